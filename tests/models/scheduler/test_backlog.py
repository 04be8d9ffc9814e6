from __future__ import annotations

from collections import Counter

import pytest

from models.errors import QueueFull
from models.scheduler.backlog import Backlog, QueueLimits
from models.scheduler.planner import BatchLimits
from models.scheduler.ticket import Origin, Priority, Ticket
from tests.models.scripted import ECHO

ONE_AT_A_TIME = BatchLimits(max_rows=1)


def ticket(guild=1, *, member=None, length=10, priority=Priority.INTERACTIVE, deadline=99.0):
    return Ticket(ECHO, "", Origin(guild, member, priority), length, 0.0, deadline, None)


@pytest.fixture
def backlog():
    return Backlog(QueueLimits(max_waiting=400, max_per_guild=200, max_per_member=3), ONE_AT_A_TIME)


def drained(backlog, count):
    return [backlog.take(0.0)[0].origin for _ in range(count)]


def test_a_loud_guild_gets_its_share_and_no_more(backlog):
    for _ in range(100):
        backlog.admit(ticket(guild=1))
    for guild in range(2, 11):
        for _ in range(10):
            backlog.admit(ticket(guild=guild))
    first = Counter(origin.guild_id for origin in drained(backlog, 100))
    assert set(first.values()) == {10}


def test_background_work_is_slow_beside_people_but_never_starves(backlog):
    for _ in range(90):
        backlog.admit(ticket(priority=Priority.BACKGROUND))
        backlog.admit(ticket(priority=Priority.INTERACTIVE))
    first = Counter(origin.priority for origin in drained(backlog, 90))
    assert first == {Priority.INTERACTIVE: 80, Priority.BACKGROUND: 10}


def test_one_member_cannot_take_the_places_of_a_guild(backlog):
    for _ in range(3):
        backlog.admit(ticket(member=7))
    with pytest.raises(QueueFull, match="member"):
        backlog.admit(ticket(member=7))
    backlog.admit(ticket(member=8))
    backlog.admit(ticket(guild=2, member=7))


def test_one_guild_cannot_take_all_places(backlog):
    for _ in range(200):
        backlog.admit(ticket())
    with pytest.raises(QueueFull, match="guild"):
        backlog.admit(ticket())
    backlog.admit(ticket(guild=2))


def test_a_place_is_free_again_once_its_ticket_left(backlog):
    tickets = [ticket(member=7) for _ in range(3)]
    for each in tickets:
        backlog.admit(each)
    backlog.withdraw(tickets[0])
    backlog.withdraw(tickets[0])
    backlog.take(0.0)
    backlog.admit(ticket(member=7))
    backlog.admit(ticket(member=7))
    assert len(backlog) == 3


def test_late_tickets_are_never_taken(backlog):
    backlog.admit(ticket(deadline=5.0))
    assert backlog.take(5.0) == []
    assert len(backlog.take(4.9)) == 1


def test_a_ticket_put_back_keeps_its_place(backlog):
    first, second = ticket(), ticket()
    backlog.admit(first)
    backlog.admit(second)
    assert backlog.take(0.0) == [first]
    backlog.put_back(first)
    assert backlog.take(0.0) == [first]
    assert first.retried
