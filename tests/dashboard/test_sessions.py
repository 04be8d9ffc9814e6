"""Sessions: opaque, new at each login, ended by time and by people."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from bot.i18n import Locale
from dashboard.sessions import ABSOLUTE, IDLE, Sessions
from dashboard.store import WebSessionStore
from tests.dashboard.builders import ADA, ANNA


@pytest.fixture
def sessions(database, clock):
    return Sessions(WebSessionStore(database), clock)


async def test_the_database_holds_only_the_hash_of_an_id(sessions, database):
    session = await sessions.begin(ADA, "ada", Locale.EN)
    (row,) = await database.rows("SELECT * FROM web_session")
    assert row["id_hash"] == hashlib.sha256(session.secret.encode()).digest()
    assert session.secret not in str(tuple(row))
    assert await sessions.find(session.secret) == session


async def test_each_login_has_its_own_id_and_its_own_token(sessions):
    one, two = [await sessions.begin(ADA, "ada", Locale.EN) for _ in range(2)]
    assert one.secret != two.secret
    assert one.csrf != two.csrf
    assert one.secret not in one.csrf


async def test_an_unknown_id_is_nobody(sessions):
    assert await sessions.find("x") is None
    assert await sessions.find("") is None


async def test_a_session_ends_after_twelve_hours_without_use(sessions, clock):
    session = await sessions.begin(ADA, "ada", Locale.EN)
    clock.advance(IDLE.total_seconds() - 1)
    assert await sessions.find(session.secret)
    clock.advance(IDLE.total_seconds() - 1)
    assert await sessions.find(session.secret), "being used keeps it"
    clock.advance(IDLE.total_seconds())
    assert await sessions.find(session.secret) is None


async def test_a_session_in_use_ends_after_seven_days(sessions, clock):
    session = await sessions.begin(ADA, "ada", Locale.EN)
    for _ in range(ABSOLUTE // timedelta(hours=8)):
        assert await sessions.find(session.secret)
        clock.advance(8 * 3600)
    assert await sessions.find(session.secret) is None


async def test_use_is_written_at_most_every_five_minutes(sessions, clock, database):
    session = await sessions.begin(ADA, "ada", Locale.EN)

    async def seen_at():
        return (await database.row("SELECT seen_at FROM web_session"))["seen_at"]

    began = await seen_at()
    clock.advance(299)
    await sessions.find(session.secret)
    assert await seen_at() == began
    clock.advance(2)
    await sessions.find(session.secret)
    assert await seen_at() > began


async def test_a_login_sweeps_out_what_expired(sessions, clock, database):
    await sessions.begin(ADA, "ada", Locale.EN)
    clock.advance(IDLE.total_seconds())
    await sessions.begin(ANNA, "anna", Locale.EN)
    rows = await database.rows("SELECT member_id FROM web_session")
    assert [row["member_id"] for row in rows] == [ANNA]


async def test_logging_out_ends_one_browser_and_everywhere_ends_all_of_one_person(sessions):
    one, two, three = [await sessions.begin(ADA, "ada", Locale.EN) for _ in range(3)]
    other = await sessions.begin(ANNA, "anna", Locale.EN)
    await sessions.end(one)
    assert await sessions.find(one.secret) is None
    assert await sessions.find(two.secret)
    assert await sessions.end_all(two) == 2
    assert await sessions.find(three.secret) is None
    assert await sessions.find(other.secret) == other
