"""Joins and departures, told any number of times."""

from __future__ import annotations

import sqlite3

import pytest

from bot.storage.audit import AuditStore
from bot.storage.guilds import GuildStore
from bot.storage.settings import SettingStore


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


async def test_what_happened_while_the_bot_was_away_is_noted(own, clock):
    guilds = GuildStore(own, clock)
    await guilds.join(1)
    await guilds.join(2)
    await guilds.settle({2, 3})
    assert await guilds.present() == [2, 3]


async def test_a_guild_that_was_left_long_ago_is_forgotten_and_no_other(own, clock):
    guilds, audit = GuildStore(own, clock), AuditStore(own, clock)
    settings = SettingStore(own, audit)
    for guild_id in (1, 2, 3):
        await guilds.join(guild_id)
        await settings.put(guild_id, "reviews", "min_length", 20, actor_id=7)
    await guilds.leave(1)
    clock.advance(3600)
    await guilds.leave(2)
    assert await guilds.erase_left(clock.now()) == 1
    tables = ("guild", "guild_setting", "audit", "audit_person")
    for table in tables:
        rows = await own.rows(f"SELECT guild_id FROM {table} ORDER BY guild_id")  # noqa: S608
        assert [row["guild_id"] for row in rows] == [2, 3], table
    assert await guilds.erase_left(clock.now()) == 0


async def test_the_audit_of_a_guild_the_bot_is_in_cannot_be_deleted(own, clock):
    await GuildStore(own, clock).join(1)
    await SettingStore(own, AuditStore(own, clock)).put(1, "reviews", "min_length", 20, actor_id=7)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        await own.write(lambda connection: connection.execute("DELETE FROM audit"))
