"""The doctor says whether announcements can be spoken, and what to install."""

from __future__ import annotations

import pytest

from bot.config import load_config
from bot.doctor import speech
from bot.doctor.finding import Grade

ESPEAK = "#!/bin/sh\n"
OLD_FFMPEG = "#!/bin/sh\necho ' A....D aac  AAC'\n"
FFMPEG = "#!/bin/sh\necho ' A....D libopus  libopus Opus'\n"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Give a way to install programs on a machine that has none."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(**programs):
        for name, script in programs.items():
            file = folder / name.replace("_", "-")
            file.write_text(script)
            file.chmod(0o755)

    return install


def check(say, **settings):
    return speech.check(say, load_config(_env_file=None, **settings))


def test_a_machine_with_voice_and_encoder_speaks(say, machine):
    machine(espeak_ng=ESPEAK, opusenc=ESPEAK)
    found = check(say)
    assert found.grade is Grade.OK
    assert "espeak-ng" in found.text
    assert "opusenc" in found.text


def test_ffmpeg_will_do_if_it_knows_opus(say, machine):
    machine(espeak_ng=ESPEAK, ffmpeg=FFMPEG)
    assert check(say).grade is Grade.OK
    machine(ffmpeg=OLD_FFMPEG)
    assert "opus-tools" in check(say).text


def test_what_is_missing_is_named(say, machine):
    assert "apt-get install espeak-ng" in check(say).text
    machine(espeak_ng=ESPEAK)
    found = check(say)
    assert found.grade is Grade.NOTE
    assert "opus-tools" in found.text


def test_speech_that_is_switched_off_is_said(say, machine):
    assert "MARQUEE_SPEECH=off" in check(say, speech="off").text
