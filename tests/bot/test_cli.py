"""The command line ends when it is told to, whatever still runs."""

from __future__ import annotations

import asyncio
import os
import signal

from bot import cli


async def test_a_stop_that_takes_too_long_is_cut_short_without_an_error(monkeypatch, caplog):
    monkeypatch.setattr(cli, "STOP_LIMIT_S", 0.05)

    async def never_end(_stop):
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.Event().wait()

    async with asyncio.timeout(10):
        await cli._until_signal(never_end)
    assert "not all done" in caplog.text
