"""Mentions: whom a message names, and whom of them it may notify."""

import re
from dataclasses import dataclass
from typing import Self

from sandbox.shapes import Json
from sandbox.world.state import World

USER = re.compile(r"<@!?(\d{15,21})>")
ROLE = re.compile(r"<@&(\d{15,21})>")
EVERYONE = re.compile(r"@(?:everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Discord's ``allowed_mentions``; without one everything in the text counts."""

    kinds: frozenset[str] = frozenset({"users", "roles", "everyone"})
    user_ids: frozenset[str] = frozenset()
    role_ids: frozenset[str] = frozenset()
    replied_user: bool = True

    @classmethod
    def read(cls, value: Json | None) -> Self:
        """Return what a body's ``allowed_mentions`` says."""
        if value is None:
            return cls()
        return cls(
            kinds=frozenset(value.get("parse") or ()),
            user_ids=frozenset(str(i) for i in value.get("users") or ()),
            role_ids=frozenset(str(i) for i in value.get("roles") or ()),
            replied_user=bool(value.get("replied_user", False)),
        )


def resolve(
    world: World, channel: Json, text: str, allowed: Allowed, *, may_ping_all: bool
) -> Json:
    """Return a message's ``mentions``, ``mention_roles`` and ``mention_everyone``.

    Args:
        world: The world.
        channel: Where it is said.
        text: What is said.
        allowed: What the sender lets through.
        may_ping_all: Whether the speaker may mention everyone and every role.
    """
    users = [
        world.users[user_id]
        for user_id in dict.fromkeys(USER.findall(text))
        if user_id in world.users and ("users" in allowed.kinds or user_id in allowed.user_ids)
    ]
    found: Json = {"mentions": users, "mention_roles": [], "mention_everyone": False}
    if "guild_id" not in channel:
        return found
    roles = world.guild(channel["guild_id"]).roles
    found["mention_roles"] = [
        role_id
        for role_id in dict.fromkeys(ROLE.findall(text))
        if role_id in roles
        and ("roles" in allowed.kinds or role_id in allowed.role_ids)
        and (may_ping_all or roles[role_id]["mentionable"])
    ]
    if may_ping_all and "everyone" in allowed.kinds:
        found["mention_everyone"] = EVERYONE.search(text) is not None
    return found
