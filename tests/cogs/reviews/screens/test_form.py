"""The form fits Discord's limits and carries everything that is not typed."""

from __future__ import annotations

import pytest

from bot.app import text_folders
from bot.i18n import Locale, Texts
from bot.ui.action_id import ActionId
from cogs.reviews.review import Draft
from cogs.reviews.screens.form import NO_STARS, form, handed_in
from cogs.reviews.settings import ReviewsSettings

DRAFT = Draft(film_id=999_999, half_stars=10, is_spoiler=True, text="x" * 4000)
MEMBER = 2**63 - 1


@pytest.fixture(scope="module", params=list(Locale))
def say(request):
    return Texts.load(text_folders()).to(request.param)


def inputs(window):
    return {label["component"]["custom_id"]: label for label in window.to_dict()["components"]}


def opened(say, draft, film="Heat (1995)", **settings):
    return form(say, draft, film, ReviewsSettings(**settings), owner_id=MEMBER)


async def test_the_largest_form_is_within_discords_limits(say):
    window = opened(
        say, DRAFT, film="A very long title indeed, longer than any form can show (2001)"
    )
    assert len(window.title) == 45
    assert len(window.custom_id) <= 100
    for label in inputs(window).values():
        assert len(label["label"]) <= 45
    assert inputs(window)["text"]["component"]["max_length"] == 4000


async def test_what_the_form_carries_comes_back(say):
    arguments = ActionId.parse(opened(say, DRAFT).custom_id).arguments
    assert handed_in(arguments, {"text": DRAFT.text}) == DRAFT
    changed = handed_in(arguments, {"text": "y", "stars": "3", "spoiler": "0"})
    assert (changed.half_stars, changed.is_spoiler, changed.text) == (3, False, "y")


async def test_earlier_choices_are_chosen_and_none_where_there_are_none(say):
    def chosen(draft, name):
        options = inputs(opened(say, draft))[name]["component"]["options"]
        return [option["value"] for option in options if option["default"]]

    assert chosen(DRAFT, "stars") == ["10"]
    assert chosen(DRAFT, "spoiler") == ["1"]
    fresh = Draft(film_id=1, half_stars=NO_STARS, is_spoiler=False, text="")
    assert chosen(fresh, "stars") == []
    assert chosen(fresh, "spoiler") == ["0"]


async def test_a_text_longer_than_the_guild_wants_now_can_still_be_opened(say):
    long = Draft(film_id=1, half_stars=4, is_spoiler=False, text="x" * 1500)
    text = inputs(opened(say, long, max_length=600))["text"]["component"]
    assert (text["max_length"], text["value"]) == (1500, long.text)
    short = inputs(opened(say, Draft(film_id=1, half_stars=4, is_spoiler=False, text="x")))
    assert short["text"]["component"]["max_length"] == 2000
