"""A member can see all of it, and be gone from all of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.i18n import Locale
from bot.storage.audit import AuditStore
from bot.storage.personal import OwnPersonalData
from bot.storage.preferences import PreferenceStore
from bot.storage.settings import SettingStore

HERE, THERE = 1001, 1002
ADA, ANNA = 770_077_007_700_777, 880_088_008_800_888


@pytest.fixture
async def personal(own, clock):
    """Ada changed a setting here and there; Anna was timed out here."""
    audits = AuditStore(own, clock)
    for guild_id in (HERE, THERE):
        await SettingStore(own, audits).put(guild_id, "reviews", "limit", 5, ADA)
    await own.write(
        lambda db: audits.of(HERE).append(
            db, "moderation.timeout", actor_id=ADA, target_id=ANNA, detail={"minutes": 5}
        )
    )
    await PreferenceStore(own).change(ANNA, lambda now: replace(now, locale=Locale.ZH))
    return OwnPersonalData(own)


async def test_an_export_holds_preferences_and_both_sides_of_the_audit(personal):
    exported = await personal.export(HERE, ANNA)
    assert exported["preferences"]["locale"] == "zh-CN"
    assert exported["audit"] == [
        {
            "at": "2026-01-01T00:00:00.000Z",
            "action": "moderation.timeout",
            "role": "target",
            "detail": {"minutes": 5},
        }
    ]
    roles = [entry["role"] for entry in (await personal.export(HERE, ADA))["audit"]]
    assert roles == ["actor", "actor"]
    json.dumps(exported)


async def test_defaults_that_nobody_chose_are_not_called_kept(personal):
    assert (await personal.export(HERE, ADA))["preferences"] == {}


async def test_an_export_holds_nothing_of_other_guilds(personal):
    assert (await personal.export(THERE, ANNA))["audit"] == []


async def content(own):
    await own.empty_log()
    return own.path.read_bytes()


@pytest.mark.parametrize("member_id", [ADA, ANNA])
async def test_after_an_erasure_the_id_is_in_no_byte_of_the_guild(own, clock, personal, member_id):
    audit = AuditStore(own, clock).of(HERE)
    before = await audit.verify()
    assert member_id.to_bytes(8, "big") in await content(own)
    for guild_id in (HERE, THERE):
        assert await own.write(lambda db, g=guild_id: personal.erase(db, g, member_id)) >= 0
    assert await audit.verify() == before
    assert (await personal.export(HERE, member_id))["audit"] == []
    assert member_id.to_bytes(8, "big") not in await content(own)
    assert str(member_id).encode() not in await content(own)


async def test_the_entries_of_an_erased_member_stay_and_name_nobody(own, clock, personal):
    await own.write(lambda db: personal.erase(db, HERE, ANNA))
    newest, _ = await AuditStore(own, clock).of(HERE).latest()
    assert newest.action == "moderation.timeout"
    assert (newest.actor_id, newest.target_id) == (ADA, None)
    assert newest.target_ref is not None


async def test_an_erasure_here_leaves_the_audit_there(own, personal):
    await own.write(lambda db: personal.erase(db, HERE, ADA))
    assert len((await personal.export(THERE, ADA))["audit"]) == 1


async def test_an_erased_member_who_comes_back_is_somebody_new(own, clock, personal):
    audit = AuditStore(own, clock).of(HERE)
    old, *_ = await audit.latest()
    assert await own.write(lambda db: personal.erase(db, HERE, ANNA)) == 2
    assert await own.write(lambda db: personal.erase(db, HERE, ANNA)) == 0
    await own.write(lambda db: audit.append(db, "settings.put", actor_id=ANNA))
    new, *_ = await audit.latest()
    assert new.actor_id == ANNA
    assert new.actor_ref != old.target_ref
