"""The Discord client: what it listens to, and how it stays alive."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands
from typing_extensions import override

from bot import command_tree
from bot.errors import ConfigError
from bot.gateway import DEAF_AFTER_S, GatewayLoop, ReconnectLimiter
from bot.health import State
from bot.recent import Recent
from bot.rest_retry import repeating
from bot.ui.ask import NO_PINGS, Reply
from bot.ui.trouble import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services
    from bot.storage.command_sync import CommandSyncStore
    from bot.storage.guilds import GuildStore

log = logging.getLogger(__name__)

COMPONENT_OR_FORM = (discord.InteractionType.component, discord.InteractionType.modal_submit)
LONGEST_LOGIN_PAUSE_S = 60.0
TOO_MANY_REQUESTS = 429

# Marquee does not speak in voice channels, so what that would need is not worth a warning.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


def intents(*, privileged: bool) -> discord.Intents:
    """Return what to hear of: guilds and messages; with ``privileged`` members and all texts.

    Without the privileged ones the bot hears commands, buttons and mentions, which is enough for
    every feature; replies without a mention and members leaving go unnoticed.
    """
    chosen = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
    chosen.members = chosen.message_content = privileged
    return chosen


class Tree(app_commands.CommandTree["Marquee"]):
    """Runs each slash command once, however often it is delivered, and none while stopping."""

    @override
    async def interaction_check(self, interaction: discord.Interaction[Marquee], /) -> bool:
        # Autocompletion of one command comes as many interactions, each with an id of its own.
        client = interaction.client
        return client.recent.is_new(interaction.id) and await client.services.desk.admits(
            interaction
        )


class Marquee(commands.Bot):
    """One connection to Discord with every feature loaded."""

    def __init__(
        self,
        services: Services,
        synced: CommandSyncStore,
        guilds: GuildStore,
        limiter: ReconnectLimiter,
        *,
        privileged: bool,
        deaf_after_s: float = DEAF_AFTER_S,
    ) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=Tree,
            intents=intents(privileged=privileged),
            allowed_mentions=NO_PINGS,
            # `guild_only` on a command of a group does nothing: Discord knows it of the group only.
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            max_messages=None,
            # The local Discord sends its guild at once; the real one is given its usual time.
            guild_ready_timeout=0.05 if services.config.is_simulated else 2.0,
        )
        self.services = services
        self._privileged = privileged
        self._synced = synced
        self._guilds = guilds
        services.posts.client = self
        self.recent = Recent()
        self.gateway_loop = GatewayLoop(self, limiter, services.health, deaf_after_s=deaf_after_s)
        self.tree.on_error = self._on_command_error  # type: ignore[method-assign]  # the documented way
        self.http.request = repeating(self.http.request)  # type: ignore[method-assign]  # nothing else sees every call

    @override
    async def setup_hook(self) -> None:
        """Load the features and send the commands if they changed.

        Runs again when logging in broke half-way, so it must not load anything twice.
        """
        if not self.cogs:
            for feature in self.services.registry:
                await self.add_cog(feature.cog)
                for menu in feature.menus:
                    self.tree.add_command(menu)
        payloads = command_tree.payloads(self.tree, self.services.texts)
        if self.application_id is None:
            raise ConfigError("Discord did not say which application this token belongs to")
        await command_tree.sync(payloads, self.application_id, self.http, self._synced)

    @override
    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected until closed; see `bot.gateway`."""
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(self.gateway_loop.watch(), name="deafness watchdog")
            await self.gateway_loop.run()
            watching.cancel()

    async def on_ready(self) -> None:
        """Note that a new session began; everything here may run many times."""
        self._report_connected()
        await self._guilds.settle({guild.id for guild in self.guilds})

    async def on_resumed(self) -> None:
        """Note that the session goes on where it broke."""
        self._report_connected()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note a guild that invited the bot."""
        await self._guilds.join(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note a guild that removed the bot."""
        await self._guilds.leave(guild.id)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Handle buttons, selects and forms; slash commands go to the command tree."""
        if interaction.type in COMPONENT_OR_FORM and self.recent.is_new(interaction.id):
            await self.services.desk.press(interaction)

    @override
    async def on_message(self, message: discord.Message, /) -> None:
        """Let features read a person's message; answer it where it is for one or for the bot."""
        if self.user is None or not is_of_person(message) or not self.recent.is_new(message.id):
            return
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._overhear(message))
            tasks.create_task(self._answer(message, self.user.id))

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Let features read what a message became; nobody answers it again."""
        if is_of_person(payload.message) and payload.message.edited_at is not None:
            await self._overhear(payload.message)

    async def _overhear(self, message: discord.Message) -> None:
        if message.guild is None:
            return
        for listen in self.services.registry.listeners:
            try:
                await listen(message)
            except Exception:  # boundary: nobody asked, so nobody is told, and the others read on
                log.exception("a message could not be read")

    async def _answer(self, message: discord.Message, bot_id: int) -> None:
        if message.guild is not None:
            for take in self.services.registry.takers:
                if await take(message):
                    return
        text = addressed_to(message, bot_id)
        if text is not None:
            await self.services.desk.hear(message, text)

    def _report_connected(self) -> None:
        if self._privileged:
            self.services.health.report("gateway", State.OK)
        else:
            self.services.health.report("gateway", State.DEGRADED, "health-reason-intents")

    async def _on_command_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        """Tell a person of a command that failed before a feature could."""
        async with self.services.desk.at(interaction) as ask:
            if isinstance(error, app_commands.CommandNotFound):
                await ask.answer(Reply(text=ask.say("press-stale"), private=True))
            else:
                await tell(ask, error)


def is_of_person(message: discord.Message) -> bool:
    """Tell whether a person wrote a message, not a bot, a webhook or Discord itself."""
    return not message.author.bot and message.webhook_id is None and not message.is_system()


def addressed_to(message: discord.Message, bot_id: int) -> str | None:
    """Return what was said to the bot, without the mention, or None if it was not addressed."""
    mentions = (f"<@{bot_id}>", f"<@!{bot_id}>")
    text = message.content
    named = any(mention in text for mention in mentions)
    reference = message.reference.resolved if message.reference else None
    replied = isinstance(reference, discord.Message) and reference.author.id == bot_id
    if not (named or replied or message.guild is None):
        return None
    for mention in mentions:
        text = text.replace(mention, " ")
    return text.strip()


async def serve(make: Callable[[bool], Marquee], token: str, services: Services) -> None:
    """Keep the bot on Discord until cancelled or closed.

    Args:
        make: Builds a client, with or without the privileged intents.
        token: The bot's token.
        services: For the health report and the clock.

    Raises:
        ConfigError: Discord refuses the token.
    """
    for privileged in (True, False):
        async with make(privileged) as client:
            await _log_in(client, token, services)
            try:
                await client.connect()
            except* discord.PrivilegedIntentsRequired:
                log.warning(
                    "Discord does not grant the privileged intents: switch on Server Members and "
                    "Message Content in the developer portal (Bot) and restart; going on without"
                )
            except* discord.ConnectionClosed as closed:
                raise ConfigError(
                    "Discord closed the connection for good; is DISCORD_TOKEN still valid?"
                ) from closed
            else:
                return


async def _log_in(client: Marquee, token: str, services: Services) -> None:
    pause_s = 1.0
    while True:
        try:
            await client.login(token)
        except discord.LoginFailure as error:
            raise ConfigError(
                "DISCORD_TOKEN: Discord does not accept it. Reset it in the developer portal "
                "(Bot) and run: marquee setup"
            ) from error
        except (aiohttp.ClientError, OSError, discord.DiscordServerError) as error:
            log.warning("Discord cannot be reached (%s); trying again", type(error).__name__)
        except discord.HTTPException as error:
            # A restart by systemd would ask sooner, and Discord bans who asks too often.
            if error.status != TOO_MANY_REQUESTS:
                raise
            log.warning("Discord asks for patience (429); trying again")
        else:
            return
        services.health.report("gateway", State.DOWN, "health-reason-reconnecting")
        await services.clock.sleep(pause_s)
        pause_s = min(LONGEST_LOGIN_PAUSE_S, pause_s * 2)
