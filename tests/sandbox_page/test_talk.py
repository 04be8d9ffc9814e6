"""Writing, answering, changing and finding messages."""

from __future__ import annotations

import base64

import pytest
from playwright.async_api import Page, expect

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


async def say(page: Page, text: str):
    """Write a message and return it once it stands in the log."""
    await page.fill("#composer-text", text)
    await page.keyboard.press("Enter")
    message = page.locator(f"#log article:has-text('{text}')").last
    await message.wait_for()
    return message


async def test_what_one_writes_the_other_reads(open_page):
    anna, lin = await open_page("anna"), await open_page("lin")
    await say(anna, "Has anyone seen Yi Yi?")
    await expect(lin.locator("#log article").last).to_contain_text("Has anyone seen Yi Yi?")


async def test_names_become_mentions_and_call_the_one_named(open_page):
    anna, lin = await open_page("anna"), await open_page("lin")
    await anna.type("#composer-text", "you too, @林")
    await expect(anna.locator(".suggest [role=option]")).to_have_count(1)
    await anna.keyboard.press("Enter")
    await anna.keyboard.press("Enter")
    called = lin.locator("article.calls-me").last
    await expect(called.locator("button.mention.me")).to_have_text("@林")


async def test_messages_of_one_author_stand_under_one_name(open_page):
    page = await open_page("mo", "film-club")
    await say(page, "first of two")
    second = await say(page, "second of two")
    await expect(second).to_have_class("message grouped")


async def test_a_reply_shows_what_it_answers(open_page):
    anna, mo = await open_page("anna"), await open_page("mo")
    await say(anna, "a question to answer")
    asked = mo.locator("article:has-text('a question to answer')").last
    await asked.focus()
    await mo.keyboard.press("r")
    await expect(mo.locator(".reply-line")).to_contain_text("Replying to Anna")
    answer = await say(mo, "an answer to it")
    await expect(answer.locator(".reference")).to_contain_text("Anna a question to answer")


async def test_the_last_message_is_changed_with_the_up_key(open_page):
    page = await open_page("anna")
    await say(page, "a sentense")
    await page.keyboard.press("ArrowUp")
    await page.fill(".editor textarea", "a sentence")
    await page.keyboard.press("Enter")
    await expect(page.locator("article:has-text('a sentence')").last).to_contain_text("(edited)")


async def test_deleting_asks_first(open_page):
    page = await open_page("anna")
    message = await say(page, "soon to be gone")
    await message.click(button="right")
    await page.get_by_role("menuitem", name="Delete").click()
    await page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    await expect(message).to_be_visible()
    await message.click(button="right")
    await page.get_by_role("menuitem", name="Delete").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.locator("article:has-text('soon to be gone')")).to_have_count(0)


async def test_a_reaction_counts_people_and_is_a_switch(open_page):
    anna, mo = await open_page("anna"), await open_page("mo")
    message = await say(anna, "worth a reaction")
    await message.hover()
    await anna.get_by_role("toolbar").get_by_role("button", name="React").click()
    await anna.get_by_role("button", name="🍿").click()
    chip = mo.locator("article:has-text('worth a reaction') .reaction").first
    await expect(chip).to_have_accessible_name("🍿, 1 person")
    await chip.click()
    await expect(chip).to_have_accessible_name("🍿, 2 people")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await chip.click()
    await expect(chip).to_have_attribute("aria-pressed", "false")


async def test_a_thread_opens_in_the_middle_and_leads_back(open_page):
    page = await open_page("anna")
    message = await say(page, "let us talk apart")
    await message.click(button="right")
    await page.get_by_role("menuitem", name="Start a thread").click()
    await page.get_by_label("Name of the thread").fill("apart")
    await page.keyboard.press("Enter")
    await expect(page.locator("#talk-head h1")).to_have_text("apart")
    await say(page, "inside the thread")
    await page.locator("#talk-head .back").click()
    await expect(page.locator("#talk-head h1")).to_have_text("quiz-night")
    await page.locator(".thread-link").last.click()
    await expect(page.locator("#log")).to_contain_text("inside the thread")


async def test_files_are_chosen_seen_and_sent(open_page):
    page = await open_page("anna")
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Attach files").click()
    files = [("pixel.png", "image/png", PIXEL), ("notes.txt", "text/plain", b"notes")]
    named = [{"name": n, "mimeType": t, "buffer": data} for n, t, data in files]
    await (await chooser.value).set_files(named)
    await expect(page.locator(".upload")).to_have_count(2)
    message = await say(page, "two files")
    await expect(message.locator(".picture img")).to_have_js_property("naturalWidth", 1)
    await expect(message.locator("a.file")).to_contain_text("notes.txt")


async def test_a_channel_with_something_new_is_lit(open_page):
    anna, mo = await open_page("anna"), await open_page("mo", "film-club")
    await say(mo, "news in the club")
    row = anna.locator("#channels .channel:has-text('film-club')")
    await expect(row).to_contain_text("unread")
    await row.click()
    await expect(row).not_to_contain_text("unread")
    await expect(anna.locator(".new-line")).to_be_visible()


async def test_typing_is_seen_by_the_others(open_page):
    anna, mo = await open_page("anna"), await open_page("mo")
    await mo.type("#composer-text", "hm")
    await expect(anna.locator(".typing")).to_have_text("Mo is typing")


async def test_one_can_write_to_the_bot_alone(open_page):
    page = await open_page("anna")
    await page.locator("#channels").get_by_role("button", name="Marquee").click()
    await expect(page.locator("#talk-head h1")).to_have_text("Marquee")
    await say(page, "a word in private")


async def test_a_draft_waits_for_its_channel(open_page):
    page = await open_page("anna")
    await page.fill("#composer-text", "not yet finished")
    await page.click("#channels .channel:has-text('film-club')")
    await expect(page.locator("#composer-text")).to_have_value("")
    await page.click("#channels .channel:has-text('quiz-night')")
    await expect(page.locator("#composer-text")).to_have_value("not yet finished")


async def test_what_the_room_refuses_is_said_and_kept(open_page, room):
    page = await open_page("anna")
    await page.fill("#composer-text", "kept words")
    anna = room.world.people["anna"]
    member = room.world.member(room.guild_id, anna.user_id)
    until = room.world.clock.now().replace(year=2100).isoformat()
    member["communication_disabled_until"] = until
    await page.keyboard.press("Enter")
    await expect(page.locator(".toast.bad")).to_be_visible()
    await expect(page.locator("#composer-text")).to_have_value("kept words")
    member["communication_disabled_until"] = None
