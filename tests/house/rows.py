"""Fills every table that says something about a member, whatever its columns and rules are.

A value is tried; when the database refuses it, its complaint names the column and often what it
would take (`locale IN ('en', 'zh-CN')`, `length(hash) = 64`), and the next value is tried.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field
from itertools import chain, count, repeat

GUILD = 8_100_200_300_400_500_600
PERSON = {"member_id", "user_id", "author_id", "owner_id", "actor_id", "voter_id", "asker_id"}
#: Ids of anything but people. A new name has to be put into one of the two sets.
THING = {
    "application_id",
    "channel_id",
    "character_id",
    "event_id",
    "film_id",
    "guild_id",
    "message_id",
    "note_id",
    "review_id",
    "scene_id",
    "show_id",
    "thread_id",
    "turn_id",
    "webhook_id",
}
#: Columns whose values only the code that reads them knows. A character is no word of a member.
CHOICES = {"content_rating": "teen", "locale": "en", "card": "{}", "character": "mira"}
TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
SKIPPED = re.compile(r"sqlite_.*")
ATTEMPTS = 200


class Refused(Exception):
    """No value that the filler knows fits a column."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    name: str
    type: str
    is_key: bool


@dataclass(frozen=True)
class Table:
    """One table: its columns, and the column of which parent each foreign key comes from."""

    name: str
    columns: tuple[Column, ...]
    parents: dict[str, tuple[str, str]]

    @property
    def people(self) -> list[str]:
        """Return the columns that hold a member's id."""
        return [column.name for column in self.columns if column.name in PERSON]


def tables(connection: sqlite3.Connection) -> dict[str, Table]:
    """Return every ordinary table of a database by name; indexes of a text search apart."""
    names = [name for (name,) in connection.execute(TABLES) if not SKIPPED.fullmatch(name)]
    return {name: _table(connection, name) for name in names}


def _table(connection: sqlite3.Connection, name: str) -> Table:
    info = list(connection.execute(f"PRAGMA table_info({name})"))
    keys = list(connection.execute(f"PRAGMA foreign_key_list({name})"))
    return Table(
        name,
        tuple(Column(column, kind, bool(key)) for _, column, kind, _, _, key in map(tuple, info)),
        {key[3]: (key[2], key[4] or key[3]) for key in map(tuple, keys)},
    )


def unknown_ids(known: dict[str, Table]) -> list[str]:
    """Return the id columns that are known neither as a person's nor as a thing's."""
    return [
        f"{table.name}.{column.name}"
        for table in known.values()
        for column in table.columns
        if column.name.endswith("_id") and column.name not in PERSON | THING
    ]


def personal(known: dict[str, Table]) -> list[Table]:
    """Return the tables that say something about a member, parents before children.

    That is every table with a person's column, and every table that hangs on one of them.
    """
    chosen = [table for table in known.values() if table.people]
    while more := [
        table
        for table in known.values()
        if table not in chosen and {p for p, _ in table.parents.values()} & {t.name for t in chosen}
    ]:
        chosen += more
    return sorted(chosen, key=lambda table: _depth(known, table))


def _depth(known: dict[str, Table], table: Table) -> int:
    return max((1 + _depth(known, known[p]) for p, _ in table.parents.values()), default=0)


@dataclass
class Filler:
    """Writes rows of one member.

    Attributes:
        number: 1, 2, 3 ... for each member, so that their rows do not meet.
    """

    connection: sqlite3.Connection
    known: dict[str, Table]
    member_id: int
    number: int
    rows: dict[str, dict[str, object]] = field(default_factory=dict)

    def fill(self, table: Table) -> dict[str, object]:
        """Write one row of a table, and of its parents where there is none yet.

        Raises:
            Refused: The database takes none of the values.
        """
        if table.name not in self.rows:
            self.rows[table.name] = self._write(table)
        return self.rows[table.name]

    def _write(self, table: Table) -> dict[str, object]:
        fixed = self._fixed(table)
        # What hangs on no member, such as the show that they answered in, holds no words of theirs.
        whose = self.member_id if table in personal(self.known) else self.number
        free = {c.name: self._values(c, f"words of {whose}") for c in table.columns}
        free = {name: values for name, values in free.items() if name not in fixed}
        row = fixed | {name: next(values) for name, values in free.items()}
        for _ in range(ATTEMPTS):
            places = ", ".join(f":{name}" for name in row)
            sql = f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({places})"  # noqa: S608  names from the schema
            try:
                self.connection.execute(sql, row)
            except sqlite3.IntegrityError as error:
                name, hints = complaint(str(error), list(free))
                if name is None:
                    raise Refused(f"{table.name}: {error}") from error
                free[name] = chain(hints, free[name])
                row[name] = next(free[name])
            else:
                return row
        raise Refused(f"{table.name}: teach tests/house/rows.py what it takes; tried {row}")

    def _fixed(self, table: Table) -> dict[str, object]:
        fixed = {
            column: self.fill(self.known[parent])[theirs]
            for column, (parent, theirs) in table.parents.items()
        }
        fixed |= dict.fromkeys(table.people, self.member_id)
        if any(column.name == "guild_id" for column in table.columns):
            fixed["guild_id"] = GUILD
        return fixed

    def _values(self, column: Column, words: str):
        if column.name in CHOICES:
            return repeat(CHOICES[column.name])
        if column.type == "INTEGER":
            return chain([self.number], count(self.number + 1 if column.is_key else 0))
        if column.type == "REAL":
            return chain([0.5], count(1.0))
        if column.type == "BLOB":
            return (bytes([self.number]) * size for size in count(1))
        moment = "2026-01-01T00:00:00.000Z"
        return chain([words, "{}", moment], (f"{words} {n}" for n in count()))


def complaint(error: str, names: list[str]) -> tuple[str | None, list[object]]:
    """Return the column that the database complains about, and values that it may take."""
    about = [name for name in names if re.search(rf"\b{name}\b", error)]
    if not about:
        return None, []
    hints: list[object] = re.findall(r"'([^']*)'", error)
    if size := re.search(r"length\(\w+\) = (\d+)", error):
        hints = ["a" * int(size[1]), b"a" * int(size[1])]
    return about[-1], hints
