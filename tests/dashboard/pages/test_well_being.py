"""One sentence answers whether everything is well: the worst part decides."""

from __future__ import annotations

import pytest

from bot.health import Health, State
from bot.i18n import Locale
from dashboard.pages.well_being import well_being


@pytest.mark.parametrize(
    ("states", "state", "english", "chinese"),
    [
        (
            {},
            "ok",
            "Everything is well. All 4 parts work.",
            "一切正常，4 个部分都在运行。",
        ),
        (
            {"inference": State.DEGRADED},
            "degraded",
            "Open, with limits: Models.",
            "照常开放，但有限制：模型。",
        ),
        (
            {"inference": State.DEGRADED, "storage": State.STARTING},
            "starting",
            "The lights are coming on. 3 of 4 parts are ready.",
            "正在亮灯，4 个部分里有 3 个就绪。",
        ),
        (
            {"gateway": State.DOWN, "storage": State.DOWN, "inference": State.STARTING},
            "down",
            "Not working right now: Discord connection, Database.",
            "现在不可用：Discord 连接、数据库。",
        ),
    ],
)
def test_the_worst_part_decides(health, texts, states, state, english, chinese):
    for name, of in states.items():
        health.report(name, of)
    for locale, sentence in ((Locale.EN, english), (Locale.ZH, chinese)):
        well = well_being(health, texts, texts.to(locale))
        assert (well.state, well.sentence) == (state, sentence)


def test_a_bot_of_which_nothing_is_known_is_starting(clock, texts):
    assert well_being(Health(clock), texts, texts.to(Locale.EN)).state == "starting"


def test_parts_are_named_in_order_with_their_reason_and_an_unknown_one_by_its_own_name(
    health, texts
):
    health.report("gateway", State.DOWN, "health-reason-reconnecting")
    health.report("abacus", State.OK)
    parts = well_being(health, texts, texts.to(Locale.EN)).parts
    names = [part.name for part in parts]
    assert names == ["gateway", "storage", "inference", "dashboard", "abacus"]
    assert parts[0].reason.startswith("The connection to Discord broke")
    assert (parts[-1].label, parts[-1].reason) == ("abacus", "")
