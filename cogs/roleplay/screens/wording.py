"""How a character's lines look while they are made and when they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.action_id import action_id
from bot.ui.layout import Button, Select, rows
from bot.ui.plain import plain
from cogs.roleplay.performance import Ending
from cogs.roleplay.scene import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Say
    from cogs.roleplay.performance import Outcome
    from cogs.roleplay.scene import Scene, Turn

STATES = {Ending.SAID: State.SAID, Ending.STOPPED: State.STOPPED}
#: What is said when a reply ended otherwise than by being said.
ENDINGS = {
    Ending.STOPPED: "roleplay-stopped",
    Ending.WITHHELD: "roleplay-withheld",
    Ending.LOST: "roleplay-lost",
    Ending.INTERRUPTED: "roleplay-interrupted",
    Ending.MISSING: "roleplay-no-model",
}


def streaming(say: Say, text: str) -> str:
    """Return a part of a reply: already marked, so that no crash leaves it unmarked."""
    return f"{text} …\n{say('generated-mark')}"


def finished(say: Say, outcome: Outcome, name: str) -> str:
    """Return a whole reply, or what there is of it and why it ends there."""
    parts = [outcome.text, say("generated-mark")] if outcome.text else []
    if outcome.ending is Ending.FULL:
        parts.append(_wait(say, outcome.wait_s, name))
    elif outcome.ending is not Ending.SAID:
        parts.append(say(ENDINGS[outcome.ending], name=plain(name)))
    return "\n".join(parts)


def _wait(say: Say, wait_s: float | None, name: str) -> str:
    if wait_s is None:
        return say("roleplay-wait", name=plain(name))
    return say("roleplay-wait-seconds", name=plain(name), seconds=max(1, round(wait_s)))


def state_of(outcome: Outcome) -> State:
    """Return what becomes of the turn."""
    return STATES.get(outcome.ending, State.BROKEN)


def stop_button(say: Say, scene: Scene) -> discord.ui.View:
    """Return the button under a reply that is being made."""
    action = action_id("roleplay", "stop", scene.scene_id)
    return rows([Button(label=say("roleplay-stop"), action=action)])


def reply_buttons(say: Say, scene: Scene, turn: Turn) -> discord.ui.View:
    """Return the buttons under the newest reply."""
    retry = action_id("roleplay", "retry", scene.scene_id, turn.turn_id)
    return rows([Button(label=say("roleplay-retry"), action=retry), _end(say, scene)])


def greeting_buttons(
    say: Say, scene: Scene, greetings: Sequence[str], chosen: int
) -> discord.ui.View:
    """Return what is under a greeting: other ways to begin, where there are some, and the end."""
    if len(greetings) < 2:
        return rows([_end(say, scene)])
    options = [
        (" ".join(text.split())[:100], str(number)) for number, text in enumerate(greetings[:25])
    ]
    select = Select(
        prompt=say("roleplay-other-opening"),
        action=action_id("roleplay", "opening", scene.scene_id),
        options=options,
        chosen=str(chosen),
    )
    return rows(select, [_end(say, scene)])


def _end(say: Say, scene: Scene) -> Button:
    return Button(
        label=say("roleplay-end"),
        action=action_id("roleplay", "end", scene.scene_id),
        style=discord.ButtonStyle.danger,
    )
