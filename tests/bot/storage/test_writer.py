"""The writer's thread and the event loop, at the moments where a call could be lost."""

from __future__ import annotations

import asyncio
import sqlite3
import threading

import pytest

from bot.errors import StorageError
from bot.storage.connection import connect_writer
from bot.storage.writer import Writer


class Statements(list):
    """The statements a connection ran."""

    @property
    def commits(self):
        return self.count("COMMIT")


@pytest.fixture
def statements():
    return Statements()


@pytest.fixture
async def start(tmp_path, statements):
    """Start writers that are stopped whatever happens."""
    started = []

    def connect():
        connection = connect_writer(tmp_path / "marquee.db")
        connection.execute("CREATE TABLE IF NOT EXISTS note (text TEXT NOT NULL)")
        connection.set_trace_callback(statements.append)
        return connection

    async def start_(**options):
        started.append(Writer(connect, **options))
        await started[-1].start()
        return started[-1]

    yield start_
    for writer in started:
        await writer.stop()


def put(text):
    return lambda db: db.execute("INSERT INTO note (text) VALUES (?)", (text,)).rowcount


async def test_a_hundred_callers_share_a_commit(start, statements):
    writer = await start()
    await asyncio.gather(*(writer.run(put(str(n))) for n in range(100)))
    assert statements.commits == 1


async def test_what_waits_behind_a_running_unit_is_kept_when_the_writer_stops(start):
    writer = await start()
    gate = threading.Event()
    first = asyncio.ensure_future(writer.run(lambda _: gate.wait(10)))
    await asyncio.sleep(0.01)
    later = [asyncio.ensure_future(writer.run(put(str(n)))) for n in range(3)]
    await asyncio.sleep(0.01)
    stopping = asyncio.ensure_future(writer.stop())
    await asyncio.sleep(0.01)
    gate.set()
    async with asyncio.timeout(5):
        assert await asyncio.gather(first, *later, stopping) == [True, 1, 1, 1, None]


async def test_a_unit_queued_in_the_same_moment_as_the_stop_is_kept(start):
    writer = await start()
    call = asyncio.ensure_future(writer.run(put("last")))
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await writer.stop()
        assert await call == 1


async def test_callers_without_a_place_when_the_writer_stops_are_told(start):
    writer = await start(max_waiting=1)
    calls = [asyncio.ensure_future(writer.run(put(str(n)))) for n in range(3)]
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await writer.stop()
        first, *others = await asyncio.gather(*calls, return_exceptions=True)
    assert first == 1
    assert [type(each) for each in others] == [StorageError, StorageError]


async def test_no_more_units_are_on_their_way_than_there_are_places(start, statements):
    writer = await start(max_waiting=10)
    await asyncio.gather(*(writer.run(put(str(n))) for n in range(100)))
    assert statements.commits >= 10


async def test_a_caller_that_leaves_while_its_unit_runs_still_has_its_effect(start):
    writer = await start()
    gate, begun = threading.Event(), threading.Event()

    def slow(db):
        begun.set()
        gate.wait(10)
        return put("kept")(db)

    call = asyncio.ensure_future(writer.run(slow))
    await asyncio.to_thread(begun.wait, 10)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    gate.set()
    count = await writer.run(lambda db: db.execute("SELECT count(*) FROM note").fetchone()[0])
    assert count == 1


async def test_a_connection_that_cannot_be_opened_is_told_to_who_starts(tmp_path):
    writer = Writer(lambda: connect_writer(tmp_path))
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        await writer.start()
    await writer.stop()


async def test_a_unit_alone_runs_outside_any_transaction_and_in_its_turn(start):
    writer = await start()
    results = await asyncio.gather(
        writer.run(put("before")),
        writer.run(lambda db: (db.in_transaction, db.execute("VACUUM").rowcount), alone=True),
        writer.run(lambda db: db.in_transaction),
    )
    assert results == [1, (False, -1), True]


async def test_a_unit_alone_that_leaves_a_transaction_open_does_not_reach_the_next(start):
    writer = await start()
    await writer.run(lambda db: db.execute("BEGIN"), alone=True)
    assert await writer.run(put("x")) == 1


async def test_a_cursor_given_back_can_be_counted_but_not_read(start):
    writer = await start()
    cursor = await writer.run(lambda db: db.execute("INSERT INTO note (text) VALUES ('x')"))
    assert cursor.rowcount == 1
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        cursor.fetchall()


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit, StopIteration])
async def test_whatever_a_unit_raises_the_writer_goes_on(start, error):
    writer = await start()

    def unit(_):
        raise error

    with pytest.raises((error, RuntimeError)):
        await writer.run(unit)
    assert await writer.run(put("x")) == 1
