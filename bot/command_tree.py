"""Slash commands as Discord sees them: names and descriptions in every language, synced on change.

Texts come from the catalogues: message `command-<group>-<command>` is the localised name, its
attributes are `.about`, and for each option `.<option>`, `.<option>-about` and
`.<option>-choice-<value>`. Context menus are `command-menu-<name>`.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from typing import TYPE_CHECKING, Any

from bot.i18n import Locale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord import app_commands
    from discord.http import HTTPClient

    from bot.i18n import Say, Texts
    from bot.storage.command_sync import CommandSyncStore

log = logging.getLogger(__name__)

Payload = dict[str, Any]
CHAT_INPUT, SUBCOMMAND, SUBCOMMAND_GROUP = 1, 1, 2
#: Which of Discord's locales read our Chinese.
CHINESE = ("zh-CN", "zh-TW")


def slug(name: str) -> str:
    """Return a name as part of a text id: lower case, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def payloads(tree: app_commands.CommandTree[Any], texts: Texts) -> list[Payload]:
    """Return every command of a tree with its texts.

    Raises:
        KeyError: A name or description is missing in a catalogue.
    """
    return [localised(command.to_dict(tree), texts) for command in tree.get_commands(type=None)]


def localised(command: Payload, texts: Texts) -> Payload:
    """Return one command with names and descriptions in every language."""
    if command.get("type", CHAT_INPUT) != CHAT_INPUT:
        return command | _name(f"command-menu-{slug(command['name'])}", texts)
    return _described(command, f"command-{slug(command['name'])}", texts)


def _described(node: Payload, text_id: str, texts: Texts) -> Payload:
    options = [
        _described(option, f"{text_id}-{slug(option['name'])}", texts)
        if option["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP)
        else _option(option, text_id, texts)
        for option in node.get("options", ())
    ]
    about = _description(f"{text_id}.about", texts)
    return node | _name(text_id, texts) | about | {"options": options}


def _option(option: Payload, command_id: str, texts: Texts) -> Payload:
    text_id = f"{command_id}.{slug(option['name'])}"
    result = option | _name(text_id, texts) | _description(f"{text_id}-about", texts)
    if option.get("choices"):
        result["choices"] = [
            choice
            | {"name": texts.to(Locale.EN)(f"{text_id}-choice-{slug(str(choice['value']))}")}
            | _name(f"{text_id}-choice-{slug(str(choice['value']))}", texts)
            for choice in option["choices"]
        ]
    return result


def _name(text_id: str, texts: Texts) -> Payload:
    return {"name_localizations": _chinese(texts.to(Locale.ZH), text_id)}


def _description(text_id: str, texts: Texts) -> Payload:
    return {
        "description": texts.to(Locale.EN)(text_id),
        "description_localizations": _chinese(texts.to(Locale.ZH), text_id),
    }


def _chinese(say: Say, text_id: str) -> dict[str, str]:
    return dict.fromkeys(CHINESE, say(text_id))


def fingerprint(commands: Iterable[Payload]) -> str:
    """Return a digest that changes when any command does."""
    text = json.dumps(list(commands), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


async def sync(
    commands: list[Payload], application_id: int, http: HTTPClient, store: CommandSyncStore
) -> bool:
    """Send the commands to Discord if they changed since last time; return whether they had."""
    digest = fingerprint(commands)
    known = await http.get_global_commands(application_id)
    there = {(command.get("type", CHAT_INPUT), command["name"]) for command in known}
    ours = {(command.get("type", CHAT_INPUT), command["name"]) for command in commands}
    if there == ours and await store.fingerprint(application_id) == digest:
        return False
    await http.bulk_upsert_global_commands(application_id, payload=commands)
    await store.put(application_id, digest)
    log.info("%d commands sent to Discord", len(commands))
    return True
