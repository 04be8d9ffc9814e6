"""What a feature hands to the bot: its parts in one record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    import discord
    from discord import app_commands
    from discord.ext import commands

    from bot.chat import Intent
    from bot.guild_settings import FeatureSettings
    from bot.privacy import PersonalData
    from bot.ui.ask import Ask, Press
    from dashboard.page import Page

    Action = Callable[[Press], Awaitable[None]]
    IntentHandler = Callable[[Ask, Mapping[str, str]], Awaitable[None]]
    Upkeep = Callable[[], Awaitable[None]]
    Listener = Callable[[discord.Message], Awaitable[None]]
    Taker = Callable[[discord.Message], Awaitable[bool]]
    Answerer = Callable[[Ask, str, bool], Awaitable[bool]]
    Run = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One folder of `cogs/`, wired.

    Attributes:
        name: The folder's name, which is the slash group's too.
        cog: Its slash commands.
        menus: Its entries in the menus on members and messages; five of each kind in all.
        actions: What its buttons, selects and modals do, by the action's name in their custom id.
        intents: What it understands in plain chat, with the handler of each.
        settings: Its settings class, if a guild may choose anything.
        personal_data: What it keeps about members, if anything.
        pages: Its dashboard pages.
        upkeep: What is due now and then, run about once a minute; a little at a time.
        overhears: Reads each message of a person in a guild, new or changed, whoever it is for;
            beside the answer, never instead of it.
        takes: Looks at each new message of a person in a guild and answers it where it is meant
            for the feature, such as a turn of a scene: True then, and nobody else answers.
        answers: Looks at a sentence to the bot that no intent fits, or only a loose one (told by
            the last argument), and answers it where it is a question for the feature: True then.
        runs: What lives as long as the bot does; begun again, after a pause, when it raises.
    """

    name: str
    cog: commands.Cog
    menus: Sequence[app_commands.ContextMenu] = ()
    actions: Mapping[str, Action] = field(default_factory=dict)
    intents: Sequence[tuple[Intent, IntentHandler]] = ()
    settings: type[FeatureSettings] | None = None
    personal_data: PersonalData | None = None
    pages: Sequence[Page] = ()
    upkeep: Upkeep | None = None
    overhears: Listener | None = None
    takes: Taker | None = None
    answers: Answerer | None = None
    runs: Run | None = None
