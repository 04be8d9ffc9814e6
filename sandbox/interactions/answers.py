"""Answers: what the bot does with an interaction, at once and later."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from sandbox.errors import ApiError, Refusal
from sandbox.interactions.lifecycle import Interaction, Kind, State, metadata, tell
from sandbox.limits import commands, modals
from sandbox.limits import messages as limits
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world import messages
from sandbox.world.attachments import Upload
from sandbox.world.messages import EPHEMERAL, LOADING, REPLY, Draft
from sandbox.world.state import World

USED_COMMAND, USED_MENU = 20, 23


class Answer(IntEnum):
    """Discord's interaction callback types, as far as they are served."""

    MESSAGE = 4
    DEFER = 5
    DEFER_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


FITS: dict[Kind, frozenset[Answer]] = {
    Kind.COMMAND: frozenset({Answer.MESSAGE, Answer.DEFER, Answer.MODAL}),
    Kind.COMPONENT: frozenset(Answer) - {Answer.CHOICES},
    Kind.AUTOCOMPLETE: frozenset({Answer.CHOICES}),
    Kind.MODAL: frozenset(Answer) - {Answer.CHOICES, Answer.MODAL},
}
NEED_SOURCE = (Answer.DEFER_UPDATE, Answer.UPDATE)


def answer(
    world: World, interaction: Interaction, kind: object, data: Json, uploads: Sequence[Upload]
) -> Json | None:
    """Take the bot's first answer and return the message it made or changed, if any.

    Raises:
        ApiError: 50035 for an answer that does not fit, or a malformed one.
    """
    problems = Problems()
    fitting = sorted(
        a for a in FITS[interaction.kind] if interaction.source or a not in NEED_SOURCE
    )
    problems.at("type").choice(kind, [int(a) for a in fitting])
    problems.raise_found()
    return _ANSWERS[Answer(int(str(kind)))](world, interaction, data, uploads)


def _message(world: World, interaction: Interaction, data: Json, uploads: Sequence[Upload]) -> Json:
    message = _write(world, interaction, data, uploads)
    interaction.response_id = message["id"]
    _finish(world, interaction, message)
    return message


def _defer(world: World, interaction: Interaction, data: Json, _: Sequence[Upload]) -> Json:
    interaction.state = State.THINKING
    draft = _draft(world, interaction, {"flags": data.get("flags")}, (), LOADING)
    message = messages.post(world, world.channel(interaction.channel_id), draft)
    interaction.response_id = message["id"]
    tell(world, interaction)
    return message


def _defer_update(world: World, interaction: Interaction, *_: object) -> None:
    if interaction.source is not None:
        interaction.response_id = interaction.source["id"]
    _finish(world, interaction, None)


def _update(
    world: World, interaction: Interaction, data: Json, uploads: Sequence[Upload]
) -> Json | None:
    if interaction.source is None:
        return None
    message = messages.edit(world, interaction.source, data, uploads)
    interaction.response_id = message["id"]
    _finish(world, interaction, message)
    return message


def _choices(world: World, interaction: Interaction, data: Json, _: Sequence[Upload]) -> None:
    problems = Problems()
    place = problems.at("data", "choices")
    commands.check_choices(place, data.get("choices") or [], focused(interaction.data)["type"])
    problems.raise_found()
    interaction.choices = data.get("choices") or []
    _finish(world, interaction, None)


def _modal(world: World, interaction: Interaction, data: Json, _: Sequence[Upload]) -> None:
    problems = Problems()
    modals.check(problems.at("data"), data)
    problems.raise_found()
    interaction.modal = data
    interaction.state = State.MODAL
    tell(world, interaction)


_ANSWERS: dict[Answer, Callable[[World, Interaction, Json, Sequence[Upload]], Json | None]] = {
    Answer.MESSAGE: _message,
    Answer.DEFER: _defer,
    Answer.DEFER_UPDATE: _defer_update,
    Answer.UPDATE: _update,
    Answer.CHOICES: _choices,
    Answer.MODAL: _modal,
}


def focused(data: Json) -> Json:
    """Return the option a person is typing in, at whatever depth."""
    for option in data.get("options") or []:
        if option.get("focused"):
            return dict(option)
        if "options" in option and (found := focused(option)):
            return found
    return {}


def follow_up(
    world: World, interaction: Interaction, body: Json, uploads: Sequence[Upload]
) -> Json:
    """Write a further message; the first one after a deferral fills its placeholder.

    Raises:
        ApiError: 50006 when empty, 50035 when malformed.
    """
    original = _response(world, interaction)
    if original is not None and original["flags"] & LOADING:
        return edit(world, interaction, original, body, uploads)
    message = _write(world, interaction, body, uploads, after=original)
    if interaction.state in (State.MODAL, State.THINKING):
        _finish(world, interaction, message)
    return message


def original(world: World, interaction: Interaction) -> Json:
    """Return the message that ``@original`` means, or raise 10008."""
    found = _response(world, interaction)
    if found is None:
        raise ApiError(Refusal.UNKNOWN_MESSAGE)
    return found


def edit(
    world: World, interaction: Interaction, message: Json, body: Json, uploads: Sequence[Upload]
) -> Json:
    """Change an answer, or fill the placeholder of a deferred one, and return it.

    Raises:
        ApiError: 50006 when nothing would be left, 50035 when malformed.
    """
    fills = bool(message["flags"] & LOADING)
    changed = messages.edit(world, message, body, uploads, fills=fills)
    if fills:
        _finish(world, interaction, changed)
    return changed


def delete(world: World, interaction: Interaction, message: Json) -> None:
    """Remove an answer; a person still waiting for it waits no longer."""
    messages.delete(world, message)
    if interaction.state is State.THINKING and message["id"] == interaction.response_id:
        _finish(world, interaction, None)


def _response(world: World, interaction: Interaction) -> Json | None:
    found = world.messages.get(interaction.channel_id, {})
    return found.get(interaction.response_id or "")


def _finish(world: World, interaction: Interaction, message: Json | None) -> None:
    interaction.state = State.DONE
    tell(world, interaction, message)


def _write(
    world: World,
    interaction: Interaction,
    body: Json,
    uploads: Sequence[Upload],
    after: Json | None = None,
) -> Json:
    limits.check(body, uploads)
    limits.check_not_empty(body, uploads)
    draft = _draft(world, interaction, body, uploads, 0, after)
    return messages.post(world, world.channel(interaction.channel_id), draft)


def _draft(
    world: World,
    interaction: Interaction,
    body: Json,
    uploads: Sequence[Upload],
    flags: int,
    after: Json | None = None,
) -> Draft:
    extra = metadata(world, interaction)
    extra |= {"webhook_id": world.bot_id, "application_id": world.bot_id}
    replied = after or interaction.source
    kind = USED_COMMAND if interaction.data.get("type", 1) == 1 else USED_MENU
    if replied is not None:
        kind = REPLY
        extra["message_reference"] = messages.reference_to(world, replied)
    is_ephemeral = int(body.get("flags") or 0) & EPHEMERAL
    return Draft(
        author=world.users[world.bot_id],
        body=body,
        uploads=uploads,
        kind=kind,
        extra=extra,
        flags=flags,
        viewer_id=interaction.user_id if is_ephemeral else None,
    )
