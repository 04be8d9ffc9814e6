"""What is written down about members, and what is forgotten."""

from __future__ import annotations

import json
from datetime import timedelta

from bot.permissions import Level
from cogs.assistant.store.personal import NotePersonalData
from cogs.assistant.store.told import SqliteToldStore
from cogs.assistant.telling import APART, SAME, Telling, Told, words_of
from tests.cogs.assistant.conftest import ADA, ANNA, ELSEWHERE, GUILD, MO


async def test_a_member_who_leaves_is_forgotten_and_the_note_stays(guild, database):
    here = guild()
    await here.add("Rules", author_id=ADA)
    gone = await here.add("Old", author_id=ADA)
    await here.add("Roles", author_id=MO)
    await here.service.remove(gone.note_id, actor_id=ADA, level=Level.ADMIN)
    personal = NotePersonalData(database)
    export = await personal.export(GUILD, ADA)
    assert [note["title"] for note in export["notes"]] == ["Rules", "Old"]
    assert json.loads(json.dumps(export)) == export
    assert await personal.export(ELSEWHERE, ADA) == {"notes": []}
    assert await database.write(lambda c: personal.erase(c, GUILD, ADA)) == 2
    assert await personal.export(GUILD, ADA) == {"notes": []}
    assert await here.titles() == ["Roles", "Rules"]
    rows = await database.rows("SELECT title FROM assistant_note ORDER BY title")
    assert [row["title"] for row in rows] == ["Roles", "Rules"]


async def test_the_same_question_is_told_once_a_week(database, clock):
    telling = Telling(SqliteToldStore(database), clock)
    await telling.note(GUILD, ANNA, "When is pizza night?")
    assert await telling.hindrance(GUILD, MO, "pizza night, when??") == Told.BEFORE
    assert await telling.hindrance(ELSEWHERE, MO, "When is pizza night?") is None
    assert await telling.hindrance(GUILD, MO, "Where is pizza night?") is None
    clock.advance((SAME + timedelta(seconds=1)).total_seconds())
    assert await telling.hindrance(GUILD, MO, "When is pizza night?") is None


async def test_one_member_cannot_fill_the_channel(database, clock):
    telling = Telling(SqliteToldStore(database), clock)
    await telling.note(GUILD, ANNA, "When is pizza night?")
    assert await telling.hindrance(GUILD, ANNA, "Where is the pool?") == Told.SOON
    assert await telling.hindrance(GUILD, MO, "Where is the pool?") is None
    clock.advance(APART.total_seconds())
    assert await telling.hindrance(GUILD, ANNA, "Where is the pool?") is None


async def test_what_was_told_outlives_a_restart_without_the_words_or_the_member(database, clock):
    await Telling(SqliteToldStore(database), clock).note(GUILD, ANNA, "When is pizza night?")
    after = Telling(SqliteToldStore(database), clock)
    assert await after.hindrance(GUILD, MO, "when is pizza night") == Told.BEFORE
    row = dict(await database.row("SELECT * FROM assistant_told"))
    assert row.keys() == {"guild_id", "question", "told_at"}
    assert b"pizza" not in row["question"]
    store = SqliteToldStore(database)
    assert await store.purge(clock.now()) == 0
    assert await store.purge(clock.now() + timedelta(seconds=1)) == 1


def test_questions_of_no_words_are_told_apart():
    assert words_of("what?") != words_of("why?")
