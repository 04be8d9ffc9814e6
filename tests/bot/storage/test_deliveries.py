"""A repeated event finds its effect or nothing, never half of it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.storage.deliveries import claim, forget


async def test_the_second_delivery_is_recognised(own):
    key = "interaction:42"
    assert await own.write(lambda connection: claim(connection, key)) is True
    assert await own.write(lambda connection: claim(connection, key)) is False


async def test_of_many_deliveries_at_once_exactly_one_is_new(own):
    claims = [own.write(lambda connection: claim(connection, "message:7")) for _ in range(50)]
    assert sum(await asyncio.gather(*claims)) == 1


async def test_a_claim_is_undone_with_its_effect(own):
    def unit(connection):
        claim(connection, "message:7")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await own.write(unit)
    assert await own.write(lambda connection: claim(connection, "message:7")) is True


async def test_old_claims_are_dropped_and_fresh_ones_kept(own):
    await own.write(lambda connection: claim(connection, "message:7"))
    now = datetime.now(UTC)
    hour = timedelta(hours=1)
    assert await own.write(lambda connection: forget(connection, now - hour)) == 0
    assert await own.write(lambda connection: forget(connection, now + hour)) == 1
    assert await own.write(lambda connection: claim(connection, "message:7")) is True
