"""Permissions as Discord computes them, against a plain restatement of its rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.world.permissions import (
    ALL,
    NONE,
    WHILE_TIMED_OUT,
    Permission,
    in_channel,
    in_guild,
    require_above,
    with_overwrites,
)

bits = st.integers(0, (1 << 12) - 1)
ids = st.sampled_from(["1", "2", "3", "4"])
overwrites = st.lists(
    st.fixed_dictionaries({"id": ids, "type": st.just(0), "allow": bits, "deny": bits}),
    unique_by=lambda overwrite: overwrite["id"],
)


def member(*roles: str, user_id: str = "4") -> dict:
    return {"user": {"id": user_id}, "roles": list(roles)}


@given(base=bits, roles=st.sets(st.sampled_from(["2", "3"])), layers=overwrites)
def test_each_bit_is_decided_by_the_nearest_layer_that_names_it(base, roles, layers):
    granted = with_overwrites(base, "1", member(*roles), layers)
    for shift in range(12):
        bit = 1 << shift
        expected = bool(base & bit)
        for named in ({"1"}, roles, {"4"}):
            near = [layer for layer in layers if layer["id"] in named]
            if any(layer["deny"] & bit for layer in near):
                expected = False
            if any(layer["allow"] & bit for layer in near):
                expected = True
        assert bool(granted & bit) is expected


@given(layers=overwrites)
def test_overwrites_of_others_change_nothing(layers):
    strangers = [layer | {"id": f"9{layer['id']}"} for layer in layers]
    assert with_overwrites(5, "1", member("2"), strangers) == 5


@pytest.fixture
def world(sandbox):
    return sandbox.world


@pytest.fixture
def guild(sandbox):
    return sandbox.world.guild(sandbox.guild_id)


@pytest.fixture
def staff(world, channel_id):
    return world.channels[channel_id("staff")]


async def test_the_owner_may_everything_and_a_stranger_nothing(world, guild, user_id):
    assert in_guild(world, guild, user_id("ada")) == ALL
    assert in_guild(world, guild, "1") == NONE


async def test_an_administrator_ignores_overwrites(world, guild, staff, user_id):
    admin = next(role for role in guild.roles.values() if role["name"] == "Admin")
    guild.members[user_id("anna")]["roles"] = [admin["id"]]
    assert in_channel(world, user_id("anna"), staff) == ALL


async def test_who_cannot_see_a_channel_may_do_nothing_in_it(world, staff, user_id):
    assert in_channel(world, user_id("anna"), staff) == NONE
    assert Permission.SEND_MESSAGES in in_channel(world, user_id("mo"), staff)


async def test_who_cannot_send_cannot_attach_or_ping_either(world, guild, channel_id, user_id):
    channel = world.channels[channel_id()]
    muted = {"id": guild.id, "type": 0, "allow": "0", "deny": str(int(Permission.SEND_MESSAGES))}
    channel["permission_overwrites"] = [muted]
    allowed = in_channel(world, user_id("mo"), channel)
    assert not allowed & (Permission.ATTACH_FILES | Permission.MENTION_EVERYONE)
    assert Permission.VIEW_CHANNEL in allowed


async def test_a_timed_out_member_may_only_read(world, guild, channel_id, user_id):
    later = "2999-01-01T00:00:00.000000+00:00"
    guild.members[user_id("anna")]["communication_disabled_until"] = later
    assert in_channel(world, user_id("anna"), world.channels[channel_id()]) == WHILE_TIMED_OUT


async def test_a_thread_asks_its_parent(world, staff, user_id):
    thread = {"id": "9", "type": 11, "guild_id": staff["guild_id"], "parent_id": staff["id"]}
    assert in_channel(world, user_id("anna"), thread) == NONE
    assert in_channel(world, user_id("mo"), thread) == in_channel(world, user_id("mo"), staff)


@pytest.mark.parametrize(
    ("actor", "target", "outranks"),
    [
        ("ada", "mo", True),
        ("mo", "anna", True),
        ("mo", "mo", False),
        ("anna", "lin", False),
        ("mo", "ada", False),
    ],
)
async def test_rank_follows_the_highest_role(guild, user_id, actor, target, outranks):
    if outranks:
        require_above(guild, user_id(actor), user_id(target))
        return
    with pytest.raises(ApiError, match="50013"):
        require_above(guild, user_id(actor), user_id(target))
