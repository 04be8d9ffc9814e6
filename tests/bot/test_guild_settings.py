from typing import ClassVar, Literal

import pytest
from pydantic import Field

from bot.errors import InvalidInput
from bot.guild_settings import FeatureSettings, GuildSettings, bounds


class QuotesSettings(FeatureSettings):
    feature: ClassVar[str] = "quotes"
    limit: int = Field(5, ge=1, le=50)
    mode: Literal["open", "closed"] = "open"
    loud: bool = False
    greeting: str = Field("hi", min_length=1, max_length=20)


class Kept:
    """Keeps settings in a dictionary; the real store has tests of its own."""

    def __init__(self):
        self.values = {}

    async def of(self, guild_id, feature):
        return self.values.get((guild_id, feature), {})

    async def put(self, guild_id, feature, field, value, actor_id):
        self.values.setdefault((guild_id, feature), {})[field] = value


@pytest.fixture
def settings():
    return GuildSettings(Kept())


async def test_what_was_never_chosen_has_its_default(settings):
    assert await settings.get(1, QuotesSettings) == QuotesSettings()


async def test_a_choice_is_parsed_and_kept_for_its_guild_only(settings):
    changed = await settings.put(1, QuotesSettings, "limit", "7", actor_id=9)
    assert changed.limit == 7
    assert (await settings.get(1, QuotesSettings)).limit == 7
    assert (await settings.get(2, QuotesSettings)).limit == 5


@pytest.mark.parametrize(
    ("field", "value"), [("limit", "51"), ("limit", "x"), ("mode", "ajar"), ("greeting", "")]
)
async def test_a_value_out_of_bounds_is_refused_with_the_bounds(settings, field, value):
    with pytest.raises(InvalidInput) as error:
        await settings.put(1, QuotesSettings, field, value, actor_id=9)
    assert error.value.values["bounds"] == bounds(QuotesSettings, field)
    assert await settings.get(1, QuotesSettings) == QuotesSettings()


async def test_an_unknown_setting_is_refused(settings):
    with pytest.raises(InvalidInput):
        await settings.put(1, QuotesSettings, "feature", "x", actor_id=9)


async def test_a_stored_value_that_is_no_longer_allowed_falls_back(settings):
    settings._store.values[1, "quotes"] = {"limit": 999, "loud": True, "gone": 1}
    assert await settings.get(1, QuotesSettings) == QuotesSettings(loud=True)


def test_bounds_need_no_language():
    assert [bounds(QuotesSettings, field) for field in QuotesSettings.model_fields] == [
        "1-50",
        "open, closed",
        "on, off",
        "1-20",
    ]
