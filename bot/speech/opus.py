"""Sound as an Ogg Opus file, by the first program that is installed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from bot.speech.program import ProgramFailed, run

if TYPE_CHECKING:
    from bot.speech.pcm import Pcm

KBIT_A_SECOND = 32
OPUSENC = (
    *("opusenc", "--quiet", "--bitrate", str(KBIT_A_SECOND), "--raw", "--raw-bits", "16"),
    *("--raw-chan", "1", "--raw-rate", "{rate}", "-", "-"),
)
FFMPEG = (
    *("ffmpeg", "-hide_banner", "-loglevel", "error", "-f", "s16le", "-ar", "{rate}", "-ac", "1"),
    *("-i", "pipe:0", "-c:a", "libopus", "-b:a", f"{KBIT_A_SECOND}k", "-f", "ogg", "pipe:1"),
)
KNOWN = (OPUSENC, FFMPEG)


class OpusEncoder:
    """Makes Ogg Opus by running a program."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command

    @property
    def name(self) -> str:
        """Return the program's name."""
        return self._command[0]

    @classmethod
    def find(cls) -> OpusEncoder | None:
        """Return one where `opusenc`, or else `ffmpeg`, is installed."""
        return next((cls(each) for each in KNOWN if shutil.which(each[0])), None)

    async def encode(self, sound: Pcm) -> bytes:
        """Return a sound as an Ogg Opus file.

        Raises:
            ProgramFailed: The program failed, or does not know Opus.
        """
        filled = [part.format(rate=sound.rate) for part in self._command]
        written = await run(*filled, given=sound.samples)
        if not written.startswith(b"OggS"):
            raise ProgramFailed(f"{self.name} wrote no Ogg")
        return written
