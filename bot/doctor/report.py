"""`marquee doctor`: every check in one table."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.app import migration_folders
from bot.clock import Clock, SystemClock
from bot.config import Config, load_config
from bot.doctor import installation, machine, online, speech, weights
from bot.doctor.finding import Finding, Grade
from bot.errors import ConfigError
from bot.i18n import Locale, Say, Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALE = Path(__file__).parent / "locale"
COLOURS = {
    Grade.OK: "green",
    Grade.NOTE: "cyan",
    Grade.WARNING: "yellow",
    Grade.PROBLEM: "bold red",
}


def system_locale() -> Locale:
    """Return the language of the person at the terminal, by the usual variables."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return Locale.from_discord(next((name for name in names if name), None))


def run_doctor(
    *,
    offline: bool = False,
    env: Path = Path(".env"),
    console: Console | None = None,
    clock: Clock | None = None,
) -> int:
    """Check this installation, print the findings and return 1 when one is a problem.

    Args:
        offline: Ask Discord nothing.
        env: The file the settings are in.
        console: Where to print; standard output by default.
        clock: What the machine takes the time to be.
    """
    console = console or Console()
    clock = clock or SystemClock()
    config, wrong = _settings(env)
    chosen = config.locale if config and "locale" in config.model_fields_set else system_locale()
    say = Texts.load([LOCALE]).to(chosen)
    findings = [*_local(say, config, env, clock)]
    findings += [Finding(Grade.PROBLEM, say("doctor-setting", problem=line)) for line in wrong]
    if config and not offline:
        with console.status(say("doctor-asking")):
            findings += asyncio.run(_collect(say, config, clock))
    show(console, say, findings)
    return int(any(finding.grade is Grade.PROBLEM for finding in findings))


def _settings(env: Path) -> tuple[Config | None, list[str]]:
    try:
        return load_config(_env_file=env), []
    except ConfigError as error:
        return None, str(error).splitlines()


def _local(say: Say, config: Config | None, env: Path, clock: Clock) -> Iterator[Finding]:
    yield machine.python(say)
    yield machine.sqlite(say)
    yield machine.clock(say, clock.now())
    yield installation.env(say, env)
    if config is None:
        return
    path = config.database_path
    yield installation.token(say, config)
    yield machine.disk(say, path)
    yield from machine.file_system(say, path)
    yield from installation.database(say, path, migration_folders())
    yield from installation.backups(say, path, clock.now())
    yield from installation.port(say, config)
    if installation.is_running(path):
        yield Finding(Grade.OK, say("doctor-running"))
    yield from weights.check(say, config)
    yield speech.check(say, config)


async def _collect(say: Say, config: Config, clock: Clock) -> list[Finding]:
    return [finding async for finding in online.discord(say, config, clock)]


def show(console: Console, say: Say, findings: list[Finding]) -> None:
    """Print findings as plain text (a guild may be called anything), links, and a summary."""
    words = {
        Grade.OK: say("doctor-grade-ok"),
        Grade.NOTE: say("doctor-grade-note"),
        Grade.WARNING: say("doctor-grade-warning"),
        Grade.PROBLEM: say("doctor-grade-problem"),
    }
    table = Table(show_header=False, box=None, padding=(0, 1))
    for finding in findings:
        grade = Text(words[finding.grade], style=COLOURS[finding.grade])
        table.add_row(grade, Text(finding.text))
    console.print(table)
    for link in dict.fromkeys(finding.link for finding in findings if finding.link):
        console.print(Text(link), soft_wrap=True)
    problems = sum(finding.grade is Grade.PROBLEM for finding in findings)
    warnings = sum(finding.grade is Grade.WARNING for finding in findings)
    console.print(Text(say("doctor-summary", problems=problems, warnings=warnings)))
