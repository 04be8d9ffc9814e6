"""Writes docs/reference.md and docs/reference.zh-CN.md: every command and every guild setting.

Both are made of what the bot itself shows, so they cannot say anything else. Run: make docs
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discord import app_commands

from bot.app import open_services
from bot.command_tree import slug
from bot.config import ROOT, Config
from bot.guild_settings import bounds
from bot.i18n import Locale
from bot.ui.commands import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.feature import Feature
    from bot.i18n import Say
    from bot.services import Services

PAGES = {"docs/reference.md": Locale.EN, "docs/reference.zh-CN.md": Locale.ZH}
WORDS = {
    Locale.EN: {
        "title": "Commands and settings",
        "made": "Generated from the bot itself by `make docs`; do not edit.",
        "commands": "Commands",
        "settings": "Settings of a guild",
        "command row": "| command | options | what it does | who |",
        "setting row": "| setting | default | allowed | what it does |",
        "everyone": "everyone",
        "user menu": "In the menu of a member, under Apps",
        "message menu": "In the menu of a message, under Apps",
    },
    Locale.ZH: {
        "title": "命令与设置",
        "made": "由 `make docs` 根据机器人自身生成，请勿手动修改。",
        "commands": "命令",
        "settings": "服务器设置",
        "command row": "| 命令 | 选项 | 作用 | 谁可以用 |",
        "setting row": "| 设置 | 默认值 | 允许的值 | 作用 |",
        "everyone": "所有人",
        "user menu": "在成员的菜单里，“应用”一栏",
        "message menu": "在消息的菜单里，“应用”一栏",
    },
}


def render(services: Services, locale: Locale) -> str:
    """Return the page in one language."""
    words, say = WORDS[locale], services.texts.to(locale)
    features = list(services.registry)
    lines = [f"# {words['title']}", "", words["made"], "", f"## {words['commands']}", ""]
    lines += [words["command row"], "|---|---|---|---|"]
    lines += [_row(*row) for each in features for row in _commands(each, say, words)]
    lines += ["", f"## {words['settings']}", "", words["setting row"], "|---|---|---|---|"]
    lines += [_row(*row) for each in features for row in _settings(each, say)]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _commands(feature: Feature, say: Say, words: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for command in feature.cog.walk_app_commands():
        if isinstance(command, app_commands.Group):
            continue
        original, local, about = spoken(command, say)
        name = f"`/{original}`" if local == original else f"`/{original}` `/{local}`"
        text_id = "-".join(["command", *map(slug, original.split())])
        options = ", ".join(_option(each, text_id, say) for each in command.parameters)
        yield name, options, about, _who(command) or words["everyone"]
    for menu in feature.menus:
        local = say(f"command-menu-{slug(menu.name)}")
        name = f"**{menu.name}**" if local == menu.name else f"**{menu.name}** **{local}**"
        yield name, "", words[f"{menu.type.name} menu"], words["everyone"]


def _option(option: app_commands.Parameter, command_id: str, say: Say) -> str:
    spoken = say(f"{command_id}.{slug(option.name)}")
    name = option.name if spoken == option.name else f"{option.name} {spoken}"
    return f"**{name}**" if option.required else name


def _who(command: app_commands.Command[Any, ..., Any]) -> str:
    permissions = (command.root_parent or command).default_permissions
    return ", ".join(f"`{name}`" for name, needed in permissions or () if needed)


def _settings(feature: Feature, say: Say) -> Iterator[tuple[str, ...]]:
    kind = feature.settings
    if kind is None:
        return
    for name, field in kind.model_fields.items():
        text_id = f"setting-{slug(feature.name)}-{slug(name)}"
        default = str(field.default).lower() if isinstance(field.default, bool) else field.default
        about = f"**{say(text_id)}** {say(f'{text_id}.help')}"
        yield f"`{feature.name}.{name}`", f"`{default}`", f"`{bounds(kind, name)}`", about


async def write() -> None:
    """Write both pages."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(_env_file=None, data_dir=Path(folder), inference="off")
        async with open_services(config) as services:
            for file, locale in PAGES.items():
                (ROOT / file).write_text(render(services, locale), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(write())
