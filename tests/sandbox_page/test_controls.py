"""Buttons, selects and forms that the bot puts under its messages."""

from __future__ import annotations

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def page(open_page) -> Page:
    """Give a page on which the bot has just shown its panel."""
    opened = await open_page("anna", "film-club")
    await opened.click("#composer-text")
    before = await opened.locator("article:has(.embed)").count()
    await opened.keyboard.type("/panel ")
    await opened.keyboard.press("Enter")
    await expect(opened.locator("article:has(.embed)")).to_have_count(before + 1)
    return opened


def panel(page: Page) -> Locator:
    return page.locator("article:has(.embed)").last


async def test_an_embed_shows_all_it_holds(page):
    card = panel(page).locator(".embed")
    await expect(card.locator(".embed-title")).to_have_text("Panel")
    await expect(card.locator("strong")).to_have_text("Press")
    await expect(card.locator("dt")).to_have_text(["One", "Two"])
    await expect(card.locator(".bar")).to_have_css("background-color", "rgb(224, 86, 107)")


async def test_a_button_changes_its_message_and_keeps_the_focus(page):
    button = panel(page).get_by_role("button", name="Count")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(button).to_have_text("Count 1")
    await expect(button).to_be_focused()


async def test_a_disabled_button_cannot_be_pressed(page):
    await expect(panel(page).get_by_role("button", name="Off")).to_be_disabled()


async def test_no_answer_is_said_beside_the_button(page, room):
    await panel(page).get_by_role("button", name="Silence").click()
    await expect(panel(page).get_by_role("button", name="Silence")).to_have_attribute(
        "aria-busy", "true"
    )
    room.clock.advance(4)
    await expect(panel(page).locator(".failure")).to_contain_text("no answer within 3 seconds")
    await panel(page).get_by_role("button", name="Count").click()
    await expect(panel(page).get_by_role("button", name="Count")).to_have_text("Count 1")


async def test_a_select_takes_as_many_as_it_wants(page):
    await panel(page).locator(".select").click()
    done = page.get_by_role("button", name="Done")
    await expect(done).to_be_disabled()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.locator(".chooser [aria-selected=true]")).to_have_count(2)
    await done.click()
    await page.locator("article:has-text('Chosen: Heat, 花样年华')").last.wait_for()


async def test_a_form_says_what_is_missing_and_keeps_what_was_typed(page):
    await panel(page).get_by_role("button", name="Form").click()
    form = page.get_by_role("dialog", name="Your opinion")
    words = form.get_by_label("In your words")
    await expect(words).to_be_focused()
    await words.fill("Hm")
    await form.get_by_role("button", name="Send").click()
    await expect(form).to_contain_text("Write at least 5 characters.")
    await expect(form).to_contain_text("Choose one.")
    await expect(words).to_have_value("Hm")
    await words.fill("Quiet and exact")
    await form.locator(".select").click()
    await page.get_by_role("option", name="warm").click()
    await form.get_by_label("home").check()
    await form.get_by_label("Again").check()
    await form.get_by_role("button", name="Send").click()
    told = "Opinion: Quiet and exact (warm, home, again)"
    await page.locator(f"article:has-text('{told}')").last.wait_for()
    await expect(form).to_have_count(0)


async def test_a_laid_out_message_shows_its_blocks_and_takes_people(page):
    await page.click("#composer-text")
    await page.keyboard.type("/programme ")
    await page.keyboard.press("Enter")
    card = page.locator(".container.accented").last
    await expect(card.locator("h3")).to_have_text("Tonight")
    await expect(card.locator(".section .subtext")).to_have_text("173 minutes")
    await expect(card.locator(".section").get_by_role("button")).to_have_text("More")
    await expect(card.locator(".elsewhere")).to_contain_text("elsewhere.example")
    await card.locator(".select").click()
    for name in ("林", "Mo"):
        await page.get_by_role("option", name=name).click()
    await page.get_by_role("button", name="Done").click()
    coming = page.locator("article:has-text('Coming: ')").last
    await expect(coming).to_contain_text("林")
    await expect(coming).to_contain_text("Mo")


async def test_the_focus_stays_in_a_form_and_comes_back_after_it(page):
    opener = panel(page).get_by_role("button", name="Form")
    await opener.focus()
    await page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    await form.wait_for()
    for _ in range(12):
        await page.keyboard.press("Tab")
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert await page.evaluate(inside)
    await page.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(opener).to_be_focused()
