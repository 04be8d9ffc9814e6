"""The first question to somebody whose taste is not known: a handful of films, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import discord

from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import Button, rows
from cogs.recommend.screens.stage import action, go
from cogs.recommend.taste import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.catalogue import Film
    from bot.ui.ask import Ask
    from cogs.recommend.screens.stage import Stage

    Told: TypeAlias = tuple[Film, Kind] | None

#: A row of buttons for each, and one below to go on without.
FILMS = 4
KINDS = (Kind.LIKE, Kind.SEEN, Kind.UNKNOWN)


def question(stage: Stage, ask: Ask, films: Sequence[Film], missing: int, told: Told) -> Reply:
    """Return the films to say something about.

    Args:
        stage: What the screens share.
        ask: Who is asked.
        films: About what.
        missing: How many answers are enough.
        told: What they said just now, if anything.
    """
    say = ask.say
    lines = [say(f"recommend-told-{told[1]}", film=stage.name(say, told[0]))] if told else []
    lines.append(say("recommend-question", n=missing))
    embed = discord.Embed(
        title=say("recommend-question-heading"), description="\n".join(lines), colour=BULB
    )
    for number, film in enumerate(films, 1):
        genres = say("recommend-comma").join(say(f"genre-{genre}") for genre in film.genres[:3])
        embed.add_field(name=f"{number}. {stage.label(say, film)}", value=genres, inline=False)
    owner = ask.member_id
    buttons = [
        [
            Button(
                label=say(f"recommend-button-{kind}", number=str(number)),
                action=action("told", kind, film.id, owner_id=owner),
                style=_style(kind),
            )
            for kind in KINDS
        ]
        for number, film in enumerate(films, 1)
    ]
    buttons.append([Button(label=say("recommend-button-skip"), action=go(owner))])
    return Reply(embed=embed, buttons=rows(*buttons))


def _style(kind: Kind) -> discord.ButtonStyle:
    return discord.ButtonStyle.success if kind is Kind.LIKE else discord.ButtonStyle.secondary
