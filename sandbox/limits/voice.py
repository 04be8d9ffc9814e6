"""Limits of a voice message: one sound with its length and the shape of its wave."""

import base64
import binascii
from collections.abc import Sequence

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json

IS_VOICE = 1 << 13
MAX_POINTS = 256
MAX_SECONDS = 20 * 60
NOT_WITH_VOICE = ("content", "embeds", "components", "poll", "sticker_ids")


def check(body: Json, content_types: Sequence[str], flags: int) -> None:
    """Do nothing unless the flags make a message a voice message that cannot be one.

    Args:
        body: Discord's create-message body.
        content_types: The type of each file that came along.
        flags: The flags the message will have.

    Raises:
        ApiError: 50159 for anything beside the sound, 50160 unless there is one sound, 50161
            without its length in seconds and its wave, 1 to 256 points in base64.
    """
    if not flags & IS_VOICE:
        return
    if any(body.get(name) for name in NOT_WITH_VOICE):
        raise ApiError(Refusal.VOICE_WITH_CONTENT)
    if len(content_types) != 1 or not content_types[0].startswith("audio/"):
        raise ApiError(Refusal.VOICE_NOT_ONE_SOUND)
    notes = body.get("attachments") or [{}]
    if len(notes) != 1 or not (_is_length(notes[0].get("duration_secs")) and _is_wave(notes[0])):
        raise ApiError(Refusal.VOICE_WITHOUT_METADATA)


def _is_length(seconds: object) -> bool:
    is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    return is_number and 0 < float(str(seconds)) <= MAX_SECONDS


def _is_wave(note: Json) -> bool:
    try:
        points = base64.b64decode(note.get("waveform") or "", validate=True)
    except (TypeError, ValueError, binascii.Error):
        return False
    return 1 <= len(points) <= MAX_POINTS
