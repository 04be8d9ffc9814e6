from typing import ClassVar

import pytest
from pydantic import Field

from bot.errors import InvalidInput, NotAllowed
from bot.guild_settings import FeatureSettings, GuildSettings
from bot.permissions import Level
from cogs.admin.service import AdminService, require_admin
from tests.bot.test_guild_settings import Kept


class QuotesSettings(FeatureSettings):
    feature: ClassVar[str] = "quotes"
    limit: int = Field(5, ge=1, le=50)
    loud: bool = False


class Kinds:
    settings: ClassVar = {"quotes": QuotesSettings}


@pytest.fixture
def service():
    return AdminService(Kinds(), GuildSettings(Kept()))


def say(text_id, **values):
    return text_id


async def test_every_setting_of_every_feature_is_listed_with_its_bounds(service):
    found = await service.all(1)
    assert [(s.key, s.value, s.bounds) for s in found] == [
        ("quotes.limit", 5, "1-50"),
        ("quotes.loud", False, "on, off"),
    ]
    assert found[0].text_id == "setting-quotes-limit"


async def test_a_change_is_seen_and_the_default_remembered(service):
    now = await service.change(1, "quotes.limit", "7", actor_id=9)
    assert (now.value, now.default) == (7, 5)
    assert (await service.all(1))[0].value == 7


@pytest.mark.parametrize("key", ["quotes.nothing", "nothing.limit", "limit", "", "x" * 500])
async def test_an_unknown_setting_is_refused(service, key):
    with pytest.raises(InvalidInput):
        await service.change(1, key, "7", actor_id=9)


async def test_half_a_name_finds_settings(service):
    assert [key for _, key in await service.suggest(1, "lim", say)] == ["quotes.limit"]
    assert len(await service.suggest(1, "", say)) == 2


def test_only_admins_pass():
    require_admin(Level.ADMIN)
    require_admin(Level.OWNER)
    for level in (Level.MEMBER, Level.MODERATOR):
        with pytest.raises(NotAllowed):
            require_admin(level)


async def test_a_switch_is_turned_in_chinese_too(service):
    assert (await service.change(1, "quotes.loud", "开", actor_id=2)).value is True
    assert (await service.change(1, "quotes.loud", " 关 ", actor_id=2)).value is False
