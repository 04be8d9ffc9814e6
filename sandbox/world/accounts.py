"""Accounts: the users behind people and the bot."""

import hashlib

from sandbox.shapes import Json
from sandbox.world.state import Person, World


def new_user(world: World, username: str, name: str | None, *, is_bot: bool = False) -> Json:
    """Make a user and return it."""
    user: Json = {
        "id": world.new_id(),
        "username": username,
        "global_name": name,
        "discriminator": "0000" if is_bot else "0",
        "avatar": hashlib.md5(username.encode(), usedforsecurity=False).hexdigest(),
        "bot": is_bot,
        "public_flags": 0,
        "avatar_decoration_data": None,
        "primary_guild": None,
    }
    world.users[user["id"]] = user
    return user


def add_person(world: World, handle: str, name: str, locale: str, level: str = "member") -> Person:
    """Make a person with an account and return them; a member of no guild yet."""
    user = new_user(world, handle, name)
    person = Person(handle, user["id"], locale, level)
    world.people[handle] = person
    return person
