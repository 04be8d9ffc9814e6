"""What Discord is told about commands: texts in every language, sent only when they changed."""

from __future__ import annotations

import discord
import pytest
from discord import app_commands

from bot.app import text_folders
from bot.command_tree import fingerprint, payloads, slug, sync
from bot.i18n import Texts
from bot.ui.commands import FROM_TEXTS

TEXTS = Texts.load(text_folders())


class Discord:
    """Holds the commands as Discord does, and counts how often they were sent."""

    def __init__(self):
        self.commands, self.sent = [], 0

    async def get_global_commands(self, application_id):
        return self.commands

    async def bulk_upsert_global_commands(self, application_id, payload):
        self.commands, self.sent = payload, self.sent + 1


class Kept:
    """Remembers one digest."""

    def __init__(self):
        self.digest = None

    async def fingerprint(self, application_id):
        return self.digest

    async def put(self, application_id, digest):
        self.digest = digest


@pytest.fixture
def tree():
    client = discord.Client(intents=discord.Intents.none())
    return app_commands.CommandTree(client)


def command(name):
    @app_commands.command(name=name, description=FROM_TEXTS)
    async def run(interaction: discord.Interaction, search: str | None = None) -> None:
        """Do nothing."""

    return run


def test_names_and_descriptions_come_in_both_languages(tree):
    tree.add_command(command("help"))
    (help_,) = payloads(tree, TEXTS)
    assert help_["name"] == "help"
    assert help_["name_localizations"] == {"zh-CN": "帮助", "zh-TW": "帮助"}
    assert FROM_TEXTS not in str(help_)
    (option,) = help_["options"]
    assert option["description_localizations"].keys() == {"zh-CN", "zh-TW"}


def test_a_command_without_texts_is_not_sent_at_all(tree):
    tree.add_command(command("nobody_wrote_this"))
    with pytest.raises(KeyError, match="command-nobody-wrote-this"):
        payloads(tree, TEXTS)


def test_a_name_as_part_of_a_text_id():
    assert slug("Find it helpful!") == "find-it-helpful"


async def test_commands_are_sent_when_they_changed_and_only_then(tree):
    there, kept = Discord(), Kept()
    tree.add_command(command("help"))
    commands = payloads(tree, TEXTS)
    assert await sync(commands, 1, there, kept)
    assert not await sync(commands, 1, there, kept)
    reworded = [commands[0] | {"description": "Something else"}]
    assert fingerprint(reworded) != fingerprint(commands)
    assert await sync(reworded, 1, there, kept)
    there.commands = []  # somebody removed them, or another application has this token
    assert await sync(reworded, 1, there, kept)
    assert there.sent == 3
