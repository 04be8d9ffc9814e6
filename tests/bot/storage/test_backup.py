"""A backup is whole, verified, and made beside a busy writer."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from bot import __version__
from bot.errors import DatabaseInUse, DiskFull, StorageError
from bot.storage import backup, disk
from bot.storage.deliveries import claim
from bot.storage.lock import ProcessLock
from bot.storage.migrate import read_folders

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


async def fill(database, count, start=0):
    units = [
        database.write(lambda connection, n=n: claim(connection, f"message:{n}"))
        for n in range(start, start + count)
    ]
    await asyncio.gather(*units)


def keys(path):
    with sqlite3.connect(path) as connection:
        found = [key for (key,) in connection.execute("SELECT key FROM delivery")]
    connection.close()
    return found


async def test_a_backup_holds_what_was_committed_and_says_so(own, own_folders):
    await fill(own, 20)
    made = backup.create(own.path, now=NOW)
    assert made.name == "20260102T030405Z"
    manifest = backup.verify(made)
    assert manifest.rows["delivery"] == 20
    assert manifest.schema == {"bot": len(read_folders(own_folders))}
    assert (manifest.app_version, manifest.made_at) == (__version__, "2026-01-02T03:04:05.000Z")
    assert len(keys(made / backup.COPY)) == 20
    assert (made / backup.COPY).stat().st_mode & 0o777 == 0o600


async def test_a_backup_beside_a_busy_writer_is_a_whole_prefix(own):
    writing = asyncio.create_task(fill_slowly(own))
    made = await asyncio.to_thread(backup.create, own.path, now=NOW)
    writing.cancel()
    found = {int(key.removeprefix("message:")) for key in keys(made / backup.COPY)}
    assert found == set(range(len(found)))
    backup.verify(made)


async def fill_slowly(database):
    for start in range(0, 100_000, 10):
        await fill(database, 10, start)


async def test_only_the_newest_stay(own):
    made = [backup.create(own.path, now=NOW + timedelta(days=n), keep=3) for n in range(5)]
    assert backup.backups(own.path) == made[:1:-1]


async def test_many_in_one_second_have_names_in_their_order(own):
    made = [backup.create(own.path, now=NOW, keep=3) for _ in range(12)]
    assert made[1].name == f"{made[0].name}-2"
    assert backup.backups(own.path) == made[:8:-1]


async def test_a_renamed_backup_is_listed_and_never_removed(own):
    mine = backup.create(own.path, now=NOW)
    mine = mine.rename(mine.with_name("before the move"))
    made = [backup.create(own.path, now=NOW, keep=1) for _ in range(2)]
    assert backup.backups(own.path) == [made[1], mine]


async def test_leftovers_of_a_killed_backup_are_no_backup_and_go(own):
    leftover = backup.folder_of(own.path) / f"{backup.PARTIAL}abc"
    leftover.mkdir(parents=True)
    (leftover / backup.COPY).write_bytes(b"half")
    (leftover / backup.MANIFEST).write_text("{}")
    assert backup.backups(own.path) == []
    made = backup.create(own.path, now=NOW)
    assert not leftover.exists()
    assert backup.backups(own.path) == [made]


async def test_a_second_backup_at_the_same_time_is_refused(own):
    with (
        ProcessLock(backup.folder_of(own.path) / ".lock", "busy"),
        pytest.raises(DatabaseInUse, match="another backup"),
    ):
        backup.create(own.path, now=NOW)


@pytest.mark.parametrize(
    "damage",
    [
        lambda made: (made / backup.COPY).write_bytes((made / backup.COPY).read_bytes()[:-1]),
        lambda made: (made / backup.COPY).unlink(),
        lambda made: (made / backup.MANIFEST).unlink(),
        lambda made: (made / backup.MANIFEST).write_text("[]"),
        lambda made: (made / backup.MANIFEST).write_text('{"rows": 1}'),
        lambda made: change_manifest(made, rows={"delivery": 21}),
        lambda made: change_manifest(made, schema={"bot": 9}),
        lambda made: flip_a_byte(made / backup.COPY),
    ],
    ids=["short", "no copy", "no manifest", "list", "fields", "rows", "schema", "byte"],
)
async def test_a_backup_that_was_changed_is_refused(own, damage):
    await fill(own, 20)
    made = backup.create(own.path, now=NOW)
    damage(made)
    with pytest.raises(StorageError):
        backup.verify(made)


def change_manifest(made, **changes):
    file = made / backup.MANIFEST
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


def flip_a_byte(copy):
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)


async def test_too_little_space_changes_nothing(own, monkeypatch):
    usage = shutil.disk_usage(own.path.parent)
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(DiskFull, match="free 1 MiB and start again"):
        backup.create(own.path, now=NOW)
    assert list(backup.folder_of(own.path).iterdir()) == [backup.folder_of(own.path) / ".lock"]


async def test_a_damaged_database_gives_no_backup(own):
    await fill(own, 2000)
    await own.close()
    content = bytearray(own.path.read_bytes())
    content[8192:] = b"\xaa" * (len(content) - 8192)
    own.path.write_bytes(content)
    with pytest.raises(StorageError, match="damaged"):
        backup.create(own.path, now=NOW)
    assert backup.backups(own.path) == []
    assert not list(backup.folder_of(own.path).glob(f"{backup.PARTIAL}*"))


async def test_progress_goes_up_to_the_end(own):
    told = []
    await fill(own, 5000)
    backup.create(own.path, now=NOW, progress=lambda *step: told.append(step))
    copying = [done for what, done, _ in told if what == "copy"]
    assert copying == sorted(copying)
    assert told[-1] == ("check", 1, 1)
