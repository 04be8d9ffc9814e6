"""`/admin`."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.health import State
from bot.storage import backup
from bot.ui.action_id import action_id
from bot.ui.ask import Reply
from bot.ui.colours import LEAF, SKY, VELVET
from bot.ui.commands import FROM_TEXTS
from bot.ui.layout import Select, rows
from cogs.admin.service import require_admin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.i18n import Say
    from bot.services import Services
    from bot.ui.ask import Ask, Press
    from cogs.admin.service import AdminService, Setting

#: A backup this young is as good as a new one; keeps a busy admin from filling the disk.
FRESH = timedelta(minutes=10)
MOST_FIELDS = 25


@app_commands.default_permissions(manage_guild=True)
class Admin(commands.GroupCog, group_name="admin"):
    """Settings, health and backups."""

    def __init__(self, services: Services, service: AdminService) -> None:
        self._desk = services.desk
        self._health = services.health
        self._config = services.config
        self._clock = services.clock
        self._texts = services.texts
        self._database = services.database.path
        self._service = service

    @app_commands.command(name="settings", description=FROM_TEXTS)
    async def settings(
        self,
        interaction: discord.Interaction,
        setting: app_commands.Range[str, 1, 100] | None = None,
        value: app_commands.Range[str, 1, 200] | None = None,
    ) -> None:
        """Show all settings, or change one."""
        async with self._desk.at(interaction) as ask:
            require_admin(ask.asker.level)
            if setting is None:
                await ask.answer(await self._settings_of(ask, "admin"))
                return
            if value is None:
                await ask.answer(await self._some_settings(ask, setting))
                return
            now = await self._service.change(ask.guild_id, setting, value, ask.member_id)
            text = ask.say(
                "admin-changed", name=ask.say(now.text_id), value=_shown(ask.say, now.value)
            )
            await ask.answer(Reply(text=text, private=True))

    @settings.autocomplete("setting")
    async def suggest_setting(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the settings that fit what is typed."""
        locale = await self._desk.locale(interaction.user.id, interaction.locale)
        found = await self._service.suggest(
            interaction.guild_id or 0, typed, self._texts.to(locale)
        )
        return [app_commands.Choice(name=label[:100], value=key) for label, key in found]

    @app_commands.command(name="health", description=FROM_TEXTS)
    async def health(self, interaction: discord.Interaction) -> None:
        """Say how each part is."""
        async with self._desk.at(interaction) as ask:
            await self.hear_health(ask, {})

    @app_commands.command(name="backup", description=FROM_TEXTS)
    async def backup(self, interaction: discord.Interaction) -> None:
        """Back the database up, unless that was just done."""
        async with self._desk.at(interaction) as ask:
            require_admin(ask.asker.level)
            await ask.think(private=True)
            text_id = await asyncio.to_thread(self._back_up)
            await ask.answer(Reply(text=ask.say(text_id), private=True))

    async def hear_health(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Say how each part is."""
        require_admin(ask.asker.level)
        parts = self._health.parts
        is_well = all(part.state is State.OK for part in parts.values())
        lines = [
            ask.say(
                "admin-health-line",
                part=ask.say(f"health-part-{name}"),
                state=ask.say(f"health-state-{part.state}"),
                since=discord.utils.format_dt(datetime.fromisoformat(part.since), "R"),
            )
            + (f"\n-# {ask.say(part.reason)}" if part.reason else "")
            for name, part in parts.items()
        ]
        embed = discord.Embed(
            title=ask.say("admin-health-well" if is_well else "admin-health-not-well"),
            description="\n".join(lines),
            colour=LEAF if is_well else VELVET,
        )
        await ask.answer(Reply(embed=embed, private=True))

    def _back_up(self) -> str:
        """Return the id of the text that says what became of it; runs on a thread."""
        now = self._clock.now()
        made = backup.backups(self._database)
        if made and now - datetime.fromtimestamp(made[0].stat().st_mtime, UTC) < FRESH:
            return "admin-backup-fresh"
        backup.create(self._database, now=now, keep=self._config.keep_backups)
        return "admin-backup-made"

    async def press_settings(self, press: Press) -> None:
        """Show the settings of the chosen feature."""
        require_admin(press.asker.level)
        await press.update(await self._settings_of(press, press.pressed.values[0]))

    async def _some_settings(self, ask: Ask, wanted: str) -> Reply:
        """Return the settings whose key holds a word; those of one feature where none does."""
        found = await self._service.all(ask.guild_id)
        shown = [setting for setting in found if wanted.casefold() in setting.key][:MOST_FIELDS]
        if not shown:
            return await self._settings_of(ask, found[0].feature)
        return Reply(embed=self._list(ask, ask.say("admin-settings"), shown), private=True)

    async def _settings_of(self, ask: Ask, feature: str) -> Reply:
        """Return one feature's settings, and a select that leads to the others'."""
        found = await self._service.all(ask.guild_id)
        names = {each.feature: ask.say(f"{each.feature}-feature") for each in found}
        shown = [setting for setting in found if setting.feature == feature]
        title = ask.say("admin-settings-of", feature=names.get(feature, feature))
        choosing = Select(
            prompt=ask.say("admin-settings-choose"),
            action=action_id("admin", "settings", owner_id=ask.member_id),
            options=[(name, each) for each, name in names.items()],
            chosen=feature,
        )
        return Reply(embed=self._list(ask, title, shown), buttons=rows(choosing), private=True)

    def _list(self, ask: Ask, title: str, shown: Sequence[Setting]) -> discord.Embed:
        embed = discord.Embed(title=title, description=ask.say("admin-settings-how"), colour=SKY)
        for setting in shown:
            embed.add_field(
                name=f"{ask.say(setting.text_id)} · `{setting.key}`",
                value=_about(ask.say, setting),
                inline=False,
            )
        return embed


def _about(say: Say, setting: Setting) -> str:
    return say(
        "admin-setting",
        help=say(f"{setting.text_id}.help"),
        value=_shown(say, setting.value),
        default=_shown(say, setting.default),
        bounds=setting.bounds,
    )


def _shown(say: Say, value: object) -> str:
    if isinstance(value, bool):
        return say("admin-on" if value else "admin-off")
    return discord.utils.escape_markdown(str(value)) or "–"
