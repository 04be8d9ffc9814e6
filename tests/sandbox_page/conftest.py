"""The real sandbox with a small bot in it, and a browser to look at both."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import discord
import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Dialog, Page, async_playwright

from sandbox.server import Sandbox
from tests.browser import FLAGS
from tests.sandbox_page.plain_bot import PlainBot

WAIT_MS = 5_000

OpenPage = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def house() -> AsyncIterator[tuple[Sandbox, PlainBot]]:
    """Give a sandbox and the plain bot in it."""
    sandbox = Sandbox()
    await sandbox.start()
    bot = PlainBot()
    try:
        await bot.start_in(sandbox)
        yield sandbox, bot
    finally:
        await bot.leave()
        await sandbox.stop()


@pytest.fixture(scope="package")
def room(house: tuple[Sandbox, PlainBot]) -> Sandbox:
    """Give a sandbox that the plain bot is in; tests share it and write what only they look for."""
    return house[0]


@pytest.fixture(scope="package")
def stage(house: tuple[Sandbox, PlainBot]) -> discord.TextChannel:
    """Give quiz-night as the plain bot sees it, to let it say something there."""
    return discord.utils.get(house[1].guilds[0].text_channels, name="quiz-night")


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """Give one headless browser."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(room: Sandbox, browser: Browser) -> AsyncIterator[OpenPage]:
    """Give a function that walks in as somebody; what the page complains of fails the test."""
    complaints: list[str] = []
    contexts = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    async def refuse(dialog: Dialog) -> None:
        complaints.append(f"a dialog opened: {dialog.message}")
        await dialog.dismiss()

    async def walk_in(handle: str, channel: str = "quiz-night", *, width: int = 1280) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": 800}, has_touch=width < 500
        )
        contexts.append(context)
        context.set_default_timeout(WAIT_MS)
        page = await context.new_page()
        page.on("console", heard)
        page.on("dialog", refuse)
        # the browser is told to hand over file choosers now, not in a race with the key
        page.on("filechooser", lambda _: None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(f"{room.url}/?as={handle}")
        await page.wait_for_selector("#log article")
        if width < 760:
            await page.click("#talk-head .only-narrow")
        await page.click(f"#channels button:has-text('{channel}')")
        await page.wait_for_selector("#composer-text")
        await page.wait_for_selector(f"#talk-head h1:has-text('{channel}')")
        return page

    yield walk_in
    for context in contexts:
        await context.close()
    if complaints:
        pytest.fail(f"the page complained: {complaints}")
