"""The desk lets the answers under way end, and takes nothing more once it closes."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from bot.app import text_folders
from bot.i18n import Locale, Texts
from bot.permissions import Level
from bot.preferences import Preferences
from bot.registry import Registry
from bot.ui.ask import Ask, Asker
from bot.ui.desk import Desk

TEXTS = Texts.load(text_folders())


class Chosen:
    """Knows what one member chose."""

    def __init__(self, preferences):
        self._preferences = preferences

    async def of(self, member_id):
        return self._preferences


class Said(Ask):
    """Remembers what was answered."""

    def __init__(self):
        asker = Asker(
            guild_id=1,
            channel_id=2,
            member_id=3,
            member_name="Anna",
            level=Level.MEMBER,
            locale=Locale.EN,
            say=TEXTS.to(Locale.EN),
        )
        super().__init__(asker, "i1")
        self.answers = []

    async def think(self, *, private=False):
        """Say nothing."""

    async def answer(self, reply):
        self.answers.append(reply.text)


def open_desk(chosen=None, default=Locale.EN):
    return Desk(TEXTS, Chosen(Preferences(locale=chosen)), Registry(), default)


async def test_closing_waits_for_the_answers_under_way():
    desk, ask, may_end = open_desk(), Said(), asyncio.Event()

    async def work():
        async with desk._answered(ask):
            await may_end.wait()
            await ask.answer(SimpleNamespace(text="done"))

    working = asyncio.create_task(work())
    await asyncio.sleep(0)
    closing = asyncio.create_task(desk.close(5))
    await asyncio.sleep(0)
    assert not closing.done()
    may_end.set()
    await asyncio.gather(working, closing)
    assert ask.answers == ["done"]


async def test_an_answer_that_never_comes_does_not_keep_it_open(caplog):
    desk = open_desk()

    async def hang():
        async with desk._answered(Said()):
            await asyncio.Event().wait()

    hanging = asyncio.create_task(hang())
    await asyncio.sleep(0)
    await desk.close(0.01)
    assert "1 requests were not answered in time" in caplog.text
    hanging.cancel()
    await asyncio.gather(hanging, return_exceptions=True)


@pytest.mark.parametrize(
    ("chosen", "from_discord", "expected"),
    [
        (None, "zh-TW", Locale.ZH),
        (None, "de", Locale.EN),
        (Locale.EN, "zh-CN", Locale.EN),
        (Locale.ZH, None, Locale.ZH),
    ],
)
async def test_a_choice_counts_more_than_discords_setting(chosen, from_discord, expected):
    setting = SimpleNamespace(value=from_discord) if from_discord else None
    assert await open_desk(chosen).locale(3, setting) == expected
