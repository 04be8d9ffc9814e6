"""``python -m sandbox`` as a process of its own."""

from __future__ import annotations

import asyncio
import json
import signal
import sys

import aiohttp
import pytest


async def start(*options: str) -> tuple[asyncio.subprocess.Process, dict[str, str]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "sandbox",
        *options,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(20):
        return process, json.loads(await process.stdout.readline())


async def test_it_says_where_it_is_and_ends_with_its_input(tmp_path):
    process, told = await start("--stop-on-eof", "--state", str(tmp_path / "room"))
    assert told.keys() == {"url", "token", "application_id", "client_secret", "guild_id"}
    async with aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bot {told['token']}"}
        async with session.get(f"{told['url']}/api/v10/users/@me", headers=headers) as response:
            assert (await response.json())["id"] == told["application_id"]
    process.stdin.close()
    async with asyncio.timeout(10):
        assert await process.wait() == 0
    assert (tmp_path / "room" / "world.json").is_file()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_it(how):
    process, _ = await start()
    process.send_signal(how)
    async with asyncio.timeout(10):
        assert await process.wait() == 0


async def test_a_taken_port_is_said_in_one_sentence():
    process, told = await start("--stop-on-eof")
    port = told["url"].rpartition(":")[2]
    second = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", port, stderr=asyncio.subprocess.PIPE
    )
    _, said = await second.communicate()
    assert second.returncode == 1
    assert said.decode().count("\n") == 1
    assert port in said.decode()
    process.stdin.close()
    await process.wait()
