"""The `.env` file: changed in one step, readable by its owner alone."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import dotenv

from bot.storage.disk import sync

if TYPE_CHECKING:
    from collections.abc import Mapping

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def read(path: Path) -> dict[str, str]:
    """Return the values of a file; nothing when there is none."""
    values = dotenv.dotenv_values(path, interpolate=False) if path.exists() else {}
    return {name: value for name, value in values.items() if value is not None}


def write(path: Path, values: Mapping[str, str]) -> None:
    """Set values and keep every other line, comments too; a crash leaves the old file.

    The owner stays who it was, so that ``sudo marquee setup`` takes the file from nobody.

    Args:
        path: The file; it need not exist.
        values: Name to value, without line breaks and backslashes.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".env-")  # mode 0600
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if path.exists():
                file.write(path.read_bytes())
        for key, value in values.items():
            dotenv.set_key(fresh, key, value, quote_mode="auto")
        fresh.chmod(0o600)
        if path.exists():
            os.chown(fresh, path.stat().st_uid, path.stat().st_gid)
        sync(fresh)
        fresh.replace(path)
        sync(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


def is_open_to_others(path: Path) -> bool:
    """Tell whether somebody else than the owner may read or change a file."""
    return bool(path.stat().st_mode & OTHERS)
