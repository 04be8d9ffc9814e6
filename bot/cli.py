"""The command line: `marquee`, or `python -m bot`."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import __version__, config, log, model_commands
from bot.errors import ConfigError, StorageError
from bot.terminal import Bar, fail, show

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

app = typer.Typer(
    name="marquee",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Marquee, a self-hosted Discord bot for social entertainment.",
)

#: Exit code for settings that a restart does not mend (EX_CONFIG); systemd then stops trying.
WRONG_SETTINGS = 78
#: A stop that takes longer than this is cut short, so that nothing is left behind.
STOP_LIMIT_S = 10.0


@app.command()
def run() -> None:
    """Run the bot with the token from .env."""
    from bot import app as whole_bot

    settings = _settings()
    _serve(
        lambda stop: whole_bot.run(settings, stop, lambda site: show(f"ready {site.login_url()}"))
    )


@app.command(name="try")
def try_it(
    data_dir: Annotated[Path, typer.Option(help="Keeps the room between trials.")] = Path(
        "var/try"
    ),
) -> None:
    """Try everything in the browser: no token, nothing leaves this machine."""
    from bot import trial

    log.set_up(
        os.environ.get("MARQUEE_LOG_LEVEL", "WARNING"),
        os.environ.get("MARQUEE_LOG_FORMAT", "console"),
    )
    _serve(lambda stop: trial.run(stop, show, data_dir))


@app.command()
def setup() -> None:
    """Set the bot up step by step and write .env."""
    from bot.doctor.wizard import run_setup

    raise SystemExit(run_setup(Path(".env")))


@app.command()
def doctor(
    *, offline: Annotated[bool, typer.Option(help="Check only this machine.")] = False
) -> None:
    """Check this installation; each finding says how to mend it."""
    from bot.doctor.report import run_doctor

    raise SystemExit(run_doctor(offline=offline))


@app.command()
def backup() -> None:
    """Back up the database, also while the bot runs."""
    from bot.clock import SystemClock
    from bot.storage.backup import create

    settings = _settings()
    with Bar() as bar, _explained():
        made = create(
            settings.database_path,
            now=SystemClock().now(),
            keep=settings.keep_backups,
            progress=bar.report,
        )
    show(f"backup {made}")


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="A folder below backups/.")],
) -> None:
    """Put a backup in the place of the database; the bot must be stopped."""
    from bot.app import migration_folders
    from bot.clock import SystemClock
    from bot.storage.restore import restore as put_back

    settings = _settings()
    with Bar() as bar, _explained():
        kept = put_back(
            source,
            settings.database_path,
            migration_folders(),
            now=SystemClock().now(),
            progress=bar.report,
        )
    show("restored" if kept is None else f"restored; what was there before is in {kept}")


@app.command()
def migrate() -> None:
    """Bring the database up to this version, after a backup; the bot must be stopped."""
    from bot.app import migration_folders
    from bot.clock import SystemClock
    from bot.storage.upgrade import upgrade

    settings = _settings()
    with Bar() as bar, _explained():
        applied = upgrade(
            settings.database_path,
            migration_folders(),
            now=SystemClock().now(),
            progress=bar.report,
        )
    show(f"{applied} migrations applied" if applied else "the database is up to date")


@app.command()
def env_example() -> None:
    """Print .env.example, generated from the settings."""
    sys.stdout.write(config.example())


@app.command()
def version() -> None:
    """Print the version."""
    show(__version__)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn our errors into one line and an exit code."""
    try:
        yield
    except (ConfigError, StorageError) as error:
        fail(str(error))


def _settings() -> config.Config:
    try:
        settings = config.load_config()
    except ConfigError as error:
        fail(str(error), WRONG_SETTINGS)
    log.set_up(settings.log_level, settings.log_format, config.secrets_of(settings))
    return settings


def _serve(start: Callable[[asyncio.Event], Coroutine[None, None, None]]) -> None:
    """Run until SIGINT or SIGTERM; end with a code that says whether a restart may help."""
    try:
        asyncio.run(_until_signal(start))
    except* ConfigError as group:
        fail("\n".join(_messages(group)), WRONG_SETTINGS)
    except* StorageError as group:
        fail("\n".join(_messages(group)))


async def _until_signal(start: Callable[[asyncio.Event], Coroutine[None, None, None]]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    running = asyncio.ensure_future(start(stop))
    waiting = asyncio.ensure_future(stop.wait())
    await asyncio.wait((running, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    done, _ = await asyncio.wait((running,), timeout=STOP_LIMIT_S)
    if not done:
        running.cancel()
        await asyncio.wait((running,))
        if running.cancelled():
            logging.getLogger(__name__).warning("stopped after %.0f s, not all done", STOP_LIMIT_S)
            return
    await running


def _messages(group: BaseExceptionGroup[BaseException]) -> list[str]:
    return [
        line
        for error in group.exceptions
        for line in (_messages(error) if isinstance(error, BaseExceptionGroup) else [str(error)])
    ]


model_commands.register(app)


def main() -> None:
    """Run the command line."""
    app()
