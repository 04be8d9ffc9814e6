"""The slash picker and the form of a command, by keyboard."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]


async def type_slowly(page: Page, text: str) -> None:
    """Type as a person does, so that completions can keep up."""
    await page.keyboard.type(text, delay=15)


def answer(page: Page, text: str):
    return page.locator(f"#log article:has-text('{text}')").last


async def test_a_command_is_found_filled_and_sent_without_a_mouse(open_page):
    page = await open_page("anna")
    await page.keyboard.press("/")
    await expect(page.locator(".suggest [role=option]")).to_have_count(7)
    await type_slowly(page, "fi")
    await expect(page.locator(".suggest [aria-selected=true]")).to_contain_text("/films find")
    await expect(page.locator(".suggest")).to_contain_text("title")
    await page.keyboard.press("Enter")
    await expect(page.locator(".command-hint")).to_contain_text("The film's title")
    await type_slowly(page, "hea")
    await expect(page.locator(".suggest [role=option]")).to_have_text(["Heat", "Heathers"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(answer(page, "Found id:Heathers -")).to_contain_text("Anna used/films find")
    await expect(page.locator("#composer-text")).to_be_focused()


async def test_the_starts_of_two_words_find_a_command(open_page):
    page = await open_page("anna")
    await page.keyboard.press("/")
    await type_slowly(page, "fil fi")
    await expect(page.locator(".suggest [aria-selected=true]")).to_contain_text("/films find")
    await page.keyboard.press("Escape")


async def test_a_name_typed_out_opens_the_form_and_free_text_is_allowed(open_page):
    page = await open_page("anna")
    await page.click("#composer-text")
    await type_slowly(page, "/films find My own film")
    await page.keyboard.press("Enter")
    await answer(page, "Found My own film -").wait_for()


async def test_what_does_not_fit_is_said_and_nothing_is_sent(open_page):
    page = await open_page("anna")
    await page.click("#composer-text")
    await type_slowly(page, "/films find ")
    await page.keyboard.press("Enter")
    await expect(page.locator(".command-hint")).to_contain_text("This is required.")
    await type_slowly(page, "Bounds")
    await page.get_by_role("button", name="stars").click()
    await type_slowly(page, "7")
    await page.keyboard.press("Enter")
    await expect(page.locator(".command-hint")).to_contain_text("This has to be 0.5 to 5.")
    await expect(page.locator(".chip input").last).to_have_attribute("aria-invalid", "true")
    await page.keyboard.press("Backspace")
    await type_slowly(page, "4.5")
    await page.keyboard.press("Enter")
    await answer(page, "Found Bounds 4.5").wait_for()


async def test_yes_and_no_are_chosen_in_words(open_page):
    page = await open_page("anna")
    await page.click("#composer-text")
    await type_slowly(page, "/films find Loudly")
    await page.get_by_role("button", name="loud").click()
    await type_slowly(page, "maybe")
    await page.keyboard.press("Enter")
    await expect(page.locator(".command-hint")).to_contain_text("Choose one from the list.")
    await page.locator(".chip input").last.fill("y")
    await page.keyboard.press("Tab")
    await page.locator(".command .send").click()
    await answer(page, "FOUND LOUDLY -").wait_for()


async def test_a_file_and_a_person_are_options_too(open_page):
    page = await open_page("anna")
    await page.click("#composer-text")
    await type_slowly(page, "/frame ")
    async with page.expect_file_chooser() as chooser:
        await page.keyboard.press("Enter")
    picture = {"name": "still.png", "mimeType": "image/png", "buffer": b"not quite a picture"}
    await (await chooser.value).set_files([picture])
    await expect(page.locator(".chip-file")).to_have_text("still.png")
    await page.get_by_label("owner").focus()
    await type_slowly(page, "mo")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await answer(page, "Framed still.png for Mo").wait_for()


async def test_escape_leaves_and_backspace_goes_back(open_page):
    page = await open_page("anna")
    await page.click("#composer-text")
    await type_slowly(page, "/films find ")
    await page.keyboard.press("Backspace")
    await expect(page.locator("#composer-text")).to_have_value("/films find")
    await page.keyboard.press("Escape")
    await expect(page.locator(".suggest")).to_be_hidden()
    await type_slowly(page, " ")
    await page.keyboard.press("Escape")
    await expect(page.locator("#composer-text")).to_have_value("")


async def test_the_commands_speak_the_language_of_the_person(open_page):
    page = await open_page("lin")
    await page.click("#composer-text")
    await type_slowly(page, "/电")
    first = page.locator(".suggest [role=option]").first
    await expect(first).to_contain_text("/电影 查找")
    await expect(first).to_contain_text("查找一部电影")
    await page.keyboard.press("Enter")
    await expect(page.locator(".chip label")).to_have_text("片名")


async def test_only_you_see_a_whisper_until_you_dismiss_it(open_page):
    anna, mo = await open_page("anna"), await open_page("mo")
    await anna.click("#composer-text")
    await type_slowly(anna, "/whisper ")
    await anna.keyboard.press("Enter")
    whispered = answer(anna, "Between us")
    await expect(whispered).to_contain_text("Only you can see this.")
    await expect(mo.locator("article:has-text('Between us')")).to_have_count(0)
    await whispered.get_by_role("button", name="Dismiss").click()
    await expect(anna.locator("article:has-text('Between us')")).to_have_count(0)


async def test_thinking_is_shown_until_the_answer_comes(open_page):
    page = await open_page("anna")
    await page.click("#composer-text")
    await type_slowly(page, "/ponder ")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log article").last).to_contain_text("Thinking")
    await expect(page.locator("#log article").last).to_contain_text("Thought through")


async def test_the_bots_menus_stand_at_messages_and_people(open_page):
    page = await open_page("anna")
    await page.fill("#composer-text", "quote me on that")
    await page.keyboard.press("Enter")
    await page.locator("article:has-text('quote me on that')").last.click(button="right")
    await page.get_by_role("menuitem", name="Quote").click()
    await answer(page, "Quoted: quote me on that").wait_for()
    await page.locator("#people .person:has-text('Mo')").click()
    await page.get_by_role("menuitem", name="Wave").click()
    await answer(page, "Waves to Mo").wait_for()
