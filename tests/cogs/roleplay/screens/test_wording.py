"""Every way a reply can end has its words, and only those of the model carry its mark."""

from __future__ import annotations

import pytest

from bot.i18n import Locale, Texts
from cogs.roleplay.acting import MOST_CHARACTERS
from cogs.roleplay.performance import Ending, Outcome
from cogs.roleplay.scene import State
from cogs.roleplay.screens.wording import finished, state_of, streaming
from tests.cogs.roleplay.conftest import ROOT

TEXTS = Texts.load([ROOT / "cogs" / "roleplay" / "locale", ROOT / "bot" / "locale"])


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("ending", Ending)
def test_every_ending_is_told(locale, ending):
    say = TEXTS.to(locale)
    mark = say("generated-mark")
    spoken = finished(say, Outcome("Come in.", ending), "Mira")
    assert spoken.startswith(f"Come in.\n{mark}")
    assert (spoken == f"Come in.\n{mark}") is (ending is Ending.SAID)
    silent = finished(say, Outcome("", ending), "*Mira*")
    assert mark not in silent
    assert bool(silent) is (ending is not Ending.SAID)
    assert "*Mira*" not in silent.replace("\\*Mira\\*", "")
    longest = finished(say, Outcome("x" * MOST_CHARACTERS, ending, 3600.0), "y" * 80)
    assert len(f"**{'y' * 80}**\n{longest}") <= 2000


def test_a_wait_says_its_seconds():
    say = TEXTS.to(Locale.EN)
    assert "about 9 seconds" in finished(say, Outcome("", Ending.FULL, 8.6), "Mira")
    assert "about 1 second." in finished(say, Outcome("", Ending.FULL, 0.2), "Mira")
    assert "in a moment" in finished(say, Outcome("", Ending.FULL), "Mira")


def test_a_growing_line_is_marked_from_its_first_word():
    assert streaming(TEXTS.to(Locale.EN), "Come") == "Come …\n-# generated"


def test_only_what_was_said_or_stopped_is_whole():
    states = {ending: state_of(Outcome("", ending)) for ending in Ending}
    assert states.pop(Ending.SAID) is State.SAID
    assert states.pop(Ending.STOPPED) is State.STOPPED
    assert set(states.values()) == {State.BROKEN}
