"""Sound is read whatever its header says, and drawn within Discord's bounds."""

from __future__ import annotations

import base64
import math
import struct

import pytest

from bot.speech.pcm import BadSound, Pcm, joined, read_wav, waveform

RATE = 8000


def tone(seconds, volume=1.0):
    count = int(seconds * RATE)
    wave = (int(30_000 * volume * math.sin(n * 0.3)) for n in range(count))
    return Pcm(struct.pack(f"<{count}h", *wave), RATE)


def wav(samples, *, size=None, channels=1, bits=16, extra=b""):
    form = struct.pack("<HHIIHH", 1, channels, RATE, RATE * 2, 2, bits)
    size = len(samples) if size is None else size
    chunks = b"fmt " + struct.pack("<I", 16) + form + extra + b"data" + struct.pack("<I", size)
    return b"RIFF\xff\xff\xff\x7fWAVE" + chunks + samples


def test_a_stream_is_read_to_its_end_whatever_its_header_says():
    sound = tone(0.5)
    assert read_wav(wav(sound.samples)) == sound
    assert read_wav(wav(sound.samples, size=0x7FFFF000)) == sound
    assert read_wav(wav(sound.samples, extra=b"LIST\x02\x00\x00\x00ab")) == sound
    assert read_wav(wav(sound.samples + b"\x01")) == sound
    assert sound.duration_s == 0.5


@pytest.mark.parametrize(
    "bad",
    [b"", b"RIFF", b"no sound at all" * 9, wav(b"", channels=2), wav(b"", bits=8)],
)
def test_what_is_no_such_sound_is_refused(bad):
    with pytest.raises(BadSound):
        read_wav(bad)


def test_parts_follow_each_other_with_a_pause():
    both = joined([tone(0.5), tone(0.25)])
    assert both.duration_s == pytest.approx(0.87)
    for parts in ([], [tone(0.1), Pcm(b"\0\0", 44100)]):
        with pytest.raises(BadSound):
            joined(parts)


@pytest.mark.parametrize(("seconds", "points"), [(0.02, 1), (1.0, 10), (8.14, 81), (60.0, 256)])
def test_the_picture_has_a_point_each_tenth_and_at_most_256(seconds, points):
    drawn = base64.b64decode(waveform(tone(seconds)))
    assert len(drawn) == points
    assert max(drawn) == 255


def test_the_picture_follows_the_loudness():
    quiet_then_loud = joined([tone(1, 0.25), tone(1)])
    drawn = base64.b64decode(waveform(quiet_then_loud))
    assert drawn[3] == pytest.approx(64, abs=2)
    assert drawn[-3] == pytest.approx(255, abs=2)
    assert base64.b64decode(waveform(Pcm(bytes(2 * RATE), RATE))) == bytes(10)
    assert base64.b64decode(waveform(Pcm(b"", RATE))) == b"\0"
