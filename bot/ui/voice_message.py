"""Sends Discord's voice messages, which discord.py 2.7 can read but not write.

The one place that reaches into the library for it: a voice message is a message of its own, with
the flag, one sound as attachment and that attachment's duration and waveform.
`tests/bot/ui/test_voice_message.py` holds what the library must go on doing.
"""

from __future__ import annotations

import io
import secrets
from typing import TYPE_CHECKING, Any

import discord
from discord.http import handle_message_parameters
from typing_extensions import override

from bot.ui.ask import NO_PINGS

if TYPE_CHECKING:
    from bot.speech.speech import Clip

FILE_NAME = "voice-message.ogg"


class VoiceFile(discord.File):
    """An attachment that says how long it sounds and what its loudness looks like."""

    def __init__(self, clip: Clip) -> None:
        super().__init__(io.BytesIO(clip.ogg), filename=FILE_NAME)
        self._clip = clip

    @override
    def to_dict(self, index: int) -> dict[str, Any]:
        sound = {
            "duration_secs": round(self._clip.duration_s, 3),
            "waveform": self._clip.waveform,
        }
        return super().to_dict(index) | sound


async def send_voice_message(client: discord.Client, channel_id: int, clip: Clip) -> int:
    """Send a clip as a message of its own and return the message's id.

    Discord allows no words in it: what it says must stand in a message before it.

    Raises:
        discord.HTTPException: Discord refuses it, for instance for want of the permission.
    """
    flags = discord.MessageFlags()
    flags.voice = True
    nonce = secrets.randbits(63)
    with handle_message_parameters(
        file=VoiceFile(clip), flags=flags, nonce=nonce, allowed_mentions=NO_PINGS
    ) as parameters:
        sent = await client.http.send_message(channel_id, params=parameters)
    return int(sent["id"])
