"""Interactions: what a person does with the bot, and how long the bot may answer."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from sandbox.errors import ApiError, Refusal
from sandbox.limits.commands import GROUP, SUBCOMMAND
from sandbox.shapes import Json
from sandbox.world import views
from sandbox.world.permissions import in_channel
from sandbox.world.state import World

ANSWER_WITHIN_S = 3.0
TOKEN_LIVES_S = 15 * 60.0
ATTACHMENT_LIMIT = 10 * 1024 * 1024


class Kind(IntEnum):
    """Discord's interaction types."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class State(Enum):
    """How far an interaction has come; the value is what the room calls it."""

    PENDING = "pending"
    THINKING = "thinking"
    DONE = "done"
    FAILED = "failed"
    MODAL = "modal"


@dataclass(slots=True)
class Interaction:
    """One thing a person did, from the click to the end of its token.

    ``source`` is the message whose component was used, ``response_id`` the message that answers:
    what ``@original`` means. ``modal`` is the form the bot opened, ``choices`` what autocomplete
    offered.
    """

    id: str
    token: str
    kind: Kind
    user_id: str
    channel_id: str
    data: Json
    created_at: float
    state: State = State.PENDING
    source: Json | None = None
    response_id: str | None = None
    modal: Json | None = None
    choices: list[Json] | None = None


def start(
    world: World,
    kind: Kind,
    user_id: str,
    channel: Json,
    data: Json,
    source: Json | None = None,
) -> Interaction:
    """Tell the bot what a person did; it has three seconds to answer."""
    _forget_old(world)
    interaction = Interaction(
        id=world.new_id(),
        token=secrets.token_urlsafe(48),
        kind=kind,
        user_id=user_id,
        channel_id=channel["id"],
        data=data,
        created_at=world.clock.timestamp(),
        source=source,
    )
    world.interactions[interaction.id] = interaction
    world.clock.call_later(ANSWER_WITHIN_S, lambda: _give_up(world, interaction, State.PENDING))
    world.clock.call_later(TOKEN_LIVES_S, lambda: _give_up(world, interaction, State.THINKING))
    if kind is not Kind.AUTOCOMPLETE:
        tell(world, interaction)
    world.publish("INTERACTION_CREATE", _payload(world, interaction), only_for=world.bot_id)
    return interaction


def _forget_old(world: World) -> None:
    horizon = world.clock.timestamp() - 2 * TOKEN_LIVES_S
    for interaction in list(world.interactions.values()):
        if interaction.created_at > horizon:
            break
        del world.interactions[interaction.id]


def _give_up(world: World, interaction: Interaction, waiting: State) -> None:
    if interaction.state is waiting:
        interaction.state = State.FAILED
        tell(world, interaction)


def tell(world: World, interaction: Interaction, message: Json | None = None) -> None:
    """Tell the person how far their interaction has come."""
    data: Json = {"interaction_id": interaction.id, "state": interaction.state.value}
    if message is not None:
        shown = views.message(world, message, interaction.user_id)
        data["message"] = views.as_event(world, shown)
    if interaction.state is State.MODAL:
        data["modal"] = interaction.modal
    if interaction.state is State.FAILED:
        data["error"] = {"code": "no_answer", "message": "The application did not respond"}
    if interaction.kind is Kind.AUTOCOMPLETE:
        data["choices"] = interaction.choices
    name = "choices" if interaction.kind is Kind.AUTOCOMPLETE else "interaction"
    world.publish(name, data, only_for=interaction.user_id)


def pending(world: World, interaction_id: str, token: str) -> Interaction:
    """Return an interaction that still waits for its first answer.

    Raises:
        ApiError: 10062 for none or after three seconds, 40060 when it was answered.
    """
    interaction = world.interactions.get(interaction_id)
    if interaction is None or interaction.token != token:
        raise ApiError(Refusal.UNKNOWN_INTERACTION)
    if interaction.state is State.PENDING and _age(world, interaction) <= ANSWER_WITHIN_S:
        return interaction
    if interaction.state in (State.PENDING, State.FAILED):
        raise ApiError(Refusal.UNKNOWN_INTERACTION)
    raise ApiError(Refusal.ALREADY_ACKNOWLEDGED)


def answered(world: World, token: str) -> Interaction:
    """Return the interaction whose token opens further answers.

    Raises:
        ApiError: 50027 after 15 minutes, 10015 for no such token or before the first answer.
    """
    interaction = next((i for i in world.interactions.values() if i.token == token), None)
    if interaction is None:
        raise ApiError(Refusal.UNKNOWN_WEBHOOK)
    if _age(world, interaction) > TOKEN_LIVES_S:
        raise ApiError(Refusal.INVALID_WEBHOOK_TOKEN)
    if interaction.state in (State.PENDING, State.FAILED) or interaction.kind is Kind.AUTOCOMPLETE:
        raise ApiError(Refusal.UNKNOWN_WEBHOOK)
    return interaction


def _age(world: World, interaction: Interaction) -> float:
    return world.clock.timestamp() - interaction.created_at


def _path(command: Json) -> Iterator[str]:
    """Yield the name of a command, then of its group and its subcommand."""
    yield command["name"]
    for option in command.get("options", []):
        if option["type"] in (SUBCOMMAND, GROUP):
            yield from _path(option)


def metadata(world: World, interaction: Interaction) -> Json:
    """Return what a message says about the interaction it answers."""
    user = world.users[interaction.user_id]
    about: Json = {
        "id": interaction.id,
        "type": int(interaction.kind),
        "user": user,
        "authorizing_integration_owners": _owners(world.channel(interaction.channel_id)),
    }
    if interaction.source is not None:
        about["interacted_message_id"] = interaction.source["id"]
    if interaction.kind is not Kind.COMMAND:
        return {"interaction_metadata": about}
    name = " ".join(_path(interaction.data))
    short = {"id": interaction.id, "type": int(interaction.kind), "name": name, "user": user}
    return {"interaction_metadata": about | {"name": name}, "interaction": short}


def _owners(channel: Json) -> Json:
    return {"0": channel.get("guild_id", "0")}


def _payload(world: World, interaction: Interaction) -> Json:
    channel = world.channel(interaction.channel_id)
    user_id = interaction.user_id
    allowed = str(int(in_channel(world, user_id, channel)))
    payload: Json = {
        "id": interaction.id,
        "application_id": world.bot_id,
        "type": int(interaction.kind),
        "data": interaction.data,
        "token": interaction.token,
        "version": 1,
        "channel": channel | {"permissions": allowed},
        "channel_id": channel["id"],
        "app_permissions": str(int(in_channel(world, world.bot_id, channel))),
        "locale": world.locale_of(user_id),
        "entitlements": [],
        "authorizing_integration_owners": _owners(channel),
        "context": 0 if "guild_id" in channel else 1,
        "attachment_size_limit": ATTACHMENT_LIMIT,
    }
    if interaction.source is not None:
        payload["message"] = views.message(world, interaction.source, world.bot_id)
    if "guild_id" not in channel:
        return payload | {"user": world.users[user_id]}
    guild = world.guild(channel["guild_id"])
    locale = guild.object["preferred_locale"]
    return payload | {
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": locale, "features": guild.object["features"]},
        "guild_locale": locale,
        "member": guild.members[user_id] | {"permissions": allowed},
    }
