"""How recommended films look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.action_id import action_id
from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import Button, rows

if TYPE_CHECKING:
    from bot.catalogue import Catalogue, Film
    from bot.i18n import Say
    from cogs.recommend.service import Pick, Picks
    from cogs.recommend.wish import Wish


def films(
    say: Say, catalogue: Catalogue, found: Picks, wish: Wish, *, page: int, owner_id: int
) -> Reply:
    """Return one page of films, each with its reason, and buttons to turn the page."""
    embed = discord.Embed(
        title=say("recommend-heading"), description=_introduction(say, found, wish), colour=BULB
    )
    for pick in found.picks:
        film = pick.film
        name = say("recommend-film", title=catalogue.title(film, say.locale), year=str(film.year))
        embed.add_field(name=name, value=_about(say, catalogue, pick), inline=False)
    embed.set_footer(text=say("recommend-footer"))
    return Reply(embed=embed, buttons=_pages(say, found, wish, page, owner_id))


def _introduction(say: Say, found: Picks, wish: Wish) -> str:
    parts = []
    if found.opted_out:
        parts.append(say("recommend-opted-out"))
    elif found.rated:
        parts.append(say("recommend-from-ratings", n=found.rated))
    else:
        parts.append(say("recommend-no-ratings"))
    if wish.unread:
        parts.append(say("recommend-unread", words=discord.utils.escape_markdown(wish.unread[:60])))
    return "\n".join(parts)


def _about(say: Say, catalogue: Catalogue, pick: Pick) -> str:
    genres = say("recommend-comma").join(say(f"genre-{genre}") for genre in pick.film.genres[:3])
    directors = pick.film.directors_zh if say.locale == "zh-CN" else pick.film.directors
    lines = [say("recommend-facts", genres=genres, director=say("recommend-comma").join(directors))]
    if pick.because:
        reasons = say("recommend-comma").join(
            _reason(say, catalogue, film, share) for film, share in pick.because
        )
        lines.append(say("recommend-because", reasons=reasons, personal=pick.personal))
    else:
        lines.append(say("recommend-popular" if pick.is_popular else "recommend-varied"))
    return "\n".join(lines)


def _reason(say: Say, catalogue: Catalogue, film: Film | None, share: int) -> str:
    if film is None:
        return say("recommend-others", share=share)
    return say("recommend-reason", title=catalogue.title(film, say.locale), share=share)


def _pages(say: Say, found: Picks, wish: Wish, page: int, owner_id: int) -> discord.ui.View | None:
    kept = (wish.genre or "", wish.first_year or "", wish.last_year or "")

    def turn(text_id: str, to: int, *, possible: bool) -> Button:
        action = action_id("recommend", "page", to, *kept, owner_id=owner_id)
        return Button(label=say(text_id), action=action, disabled=not possible)

    if page == 0 and not found.has_more:
        return None
    return rows(
        [
            turn("recommend-back", max(0, page - 1), possible=page > 0),
            # Two buttons may not share a custom id, which page 0 of 0 would bring about.
            turn("recommend-more", page + 1, possible=found.has_more),
        ]
    )
