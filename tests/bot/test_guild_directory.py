"""Rights on the dashboard are those of this minute, also where Discord reports no changes."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest

from bot.guild_directory import FRESH_S, LiveGuilds
from bot.permissions import Level
from tests.builders import FakeClock

GUILD, ADA, ANNA = 1, 2, 3


class Answer:
    """What discord.py's errors want to know of a response."""

    status, reason = 404, ""


class Guild:
    """One guild of a client's cache; counts how often Discord is asked about somebody."""

    id, name, owner_id = GUILD, "The Lobby", 99

    def __init__(self):
        self.rights = {
            ADA: discord.Permissions(manage_guild=True),
            ANNA: discord.Permissions.none(),
        }
        self.asked = 0

    def get_member(self, member_id):
        if member_id not in self.rights:
            return None
        rights = self.rights[member_id]
        return SimpleNamespace(guild_permissions=rights, display_name=f"member {member_id}")

    async def fetch_member(self, member_id):
        self.asked += 1
        member = self.get_member(member_id)
        if member is None:
            raise discord.NotFound(Answer(), {"code": 10007, "message": "Unknown Member"})
        return member


@pytest.fixture
def guild():
    return Guild()


@pytest.fixture
def clock():
    return FakeClock()


def connected(guild, clock, *, members):
    client = SimpleNamespace(
        guilds=[guild],
        get_guild={GUILD: guild}.get,
        application_id=7,
        intents=discord.Intents(members=members),
    )
    guilds = LiveGuilds(clock)
    assert guilds.follow(client) is client
    return guilds


async def test_before_the_first_connection_nobody_has_rights(clock):
    guilds = LiveGuilds(clock)
    assert (guilds.application_id(), list(guilds.all())) == (None, [])
    assert await guilds.level_of(GUILD, ADA) is None
    assert guilds.name_of(GUILD, ADA) is None


async def test_levels_and_names_are_those_of_the_guild(guild, clock):
    guilds = connected(guild, clock, members=True)
    assert [(each.id, each.name) for each in guilds.all()] == [(GUILD, "The Lobby")]
    assert await guilds.level_of(GUILD, ADA) is Level.ADMIN
    assert await guilds.level_of(GUILD, ANNA) is Level.MEMBER
    assert await guilds.level_of(GUILD, 404) is None
    assert await guilds.level_of(2, ADA) is None
    assert guilds.name_of(GUILD, ANNA) == "member 3"
    assert guild.asked == 0


async def test_without_the_members_intent_a_lost_role_counts_within_a_minute(guild, clock):
    guilds = connected(guild, clock, members=False)
    assert await guilds.level_of(GUILD, ADA) is Level.ADMIN
    guild.rights[ADA] = discord.Permissions.none()
    assert await guilds.level_of(GUILD, ADA) is Level.ADMIN
    assert guild.asked == 1
    clock.advance(FRESH_S + 1)
    assert await guilds.level_of(GUILD, ADA) is Level.MEMBER
    del guild.rights[ADA]
    clock.advance(FRESH_S + 1)
    assert await guilds.level_of(GUILD, ADA) is None
