"""Whatever is done to the database in whatever order, a dictionary agrees with it."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.errors import StorageError
from bot.storage import backup
from bot.storage.database import Database
from bot.storage.restore import restore
from tests.bot.storage.children import NOW

PAIRS = "CREATE TABLE pair (key INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;\n"
PUT = "INSERT INTO pair (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
DROP = "DELETE FROM pair WHERE key = ?"

keys = st.integers(0, 5)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


class Broken(Exception):
    """What a failing unit raises."""


def unit(changes, fails=False):
    """Return a unit that makes changes (None drops a key) and then perhaps raises."""

    def run(db):
        for key, value in changes:
            db.execute(*((DROP, (key,)) if value is None else (PUT, (key, value))))
        if fails:
            raise Broken
        return len(changes)

    return run


units = st.tuples(
    st.lists(st.tuples(keys, st.none() | texts), max_size=4),
    st.sampled_from(["kept", "kept", "fails", "cancelled"]),
)


class DatabaseMachine(RuleBasedStateMachine):
    """Drives one database and the dictionary it should equal."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        scripts = Path(self.folder.name) / "migrations"
        scripts.mkdir()
        (scripts / "0001_pair.sql").write_text(PAIRS)
        self.folders = {"pairs": scripts}
        self.path = Path(self.folder.name) / "marquee.db"
        self.runner = asyncio.Runner()
        self.database = self.run(Database.open(self.path, migrations=self.folders))
        self.model, self.saved = {}, None

    def run(self, awaitable):
        return self.runner.run(awaitable)

    def apply(self, changes):
        for key, value in changes:
            self.model.pop(key, None)
            if value is not None:
                self.model[key] = value

    @rule(group=st.lists(units, min_size=1, max_size=6))
    def write_together(self, group):
        async def all_of_them():
            calls = [
                asyncio.ensure_future(self.database.write(unit(changes, fate == "fails")))
                for changes, fate in group
            ]
            await asyncio.sleep(0)
            for call, (_, fate) in zip(calls, group, strict=True):
                if fate == "cancelled":
                    call.cancel()
            return await asyncio.gather(*calls, return_exceptions=True)

        for (changes, fate), result in zip(group, self.run(all_of_them()), strict=True):
            if fate == "kept":
                assert result == len(changes)
                self.apply(changes)
            else:
                assert isinstance(result, Broken if fate == "fails" else asyncio.CancelledError)

    @rule()
    def reopen(self):
        self.run(self.database.close())
        self.database = self.run(Database.open(self.path, migrations=self.folders))

    @rule()
    def empty_the_log(self):
        self.run(self.database.empty_log())

    @rule()
    def back_up(self):
        self.saved = (backup.create(self.path, now=NOW, keep=2), dict(self.model))

    @rule()
    def restore_the_backup(self):
        if self.saved is None:
            return
        with pytest.raises(StorageError):
            restore(self.saved[0], self.path, self.folders, now=NOW)
        self.run(self.database.close())
        restore(self.saved[0], self.path, self.folders, now=NOW)
        self.model = dict(self.saved[1])
        self.database = self.run(Database.open(self.path, migrations=self.folders))

    @invariant()
    def they_agree(self):
        rows = self.run(self.database.rows("SELECT key, value FROM pair"))
        assert {row["key"]: row["value"] for row in rows} == self.model

    def teardown(self):
        self.run(self.database.close())
        self.runner.close()
        self.folder.cleanup()


@pytest.mark.parametrize(
    ("examples", "steps"),
    [
        pytest.param(15, 15, id="short"),
        pytest.param(100, 40, marks=pytest.mark.long, id="long"),
    ],
)
def test_a_dictionary_agrees_with_the_database(examples, steps):
    run_state_machine_as_test(
        DatabaseMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
