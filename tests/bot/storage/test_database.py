"""What callers of the database may rely on."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from contextlib import closing

import pytest

from bot.errors import DatabaseInUse, StorageError
from bot.storage.connection import connect_reader

NOTES = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
PUT = "INSERT INTO note (text) VALUES (?)"


@pytest.fixture
def folders(make_migrations):
    return make_migrations(NOTES)


@pytest.fixture
async def database(tmp_path, open_database, folders):
    return await open_database(tmp_path / "marquee.db", folders)


def put(text):
    return lambda connection: connection.execute(PUT, (text,)).lastrowid


async def texts(database):
    return [row["text"] for row in await database.rows("SELECT text FROM note ORDER BY id")]


async def test_a_written_row_is_read_back(database):
    assert await database.write(put("one")) == 1
    assert await texts(database) == ["one"]
    row = await database.row("SELECT text FROM note WHERE id = :id", {"id": 1})
    assert row["text"] == "one"
    assert await database.row("SELECT text FROM note WHERE id = 2") is None


async def test_units_run_in_the_order_of_their_calls(database):
    await asyncio.gather(*(database.write(put(str(n))) for n in range(300)))
    assert await texts(database) == [str(n) for n in range(300)]


async def test_a_failing_unit_undoes_itself_alone_and_its_caller_hears(database):
    def half(connection):
        connection.execute(PUT, ("half",))
        raise ZeroDivisionError

    results = await asyncio.gather(
        database.write(put("before")),
        database.write(half),
        database.write(put("after")),
        return_exceptions=True,
    )
    assert isinstance(results[1], ZeroDivisionError)
    assert await texts(database) == ["before", "after"]


async def test_a_broken_constraint_stays_sqlites_own_error(database):
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(put(None))


async def test_a_unit_that_ends_the_transaction_is_never_acknowledged(database):
    results = await asyncio.gather(
        database.write(put("before")),
        database.write(lambda connection: connection.commit()),
        return_exceptions=True,
    )
    assert [type(each) for each in results] == [StorageError, StorageError]
    assert await database.write(put("goes on")) > 0


async def test_a_caller_that_left_before_its_unit_began_leaves_no_trace(database):
    calls = [asyncio.create_task(database.write(put(str(n)))) for n in range(3)]
    await asyncio.sleep(0)
    calls[1].cancel()
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert isinstance(results[1], asyncio.CancelledError)
    assert await texts(database) == ["0", "2"]


async def test_close_finishes_what_waits_and_empties_the_log(tmp_path, open_database, folders):
    path = tmp_path / "marquee.db"
    database = await open_database(path, folders)
    calls = [asyncio.create_task(database.write(put(str(n)))) for n in range(50)]
    await asyncio.sleep(0)
    await database.close()
    assert len(await asyncio.gather(*calls)) == 50
    assert not path.with_name("marquee.db-wal").exists()
    again = await open_database(path, folders)
    assert len(await texts(again)) == 50


async def test_a_closed_database_says_so(database):
    await database.close()
    with pytest.raises(StorageError, match="closed"):
        await database.write(put("late"))
    with pytest.raises(StorageError, match="closed"):
        await database.rows("SELECT 1")


async def test_more_callers_than_places_all_get_their_turn(database):
    await asyncio.gather(*(database.write(put("x")) for _ in range(3_000)))
    assert len(await texts(database)) == 3_000


async def test_a_second_writer_is_refused_until_the_first_has_closed(
    tmp_path, open_database, folders
):
    path = tmp_path / "marquee.db"
    first = await open_database(path, folders)
    with pytest.raises(DatabaseInUse, match="in use"):
        await open_database(path, folders)
    await first.close()
    await open_database(path, folders)


async def test_readers_cannot_write(database):
    with pytest.raises(StorageError, match="readonly"):
        await database.rows("DELETE FROM note")


async def test_uncommitted_rows_are_seen_by_nobody(database):
    seen = []

    def unit(connection):
        connection.execute(PUT, ("x",))
        path = connection.execute("PRAGMA database_list").fetchone()["file"]
        with sqlite3.connect(path) as other:
            seen.extend(other.execute("SELECT * FROM note"))
        other.close()

    await database.write(unit)
    assert seen == []


@pytest.mark.parametrize("name", ["a#b.db", "ein Haus.db", "影评.db", "100%.db", "a?mode=rw.db"])
async def test_any_file_name_opens_the_same_file_for_reading(
    tmp_path, open_database, folders, name
):
    database = await open_database(tmp_path / name, folders)
    await database.write(put("x"))
    assert await texts(database) == ["x"]
    await database.close()
    assert {p.name for p in tmp_path.iterdir()} == {name, f"{name}.lock", "migrations-notes"}


async def test_only_its_owner_may_read_the_file(database):
    assert stat.S_IMODE(database.path.stat().st_mode) == 0o600


async def test_erased_text_is_in_no_file_once_the_log_is_empty(database):
    await database.write(put("canary-7391"))
    files = [database.path, database.path.with_name("marquee.db-wal")]
    assert any(b"canary-7391" in file.read_bytes() for file in files)
    await database.write(lambda connection: connection.execute("DELETE FROM note"))
    assert await database.empty_log() is True
    assert not any(b"canary-7391" in file.read_bytes() for file in files if file.exists())


async def test_a_reader_that_keeps_the_log_is_told_and_the_next_call_empties_it(database, caplog):
    await database.write(lambda db: db.execute("PRAGMA busy_timeout = 20"))
    with closing(connect_reader(database.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM note").fetchall()
        await database.write(put("x"))
        assert await database.empty_log() is False
    assert "write-ahead log" in caplog.text
    assert await database.empty_log() is True
    assert database.path.with_name("marquee.db-wal").stat().st_size == 0


async def test_a_file_that_is_no_database_is_refused_with_the_fix(tmp_path, open_database, folders):
    path = tmp_path / "marquee.db"
    path.write_bytes(b"hello" * 1000)
    with pytest.raises(StorageError, match="marquee restore"):
        await open_database(path, folders)
    assert path.read_bytes() == b"hello" * 1000


async def test_the_database_of_another_program_is_refused(tmp_path, open_database, folders):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(StorageError, match="another program"):
        await open_database(path, folders)


async def test_the_settings_that_durability_rests_on_are_in_force(database):
    def pragmas(connection):
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    full = 2
    assert await database.write(pragmas) == ["wal", full, 1, 1, 5_000]


async def test_the_bots_own_migrations_apply(own):
    tables = {row["name"] for row in await own.rows("SELECT name FROM sqlite_schema")}
    assert {"migration", "delivery", "guild", "guild_setting", "preference", "audit"} <= tables
