"""Logging in has patience where patience helps."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest

from bot.client import _log_in
from bot.health import Health
from tests.builders import FakeClock


class Refusing:
    """A client whose first logins Discord answers with a status."""

    def __init__(self, status, times):
        self.response = SimpleNamespace(status=status, reason="refused")
        self.left = times

    async def login(self, _token):
        if self.left:
            self.left -= 1
            raise discord.HTTPException(self.response, "refused")


def services():
    clock = FakeClock()
    return SimpleNamespace(clock=clock, health=Health(clock))


async def test_a_rate_limited_login_waits_longer_each_time():
    part = services()
    await _log_in(Refusing(429, 3), "token", part)
    assert part.clock.slept == [1.0, 2.0, 4.0]


async def test_a_login_that_patience_cannot_mend_ends_the_bot():
    with pytest.raises(discord.HTTPException):
        await _log_in(Refusing(400, 1), "token", services())
