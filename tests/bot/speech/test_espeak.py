"""The voices say what they should, in their own language."""

from __future__ import annotations

import subprocess

import pytest

from bot.i18n import Locale
from bot.speech.espeak import PROGRAM, VOICE, Espeak
from tests.bot.speech.programs import needs_speech

pytestmark = needs_speech

WEATHER = "今天的天气很好，我们晚上八点在影厅见面，一共有三道题，请大家准备好爆米花和饮料。"


def phonemes(text, voice):
    command = [PROGRAM, "-q", "-x", "-v", voice, "--stdin"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)  # noqa: S603  our own words
    return done.stdout.decode()


def test_chinese_is_not_spelled_in_english():
    assert "(en)" not in phonemes(WEATHER, VOICE[Locale.ZH])
    assert "(en)" in phonemes("天气 weather", VOICE[Locale.ZH]), "the search would find nothing"


async def test_each_language_sounds():
    english = await Espeak().speak("Good evening, and welcome to the show.", Locale.EN)
    chinese = await Espeak().speak(WEATHER, Locale.ZH)
    assert 1.5 < english.duration_s < 6
    # About four syllables a second; spelled out it would take twice that time.
    assert 5 < chinese.duration_s < 14
    assert any(english.samples)


@pytest.mark.parametrize("text", ["--help", "-v de", "$(id)", '"; rm -rf ~'])
async def test_a_text_is_never_taken_for_an_option(text):
    sound = await Espeak().speak(text, Locale.EN)
    assert 0.2 < sound.duration_s < 5
