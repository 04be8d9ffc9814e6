"""One guild's shows: each method that changes something is one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import iso
from bot.errors import InvalidInput
from bot.storage.deliveries import claim
from cogs.host.show import State
from cogs.host.store.rows import read_question, read_show, select

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from bot.storage.audit import AuditStore
    from bot.storage.database import Database
    from cogs.host.quiz import Question
    from cogs.host.show import Draft, Show

ONE = select("guild_id = :guild_id AND show_id = :show_id")
LIVE_HERE = select("guild_id = :guild_id AND channel_id = :channel_id AND state = 'live'")
OPEN = select("guild_id = :guild_id AND state IN ('planned', 'live')", "starts_at, show_id")
ADD = """
INSERT INTO host_show
    (guild_id, channel_id, title, persona, locale, seed, state, starts_at, step, performed, due)
VALUES
    (:guild_id, :channel_id, :title, :persona, :locale, :seed, :state, :starts_at, 0, 0, :starts_at)
"""
ADD_QUESTION = """
INSERT INTO host_question (show_id, guild_id, number, kind, film_id, subject, options, correct)
VALUES (:show_id, :guild_id, :number, :kind, :film_id, :subject, :options, :correct)
"""
BEGIN = """
UPDATE host_show SET state = 'live'
WHERE guild_id = :guild_id AND show_id = :show_id AND state = 'planned' AND NOT EXISTS (
    SELECT 1 FROM host_show AS other
    WHERE other.guild_id = host_show.guild_id AND other.channel_id = host_show.channel_id
        AND other.state = 'live'
)
"""
END = """
UPDATE host_show SET state = :state, ended_at = :at
WHERE guild_id = :guild_id AND show_id = :show_id AND state IN ('planned', 'live')
"""
SET_EVENT = """
UPDATE host_show SET event_id = :event_id WHERE guild_id = :guild_id AND show_id = :show_id
"""
PERFORMED = """
UPDATE host_show SET performed = 1, due = :due
WHERE guild_id = :guild_id AND show_id = :show_id AND step = :step AND state = 'live'
"""
OPENED = """
UPDATE host_question SET message_id = coalesce(:message_id, message_id), asked_at = :at,
    closes_at = :closes_at
WHERE guild_id = :guild_id AND show_id = :show_id AND number = :number
"""
ADVANCE = """
UPDATE host_show SET step = step + 1, performed = 0
WHERE guild_id = :guild_id AND show_id = :show_id AND step = :step AND state = 'live'
"""
QUESTION = """
SELECT kind, film_id, subject, options, correct, message_id FROM host_question
WHERE guild_id = :guild_id AND show_id = :show_id AND number = :number
"""


class SqliteShows:
    """One guild's shows."""

    def __init__(self, database: Database, guild_id: int, audit: AuditStore) -> None:
        self._database = database
        self._guild_id = guild_id
        self._audit = audit.of(guild_id)

    async def get(self, show_id: int) -> Show | None:
        """Return a show."""
        row = await self._database.row(ONE, self._key(show_id))
        return read_show(row) if row else None

    async def open(self) -> list[Show]:
        """Return the planned and the live shows, the earliest first."""
        return [read_show(row) for row in await self._database.rows(OPEN, self._key(0))]

    async def live_in(self, channel_id: int) -> Show | None:
        """Return the show that is on in a channel."""
        values = {"guild_id": self._guild_id, "channel_id": channel_id}
        row = await self._database.row(LIVE_HERE, values)
        return read_show(row) if row else None

    async def add(
        self,
        draft: Draft,
        questions: Sequence[Question],
        *,
        state: State,
        starts_at: datetime,
        actor_id: int,
        delivery: str,
    ) -> Show | None:
        """Keep a new show, audited; None for a delivery that was handled before.

        Raises:
            InvalidInput: It shall begin at once and another show is on in that channel.
        """
        values = {
            "guild_id": self._guild_id,
            "channel_id": draft.channel_id,
            "title": draft.title,
            "persona": draft.persona,
            "locale": draft.locale,
            "seed": draft.seed,
            "state": state,
            "starts_at": iso(starts_at),
        }

        def unit(connection: sqlite3.Connection) -> Show | None:
            if not claim(connection, delivery):
                return None
            if state is State.LIVE and connection.execute(LIVE_HERE, values).fetchone():
                raise InvalidInput("host-busy")
            show_id = connection.execute(ADD, values).lastrowid or 0
            key = self._key(show_id)
            for number, question in enumerate(questions, start=1):
                connection.execute(ADD_QUESTION, key | _question(number, question))
            self._note(connection, f"host.{state}", actor_id, show_id)
            return read_show(connection.execute(ONE, key).fetchone())

        return await self._database.write(unit)

    async def begin(self, show_id: int) -> bool:
        """Let a planned show go live. False: it is not planned any more, or its channel is busy."""
        key = self._key(show_id)
        return await self._database.write(lambda c: c.execute(BEGIN, key).rowcount == 1)

    async def end(
        self, show_id: int, state: State, *, at: datetime, actor_id: int | None = None
    ) -> bool:
        """End a show. False: it had ended before. A moderator's doing is audited."""
        values = self._key(show_id) | {"state": state, "at": iso(at)}

        def unit(connection: sqlite3.Connection) -> bool:
            has_ended = connection.execute(END, values).rowcount == 1
            if has_ended and actor_id is not None:
                self._note(connection, f"host.{state}", actor_id, show_id)
            return has_ended

        return await self._database.write(unit)

    async def set_event(self, show_id: int, event_id: int) -> None:
        """Note Discord's event of a show."""
        values = self._key(show_id) | {"event_id": event_id}
        await self._database.write(lambda connection: connection.execute(SET_EVENT, values))

    async def performed(self, show: Show, due: datetime) -> None:
        """Note that a step was performed and when it ends."""
        values = self._key(show.show_id) | {"step": show.step, "due": iso(due)}
        await self._database.write(lambda connection: connection.execute(PERFORMED, values))

    async def opened(
        self, show: Show, *, at: datetime, closes_at: datetime, message_id: int | None = None
    ) -> None:
        """Note from when to when the question that a show is at takes answers."""
        values = self._key(show.show_id) | {
            "number": show.now_on.number,
            "at": iso(at),
            "closes_at": iso(closes_at),
            "message_id": message_id,
        }
        await self._database.write(lambda connection: connection.execute(OPENED, values))

    async def advance(self, show: Show) -> Show | None:
        """Go on to the next step and return the show as it is then."""
        values = self._key(show.show_id) | {"step": show.step}
        await self._database.write(lambda connection: connection.execute(ADVANCE, values))
        return await self.get(show.show_id)

    async def question(self, show_id: int, number: int) -> tuple[Question, int | None]:
        """Return a question of a show and the message it was asked in.

        Raises:
            InvalidInput: There is none of that number.
        """
        values = self._key(show_id) | {"number": number}
        row = await self._database.row(QUESTION, values)
        if row is None:
            raise InvalidInput("host-question-gone")
        return read_question(row), row["message_id"]

    def _note(
        self, connection: sqlite3.Connection, action: str, actor_id: int, show_id: int
    ) -> None:
        self._audit.append(connection, action, actor_id=actor_id, detail={"show": show_id})

    def _key(self, show_id: int) -> dict[str, object]:
        return {"guild_id": self._guild_id, "show_id": show_id}


def _question(number: int, question: Question) -> dict[str, object]:
    return {
        "number": number,
        "kind": question.kind,
        "film_id": question.film_id,
        "subject": question.subject,
        "options": "|".join(question.options),
        "correct": question.right,
    }
