"""Erasing is whole or did not happen."""

from __future__ import annotations

import pytest

from bot.privacy import Privacy
from bot.registry import Registry
from bot.storage.database import Database
from tests.builders import FakeClock

GUILD, ANNA = 1, 2
READ = "SELECT note FROM note WHERE part = ? AND member_id = ?"
ERASE = "DELETE FROM note WHERE part = ? AND member_id = ?"
WRITE = "INSERT INTO note VALUES (?, ?, ?)"


class Notes:
    """Keeps notes of members."""

    def __init__(self, database, feature, *, fails=False):
        self._database, self.feature, self._fails = database, feature, fails

    async def export(self, guild_id, member_id):
        rows = await self._database.rows(READ, (self.feature, member_id))
        return {"notes": [row["note"] for row in rows]}

    def erase(self, connection, guild_id, member_id):
        if self._fails:
            raise RuntimeError("no")
        return connection.execute(ERASE, (self.feature, member_id)).rowcount


@pytest.fixture
async def database(tmp_path):
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_note.sql").write_text(
        "CREATE TABLE note (part TEXT, member_id INTEGER, note TEXT) STRICT;"
    )
    opened = await Database.open(tmp_path / "t.db", migrations={"note": folder}, clock=FakeClock())
    for row in (("a", ANNA, "first"), ("b", ANNA, "second"), ("b", ANNA, "third")):
        await opened.write(lambda db, row=row: db.execute(WRITE, row))
    yield opened
    await opened.close()


async def test_every_part_is_exported_and_erased_and_counted(database):
    privacy = Privacy(database, Registry([Notes(database, "a"), Notes(database, "b")]))
    exported = await privacy.export(GUILD, ANNA)
    assert exported == {"a": {"notes": ["first"]}, "b": {"notes": ["second", "third"]}}
    assert await privacy.erase(GUILD, ANNA) == {"a": 1, "b": 2}
    assert await privacy.export(GUILD, ANNA) == {"a": {"notes": []}, "b": {"notes": []}}
    assert await privacy.erase(GUILD, ANNA) == {"a": 0, "b": 0}
    assert b"second" not in database.path.read_bytes()


async def test_a_part_that_fails_takes_the_others_back(database):
    parts = [Notes(database, "a"), Notes(database, "b", fails=True)]
    privacy = Privacy(database, Registry(parts))
    before = await privacy.export(GUILD, ANNA)
    with pytest.raises(RuntimeError):
        await privacy.erase(GUILD, ANNA)
    assert await privacy.export(GUILD, ANNA) == before
