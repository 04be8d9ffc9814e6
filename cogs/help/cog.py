"""`/help`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound
from bot.permissions import Level, level_of
from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.commands import FROM_TEXTS, spoken
from bot.ui.plain import plain
from cogs.help.service import Command, search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.i18n import Say, Texts
    from bot.registry import Registry
    from bot.ui.ask import Ask
    from bot.ui.desk import Desk

LONGEST_QUERY = 100


class Help(commands.Cog):
    """Shows every command, or those that fit a few words."""

    def __init__(self, desk: Desk, texts: Texts, registry: Registry) -> None:
        self._desk = desk
        self._texts = texts
        self._registry = registry

    @app_commands.command(name="help", description=FROM_TEXTS)
    async def help(
        self,
        interaction: discord.Interaction,
        search: app_commands.Range[str, 1, LONGEST_QUERY] | None = None,
    ) -> None:
        """Show what Marquee can do."""
        async with self._desk.at(interaction) as ask:
            await self._show(ask, search)

    async def hear(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Answer "help" in plain chat."""
        await self._show(ask, arguments.get("query"))

    async def _show(self, ask: Ask, query: str | None) -> None:
        everything = self._commands(ask.say, ask.asker.level)
        if query is None:
            await ask.answer(Reply(embed=self._overview(ask.say, everything), private=True))
            return
        found = search(everything, query)
        if not found:
            raise NotFound("help-nothing", query=plain(query[:LONGEST_QUERY]))
        embed = discord.Embed(
            title=ask.say("help-found", n=len(found)), description=_lines(found), colour=BULB
        )
        await ask.answer(Reply(embed=embed, private=True))

    def _overview(self, say: Say, everything: list[Command]) -> discord.Embed:
        embed = discord.Embed(
            title=say("help-heading"), description=say("help-introduction"), colour=BULB
        )
        for feature in self._registry:
            own = [command for command in everything if command.feature == feature.name]
            if own:
                title = f"{feature.name}-feature"
                embed.add_field(
                    name=say(title), value=f"{say(title + '.about')}\n{_lines(own)}", inline=False
                )
        return embed.set_footer(text=say("help-footer"))

    def _commands(self, say: Say, level: Level) -> list[Command]:
        """Return the commands that Discord shows to somebody of this level."""
        return [
            Command(feature.name, *spoken(command, say))
            for feature in self._registry
            for command in feature.cog.walk_app_commands()
            if isinstance(command, app_commands.Command) and level >= _needed(command)
        ]


def _needed(command: app_commands.Command[Any, ..., Any]) -> Level:
    root = command.root_parent or command
    return level_of(root.default_permissions.value) if root.default_permissions else Level.MEMBER


def _lines(found: list[Command]) -> str:
    return "\n".join(f"`/{command.local_name}` {command.about}" for command in found)
