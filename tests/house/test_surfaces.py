"""What people see by name, commands and settings, is spelled out in both languages."""

from __future__ import annotations

import re

import discord
import pytest
from discord.ext import commands

from bot import command_tree
from bot.guild_settings import bounds
from bot.i18n import Locale
from tests.house.reading import expect_none

LONGEST_DESCRIPTION = 100
COMMAND_NAME = re.compile(r"[\w-]{1,32}")
MENUS_OF_A_KIND = 5


@pytest.fixture
async def payloads(services):
    """Give every command as Discord gets it."""
    client = commands.Bot((), intents=discord.Intents.none(), help_command=None)
    for feature in services.registry:
        await client.add_cog(feature.cog)
        for menu in feature.menus:
            client.tree.add_command(menu)
    return command_tree.payloads(client.tree, services.texts)


def described(node: dict, path: str = ""):
    """Yield each command, group and option with its place."""
    here = f"{path} {node['name']}".strip()
    yield here, node
    for option in node.get("options", ()):
        yield from described(option, here)


def misspelled(where: str, node: dict) -> list[str]:
    """Return what Discord would refuse in a command or option, or a Chinese reader would miss."""
    names = node.get("name_localizations") or {}
    abouts = node.get("description_localizations") or {}
    is_menu = node.get("type") in (2, 3) and "options" not in node and not abouts
    if "zh-CN" not in names or ("zh-CN" not in abouts and not is_menu):
        return [f"{where}: not in Chinese"]
    return [
        f"{where}: {name!r} is no command name"
        for name in [node["name"], *names.values()]
        if not is_menu and (not COMMAND_NAME.fullmatch(name) or name != name.lower())
    ] + [
        f"{where}: {len(about)} characters of description"
        for about in [node.get("description", ""), *abouts.values()]
        if len(about) > LONGEST_DESCRIPTION
    ]


async def test_commands_read_well_in_both_languages(payloads):
    assert payloads
    expect_none(
        wrong
        for command in payloads
        for where, node in described(command)
        for wrong in misspelled(where, node)
    )


async def test_sisters_have_different_names(payloads):
    groups = [
        payloads,
        *(n["options"] for c in payloads for _, n in described(c) if n.get("options")),
    ]
    for nodes in groups:
        for locale in Locale:
            names = [
                (
                    node.get("type") in (2, 3),
                    (node.get("name_localizations") or {}).get(locale, node["name"]),
                )
                for node in nodes
            ]
            assert len(set(names)) == len(names), names


async def test_there_are_no_more_menus_than_discord_takes(payloads):
    for kind in (2, 3):
        assert sum(command.get("type") == kind for command in payloads) <= MENUS_OF_A_KIND


def test_bad_commands_are_seen():
    good = {"name": "write", "description": "Write it"}
    chinese = {
        "name_localizations": {"zh-CN": "写影评"},
        "description_localizations": {"zh-CN": "写"},
    }
    assert misspelled("x", good | chinese) == []
    assert misspelled("x", good) != []
    assert misspelled("x", good | chinese | {"name": "Write It"}) != []
    assert misspelled("x", good | chinese | {"description": "x" * 101}) != []


async def test_settings_have_a_name_and_a_help_text_and_bounds(services):
    settings = services.registry.settings
    assert settings
    slugs = {
        f"setting-{name}-{field}".replace("_", "-"): (kind, field)
        for name, kind in settings.items()
        for field in kind.model_fields
    }
    expect_none(s for s in slugs if not (services.texts.has(s) and services.texts.has(f"{s}.help")))
    expect_none(f"{s}: {bounds(*of)}" for s, of in slugs.items() if bounds(*of).strip("-") == "")
