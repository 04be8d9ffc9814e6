"""Polls on the page: choosing by mouse and keys, counts as others vote, and the end."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from playwright.async_api import Locator, Page, expect

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]


async def ask_poll(
    stage: discord.TextChannel, question: str, *, multiple: bool = False
) -> discord.Message:
    """Let the bot ask something in quiz-night."""
    poll = discord.Poll(question, timedelta(hours=2), multiple=multiple)
    poll.add_answer(text="Heat", emoji="🔥").add_answer(text="花样年华")
    return await stage.send(poll=poll)


def poll_in(page: Page, question: str) -> Locator:
    return page.locator(f".poll:has-text('{question}')").last


async def test_a_vote_is_counted_for_everybody_and_can_be_taken_back(open_page, stage):
    anna, lin = await open_page("anna"), await open_page("lin")
    await ask_poll(stage, "Which one on Friday?")
    hers, his = poll_in(anna, "on Friday"), poll_in(lin, "on Friday")
    await expect(hers.get_by_role("button", name="Vote", exact=True)).to_be_disabled()
    await hers.get_by_label("花样年华").check()
    await hers.get_by_role("button", name="Vote", exact=True).click()
    await expect(hers.locator("li", has_text="花样年华")).to_contain_text("100%")
    await expect(hers.locator("li", has_text="花样年华")).to_contain_text("Your vote")
    await his.get_by_role("button", name="查看结果").click()
    await expect(his.locator("li", has_text="花样年华")).to_contain_text("1 票")
    await hers.get_by_role("button", name="Take your vote back").click()
    await expect(his.locator("li", has_text="花样年华")).to_contain_text("0 票")
    await expect(hers.get_by_label("花样年华")).not_to_be_checked()


async def test_it_is_voted_in_by_keys_alone(open_page, stage):
    page = await open_page("anna")
    await ask_poll(stage, "By keys?", multiple=True)
    poll = poll_in(page, "By keys?")
    await poll.get_by_role("checkbox").first.focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(poll.locator(".poll-share")).to_have_text(["50%", "50%"])


async def test_what_is_ticked_stays_while_others_vote(open_page, stage):
    anna, mo = await open_page("anna"), await open_page("mo")
    await ask_poll(stage, "Ticked?")
    hers, his = poll_in(anna, "Ticked?"), poll_in(mo, "Ticked?")
    await hers.get_by_label("Heat").check()
    await his.get_by_label("花样年华").check()
    await his.get_by_role("button", name="Vote", exact=True).click()
    await expect(hers.locator(".poll-foot")).to_contain_text("1 vote")
    await expect(hers.get_by_label("Heat")).to_be_checked()
    await expect(hers.get_by_label("Heat")).to_be_focused()


async def test_when_it_closes_the_result_is_told_and_leads_back(open_page, stage, room):
    page = await open_page("anna")
    await ask_poll(stage, "Closing?")
    poll = poll_in(page, "Closing?")
    await poll.get_by_label("Heat").check()
    await poll.get_by_role("button", name="Vote", exact=True).click()
    await expect(poll).to_contain_text("Ends in")
    room.clock.advance(2 * 3600 + 1)
    line = page.locator(".poll-result").last
    await expect(line).to_contain_text(
        "Marquee’s poll “Closing?” has closed. 🔥 Heat won with 100%."
    )
    await expect(poll).to_contain_text("Final results")
    await expect(poll.locator("[data-leads]")).to_contain_text("Heat")
    await line.get_by_role("button", name="View poll").click()
    await expect(page.locator("article:focus .poll")).to_contain_text("Closing?")
