"""What tests of several packages share."""

from __future__ import annotations

import pytest

from tests.browser import require_chromium


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of Chromium; skip where it is absent, fail in CI."""
    return require_chromium()
