"""A text becomes a voice message, or captions where it cannot."""

from __future__ import annotations

import base64
import struct

import pytest

from bot.health import Health, State
from bot.i18n import Locale
from bot.speech.opus import FFMPEG, OpusEncoder
from bot.speech.pcm import Pcm
from bot.speech.program import ProgramFailed
from bot.speech.speech import Speech
from tests.bot.speech.programs import needs_speech
from tests.builders import FakeClock

MIXED = "**Welcome** to 《大话西游》之夜 <@12>, see https://example.org 🎬"


@pytest.fixture
def health():
    return Health(FakeClock())


def decoded_s(ogg: bytes) -> float:
    """Return how long an Ogg Opus file sounds, by the position of its last page."""
    last = ogg.rindex(b"OggS")
    (end,) = struct.unpack_from("<q", ogg, last + 6)
    (skipped,) = struct.unpack_from("<H", ogg, ogg.index(b"OpusHead") + 10)
    return (end - skipped) / 48_000


@needs_speech
@pytest.mark.parametrize(("text", "locale"), [(MIXED, Locale.EN), ("晚上好。", Locale.ZH)])
async def test_a_message_is_spoken_in_discords_form(health, text, locale):
    clip = await Speech.on_this_machine(health).clip(text, locale)
    assert clip.ogg.startswith(b"OggS")
    assert b"OpusHead" in clip.ogg[:60]
    assert clip.duration_s == pytest.approx(decoded_s(clip.ogg), abs=0.1)
    points = base64.b64decode(clip.waveform)
    assert len(points) == min(256, int(10 * clip.duration_s))
    assert health.parts["speech"].state is State.OK


@needs_speech
async def test_nothing_to_say_is_no_message_and_no_trouble(health):
    assert await Speech.on_this_machine(health).clip("🎬 <@12> ***", Locale.EN) is None
    assert health.parts["speech"].reason == ""


class Talks:
    name = "talks"

    async def speak(self, text, locale):
        return Pcm(b"\0\1" * 8000, 8000)


class Chokes:
    def __init__(self):
        self.is_well = False

    async def encode(self, sound):
        if not self.is_well:
            raise ProgramFailed("no room left")
        return b"OggS"


async def test_without_the_programs_captions_do(health, monkeypatch):
    monkeypatch.setenv("PATH", "")
    speech = Speech.on_this_machine(health)
    assert not speech.can_speak
    assert await speech.clip("Good evening.", Locale.EN) is None
    part = health.parts["speech"]
    assert (part.state, part.reason) == (State.OK, "health-reason-captions-only")


async def test_it_can_be_switched_off(health):
    assert not Speech.on_this_machine(health, "off").can_speak


async def test_a_failing_encoder_is_reported_until_one_works(health):
    encoder = Chokes()
    speech = Speech(Talks(), encoder, health)
    assert await speech.clip("Good evening.", Locale.EN) is None
    part = health.parts["speech"]
    assert (part.state, part.reason) == (State.DEGRADED, "health-reason-speech-failed")
    encoder.is_well = True
    assert (await speech.clip("Good evening.", Locale.EN)).ogg == b"OggS"
    assert health.parts["speech"].state is State.OK


async def test_an_encoder_that_is_not_there_fails_by_name():
    missing = OpusEncoder(("no-such-encoder", *FFMPEG[1:]))
    with pytest.raises(ProgramFailed, match="no-such-encoder"):
        await missing.encode(Pcm(b"\0\0", 8000))
