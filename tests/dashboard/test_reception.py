"""Which language a visitor is spoken to in: chosen here, in the bot, in Discord, by default."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.i18n import Locale
from dashboard.app import create_app
from tests.dashboard.builders import ANNA, Browser


def language(page):
    return "zh-CN" if '<html lang="zh-CN"' in page.text else "en"


@pytest.mark.parametrize(
    ("header", "spoken"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("zh-TW", "zh-CN"),
        ("en-GB,zh;q=0.5", "en"),
        ("de", "en"),
        ("", "en"),
        ("*", "en"),
    ],
)
async def test_a_stranger_is_spoken_to_as_the_browser_asks(browser, header, spoken):
    assert language(await browser.get("/login", headers={"accept-language": header})) == spoken


async def test_the_operators_setting_counts_when_the_browser_asks_nothing(parts):
    config = parts.config.model_copy(update={"locale": Locale.ZH})
    async with Browser(create_app(replace(parts, config=config))) as browser:
        assert language(await browser.get("/login", headers={"accept-language": ""})) == "zh-CN"


async def test_a_member_is_spoken_to_as_their_account_says_not_the_browser(logged_in):
    lin = await logged_in(ANNA, Locale.ZH)
    assert language(await lin.get("/account")) == "zh-CN"


async def test_what_a_member_chose_in_the_bot_counts_more(logged_in, parts):
    await parts.preferences.change(ANNA, lambda chosen: replace(chosen, locale=Locale.EN))
    lin = await logged_in(ANNA, Locale.ZH)
    assert language(await lin.get("/account")) == "en"


async def test_what_is_chosen_here_counts_most_and_stays(logged_in):
    lin = await logged_in(ANNA, Locale.ZH)
    sent = await lin.send_form("/look", {"language": "en", "next": "/account"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/account")
    assert language(await lin.get("/account")) == "en"
    await lin.send_form("/look", {"language": "klingon"})
    assert language(await lin.get("/account")) == "en"


async def test_the_theme_is_chosen_here_and_follows_the_system_otherwise(browser):
    assert "data-theme" not in (await browser.get("/login")).text
    await browser.send_form("/look", {"theme": "dark"}, csrf="")
    assert 'data-theme="dark"' in (await browser.get("/login")).text
    await browser.send_form("/look", {"theme": '"><b>'}, csrf="")
    assert 'data-theme="dark"' in (await browser.get("/login")).text
    await browser.send_form("/look", {"theme": "system"}, csrf="")
    assert "data-theme" not in (await browser.get("/login")).text


@pytest.mark.parametrize("after", ["//evil.example", "https://evil.example", "/\\evil", "\\x"])
async def test_choosing_the_look_never_leads_to_another_site(browser, after):
    sent = await browser.send_form("/look", {"theme": "dark", "next": after}, csrf="")
    assert sent.headers["location"] == "/"
