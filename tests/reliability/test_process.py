"""The program as the system runs it: killed, stopped, started twice, wrongly set up."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from sandbox.actor import Actor, CannotDo, NoReply
from sandbox.server import Sandbox
from tests.processes import descendants, holds, left_over, require_proc

ROOT = Path(__file__).parents[2]
START_LIMIT_S = 60.0
STOP_LIMIT_S = 10.0
WRONG_SETTINGS = 78
CANARY = "never-to-be-read"
TITLES = [
    "Heat",
    "Alien",
    "Jaws",
    "Casablanca",
    "Vertigo",
    "Psycho",
    "Inception",
    "Gladiator",
    "Fargo",
    "Memento",
]


@pytest.fixture
async def sandbox(tmp_path):
    require_proc()
    local = Sandbox(tmp_path / "room")
    await local.start()
    yield local
    await local.stop()
    assert local.unknown_routes == []


@pytest.fixture
async def start(tmp_path):
    """Start `python -m bot` with some arguments and settings, in an empty folder."""
    started = []
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MARQUEE_", "DISCORD_"))}

    async def start(*arguments: str, **settings: str) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=tmp_path,
            env=inherited | {"PYTHONPATH": str(ROOT), "CI": "true"} | settings,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def settings_for(sandbox, **others):
    return {
        "DISCORD_TOKEN": sandbox.token,
        "MARQUEE_DISCORD_API": f"{sandbox.url}/api/v10",
        "MARQUEE_DISCORD_GATEWAY": f"{sandbox.url.replace('http', 'ws', 1)}/gateway",
        "MARQUEE_DATA_DIR": "data",
        "MARQUEE_DASHBOARD_PORT": "0",
        "MARQUEE_INFERENCE": "off",
        "MARQUEE_LOG_LEVEL": "WARNING",
        **others,
    }


async def ready(process) -> str:
    """Return the address of the ready line."""
    async with asyncio.timeout(START_LIMIT_S):
        async for line in process.stdout:
            if line.startswith(b"ready "):
                return line.decode().split()[1]
    raise AssertionError((await process.stderr.read()).decode())


async def ended(process, within_s=STOP_LIMIT_S) -> tuple[int, str, str]:
    """Return exit code, output and errors of a process that ends in time."""
    async with asyncio.timeout(within_s):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def test_a_bot_starts_once_and_stops_when_told(sandbox, start):
    first = await start("run", **settings_for(sandbox))
    await ready(first)
    second = await start("run", **settings_for(sandbox))
    code, _, said = await ended(second, START_LIMIT_S)
    assert (code, said.count("\n")) == (1, 1)
    assert "is in use by another Marquee; stop that one first" in said
    family = descendants(first.pid)
    first.send_signal(signal.SIGTERM)
    code, _, said = await ended(first)
    assert (code, said) == (0, "")
    assert left_over(family, 0) == set()


class Critic:
    """Somebody who writes one review after the other and remembers which were answered."""

    def __init__(self, person):
        self.person = person
        self.tried, self.answered = [], []

    async def write(self, titles):
        for title in titles:
            form = await self.person.slash("/reviews write", title=title, stars="4")
            self.tried.append(title)
            saved = await self.person.submit(form, text=f"What I think of {title}: good.")
            assert title in saved.text
            self.answered.append(title)


async def answered_more(critics):
    """Return once somebody was answered who was not before."""
    before = sum(len(critic.answered) for critic in critics)
    async with asyncio.timeout(START_LIMIT_S):
        while sum(len(critic.answered) for critic in critics) == before:
            await asyncio.sleep(0.002)


def stored(database, member_id):
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = connection.execute("SELECT body FROM review WHERE member_id = ?", (member_id,))
        texts = [text for (text,) in found]
    assert len(texts) == len(set(texts)), "nothing twice"
    return [text.removeprefix("What I think of ").removesuffix(": good.") for text in texts]


@pytest.mark.long
async def test_five_kills_lose_nothing_that_was_answered(sandbox, start, tmp_path):
    chance = random.Random(5)  # noqa: S311  a reproducible test
    critics = [Critic(await Actor.join(sandbox.url, handle)) for handle in ("anna", "mo")]
    for number in range(5):
        bot = await start("run", **settings_for(sandbox))
        await ready(bot)
        writing = [
            asyncio.create_task(critic.write(TITLES[2 * number : 2 * number + 2]))
            for critic in critics
        ]
        await answered_more(critics)
        await asyncio.sleep(chance.uniform(0, 0.1))
        bot.kill()
        await bot.wait()
        for task in writing:
            with suppress(NoReply, CannotDo):
                await task
        for critic in critics:
            there = stored(tmp_path / "data" / "marquee.db", int(critic.person.me["id"]))
            assert set(critic.answered) <= set(there) <= set(critic.tried)
    bot = await start("run", **settings_for(sandbox))
    await ready(bot)
    for critic in critics:
        await critic.write(["Parasite"])
        there = stored(tmp_path / "data" / "marquee.db", int(critic.person.me["id"]))
        mine = await critic.person.slash("/reviews mine")
        assert f"{len(there)} review" in mine.text
        await critic.person.leave()
    bot.send_signal(signal.SIGINT)
    assert (await ended(bot))[0] == 0


@pytest.mark.long
async def test_a_killed_bot_leaves_no_worker(sandbox, start):
    bot = await start("run", **settings_for(sandbox, MARQUEE_INFERENCE="process"))
    await ready(bot)
    async with asyncio.timeout(START_LIMIT_S):
        while len(family := descendants(bot.pid)) < 2:
            await asyncio.sleep(0.1)
    bot.kill()
    assert left_over(family, STOP_LIMIT_S) == set()


@pytest.mark.long
async def test_a_trial_ends_by_itself_and_reads_no_token(start):
    require_proc()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):  # somebody else has it, which is as good
            taken.bind(("127.0.0.1", 8700))
            taken.listen()
        trial = await start("try", DISCORD_TOKEN=CANARY, MARQUEE_TRY_SECONDS="3")
        assert not (await ready(trial)).endswith(":8700/")
    family = descendants(trial.pid)
    assert len(family) >= 2, "the bot and the local Discord"
    assert not any(holds(pid, "cmdline", CANARY) for pid in family)
    assert not any(holds(pid, "environ", CANARY) for pid in family - {trial.pid})
    code, out, err = await ended(trial, 3 + STOP_LIMIT_S)
    assert code == 0, err
    assert CANARY not in out + err
    assert left_over(family, 0) == set()


@pytest.mark.long
async def test_a_killed_trial_leaves_nothing(start):
    require_proc()
    trial = await start("try")
    await ready(trial)
    family = descendants(trial.pid)
    trial.kill()
    assert left_over(family, STOP_LIMIT_S) == set()


@pytest.mark.long
async def test_what_a_restart_does_not_mend_ends_with_its_own_code(sandbox, start):
    for settings in (
        settings_for(sandbox, DISCORD_TOKEN="wrong"),
        settings_for(sandbox, DISCORD_TOKEN=""),
        settings_for(sandbox, MARQUEE_DASHBOARD_PORT="70000"),
    ):
        code, out, said = await ended(await start("run", **settings), START_LIMIT_S)
        assert (code, out) == (WRONG_SETTINGS, "")
        assert said.count("\n") == 1, said
        assert "Traceback" not in said
        assert "DISCORD_TOKEN" in said or "MARQUEE_DASHBOARD_PORT" in said


@pytest.mark.long
async def test_the_commands_of_an_operator_work(sandbox, start, tmp_path):
    bot = await start("run", **settings_for(sandbox))
    await ready(bot)

    async def run(*arguments):
        return await ended(await start(*arguments, **settings_for(sandbox)), START_LIMIT_S)

    code, out, said = await run("backup")
    assert code == 0, said
    made = out.strip().removeprefix("backup ")
    assert json.loads((tmp_path / made / "manifest.json").read_text())["rows"]
    code, _, said = await run("restore", made)
    assert code == 1
    assert "in use" in said
    code, _, said = await run("migrate")
    assert code == 1
    assert "in use" in said
    bot.send_signal(signal.SIGTERM)
    assert (await ended(bot))[0] == 0

    code, out, said = await run("restore", made)
    assert (code, out.startswith("restored")) == (0, True), said
    assert await run("migrate") == (0, "the database is up to date\n", "")
    code, out, _ = await run("env-example")
    assert (code, out) == (0, (ROOT / ".env.example").read_text())
    code, out, _ = await run("version")
    assert (code, out.count(".")) == (0, 2)
    code, out, said = await run("doctor", "--offline")
    assert code in (0, 1), said
    assert "Python" in out
    assert sandbox.token not in out + said
