"""Each failure has a sentence in the person's language, and only the unforeseen an id."""

from __future__ import annotations

import re

import discord
import pytest
from discord import app_commands

from bot.app import text_folders
from bot.errors import DiskFull, NotFound
from bot.i18n import Locale, Texts
from bot.ui.trouble import TEXT_BY_CODE, sentence
from models.errors import BadOutput, DeadlineExceeded, EngineFailed, ModelMissing, QueueFull

TEXTS = Texts.load(text_folders())
EN, ZH = TEXTS.to(Locale.EN), TEXTS.to(Locale.ZH)


class Answer:
    """What discord.py's errors want to know of a response."""

    status, reason = 403, ""


@pytest.mark.parametrize(
    ("error", "text_id"),
    [
        (DiskFull("/secret/path is full"), "trouble-disk-full"),
        (QueueFull("full"), "trouble-busy"),
        (DeadlineExceeded(), "trouble-busy"),
        (ModelMissing("no such file: /secret"), "trouble-models-off"),
        (EngineFailed("boom"), "trouble-no-model"),
        (BadOutput("odd"), "trouble-no-model"),
        (app_commands.MissingPermissions(["ban_members"]), "trouble-not-allowed"),
        *(
            (discord.Forbidden(Answer(), {"code": code, "message": "x"}), text_id)
            for code, text_id in TEXT_BY_CODE.items()
        ),
    ],
)
def test_what_is_foreseen_has_its_own_sentence(error, text_id):
    assert sentence(error, EN) == EN(text_id)
    assert sentence(error, ZH) == ZH(text_id)


def test_a_mistake_of_the_person_is_said_with_its_values():
    error = NotFound("help-nothing", query="zzz")
    assert "zzz" in sentence(error, EN)


def test_what_is_unforeseen_is_logged_with_the_id_that_is_told(caplog):
    told = sentence(RuntimeError("the password is hunter2"), ZH)
    (incident,) = re.findall(r"[0-9a-f]{8}", told)
    assert incident in caplog.text
    assert "hunter2" not in told


def test_an_error_inside_a_command_is_looked_at_itself():
    @app_commands.command(name="x", description="x")
    async def command(interaction: discord.Interaction) -> None:
        """Do nothing."""

    wrapped = app_commands.CommandInvokeError(command, DiskFull("x"))
    wrapped.__cause__ = DiskFull("x")  # as `raise ... from` leaves it
    assert sentence(wrapped, EN) == EN("trouble-disk-full")
