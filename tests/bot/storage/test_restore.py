"""Restoring replaces the database in one step and keeps what it replaced."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import DatabaseInUse, DiskFull, NewerSchema, StorageError
from bot.storage import backup
from bot.storage import restore as restore_module
from bot.storage.database import Database
from bot.storage.restore import restore
from bot.storage.upgrade import upgrade

NOW = datetime(2026, 1, 2, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
PUT = "INSERT INTO note (text) VALUES (?)"
NOTE = "CREATE TABLE note (text TEXT NOT NULL) STRICT;\n"
STARS = "ALTER TABLE note ADD COLUMN stars INTEGER NOT NULL DEFAULT 9;\n"


async def write(path, folders, *texts):
    database = await Database.open(path, migrations=folders)
    try:
        for text in texts:
            await database.write(lambda db, text=text: db.execute(PUT, (text,)))
        return [row["text"] for row in await database.rows("SELECT text FROM note")]
    finally:
        await database.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "marquee.db"


async def test_what_was_backed_up_comes_back_and_can_be_undone(path, make_migrations):
    folders = make_migrations(NOTE)
    await write(path, folders, "old")
    made = backup.create(path, now=NOW)
    await write(path, folders, "new")
    kept = restore(made, path, folders, now=LATER)
    assert await write(path, folders) == ["old"]
    restore(kept, path, folders, now=LATER)
    assert await write(path, folders) == ["old", "new"]


async def test_an_older_backup_is_brought_up_from_its_own_version(
    path, make_migrations, open_database
):
    await write(path, make_migrations(NOTE), "old")
    made = backup.create(path, now=NOW)
    folders = make_migrations(NOTE, STARS)
    await write(path, folders, "new")
    restore(made, path, folders, now=LATER)
    database = await open_database(path, folders)
    assert [tuple(row) for row in await database.rows("SELECT * FROM note")] == [("old", 9)]


async def test_a_newer_backup_is_refused_and_changes_nothing(path, make_migrations):
    folders = make_migrations(NOTE, STARS)
    await write(path, folders, "newer")
    made = backup.create(path, now=NOW)
    path.unlink()
    (folders["notes"] / "0002_step.sql").unlink()
    await write(path, folders, "mine")
    with pytest.raises(NewerSchema):
        restore(made, path, folders, now=LATER)
    assert await write(path, folders) == ["mine"]


async def test_a_running_bot_is_not_restored_under(path, make_migrations, open_database):
    folders = make_migrations(NOTE)
    await open_database(path, folders)
    made = backup.create(path, now=NOW)
    with pytest.raises(DatabaseInUse, match="stop that one first"):
        restore(made, path, folders, now=LATER)
    with pytest.raises(DatabaseInUse, match="stop that one first"):
        upgrade(path, folders, now=NOW)


async def test_a_reader_that_holds_the_file_stops_the_restore(path, make_migrations, monkeypatch):
    folders = make_migrations(NOTE)
    await write(path, folders, "mine")
    made = backup.create(path, now=NOW)
    monkeypatch.setattr("bot.storage.connection.WRITER_PRAGMAS", ("PRAGMA busy_timeout = 50",))
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("INSERT INTO note VALUES ('late')")
        other.execute("BEGIN")
        other.execute("SELECT * FROM note").fetchall()
        with sqlite3.connect(path, isolation_level=None) as writer:
            writer.execute("INSERT INTO note VALUES ('later')")
        with pytest.raises(DatabaseInUse, match="close it first"):
            restore(made, path, folders, now=LATER)
    writer.close()
    other.close()
    assert await write(path, folders) == ["mine", "late", "later"]


async def test_without_a_database_the_backup_becomes_it(path, make_migrations):
    folders = make_migrations(NOTE)
    await write(path, folders, "old")
    made = backup.create(path, now=NOW)
    path.unlink()
    assert restore(made, path, folders, now=LATER) is None
    assert await write(path, folders) == ["old"]


async def test_a_damaged_database_is_replaced_and_its_files_kept(path, make_migrations):
    folders = make_migrations(NOTE)
    await write(path, folders, "old")
    made = backup.create(path, now=NOW)
    path.write_bytes(b"garbage" * 1000)
    path.with_name("marquee.db-wal").write_bytes(b"log")
    kept = restore(made, path, folders, now=LATER)
    assert not path.with_name("marquee.db-wal").exists()
    assert kept.name == "damaged-20260102T010000Z"
    assert (kept / "marquee.db").read_bytes() == b"garbage" * 1000
    assert (kept / "marquee.db-wal").read_bytes() == b"log"
    assert await write(path, folders) == ["old"]


async def test_a_damaged_backup_is_refused_and_changes_nothing(path, make_migrations):
    folders = make_migrations(NOTE)
    await write(path, folders, "mine")
    made = backup.create(path, now=NOW)
    (made / backup.COPY).write_bytes(b"garbage" * 1000)
    with pytest.raises(StorageError, match="changed since"):
        restore(made, path, folders, now=LATER)
    assert await write(path, folders) == ["mine"]


@pytest.mark.parametrize("step", ["copyfile", "sync", "_keep", "pending"])
async def test_a_restore_that_stops_anywhere_leaves_the_old_database(
    path, make_migrations, monkeypatch, step
):
    folders = make_migrations(NOTE)
    await write(path, folders, "old")
    made = backup.create(path, now=NOW)
    await write(path, folders, "new")
    where = {"copyfile": restore_module.shutil, "pending": restore_module.migrate}
    with monkeypatch.context() as patch:
        patch.setattr(where.get(step, restore_module), step, stop)
        with pytest.raises(DiskFull):
            restore(made, path, folders, now=LATER)
    assert await write(path, folders) == ["old", "new"]
    assert not list(path.parent.glob("*.restoring*"))


def stop(*_values, **_named):
    raise OSError(28, "No space left on device")


async def test_an_existing_database_is_backed_up_before_it_is_migrated(path, make_migrations):
    await write(path, make_migrations(NOTE), "old")
    assert backup.backups(path) == []
    folders = make_migrations(NOTE, STARS)
    assert upgrade(path, folders, now=NOW) == 1
    assert upgrade(path, folders, now=NOW) == 0
    (made,) = backup.backups(path)
    assert backup.verify(made).schema == {"notes": 1}
