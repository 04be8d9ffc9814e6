"""The model may add a line, but only a good one, and only in time."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import text_folders
from bot.i18n import Locale, Texts
from bot.safety import Screened
from cogs.host import patter
from cogs.host.patter import Patter
from models.errors import ModelMissing
from models.tasks.chat import ChatChunk
from tests.cogs.host.shows import show_of

TEXTS = Texts.load(text_folders())


class Says:
    """A model that says what a test gives it."""

    def __init__(self, *words, error=None, hangs=False):
        self.words, self.error, self.hangs = words, error, hangs
        self.request, self.was_closed = None, False

    async def chat(self, request, *, guild_id, timeout_s=None):
        self.request = request
        try:
            for word in self.words:
                yield ChatChunk(word)
            if self.hangs:
                await asyncio.Event().wait()
            if self.error:
                raise self.error
        finally:
            self.was_closed = True


class Passes:
    def __init__(self, *, withholds=False):
        self.withholds = withholds

    async def screen(self, text, *, guild_id, limit=2000):
        return Screened("", is_withheld=True) if self.withholds else Screened(text[:limit])


async def aside(model, *, guard=None, **changes):
    return await Patter(model, guard or Passes(), TEXTS).aside(show_of(**changes), "Good evening.")


async def test_a_line_in_the_shows_language_is_taken():
    model = Says("The popcorn is ", "warm tonight.", "\nAnna: hello")
    assert await aside(model) == "The popcorn is warm tonight."
    assert "usher" in model.request.messages[0].text
    assert model.request.language == "en"
    assert await aside(Says("今晚的爆米花还是热的，慢慢吃吧。"), locale=Locale.ZH)


@pytest.mark.parametrize(
    "words",
    ["", "Yes.", "今晚的爆米花还是热的，慢慢吃吧。", "Anna: I would like to say something here."],
)
async def test_a_line_that_will_not_do_is_dropped(words):
    assert await aside(Says(words)) == ""


async def test_what_the_guard_withholds_is_not_said():
    assert await aside(Says("A perfectly long line."), guard=Passes(withholds=True)) == ""


async def test_without_a_model_the_written_lines_do():
    assert await aside(Says(error=ModelMissing("chat"))) == ""


async def test_the_show_does_not_wait_for_a_slow_model(monkeypatch):
    monkeypatch.setattr(patter, "PATIENCE_S", 0.05)
    slow = Says("Just a moment, I am still thinking", hangs=True)
    assert await aside(slow) == ""
    assert slow.was_closed
