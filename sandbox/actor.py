"""Scripted people: what a test does instead of a hand on a keyboard.

anna = await Actor.join(sandbox.url, "anna", channel="film-club")
reply = await anna.slash("/reviews write", title="Heat")
reply = await anna.submit(reply, text="Long, and not a minute too long.")
assert "Heat" in reply.text
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import aiohttp

from sandbox.client import NothingCame, RoomClient
from sandbox.filling import CannotDo, File, attachment, field_of, options_of
from sandbox.limits.components import BUTTON, SELECTS
from sandbox.reading import label_of, parts_of, text_of
from sandbox.shapes import Json

__all__ = ["DM", "Actor", "CannotDo", "File", "NoReply", "NothingCame", "Reply"]

DM = "@me"
USER_MENU, MESSAGE_MENU = 2, 3
SETTLED = ("done", "failed", "modal")
THINKING_S = 30.0
PATIENCE_S = 5.0


class NoReply(AssertionError):
    """The bot did not answer an interaction in time: the person saw it fail."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The bot's answer to an interaction: a message, a modal, or neither."""

    interaction_id: str
    message: Json | None = None
    modal: Json | None = None

    @property
    def text(self) -> str:
        """What the message says: content, embeds and text blocks."""
        return text_of(self.message) if self.message else ""

    @property
    def ephemeral(self) -> bool:
        """Whether only the person who asked sees it."""
        return bool(self.message and self.message["flags"] & 1 << 6)


Shown = Json | Reply


