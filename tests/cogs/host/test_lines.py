"""Each host has lines for every moment, in both languages, and says them steadily."""

from __future__ import annotations

import pytest

from bot.app import text_folders
from bot.i18n import Locale, Texts
from cogs.host.lines import Lines
from cogs.host.show import Persona
from tests.cogs.host.conftest import GUILD
from tests.cogs.host.shows import show_of

TEXTS = Texts.load(text_folders())
MOMENTS = {
    "welcome": 3,
    "late": 1,
    "question": 3,
    "right": 3,
    "wrong": 2,
    "silence": 2,
    "board": 2,
    "nobody": 1,
    "poll": 2,
    "goodbye": 3,
    "back": 1,
    "stopped": 1,
}
VALUES = {"title": "Film quiz", "number": 2, "answer": "1979", "points": 33, "at": "soon"}


@pytest.mark.parametrize("persona", list(Persona))
@pytest.mark.parametrize("locale", list(Locale))
def test_every_moment_has_its_lines(persona, locale):
    lines = Lines(TEXTS)
    for moment, count in MOMENTS.items():
        assert lines.variants(persona, moment) == count
        said = {
            lines.line(show_of(persona=persona, locale=locale, seed=seed), moment, **VALUES)
            for seed in range(40)
        }
        assert len(said) == count, f"{moment}: every line is said now and then"


def test_a_show_says_the_same_after_a_restart_and_nothing_twice_in_a_row():
    lines = Lines(TEXTS)
    show = show_of(seed=3)
    said = [lines.line(show, "question", n, number=n).replace(str(n), "") for n in (1, 2, 3)]
    again = [lines.line(show, "question", n, number=n).replace(str(n), "") for n in (1, 2, 3)]
    assert said == again
    assert len(set(said)) == 3
    assert show.guild_id == GUILD
