"""The panel of `/preferences`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.action_id import action_id
from bot.ui.ask import Reply
from bot.ui.colours import BULB
from bot.ui.layout import Button, Select, rows
from cogs.preferences.service import AUTOMATIC, CHOICES, SWITCHES

if TYPE_CHECKING:
    from bot.i18n import Say
    from bot.preferences import Preferences


def panel(say: Say, preferences: Preferences, member_id: int) -> Reply:
    """Return the private panel: what is chosen, and what else could be."""
    embed = discord.Embed(
        title=say("preferences-heading"), description=say("preferences-introduction"), colour=BULB
    )
    locale = preferences.locale or AUTOMATIC
    embed.add_field(name=say("preferences-locale"), value=_choice(say, "locale", locale))
    embed.add_field(
        name=say("preferences-content-rating"),
        value=_choice(say, "content_rating", preferences.content_rating),
    )
    for switch in SWITCHES:
        state = "on" if getattr(preferences, switch) else "off"
        name = f"preferences-{switch.replace('_', '-')}"
        embed.add_field(name=say(name), value=_choice(say, switch, state), inline=False)
    buttons = rows(
        _select(say, "locale", locale, member_id),
        _select(say, "content_rating", preferences.content_rating, member_id),
        [_toggle(say, switch, preferences, member_id) for switch in SWITCHES],
    )
    return Reply(embed=embed, buttons=buttons, private=True)


def _choice(say: Say, field: str, value: str) -> str:
    return say(f"preferences-{field.replace('_', '-')}.{value}")


def _select(say: Say, field: str, chosen: str, member_id: int) -> Select:
    return Select(
        prompt=say(f"preferences-{field.replace('_', '-')}"),
        action=action_id("preferences", "set", field, owner_id=member_id),
        options=[(_choice(say, field, value), value) for value in CHOICES[field]],
        chosen=chosen,
    )


def _toggle(say: Say, switch: str, preferences: Preferences, member_id: int) -> Button:
    is_on = getattr(preferences, switch)
    return Button(
        label=say(f"preferences-{switch.replace('_', '-')}.button"),
        action=action_id(
            "preferences", "set", switch, "off" if is_on else "on", owner_id=member_id
        ),
        style=discord.ButtonStyle.success if is_on else discord.ButtonStyle.secondary,
    )
