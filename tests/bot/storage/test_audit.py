"""The audit only grows, shows every edit, and lets a member go without breaking."""

from __future__ import annotations

import sqlite3

import pytest

from bot.storage import audit as audit_module
from bot.storage.audit import AuditStore

HERE, THERE = 1001, 1002
ADA, ANNA = 2**53 + 7, 2**53 + 8


@pytest.fixture
def audits(own, clock):
    return AuditStore(own, clock)


async def note(own, audit, action="settings.put", actor_id=ADA, **more):
    return await own.write(lambda db: audit.append(db, action, actor_id=actor_id, **more))


async def test_entries_come_back_newest_first_and_in_pages(own, audits, clock):
    audit = audits.of(HERE)
    for number in range(5):
        clock.advance(60)
        await note(own, audit, target_id=ANNA, detail={"n": number})
    newest, second = await audit.latest(limit=2)
    assert (newest.id, newest.actor_id, newest.target_id) == (5, ADA, ANNA)
    assert (newest.at, newest.detail) == ("2026-01-01T00:05:00.000Z", {"n": 4})
    assert [entry.id for entry in await audit.latest(before=second.id)] == [3, 2, 1]


async def test_guilds_have_their_own_entries_numbers_and_references(own, audits):
    await note(own, audits.of(HERE))
    assert await note(own, audits.of(THERE)) == 1
    (here,), (there,) = [await audits.of(each).latest() for each in (HERE, THERE)]
    assert here.actor_ref != there.actor_ref
    assert await audits.of(1003).latest() == []


async def test_what_the_bot_does_itself_names_nobody(own, audits):
    await note(own, audits.of(HERE), actor_id=None)
    (entry,) = await audits.of(HERE).latest()
    assert (entry.actor_id, entry.actor_ref, entry.target_id) == (None, None, None)


async def test_a_chain_longer_than_a_page_verifies(own, audits, monkeypatch):
    monkeypatch.setattr(audit_module, "PAGE", 3)
    for _ in range(7):
        await note(own, audits.of(HERE), target_id=ANNA, detail={"影评": "好"})
    report = await audits.of(HERE).verify()
    assert (report.entries, report.broken_at) == (7, None)
    assert len(report.head) == 64
    assert (await audits.of(THERE).verify()).entries == 0


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET action = 'x'",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 2",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 2",
    ],
)
async def test_ordinary_sql_cannot_change_the_past(own, audits, sql):
    for _ in range(3):
        await note(own, audits.of(HERE))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        await own.write(lambda db: db.execute(sql))
    assert (await audits.of(HERE).verify()).entries == 3


@pytest.mark.parametrize(
    ("sql", "broken_at"),
    [
        ("UPDATE audit SET action = 'x' WHERE id = 2", 2),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE id = 3", 3),
        ("UPDATE audit SET actor_ref = 'somebody' WHERE id = 1", 1),
        ("UPDATE audit SET target_ref = NULL WHERE id = 4", 4),
        ("UPDATE audit SET detail = '{}' WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 1", 2),
        ("DELETE FROM audit WHERE id = 3", 4),
        ("UPDATE audit SET previous_hash = '' WHERE id = 3", 3),
    ],
)
async def test_an_edit_around_the_triggers_is_found(own, audits, sql, broken_at):
    for number in range(4):
        await note(own, audits.of(HERE), target_id=ANNA, detail={"n": number})

    def tamper(db):
        db.execute("DROP TRIGGER audit_is_never_edited")
        db.execute("DROP TRIGGER audit_is_never_deleted")
        db.execute(sql)

    await own.write(tamper)
    report = await audits.of(HERE).verify()
    assert report.broken_at == broken_at


async def test_an_entry_is_undone_with_the_change_it_tells_of(own, audits):
    def unit(db):
        audits.of(HERE).append(db, "settings.put", actor_id=ADA)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await own.write(unit)
    assert await audits.of(HERE).latest() == []
    assert await note(own, audits.of(HERE)) == 1


async def test_an_oversized_detail_is_refused(own, audits):
    with pytest.raises(sqlite3.IntegrityError):
        await note(own, audits.of(HERE), detail={"x": "y" * 16_001})


async def test_entries_are_chosen_by_action_and_by_who_acted(own, audits):
    audit = audits.of(HERE)
    await note(own, audit)
    await note(own, audit, action="reviews.remove", actor_id=ANNA, target_id=ADA)
    await note(own, audit, action="reviews.remove", actor_id=None)
    await note(own, audits.of(THERE), action="elsewhere.done")
    assert [each.id for each in await audit.latest(action="reviews.remove")] == [3, 2]
    assert [each.id for each in await audit.latest(actor_id=ADA)] == [1]
    assert await audit.latest(actor_id=ADA, action="reviews.remove") == []
    choices = await audit.choices()
    assert (choices.entries, choices.actions) == (3, ("reviews.remove", "settings.put"))
    assert choices.actor_ids == (ADA, ANNA)
