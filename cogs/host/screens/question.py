"""How questions, their answers and scores look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.action_id import action_id
from bot.ui.ask import Reply
from bot.ui.colours import BULB, LEAF
from bot.ui.layout import Button, rows
from bot.ui.plain import plain
from cogs.host import quiz
from cogs.host.quiz import Kind
from cogs.host.show import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.catalogue import Catalogue, Film
    from bot.i18n import Say
    from cogs.host.quiz import Question
    from cogs.host.scores import Standing
    from cogs.host.show import Show
    from cogs.host.stage import Asked

LETTERS = "ABCD"
BUTTONS_IN_A_ROW = 2
MOST_NAMED = 10
MOST_PLACES = 5


class QuestionWriter:
    """Puts questions into words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def asked(
        self, say: Say, show: Show, number: int, question: Question, closes_at: datetime
    ) -> discord.Embed:
        """Return a question that stands open."""
        closes = discord.utils.format_dt(closes_at, "R")
        text = f"**{self.sentence(say, question)}**\n\n{say('host-closes', at=closes)}"
        return self._embed(say, number, text, show)

    def closed(self, say: Say, show: Show, asked: Asked) -> discord.Embed:
        """Return a question that is over, with its answer."""
        question = asked.question
        answer = say("host-answer", answer=plain(self.option(say, question, question.right)))
        text = f"**{self.sentence(say, question)}**\n\n{answer}"
        return self._embed(say, asked.number, text, show)

    def buttons(
        self, say: Say, show_id: int, number: int, question: Question, *, is_over: bool = False
    ) -> discord.ui.View:
        """Return the options; when it is over the right one is green and none can be pressed."""
        made = [
            Button(
                label=f"{LETTERS[place]} · {self.option(say, question, place)}",
                action=action_id("host", "answer", show_id, number, place),
                style=discord.ButtonStyle.success
                if is_over and place == question.right
                else discord.ButtonStyle.secondary,
                disabled=is_over,
            )
            for place in range(quiz.OPTIONS)
        ]
        starts = range(0, quiz.OPTIONS, BUTTONS_IN_A_ROW)
        return rows(*(made[start : start + BUTTONS_IN_A_ROW] for start in starts))

    def sentence(self, say: Say, question: Question) -> str:
        """Return the question itself."""
        film = self._film(question.film_id)
        title = plain(self._catalogue.title(film, say.locale))
        if question.kind is Kind.DIRECTOR:
            return say("host-ask-director", title=title, year=str(film.year))
        if question.kind is Kind.YEAR:
            return say("host-ask-year", title=title, director=self._director(say, film))
        if question.kind is Kind.FILM_OF:
            name = quiz.name_of(film, int(question.subject), say.locale)
            return say("host-ask-film-of", director=plain(name))
        return say("host-ask-first" if question.kind is Kind.FIRST else "host-ask-animated")

    def option(self, say: Say, question: Question, place: int) -> str:
        """Return an option without markup, for a button."""
        value = question.options[place]
        if question.kind is Kind.YEAR:
            return value
        film_id, _, director = value.partition(":")
        film = self._film(int(film_id))
        if question.kind is Kind.DIRECTOR:
            return quiz.name_of(film, int(director), say.locale)
        title = self._catalogue.title(film, say.locale)
        if question.kind is Kind.FIRST:  # the year would be the answer
            return say("host-film-by", title=title, director=self._director(say, film))
        return say("host-film", title=title, year=str(film.year))

    def _director(self, say: Say, film: Film) -> str:
        return plain(quiz.name_of(film, 0, say.locale))

    def _film(self, film_id: int) -> Film:
        film = self._catalogue.by_id(film_id)
        if film is None:
            raise LookupError(f"film {film_id} left the catalogue during a show")
        return film

    def _embed(self, say: Say, number: int, text: str, show: Show) -> discord.Embed:
        heading = say("host-question", number=number, of=QUESTIONS)
        embed = discord.Embed(title=heading, description=text, colour=BULB)
        return embed.set_footer(text=show.title)


def revealed(say: Say, asked: Asked, standings: Sequence[Standing], comment: str) -> Reply:
    """Return who had a question right, and the score so far."""
    tally = asked.tally
    lines = [comment]
    if tally.right:
        named = [
            say("host-gained", member=f"<@{member_id}>", points=points)
            for member_id, points in tally.right[:MOST_NAMED]
        ]
        if len(tally.right) > MOST_NAMED:
            named.append(say("host-and-more", n=len(tally.right) - MOST_NAMED))
        lines.append(say("host-were-right", names=say("host-comma").join(named)))
    if tally.answers:
        lines.append(say("host-answers", n=tally.answers, right=len(tally.right)))
    embed = discord.Embed(description="\n".join(lines), colour=LEAF)
    if standings and asked.number < QUESTIONS:
        embed.add_field(name=say("host-score"), value=places(say, standings), inline=False)
    return Reply(embed=embed)


def places(say: Say, standings: Sequence[Standing]) -> str:
    """Return the first places, one a line."""
    shown = [
        say("host-place", place=each.place, member=f"<@{each.member_id}>", points=each.points)
        for each in standings[:MOST_PLACES]
    ]
    if len(standings) > MOST_PLACES:
        shown.append(say("host-and-more", n=len(standings) - MOST_PLACES))
    return "\n".join(shown)
