"""Checks of this installation: settings, token, database, backups, port, models."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.doctor import env_file
from bot.doctor.credentials import Shape, shape_of
from bot.doctor.finding import Finding, Grade
from bot.errors import DatabaseInUse, NewerSchema, StorageError
from bot.storage import backup, migrate
from bot.storage.connection import connect_reader, our_errors
from bot.storage.lock import writer_lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.config import Config
    from bot.i18n import Say

STALE_BACKUP = timedelta(days=3)


def env(say: Say, path: Path) -> Finding:
    """Check that nobody else can read the secrets."""
    if not path.exists():
        return Finding(Grade.NOTE, say("doctor-env-absent", path=str(path)))
    if env_file.is_open_to_others(path):
        return Finding(Grade.PROBLEM, say("doctor-env-open", path=str(path)))
    return Finding(Grade.OK, say("doctor-env-ok", path=str(path)))


def token(say: Say, config: Config) -> Finding:
    """Check that there is a token and that it looks like one; it is never shown."""
    if config.discord_token is None:
        return Finding(Grade.PROBLEM, say("doctor-token-absent"))
    shape = shape_of(config.discord_token.get_secret_value())
    if shape is not Shape.TOKEN and not config.is_simulated:
        return Finding(Grade.PROBLEM, say("doctor-token-shape", shape=shape.value))
    return Finding(Grade.OK, say("doctor-token-ok"))


def is_running(database: Path) -> bool:
    """Tell whether a bot writes the database at this moment."""
    if not database.exists():
        return False
    try:
        writer_lock(database).release()
    except DatabaseInUse:
        return True
    return False


def database(say: Say, path: Path, folders: Mapping[str, Path]) -> Iterator[Finding]:
    """Check that the database may be written, is whole and of a schema this version knows."""
    if not path.exists():
        if _may_write(path.parent):
            yield Finding(Grade.OK, say("doctor-database-absent", path=str(path)))
        else:
            yield Finding(Grade.PROBLEM, say("doctor-database-folder", folder=str(path.parent)))
        return
    if not os.access(path, os.R_OK | os.W_OK) or not _may_write(path.parent):
        yield Finding(Grade.PROBLEM, say("doctor-database-folder", folder=str(path.parent)))
        return
    try:
        missing = _inspect(path, folders)
    except NewerSchema:
        yield Finding(Grade.PROBLEM, say("doctor-database-newer"))
    except StorageError as error:
        yield Finding(Grade.PROBLEM, say("doctor-database-damaged", reason=str(error)))
    else:
        if missing:
            yield Finding(Grade.NOTE, say("doctor-database-old", count=missing))
        else:
            yield Finding(Grade.OK, say("doctor-database-ok", path=str(path)))


def backups(say: Say, path: Path, now: datetime) -> Iterator[Finding]:
    """Check that there is a recent backup of a database that exists."""
    if not path.exists():
        return
    made = backup.backups(path)
    if not made:
        yield Finding(Grade.NOTE, say("doctor-backup-none"))
        return
    try:
        age = now - datetime.fromisoformat(backup.read_manifest(made[0]).made_at)
    except StorageError as error:
        yield Finding(Grade.WARNING, say("doctor-backup-damaged", reason=str(error)))
        return
    grade = Grade.WARNING if age > STALE_BACKUP else Grade.OK
    yield Finding(grade, say("doctor-backup-age", days=age.days, count=len(made)))


def port(say: Say, config: Config) -> Iterator[Finding]:
    """Check that the dashboard can listen, unless it does already."""
    if config.dashboard_port == 0 or is_running(config.database_path):
        return
    address = (config.dashboard_host, config.dashboard_port)
    shown = {"port": str(config.dashboard_port), "host": config.dashboard_host}
    family = socket.AF_INET6 if ":" in config.dashboard_host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError:
            yield Finding(Grade.PROBLEM, say("doctor-port-taken", **shown))
        else:
            yield Finding(Grade.OK, say("doctor-port-free", **shown))


def _inspect(path: Path, folders: Mapping[str, Path]) -> int:
    """Return how many migrations are missing, after a check of the whole file."""
    with our_errors(), closing(connect_reader(path)) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise StorageError(verdict)
        applied = migrate.read_ledger(connection)
        return len(migrate.pending(applied, migrate.read_folders(folders)))


def _may_write(folder: Path) -> bool:
    nearest = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
