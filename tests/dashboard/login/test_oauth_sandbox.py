"""The same login against the local Discord: each of its people, by the page they see."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from bot.config import Config
from bot.permissions import Level
from sandbox.server import Sandbox
from tests.dashboard.builders import LOBBY

HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@pytest.fixture
async def sandbox():
    local = Sandbox()
    await local.start()
    yield local
    await local.stop()


@pytest.fixture
def config(tmp_path, sandbox):
    return Config(
        _env_file=None,
        data_dir=tmp_path,
        discord_api=f"{sandbox.url}/api/v10",
        discord_authorize=f"{sandbox.url}/oauth2/authorize",
        oauth_client_id=sandbox.application_id,
        oauth_client_secret=sandbox.client_secret,
    )


async def consent(address, handle):
    """Press the button of one of the people on the consent page; return where it leads."""
    async with httpx.AsyncClient() as browser:
        page = await browser.get(address)
        assert page.status_code == 200, page.text
        assert f'value="{handle}"' in page.text
        form = {name: unescape(value) for name, value in HIDDEN.findall(page.text)}
        url = address.partition("?")[0]
        answer = await browser.post(url, data={**form, "handle": handle})
    return answer.headers["location"]


@pytest.mark.parametrize(
    ("handle", "level", "language"),
    [
        ("anna", Level.MEMBER, "en"),
        ("lin", Level.MEMBER, "zh-CN"),
        ("mo", Level.MODERATOR, "en"),
        ("ada", Level.ADMIN, "en"),
    ],
)
async def test_each_person_gets_in_as_themselves(browser, sandbox, guilds, handle, level, language):
    guilds.levels[LOBBY, int(sandbox.world.people[handle].user_id)] = level
    sent = await browser.get("/login/discord")
    back = await browser.get(await consent(sent.headers["location"], handle))
    assert (back.status_code, back.headers["location"]) == (303, "/")
    page = await browser.get(f"/g/{LOBBY}/")
    assert f'<html lang="{language}"' in page.text
    may_see_audit = (await browser.get(f"/g/{LOBBY}/audit")).status_code == 200
    assert may_see_audit == (level >= Level.MODERATOR)


async def test_who_refuses_on_the_page_is_not_logged_in(browser):
    sent = await browser.get("/login/discord")
    address = sent.headers["location"]
    async with httpx.AsyncClient() as person:
        page = await person.get(address)
        form = {name: unescape(value) for name, value in HIDDEN.findall(page.text)}
        answer = await person.post(address.partition("?")[0], data=form)
    assert (await browser.get(answer.headers["location"])).status_code == 403
    assert (await browser.get("/account")).status_code == 303
