"""Interactions: what a person does with a command or component, and the bot's answers to it."""

import secrets
from dataclasses import dataclass
from enum import Enum

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json
from sandbox.world import messages
from sandbox.world.messages import EPHEMERAL, LOADING, Draft
from sandbox.world.permissions import in_channel
from sandbox.world.state import World

ANSWER_WITHIN_S = 3.0
TOKEN_LIVES_S = 15 * 60.0


class State(Enum):
    """How far an interaction has come; the value is what the room calls it."""

    PENDING = "pending"
    THINKING = "thinking"
    DONE = "done"
    FAILED = "failed"
    MODAL = "modal"


@dataclass(slots=True)
class Interaction:
    """One thing a person did, from the click to the end of its token."""

    id: str
    token: str
    kind: int
    user_id: str
    channel_id: str
    data: Json
    created_at: float
    state: State = State.PENDING
    response_id: str | None = None
    source: Json | None = None


def start(world: World, kind: int, user_id: str, channel: Json, data: Json) -> Interaction:
    """Tell the bot that a person used a command or component; it has three seconds."""
    interaction = Interaction(
        id=world.new_id(),
        token=secrets.token_urlsafe(48),
        kind=kind,
        user_id=user_id,
        channel_id=channel["id"],
        data=data,
        created_at=world.clock.timestamp(),
    )
    world.interactions[interaction.id] = interaction
    world.clock.call_later(ANSWER_WITHIN_S, lambda: _expire(world, interaction))
    tell(world, interaction)
    world.publish("INTERACTION_CREATE", _payload(world, interaction), only_for=world.bot_id)
    return interaction


def _expire(world: World, interaction: Interaction) -> None:
    if interaction.state is State.PENDING:
        interaction.state = State.FAILED
        tell(world, interaction, error="The application did not respond")


def tell(world: World, interaction: Interaction, **more: object) -> None:
    """Tell the person how far their interaction has come."""
    data: Json = {"interaction_id": interaction.id, "state": interaction.state.value, **more}
    world.publish("interaction", data, only_for=interaction.user_id)


def _payload(world: World, interaction: Interaction) -> Json:
    channel = world.channel(interaction.channel_id)
    payload: Json = {
        "id": interaction.id,
        "application_id": world.bot_id,
        "type": interaction.kind,
        "data": interaction.data,
        "token": interaction.token,
        "version": 1,
        "channel": channel,
        "channel_id": channel["id"],
        "app_permissions": str(int(in_channel(world, world.bot_id, channel))),
        "locale": world.locale_of(interaction.user_id),
        "entitlements": [],
        "context": 0 if "guild_id" in channel else 1,
        "attachment_size_limit": 10 * 1024 * 1024,
    }
    user = world.users[interaction.user_id]
    if "guild_id" not in channel:
        return payload | {"user": user, "authorizing_integration_owners": {"0": "0"}}
    guild = world.guild(channel["guild_id"])
    allowed = in_channel(world, interaction.user_id, channel)
    return payload | {
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": "en-US", "features": []},
        "guild_locale": guild.object["preferred_locale"],
        "member": guild.members[interaction.user_id] | {"permissions": str(int(allowed))},
        "authorizing_integration_owners": {"0": guild.id},
    }


def answer(world: World, interaction: Interaction, kind: int, data: Json) -> Json | None:
    """Take the bot's first answer and return the message it made, if any.

    Raises:
        ApiError: 10062 when three seconds are over, 40060 when it was answered before.
    """
    if interaction.state is State.FAILED:
        raise ApiError(Refusal.UNKNOWN_INTERACTION)
    if interaction.state is not State.PENDING:
        raise ApiError(Refusal.ALREADY_ACKNOWLEDGED)
    if kind == 4:
        interaction.state = State.DONE
        message = respond(world, interaction, data)
        tell(world, interaction, message=message)
        return message
    if kind == 5:
        interaction.state = State.THINKING
        flags = int(data.get("flags") or 0)
        tell(world, interaction)
        return respond(world, interaction, {"flags": flags | LOADING})
    raise NotImplementedError(kind)


def respond(world: World, interaction: Interaction, body: Json) -> Json:
    """Write the bot's message that answers an interaction."""
    draft = Draft(
        author=world.users[world.bot_id],
        body=body,
        kind=20,
        extra={"webhook_id": world.bot_id, "application_id": world.bot_id},
        viewer_id=interaction.user_id if int(body.get("flags") or 0) & EPHEMERAL else None,
    )
    message = messages.post(world, world.channel(interaction.channel_id), draft)
    interaction.response_id = message["id"]
    return message
