"""A reply is streamed, cleaned, screened and ended, on a clock that does not wait."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from itertools import pairwise

from cogs.roleplay.pace import BURST, ChannelPace, MessagePace
from cogs.roleplay.performance import Draft, Ending, Performance
from cogs.roleplay.reply import Cleaner
from models.errors import DeadlineExceeded, EngineFailed, ModelMissing, QueueFull
from models.tasks.chat import ChatChunk
from tests.models.virtual_time import on_virtual_time

WORDS = ("light", "reel", "rain", "lamp", "door", "night", "film", "cat", "tea", "coat", "song")


@dataclass
class Play:
    """A model that says what is scripted, one step every `every_s`; remembers what was shown."""

    scripts: list[list[object]]
    every_s: float = 0.1
    show_s: float = 0.0
    shown: list[tuple[float, str]] = field(default_factory=list)
    screened: list[str] = field(default_factory=list)
    seeds: list[int] = field(default_factory=list)
    closed: int = 0
    blind_until: float = 0.0
    bad: str = "\0"
    draft: Draft = field(default_factory=Draft)

    async def ask(self, seed):
        self.seeds.append(seed)
        try:
            for step in self.scripts.pop(0):
                await asyncio.sleep(self.every_s)
                if isinstance(step, Exception):
                    raise step
                yield ChatChunk(step)
            yield ChatChunk("", "stop")
        finally:
            self.closed += 1

    async def screen(self, text):
        self.screened.append(text)
        if self.now() < self.blind_until:
            raise DeadlineExceeded("loading")
        return None if self.bad in text else text

    async def show(self, text):
        self.shown.append((self.now(), text))
        await asyncio.sleep(self.show_s)

    def now(self):
        return asyncio.get_running_loop().time()

    async def run(self, earlier=(), language="en"):
        performance = Performance(
            ask=self.ask,
            cleaner=Cleaner(frozenset({"Mira"}), frozenset({"Anna"})),
            screen=self.screen,
            show=self.show,
            pace=MessagePace(ChannelPace(self.now), self.now),
            now=self.now,
            earlier=earlier,
            language=language,
        )
        outcome = await performance.run(self.draft, 7)
        return outcome.text, outcome.ending


def talk(count):
    chance = random.Random(count)  # noqa: S311  a reproducible test
    return [f"{' '.join(chance.choices(WORDS, k=9))}. " for _ in range(count)]


@on_virtual_time
async def test_a_short_reply_needs_no_streaming():
    play = Play([["Come", " in."]])
    assert await play.run() == ("Come in.", Ending.SAID)
    assert (play.shown, play.seeds, play.closed) == ([], [7], 1)


@on_virtual_time
async def test_a_long_reply_grows_within_the_limits_and_only_ever_grows():
    play = Play([talk(200)], show_s=0.2)
    text, ending = await play.run()
    assert ending is Ending.SAID
    moments = [at for at, _ in play.shown]
    assert moments[0] < 0.5, "the first words come at once"
    assert all(b - a >= 1.2 for a, b in pairwise(moments))
    for at in moments:
        assert sum(at <= each < at + BURST[1] for each in moments) <= BURST[0]
    parts = [part for _, part in play.shown]
    assert len(parts) > 8
    assert all(b.startswith(a) and text.startswith(b) for a, b in pairwise(parts))
    assert {part for _, part in play.shown} <= set(play.screened), "nothing is shown unread"


@on_virtual_time
async def test_a_slow_discord_does_not_hold_up_the_model():
    play = Play([talk(50)], show_s=3.0)
    began = play.now()
    await play.run()
    assert play.now() - began < 9
    assert len(play.shown) <= 2


@on_virtual_time
async def test_somebody_else_s_line_ends_the_reply_and_the_model():
    play = Play([["Come in.\n", "An", "na: I", " do. ", *talk(100)]])
    assert await play.run() == ("Come in.", Ending.SAID)
    assert play.now() < 1
    assert play.closed == 1


@on_virtual_time
async def test_who_stops_it_keeps_what_was_said():
    play = Play([talk(100)])
    spoken = play.scripts[0][:5]
    asyncio.get_running_loop().call_later(0.55, play.draft.stop)
    text, ending = await play.run()
    assert ending is Ending.STOPPED
    assert text == "".join(spoken).strip()
    assert (play.closed, play.now() < 1) == (1, True)


@on_virtual_time
async def test_a_model_that_dies_leaves_what_was_said():
    play = Play([[*talk(3), EngineFailed("died")]])
    assert await play.run() == ("".join(talk(3)).strip(), Ending.INTERRUPTED)


@on_virtual_time
async def test_a_model_that_hangs_is_given_up():
    play = Play([["Come in. "]], every_s=3600)
    assert await play.run() == ("", Ending.INTERRUPTED)
    assert play.now() < 100


@on_virtual_time
async def test_what_cannot_be_is_said():
    assert await Play([[ModelMissing("none")]]).run() == ("", Ending.MISSING)
    assert await Play([[QueueFull("full", wait_s=9)]]).run() == ("", Ending.FULL)


@on_virtual_time
async def test_the_same_words_again_are_asked_for_once_more_with_another_seed():
    play = Play([["Come in!"], ["Go on."]])
    assert await play.run(earlier=["come in"]) == ("Go on.", Ending.SAID)
    assert play.seeds == [7, 8]
    play = Play([["Come in!"], ["Come in."]])
    assert await play.run(earlier=["come in"]) == ("", Ending.LOST)


@on_virtual_time
async def test_the_other_language_is_tried_again_and_then_taken():
    play = Play([["Come in!"], ["进来吧。"]])
    assert await play.run(language="zh") == ("进来吧。", Ending.SAID)
    play = Play([["Come in!"], ["Do come in."]])
    assert await play.run(language="zh") == ("Do come in.", Ending.SAID)


@on_virtual_time
async def test_what_the_guard_withholds_is_never_shown():
    play = Play([[*talk(2), "nasty words, and nasty words. ", *talk(50)]], bad="nasty")
    assert await play.run() == ("", Ending.WITHHELD)
    assert not any("nasty" in text for _, text in play.shown)
    assert play.closed == 1


@on_virtual_time
async def test_nothing_is_shown_until_the_guard_can_read():
    play = Play([talk(2)], blind_until=5.0)
    text, ending = await play.run()
    assert (text, ending) == ("".join(talk(2)).strip(), Ending.SAID)
    assert play.shown == []
    play = Play([talk(2)], blind_until=1e9)
    assert await play.run() == ("", Ending.INTERRUPTED)
