"""A member who asks to be forgotten is in no table and in no byte of the database."""

from __future__ import annotations

import sqlite3

import pytest

from bot.privacy import Privacy
from tests.house.reading import expect_none
from tests.house.rows import GUILD, Filler, Refused, complaint, personal, tables, unknown_ids

LEAVING, STAYING = 4_321_234_554_321_234_001, 5_432_123_443_212_345_002


def forms(member_id: int) -> dict[str, bytes]:
    """Return how an id may stand in a file."""
    return {
        "digits": str(member_id).encode(),
        "integer": member_id.to_bytes(8, "big"),
        "reversed integer": member_id.to_bytes(8, "little"),
        "hexadecimal": f"{member_id:x}".encode(),
    }


def traces(folder, member_id: int) -> list[str]:
    """Return in which file and form an id still stands."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        f"{path.name} holds {member_id} as {form}"
        for path in found
        for form, written in forms(member_id).items()
        if written in path.read_bytes()
    ]


def fill(connection: sqlite3.Connection) -> list[str]:
    """Write a row about each of two members into every table about members; return the tables."""
    known = tables(connection)
    expect_none(f"{each}: a person's id or not? Say so in rows.py" for each in unknown_ids(known))
    for number, member_id in enumerate((LEAVING, STAYING), start=1):
        filler = Filler(connection, known, member_id, number)
        for table in personal(known):
            filler.fill(table)
    return [table.name for table in personal(known)]


def named_in(connection: sqlite3.Connection) -> list[str]:
    """Return the columns that still name the member who left."""
    return [
        f"{table.name}.{column} still names the member: no personal_data owns it"
        for table in personal(tables(connection))
        for column in table.people
        if connection.execute(
            f"SELECT 1 FROM {table.name} WHERE {column} = ?",  # noqa: S608  names from the schema
            (LEAVING,),
        ).fetchone()
    ]


async def test_every_table_about_members_forgets_who_asks(services):
    database = services.database
    filled = await database.write(fill)
    await database.empty_log()
    folder = database.path.parent
    assert {"preference", "audit_person", "web_session"} <= set(filled)
    assert traces(folder, LEAVING), "the search finds nothing, so it would prove nothing"

    privacy = Privacy(database, services.registry)
    exported = await privacy.export(GUILD, LEAVING)
    erased = await privacy.erase(GUILD, LEAVING)

    expect_none(await database.write(named_in))
    await database.empty_log()
    expect_none(traces(folder, LEAVING))
    assert traces(folder, STAYING), "somebody else was erased too"
    assert set(exported) == set(erased)
    assert sum(erased.values()) >= len(filled) - 1


def test_a_table_that_nobody_knows_of_is_seen():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE stray (member_id INTEGER, hero_id INTEGER, words TEXT)")
    assert unknown_ids(tables(connection)) == ["stray.hero_id"]
    assert [table.name for table in personal(tables(connection))] == ["stray"]


def test_rules_of_a_table_are_understood():
    connection = sqlite3.connect(":memory:")
    connection.executescript("""
        CREATE TABLE note (
            id        INTEGER PRIMARY KEY,
            guild_id  INTEGER NOT NULL,
            author_id INTEGER NOT NULL,
            locale    TEXT NOT NULL CHECK (locale IN ('en', 'zh-CN')),
            hash      BLOB NOT NULL CHECK (length(hash) = 32),
            stars     INTEGER NOT NULL CHECK (stars BETWEEN 5 AND 10)
        ) STRICT;
        CREATE TABLE vote (note_id INTEGER NOT NULL REFERENCES note (id), words TEXT) STRICT;
    """)
    known = tables(connection)
    assert [table.name for table in personal(known)] == ["note", "vote"]
    for number, member_id in enumerate((LEAVING, STAYING), start=1):
        filler = Filler(connection, known, member_id, number)
        filler.fill(known["vote"])
    assert [n for (n,) in connection.execute("SELECT count(*) FROM note")] == [2]
    assert [n for (n,) in connection.execute("SELECT count(DISTINCT note_id) FROM vote")] == [2]


def test_a_table_that_takes_nothing_is_said():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE odd (member_id INTEGER, words TEXT CHECK (words = 7)) STRICT")
    known = tables(connection)
    with pytest.raises(Refused, match="odd"):
        Filler(connection, known, LEAVING, 1).fill(known["odd"])
    assert complaint("CHECK constraint failed: a IN ('x')", ["a", "b"]) == ("a", ["x"])
