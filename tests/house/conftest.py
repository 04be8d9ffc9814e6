"""The whole bot, wired, without Discord and without models."""

from __future__ import annotations

import pytest

from bot.app import open_services
from bot.config import Config


@pytest.fixture
async def services(tmp_path):
    """Give every service and feature on a fresh database."""
    config = Config(_env_file=None, data_dir=tmp_path / "var", inference="off")
    async with open_services(config) as found:
        yield found
