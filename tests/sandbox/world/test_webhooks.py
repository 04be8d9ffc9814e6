"""Webhooks through discord.py: voices with a name and picture of their own."""

from __future__ import annotations

import aiohttp
import discord
import pytest

from sandbox.world.pictures import is_public

NONE = discord.AllowedMentions.none()


@pytest.fixture
async def webhook(bot):
    return await bot.room().create_webhook(name="Voices")


async def test_each_message_has_its_own_name_and_picture(bot, webhook, join, sandbox):
    anna = await join("anna")
    avatar = f"{sandbox.url}/avatars/1/{'0' * 32}.png"
    sent = await webhook.send("Good evening.", username="馆长", avatar_url=avatar, wait=True)
    assert (sent.author.name, sent.webhook_id) == ("馆长", webhook.id)
    seen = await anna.expect(contains="Good evening")
    assert seen["author"]["username"] == "馆长"
    picture = f"{sandbox.url}/avatars/{webhook.id}/{seen['author']['avatar']}.png"
    async with aiohttp.ClientSession() as session, session.get(picture) as response:
        assert response.status == 200
        assert response.content_type == "image/png"


async def test_without_wait_nothing_comes_back(webhook, join):
    anna = await join("anna")
    assert await webhook.send("whisper") is None
    await anna.expect(contains="whisper")


async def test_its_messages_can_be_changed_and_removed_with_its_token_only(bot, webhook):
    sent = await webhook.send("one", wait=True)
    assert (await sent.edit(content="two")).content == "two"
    own = await bot.room().send("mine")
    with pytest.raises(discord.NotFound):
        await webhook.edit_message(own.id, content="stolen")
    await sent.delete()
    with pytest.raises(discord.NotFound):
        await webhook.fetch_message(sent.id)


async def test_it_speaks_in_a_thread_of_its_channel(bot, webhook):
    thread = await bot.room().create_thread(name="T", type=discord.ChannelType.public_thread)
    sent = await webhook.send("inside", thread=thread, wait=True)
    assert sent.channel.id == thread.id
    other = await bot.room("quiz-night").create_thread(
        name="U", type=discord.ChannelType.public_thread
    )
    with pytest.raises(discord.NotFound):
        await webhook.send("outside", thread=other, wait=True)


async def test_it_carries_buttons_when_the_bot_made_it(run_bot, webhook, join):
    anna = await join("anna")
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Take", custom_id="take"))
    await webhook.send("A sword.", view=view)
    seen = await anna.expect(contains="sword")
    assert seen["components"][0]["components"][0]["label"] == "Take"


@pytest.mark.parametrize("name", ["Clyde", "My discord", "x" * 81])
async def test_a_name_that_poses_or_is_too_long_is_refused(webhook, name):
    with pytest.raises(discord.HTTPException) as refused:
        await webhook.send("x", username=name)
    assert refused.value.code == 50035


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/a.png",
        "http://localhost/a.png",
        "http://192.168.1.2/a.png",
        "http://10.0.0.1/a.png",
        "http://169.254.169.254/latest",
        "http://[::1]/a.png",
        "http://[fd00::1]/a.png",
        "http://0x7f.1/a.png",
        "http://2130706433/a.png",
        "http://nas.local/a.png",
        "http://intranet/a.png",
        "http://[bad/a.png",
    ],
)
async def test_a_picture_that_the_internet_cannot_reach_is_refused(rest, webhook, url):
    assert not is_public(url)
    path = f"/webhooks/{webhook.id}/{webhook.token}"
    answer = await rest("POST", path, {"content": "x", "avatar_url": url})
    assert answer.code == 50035
    assert "avatar_url" in answer.body["errors"]


def test_a_public_address_is_public():
    assert is_public("https://example.org/a.png")
    assert is_public("https://93.184.216.34/a.png")


async def test_a_wrong_token_opens_nothing(rest, webhook):
    answer = await rest("POST", f"/webhooks/{webhook.id}/wrong", {"content": "x"})
    assert (answer.status, answer.code) == (401, 50027)
    assert (await rest("POST", "/webhooks/1/wrong", {"content": "x"})).code == 10015


async def test_a_channel_has_fifteen_at_most_and_needs_the_right(bot, sandbox):
    for number in range(15):
        await bot.room().create_webhook(name=f"v{number}")
    with pytest.raises(discord.HTTPException) as refused:
        await bot.room().create_webhook(name="one more")
    assert refused.value.code == 30007
    assert len(await bot.room().webhooks()) == 15
    for role in sandbox.world.guild(sandbox.guild_id).roles.values():
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 29))
    with pytest.raises(discord.Forbidden):
        await bot.room().create_webhook(name="x")


async def test_it_is_renamed_repainted_and_removed(bot, webhook, until):
    png = b"\x89PNG\r\n\x1a\n"
    renamed = await webhook.edit(name="Chorus", avatar=png)
    assert renamed.name == "Chorus"
    assert renamed.avatar is not None
    await renamed.delete()
    with pytest.raises(discord.NotFound) as refused:
        await bot.fetch_webhook(webhook.id)
    assert refused.value.code == 10015
    await until(lambda: "webhooks_update" in bot.events)


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
