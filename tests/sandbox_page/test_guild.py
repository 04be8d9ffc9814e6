"""What belongs to the guild on the page: scheduled events and the audit log."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from playwright.async_api import expect

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]


async def plan(stage, room, name: str, *, hours: float = 2) -> discord.ScheduledEvent:
    """Let the bot plan something for some hours from now."""
    start = room.clock.now() + timedelta(hours=hours)
    return await stage.guild.create_scheduled_event(
        name=name,
        description="**Popcorn** is on the house",
        start_time=start,
        end_time=start + timedelta(hours=2),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="The Roxy",
        reason="every Friday",
    )


async def test_events_are_listed_and_interest_is_shown_to_all(open_page, stage, room):
    anna, lin = await open_page("anna"), await open_page("lin")
    event = await plan(stage, room, "Film night")
    await anna.get_by_role("button", name="Events 1").click()
    hers = anna.locator(".event", has_text="Film night")
    await expect(hers).to_contain_text("The Roxy")
    await expect(hers.locator("strong")).to_have_text("Popcorn")
    await lin.get_by_role("button", name="活动 1").click()
    his = lin.locator(".event", has_text="Film night")
    await expect(his).to_contain_text("0 人感兴趣")
    await hers.get_by_role("button", name="Interested").focus()
    await anna.keyboard.press("Enter")
    await expect(his).to_contain_text("1 人感兴趣")
    mine = hers.get_by_role("button", name="Interested")
    await expect(mine).to_have_attribute("aria-pressed", "true")
    await expect(mine).to_be_focused()
    await mine.click()
    await expect(his).to_contain_text("0 人感兴趣")
    await event.delete()
    await expect(anna.get_by_role("dialog")).to_contain_text("No events are planned.")


async def test_a_running_event_is_live_and_one_that_is_over_is_gone(open_page, stage, room):
    page = await open_page("mo")
    await plan(stage, room, "Quiz", hours=1)
    row = page.locator("#channels").get_by_role("button", name="Events")
    await expect(row).to_contain_text("1")
    room.clock.advance(3601)
    await expect(row).to_contain_text("Live")
    room.clock.advance(7200)
    await expect(row).to_have_text("Events")


async def test_who_may_reads_the_audit_log_with_its_reasons(open_page, stage):
    ada = await open_page("ada")
    webhook = await stage.create_webhook(name="Keeper", reason="a voice for the keeper")
    await webhook.delete()
    await ada.get_by_role("button", name="Audit log").click()
    log = ada.get_by_role("dialog")
    await expect(log.locator("li").nth(0)).to_contain_text("Marquee deleted the webhook Keeper.")
    await expect(log.locator("li").nth(1)).to_contain_text("Reason: a voice for the keeper")
    anna = await open_page("anna")
    await expect(anna.get_by_role("button", name="Audit log")).to_have_count(0)
