"""One surface for every way a person may ask: slash command, button, form or plain chat.

Features answer an `Ask` and need not know which of them it was. Every send says
`AllowedMentions.none()`, and an answer after `think` is an edit, which may be repeated safely when
the connection breaks.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import discord
from typing_extensions import override

from bot.permissions import Level, level_of
from bot.rest_retry import repeated

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.i18n import Locale, Say

#: Discord's error code for an interaction that has its answer.
ALREADY_ANSWERED = 40060
NO_PINGS = discord.AllowedMentions.none()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is said to a person.

    Attributes:
        text: Message text, at most 2,000 characters.
        embed: One embed.
        buttons: Rows of buttons and selects; see `bot.ui.layout`.
        file: An attachment.
        private: Show it to the asker only, where Discord can.
    """

    text: str | None = None
    embed: discord.Embed | None = None
    buttons: discord.ui.View | None = None
    file: discord.File | None = None
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, where and in which language."""

    guild_id: int
    channel_id: int
    member_id: int
    member_name: str
    level: Level
    locale: Locale
    say: Say


class Ask(ABC):
    """A person's request, until it is answered."""

    def __init__(self, asker: Asker, delivery: str) -> None:
        self.asker = asker
        #: The same for each time Discord delivers this request; see `bot.storage.deliveries`.
        self.delivery = delivery

    @property
    def guild_id(self) -> int:
        """Return the guild that was asked in."""
        return self.asker.guild_id

    @property
    def member_id(self) -> int:
        """Return who asks."""
        return self.asker.member_id

    @property
    def say(self) -> Say:
        """Return the texts in the asker's language."""
        return self.asker.say

    @abstractmethod
    async def think(self, *, private: bool = False) -> None:
        """Tell the person that an answer is coming; needed before anything that may take 2 s."""

    @abstractmethod
    async def answer(self, reply: Reply) -> None:
        """Send the answer, or another message after the first."""


class InteractionAsk(Ask):
    """A slash command, a context menu or the press of a button."""

    def __init__(self, interaction: discord.Interaction, asker: Asker) -> None:
        super().__init__(asker, f"i{interaction.id}")
        self.interaction = interaction
        self._is_thinking = False

    @override
    async def think(self, *, private: bool = False) -> None:
        defer = self.interaction.response.defer
        await _arrives(lambda: defer(ephemeral=private, thinking=True))
        self._is_thinking = True

    @override
    async def answer(self, reply: Reply) -> None:
        if self._is_thinking:
            await self._edit_first(reply)
            self._is_thinking = False
        elif self.interaction.response.is_done():
            await self.interaction.followup.send(**sending(reply), ephemeral=reply.private)
        else:
            await self._answer_first(reply)

    async def _answer_first(self, reply: Reply) -> None:
        respond = self.interaction.response.send_message
        if not await _arrives(lambda: respond(**sending(reply), ephemeral=reply.private)):
            await self._edit_first(reply)

    async def _edit_first(self, reply: Reply) -> None:
        await repeated(lambda: self.interaction.edit_original_response(**_edit(reply)))


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a press carried: the arguments of its custom id, choices, and the fields of a form."""

    arguments: tuple[str, ...] = ()
    values: Sequence[str] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


class Press(InteractionAsk):
    """The press of a button, a choice in a select or a form handed in."""

    def __init__(self, interaction: discord.Interaction, asker: Asker, pressed: Pressed) -> None:
        super().__init__(interaction, asker)
        self.pressed = pressed
        self._is_held = False

    async def hold(self) -> None:
        """Keep the press valid while an update is made that may take 2 s."""
        await _arrives(self.interaction.response.defer)
        self._is_held = True

    async def update(self, reply: Reply) -> None:
        """Replace the message that the button is on."""
        if self._is_held:
            await self._edit_first(reply)
            return
        edit = self.interaction.response.edit_message
        if not await _arrives(lambda: edit(**_edit(reply))):
            await self._edit_first(reply)

    async def open(self, form: discord.ui.Modal) -> None:
        """Show a form; must be the first answer."""
        await open_form(self.interaction, form)


class MessageAsk(Ask):
    """Plain chat: a mention of the bot or a reply to it."""

    def __init__(self, message: discord.Message, asker: Asker) -> None:
        super().__init__(asker, f"m{message.id}")
        self.message = message

    @override
    async def think(self, *, private: bool = False) -> None:
        await self.message.channel.typing()

    @override
    async def answer(self, reply: Reply) -> None:
        # A deleted question must not stop the answer.
        reference = self.message.to_reference(fail_if_not_exists=False)
        await self.message.channel.send(**sending(reply), reference=reference, mention_author=False)


async def open_form(interaction: discord.Interaction, form: discord.ui.Modal) -> None:
    """Show a form whose custom id says what becomes of it."""
    form.stop()  # the library would keep it in memory; `bot.ui.desk` handles what is handed in
    await _arrives(lambda: interaction.response.send_modal(form))


async def _arrives(respond: Callable[[], Awaitable[object]]) -> bool:
    """Give the first answer; return False when an earlier try of it arrived after all."""
    try:
        await repeated(respond)
    except discord.HTTPException as error:
        if error.code != ALREADY_ANSWERED:
            raise
        return False
    return True


def asker_of(
    user: discord.Member | discord.User, guild: discord.Guild, permissions: int
) -> tuple[str, Level]:
    """Return the shown name and the level of a person in a guild."""
    return user.display_name, level_of(permissions, is_owner=guild.owner_id == user.id)


def sending(reply: Reply) -> dict[str, Any]:
    """Return a reply as the arguments of a send that pings nobody."""
    given = {"content": reply.text, "embed": reply.embed, "view": reply.buttons, "file": reply.file}
    return {k: v for k, v in given.items() if v is not None} | {"allowed_mentions": NO_PINGS}


def _edit(reply: Reply) -> dict[str, Any]:
    if reply.file is not None:
        reply.file.reset()  # an earlier try may have read it
    return {
        "content": reply.text,
        "embed": reply.embed,
        "view": reply.buttons,
        "attachments": [] if reply.file is None else [reply.file],
        "allowed_mentions": NO_PINGS,
    }
