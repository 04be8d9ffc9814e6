"""Any failure becomes a sentence in the person's language, and a log line with an id to quote."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import DiskFull, UserError
from bot.ui.ask import InteractionAsk, Reply
from models.errors import DeadlineExceeded, InferenceError, ModelMissing, QueueFull

if TYPE_CHECKING:
    from bot.i18n import Say
    from bot.ui.ask import Ask

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
EXPIRED_TOKEN = 50027
#: Discord's error codes that a person can do something about.
TEXT_BY_CODE = {
    10003: "trouble-channel-gone",
    10008: "trouble-message-gone",
    50001: "trouble-no-access",
    50013: "trouble-no-permission",
    30046: "trouble-message-too-old",
}
#: Our own and the library's errors that have a sentence; the first that fits counts.
TEXT_BY_KIND: dict[type[Exception], str] = {
    app_commands.CheckFailure: "trouble-not-allowed",
    DiskFull: "trouble-disk-full",
    QueueFull: "trouble-busy",
    DeadlineExceeded: "trouble-busy",
    ModelMissing: "trouble-models-off",
    InferenceError: "trouble-no-model",
}


def sentence(error: BaseException, say: Say) -> str:
    """Return what to tell the person; an unforeseen error is logged with the id it names."""
    if isinstance(error, (app_commands.CommandInvokeError, app_commands.TransformerError)):
        error = error.__cause__ or error
    if isinstance(error, UserError):
        return say(error.text_id, **error.values)
    if isinstance(error, discord.HTTPException) and error.code in TEXT_BY_CODE:
        return say(TEXT_BY_CODE[error.code])
    for kind, text_id in TEXT_BY_KIND.items():
        if isinstance(error, kind):
            log.warning("%s: %s", type(error).__name__, error)
            return say(text_id)
    incident = secrets.token_hex(4)
    log.error("incident %s", incident, exc_info=error)
    return say("trouble-unexpected", incident=incident)


async def tell(ask: Ask, error: BaseException) -> None:
    """Answer a person whose request failed.

    When the interaction can no longer be answered, the sentence goes to the channel instead.
    """
    text = sentence(error, ask.say)
    try:
        if not _is_expired(error):
            await ask.answer(Reply(text=text, private=True))
            return
    except discord.HTTPException as failure:
        if not _is_expired(failure):
            log.warning("could not tell of a failure: HTTP %d, %d", failure.status, failure.code)
            return
    await _tell_in_channel(ask)


def _is_expired(error: BaseException) -> bool:
    cause = error.__cause__ if isinstance(error, app_commands.CommandInvokeError) else error
    return isinstance(cause, discord.HTTPException) and cause.code in (
        UNKNOWN_INTERACTION,
        EXPIRED_TOKEN,
    )


async def _tell_in_channel(ask: Ask) -> None:
    channel = ask.interaction.channel if isinstance(ask, InteractionAsk) else None
    if not isinstance(channel, discord.abc.Messageable):
        return
    try:
        await channel.send(
            ask.say("trouble-expired"), allowed_mentions=discord.AllowedMentions.none()
        )
    except discord.HTTPException as failure:
        log.warning("could not tell of an expiry: HTTP %d, %d", failure.status, failure.code)
