"""How people use the bot: commands, menus, buttons, selects, modals."""

import asyncio

from sandbox.errors import RoomError
from sandbox.interactions import commands, forms, lifecycle
from sandbox.interactions.forms import Submission
from sandbox.interactions.lifecycle import Kind
from sandbox.interactions.options import Filling
from sandbox.interactions.resolved import Resolved
from sandbox.room.asks import Ask, Result, op, read_uploads
from sandbox.room.talk import seen
from sandbox.room.visitor import Visitor
from sandbox.shapes import Json
from sandbox.world.permissions import Permission

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3


@op("slash")
def slash(visitor: Visitor, ask: Ask) -> Json:
    """Use a slash command."""
    channel, data = _filled(visitor, ask, is_complete=True)
    return _start(visitor, Kind.COMMAND, channel, data)


@op("autocomplete")
def autocomplete(visitor: Visitor, ask: Ask) -> Result:
    """Ask the bot what may be typed into the focused option."""
    channel, data = _filled(visitor, ask, is_complete=False)
    interaction = lifecycle.start(visitor.world, Kind.AUTOCOMPLETE, visitor.user_id, channel, data)
    choices: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
    visitor.awaited_choices[interaction.id] = choices
    return choices


def _filled(visitor: Visitor, ask: Ask, *, is_complete: bool) -> tuple[Json, Json]:
    channel = _usable_channel(visitor, ask)
    command = _command(visitor, ask, channel, (SLASH,))
    filling = Filling(visitor.world, visitor.user_id, channel, ask.uploads(), is_complete)
    return channel, _about(command) | filling.read(command, ask.any("options"))


@op("menu")
def menu(visitor: Visitor, ask: Ask) -> Json:
    """Use a user or message menu."""
    channel = _usable_channel(visitor, ask)
    command = _command(visitor, ask, channel, (USER_MENU, MESSAGE_MENU))
    resolved, target_id = Resolved(visitor.world, channel), ask.text("target_id")
    if command["type"] == USER_MENU:
        resolved.add_user(target_id)
    else:
        message = visitor.message(channel, target_id)
        resolved.add_message(message, visitor.user_id)
    data = _about(command) | {"target_id": target_id, "resolved": resolved.data}
    return _start(visitor, Kind.COMMAND, channel, data)


@op("click")
def click(visitor: Visitor, ask: Ask) -> Json:
    """Press a button."""
    message = _bots(visitor, ask)
    data = forms.click(message, ask.text("custom_id"))
    channel = visitor.channel(message["channel_id"])
    return _start(visitor, Kind.COMPONENT, channel, data, message)


@op("choose")
def choose(visitor: Visitor, ask: Ask) -> Json:
    """Choose in a select."""
    message = _bots(visitor, ask)
    channel = visitor.channel(message["channel_id"])
    values = ask.any("values")
    if not isinstance(values, list):
        raise RoomError("bad_request", "values must be a list")
    custom_id, picked = ask.text("custom_id"), [str(value) for value in values]
    data = forms.choose(visitor.world, visitor.user_id, channel, message, custom_id, picked)
    return _start(visitor, Kind.COMPONENT, channel, data, message)


@op("submit")
def submit(visitor: Visitor, ask: Ask) -> Json:
    """Hand in the modal that an interaction opened."""
    opened = visitor.world.interactions.get(ask.text("interaction_id"))
    if opened is None or opened.user_id != visitor.user_id or opened.modal is None:
        raise RoomError("unknown_interaction", "no form was opened by that")
    channel = visitor.channel(opened.channel_id)
    sent = ask.any("values")
    if not isinstance(sent, dict):
        raise RoomError("bad_request", "values must be an object")
    values = {name: _field_value(value) for name, value in sent.items()}
    data = Submission(visitor.world, visitor.user_id, channel, values).data(opened.modal)
    return _start(visitor, Kind.MODAL, channel, data, opened.source)


def _field_value(value: object) -> object:
    """Return a field's value; files are decoded."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return read_uploads(value)
    return value


def _start(
    visitor: Visitor, kind: Kind, channel: Json, data: Json, source: Json | None = None
) -> Json:
    started = lifecycle.start(visitor.world, kind, visitor.user_id, channel, data, source=source)
    return {"interaction_id": started.id}


def _usable_channel(visitor: Visitor, ask: Ask) -> Json:
    return visitor.channel(ask.text("channel_id"), Permission.USE_APPLICATION_COMMANDS)


def _command(visitor: Visitor, ask: Ask, channel: Json, kinds: tuple[int, ...]) -> Json:
    command_id = ask.text("command_id")
    for command in commands.usable(visitor.world, visitor.user_id, channel.get("guild_id")):
        if command["id"] == command_id and command["type"] in kinds:
            return command
    raise RoomError("unknown_command", f"there is no command {command_id} here")


def _about(command: Json) -> Json:
    about = {name: command[name] for name in ("id", "name", "type")}
    return about | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _bots(visitor: Visitor, ask: Ask) -> Json:
    """Return the message a request names, if its components are the bot's."""
    message, bot_id = seen(visitor, ask), visitor.world.bot_id
    if bot_id not in (message["author"]["id"], message.get("application_id")):
        raise RoomError("unknown_component", "that message is not the bot's")
    return message
