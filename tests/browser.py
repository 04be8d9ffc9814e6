"""Where the browser for page tests is; absent it skips a test here and fails it in CI."""

from __future__ import annotations

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
#: Without the last ones Chromium looks up its maker's hosts at every start.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def require_chromium() -> str:
    """Return the path of Chromium, from MARQUEE_CHROMIUM or the search path."""
    found = os.environ.get("MARQUEE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        absent("Chromium is not installed; `apt-get install chromium fonts-noto-cjk` brings it")
    return found


def absent(what: str) -> None:
    """Skip a test that lacks a system package; in CI, where all must be there, fail it."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
