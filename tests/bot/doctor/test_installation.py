"""Findings about one installation, each in both languages."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Config
from bot.doctor import installation
from bot.doctor.finding import Grade
from bot.storage import backup
from bot.storage.lock import writer_lock
from bot.storage.upgrade import upgrade

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def folders(tmp_path):
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_note.sql").write_text("CREATE TABLE note (text TEXT NOT NULL) STRICT;\n")
    return {"notes": folder}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "marquee.db"


def config(**values):
    return Config(_env_file=None, **values)


def only(findings):
    (finding,) = findings
    return finding


@pytest.mark.parametrize(("mode", "grade"), [(0o600, "ok"), (0o640, "problem"), (0o604, "problem")])
def test_secrets_that_others_can_read_are_a_problem(say, tmp_path, mode, grade):
    env = tmp_path / ".env"
    assert installation.env(say, env).grade is Grade.NOTE
    env.touch()
    env.chmod(mode)
    finding = installation.env(say, env)
    assert finding.grade == grade
    assert ("chmod 600" in finding.text) == (grade == "problem")


def test_a_token_is_judged_and_never_shown(say, make_token):
    assert installation.token(say, config()).grade is Grade.PROBLEM
    assert installation.token(say, config(discord_token=make_token())).grade is Grade.OK
    client_secret = "a_-B" * 8
    finding = installation.token(say, config(discord_token=client_secret))
    assert finding.grade is Grade.PROBLEM
    assert client_secret not in finding.text


def test_the_token_of_a_local_discord_may_have_any_form(say):
    local = config(discord_token="any", discord_api="http://127.0.0.1:1/api/v10")
    assert installation.token(say, local).grade is Grade.OK


def test_a_database_is_absent_or_whole_or_old(say, path, folders):
    assert only(installation.database(say, path, folders)).grade is Grade.OK
    upgrade(path, folders, now=NOW)
    finding = only(installation.database(say, path, folders))
    assert finding.grade is Grade.OK
    assert str(path) in finding.text
    (folders["notes"] / "0002_more.sql").write_text("CREATE TABLE more (x) ;\n")
    assert only(installation.database(say, path, folders)).grade is Grade.NOTE
    upgrade(path, folders, now=NOW)
    (folders["notes"] / "0002_more.sql").unlink()
    finding = only(installation.database(say, path, folders))
    assert finding.grade is Grade.PROBLEM
    assert "marquee restore" in finding.text


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"garbage" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xaa" * 4096),
    ],
)
def test_a_damaged_database_is_a_problem(say, path, folders, damage):
    upgrade(path, folders, now=NOW)
    damage(path)
    finding = only(installation.database(say, path, folders))
    assert finding.grade is Grade.PROBLEM
    assert "marquee restore" in finding.text


def test_a_folder_that_cannot_be_one_is_a_problem(say, tmp_path, folders):
    (tmp_path / "file").touch()
    finding = only(installation.database(say, tmp_path / "file" / "marquee.db", folders))
    assert finding.grade is Grade.PROBLEM
    assert str(tmp_path / "file") in finding.text


@pytest.mark.parametrize(("days", "grade"), [(0, "ok"), (1, "ok"), (3, "ok"), (4, "warning")])
def test_an_old_backup_is_a_warning(say, path, folders, days, grade):
    assert not list(installation.backups(say, path, NOW))
    upgrade(path, folders, now=NOW)
    assert only(installation.backups(say, path, NOW)).grade is Grade.NOTE
    backup.create(path, now=NOW)
    finding = only(installation.backups(say, path, NOW + timedelta(days=days)))
    assert finding.grade == grade
    assert days < 2 or str(days) in finding.text


def test_a_backup_that_says_nothing_of_itself_is_a_warning(say, path, folders):
    upgrade(path, folders, now=NOW)
    (backup.create(path, now=NOW) / backup.MANIFEST).write_text("{}")
    assert only(installation.backups(say, path, NOW)).grade is Grade.WARNING


def test_a_taken_port_is_a_problem_unless_it_is_ours(say, path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = config(dashboard_port=port, data_dir=path.parent)
        finding = only(installation.port(say, settings))
        assert finding.grade is Grade.PROBLEM
        assert str(port) in finding.text
        path.parent.mkdir()
        path.touch()
        with writer_lock(path):
            assert not list(installation.port(say, settings))
    assert only(installation.port(say, settings)).grade is Grade.OK


def test_any_free_port_needs_no_check(say, path):
    assert not list(installation.port(say, config(dashboard_port=0, data_dir=path.parent)))


def test_a_bot_runs_exactly_while_it_holds_the_lock(path):
    assert not installation.is_running(path)
    assert not path.parent.exists()
    path.parent.mkdir()
    path.touch()
    with writer_lock(path):
        assert installation.is_running(path)
    assert not installation.is_running(path)
    assert Path(f"{path}.lock").exists()
