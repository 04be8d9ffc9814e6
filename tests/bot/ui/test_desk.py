"""The desk lets the answers under way end, and takes nothing more once it closes."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import discord
import pytest

from bot.app import text_folders
from bot.errors import StorageError
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


async def test_a_database_that_fails_leaves_discords_language():
    class Broken:
        async def of(self, member_id):
            raise StorageError("the disk refused to read the database")

    desk = Desk(TEXTS, Broken(), Registry(), Locale.EN)
    assert await desk.locale(3, SimpleNamespace(value="zh-CN")) == Locale.ZH


async def test_rights_in_one_channel_make_nobody_a_moderator_of_the_guild():
    member = object.__new__(discord.Member)
    role = SimpleNamespace(permissions=discord.Permissions.none(), id=1)
    member.guild = SimpleNamespace(
        id=1, owner_id=9, default_role=role, get_role=lambda _id: None, me=None
    )
    member._roles, member.nick, member.timed_out_until = [], "Anna", None
    member._user = SimpleNamespace(id=3, display_name="Anna")
    interaction = SimpleNamespace(
        guild=member.guild,
        user=member,
        channel_id=2,
        locale=None,
        permissions=discord.Permissions(manage_messages=True),
    )
    asker = await open_desk()._asker(interaction)
    assert asker.level == Level.MEMBER
