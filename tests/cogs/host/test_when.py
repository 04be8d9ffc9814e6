"""Times are read as people mean them, in both languages and in their time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import InvalidInput
from cogs.host.when import read

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
#: A Wednesday, 13:30 in Berlin.
NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)


def here(text, zone=BERLIN, now=NOW):
    return read(text, now, zone).astimezone(zone).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20:00", "2026-11-25 20:00"),
        ("13:00", "2026-11-26 13:00"),
        ("8pm", "2026-11-25 20:00"),
        ("at 8:30 PM", "2026-11-25 20:30"),
        ("12am", "2026-11-26 00:00"),
        ("12 pm", "2026-11-26 12:00"),
        ("2026-12-01 20:00", "2026-12-01 20:00"),
        ("2026/12/1 8:05", "2026-12-01 08:05"),
        ("tomorrow 20:00", "2026-11-26 20:00"),
        ("Tomorrow at 8pm", "2026-11-26 20:00"),
        ("20:00 tomorrow", "2026-11-26 20:00"),
        ("tonight 8:15", "2026-11-25 20:15"),
        ("friday 19:00", "2026-11-27 19:00"),
        ("on Wednesday 12:00", "2026-12-02 12:00"),
        ("in 2 hours", "2026-11-25 15:30"),
        ("in two hours", "2026-11-25 15:30"),
        ("in 90 minutes", "2026-11-25 15:00"),
        ("in half an hour", "2026-11-25 14:00"),
        ("in an hour", "2026-11-25 14:30"),
        ("in 3 days", "2026-11-28 13:30"),
        ("２０：００", "2026-11-25 20:00"),
        ("明天20:00", "2026-11-26 20:00"),
        ("明天 20：00", "2026-11-26 20:00"),
        ("明天晚上8点", "2026-11-26 20:00"),
        ("明晚八点半", "2026-11-26 20:30"),
        ("今晚9点15分", "2026-11-25 21:15"),
        ("后天下午三点", "2026-11-27 15:00"),
        ("周五19:30", "2026-11-27 19:30"),
        ("星期天中午12点", "2026-11-29 12:00"),
        ("12月1日20点", "2026-12-01 20:00"),
        ("1月5号晚上7点", "2027-01-05 19:00"),
        ("20点", "2026-11-25 20:00"),
        ("2小时后", "2026-11-25 15:30"),
        ("两个小时后", "2026-11-25 15:30"),
        ("半小时后", "2026-11-25 14:00"),
        ("30分钟后", "2026-11-25 14:00"),
        ("3天后", "2026-11-28 13:30"),
    ],
)
def test_a_time_is_what_people_mean(text, meant):
    assert here(text) == meant


def test_a_time_of_day_is_that_of_the_time_zone():
    assert read("20:00", NOW, BERLIN) == datetime(2026, 11, 25, 19, tzinfo=UTC)
    assert read("20:00", NOW, SHANGHAI) == datetime(2026, 11, 26, 12, tzinfo=UTC)
    assert read("in 2 hours", NOW, SHANGHAI) == NOW + timedelta(hours=2)


def test_days_begin_when_they_do_in_the_time_zone():
    late = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    assert here("今天 2:00", SHANGHAI, late) == "2026-11-26 02:00"
    assert here("明天20:00", SHANGHAI, late) == "2026-11-27 20:00"


def test_the_hour_that_the_clock_skips_becomes_the_next_one():
    spring = datetime(2027, 3, 27, 12, tzinfo=UTC)
    assert here("tomorrow 2:30", BERLIN, spring) == "2027-03-28 03:30"


@pytest.mark.parametrize("text", ["today 9:00", "2026-11-24 20:00", "今天9点"])
def test_the_past_is_refused(text):
    with pytest.raises(InvalidInput) as refused:
        read(text, NOW, BERLIN)
    assert refused.value.text_id == "host-when-past"


@pytest.mark.parametrize("text", ["2027-12-01 20:00", "in 9999 weeks", "in 200 days", "9999天后"])
def test_the_far_future_is_refused(text):
    with pytest.raises(InvalidInput) as refused:
        read(text, NOW, BERLIN)
    assert refused.value.text_id == "host-when-far"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "8",
        "25:00",
        "20:75",
        "2026-02-30 20:00",
        "tomorrow",
        "in some hours",
        "晚上12点",
        "明天",
        "99点",
    ],
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(InvalidInput) as refused:
        read(text, NOW, BERLIN)
    assert refused.value.text_id == "host-when-unread"


@given(st.text(max_size=90))
def test_any_text_is_a_time_or_refused(text):
    try:
        moment = read(text, NOW, BERLIN)
    except InvalidInput:
        return
    assert NOW < moment <= NOW + timedelta(days=181)
