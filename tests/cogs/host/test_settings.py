"""What a guild may choose about shows, and what it may not."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.guild_settings import bounds
from bot.i18n import Locale
from cogs.host.settings import HostSettings


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", " Asia/Shanghai "])
def test_a_time_zone_that_exists_is_taken(name):
    assert HostSettings(timezone=name).zone.key == name.strip()


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "a\0b", "Europe"]
)
def test_no_other_is(name):
    with pytest.raises(ValidationError):
        HostSettings(timezone=name)


@pytest.mark.parametrize(
    "wrong",
    [{"answer_seconds": 4}, {"answer_seconds": 121}, {"pause_seconds": 31}, {"poll_hours": 0}],
)
def test_the_pace_has_bounds(wrong):
    with pytest.raises(ValidationError):
        HostSettings(**wrong)


def test_the_language_is_the_bots_own_unless_chosen():
    assert HostSettings().locale(Locale.ZH) is Locale.ZH
    assert HostSettings(language="en").locale(Locale.ZH) is Locale.EN


def test_examples_say_what_a_time_zone_looks_like():
    assert bounds(HostSettings, "timezone").startswith("UTC, Europe/Berlin")
