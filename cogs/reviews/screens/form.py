"""The form in which a review is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from cogs.reviews.review import Draft
from cogs.reviews.screens.parts import action, star_options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.i18n import Say
    from cogs.reviews.settings import ReviewsSettings

#: Stands in a custom id for stars that are not chosen yet.
NO_STARS = 0
TITLE_LENGTH = 45
TEXT_LENGTH = 4000


def form(
    say: Say, draft: Draft, film: str, settings: ReviewsSettings, *, owner_id: int
) -> discord.ui.Modal:
    """Return a form filled with a draft; its custom id carries all that is not typed.

    Args:
        say: The texts.
        draft: What stands in it; `NO_STARS` leaves the stars open.
        film: The film's name.
        settings: Give the bounds of the text.
        owner_id: Who may hand it in.
    """
    window = discord.ui.Modal(
        title=film[:TITLE_LENGTH],
        custom_id=action("save", *carried(draft), owner_id=owner_id),
        timeout=None,
    )
    window.add_item(_choice(say, "stars", str(draft.half_stars), star_options()))
    text: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id="text",
        style=discord.TextStyle.paragraph,
        placeholder=say("reviews-form-text-hint"),
        default=draft.text or None,
        min_length=settings.min_length,
        # What stands in the form already must fit, also when the bound was lowered since.
        max_length=min(TEXT_LENGTH, max(settings.max_length, len(draft.text))),
    )
    window.add_item(discord.ui.Label(text=say("reviews-form-text"), component=text))
    spoiler = [(say("reviews-form-spoiler-no"), "0"), (say("reviews-form-spoiler-yes"), "1")]
    window.add_item(_choice(say, "spoiler", str(int(draft.is_spoiler)), spoiler))
    return window


def carried(draft: Draft) -> tuple[int, int, int]:
    """Return a draft without its text, as arguments of a custom id."""
    return draft.film_id, draft.half_stars, int(draft.is_spoiler)


def carried_draft(arguments: Sequence[str], text: str = "") -> Draft:
    """Return the draft that a custom id carries."""
    film_id, half_stars, is_spoiler = map(int, arguments)
    return Draft(film_id=film_id, half_stars=half_stars, is_spoiler=bool(is_spoiler), text=text)


def handed_in(arguments: Sequence[str], fields: Mapping[str, str]) -> Draft:
    """Return the draft that a form hands in."""
    draft = carried_draft(arguments, fields.get("text", ""))
    return replace(
        draft,
        half_stars=int(fields.get("stars") or draft.half_stars),
        is_spoiler=bool(int(fields.get("spoiler") or draft.is_spoiler)),
    )


def _choice(
    say: Say, name: str, chosen: str, options: Sequence[tuple[str, str]]
) -> discord.ui.Label[discord.ui.Modal]:
    select: discord.ui.Select[discord.ui.Modal] = discord.ui.Select(
        custom_id=name,
        placeholder=say("reviews-form-choose"),
        options=[
            discord.SelectOption(label=label, value=value, default=value == chosen)
            for label, value in options
        ],
    )
    return discord.ui.Label(text=say(f"reviews-form-{name}"), component=select)
