"""Webhooks, and what an interaction's token opens: both live under the same paths."""

from sandbox.errors import ApiError, Refusal
from sandbox.interactions import answers, lifecycle
from sandbox.interactions.lifecycle import Interaction
from sandbox.limits import messages as limits
from sandbox.rest.call import Auth, Call, route
from sandbox.shapes import Json
from sandbox.world import messages, threads, views, webhooks
from sandbox.world.messages import Draft
from sandbox.world.permissions import THREAD_TYPES, Permission, require

ONE = "/webhooks/{webhook_id}"
OPEN = ONE + "/{webhook_token}"
ORIGINAL = OPEN + "/messages/@original"
MESSAGE = OPEN + "/messages/{message_id}"


@route("POST", "/channels/{channel_id}/webhooks")
def create_webhook(call: Call) -> Json:
    """Make a webhook."""
    channel = call.channel()
    return webhooks.create(call.world, call.caller_id, channel, call.json, call.reason)


@route("GET", "/channels/{channel_id}/webhooks")
def list_channel_webhooks(call: Call) -> list[Json]:
    """Return a channel's webhooks."""
    channel = call.channel(Permission.MANAGE_WEBHOOKS)
    return webhooks.in_channel(call.world, channel["id"])


@route("GET", "/guilds/{guild_id}/webhooks")
def get_guild_webhooks(call: Call) -> list[Json]:
    """Return a guild's webhooks."""
    return [w for w in call.world.webhooks.values() if w["guild_id"] == call.guild.id]


@route("GET", ONE)
def get_webhook(call: Call) -> Json:
    """Return a webhook of the bot's guilds."""
    return _managed(call)


@route("PATCH", ONE)
def update_webhook(call: Call) -> Json:
    """Change a webhook."""
    return webhooks.edit(call.world, call.caller_id, _managed(call), call.json, call.reason)


@route("DELETE", ONE)
def delete_webhook(call: Call) -> None:
    """Remove a webhook."""
    webhooks.delete(call.world, call.caller_id, _managed(call), call.reason)


def _managed(call: Call) -> Json:
    webhook = call.world.webhooks.get(call.params["webhook_id"])
    if webhook is None:
        raise ApiError(Refusal.UNKNOWN_WEBHOOK)
    channel = call.world.channel(webhook["channel_id"])
    require(call.world, call.caller_id, channel, Permission.MANAGE_WEBHOOKS)
    return webhook


@route("GET", OPEN, Auth.IN_PATH)
def get_webhook_by_token(call: Call) -> Json:
    """Return a webhook to whoever has its token."""
    return {name: value for name, value in _opened(call).items() if name != "user"}


@route("PATCH", OPEN, Auth.IN_PATH)
def update_webhook_by_token(call: Call) -> Json:
    """Change a webhook's name or picture."""
    body: Json = {name: call.json[name] for name in ("name", "avatar") if name in call.json}
    return webhooks.edit(call.world, call.caller_id, _opened(call), body, call.reason)


@route("DELETE", OPEN, Auth.IN_PATH)
def delete_webhook_by_token(call: Call) -> None:
    """Remove a webhook."""
    webhooks.delete(call.world, call.caller_id, _opened(call), call.reason)


@route("POST", OPEN, Auth.IN_PATH)
def execute_webhook(call: Call) -> Json | None:
    """Speak through a webhook, or follow up on an interaction."""
    interaction = _interaction(call)
    if interaction is not None:
        message = answers.follow_up(call.world, interaction, call.json, call.uploads)
        return views.message(call.world, message, call.world.bot_id)
    webhook = _opened(call)
    message = _speak(call, webhook)
    is_awaited = call.query.get("wait", "").lower() in ("1", "true")
    return views.message(call.world, message, call.world.bot_id) if is_awaited else None


def _speak(call: Call, webhook: Json) -> Json:
    world = call.world
    limits.check(call.json, call.uploads)
    limits.check_not_empty(call.json, call.uploads)
    author = webhooks.author(world, webhook, call.json)
    channel = _place(call, webhook)
    extra = {"webhook_id": webhook["id"], "application_id": webhook["application_id"]}
    draft = Draft(author, call.json, call.uploads, extra={k: v for k, v in extra.items() if v})
    return messages.post(world, channel, draft)


def _place(call: Call, webhook: Json) -> Json:
    """Return where a webhook speaks: its channel, or a thread of it."""
    channel = call.world.channel(webhook["channel_id"])
    if "thread_id" not in call.query:
        return channel
    thread = call.world.channel(call.query["thread_id"])
    if thread["type"] not in THREAD_TYPES or thread["parent_id"] != channel["id"]:
        raise ApiError(Refusal.UNKNOWN_CHANNEL)
    threads.wake(call.world, thread)
    return thread


@route("GET", ORIGINAL, Auth.IN_PATH)
@route("GET", MESSAGE, Auth.IN_PATH)
def get_webhook_message(call: Call) -> Json:
    """Return a message that was sent this way."""
    return views.message(call.world, _message(call, _interaction(call)), call.world.bot_id)


@route("PATCH", ORIGINAL, Auth.IN_PATH)
@route("PATCH", MESSAGE, Auth.IN_PATH)
def update_webhook_message(call: Call) -> Json:
    """Change a message that was sent this way."""
    interaction = _interaction(call)
    message = _message(call, interaction)
    if interaction is None:
        channel = call.world.channel(message["channel_id"])
        if channel["type"] in THREAD_TYPES and channel["thread_metadata"]["archived"]:
            raise ApiError(Refusal.ARCHIVED_THREAD)
        changed = messages.edit(call.world, message, call.json, call.uploads)
    else:
        changed = answers.edit(call.world, interaction, message, call.json, call.uploads)
    return views.message(call.world, changed, call.world.bot_id)


@route("DELETE", ORIGINAL, Auth.IN_PATH)
@route("DELETE", MESSAGE, Auth.IN_PATH)
def delete_webhook_message(call: Call) -> None:
    """Remove a message that was sent this way."""
    interaction = _interaction(call)
    message = _message(call, interaction)
    if interaction is None:
        messages.delete(call.world, message)
    else:
        answers.delete(call.world, interaction, message)


def _interaction(call: Call) -> Interaction | None:
    """Return the interaction whose token is in the path, or ``None`` for a webhook's."""
    if call.params["webhook_id"] != call.world.bot_id:
        return None
    return lifecycle.answered(call.world, call.params["webhook_token"])


def _opened(call: Call) -> Json:
    return webhooks.by_token(call.world, call.params["webhook_id"], call.params["webhook_token"])


def _message(call: Call, interaction: Interaction | None) -> Json:
    """Return the message in the path, if it was sent with the token in the path."""
    world, message_id = call.world, call.params.get("message_id")
    if interaction is not None:
        if message_id is None:
            return answers.original(world, interaction)
        message = world.message(interaction.channel_id, message_id)
        about = message.get("interaction_metadata", {})
        is_source = interaction.source is not None and interaction.source["id"] == message_id
        if about.get("id") != interaction.id and not is_source:
            raise ApiError(Refusal.UNKNOWN_MESSAGE)
        return message
    webhook = _opened(call)
    place_id = call.query.get("thread_id", webhook["channel_id"])
    message = world.message(place_id, message_id or "")
    if message.get("webhook_id") != webhook["id"]:
        raise ApiError(Refusal.UNKNOWN_MESSAGE)
    return message
