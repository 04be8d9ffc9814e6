"""The front desk: turns what Discord delivers into an `Ask` and sees that each one is answered."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, cast

import discord

from bot import log as logs
from bot.chat import locale_of, understand
from bot.errors import StorageError, TryLater
from bot.i18n import Locale
from bot.ui.action_id import ActionId
from bot.ui.ask import Asker, InteractionAsk, MessageAsk, Press, Pressed, Reply, asker_of
from bot.ui.trouble import tell

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from bot.i18n import Texts
    from bot.registry import Registry
    from bot.storage.preferences import PreferenceStore
    from bot.ui.ask import Ask

log = logging.getLogger(__name__)

NO_RIGHTS = discord.Permissions.none()


class Desk:
    """Receives slash commands, presses and chat."""

    def __init__(
        self, texts: Texts, preferences: PreferenceStore, registry: Registry, default: Locale
    ) -> None:
        """Open it.

        Args:
            texts: What is said, in every language.
            preferences: Who chose which language.
            registry: What presses and chat may ask for.
            default: The language of people who chose none and wrote in none.
        """
        self._texts = texts
        self._preferences = preferences
        self._registry = registry
        self._default = default
        self._under_way = 0
        self._all_answered = asyncio.Event()
        self._all_answered.set()
        self._closing = False

    async def close(self, limit_s: float) -> None:
        """Take nothing more and wait up to ``limit_s`` seconds for the answers under way."""
        self._closing = True
        try:
            async with asyncio.timeout(limit_s):
                await self._all_answered.wait()
        except TimeoutError:
            log.warning("%d requests were not answered in time", self._under_way)

    @property
    def is_closing(self) -> bool:
        """Tell whether nothing new is to be begun, because the bot stops."""
        return self._closing

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count work that a stop of the bot is to wait for, as it waits for answers."""
        self._under_way += 1
        self._all_answered.clear()
        try:
            yield
        finally:
            self._under_way -= 1
            if self._under_way == 0:
                self._all_answered.set()

    def _check_open(self) -> None:
        if self._closing:
            raise TryLater("trouble-stopping")

    @asynccontextmanager
    async def _answered(self, ask: Ask) -> AsyncIterator[None]:
        """See that a request ends in an answer, whatever happens inside."""
        ids = {"guild": str(ask.guild_id), "member": str(ask.member_id), "request": ask.delivery}
        token = logs.context.set(ids)
        try:
            with self.under_way():
                try:
                    yield
                except Exception as error:  # noqa: BLE001  boundary: the person must hear of any failure
                    await tell(ask, error)
        finally:
            logs.context.reset(token)

    async def admits(self, interaction: discord.Interaction) -> bool:
        """Tell whether a command may begin; who comes too late is told to try again."""
        if self._closing and interaction.type is discord.InteractionType.application_command:
            async with self._answered(InteractionAsk(interaction, await self._asker(interaction))):
                self._check_open()
        return not self._closing

    @asynccontextmanager
    async def at(self, interaction: discord.Interaction) -> AsyncIterator[InteractionAsk]:
        """Give the `Ask` of a slash command; whatever fails inside is told to the person."""
        ask = InteractionAsk(interaction, await self._asker(interaction))
        async with self._answered(ask):
            yield ask

    async def locale(self, user_id: int, discord_locale: discord.Locale | None) -> Locale:
        """Return the language to answer a person in: their choice, then Discord's setting."""
        given = Locale.from_discord(discord_locale.value if discord_locale else None)
        return await self._chosen(user_id) or given

    async def _chosen(self, user_id: int) -> Locale | None:
        """Return the language a person chose; a database that fails must not silence the bot."""
        try:
            return (await self._preferences.of(user_id)).locale
        except StorageError as error:
            log.warning("a chosen language could not be read: %s", error)
            return None

    async def press(self, interaction: discord.Interaction) -> None:
        """Run what the pressed button, select or form stands for."""
        data = cast("Mapping[str, object]", interaction.data or {})
        asker = await self._asker(interaction)
        found = ActionId.parse(str(data.get("custom_id", "")))
        action = self._registry.action(found.feature, found.action) if found else None
        pressed = Pressed(
            found.arguments if found else (), _values(data), dict(_fields(data.get("components")))
        )
        press = Press(interaction, asker, pressed)
        async with self._answered(press):
            self._check_open()
            if found is None or action is None:
                await press.answer(Reply(text=press.say("press-stale"), private=True))
            elif found.owner_id not in (None, press.member_id):
                await press.answer(Reply(text=press.say("press-not-yours"), private=True))
            else:
                await action(press)

    async def hear(self, message: discord.Message, text: str) -> None:
        """Answer plain chat that was addressed to the bot."""
        guild, author = message.guild, message.author
        locale = await self._chosen(author.id) or locale_of(text) or self._default
        say = self._texts.to(locale)
        if guild is None or not isinstance(author, discord.Member):
            await message.channel.send(
                say("chat-servers-only"), allowed_mentions=discord.AllowedMentions.none()
            )
            return
        name, level = asker_of(author, guild, author.guild_permissions.value)
        asker = Asker(
            guild_id=guild.id,
            channel_id=message.channel.id,
            member_id=author.id,
            member_name=name,
            level=level,
            locale=locale,
            say=say,
        )
        ask = MessageAsk(message, asker)
        async with self._answered(ask):
            self._check_open()
            await self._understand(ask, text)

    async def _understand(self, ask: MessageAsk, text: str) -> None:
        """Do what a sentence means: an intent, else a question that a feature can answer."""
        intents = self._registry.intents
        match = understand(text, intents)
        if match is None or match.intent.is_loose:
            for answers in self._registry.answerers:
                if await answers(ask, text, match is not None):
                    return
        if match is None:
            await ask.answer(Reply(text=ask.say("chat-not-understood")))
        else:
            await intents[match.intent](ask, match.arguments)

    async def _asker(self, interaction: discord.Interaction) -> Asker:
        guild, user = interaction.guild, interaction.user
        if guild is None:
            raise TypeError("commands of Marquee are for guilds only")
        locale = await self.locale(user.id, interaction.locale)
        # Those in the guild, as on the dashboard: a channel's own rights reach no further than it.
        rights = user.guild_permissions if isinstance(user, discord.Member) else NO_RIGHTS
        name, level = asker_of(user, guild, rights.value)
        return Asker(
            guild_id=guild.id,
            channel_id=interaction.channel_id or 0,
            member_id=user.id,
            member_name=name,
            level=level,
            locale=locale,
            say=self._texts.to(locale),
        )


def _values(data: Mapping[str, object]) -> tuple[str, ...]:
    values = data.get("values")
    return tuple(map(str, values)) if isinstance(values, list) else ()


def _fields(components: object) -> Iterator[tuple[str, str]]:
    """Yield custom id and text of each input of a form, however deep Discord nests it."""
    for component in components if isinstance(components, list) else ():
        if "value" in component:
            yield str(component["custom_id"]), str(component["value"] or "")
        elif isinstance(component.get("values"), list):
            yield str(component["custom_id"]), ",".join(map(str, component["values"]))
        yield from _fields(component.get("components"))
        yield from _fields([component["component"]] if "component" in component else None)
