"""Voice messages: one sound with its length and wave, served so that a player can jump in it."""

from __future__ import annotations

import base64
import json
from io import BytesIO

import aiohttp
import discord
import pytest
from discord.http import handle_message_parameters

from tests.sandbox.openapi import Watch

OGG = b"OggS" + bytes(range(200))
WAVE = base64.b64encode(bytes(range(0, 250, 10))).decode()
NOTE = {"id": 0, "filename": "voice-message.ogg", "duration_secs": 2.5, "waveform": WAVE}
VOICE = 1 << 13


class Recording(discord.File):
    """A file that tells its length and wave, which discord.py's own cannot."""

    def to_dict(self, index: int) -> dict[str, object]:
        return {**super().to_dict(index), **NOTE, "id": index}


@pytest.fixture
def send(rest, channel_id):
    """Send one file, or several, as a form of one's own making."""

    async def send(payload: dict, files: tuple = (("voice-message.ogg", OGG),), path: str = ""):
        form = aiohttp.FormData()
        form.add_field("payload_json", json.dumps(payload), content_type="application/json")
        for number, (name, data) in enumerate(files):
            form.add_field(
                f"files[{number}]",
                data,
                filename=name,
                content_type="application/octet-stream",
            )
        path = path or f"/channels/{channel_id()}/messages"
        return await rest("POST", path, data=form)

    return send


async def test_discord_py_sends_and_reads_one(sandbox, bot, join):
    watch = Watch(sandbox)
    anna = await join("anna")
    flags = discord.MessageFlags(voice=True)
    recording = Recording(BytesIO(OGG), "voice-message.ogg")
    with handle_message_parameters(
        file=recording, flags=flags, allowed_mentions=discord.AllowedMentions.none()
    ) as parameters:
        sent = await bot.http.send_message(bot.room().id, params=parameters)
    assert watch.problems == []
    heard = await bot.room().fetch_message(int(sent["id"]))
    assert heard.flags.voice
    sound = heard.attachments[0]
    assert (sound.duration, sound.content_type) == (2.5, "audio/ogg")
    assert sound.waveform == base64.b64decode(WAVE)
    assert sound.is_voice_message()
    seen = await anna.expect()
    assert seen["attachments"][0]["waveform"] == WAVE


async def test_its_sound_is_served_in_parts(send):
    url = (await send({"flags": VOICE, "attachments": [NOTE]})).body["attachments"][0]["url"]
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as whole:
            assert whole.headers["Content-Type"] == "audio/ogg"
            assert whole.headers["Accept-Ranges"] == "bytes"
            assert "Content-Disposition" not in whole.headers
            assert await whole.read() == OGG
        async with session.get(url, headers={"Range": "bytes=4-7"}) as part:
            assert part.status == 206
            assert part.headers["Content-Range"] == f"bytes 4-7/{len(OGG)}"
            assert await part.read() == OGG[4:8]


@pytest.mark.parametrize(
    ("body", "files", "code"),
    [
        ({"content": "and words"}, 1, 50159),
        ({"embeds": [{"title": "and a card"}]}, 1, 50159),
        ({}, 0, 50160),
        ({}, 2, 50160),
        ({"attachments": [NOTE | {"filename": "voice.txt"}]}, 1, 50160),
        ({"attachments": []}, 1, 50161),
        ({"attachments": [NOTE | {"waveform": ""}]}, 1, 50161),
        ({"attachments": [NOTE | {"waveform": "no base64"}]}, 1, 50161),
        ({"attachments": [NOTE | {"waveform": base64.b64encode(bytes(257)).decode()}]}, 1, 50161),
        ({"attachments": [NOTE | {"duration_secs": 0}]}, 1, 50161),
        ({"attachments": [NOTE | {"duration_secs": "2"}]}, 1, 50161),
    ],
)
async def test_what_is_no_voice_message_is_refused(send, body, files, code):
    uploads = (("voice-message.ogg", OGG),) * files
    body = {"flags": VOICE, "attachments": [NOTE], **body}
    if not uploads:
        body["content"] = ""
        body["components"] = []
    answer = await send(body, uploads)
    assert answer.code == code


async def test_it_cannot_be_edited(send, rest, channel_id):
    sent = await send({"flags": VOICE, "attachments": [NOTE]})
    path = f"/channels/{channel_id()}/messages/{sent.body['id']}"
    assert (await rest("PATCH", path, {"content": "words after all"})).code == 50162


async def test_it_needs_the_right(send, sandbox):
    for role in sandbox.world.guild(sandbox.guild_id).roles.values():
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 46))
    assert (await send({"flags": VOICE, "attachments": [NOTE]})).code == 50013


async def test_a_sound_without_the_flag_is_a_file_like_any_other(send):
    sent = await send({"attachments": [NOTE]})
    assert "waveform" not in sent.body["attachments"][0]
    assert sent.body["flags"] & VOICE == 0


async def test_a_webhook_speaks_too(send, bot):
    webhook = await bot.room().create_webhook(name="Voice")
    path = f"/webhooks/{webhook.id}/{webhook.token}?wait=true"
    sent = await send({"flags": VOICE, "attachments": [NOTE]}, path=path)
    assert sent.body["flags"] == VOICE
    assert sent.body["attachments"][0]["duration_secs"] == 2.5
