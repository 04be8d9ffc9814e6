"""Logging in and out as a browser sees it."""

from __future__ import annotations

import logging
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pydantic import SecretStr

from dashboard.app import create_app
from dashboard.login.pages import TRIES, WINDOW_S
from tests.dashboard.builders import ADA, HOST, LOBBY, Browser

SESSION = "marquee-8765-session"


@pytest.fixture(autouse=True)
def ada_is_an_admin(discord_site):
    discord_site.user["id"] = str(ADA)


async def log_in(browser, discord_site, after="/"):
    sent = await browser.get("/login/discord", params={"next": after})
    assert sent.status_code == 303
    return await browser.get(discord_site.consent(sent.headers["location"]))


async def test_a_login_with_discord_leads_to_the_page_that_was_wanted(browser, discord_site):
    wanted = f"/g/{LOBBY}/settings"
    refused = await browser.get(wanted)
    assert refused.headers["location"] == f"/login?next=%2Fg%2F{LOBBY}%2Fsettings"
    page = await browser.get(refused.headers["location"])
    assert f"/login/discord?next={wanted}" in page.text
    back = await log_in(browser, discord_site, wanted)
    assert (back.status_code, back.headers["location"]) == (303, wanted)
    assert (await browser.get(wanted)).status_code == 200
    assert discord_site.tokens == set(), "the access token was handed back"


@pytest.mark.parametrize("after", ["https://evil.example", "//evil.example", "/\\evil", "x", ""])
async def test_a_login_never_leads_to_another_site(browser, discord_site, after):
    back = await log_in(browser, discord_site, after)
    assert back.headers["location"] == "/"


async def test_the_cookie_is_not_for_scripts_and_not_for_other_sites(browser, discord_site):
    back = await log_in(browser, discord_site)
    cookie = next(c for c in back.headers.get_list("set-cookie") if c.startswith(SESSION))
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


async def test_a_session_that_was_planted_before_is_worth_nothing(browser, discord_site, parts):
    planted = "a-session-id-that-an-attacker-knows"
    browser.cookies.set(SESSION, planted, domain="127.0.0.1")
    await log_in(browser, discord_site)
    values = {c.value for c in browser.cookies.jar if c.name == SESSION and c.value != planted}
    assert len(values) == 1
    async with Browser(browser._transport.app, cookies={SESSION: planted}) as attacker:
        assert (await attacker.get("/account")).status_code == 303


async def test_a_new_login_ends_the_session_that_the_browser_had(browser, discord_site, database):
    await log_in(browser, discord_site)
    await log_in(browser, discord_site)
    rows = await database.rows("SELECT member_id FROM web_session")
    assert [row["member_id"] for row in rows] == [ADA]


async def test_an_answer_that_another_browser_asked_for_is_refused(app, browser, discord_site):
    sent = await browser.get("/login/discord")
    address = discord_site.consent(sent.headers["location"])
    async with Browser(app) as victim:
        for cookies in ({}, {"marquee-8765-login": "guess"}):
            victim.cookies.update(cookies)
            refused = await victim.get(address)
            assert refused.status_code == 400
            assert "did not begin in this browser" in refused.text
        assert SESSION not in victim.cookies
    assert (await browser.get(address)).status_code == 303, "the right browser still may"
    assert (await browser.get(address)).status_code == 400, "but once"


async def test_who_does_not_agree_is_told_that_nothing_was_read(browser):
    sent = await browser.get("/login/discord")
    state = parse_qs(urlsplit(sent.headers["location"]).query)["state"][0]
    address = f"/login/discord/callback?error=access_denied&state={state}"
    refused = await browser.get(address)
    assert (refused.status_code, "nothing was read" in refused.text) == (403, True)


async def test_without_a_client_secret_there_is_no_login_with_discord(parts):
    config = parts.config.model_copy(update={"oauth_client_secret": None})
    async with Browser(create_app(replace(parts, config=config))) as browser:
        assert "/login/discord" not in (await browser.get("/login")).text
        assert (await browser.get("/login/discord")).status_code == 404


async def test_the_application_is_the_client_when_the_operator_named_no_other(parts):
    config = parts.config.model_copy(update={"oauth_client_id": None})
    given = replace(parts, config=config, application_id=lambda: "777")
    async with Browser(create_app(given)) as browser:
        sent = await browser.get("/login/discord")
    assert parse_qs(urlsplit(sent.headers["location"]).query)["client_id"] == ["777"]


