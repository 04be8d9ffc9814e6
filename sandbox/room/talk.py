"""What people say to each other: messages, reactions, threads, direct messages."""

from sandbox.errors import RoomError
from sandbox.room.asks import Ask, op
from sandbox.room.visitor import Visitor
from sandbox.shapes import Json
from sandbox.world import channels, messages, pins, reactions, speaking, threads, typing
from sandbox.world.permissions import Permission


@op("history")
def history(visitor: Visitor, ask: Ask) -> Json:
    """Return a channel's latest messages, or those before one."""
    channel = visitor.channel(ask.text("channel_id"), Permission.READ_MESSAGE_HISTORY)
    limit = min(100, max(1, int(ask.number("limit", 50))))
    found = messages.history(
        visitor.world, channel["id"], visitor.user_id, limit, before=ask.maybe("before")
    )
    return {"messages": [visitor.message_view(message) for message in found]}


@op("pins")
def list_pins(visitor: Visitor, ask: Ask) -> Json:
    """Return a channel's pinned messages, newest pin first."""
    channel = visitor.channel(ask.text("channel_id"), Permission.READ_MESSAGE_HISTORY)
    found = pins.of_channel(visitor.world, channel["id"])
    return {"messages": [visitor.message_view(message) for _, message in found]}


@op("say")
def say(visitor: Visitor, ask: Ask) -> Json:
    """Write a message, as an answer to another one if asked."""
    channel = visitor.channel(ask.text("channel_id"))
    body: Json = {"content": ask.text("content"), "poll": ask.any("poll")}
    if reply_to := ask.maybe("reply_to"):
        body["message_reference"] = {"message_id": reply_to}
    message = speaking.send(visitor.world, visitor.user_id, channel, body, ask.uploads())
    return {"message": visitor.message_view(message)}


@op("edit_message")
def edit_message(visitor: Visitor, ask: Ask) -> Json:
    """Change one's own message."""
    body = {"content": ask.text("content")}
    changed = speaking.change(visitor.world, visitor.user_id, seen(visitor, ask), body)
    return {"message": visitor.message_view(changed)}


@op("delete_message")
def delete_message(visitor: Visitor, ask: Ask) -> Json:
    """Delete a message, or dismiss an ephemeral one."""
    speaking.remove(visitor.world, visitor.user_id, seen(visitor, ask))
    return {}


@op("react")
def react(visitor: Visitor, ask: Ask) -> Json:
    """Add a reaction."""
    reactions.add(visitor.world, visitor.user_id, seen(visitor, ask), ask.text("emoji"))
    return {}


@op("unreact")
def unreact(visitor: Visitor, ask: Ask) -> Json:
    """Take a reaction back."""
    reactions.remove(visitor.world, visitor.user_id, seen(visitor, ask), ask.text("emoji"))
    return {}


@op("typing")
def start_typing(visitor: Visitor, ask: Ask) -> Json:
    """Show that the person is typing."""
    channel = visitor.channel(ask.text("channel_id"), Permission.SEND_MESSAGES)
    typing.start(visitor.world, visitor.user_id, channel)
    return {}


@op("thread_create")
def create_thread(visitor: Visitor, ask: Ask) -> Json:
    """Open a public thread, on a message if one is named."""
    channel = visitor.channel(ask.text("channel_id"))
    message = seen(visitor, ask) if ask.maybe("message_id") else None
    body = {"name": ask.text("name"), "type": 11}
    thread = threads.create(visitor.world, visitor.user_id, channel, body, message)
    return {"thread": visitor.channel_view(thread)}


@op("open_dm")
def open_dm(visitor: Visitor, ask: Ask) -> Json:
    """Open direct messages with the bot; people have none with each other here."""
    if ask.text("user_id") != visitor.world.bot_id:
        raise RoomError("unknown_user", "direct messages are with the bot only")
    channel = channels.open_dm(visitor.world, visitor.user_id)
    return {"channel": visitor.channel_view(channel)}


@op("set_dms")
def set_dms(visitor: Visitor, ask: Ask) -> Json:
    """Open or close one's direct messages to the bot."""
    if ask.any("open"):
        visitor.world.closed_dms.discard(visitor.user_id)
    else:
        visitor.world.closed_dms.add(visitor.user_id)
    return {}


def seen(visitor: Visitor, ask: Ask) -> Json:
    """Return the message a request names, if this person sees it."""
    channel = visitor.channel(ask.text("channel_id"))
    return messages.seen(visitor.world, channel["id"], ask.text("message_id"), visitor.user_id)
