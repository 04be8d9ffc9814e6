"""The dashboard in a real browser: both languages, both themes, both widths, by keyboard, live."""

from __future__ import annotations

import asyncio
from itertools import product

import pytest
from playwright.async_api import async_playwright, expect

from bot.health import State
from bot.i18n import Locale
from dashboard.pages.audit import PER_PAGE
from dashboard.server import address_of, listen, serve
from dashboard.sessions import Sessions
from dashboard.store import WebSessionStore
from tests.browser import FLAGS
from tests.dashboard.builders import ADA, ANNEX, LOBBY, SampleSettings
from tests.dashboard.test_templating import XSS

pytestmark = pytest.mark.long

GUILD = f"/g/{LOBBY}/"
PAGES = ["", "reviews", "audit?check=true", "settings"]
OTHERS = ["/servers", "/account"]
SIZES = {1280: 800, 390: 844}
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
GROUNDS = {"light": "rgb(250, 247, 242)", "dark": "rgb(20, 18, 26)"}


@pytest.fixture
async def url(app):
    listener, stop = listen("127.0.0.1", 0), asyncio.Event()
    task = asyncio.create_task(serve(app, listener, stop))
    yield address_of(listener)
    stop.set()
    await asyncio.wait_for(task, 5)


@pytest.fixture
async def secret(parts):
    sessions = Sessions(WebSessionStore(parts.database), parts.clock)
    return (await sessions.begin(ADA, "ada", Locale.EN)).secret


@pytest.fixture
async def chrome(chromium):
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield launched
        await launched.close()


@pytest.fixture
async def open_page(chrome, url, secret):
    """Open pages as ada; whatever they complain of, or ask elsewhere for, fails the test."""
    complaints = []

    async def walk_in(path=GUILD, *, width=1280, theme="light", language="en"):
        context = await chrome.new_context(
            viewport={"width": width, "height": SIZES[width]}, color_scheme=theme
        )
        context.set_default_timeout(5_000)
        port = url.rpartition(":")[2]
        given = {"session": secret, "language": language}
        await context.add_cookies(
            [{"name": f"marquee-{port}-{k}", "value": v, "url": url} for k, v in given.items()]
        )
        page = await context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on(
            "request",
            lambda request: request.url.startswith(url) or complaints.append(request.url),
        )
        await page.goto(url + path)
        return page

    yield walk_in
    assert complaints == []


async def fill_audit(parts):
    def unit(connection):
        for number in range(PER_PAGE + 1):
            detail = {"setting": "reviews.min_length", "old": number, "new": number + 1}
            audit.append(connection, "settings.put", actor_id=ADA, detail=detail)

    audit = parts.audit.of(LOBBY)
    await parts.database.write(unit)


@pytest.mark.parametrize("width", SIZES)
async def test_every_page_fits_in_both_languages_and_themes(open_page, url, parts, health, width):
    await fill_audit(parts)
    health.report("gateway", State.DEGRADED, "health-reason-intents")
    paths = [*(GUILD + path for path in PAGES), *OTHERS]
    for theme, language in product(GROUNDS, Locale):
        page = await open_page(width=width, theme=theme, language=language)
        for path in paths:
            await page.goto(url + path)
            await expect(page.locator("h1")).to_be_visible()
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert await page.evaluate("document.documentElement.lang") == language
            assert await page.evaluate(GROUND) == GROUNDS[theme]
        await page.context.close()


async def test_tables_become_cards_on_a_phone(open_page, parts):
    await fill_audit(parts)
    page = await open_page(f"{GUILD}audit", width=390)
    cell = page.locator("td[data-label='Who']").first
    label = await cell.evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"Who"'
    assert (
        await page.locator("tbody tr").first.evaluate("e => getComputedStyle(e).display") == "block"
    )


async def test_the_overview_stays_true_by_itself(open_page, health, parts):
    page = await open_page()
    board = page.locator(".board")
    await expect(board).to_have_text("Everything is well. All 4 parts work.")
    await expect(page.locator("[data-live-text]")).to_have_text("Live")
    health.report("gateway", State.DOWN, "health-reason-reconnecting")
    await expect(board).to_have_text("Not working right now: Discord connection.")
    await expect(page.locator("[data-name=gateway] .reason")).to_contain_text("I am reconnecting")
    health.report("extra", State.OK)
    await expect(page.locator("[data-name=extra] [data-field=label]")).to_have_text("extra")
    health.report("gateway", State.OK)
    await expect(board).to_have_text("Everything is well. All 5 parts work.")


async def test_a_broken_stream_shows(open_page, parts, guilds):
    page = await open_page()
    await expect(page.locator("[data-live-text]")).to_have_text("Live")
    await page.context.set_offline(True)
    parts.streams.close()
    await expect(page.locator("[data-live-text]")).to_have_text("Connection lost, trying again")
    await page.context.set_offline(False)


async def test_everything_is_reached_by_keyboard(open_page, parts):
    await fill_audit(parts)
    page = await open_page()
    await page.keyboard.press("?")
    await expect(page.locator("#keys")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#keys")).to_be_hidden()
    await page.keyboard.press("3")
    await expect(page.locator("h1")).to_have_text("Audit")
    await page.keyboard.press("]")
    await expect(page.locator("tbody tr")).to_have_count(1)
    await page.keyboard.press("[")
    await expect(page.locator("tbody tr")).to_have_count(PER_PAGE)
    await page.keyboard.press("/")
    assert await page.evaluate("document.activeElement.name") == "action"
    await page.keyboard.press("4")  # keys stay out of fields
    await expect(page.locator("h1")).to_have_text("Audit")
    await page.goto(page.url)
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_focused()


async def test_a_setting_is_changed_and_taken_back(open_page, parts):
    page = await open_page(f"{GUILD}settings")
    field = page.get_by_label("Shortest review")
    await field.fill("42")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator(".note")).to_contain_text("Shortest review: 10 → 42")
    await expect(field).to_have_value("42")
    await page.keyboard.press("u")
    await expect(field).to_have_value("10")
    chosen = await parts.guild_settings.get(LOBBY, SampleSettings)
    assert chosen == SampleSettings()


async def test_language_and_theme_are_switched_in_place(open_page):
    page = await open_page(f"{GUILD}settings")
    await page.locator(".viewer").click()
    await page.get_by_role("button", name="中文").click()
    await expect(page.locator("h1")).to_have_text("设置")
    await page.locator(".viewer").click()
    await page.get_by_role("button", name="深色").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.url.endswith(f"{GUILD}settings")


async def test_foreign_text_never_runs(open_page, url, guilds):
    page = await open_page()
    for payload in XSS:
        guilds.names[LOBBY] = guilds.names[ANNEX] = guilds.people[ADA] = payload
        for path in (GUILD, "/servers"):
            await page.goto(url + path)
            await expect(page.locator("h1")).to_be_visible()
            assert await page.locator("img, main script, [onload], [onerror]").count() == 0
