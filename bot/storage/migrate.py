"""Numbered SQL files per feature, applied once each, remembered in the database itself.

A migration is one transaction: after a crash in the middle the database is as before it. A file
that was applied is never edited again; its checksum says so.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import NewerSchema, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: Told what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]
#: Feature and number of a migration to its checksum.
Ledger = dict[tuple[str, int], str]

FILE_NAME = re.compile(r"(?P<number>\d{4})_[a-z0-9_]+\.sql")
CREATE_LEDGER = """
CREATE TABLE IF NOT EXISTS migration (
    feature    TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    sha256     TEXT    NOT NULL,
    applied_at TEXT    NOT NULL, -- ISO 8601, UTC
    PRIMARY KEY (feature, number)
) STRICT
"""
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
APPLIED = "SELECT feature, number, sha256 FROM migration"
REMEMBER = """
INSERT INTO migration (feature, number, sha256, applied_at)
VALUES (:feature, :number, :sha256, :applied_at)
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file of one feature."""

    feature: str
    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """The checksum of the text, whatever the line ends of the checkout."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def no_progress(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def read_folders(folders: Mapping[str, Path]) -> list[Migration]:
    """Return the migrations of every feature in the order they are applied in.

    Raises:
        StorageError: A name is not ``NNNN_what_it_does.sql``, or the numbers do not run from 1.
    """
    return [
        migration for feature, folder in folders.items() for migration in _read(feature, folder)
    ]


def _read(feature: str, folder: Path) -> Iterator[Migration]:
    for expected, file in enumerate(sorted(folder.glob("*.sql")), start=1):
        match = FILE_NAME.fullmatch(file.name)
        if match is None:
            raise StorageError(f"{file.name}: not of the form NNNN_what_it_does.sql")
        if int(match["number"]) != expected:
            raise StorageError(f"{feature}/{file.name}: number {expected:04} was expected here")
        sql = file.read_text(encoding="utf-8")
        yield Migration(feature, expected, f"{feature}/{file.stem}", sql)


def read_ledger(connection: sqlite3.Connection) -> Ledger:
    """Return what was applied; empty for a new database.

    Raises:
        StorageError: The file holds tables of something else.
    """
    tables = {name for (name,) in connection.execute(TABLES)}
    if "migration" in tables:
        return {(feature, number): sha for feature, number, sha in connection.execute(APPLIED)}
    if tables:
        raise StorageError("this database belongs to another program; choose another file")
    return {}


def pending(applied: Ledger, known: list[Migration]) -> list[Migration]:
    """Return the migrations that are not applied yet.

    Raises:
        NewerSchema: The database knows migrations that this version does not.
        StorageError: A file was edited after it was applied.
    """
    unknown = applied.keys() - {(each.feature, each.number) for each in known}
    if unknown:
        feature, number = min(unknown)
        raise NewerSchema(
            f"the database was written by a newer Marquee (this one does not know {feature} "
            f"{number:04}); install that version again or restore an older backup"
        )
    for each in known:
        if applied.get((each.feature, each.number), each.sha256) != each.sha256:
            raise StorageError(f"{each.name}.sql was edited after it was applied; undo the edit")
    return [each for each in known if (each.feature, each.number) not in applied]


def apply(
    connection: sqlite3.Connection,
    migrations: list[Migration],
    *,
    applied_at: str,
    progress: Progress = no_progress,
) -> None:
    """Apply migrations, each in one transaction, with foreign keys checked at its end.

    Raises:
        StorageError: One failed; it left nothing, those before it stay.
    """
    if not migrations:
        return
    connection.execute(CREATE_LEDGER)
    # A table is rebuilt by dropping it, which enforced keys would turn into deleted children.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for done, migration in enumerate(migrations):
            progress(migration.name, done, len(migrations))
            _apply_one(connection, migration, applied_at)
        progress(migrations[-1].name, len(migrations), len(migrations))
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _apply_one(connection: sqlite3.Connection, migration: Migration, applied_at: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements(migration.sql):
            connection.execute(statement)
        if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StorageError(f"{migration.name} leaves rows of {broken[0]} without their parent")  # noqa: TRY301  undone below like any failure
        connection.execute(
            REMEMBER,
            {
                "feature": migration.feature,
                "number": migration.number,
                "sha256": migration.sha256,
                "applied_at": applied_at,
            },
        )
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise StorageError(f"migration {migration.name} failed: {error}") from error
        raise


def statements(sql: str) -> Iterator[str]:
    """Yield the statements of a script one by one, triggers whole.

    `executescript` would commit the open transaction, and splitting at `;` breaks triggers.
    """
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise StorageError(f"a migration ends in the middle of a statement: {statement.strip()!r}")
