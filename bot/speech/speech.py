"""A text as a voice message, or nothing where this machine cannot speak: captions then do."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.health import State
from bot.speech.espeak import Espeak
from bot.speech.opus import OpusEncoder
from bot.speech.pcm import BadSound, Pcm, joined, waveform
from bot.speech.program import ProgramFailed
from bot.speech.wording import runs, spoken

if TYPE_CHECKING:
    from bot.health import Health
    from bot.i18n import Locale

log = logging.getLogger(__name__)

#: Listeners wait for it, so a slow machine writes captions instead.
LIMIT_S = 12.0


@dataclass(frozen=True, slots=True)
class Clip:
    """A voice message.

    Attributes:
        ogg: An Ogg Opus file.
        duration_s: How long it sounds.
        waveform: Base64 of at most 256 points of loudness, 0..255.
    """

    ogg: bytes
    duration_s: float
    waveform: str


class Synthesizer(Protocol):
    """Turns words of one language into sound."""

    name: str

    async def speak(self, text: str, locale: Locale) -> Pcm:
        """Return the sound; raises `ProgramFailed` or `BadSound`."""
        ...


class Encoder(Protocol):
    """Turns sound into an Ogg Opus file."""

    async def encode(self, sound: Pcm) -> bytes:
        """Return the file; raises `ProgramFailed`."""
        ...


class Speech:
    """Speaks where the machine can, and reports to the health page how it is."""

    def __init__(
        self, synthesizer: Synthesizer | None, encoder: Encoder | None, health: Health
    ) -> None:
        self._synthesizer = synthesizer
        self._encoder = encoder
        self._health = health
        if self.can_speak:
            health.report("speech", State.OK)
        else:
            # Nothing is broken: a show is complete in writing.
            health.report("speech", State.OK, "health-reason-captions-only")

    @classmethod
    def on_this_machine(cls, health: Health, provider: str = "auto") -> Speech:
        """Return it with what is installed; with ``off`` it never speaks."""
        if provider == "off":
            return cls(None, None, health)
        return cls(Espeak.find(), OpusEncoder.find(), health)

    @property
    def can_speak(self) -> bool:
        """Tell whether the programs are there."""
        return self._synthesizer is not None and self._encoder is not None

    async def clip(self, text: str, locale: Locale) -> Clip | None:
        """Return a text as a voice message; None where there is nothing to say or it fails.

        Args:
            text: As it stands in Discord; only its words are spoken, at most 600 characters.
            locale: The language of what has no letters; the rest is told by its script.
        """
        if self._synthesizer is None or self._encoder is None:
            return None
        try:
            async with asyncio.timeout(LIMIT_S):
                return await self._clip(self._synthesizer, self._encoder, text, locale)
        except (ProgramFailed, BadSound, TimeoutError) as error:
            log.warning("speech failed, captions do: %s", error or "too slow")
            self._health.report("speech", State.DEGRADED, "health-reason-speech-failed")
            return None

    async def _clip(
        self, synthesizer: Synthesizer, encoder: Encoder, text: str, locale: Locale
    ) -> Clip | None:
        said = runs(spoken(text), locale)
        if not said:
            return None
        sound = joined([await synthesizer.speak(run.text, run.locale) for run in said])
        clip = Clip(await encoder.encode(sound), sound.duration_s, waveform(sound))
        self._health.report("speech", State.OK)
        return clip
