"""What features hear of messages that are not commands, and how they write on their own."""

from __future__ import annotations

import asyncio

import discord
import pytest
from discord.ext import commands

from bot import app
from bot.errors import NotFound
from bot.feature import Feature
from bot.ui.ask import Reply


class Parrot:
    """Overhears everything, takes what begins with "scene", and keeps the services."""

    def __init__(self):
        self.overheard = []
        self.taken = []
        self.services = None

    async def overhear(self, message):
        self.overheard.append(message.content)
        if message.content == "break":
            raise ValueError("listeners may fail")

    async def take(self, message):
        if not message.content.startswith("scene"):
            return False
        self.taken.append(message.content)
        return True


@pytest.fixture
def parrot(monkeypatch):
    """Give a feature beside the others; it has to be wired before the bot starts."""
    parrot, build = Parrot(), app.build_features

    def with_parrot(services):
        parrot.services = services
        own = Feature(
            name="parrot", cog=commands.Cog(), overhears=parrot.overhear, takes=parrot.take
        )
        return [*build(services), own]

    monkeypatch.setattr(app, "build_features", with_parrot)
    return parrot


async def until(test):
    async with asyncio.timeout(5):
        while not test():
            await asyncio.sleep(0.01)


async def test_every_message_is_overheard_and_only_what_is_taken_stays_unanswered(
    parrot, marquee, people
):
    anna = await people("anna")
    bot = f"<@{anna.hello['application']['id']}>"
    said = await anna.say("just chat")
    await anna.say("break")
    await anna.say("scene: it rains")
    await anna.say(f"{bot} hm?")
    await anna.expect(contains="did not understand")
    await anna.ask(
        "edit_message", channel_id=said["channel_id"], message_id=said["id"], content="changed"
    )
    await until(lambda: "changed" in parrot.overheard)
    assert parrot.overheard[:3] == ["just chat", "break", "scene: it rains"]
    assert parrot.taken == ["scene: it rains"]


async def test_the_bot_writes_where_a_feature_asks_it_to_and_pings_nobody(parrot, marquee, people):
    anna = await people("anna")
    posts, guild = parrot.services.posts, int(anna.hello["guild"]["id"])
    place = int(anna.channel["id"])
    sent = await posts.send(guild, place, Reply(text="The show begins, @everyone"))
    heard = await anna.expect(contains="The show begins")
    assert heard["id"] == str(sent.id)
    assert heard["mention_everyone"] is False
    assert isinstance(await posts.channel(guild, place), discord.TextChannel)
    with pytest.raises(NotFound):
        await posts.channel(guild, 1234567890123456789)
    with pytest.raises(NotFound):
        await posts.channel(1, place)
