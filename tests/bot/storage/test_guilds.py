"""Joins and departures, told any number of times."""

from __future__ import annotations

from bot.storage.guilds import GuildStore


async def test_a_repeated_join_or_departure_is_no_news(own, clock):
    guilds = GuildStore(own, clock)
    assert [await guilds.join(1), await guilds.join(1), await guilds.join(2)] == [True, False, True]
    assert await guilds.present() == [1, 2]
    assert [await guilds.leave(1), await guilds.leave(1), await guilds.leave(9)] == [
        True,
        False,
        False,
    ]
    assert await guilds.present() == [2]


async def test_coming_back_starts_anew(own, clock):
    guilds = GuildStore(own, clock)
    await guilds.join(1)
    await guilds.leave(1)
    clock.advance(3600)
    assert await guilds.join(1) is True
    row = await own.row("SELECT joined_at, left_at FROM guild")
    assert tuple(row) == ("2026-01-01T01:00:00.000Z", None)
