"""Mentions: whom a message names, and whom of them it may notify."""

import re
from dataclasses import dataclass

from sandbox.shapes import Json
from sandbox.world.permissions import Permission, in_channel
from sandbox.world.state import World

USER = re.compile(r"<@!?(\d{15,21})>")
ROLE = re.compile(r"<@&(\d{15,21})>")
EVERYONE = re.compile(r"@(?:everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a message after everything was weighed."""

    users: list[Json]
    role_ids: list[str]
    everyone: bool


@dataclass(frozen=True, slots=True)
class Allowed:
    """Discord's ``allowed_mentions``; without one everything in the text counts."""

    kinds: frozenset[str] = frozenset({"users", "roles", "everyone"})
    user_ids: frozenset[str] = frozenset()
    role_ids: frozenset[str] = frozenset()
    replied_user: bool = True

    @classmethod
    def read(cls, value: Json | None) -> "Allowed":
        """Return what a body's ``allowed_mentions`` says."""
        if value is None:
            return cls()
        return cls(
            kinds=frozenset(value.get("parse") or ()),
            user_ids=frozenset(str(i) for i in value.get("users") or ()),
            role_ids=frozenset(str(i) for i in value.get("roles") or ()),
            replied_user=bool(value.get("replied_user", False)),
        )


def resolve(world: World, channel: Json, author_id: str, text: str, allowed: Allowed) -> Mentions:
    """Return whom ``text`` mentions, as far as ``allowed`` and the author's permissions go."""
    users = [
        world.users[user_id]
        for user_id in dict.fromkeys(USER.findall(text))
        if user_id in world.users and ("users" in allowed.kinds or user_id in allowed.user_ids)
    ]
    if "guild_id" not in channel:
        return Mentions(users, [], everyone=False)
    may_ping_all = Permission.MENTION_EVERYONE in in_channel(world, author_id, channel)
    roles = world.guild(channel["guild_id"]).roles
    role_ids = [
        role_id
        for role_id in dict.fromkeys(ROLE.findall(text))
        if role_id in roles
        and ("roles" in allowed.kinds or role_id in allowed.role_ids)
        and (may_ping_all or roles[role_id]["mentionable"])
    ]
    everyone = may_ping_all and "everyone" in allowed.kinds and bool(EVERYONE.search(text))
    return Mentions(users, role_ids, everyone)
