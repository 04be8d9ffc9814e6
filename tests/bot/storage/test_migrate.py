"""Numbered scripts: once each, whole or not at all, never a schema we do not know."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.errors import NewerSchema, StorageError
from bot.storage import migrate
from bot.storage.connection import connect_writer

NOTE = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;\n"
STARS = "ALTER TABLE note ADD COLUMN stars INTEGER NOT NULL DEFAULT 0;\n"


@pytest.fixture
def connection(tmp_path):
    with closing(connect_writer(tmp_path / "marquee.db")) as connection:
        yield connection


def bring_up(connection, folders, progress=migrate.no_progress):
    known = migrate.read_folders(folders)
    missing = migrate.pending(migrate.read_ledger(connection), known)
    migrate.apply(connection, missing, applied_at="2026-01-01T00:00:00Z", progress=progress)
    return [each.number for each in missing]


def tables(connection):
    return {name for (name,) in connection.execute(migrate.TABLES)}


def test_each_script_is_applied_once_and_in_order(connection, make_migrations):
    assert bring_up(connection, make_migrations(NOTE)) == [1]
    assert bring_up(connection, make_migrations(NOTE, STARS)) == [2]
    assert bring_up(connection, make_migrations(NOTE, STARS)) == []
    connection.execute("INSERT INTO note (text, stars) VALUES ('x', 9)")


def test_a_script_that_fails_half_way_leaves_nothing(connection, make_migrations):
    bring_up(connection, make_migrations(NOTE))
    half = "CREATE TABLE other (x) ;\nINSERT INTO note (text) VALUES (NULL);\n"
    with pytest.raises(StorageError, match=r"notes/0002_step failed: NOT NULL"):
        bring_up(connection, make_migrations(NOTE, half))
    assert tables(connection) == {"migration", "note"}
    assert not connection.in_transaction
    assert bring_up(connection, make_migrations(NOTE, STARS)) == [2]


def test_triggers_stay_whole_when_a_script_is_split():
    trigger = (
        "CREATE TRIGGER t BEFORE DELETE ON note\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
        "SELECT ';';\n"
    )
    assert list(migrate.statements(NOTE + trigger)) == [NOTE, trigger[:-12], "SELECT ';';\n"]


def test_an_unfinished_statement_is_refused(connection, make_migrations):
    with pytest.raises(StorageError, match="middle of a statement"):
        bring_up(connection, make_migrations("CREATE TABLE note (id"))
    assert tables(connection) == {"migration"}


def test_an_edited_script_is_refused(connection, make_migrations):
    bring_up(connection, make_migrations(NOTE))
    with pytest.raises(StorageError, match=r"0001_step.sql was edited"):
        bring_up(connection, make_migrations(NOTE + "-- more\n"))


def test_line_ends_of_the_checkout_are_no_edit(connection, make_migrations):
    folders = make_migrations(NOTE)
    bring_up(connection, folders)
    (folders["notes"] / "0001_step.sql").write_bytes(NOTE.replace("\n", "\r\n").encode())
    assert bring_up(connection, folders) == []


@pytest.mark.parametrize("scripts", [(NOTE,), ()])
def test_a_newer_schema_is_refused_in_one_sentence(connection, make_migrations, tmp_path, scripts):
    folders = make_migrations(NOTE, STARS)
    bring_up(connection, folders)
    for file in sorted(folders["notes"].glob("*.sql"))[len(scripts) :]:
        file.unlink()
    with pytest.raises(NewerSchema, match=r"written by a newer Marquee .* install that version"):
        bring_up(connection, folders)


@pytest.mark.parametrize("name", ["2_step.sql", "0002-step.sql", "0003_gap.sql", "0001_twin.sql"])
def test_a_misnumbered_script_is_refused(make_migrations, name):
    folders = make_migrations(NOTE)
    (folders["notes"] / name).write_text(STARS)
    with pytest.raises(StorageError, match=name):
        migrate.read_folders(folders)


def test_a_table_with_children_can_be_rebuilt(connection, make_migrations):
    child = "CREATE TABLE tag (note_id INTEGER NOT NULL REFERENCES note ON DELETE CASCADE);\n"
    bring_up(connection, make_migrations(NOTE, child))
    connection.execute("INSERT INTO note VALUES (1, 'x')")
    connection.execute("INSERT INTO tag VALUES (1)")
    rebuild = (
        "CREATE TABLE new (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;\n"
        "INSERT INTO new SELECT id, text FROM note;\nDROP TABLE note;\n"
        "ALTER TABLE new RENAME TO note;\n"
    )
    bring_up(connection, make_migrations(NOTE, child, rebuild))
    assert connection.execute("SELECT count(*) FROM tag").fetchone()[0] == 1
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO tag VALUES (99)")


def test_a_script_that_orphans_rows_is_undone(connection, make_migrations):
    child = "CREATE TABLE tag (note_id INTEGER NOT NULL REFERENCES note);\n"
    bring_up(connection, make_migrations(NOTE, child))
    connection.execute("INSERT INTO note VALUES (1, 'x')")
    connection.execute("INSERT INTO tag VALUES (1)")
    with pytest.raises(StorageError, match="rows of tag without their parent"):
        bring_up(connection, make_migrations(NOTE, child, "DELETE FROM note;\n"))
    assert connection.execute("SELECT count(*) FROM note").fetchone()[0] == 1


def test_progress_names_each_script_and_reaches_the_end(connection, make_migrations):
    told = []
    bring_up(connection, make_migrations(NOTE, STARS), lambda *step: told.append(step))
    assert told == [
        ("notes/0001_step", 0, 2),
        ("notes/0002_step", 1, 2),
        ("notes/0002_step", 2, 2),
    ]
