"""Sound as numbers: what a synthesizer gives, and the picture of it that Discord draws."""

from __future__ import annotations

import base64
import math
import sys
from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_POINTS = 256
POINTS_A_SECOND = 10
PAUSE_S = 0.12
LOOKED_AT = 50_000


class BadSound(Exception):
    """What a program gave is not the sound it should be."""


@dataclass(frozen=True, slots=True)
class Pcm:
    """Mono sound in signed 16-bit little-endian samples.

    Attributes:
        samples: Two bytes each.
        rate: Samples a second.
    """

    samples: bytes
    rate: int

    @property
    def duration_s(self) -> float:
        """Return how long it sounds, in seconds."""
        return len(self.samples) / 2 / self.rate


def read_wav(wav: bytes) -> Pcm:
    """Return the sound in a WAV stream, whose header may lie about its length.

    Raises:
        BadSound: It is no mono 16-bit WAV.
    """
    form, at = b"", 12
    while wav[:4] == b"RIFF" and at + 8 <= len(wav):
        name, size = wav[at : at + 4], int.from_bytes(wav[at + 4 : at + 8], "little")
        if name == b"data":
            break
        if name == b"fmt ":
            form = wav[at + 8 : at + 8 + size]
        at += 8 + size
    else:
        raise BadSound("no WAV data")
    kind, channels, rate = (
        int.from_bytes(form[a:b], "little") for a, b in ((0, 2), (2, 4), (4, 8))
    )
    if (kind, channels, form[14:16]) != (1, 1, b"\x10\x00") or not rate:
        raise BadSound("not mono with 16 bits")
    samples = wav[at + 8 :]
    return Pcm(samples[: len(samples) // 2 * 2], rate)


def joined(parts: Sequence[Pcm]) -> Pcm:
    """Return sounds one after the other with a short pause between.

    Raises:
        BadSound: There is none, or their rates differ.
    """
    rates = {part.rate for part in parts}
    if len(rates) != 1:
        raise BadSound(f"{len(rates)} rates")
    (rate,) = rates
    pause = bytes(2 * int(PAUSE_S * rate))
    return Pcm(pause.join(part.samples for part in parts), rate)


def waveform(sound: Pcm) -> str:
    """Return Discord's picture of a sound: base64 of 1 to 256 bytes, the loudness of each tenth.

    The loudest point is 255.
    """
    samples = array("h", sound.samples)
    if sys.byteorder == "big":
        samples.byteswap()
    # A picture needs no more; the event loop must not wait for minutes of speech.
    samples = samples[:: max(1, len(samples) // LOOKED_AT)]
    count = max(1, min(MAX_POINTS, int(sound.duration_s * POINTS_A_SECOND), len(samples)))
    edges = [len(samples) * number // count for number in range(count + 1)]
    loudness = [_rms(samples[a:b]) for a, b in pairwise(edges)]
    highest = max(loudness) or 1.0
    return base64.b64encode(bytes(round(255 * each / highest) for each in loudness)).decode()


def _rms(samples: array[int]) -> float:
    return math.sqrt(sum(each * each for each in samples) / len(samples)) if samples else 0.0
