"""No channel is changed more often than Discord likes, whoever streams into it."""

from __future__ import annotations

import random
from itertools import pairwise

from cogs.roleplay.pace import BURST, REST_S, STEADY, ChannelPace, MessagePace


class Time:
    def __init__(self):
        self.at = 100.0

    def __call__(self):
        return self.at


def most_within(moments, seconds):
    return max(sum(at <= each < at + seconds - 1e-9 for each in moments) for at in moments)


def test_any_number_of_streams_share_a_channel_s_limits():
    time, chance = Time(), random.Random(7)  # noqa: S311  a reproducible test
    channel = ChannelPace(time)
    messages = [MessagePace(channel, time) for _ in range(6)]
    changes, own = [], {number: [] for number in range(6)}
    while time.at < 400:
        number = chance.randrange(6)
        is_final = chance.random() < 0.05
        if messages[number].wait_s(is_final=is_final) <= 0:
            messages[number].begin()
            changes.append(time.at)
            if not is_final:
                # final changes do not wait for a minute to pass, all others leave room for them
                assert sum(time.at - STEADY[1] < each for each in changes) <= STEADY[0]
                own[number].append(time.at)
            messages[number].end(0.05)
        time.at += chance.choice([0.01, 0.1, 0.3])
    assert most_within(changes, BURST[1]) <= BURST[0]
    for moments in own.values():
        gaps = [b - a for a, b in pairwise(moments)]
        assert min(gaps) >= REST_S - 1e-9


def test_who_waits_as_told_may_go_on():
    time = Time()
    pace = MessagePace(ChannelPace(time), time)
    for _ in range(40):
        time.at += pace.wait_s()
        assert pace.wait_s() <= 1e-9
        pace.begin()
        pace.end(0.0)


def test_a_change_that_took_long_is_followed_by_a_long_rest():
    time = Time()
    pace = MessagePace(ChannelPace(time), time)
    pace.begin()
    time.at += 3
    pace.end(3.0)
    assert pace.wait_s() == 3.0
    assert pace.wait_s(is_final=True) == 0.0
    pace.end(60.0)
    assert pace.wait_s() == 5.0
