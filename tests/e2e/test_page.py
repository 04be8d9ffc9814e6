"""An evening through the page: real bot, local Discord, and a browser that people sit at."""

from __future__ import annotations

import pytest
from playwright.async_api import async_playwright, expect

from tests.browser import FLAGS

pytestmark = pytest.mark.long

WAIT_MS = 10_000
PHONE = {"width": 390, "height": 844}
SCREEN = {"width": 1280, "height": 800}


@pytest.fixture
def settings():
    return {"inference": "inproc"}


@pytest.fixture
async def walk_in(sandbox, marquee, chromium):
    """Give a function that opens the page as somebody; any complaint of the page fails the test."""
    complaints = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))

        async def open_page(handle, channel, size=SCREEN):
            page = await browser.new_page(viewport=size)
            page.set_default_timeout(WAIT_MS)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
            await page.goto(f"{sandbox.url}/?as={handle}")
            await page.wait_for_selector("#log article")
            if size is PHONE:
                await page.click("#talk-head .only-narrow")
            await page.click(f"#channels button:has-text('{channel}')")
            await page.wait_for_selector(f"#talk-head h1:has-text('{channel}')")
            return page

        yield open_page
        await browser.close()
    assert complaints == []


async def write(page, text):
    await page.click("#composer-text")
    await page.keyboard.type(text, delay=15)


def said(page, text):
    return page.locator(f"#log article:has-text('{text}')").last


async def test_a_member_writes_a_review_and_another_reads_it_in_chinese(sandbox, walk_in):
    anna = await walk_in("anna", "film-club")
    await write(anna, "/reviews wri")
    await expect(anna.locator(".suggest [aria-selected=true]")).to_contain_text("/reviews write")
    await anna.keyboard.press("Enter")
    await anna.keyboard.type("heat", delay=15)
    await expect(anna.locator(".suggest [role=option]").first).to_contain_text("Heat (1995)")
    await anna.keyboard.press("Enter")
    await anna.keyboard.press("Enter")
    form = anna.get_by_role("dialog")
    await expect(form).to_contain_text("Heat (1995)")
    await form.locator(".select").first.click()
    await anna.get_by_role("option", name="4.5").click()
    await form.locator("textarea").fill("A long, cold and beautiful duel of two professionals.")
    await form.locator("button[type=submit]").click()
    await expect(said(anna, "beautiful duel")).to_contain_text("★★★★½ 4.5")

    lin = await walk_in("lin", "影评", PHONE)
    await write(lin, f"<@{sandbox.application_id}> 大家怎么看《盗火线》？")
    await lin.keyboard.press("Enter")
    card = said(lin, "beautiful duel")
    await expect(card).to_contain_text("《盗火线》（1995）")
    width = await lin.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


async def test_a_member_asks_for_a_film_and_turns_the_page(sandbox, walk_in):
    lin = await walk_in("lin", "影评")
    await write(lin, f"<@{sandbox.application_id}> 推荐一部电影")
    await lin.keyboard.press("Enter")
    questions = said(lin, "先聊几部电影")
    await questions.get_by_role("button", name="直接推荐").click()
    answer = said(lin, "接下来看什么")
    await expect(answer).to_contain_text("你还没有在这里评过电影", timeout=30_000)
    before = await answer.inner_text()
    await answer.get_by_role("button", name="再来几部").click()
    await expect(answer).not_to_have_text(before)
    await expect(answer.get_by_role("button", name="上一页")).to_be_enabled()
