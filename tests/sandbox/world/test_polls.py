"""Polls through discord.py: asked, voted in, closed by hand and by the clock."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest

from sandbox.errors import RoomError
from tests.sandbox.guest import Guest
from tests.sandbox.openapi import Watch

HOUR = timedelta(hours=1)


def film_poll(*, multiple: bool = False, hours: int = 1) -> discord.Poll:
    poll = discord.Poll("What shall we see?", timedelta(hours=hours), multiple=multiple)
    poll.add_answer(text="Heat", emoji="🔥")
    poll.add_answer(text="花样年华")
    return poll


@pytest.fixture
async def asked(bot):
    return await bot.room().send(poll=film_poll())


@pytest.fixture
async def anna(join, asked):
    return await join("anna")


def counts(message: discord.Message) -> dict[str, int]:
    return {answer.text: answer.vote_count for answer in message.poll.answers}


async def test_discord_py_sends_and_reads_a_poll(sandbox, bot):
    watch = Watch(sandbox)
    none = discord.AllowedMentions.none()
    sent = await bot.room().send(poll=film_poll(multiple=True, hours=48), allowed_mentions=none)
    assert watch.problems == []
    poll = (await bot.room().fetch_message(sent.id)).poll
    assert poll.question == "What shall we see?"
    assert [(a.id, a.text, str(a.emoji or "")) for a in poll.answers] == [
        (1, "Heat", "🔥"),
        (2, "花样年华", ""),
    ]
    assert (poll.multiple, poll.duration, poll.is_finalised()) == (True, 48 * HOUR, False)


async def test_votes_are_counted_and_told(bot, asked, anna, join, until):
    lin = await join("lin")
    shown = (await anna.ask("history", channel_id=anna.channel["id"]))["messages"][-1]
    await anna.vote(shown, "Heat")
    await lin.vote(shown, "Heat")
    await anna.vote(shown, "花样年华")
    await until(lambda: bot.events.count("raw_poll_vote_add") == 3)
    assert bot.events.count("raw_poll_vote_remove") == 1
    read = await bot.room().fetch_message(asked.id)
    assert counts(read) == {"Heat": 1, "花样年华": 1}
    voters = [user.name async for user in read.poll.answers[1].voters()]
    assert voters == ["anna"]
    history = (await lin.ask("history", channel_id=lin.channel["id"]))["messages"]
    tally = {c["id"]: c["me_voted"] for c in history[-1]["poll"]["results"]["answer_counts"]}
    assert tally == {1: True, 2: False}


async def test_a_vote_is_taken_back(bot, asked, anna):
    shown = (await anna.ask("history", channel_id=anna.channel["id"]))["messages"][-1]
    await anna.vote(shown, 1)
    await anna.ask("unvote", channel_id=shown["channel_id"], message_id=shown["id"])
    assert counts(await bot.room().fetch_message(asked.id)) == {"Heat": 0, "花样年华": 0}


@pytest.mark.parametrize("answers", [[1, 2], [3], ["x"], [None]])
async def test_an_answer_that_is_not_there_or_one_too_many_is_refused(asked, anna, answers):
    where = {"channel_id": str(asked.channel.id), "message_id": str(asked.id)}
    with pytest.raises(RoomError, match="invalid_form_body"):
        await anna.ask("vote", answer_ids=answers, **where)


async def test_several_answers_count_where_several_are_allowed(bot, join):
    asked = await bot.room().send(poll=film_poll(multiple=True))
    anna = await join("anna")
    where = {"channel_id": str(asked.channel.id), "message_id": str(asked.id)}
    await anna.ask("vote", answer_ids=[1, 2], **where)
    assert counts(await bot.room().fetch_message(asked.id)) == {"Heat": 1, "花样年华": 1}


async def test_when_its_time_is_up_it_closes_and_tells_who_won(sandbox, bot, asked, anna, until):
    where = {"channel_id": str(asked.channel.id), "message_id": str(asked.id)}
    await anna.ask("vote", answer_ids=[2], **where)
    sandbox.clock.advance(3599)
    assert not (await bot.room().fetch_message(asked.id)).poll.is_finalised()
    sandbox.clock.advance(2)
    result = await until(lambda: next((m for m in bot.heard if m.poll is None), None))
    assert result.type is discord.MessageType.poll_result
    assert result.reference.message_id == asked.id
    fields = {field.name: field.value for field in result.embeds[0].fields}
    assert fields == {
        "poll_question_text": "What shall we see?",
        "victor_answer_votes": "1",
        "total_votes": "1",
        "victor_answer_id": "2",
        "victor_answer_text": "花样年华",
    }
    closed = await bot.room().fetch_message(asked.id)
    assert closed.poll.is_finalised()
    with pytest.raises(RoomError, match="poll_expired"):
        await anna.ask("vote", answer_ids=[1], **where)


async def test_a_tie_has_no_victor(bot, asked, anna, join, until):
    lin = await join("lin")
    where = {"channel_id": str(asked.channel.id), "message_id": str(asked.id)}
    await anna.ask("vote", answer_ids=[1], **where)
    await lin.ask("vote", answer_ids=[2], **where)
    ended = await asked.end_poll()
    assert ended.poll.is_finalised()
    result = await until(lambda: next((m for m in bot.heard if m.poll is None), None))
    assert "victor_answer_id" not in {field.name for field in result.embeds[0].fields}
    assert "poll_question_text" in {field.name for field in result.embeds[0].fields}


async def test_only_ones_own_open_poll_is_ended(rest, bot, asked, anna, channel_id):
    said = await anna.ask(
        "say",
        channel_id=channel_id(),
        content="",
        poll={"question": {"text": "Tea?"}, "answers": [{"poll_media": {"text": "Yes"}}]},
    )
    path = f"/channels/{channel_id()}/polls"
    assert (await rest("POST", f"{path}/{said['message']['id']}/expire")).code == 50005
    plain = await anna.say("no poll")
    assert (await rest("POST", f"{path}/{plain['id']}/expire")).code == 520006
    await asked.end_poll()
    assert (await rest("POST", f"{path}/{asked.id}/expire")).code == 520001


async def test_a_poll_is_neither_edited_nor_edited_in(rest, bot, asked, channel_id):
    path = f"/channels/{channel_id()}/messages"
    assert (await rest("PATCH", f"{path}/{asked.id}", {"content": "x"})).code == 520003
    plain = await bot.room().send("plain")
    body = {"content": "x", "poll": {"question": {"text": "q"}, "answers": []}}
    assert (await rest("PATCH", f"{path}/{plain.id}", body)).code == 520003


def poll_body(**changes: object) -> dict[str, object]:
    answers = [{"poll_media": {"text": "a"}}]
    return {"poll": {"question": {"text": "q"}, "answers": answers, **changes}}


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"question": {"text": "q" * 301}}, "question"),
        ({"question": {}}, "question"),
        ({"question": "q"}, "question"),
        ({"answers": []}, "answers"),
        ({"answers": [{"poll_media": {"text": "a"}}] * 11}, "answers"),
        ({"answers": [{"poll_media": {"text": "a" * 56}}]}, "answers"),
        ({"answers": [{"poll_media": {}}]}, "answers"),
        ({"answers": [{}]}, "answers"),
        ({"duration": 0}, "duration"),
        ({"duration": 769}, "duration"),
        ({"duration": 1.5}, "duration"),
        ({"layout_type": 9}, "layout_type"),
        ({"allow_multiselect": "x"}, "allow_multiselect"),
    ],
)
async def test_a_malformed_poll_is_refused_where_it_is_wrong(rest, channel_id, changes, where):
    answer = await rest("POST", f"/channels/{channel_id()}/messages", poll_body(**changes))
    assert answer.code == 50035
    assert list(answer.body["errors"]["poll"]) == [where]


async def test_a_custom_emoji_cannot_stand_in_a_poll(rest, channel_id):
    media = {"text": "a", "emoji": {"id": "1", "name": "blob"}}
    body = poll_body(answers=[{"poll_media": media}])
    assert (await rest("POST", f"/channels/{channel_id()}/messages", body)).code == 520004


async def test_the_largest_poll_is_taken_and_lasts_a_day_by_itself(rest, channel_id, sandbox):
    answers = [{"poll_media": {"text": "a" * 55}}] * 10
    body = poll_body(question={"text": "q" * 300}, answers=answers, duration=768)
    assert (await rest("POST", f"/channels/{channel_id()}/messages", body)).status == 200
    poll = (await rest("POST", f"/channels/{channel_id()}/messages", poll_body())).body["poll"]
    ends = sandbox.clock.now() + timedelta(days=1)
    assert abs(discord.utils.parse_time(poll["expiry"]) - ends) < timedelta(minutes=1)
    assert (poll["allow_multiselect"], poll["layout_type"]) == (False, 1)


async def test_it_needs_the_right(rest, channel_id, sandbox):
    for role in sandbox.world.guild(sandbox.guild_id).roles.values():
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 49))
    assert (await rest("POST", f"/channels/{channel_id()}/messages", poll_body())).code == 50013


async def test_without_the_intent_votes_are_not_told(run_bot, join, until):
    intents = discord.Intents.all()
    intents.polls = False
    bot = await run_bot(Guest(intents))
    asked = await bot.room().send(poll=film_poll())
    anna = await join("anna")
    where = {"channel_id": str(asked.channel.id), "message_id": str(asked.id)}
    await anna.ask("vote", answer_ids=[1], **where)
    await anna.say("after the vote")
    await until(lambda: any(m.content == "after the vote" for m in bot.heard))
    assert "raw_poll_vote_add" not in bot.events


async def test_a_deferred_answer_is_filled_with_a_poll(run_bot, join):
    bot = Guest()

    @bot.tree.command(description="Asks")
    async def ask(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.followup.send(poll=film_poll())

    await run_bot(bot)
    anna = await join("anna")
    reply = await anna.slash("/ask")
    assert "What shall we see?\nHeat" in reply.text
    await anna.vote(reply, "Heat")
    assert (await bot.room().fetch_message(int(reply.message["id"]))).poll.total_votes == 1


async def test_a_deleted_poll_does_not_close(sandbox, asked, anna):
    await asked.delete()
    sandbox.clock.advance(7200)
    history = (await anna.ask("history", channel_id=anna.channel["id"]))["messages"]
    assert all(message["type"] != 46 for message in history)
