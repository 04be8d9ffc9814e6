"""Which events an intent lets through."""

from __future__ import annotations

import pytest

from sandbox.gateway.intents import ALL_SWITCHED_ON, Intent, refused, wants
from sandbox.world.events import Event


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("MESSAGE_CREATE", Intent.GUILD_MESSAGES),
        ("MESSAGE_REACTION_ADD", Intent.GUILD_MESSAGE_REACTIONS),
        ("TYPING_START", Intent.GUILD_MESSAGE_TYPING),
        ("GUILD_MEMBER_ADD", Intent.GUILD_MEMBERS),
        ("GUILD_BAN_ADD", Intent.GUILD_MODERATION),
        ("GUILD_AUDIT_LOG_ENTRY_CREATE", Intent.GUILD_MODERATION),
        ("WEBHOOKS_UPDATE", Intent.GUILD_WEBHOOKS),
        ("PRESENCE_UPDATE", Intent.GUILD_PRESENCES),
        ("CHANNEL_UPDATE", Intent.GUILDS),
        ("THREAD_CREATE", Intent.GUILDS),
        ("GUILD_ROLE_UPDATE", Intent.GUILDS),
    ],
)
def test_an_event_needs_its_intent_and_no_other(sandbox, channel_id, name, intent):
    event = Event(name, {}, sandbox.guild_id, channel_id())
    assert wants(intent, sandbox.world, event)
    assert not wants(~intent, sandbox.world, event)


def test_interactions_need_none(sandbox):
    assert wants(Intent(0), sandbox.world, Event("INTERACTION_CREATE", {}))


def test_direct_messages_have_intents_of_their_own(sandbox):
    sandbox.world.channels["9"] = {"id": "9", "type": 1}
    event = Event("MESSAGE_CREATE", {}, channel_id="9")
    assert wants(Intent.DIRECT_MESSAGES, sandbox.world, event)
    assert not wants(Intent.GUILD_MESSAGES, sandbox.world, event)
    del sandbox.world.channels["9"]


def test_only_switched_on_intents_are_granted():
    assert not refused(Intent.MESSAGE_CONTENT, ALL_SWITCHED_ON)
    assert refused(Intent.MESSAGE_CONTENT, 0)
    assert not refused(Intent.GUILDS, 0)