async def test_behind_tls_cookies_are_bound_to_the_host(parts, discord_site):
    update = {"dashboard_url": "https://marquee.example.org"}
    app = create_app(replace(parts, config=parts.config.model_copy(update=update)))
    async with Browser(app, base_url="https://marquee.example.org") as browser:
        sent = await browser.get("/login/discord")
        uri = parse_qs(urlsplit(sent.headers["location"]).query)["redirect_uri"][0]
        assert uri == "https://marquee.example.org/login/discord/callback"
        back = await browser.get(discord_site.consent(sent.headers["location"]))
        cookie = next(c for c in back.headers.get_list("set-cookie") if "session" in c)
        assert cookie.startswith("__Host-marquee-session=")
        assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))
        assert "max-age=" in back.headers["strict-transport-security"]
        assert (await browser.get("/account")).status_code == 200


async def test_a_local_link_logs_the_operator_in_once(app, browser, parts):
    path = parts.links.issue()
    assert (await browser.get(path)).headers["location"] == "/"
    assert (await browser.get(f"/g/{LOBBY}/settings")).status_code == 200
    async with Browser(app) as other:
        again = await other.get(path)
        assert (again.status_code, "used already" in again.text) == (404, True)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"transport": {"client": ("192.0.2.7", 1)}},
        {"headers": {"accept": "text/html", "x-forwarded-for": "192.0.2.7"}},
    ],
)
async def test_a_local_link_works_on_this_machine_only(app, parts, elsewhere):
    transport = httpx.ASGITransport(app=app, **elsewhere.get("transport", {}))
    path = parts.links.issue()
    async with Browser(app, **(elsewhere | {"transport": transport})) as browser:
        refused = await browser.get(path)
        assert (refused.status_code, "only on the machine" in refused.text) == (403, True)
        assert (await browser.send_form("/login/link", csrf="")).status_code == 403
        assert "/login/link" not in (await browser.get("/login")).text
    async with Browser(app) as here:
        assert (await here.get(path)).status_code == 303, "a refusal does not use it up"


async def test_the_operators_session_is_worth_nothing_elsewhere(app, logged_in):
    operator = await logged_in()
    transport = httpx.ASGITransport(app=app, client=("192.0.2.7", 1))
    async with Browser(app, transport=transport, cookies=operator.cookies) as thief:
        assert (await thief.get("/account")).status_code == 303


async def test_a_fresh_link_is_written_to_the_log_and_nowhere_else(browser, caplog):
    with caplog.at_level(logging.INFO, logger="dashboard.login.pages"):
        page = await browser.send_form("/login/link", csrf="")
    (line,) = [r.getMessage() for r in caplog.records if "one-time login link" in r.getMessage()]
    address = line.rpartition(" ")[2]
    assert address.startswith(f"{HOST}/login/")
    assert address.rpartition("/")[2] not in page.text
    assert (await browser.get(address)).status_code == 303


async def test_too_many_tries_have_to_wait(browser, clock):
    for _ in range(TRIES):
        assert (await browser.get("/login/guess")).status_code == 404
    refused = await browser.get("/login/guess")
    assert (refused.status_code, "five minutes" in refused.text) == (503, True)
    clock.advance(WINDOW_S)
    assert (await browser.get("/login/guess")).status_code == 404


async def test_logging_out_ends_the_session_and_everywhere_ends_the_others(app, logged_in):
    one, two = await logged_in(ADA), await logged_in(ADA)
    three = await logged_in(ADA)
    out = await one.send_form("/logout")
    assert (out.status_code, out.headers["location"]) == (303, "/login")
    assert (await one.get("/account")).status_code == 303
    assert "2 browsers" in (await two.get("/account")).text
    await two.send_form("/logout/everywhere")
    assert (await three.get("/account")).status_code == 303


async def test_who_is_logged_in_needs_no_login_page(logged_in):
    page = await (await logged_in(ADA)).get("/login", params={"next": "/account"})
    assert (page.status_code, page.headers["location"]) == (303, "/account")


async def test_no_secret_reaches_a_page_or_the_log(browser, discord_site, caplog, config):
    caplog.set_level(logging.DEBUG)
    assert isinstance(config.oauth_client_secret, SecretStr)
    back = await log_in(browser, discord_site)
    page = await browser.get("/account")
    secret = next(c.value for c in browser.cookies.jar if c.name == SESSION)
    for canary in (config.oauth_client_secret.get_secret_value(), secret, *discord_site.revoked):
        assert canary not in page.text
        assert canary not in back.text
        assert canary not in caplog.text
