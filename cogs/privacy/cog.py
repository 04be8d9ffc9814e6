"""`/privacy`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.action_id import action_id
from bot.ui.ask import Ask, InteractionAsk, Reply
from bot.ui.colours import SKY, VELVET
from bot.ui.commands import FROM_TEXTS
from bot.ui.layout import Button, rows
from cogs.privacy.service import count, file_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.privacy import Privacy as MemberData
    from bot.ui.ask import Press
    from bot.ui.desk import Desk


class Privacy(commands.GroupCog, group_name="privacy"):
    """Shows, hands out and erases what is kept about a member in this guild."""

    def __init__(self, desk: Desk, privacy: MemberData, clock: Clock) -> None:
        self._desk = desk
        self._privacy = privacy
        self._clock = clock

    @app_commands.command(name="show", description=FROM_TEXTS)
    async def show(self, interaction: discord.Interaction) -> None:
        """Say what is kept about the asker."""
        async with self._desk.at(interaction) as ask:
            await self.hear_show(ask, {})

    @app_commands.command(name="export", description=FROM_TEXTS)
    async def export(self, interaction: discord.Interaction) -> None:
        """Hand out everything kept about the asker as a file."""
        async with self._desk.at(interaction) as ask:
            await self.hear_export(ask, {})

    @app_commands.command(name="erase", description=FROM_TEXTS)
    async def erase(self, interaction: discord.Interaction) -> None:
        """Ask whether everything kept about the asker shall be erased."""
        async with self._desk.at(interaction) as ask:
            await self.hear_erase(ask, {})

    async def hear_show(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Say what is kept about the asker, feature by feature."""
        kept = await self._privacy.export(ask.guild_id, ask.member_id)
        lines = [
            ask.say("privacy-line", feature=ask.say(f"{name}-feature"), n=count(data))
            for name, data in kept.items()
        ]
        embed = discord.Embed(
            title=ask.say("privacy-heading"), description="\n".join(lines), colour=SKY
        )
        embed.add_field(
            name=ask.say("privacy-rules-heading"), value=ask.say("privacy-rules"), inline=False
        )
        await ask.answer(Reply(embed=embed, private=True))

    async def hear_export(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Hand out the file; plain chat is public, so there it says which command to use."""
        if not isinstance(ask, InteractionAsk):
            await ask.answer(Reply(text=ask.say("privacy-only-private")))
            return
        await ask.think(private=True)
        kept = await self._privacy.export(ask.guild_id, ask.member_id)
        made_at = self._clock.now().isoformat(timespec="seconds")
        text = file_text({"made_at": made_at, "guild_id": str(ask.guild_id), "data": kept})
        file = discord.File(io.BytesIO(text.encode()), filename="marquee-my-data.json")
        await ask.answer(Reply(text=ask.say("privacy-exported"), file=file, private=True))

    async def hear_erase(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Ask for a confirmation."""
        owner = ask.member_id
        buttons = rows(
            [
                Button(
                    label=ask.say("privacy-erase-button"),
                    action=action_id("privacy", "erase", owner_id=owner),
                    style=discord.ButtonStyle.danger,
                ),
                Button(
                    label=ask.say("privacy-keep-button"),
                    action=action_id("privacy", "keep", owner_id=owner),
                ),
            ]
        )
        embed = discord.Embed(
            title=ask.say("privacy-erase-heading"),
            description=ask.say("privacy-erase-question"),
            colour=VELVET,
        )
        await ask.answer(Reply(embed=embed, buttons=buttons, private=True))

    async def press_erase(self, press: Press) -> None:
        """Erase; a second press finds nothing left and says so."""
        removed = await self._privacy.erase(press.guild_id, press.member_id)
        total = sum(removed.values())
        await press.update(Reply(text=press.say("privacy-erased", n=total), buttons=rows()))

    async def press_keep(self, press: Press) -> None:
        """Leave everything as it is."""
        await press.update(Reply(text=press.say("privacy-kept"), buttons=rows()))
