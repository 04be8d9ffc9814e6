"""Where a visitor is led to, and where they are logged in."""

from __future__ import annotations

from bot.permissions import Level
from tests.dashboard.builders import ANNA, ANNEX, LOBBY, OLD_MO


async def test_who_shares_one_guild_is_led_there(logged_in):
    start = await (await logged_in(ANNA)).get("/")
    assert (start.status_code, start.headers["location"]) == (303, f"/g/{LOBBY}/")


async def test_who_shares_more_may_choose(logged_in, guilds):
    guilds.levels[ANNEX, ANNA] = Level.MEMBER
    page = (await (await logged_in(ANNA)).get("/")).text
    assert "You and I share 2 servers." in page
    assert f'href="/g/{LOBBY}/"' in page
    assert "附楼" in page


async def test_who_shares_none_is_told_what_to_do(logged_in):
    page = (await (await logged_in(OLD_MO)).get("/")).text
    assert "You and I share no server." in page
    assert "Ask an admin to invite me" in page


async def test_the_operator_sees_every_guild(logged_in):
    page = (await (await logged_in()).get("/servers")).text
    assert "You and I share 2 servers." in page


async def test_the_account_says_what_is_kept(logged_in):
    anna = await logged_in(ANNA)
    await logged_in(ANNA)
    page = (await anna.get("/account")).text
    assert "You are logged in with 2 browsers." in page
    assert "12 hours without use" in page
    assert "As name at login." in page
    assert "As the operator" in (await (await logged_in()).get("/account")).text
