"""Messages through discord.py: written, read, changed, removed."""

from __future__ import annotations

import io

import discord
import pytest

from sandbox.errors import RoomError

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x07\0\0\0\x05"


async def test_an_embed_comes_back_as_it_was_sent(bot, join):
    anna = await join("anna")
    embed = discord.Embed(title="Heat", description="1995", colour=0xAA3300)
    embed.add_field(name="Stars", value="4.5").set_footer(text="12 reviews")
    sent = await bot.room().send(embed=embed)
    fetched = await bot.room().fetch_message(sent.id)
    assert fetched.embeds[0].to_dict() == embed.to_dict() | {"type": "rich"}
    seen = await anna.expect(contains="12 reviews")
    assert seen["embeds"][0]["fields"][0]["value"] == "4.5"


async def test_an_edit_changes_only_what_it_names(bot, join):
    anna = await join("anna")
    sent = await bot.room().send("one", embed=discord.Embed(title="stays"))
    edited = await sent.edit(content="two")
    assert edited.content == "two"
    assert edited.embeds[0].title == "stays"
    assert edited.edited_at is not None
    assert (await anna.expect(contains="two"))["id"] == str(sent.id)
    assert (await sent.edit(embed=None)).embeds == []


async def test_a_message_cannot_be_edited_to_nothing(bot):
    sent = await bot.room().send("one")
    with pytest.raises(discord.HTTPException) as refused:
        await sent.edit(content=None)
    assert refused.value.code == 50006


async def test_nobody_edits_anothers_words(bot, join, until):
    anna = await join("anna")
    await anna.say("mine")
    message = await until(lambda: bot.heard and bot.heard[-1])
    with pytest.raises(discord.Forbidden) as refused:
        await message.edit(content="yours")
    assert refused.value.code == 50005


async def test_a_deleted_message_is_gone_for_all(bot, join, until):
    anna = await join("anna")
    sent = await bot.room().send("soon gone")
    await anna.expect(contains="soon gone")
    await sent.delete()
    await until(lambda: str(sent.id) not in anna.messages)
    with pytest.raises(discord.NotFound) as refused:
        await bot.room().fetch_message(sent.id)
    assert refused.value.code == 10008


async def test_history_is_paged_in_both_directions(bot):
    sent = [await bot.room().send(str(number)) for number in range(4)]
    newest = [m.content async for m in bot.room().history(limit=2)]
    assert newest == ["3", "2"]
    older = [m.content async for m in bot.room().history(limit=9, before=sent[2])]
    assert older == ["1", "0"]
    later = [m.content async for m in bot.room().history(limit=9, after=sent[1])]
    assert later == ["2", "3"]
    around = [m.content async for m in bot.room().history(limit=2, around=sent[2])]
    assert "2" in around


async def test_files_are_kept_and_served_with_their_type(bot, join, sandbox):
    anna = await join("anna")
    file = discord.File(io.BytesIO(PNG), "post er.png", description="A poster")
    sent = await bot.room().send("look", file=file)
    [attachment] = sent.attachments
    assert attachment.filename == "post_er.png"
    assert attachment.content_type == "image/png"
    assert (attachment.width, attachment.height) == (7, 5)
    assert attachment.description == "A poster"
    assert attachment.url.startswith(f"{sandbox.url}/attachments/")
    assert await attachment.read() == PNG
    seen = await anna.expect(contains="look")
    assert seen["attachments"][0]["url"] == attachment.url


async def test_a_picture_shown_in_an_embed_is_not_listed_again(bot):
    embed = discord.Embed(title="x").set_image(url="attachment://a.png")
    sent = await bot.room().send(embed=embed, file=discord.File(io.BytesIO(PNG), "a.png"))
    assert sent.attachments == []
    assert sent.embeds[0].image.url.startswith("http://127.0.0.1")
    assert sent.embeds[0].image.width == 7


