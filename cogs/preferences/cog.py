"""`/preferences`: a private panel whose buttons change one thing each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.ask import Reply
from bot.ui.commands import FROM_TEXTS
from cogs.preferences.service import changed, spoken_locale
from cogs.preferences.views import panel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.i18n import Texts
    from bot.storage.preferences import PreferenceStore
    from bot.ui.ask import Ask, Press
    from bot.ui.desk import Desk


class PreferencesCog(commands.Cog, name="Preferences"):
    """Shows and changes what a member chose."""

    def __init__(self, desk: Desk, store: PreferenceStore, texts: Texts) -> None:
        self._desk = desk
        self._store = store
        self._texts = texts

    @app_commands.command(name="preferences", description=FROM_TEXTS)
    async def preferences(self, interaction: discord.Interaction) -> None:
        """Show the panel."""
        async with self._desk.at(interaction) as ask:
            await self.hear(ask, {})

    async def hear(self, ask: Ask, _arguments: Mapping[str, str]) -> None:
        """Show the panel."""
        await ask.answer(panel(ask.say, await self._store.of(ask.member_id), ask.member_id))

    async def hear_language(self, ask: Ask, arguments: Mapping[str, str]) -> None:
        """Answer in the named language from now on."""
        locale = spoken_locale(arguments["language"])
        choice = partial(changed, field="locale", value=locale.value)
        await self._store.change(ask.member_id, choice)
        await ask.answer(Reply(text=self._texts.to(locale)("preferences-language-set")))

    async def press(self, press: Press) -> None:
        """Make the choice of a button or select, and show the panel as it is now."""
        field, *value = press.pressed.arguments
        chosen = press.pressed.values[0] if press.pressed.values else value[0]
        now = await self._store.change(press.member_id, partial(changed, field=field, value=chosen))
        # The panel follows at once when the choice was a language.
        locale = await self._desk.locale(press.member_id, press.interaction.locale)
        await press.update(panel(self._texts.to(locale), now, press.member_id))
