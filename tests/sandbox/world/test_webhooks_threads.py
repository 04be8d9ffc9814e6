"""Webhooks in threads, as role-play streams through them: sent, edited and limited."""

from __future__ import annotations

import discord
import pytest

NONE = discord.AllowedMentions.none()


@pytest.fixture
async def scene(bot):
    """Open a thread with a webhook of its channel."""
    webhook = await bot.room().create_webhook(name="Voices")
    kind = discord.ChannelType.public_thread
    return webhook, await bot.room().create_thread(name="Scene", type=kind)


async def test_a_sent_message_stands_in_the_thread_with_its_own_name(bot, scene, join, sandbox):
    webhook, thread = scene
    anna = await join("anna")
    picture = f"{sandbox.url}/avatars/1/{'0' * 32}.png"
    sent = await webhook.send(
        "Good evening.", username="馆长", avatar_url=picture, thread=thread, wait=True
    )
    assert (sent.channel.id, sent.author.name) == (thread.id, "馆长")
    read = await thread.fetch_message(sent.id)
    assert (read.webhook_id, read.author.name) == (webhook.id, "馆长")
    seen = await anna.expect(contains="Good evening", channel="Scene")
    assert seen["author"]["username"] == "馆长"


async def test_an_edit_keeps_the_name_it_was_sent_with(scene, join):
    webhook, thread = scene
    anna = await join("anna")
    sent = await webhook.send("Good", username="馆长", thread=thread, wait=True)
    changed = await webhook.edit_message(
        sent.id, content="Good evening.", thread=thread, allowed_mentions=NONE
    )
    assert (changed.author.name, changed.content) == ("馆长", "Good evening.")
    assert changed.edited_at is not None
    seen = await anna.expect(contains="Good evening.", channel="Scene")
    assert (seen["author"]["username"], seen["id"]) == ("馆长", str(sent.id))


async def test_without_its_thread_a_message_is_not_found(scene):
    webhook, thread = scene
    sent = await webhook.send("hidden", thread=thread, wait=True)
    with pytest.raises(discord.NotFound) as refused:
        await webhook.edit_message(sent.id, content="x")
    assert refused.value.code == 10008
    with pytest.raises(discord.NotFound):
        await webhook.delete_message(sent.id)
    await webhook.delete_message(sent.id, thread=thread)
    with pytest.raises(discord.NotFound):
        await webhook.fetch_message(sent.id, thread=thread)


async def test_an_archived_thread_opens_for_a_new_message_and_not_for_an_edit(scene, bot):
    webhook, thread = scene
    sent = await webhook.send("first", thread=thread, wait=True)
    await thread.edit(archived=True)
    with pytest.raises(discord.HTTPException) as refused:
        await webhook.edit_message(sent.id, content="x", thread=thread)
    assert refused.value.code == 50083
    await webhook.send("second", thread=thread, wait=True)
    assert not (await bot.fetch_channel(thread.id)).archived


async def test_sends_and_edits_have_buckets_of_their_own_per_webhook(rest, scene):
    webhook, thread = scene
    path = f"/webhooks/{webhook.id}/{webhook.token}"
    where = f"thread_id={thread.id}"
    sent = [await rest("POST", f"{path}?wait=true&{where}", {"content": str(n)}) for n in range(5)]
    left = [int(answer.headers["X-RateLimit-Remaining"]) for answer in sent]
    assert left == [4, 3, 2, 1, 0]
    limited = await rest("POST", f"{path}?wait=true&{where}", {"content": "6"})
    assert limited.status == 429
    assert float(limited.headers["Retry-After"]) <= 2.0
    assert limited.headers["X-RateLimit-Scope"] in ("user", "shared")
    message = f"{path}/messages/{sent[0].body['id']}?{where}"
    edited = await rest("PATCH", message, {"content": "edited"})
    assert edited.status == 200
    assert edited.headers["X-RateLimit-Remaining"] == "4"
    buckets = {a.headers["X-RateLimit-Bucket"] for a in (sent[0], edited)}
    assert len(buckets) == 2
