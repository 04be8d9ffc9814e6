"""What a feature hands to the bot: its parts in one record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from discord.ext import commands

    from bot.chat import Intent
    from bot.guild_settings import FeatureSettings
    from bot.privacy import PersonalData
    from bot.ui.ask import Ask, Press
    from dashboard.page import Page

    Action = Callable[[Press], Awaitable[None]]
    IntentHandler = Callable[[Ask, Mapping[str, str]], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One folder of `cogs/`, wired.

    Attributes:
        name: The folder's name, which is the slash group's too.
        cog: Its slash commands.
        actions: What its buttons, selects and modals do, by the action's name in their custom id.
        intents: What it understands in plain chat, with the handler of each.
        settings: Its settings class, if a guild may choose anything.
        personal_data: What it keeps about members, if anything.
        pages: Its dashboard pages.
    """

    name: str
    cog: commands.Cog
    actions: Mapping[str, Action] = field(default_factory=dict)
    intents: Sequence[tuple[Intent, IntentHandler]] = ()
    settings: type[FeatureSettings] | None = None
    personal_data: PersonalData | None = None
    pages: Sequence[Page] = ()