async def test_an_edit_may_keep_drop_and_add_files(bot):
    files = [discord.File(io.BytesIO(b"a"), "a.txt"), discord.File(io.BytesIO(b"b"), "b.txt")]
    sent = await bot.room().send("files", files=files)
    edited = await sent.edit(
        attachments=[sent.attachments[1], discord.File(io.BytesIO(b"c"), "c.txt")]
    )
    assert [file.filename for file in edited.attachments] == ["b.txt", "c.txt"]


async def test_files_that_no_message_shows_are_removed(bot, sandbox):
    def kept() -> list[str]:
        return sorted(path.name for path in sandbox.world.folder.rglob("*.*"))

    embed = discord.Embed(title="x").set_image(url="attachment://shown.png")
    files = [discord.File(io.BytesIO(PNG), name) for name in ("shown.png", "listed.png")]
    sent = await bot.room().send(embed=embed, files=files)
    assert kept() == ["listed.png", "shown.png"]
    sent = await sent.edit(attachments=[])
    assert kept() == ["shown.png"]
    assert sent.embeds[0].image.width == 7
    await sent.delete()
    assert kept() == []


async def test_slow_mode_makes_members_wait_and_moderators_not(bot, join, sandbox):
    await bot.room().edit(slowmode_delay=30)
    anna, mo = await join("anna"), await join("mo")
    for person in (anna, mo):
        await person.say("one")
    await mo.say("two")
    with pytest.raises(RoomError, match="slow_mode"):
        await anna.say("two")
    sandbox.clock.advance(31)
    await anna.say("two")


async def test_a_block_message_can_be_edited_in_part_but_not_back(bot):
    class Card(discord.ui.LayoutView):
        text = discord.ui.TextDisplay("one")
        file = discord.ui.File("attachment://a.txt")

    sent = await bot.room().send(view=Card(), file=discord.File(io.BytesIO(b"a"), "a.txt"))
    sent = await sent.edit(allowed_mentions=discord.AllowedMentions.none())
    assert sent.components[0].content == "one"
    assert sent.components[1].media.url.startswith("http://127.0.0.1")
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.edit_message(
            sent.channel.id,
            sent.id,
            params=discord.http.handle_message_parameters(content="plain"),
        )
    assert refused.value.code == 50035


async def test_the_same_nonce_gives_the_same_message(rest, channel_id):
    body = {"content": "once", "nonce": "7", "enforce_nonce": True}
    path = f"/channels/{channel_id()}/messages"
    first, second = await rest("POST", path, body), await rest("POST", path, body)
    assert first.body["id"] == second.body["id"]
    other = await rest("POST", path, body | {"nonce": "8"})
    assert other.body["id"] != first.body["id"]


async def test_a_bulk_delete_takes_two_to_a_hundred_young_messages(bot, sandbox, until):
    sent = [await bot.room().send(str(number)) for number in range(3)]
    await bot.room().delete_messages(sent[:2])
    assert [m.content async for m in bot.room().history()] == ["2"]
    await until(lambda: "raw_bulk_message_delete" in bot.events)
    last = await bot.room().send("4")
    sandbox.clock.advance(15 * 24 * 3600)
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.delete_messages(bot.room().id, [sent[2].id, last.id])
    assert refused.value.code == 50034


async def test_an_empty_message_is_refused(rest, channel_id):
    answer = await rest("POST", f"/channels/{channel_id()}/messages", {"content": "  "})
    assert (answer.status, answer.code) == (400, 50006)


async def test_a_reply_to_nothing_is_refused_or_falls_back(rest, channel_id):
    path = f"/channels/{channel_id()}/messages"
    body = {"content": "x", "message_reference": {"message_id": "123"}}
    answer = await rest("POST", path, body)
    assert answer.body["errors"]["message_reference"]["_errors"][0]["code"] == (
        "REPLIES_UNKNOWN_MESSAGE"
    )
    body["message_reference"]["fail_if_not_exists"] = False
    assert (await rest("POST", path, body)).body["type"] == 0
