"""What members answered in one guild's shows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import iso
from bot.storage.deliveries import claim
from cogs.host.quiz import OPTIONS
from cogs.host.scores import Answered, Outcome, Tally, points
from cogs.host.show import PROGRAMME, Part, Step

if TYPE_CHECKING:
    import sqlite3

    from bot.storage.database import Database

OPEN = """
SELECT q.correct, q.asked_at, q.closes_at, s.step, s.state FROM host_question AS q
JOIN host_show AS s USING (show_id)
WHERE q.guild_id = :guild_id AND q.show_id = :show_id AND q.number = :number
    AND q.asked_at IS NOT NULL
"""
OWN = """
SELECT choice, points FROM host_answer WHERE guild_id = :guild_id AND show_id = :show_id
    AND number = :number AND member_id = :member_id
"""
PUT = """
INSERT INTO host_answer (show_id, guild_id, number, member_id, choice, points, answered_at)
VALUES (:show_id, :guild_id, :number, :member_id, :choice, :points, :at)
"""
OF_QUESTION = """
SELECT choice, member_id, points FROM host_answer
WHERE guild_id = :guild_id AND show_id = :show_id AND number = :number
ORDER BY answered_at, member_id
"""
TOTALS = """
SELECT member_id, sum(points) AS total FROM host_answer
WHERE guild_id = :guild_id AND show_id = :show_id
GROUP BY member_id HAVING total > 0
"""


class SqliteAnswers:
    """One guild's answers."""

    def __init__(self, database: Database, guild_id: int) -> None:
        self._database = database
        self._guild_id = guild_id

    async def put(
        self,
        show_id: int,
        number: int,
        member_id: int,
        choice: int,
        *,
        at: datetime,
        delivery: str,
    ) -> Answered:
        """Count a member's answer, once, while its question stands open."""
        values = {
            "guild_id": self._guild_id,
            "show_id": show_id,
            "number": number,
            "member_id": member_id,
            "choice": choice,
            "at": iso(at),
        }

        def unit(connection: sqlite3.Connection) -> Answered:
            is_new = claim(connection, delivery)
            own = connection.execute(OWN, values).fetchone()
            if own is not None:
                # The same press delivered again is told the same.
                return Answered(Outcome.TAKEN if is_new else Outcome.COUNTED, own["choice"])
            question = connection.execute(OPEN, values).fetchone()
            if question is None or not _is_open(question, number, at):
                return Answered(Outcome.LATE)
            before = connection.execute(OWN, values | {"number": number - 1}).fetchone()
            worth = points(
                is_right=question["correct"] == choice,
                left=_left(question, at),
                is_streak=before is not None and before["points"] > 0,
            )
            connection.execute(PUT, values | {"points": worth})
            return Answered(Outcome.COUNTED, choice)

        return await self._database.write(unit)

    async def tally(self, show_id: int, number: int) -> Tally:
        """Return how a question was answered."""
        values = {"guild_id": self._guild_id, "show_id": show_id, "number": number}
        rows = await self._database.rows(OF_QUESTION, values)
        counts = [sum(row["choice"] == choice for row in rows) for choice in range(OPTIONS)]
        right = [(row["member_id"], row["points"]) for row in rows if row["points"]]
        return Tally(tuple(counts), tuple(right))

    async def totals(self, show_id: int) -> list[tuple[int, int]]:
        """Return (member, points) of everybody who has any."""
        values = {"guild_id": self._guild_id, "show_id": show_id}
        rows = await self._database.rows(TOTALS, values)
        return [(row["member_id"], row["total"]) for row in rows]


def _is_open(row: sqlite3.Row, number: int, at: datetime) -> bool:
    is_on = row["state"] == "live" and PROGRAMME[row["step"]] == Step(Part.QUESTION, number)
    return is_on and at <= datetime.fromisoformat(row["closes_at"])


def _left(row: sqlite3.Row, at: datetime) -> float:
    asked, closes = (datetime.fromisoformat(row[each]) for each in ("asked_at", "closes_at"))
    return (closes - at) / (closes - asked) if closes > asked else 0.0
