"""Checks that announcements can be spoken; without it they are written only."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from bot.doctor.finding import Finding, Grade
from bot.speech.espeak import Espeak
from bot.speech.opus import OpusEncoder

if TYPE_CHECKING:
    from bot.config import Config
    from bot.i18n import Say

FFMPEG_LIMIT_S = 10.0


def check(say: Say, config: Config) -> Finding:
    """Check for espeak-ng and an Opus encoder."""
    if config.speech == "off":
        return Finding(Grade.NOTE, say("doctor-speech-off"))
    voice, encoder = Espeak.find(), OpusEncoder.find()
    if voice is None:
        return Finding(Grade.NOTE, say("doctor-speech-no-voice"))
    if encoder is None or (encoder.name == "ffmpeg" and not _ffmpeg_knows_opus()):
        return Finding(Grade.NOTE, say("doctor-speech-no-encoder"))
    return Finding(Grade.OK, say("doctor-speech-ok", voice=voice.name, encoder=encoder.name))


def _ffmpeg_knows_opus() -> bool:
    """Tell whether this ffmpeg was built with libopus."""
    program = shutil.which("ffmpeg") or "ffmpeg"
    try:
        listed = subprocess.run(  # noqa: S603  a program found by its name, no text of anybody's
            [program, "-hide_banner", "-encoders"],
            capture_output=True,
            timeout=FFMPEG_LIMIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b" libopus " in listed.stdout
