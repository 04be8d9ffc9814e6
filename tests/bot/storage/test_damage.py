"""A power cut may cut, tear or blank the end of the log: a prefix of the commits is left."""

from __future__ import annotations

import asyncio
import random
from contextlib import closing

import pytest

from bot.storage.connection import connect_writer
from bot.storage.database import Database
from tests.bot.storage.children import ENTRY, ROWS_PER_UNIT, put

COMMITS, UNITS = 40, 5
TORN_BYTES = 8_192


@pytest.fixture(scope="module")
def crashed(tmp_path_factory):
    """A database and its log as a crash leaves them, in bytes, and the log's size by commit."""
    return asyncio.run(_crash(tmp_path_factory.mktemp("crashed")))


async def _crash(folder):
    scripts = folder / "migrations"
    scripts.mkdir()
    (scripts / "0001_entry.sql").write_text(ENTRY)
    path = folder / "marquee.db"
    wal = folder / "marquee.db-wal"
    database = await Database.open(path, migrations={"entries": scripts})
    await database.empty_log()
    sizes = []
    for commit in range(COMMITS):
        units = range(commit * UNITS, (commit + 1) * UNITS)
        await asyncio.gather(*(database.write(lambda db, n=n: put(db, n)) for n in units))
        sizes.append(wal.stat().st_size)
    left = path.read_bytes(), wal.read_bytes(), sizes
    await database.close()
    return left


def recover(folder, database, log):
    """Return the units found after a start over these bytes."""
    folder.mkdir(exist_ok=True)
    path = folder / "marquee.db"
    for file in folder.iterdir():
        file.unlink()
    path.write_bytes(database)
    path.with_name("marquee.db-wal").write_bytes(log)
    with closing(connect_writer(path)) as connection:
        assert [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
        counts = dict(
            connection.execute("SELECT unit, count(*) FROM entry GROUP BY unit").fetchall()
        )
    assert set(counts.values()) <= {ROWS_PER_UNIT}
    return sorted(counts)


def damage(log, dice):
    """Return the log cut, torn or blanked from a random place on, and that place."""
    at = dice.randrange(len(log))
    torn = dice.randbytes(min(TORN_BYTES, len(log) - at))
    kinds = (log[:at], log[:at] + bytes(len(log) - at), log[:at] + torn + log[at + len(torn) :])
    return dice.choice(kinds), at


@pytest.mark.parametrize(
    "cases", [pytest.param(60, id="short"), pytest.param(1_000, marks=pytest.mark.long, id="long")]
)
def test_what_a_damaged_log_leaves_is_every_commit_up_to_one(tmp_path, crashed, cases):
    database, log, sizes = crashed
    dice = random.Random(cases)  # noqa: S311  the place of a fault is no secret
    for case in range(cases):
        left, at = damage(log, dice)
        whole_commits = sum(size <= at for size in sizes)
        found = recover(tmp_path / "case", database, left)
        assert found == list(range(len(found))), f"case {case}: not a prefix"
        assert len(found) % UNITS == 0, f"case {case}: a group is torn"
        assert len(found) >= whole_commits * UNITS, f"case {case}: a commit before {at} is lost"


def test_an_undamaged_log_keeps_every_commit(tmp_path, crashed):
    database, log, _ = crashed
    assert len(recover(tmp_path / "case", database, log)) == COMMITS * UNITS
