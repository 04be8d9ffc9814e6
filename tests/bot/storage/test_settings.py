"""Guilds' choices, audited in the same commit."""

from __future__ import annotations

import pytest

from bot.storage.audit import AuditStore
from bot.storage.settings import SettingStore

HERE, THERE, ADA = 1001, 1002, 7


@pytest.fixture
def settings(own, clock):
    return SettingStore(own, AuditStore(own, clock))


async def test_values_keep_their_types_and_their_guild(settings):
    for field, value in {"limit": 5, "open": True, "word": "好", "roles": [1, 2]}.items():
        await settings.put(HERE, "reviews", field, value, ADA)
    chosen = {"limit": 5, "open": True, "word": "好", "roles": [1, 2]}
    assert await settings.of(HERE, "reviews") == chosen
    assert await settings.of(THERE, "reviews") == {}
    assert await settings.of(HERE, "host") == {}


async def test_each_change_is_audited_with_what_undoes_it(own, clock, settings):
    await settings.put(HERE, "reviews", "limit", 5, ADA)
    await settings.put(HERE, "reviews", "limit", 6, ADA)
    newest, first = await AuditStore(own, clock).of(HERE).latest()
    assert (newest.action, newest.actor_id) == ("settings.put", ADA)
    assert newest.detail == {"setting": "reviews.limit", "old": 5, "new": 6}
    assert first.detail["old"] is None
