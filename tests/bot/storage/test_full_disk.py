"""A disk that is full, or refuses, at any step: no half of anything, and work goes on after it."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3

import pytest

from bot.errors import DiskFull, StorageError
from bot.storage import backup
from bot.storage.connection import connect_reader, connect_writer
from bot.storage.writer import Writer
from tests.bot.storage import children

KIB = 2**10


@pytest.fixture
def folders(make_migrations):
    return make_migrations(children.ENTRY, feature="entries")


def kept(path):
    connection = connect_reader(path)
    assert [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
    counts = dict(connection.execute("SELECT unit, count(*) FROM entry GROUP BY unit").fetchall())
    connection.close()
    assert set(counts.values()) <= {children.ROWS_PER_UNIT}
    return set(counts)


class FailingConnection(sqlite3.Connection):
    """Refuses its n-th statement as a full disk would; what came before has had its effect."""

    fail_at = 0
    count = 0

    def execute(self, sql, *values):
        FailingConnection.count += 1
        if FailingConnection.count == FailingConnection.fail_at:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return super().execute(sql, *values)


async def outcomes(path, fail_at):
    """Return what five units became when one statement of the writer fails, and one unit later."""

    def connect():
        return sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, factory=FailingConnection
        )

    writer = Writer(connect)
    await writer.start()
    FailingConnection.count, FailingConnection.fail_at = 0, fail_at
    calls = (writer.run(lambda db, n=n: children.put(db, n)) for n in range(5))
    results = await asyncio.gather(*calls, return_exceptions=True)
    reached = FailingConnection.count
    FailingConnection.fail_at = 0
    await writer.run(lambda db: children.put(db, 99))
    await writer.stop()
    return results, reached


async def test_a_failure_at_any_statement_of_the_writer_is_told_and_leaves_no_half(tmp_path):
    for fail_at in itertools.count(1):
        path = tmp_path / f"{fail_at}.db"
        connection = connect_writer(path)
        connection.execute(children.ENTRY)
        connection.close()
        results, reached = await outcomes(path, fail_at)
        acknowledged = {n for n, result in enumerate(results) if result is None}
        assert all(isinstance(each, DiskFull) for each in results if each is not None)
        assert kept(path) == acknowledged | {99}
        if reached < fail_at:
            break
        assert len(acknowledged) < 5
    assert acknowledged == set(range(5))
    assert fail_at == 2 + 5 * (2 + children.ROWS_PER_UNIT) + 1


async def test_a_full_database_tells_every_caller_and_takes_writes_again(
    tmp_path, folders, open_database
):
    database = await open_database(tmp_path / "marquee.db", folders)
    await database.write(lambda db: db.execute("PRAGMA max_page_count = 40"))
    results = []
    for wave in range(40):
        units = range(wave * 5, wave * 5 + 5)
        calls = (database.write(lambda db, n=n: children.put(db, n, "y" * 999)) for n in units)
        results += await asyncio.gather(*calls, return_exceptions=True)
    acknowledged = {n for n, result in enumerate(results) if result is None}
    assert 5 < len(acknowledged) < 195
    assert {type(each) for each in results if each is not None} == {DiskFull}
    assert kept(database.path) == acknowledged
    await database.write(lambda db: db.execute("PRAGMA max_page_count = 4000"))
    await database.write(lambda db: children.put(db, 200))
    assert kept(database.path) == acknowledged | {200}


@pytest.mark.parametrize("room_kib", [16, 64, 257, 700, 1_500])
def test_when_the_kernel_refuses_to_write_the_same_holds(tmp_path, folders, room_kib):
    path = tmp_path / "marquee.db"
    values = (path, folders, room_kib * KIB)
    with children.child(children.write_on_a_small_disk, *values) as (_, pipe):
        told = pipe.recv()
        assert pipe.recv() == "went on"
    assert told["errors"] <= {"DiskFull", "StorageError"}
    assert told["errors"] or room_kib > 1_000
    assert kept(path) == told["kept"] | {1_000}


def test_a_backup_that_runs_out_of_room_anywhere_is_absent(tmp_path, folders):
    path = tmp_path / "marquee.db"
    with children.child(children.write_on_a_small_disk, path, folders, 512 * KIB) as (_, pipe):
        pipe.recv()
        pipe.recv()
    answers = []
    size = path.stat().st_size
    for room in [*range(0, size, size // 12), size + 64 * KIB]:
        with children.child(children.back_up_on_a_small_disk, path, room) as (_, pipe):
            answers.append(pipe.recv())
        found = backup.backups(path)
        assert len(found) == answers.count("")
        assert not list(backup.folder_of(path).glob(f"{backup.PARTIAL}*"))
    assert answers[0] == "StorageError"
    assert answers[-1] == ""
    assert set(answers) <= {"", "DiskFull", "StorageError"}
    backup.verify(found[0])


async def test_a_transaction_that_cannot_begin_is_told_and_the_next_one_can(tmp_path):
    path = tmp_path / "marquee.db"
    connect_writer(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    writer = Writer(lambda: connect_writer(path))
    await writer.start()
    await writer.run(lambda db: db.execute("PRAGMA busy_timeout = 20"))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="another program"):
        await writer.run(lambda db: db.execute("CREATE TABLE x (y)"))
    other.execute("ROLLBACK")
    other.close()
    await writer.run(lambda db: db.execute("CREATE TABLE x (y)"))
    await writer.stop()
