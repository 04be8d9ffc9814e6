"""What the dashboard keeps about a member can be taken away and be erased."""

from __future__ import annotations

from bot.i18n import Locale
from dashboard.personal import WebSessionData
from dashboard.sessions import Sessions
from dashboard.store import WebSessionStore
from tests.dashboard.builders import ADA, ANNA, LOBBY


async def test_logins_are_exported_without_what_opens_them(database, clock):
    session = await Sessions(WebSessionStore(database), clock).begin(ADA, "ada", Locale.ZH)
    given = await WebSessionData(database).export(LOBBY, ADA)
    start = "2026-01-01T00:00:00.000Z"
    assert given == {
        "logins": [{"name": "ada", "locale": "zh-CN", "created_at": start, "seen_at": start}]
    }
    assert session.secret not in str(given)
    assert await WebSessionData(database).export(LOBBY, ANNA) == {"logins": []}


async def test_erasing_a_member_logs_them_out_everywhere(database, clock):
    sessions = Sessions(WebSessionStore(database), clock)
    gone = [await sessions.begin(ADA, "ada", Locale.EN) for _ in range(2)]
    kept = await sessions.begin(ANNA, "anna", Locale.EN)
    data = WebSessionData(database)
    assert await database.write(lambda db: data.erase(db, LOBBY, ADA)) == 2
    assert [await sessions.find(each.secret) for each in gone] == [None, None]
    assert await sessions.find(kept.secret) == kept
