"""Webhooks: voices with a name and a picture of their own."""

import re
import secrets

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world import audit, pictures
from sandbox.world.audit import Action
from sandbox.world.permissions import Permission, require
from sandbox.world.state import World

MAX_PER_CHANNEL = 15
FORBIDDEN_NAME = re.compile(r"clyde|discord", re.IGNORECASE)


def create(world: World, actor_id: str, channel: Json, body: Json, reason: str | None) -> Json:
    """Make a webhook in a channel and return it with its token.

    Raises:
        ApiError: 50013 without the right, 30007 for the 16th, 50035 for a bad name.
    """
    require(world, actor_id, channel, Permission.MANAGE_WEBHOOKS)
    check_name(body.get("name"), "name")
    if len(in_channel(world, channel["id"])) >= MAX_PER_CHANNEL:
        raise ApiError(Refusal.MAX_WEBHOOKS)
    webhook: Json = {
        "id": world.new_id(),
        "type": 1,
        "guild_id": channel["guild_id"],
        "channel_id": channel["id"],
        "name": body["name"],
        "avatar": pictures.keep(world, body.get("avatar")),
        "token": secrets.token_urlsafe(51),
        "application_id": world.bot_id if actor_id == world.bot_id else None,
        "user": world.users[actor_id],
    }
    world.webhooks[webhook["id"]] = webhook
    _note(world, actor_id, {}, webhook, reason)
    return webhook


def edit(world: World, actor_id: str, webhook: Json, body: Json, reason: str | None) -> Json:
    """Rename, repaint or move a webhook and return it.

    Raises:
        ApiError: 50013 without the right, 50035 for a bad name, 10003 for no such channel.
    """
    require(world, actor_id, world.channel(webhook["channel_id"]), Permission.MANAGE_WEBHOOKS)
    before = dict(webhook)
    if "name" in body:
        check_name(body["name"], "name")
        webhook["name"] = body["name"]
    if "avatar" in body:
        webhook["avatar"] = pictures.keep(world, body["avatar"])
    if body.get("channel_id"):
        channel = world.channel(str(body["channel_id"]))
        require(world, actor_id, channel, Permission.MANAGE_WEBHOOKS)
        webhook["channel_id"] = channel["id"]
    _note(world, actor_id, before, webhook, reason)
    return webhook


def delete(world: World, actor_id: str, webhook: Json, reason: str | None) -> None:
    """Remove a webhook.

    Raises:
        ApiError: 50013 without the right.
    """
    require(world, actor_id, world.channel(webhook["channel_id"]), Permission.MANAGE_WEBHOOKS)
    del world.webhooks[webhook["id"]]
    _note(world, actor_id, webhook, {}, reason)


def _note(world: World, actor_id: str, before: Json, after: Json, reason: str | None) -> None:
    webhook = after or before
    guild = world.guild(webhook["guild_id"])
    action = audit.which(
        before, after, Action.WEBHOOK_CREATE, Action.WEBHOOK_UPDATE, Action.WEBHOOK_DELETE
    )
    changed = audit.changes(_noted(before), _noted(after))
    audit.note(world, guild, action, actor_id, webhook["id"], reason=reason, changes=changed)
    data = {"guild_id": guild.id, "channel_id": webhook["channel_id"]}
    world.publish("WEBHOOKS_UPDATE", data, guild_id=guild.id, channel_id=webhook["channel_id"])


def _noted(webhook: Json) -> Json:
    """Return the parts of a webhook that the audit log compares; its token is none of them."""
    names = {"name": "name", "type": "type", "channel_id": "channel_id", "avatar": "avatar_hash"}
    return {key: webhook[name] for name, key in names.items() if webhook}


def in_channel(world: World, channel_id: str) -> list[Json]:
    """Return a channel's webhooks."""
    return [w for w in world.webhooks.values() if w["channel_id"] == channel_id]


def by_token(world: World, webhook_id: str, token: str) -> Json:
    """Return the webhook that a token opens.

    Raises:
        ApiError: 10015 for no such webhook, 50027 for the wrong token.
    """
    webhook = world.webhooks.get(webhook_id)
    if webhook is None:
        raise ApiError(Refusal.UNKNOWN_WEBHOOK)
    if webhook["token"] != token:
        raise ApiError(Refusal.INVALID_WEBHOOK_TOKEN)
    return webhook


def author(world: World, webhook: Json, body: Json) -> Json:
    """Return the user object a webhook's message is signed with.

    Raises:
        ApiError: 50035 for a name or a picture that Discord refuses.
    """
    if body.get("username") is not None:
        check_name(body["username"], "username")
    avatar = webhook["avatar"]
    if body.get("avatar_url"):
        avatar = pictures.fetched(world, body["avatar_url"])
    return {
        "id": webhook["id"],
        "username": body.get("username") or webhook["name"],
        "global_name": None,
        "discriminator": "0000",
        "avatar": avatar,
        "bot": True,
        "public_flags": 0,
    }


def check_name(name: object, field: str) -> None:
    """Check a webhook's name.

    Raises:
        ApiError: 50035 when it is too long, or poses as somebody official.
    """
    problems = Problems()
    if problems.at(field).text(name, 1, 80) and FORBIDDEN_NAME.search(str(name)):
        message = 'Username cannot contain "clyde" or "discord"'
        problems.at(field).add("USERNAME_INVALID_CONTAINS", message)
    problems.raise_found()