class Actor(RoomClient):
    """One person: walks, talks, and uses the bot."""

    def __init__(
        self, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse, hello: Json
    ) -> None:
        super().__init__(session, socket, hello)
        self.channel: Json = next(iter(self.channels.values()), {})
        self._heard = 0

    @classmethod
    async def join(cls, url: str, handle: str, *, channel: str = "film-club", **query: str) -> Self:
        """Come into the room and go to a channel.

        ``create="1"``, ``name`` and ``locale`` let somebody in who is not one of the four people.
        """
        person = await cls.connect(url, handle, **query)
        await person.go(channel)
        return person

    async def go(self, place: str) -> None:
        """Go to a channel or thread, by its name or id; ``DM`` is the bot's direct messages.

        Raises:
            CannotDo: This person sees no such place.
        """
        if place == DM:
            opened = await self.ask("open_dm", user_id=self.hello["application"]["id"])
            self.channels[opened["channel"]["id"]] = opened["channel"]
            self.channel = opened["channel"]
            return
        for known in self.channels.values():
            if place in (known["id"], known.get("name")):
                self.channel = known
                return
        names = sorted(str(known.get("name")) for known in self.channels.values())
        raise CannotDo(f"{self.me['handle']} sees no {place!r}, only {names}")

    async def say(
        self, text: str, *, reply_to: Shown | None = None, files: Sequence[File] = ()
    ) -> Json:
        """Write a message and return it."""
        fields: Json = {"attachments": [attachment(file) for file in files]}
        if reply_to is not None:
            fields["reply_to"] = self._now(reply_to)["id"]
        said = await self.ask("say", channel_id=self.channel["id"], content=text, **fields)
        message: Json = said["message"]
        return message

    async def react(self, message: Shown, emoji: str) -> None:
        """React to a message."""
        where = self._place(self._now(message))
        await self.ask("react", emoji=emoji, **where)

    async def vote(self, message: Shown, *answers: str | int) -> None:
        """Vote in a poll, for answers by their text or number; for none takes one's votes back."""
        poll = self._now(message)["poll"]
        by_text = {a["poll_media"]["text"]: a["answer_id"] for a in poll["answers"]}
        unknown = [a for a in answers if isinstance(a, str) and a not in by_text]
        if unknown:
            raise CannotDo(f"no {unknown} among {list(by_text)}")
        ids = [by_text[answer] if isinstance(answer, str) else answer for answer in answers]
        await self.ask("vote", answer_ids=ids, **self._place(self._now(message)))

    async def expect(
        self,
        test: Callable[[Json], bool] | None = None,
        *,
        contains: str = "",
        channel: str | None = None,
        timeout_s: float = PATIENCE_S,
    ) -> Json:
        """Return the next message of somebody else that fits, since joining or the last one found.

        A message counts again when its text changes.

        Args:
            test: What it must satisfy.
            contains: What its text must contain.
            channel: The name of the channel it must stand in; any one by default.
            timeout_s: How long to wait.

        Raises:
            NothingCame: None came; shows the messages that did.
        """

        def fits(message: Json) -> bool:
            place = self.channels.get(message["channel_id"], {})
            return (
                message["author"]["id"] != self.me["id"]
                and channel in (None, place.get("name"))
                and contains in text_of(message)
                and (test is None or test(message))
            )

        def look() -> Json | None:
            for number in range(self._heard, len(self.said)):
                if fits(self.said[number]):
                    self._heard = number + 1
                    return self.said[number]
            return None

        return await self.wait(look, timeout_s, f"a message with {contains!r}")

    async def slash(self, name: str, /, **options: Any) -> Reply:  # noqa: ANN401  any option
        """Use a slash command (``"/reviews write"``) and return the bot's answer.

        Options go by name. A member may be an ``Actor``, a handle or an id, a channel its name, a
        choice its name, an attachment a ``File``.

        Raises:
            CannotDo: The bot has no such command or option, or a value does not fit.
            NoReply: The bot did not answer.
        """
        fields = await self._filled(name, options, focused=None)
        return await self._do("slash", **fields)

    async def autocomplete(self, name: str, /, **options: Any) -> list[Json]:  # noqa: ANN401  as above
        """Return the choices offered while the last option is being typed.

        Raises:
            CannotDo: As for ``slash``.
            RoomError: ``no_answer`` when the bot did not answer.
        """
        fields = await self._filled(name, options, focused=list(options)[-1])
        answer = await self.ask("autocomplete", channel_id=self.channel["id"], **fields)
        choices: list[Json] = answer["choices"]
        return choices

    async def menu(self, name: str, target: "Shown | Actor | str") -> Reply:
        """Use a menu on a message, or on a member (an ``Actor``, a handle or an id)."""
        kind = MESSAGE_MENU if isinstance(target, dict | Reply) else USER_MENU
        if isinstance(target, Actor):
            target_id = str(target.me["id"])
        elif isinstance(target, str):
            people = {p["handle"]: str(p["id"]) for p in self.hello["people"]}
            target_id = people.get(target, target)
        else:
            target_id = str(self._now(target)["id"])
        command = await self._command(name, (kind,))
        return await self._do("menu", command_id=command["id"], target_id=target_id)

    async def click(self, message: Shown, button: str) -> Reply:
        """Press a button, by its label, emoji or ``custom_id``."""
        found = self._component(message, button, (BUTTON,))
        where = self._place(self._now(message))
        return await self._do("click", custom_id=found.get("custom_id", ""), **where)

    async def choose(self, message: Shown, select: str, *values: str) -> Reply:
        """Choose in a select, by its placeholder or ``custom_id``; values may be their labels."""
        found = self._component(message, select, SELECTS)
        by_label = {o["label"]: o["value"] for o in found.get("options") or []}
        chosen = [by_label.get(value, value) for value in values]
        where = self._place(self._now(message))
        return await self._do("choose", custom_id=found["custom_id"], values=chosen, **where)

    async def submit(self, reply: Reply, **values: Any) -> Reply:  # noqa: ANN401  any field
        """Hand in the modal of a reply; fields go by ``custom_id`` or label."""
        if reply.modal is None:
            raise CannotDo(f"the bot opened no form; it said: {reply.text!r}")
        filled = {
            field_of(reply.modal, name): [attachment(value)] if isinstance(value, File) else value
            for name, value in values.items()
        }
        return await self._do("submit", interaction_id=reply.interaction_id, values=filled)

    async def _do(self, op: str, **fields: Any) -> Reply:  # noqa: ANN401  JSON
        """Use the bot and wait until it has answered."""
        fields = {"channel_id": self.channel["id"], **fields}
        started = (await self.ask(op, **fields))["interaction_id"]

        def look() -> Json | None:
            state = self.interactions.get(started, {})
            return state if state.get("state") in SETTLED else None

        state = await self.wait(look, THINKING_S, f"the bot's answer to {op}")
        if state["state"] == "failed":
            raise NoReply(f"the bot did not answer {op} in time\n{self.transcript()}")
        return Reply(started, state.get("message"), state.get("modal"))

    async def _filled(self, name: str, options: Json, focused: str | None) -> Json:
        path = name.removeprefix("/").split()
        command = await self._command(path[0], (1,))
        sent, files = options_of(command, path[1:], options, focused, self.hello)
        return {
            "command_id": command["id"],
            "options": sent,
            "attachments": [attachment(file) for file in files],
        }

    async def _command(self, name: str, kinds: Sequence[int]) -> Json:
        """Return a command of the bot, waiting a little for it to be synced."""
        place = "guild" if "guild_id" in self.channel else "dm"

        def look() -> Json | None:
            for command in self.hello["commands"]:
                names = {command["name"], *(command.get("name_localizations") or {}).values()}
                is_here = command["type"] in kinds and place in command["usable_in"]
                if is_here and name in names:
                    return dict(command)
            return None

        try:
            return await self.wait(look, PATIENCE_S, f"the command {name!r}")
        except NothingCame:
            offered = [c for c in self.hello["commands"] if place in c["usable_in"]]
            known = sorted(command["name"] for command in offered)
            raise CannotDo(f"the bot offers no {name!r} here, only {known}") from None

    def _component(self, message: Shown, name: str, kinds: Sequence[int]) -> Json:
        parts = [part for part in parts_of(self._now(message)) if part["type"] in kinds]
        for part in parts:
            emoji = (part.get("emoji") or {}).get("name")
            if name in (part.get("custom_id"), label_of(part), emoji):
                return part
        raise CannotDo(f"no {name!r} among {[label_of(part) for part in parts]}")

    def _now(self, message: Shown) -> Json:
        """Return a message as it is now."""
        found = message.message if isinstance(message, Reply) else message
        if found is None:
            raise CannotDo("the bot's answer has no message")
        return self.messages.get(found["id"], found)

    def _place(self, message: Json) -> Json:
        return {"channel_id": message["channel_id"], "message_id": message["id"]}
