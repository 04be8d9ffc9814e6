"""Finds the features: every folder of `cogs/` is one."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.feature import Feature
    from bot.services import Services

ROOT = Path(__file__).parents[1]
COGS = ROOT / "cogs"


def feature_names() -> list[str]:
    """Return the name of every feature, sorted."""
    return sorted(path.parent.name for path in COGS.glob("*/__init__.py"))


def feature_folders(part: str) -> dict[str, Path]:
    """Return feature name to its folder ``part`` (`locale`, `migrations`, ...) where it has one."""
    folders = {name: COGS / name / part for name in feature_names()}
    return {name: folder for name, folder in folders.items() if folder.is_dir()}


def build_features(services: Services) -> list[Feature]:
    """Return every feature, wired; one that fails stops the start."""
    return [importlib.import_module(f"cogs.{name}").feature(services) for name in feature_names()]
