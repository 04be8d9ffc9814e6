"""Small parts that several screens are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.action_id import action_id
from bot.ui.ask import InteractionAsk
from bot.ui.layout import Button, Select
from cogs.reviews import markdown, stars
from cogs.reviews.facts import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.i18n import Say
    from bot.ui.ask import Ask, Press
    from cogs.reviews.review import Review, ReviewPage


def excerpt(review: Review, limit: int, *, is_open: bool) -> str:
    """Return the beginning of a review as markdown."""
    passages = markdown.passages(review.text, is_spoiler=review.is_spoiler)
    return markdown.excerpt(passages, limit, is_open=is_open)


def dated_facts(say: Say, review: Review) -> list[str]:
    """Return when a review was written, and what else is known about it."""
    return [when(review.written_at), *facts(say, review)]


def when(moment: datetime) -> str:
    """Return a moment as Discord shows it in each reader's own time zone and language."""
    return f"<t:{int(moment.timestamp())}:R>"


def pager(say: Say, number: int, count: int, turn: Callable[[int], str]) -> Sequence[Button]:
    """Return the buttons that turn pages, nothing when there is only one.

    Args:
        say: The texts.
        number: The page that is shown, from 1.
        count: How many there are.
        turn: Gives the custom id that shows a page.
    """
    if count <= 1:
        return []
    return [
        Button(label=say("reviews-page-back"), action=turn(number - 1), disabled=number <= 1),
        Button(
            label=say("reviews-page-number", number=number, count=count),
            action=turn(number),
            disabled=True,
        ),
        Button(label=say("reviews-page-next"), action=turn(number + 1), disabled=number >= count),
    ]


def action(name: str, *arguments: object, owner_id: int | None = None) -> str:
    """Return the custom id of something this feature does."""
    return action_id("reviews", name, *arguments, owner_id=owner_id)


def can_be_private(ask: Ask) -> bool:
    """Tell whether an answer can go to the asker alone; one to a chat message is read by all."""
    return isinstance(ask, InteractionAsk)


def is_private(press: Press) -> bool:
    """Tell whether only who pressed sees the message of the button."""
    message = press.interaction.message
    return message is not None and message.flags.ephemeral


def reading_list(say: Say, page: ReviewPage, size: int) -> Select:
    """Return the list that opens one of a page's reviews in full."""
    first = (page.number - 1) * size + 1
    return Select(
        prompt=say("reviews-read-prompt"),
        action=action("read"),
        options=[
            (f"{place}. {_line(say, review)}", str(review.review_id))
            for place, review in enumerate(page.reviews, first)
        ],
    )


def _line(say: Say, review: Review) -> str:
    """Return a review in a few words without markdown; what is hidden stays so."""
    hidden = review.is_spoiler or "||" in review.text
    words = say("reviews-spoiler") if hidden else " ".join(review.text.split())[:60]
    return f"{stars.label(review.half_stars)}  {words}"


def star_options() -> list[tuple[str, str]]:
    """Return every number of stars as an entry of a list, the most first; values in half stars."""
    return [(stars.label(value), str(value)) for value in reversed(stars.ALL_HALF_STARS)]
