"""How recommended films look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import MAX_ROWS, Button, rows
from cogs.recommend.screens.stage import action
from cogs.recommend.taste import TOLD

if TYPE_CHECKING:
    from bot.i18n import Say
    from bot.ui.ask import Ask
    from cogs.recommend.screens.stage import Stage
    from cogs.recommend.service import Because, Pick, Picks
    from cogs.recommend.wish import Wish


def films(stage: Stage, ask: Ask, found: Picks, wish: Wish, page: int) -> Reply:
    """Return one page of films, each with its reason and a row of buttons to say more about it."""
    say = ask.say
    embed = discord.Embed(
        title=say("recommend-heading"), description=_introduction(say, found, wish), colour=BULB
    )
    for number, pick in enumerate(found.picks, 1):
        name = f"{number}. {stage.label(say, pick.film)}"
        embed.add_field(name=name, value=_about(stage, say, pick), inline=False)
    embed.set_footer(text=say("recommend-footer"))
    return Reply(embed=embed, buttons=_buttons(ask, found, wish, page))


def _introduction(say: Say, found: Picks, wish: Wish) -> str:
    parts = []
    if found.opted_out:
        parts.append(say("recommend-opted-out"))
    elif found.liked:
        parts.append(say("recommend-from-taste", n=found.rated, likes=found.liked))
    elif found.rated:
        parts.append(say("recommend-from-ratings", n=found.rated))
    else:
        parts.append(say("recommend-no-ratings"))
    if wish.unread:
        parts.append(say("recommend-unread", words=discord.utils.escape_markdown(wish.unread[:60])))
    return "\n".join(parts)


def _about(stage: Stage, say: Say, pick: Pick) -> str:
    comma, film = say("recommend-comma"), pick.film
    genres = comma.join(say(f"genre-{genre}") for genre in film.genres[:3])
    directors = film.directors_zh if say.locale == "zh-CN" else film.directors
    facts = "recommend-facts" if directors else "recommend-genres"
    lines = [say(facts, genres=genres, director=comma.join(directors))]
    if pick.because:
        reasons = comma.join(_reason(stage, say, each) for each in pick.because)
        source = _source(pick)
        lines.append(
            say("recommend-because", reasons=reasons, personal=pick.personal, source=source)
        )
    else:
        lines.append(say("recommend-popular" if pick.is_popular else "recommend-varied"))
    return "\n".join(lines)


def _source(pick: Pick) -> str:
    """Return what the reasons come from: stars, likes or both."""
    kinds = {each.is_like for each in pick.because}
    return "both" if len(kinds) > 1 else "likes" if kinds == {True} else "stars"


def _reason(stage: Stage, say: Say, reason: Because) -> str:
    if reason.film is None:
        return say("recommend-others", share=reason.share)
    said = "recommend-reason-like" if reason.is_like else "recommend-reason"
    return say(said, title=stage.title(say, reason.film), share=reason.share)


def _buttons(ask: Ask, found: Picks, wish: Wish, page: int) -> discord.ui.View:
    say, owner = ask.say, ask.member_id
    content = [
        [
            Button(
                label=say(f"recommend-button-{kind}", number=str(number)),
                action=action("mark", kind, pick.film.id, owner_id=owner),
            )
            for kind in TOLD
        ]
        for number, pick in enumerate(found.picks, 1)
    ]
    turns = _pages(ask, found, wish, page)
    if len(content) < MAX_ROWS:
        content.append(turns)
    else:  # Discord has no row left, but two places in the last one
        content[-1] += turns
    return rows(*(row for row in content if row))


def _pages(ask: Ask, found: Picks, wish: Wish, page: int) -> list[Button]:
    kept = (wish.genre or "", wish.first_year or "", wish.last_year or "")

    def turn(text_id: str, to: int, *, possible: bool) -> Button:
        to_page = action("page", to, *kept, owner_id=ask.member_id)
        return Button(label=ask.say(text_id), action=to_page, disabled=not possible)

    if page == 0 and not found.has_more:
        return []
    return [
        turn("recommend-back", max(0, page - 1), possible=page > 0),
        # Two buttons may not share a custom id, which page 0 of 0 would bring about.
        turn("recommend-more", page + 1, possible=found.has_more),
    ]
