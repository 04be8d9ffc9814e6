"""The contract with discord.py: what it must go on doing for voice messages to be possible."""

from __future__ import annotations

import json

import discord

from bot.speech.speech import Clip
from bot.ui.voice_message import VoiceFile, send_voice_message

CLIP = Clip(b"OggS and so on", 2.34567, "AAEC")


class Wire:
    """Takes what would go to Discord."""

    def __init__(self):
        self.form, self.body, self.channel_id = [], {}, 0

    async def send_message(self, channel_id, *, params):
        self.channel_id = channel_id
        self.form = params.multipart
        self.body = json.loads(params.multipart[0]["value"])
        return {"id": "77"}


class Connected:
    def __init__(self):
        self.http = Wire()


async def test_a_voice_message_has_the_form_that_discord_asks_for():
    client = Connected()
    assert await send_voice_message(client, 5, CLIP) == 77
    wire = client.http
    assert wire.channel_id == 5
    assert wire.body["flags"] == 1 << 13
    assert wire.body["allowed_mentions"] == {"parse": []}
    assert {"content", "embeds", "components"}.isdisjoint(wire.body)
    (attachment,) = wire.body["attachments"]
    assert attachment == {
        "id": 0,
        "filename": "voice-message.ogg",
        "duration_secs": 2.346,
        "waveform": "AAEC",
    }
    assert [part["name"] for part in wire.form] == ["payload_json", "files[0]"]


async def test_each_voice_message_has_its_own_nonce_so_that_a_retry_is_no_second_one():
    client, nonces = Connected(), set()
    for _ in range(2):
        await send_voice_message(client, 5, CLIP)
        nonces.add(client.http.body["nonce"])
        assert client.http.body["enforce_nonce"] is True
    assert len(nonces) == 2


def test_the_library_still_has_the_parts_that_are_used():
    assert discord.MessageFlags(voice=True).value == 1 << 13
    assert VoiceFile(CLIP).to_dict(3)["id"] == 3
