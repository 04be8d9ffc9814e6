"""A dashboard that can log in with Discord, and Discord's side of it."""

from __future__ import annotations

import pytest

from bot.config import Config
from tests.dashboard.login.discord_site import CLIENT_ID, CLIENT_SECRET, DiscordSite


@pytest.fixture
async def discord_site():
    site = DiscordSite()
    await site.start()
    yield site
    await site.stop()


@pytest.fixture
def config(tmp_path, discord_site):
    return Config(
        _env_file=None,
        data_dir=tmp_path,
        discord_api=f"{discord_site.url}/api/v10",
        discord_authorize=f"{discord_site.url}/oauth2/authorize",
        oauth_client_id=CLIENT_ID,
        oauth_client_secret=CLIENT_SECRET,
    )
