"""Members' own choices."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.i18n import Locale
from bot.preferences import ContentRating, Preferences
from bot.storage.preferences import PreferenceStore

ANNA, LIN = 1, 2
CHOSEN = Preferences(
    locale=Locale.ZH,
    content_rating=ContentRating.MATURE,
    show_spoilers=True,
    direct_messages=True,
    learn_from_reviews=False,
    listed=False,
)


async def test_who_chose_nothing_has_the_defaults(own):
    assert await PreferenceStore(own).of(ANNA) == Preferences()


async def test_every_choice_comes_back_and_touches_nobody_else(own):
    store = PreferenceStore(own)
    assert await store.change(ANNA, lambda _: CHOSEN) == CHOSEN
    assert await store.of(ANNA) == CHOSEN
    assert await store.of(LIN) == Preferences()
    await store.change(ANNA, lambda _: Preferences())
    assert await store.of(ANNA) == Preferences()


async def test_two_changes_at_the_same_moment_both_count(own):
    store = PreferenceStore(own)
    await asyncio.gather(
        store.change(ANNA, lambda now: replace(now, show_spoilers=True)),
        store.change(ANNA, lambda now: replace(now, listed=False)),
    )
    assert await store.of(ANNA) == Preferences(show_spoilers=True, listed=False)
