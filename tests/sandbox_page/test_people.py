"""Who one plays: switching, languages, a second window, and what moderators may do."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]


async def test_one_click_plays_another_person_in_their_language(open_page):
    page = await open_page("anna")
    await expect(page.locator(".player[aria-current]")).to_contain_text("Anna")
    await page.get_by_role("link", name="Play 林, member").click()
    await expect(page.locator(".player[aria-current]")).to_contain_text("林")
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await expect(page.locator("#channels h2").nth(1)).to_have_text("频道")
    await expect(page.locator("#talk-head h1")).to_have_text("quiz-night")
    assert page.url.endswith("?as=lin")


async def test_a_second_window_plays_somebody_else(open_page):
    page = await open_page("anna")
    async with page.context.expect_page() as opened:
        await page.get_by_role("link", name="Play Mo").click(modifiers=["ControlOrMeta"])
    window = await opened.value
    await expect(window.locator(".player[aria-current]")).to_contain_text("Mo")
    await expect(page.locator(".player[aria-current]")).to_contain_text("Anna")


async def test_a_lost_connection_is_said_and_found_again(open_page, room):
    page = await open_page("anna")
    await room._room.stop()
    await expect(page.locator("#banner")).to_contain_text("The connection is lost.")
    await expect(page.locator("#sign")).not_to_have_attribute("data-lit", "")
    await expect(page.locator("#banner")).to_be_empty()
    await page.fill("#composer-text", "here again")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log article").last).to_contain_text("here again")


async def test_the_absence_of_the_bot_is_said(open_page):
    page = await open_page("anna")
    away = "import('/static/js/events.js').then(({ hear }) => hear('bot', { online: %s }))"
    await page.evaluate(away % "false")
    await expect(page.locator("#talk-head")).to_contain_text("Marquee is away")
    await expect(page.locator("#people .person.away")).to_contain_text("Marquee")
    await page.evaluate(away % "true")
    await expect(page.locator("#talk-head")).not_to_contain_text("Marquee is away")


async def test_the_language_can_be_held_against_the_person(open_page):
    page = await open_page("lin")
    await page.get_by_role("button", name="语言").click()
    await page.get_by_role("menuitemradio", name="English").click()
    await expect(page.locator("#channels h2").nth(1)).to_have_text("Channels")
    await page.reload()
    await expect(page.locator("#channels h2").nth(1)).to_have_text("Channels")
    await page.get_by_role("button", name="Language").click()
    await page.get_by_role("menuitemradio", name="Follow").click()
    await expect(page.locator("#channels h2").nth(1)).to_have_text("频道")


async def test_a_theme_is_remembered(open_page):
    page = await open_page("anna")
    for name, ground in (("Dark", "rgb(20, 18, 26)"), ("Light", "rgb(250, 247, 242)")):
        await page.get_by_role("button", name="Light or dark").click()
        await page.get_by_role("menuitemradio", name=name, exact=True).click()
        await page.reload()
        await expect(page.locator("html")).to_have_css("background-color", ground)


async def test_only_moderators_see_the_staff_room(open_page):
    anna, mo = await open_page("anna"), await open_page("mo")
    await expect(anna.locator("#channels .channel:has-text('staff')")).to_have_count(0)
    await expect(mo.locator("#channels .channel:has-text('staff')")).to_have_count(1)


async def test_a_moderator_can_time_out_a_member_and_end_it(open_page):
    mo, anna = await open_page("mo"), await open_page("anna")
    row = mo.locator("#people .person:has-text('林')")
    await row.click()
    await mo.get_by_role("menuitem", name="Time out for 10 minutes").click()
    await expect(row).to_contain_text("timed out")
    await row.click()
    await mo.get_by_role("menuitem", name="End the timeout").click()
    await expect(row).not_to_contain_text("timed out")
    await anna.locator("#people .person:has-text('林')").click()
    await expect(anna.get_by_role("menuitem", name="Time out for 10 minutes")).to_have_count(0)


async def test_someone_kicked_is_told_and_may_come_back(open_page):
    mo, lin = await open_page("mo"), await open_page("lin")
    await mo.locator("#people .person:has-text('林')").click()
    await mo.get_by_role("menuitem", name="Kick").click()
    await mo.get_by_role("dialog").get_by_role("button", name="Kick").click()
    await expect(lin.locator("#log")).to_contain_text("林 不在房间里。")
    await expect(mo.locator("#people .person:has-text('林')")).to_have_count(0)
    await lin.get_by_role("button", name="回到房间").click()
    await expect(lin.locator("#composer-text")).to_be_visible()
    await expect(mo.locator("#people .person:has-text('林')")).to_have_count(1)


async def test_the_corner_moves_the_clock_and_sets_faults(open_page, room):
    page = await open_page("anna")
    await page.get_by_role("button", name="Local simulation").click()
    panel = page.get_by_role("dialog", name="Local simulation")
    before = room.clock.offset_s
    await panel.get_by_role("button", name="+15 min").click()
    await expect(panel).to_contain_text("ahead of this machine")
    assert room.clock.offset_s - before == pytest.approx(900)
    repeat = panel.get_by_role("switch", name="Send every event twice")
    await repeat.check()
    await expect(repeat).to_be_checked()
    await repeat.uncheck()
    await expect(repeat).not_to_be_checked()


async def test_the_keys_are_listed(open_page):
    page = await open_page("anna")
    await page.locator("#log").focus()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Find a command")
