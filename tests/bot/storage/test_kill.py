"""SIGKILL at any moment: what was acknowledged is there, what was not is whole or absent."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from bot.storage import backup, migrate
from bot.storage.connection import connect_reader, connect_writer
from tests.bot.storage import children

NOTE = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;\n"
STARS = """
CREATE TABLE tag (note_id INTEGER NOT NULL REFERENCES note, tag TEXT NOT NULL) STRICT;
INSERT INTO tag SELECT id, text FROM note;
CREATE TABLE new (id INTEGER PRIMARY KEY, text TEXT NOT NULL, stars INTEGER NOT NULL) STRICT;
INSERT INTO new SELECT id, text, 0 FROM note;
DROP TABLE note;
ALTER TABLE new RENAME TO note;
"""
LISTED = "ALTER TABLE note ADD COLUMN listed INTEGER NOT NULL DEFAULT 1;\n"


def units(path):
    """Return the number of rows of each unit, after the integrity check."""
    with closing(connect_reader(path)) as connection:  # leaves the recovery to the next child
        assert [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
        return dict(connection.execute("SELECT unit, count(*) FROM entry GROUP BY unit"))


def acknowledged_until_killed(path, folders, first, delay_s):
    """Let a child write, kill it some time after its first word and return what it said."""
    with children.child(children.write_for_ever, path, folders, first) as (process, pipe):
        heard = {pipe.recv()}
        process.join(delay_s)
        assert process.is_alive()
        process.kill()
        try:
            while True:
                heard.add(pipe.recv())
        except EOFError:
            return heard


@pytest.mark.parametrize(
    "loops", [pytest.param(6, id="short"), pytest.param(100, marks=pytest.mark.long, id="long")]
)
def test_no_acknowledged_write_is_lost_and_no_unit_is_torn(tmp_path, make_migrations, loops):
    folders = make_migrations(children.ENTRY, feature="entries")
    delays = random.Random(loops)  # noqa: S311  a delay is no secret
    total = 0
    for loop in range(loops):
        if loop % 10 == 0:  # a fresh file now and then keeps the checks quick
            path, acknowledged = tmp_path / f"{loop}.db", set()
        acknowledged |= acknowledged_until_killed(
            path, folders, first=1_000_000 * loop, delay_s=delays.uniform(0, 0.15)
        )
        kept = units(path)
        lost = acknowledged - kept.keys()
        assert not lost, f"{len(lost)} of {len(acknowledged)} acknowledged units are lost"
        assert set(kept.values()) == {children.ROWS_PER_UNIT}, "a unit is torn"
        total = max(total, len(acknowledged))
    assert total > 100


def old_schema(path, folders):
    with closing(connect_writer(path)) as connection:
        migrate.apply(connection, migrate.read_folders(folders), applied_at="2026-01-01")
        connection.executemany("INSERT INTO note (text) VALUES (?)", [(str(n),) for n in range(50)])


def number_of(path):
    """Return how far a database is migrated, after checking that nothing is in between."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (number,) = connection.execute("SELECT max(number) FROM migration").fetchone()
        tables = {name for (name,) in connection.execute(migrate.TABLES)}
        columns = [row[1] for row in connection.execute("PRAGMA table_info(note)")]
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (50,)
    assert tables == {"migration", "note"} | ({"tag"} if number > 1 else set())
    assert columns == ["id", "text", "stars", "listed"][: number + 1 if number > 1 else 2]
    return number


def test_a_migration_killed_at_any_statement_is_old_or_new_and_goes_on(tmp_path, make_migrations):
    folders = make_migrations(NOTE)
    old = tmp_path / "old.db"
    old_schema(old, folders)
    folders = make_migrations(NOTE, STARS, LISTED)
    seen, statement, finished = [], 0, False
    while not finished:
        statement += 1
        path = tmp_path / str(statement) / "marquee.db"
        path.parent.mkdir()
        path.write_bytes(old.read_bytes())
        with children.child(children.upgrade_and_die, path, folders, statement) as (process, pipe):
            process.join(30)
            finished = process.exitcode == 0
            assert not finished or pipe.recv() == 2
        seen.append(number_of(path))
        for made in backup.backups(path):
            assert backup.verify(made).schema == {"notes": 1}
        with children.child(children.upgrade_and_die, path, folders, 0) as (process, pipe):
            assert pipe.recv() == 3 - seen[-1]
        assert number_of(path) == 3
    assert seen == sorted(seen)
    assert set(seen) == {1, 2, 3}
    assert statement > 15


def test_a_backup_killed_at_any_step_is_whole_or_absent(tmp_path, make_migrations):
    folders = make_migrations(NOTE)
    path = tmp_path / "marquee.db"
    old_schema(path, folders)
    step, finished, whole = 0, False, []
    while not finished:
        step += 1
        with children.child(children.back_up_and_die, path, step) as (process, _):
            process.join(30)
            finished = process.exitcode == 0
        found = backup.backups(path)
        whole.append(len(found))
        for made in found:
            assert backup.verify(made).rows["note"] == 50
    assert step > 4
    assert whole[0] == 0
    assert whole[-1] >= 1
    assert not list(backup.folder_of(path).glob(f"{backup.PARTIAL}*"))
