"""Discord's side of a login: PKCE, state once and for one browser, no token kept."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web

from bot.errors import TryLater
from bot.i18n import Locale
from dashboard.login.oauth import MAX_OPEN, PATIENCE_S, Application, DiscordLogin
from tests.dashboard.login.discord_site import CLIENT_ID, CLIENT_SECRET

US = Application(CLIENT_ID, CLIENT_SECRET)
BACK = "http://127.0.0.1:8765/login/discord/callback"


@pytest.fixture
def login(config, clock):
    return DiscordLogin(config, clock)


def code_of(address):
    return parse_qs(urlsplit(address).query)["code"][0]


async def test_who_agreed_is_read_and_the_token_is_handed_back(login, discord_site):
    address, state = login.begin(US, BACK, "/")
    assert address.startswith(f"{discord_site.url}/oauth2/authorize?")
    attempt = login.take(state, state)
    user = await login.user(US, attempt, code_of(discord_site.consent(address)))
    assert (user.id, user.name, user.locale) == (9007199254741005, "ada", Locale.EN)
    assert discord_site.tokens == set()
    assert len(discord_site.revoked) == 1


async def test_a_code_is_worth_nothing_to_another_attempt(login, discord_site):
    address, _ = login.begin(US, BACK, "/")
    _, state = login.begin(US, BACK, "/")
    stolen = code_of(discord_site.consent(address))
    with pytest.raises(TryLater):
        await login.user(US, login.take(state, state), stolen)
    assert discord_site.tokens == set()


def test_the_verifier_stays_here(login):
    address, state = login.begin(US, BACK, "/")
    attempt = login.take(state, state)
    assert attempt.verifier not in address
    assert 43 <= len(attempt.verifier) <= 128


def test_a_state_works_once_and_for_its_browser_only(login):
    _, state = login.begin(US, BACK, "/g/1/")
    assert login.take(state, "") is None
    assert login.take(state, "another") is None
    assert login.take("", "") is None
    assert login.take("中", state) is None
    assert login.take(state, state).after == "/g/1/"
    assert login.take(state, state) is None


def test_an_attempt_ends_after_ten_minutes(login, clock):
    _, state = login.begin(US, BACK, "/")
    clock.advance(PATIENCE_S)
    assert login.take(state, state) is None


def test_open_attempts_are_bounded(login):
    states = [login.begin(US, BACK, "/")[1] for _ in range(MAX_OPEN + 5)]
    kept = [state for state in states if login.take(state, state)]
    assert len(kept) <= MAX_OPEN + 1
    assert kept[-1] == states[-1]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500},
        {"text": "<html>", "content_type": "text/html"},
        {"text": "{}", "content_type": "application/json"},
        {"text": '{"id": "x", "username": "a"}', "content_type": "application/json"},
        {"text": "[]", "content_type": "application/json"},
    ],
)
async def test_a_broken_answer_logs_nobody_in_and_still_hands_the_token_back(
    login, discord_site, answer
):
    discord_site.answer_to_me = web.Response(**answer)
    address, state = login.begin(US, BACK, "/")
    with pytest.raises(TryLater) as failure:
        await login.user(US, login.take(state, state), code_of(discord_site.consent(address)))
    assert failure.value.text_id == "dashboard-login-discord-failed"
    assert discord_site.tokens == set()


async def test_a_token_that_cannot_be_handed_back_does_not_stop_the_login(
    login, discord_site, caplog
):
    discord_site.refuses_to_revoke = True
    address, state = login.begin(US, BACK, "/")
    user = await login.user(US, login.take(state, state), code_of(discord_site.consent(address)))
    assert user.name == "ada"
    assert "could not revoke" in caplog.text
    assert not any(token in caplog.text for token in discord_site.tokens)


async def test_discord_being_away_is_told_as_such(clock, config, discord_site):
    await discord_site.stop()
    login = DiscordLogin(config, clock)
    _, state = login.begin(US, BACK, "/")
    with pytest.raises(TryLater):
        await login.user(US, login.take(state, state), "code")
    await discord_site.start()


async def test_a_chinese_account_is_spoken_to_in_chinese(login, discord_site):
    discord_site.user |= {"global_name": "林", "locale": "zh-CN"}
    address, state = login.begin(US, BACK, "/")
    user = await login.user(US, login.take(state, state), code_of(discord_site.consent(address)))
    assert (user.name, user.locale) == ("林", Locale.ZH)
