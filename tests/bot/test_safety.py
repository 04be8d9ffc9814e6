"""Nothing a model wrote can ping, link or hide, and what is toxic is not shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import LINK, PING, Guard, cut, tamed
from models.errors import DeadlineExceeded, ModelMissing
from models.tasks.toxicity import Toxicity


class Scorer:
    """Finds a text toxic where it holds the word "vile"."""

    def __init__(self, error=None):
        self.error = error
        self.read = []

    async def toxicity(self, text, *, guild_id, member_id=None):
        if self.error:
            raise self.error
        self.read.append((text, guild_id, member_id))
        return Toxicity(0.95 if "vile" in text else 0.1, "en")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hi @everyone and @Here", "Hi @\u200beveryone and @\u200bHere"),
        ("<@123> <@&9> <#5> </x:1>", "<\u200b@123> <\u200b@&9> <\u200b#5> <\u200b/x:1>"),
        ("see https://evil.example/x now", "see … now"),
        ("see HTTP://evil.example, www.evil.example", "see … …"),
        ("[click](javascript:x) here", "[click… here"),
        ("a\u202eb\u200bc\x07d\u2066", "abcd"),
        ("line one\nline two", "line one\nline two"),
        ("1 < 2 and a@b", "1 < 2 and a@b"),
        ("访问https://evil.example，快", "访问…，快"),
    ],
)
def test_pings_links_and_controls_lose_their_power(written, shown):
    assert tamed(written) == shown


@given(st.text(alphabet="a@<>#:/every one影\u200b\u202e.[]()htps", max_size=60))
def test_nothing_left_pings_or_links(text):
    tame = tamed(text)
    assert not PING.search(tame)
    assert not LINK.search(tame)


def test_a_long_text_ends_at_a_sentence():
    assert cut("One. Two is longer. Three", 22) == "One. Two is longer."
    assert cut("我来了。你看见了吗？还没有看见", 12) == "我来了。你看见了吗？"
    assert cut("a" * 50, 10) == "a" * 9 + "…"
    assert cut("short", 5) == "short"


async def test_a_toxic_text_is_withheld_and_another_is_shown():
    scorer = Scorer()
    guard = Guard(scorer)
    assert (await guard.screen("a fine evening", guild_id=1, member_id=2)).text == "a fine evening"
    held = await guard.screen("you vile thing", guild_id=1)
    assert (held.text, held.is_withheld) == ("", True)
    assert scorer.read == [("a fine evening", 1, 2), ("you vile thing", 1, None)]


async def test_a_text_of_which_nothing_is_left_is_not_read():
    scorer = Scorer()
    assert (await Guard(scorer).screen(" \u200b ", guild_id=1)).text == ""
    assert scorer.read == []


async def test_without_a_scorer_the_rest_still_holds_and_a_busy_one_shows_nothing():
    blind = Guard(Scorer(ModelMissing("no weights")))
    assert (await blind.screen("@everyone hi", guild_id=1)).text == "@\u200beveryone hi"
    with pytest.raises(DeadlineExceeded):
        await Guard(Scorer(DeadlineExceeded("busy"))).screen("hi", guild_id=1)
