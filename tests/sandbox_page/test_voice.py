"""The player of voice messages: played, paused, moved in, by mouse and by keys."""

from __future__ import annotations

import base64
import io
import json
import math
import struct
import wave

import aiohttp
import pytest
from playwright.async_api import Page, expect

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]
SECONDS = 20
VOICE = 1 << 13


def hum() -> bytes:
    """Return twenty seconds of a quiet tone as a WAV file, which every browser plays."""
    rate = 8000
    tone = (int(900 * math.sin(at * 0.3)) for at in range(rate * SECONDS))
    held = io.BytesIO()
    with wave.open(held, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(b"".join(struct.pack("<h", value) for value in tone))
    return held.getvalue()


@pytest.fixture
def speak(room, stage):
    """Let the bot send a voice message to quiz-night."""

    async def speak() -> None:
        points = base64.b64encode(bytes(range(0, 200, 2))).decode()
        note = {"id": 0, "filename": "a.wav", "duration_secs": SECONDS, "waveform": points}
        form = aiohttp.FormData()
        payload = {"flags": VOICE, "attachments": [note]}
        form.add_field("payload_json", json.dumps(payload), content_type="application/json")
        form.add_field("files[0]", hum(), filename="a.wav", content_type="audio/wav")
        url = f"{room.url}/api/v10/channels/{stage.id}/messages"
        headers = {"Authorization": f"Bot {room.token}"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(url, data=form, headers=headers) as answer,
        ):
            assert answer.status == 200

    return speak


async def player(page: Page):
    voice = page.locator(".voice").last
    await voice.wait_for()
    return voice


async def test_it_is_played_and_paused_and_the_wave_follows(open_page, speak):
    page = await open_page("anna")
    await speak()
    voice = await player(page)
    await expect(voice.locator(".voice-time")).to_have_text("0:20")
    await expect(voice.locator(".wave i")).to_have_count(48)
    await voice.get_by_role("button", name="Play").click()
    await expect(voice.locator(".voice-time")).not_to_have_text("0:20")
    await voice.get_by_role("button", name="Pause").click()
    await expect(voice.get_by_role("button", name="Play")).to_be_visible()


async def test_one_moves_in_it_by_press_and_by_keys(open_page, speak):
    page = await open_page("anna")
    await speak()
    voice = await player(page)
    slider = voice.get_by_role("slider", name="Position in the voice message")
    box = await slider.bounding_box()
    await slider.click(position={"x": box["width"] / 2, "y": 10})
    await expect(slider).to_have_attribute("aria-valuenow", "10")
    await expect(voice.locator(".wave i.heard")).to_have_count(24)
    await page.keyboard.press("Tab")
    await slider.focus()
    await page.keyboard.press("ArrowRight")
    await expect(slider).to_have_attribute("aria-valuenow", "11")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowLeft")
    await expect(slider).to_have_attribute("aria-valuetext", "0:11 of 0:20")
    await page.keyboard.press("Home")
    await expect(slider).to_have_attribute("aria-valuenow", "0")
    await page.keyboard.press("Space")
    await expect(voice.get_by_role("button", name="Pause")).to_be_visible()
    await page.keyboard.press("Space")
    await expect(voice.get_by_role("button", name="Play")).to_be_visible()


async def test_it_plays_on_when_its_message_is_drawn_anew(open_page, speak):
    page = await open_page("lin")
    await speak()
    voice = await player(page)
    await voice.get_by_role("button", name="播放").click()
    await voice.get_by_role("button", name="暂停").wait_for()
    await page.locator("article:has(.voice)").last.hover()
    await page.get_by_role("toolbar").get_by_role("button", name="添加反应").click()
    await page.get_by_role("button", name="🦊", exact=True).click()
    await expect(page.locator("article:has(.voice) .reaction").last).to_be_visible()
    await voice.get_by_role("button", name="暂停").click()
