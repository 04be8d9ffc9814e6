from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.guild_settings import bounds
from bot.server_settings import ServerSettings


@pytest.mark.parametrize("given", ["<#123456789012345678>", " 123456789012345678 "])
def test_a_channel_is_read_as_discord_writes_it_and_by_its_id(given):
    assert ServerSettings(moderators_channel=given).moderators_channel == "123456789012345678"


def test_no_channel_is_an_empty_text_and_anything_else_is_refused():
    for none in ("", "-", " 无 "):
        assert ServerSettings(moderators_channel=none).moderators_channel == ""
    for wrong in ("#staff", "12", "<@123456789012345678>"):
        with pytest.raises(ValidationError):
            ServerSettings(moderators_channel=wrong)
    assert bounds(ServerSettings, "moderators_channel") == "#"
