"""The first page of a guild: is everything well, and what happened lately?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.permissions import Level
from dashboard.page import Page
from dashboard.pages.audit_view import AuditReader
from dashboard.pages.chart import bar_chart
from dashboard.pages.well_being import well_being

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from dashboard.call import Call
    from dashboard.page import Visit
    from dashboard.pages.audit_view import EntryView
    from dashboard.pages.chart import BarChart
    from dashboard.parts import Parts
    from dashboard.rights import Rights
    from dashboard.sessions import Sessions

LATEST_CHANGES = 5


@dataclass(frozen=True, slots=True)
class Card:
    """What the overview shows of another page."""

    page: Page
    sentence: str
    chart: BarChart | None


class Overview:
    """Shows how the bot is, live, and a glance at each page the viewer may open.

    Args:
        parts: The dashboard's parts.
        sessions: Asked whether the viewer of a stream is still logged in.
        rights: Asked whether the viewer of a stream is still a member.
        glanced: The pages that may offer a glance.
    """

    def __init__(
        self, parts: Parts, sessions: Sessions, rights: Rights, glanced: Sequence[Page]
    ) -> None:
        self._parts = parts
        self._sessions = sessions
        self._rights = rights
        self._glanced = glanced

    def pages(self) -> list[Page]:
        """Return the overview and its event stream."""
        return [
            Page("", "dashboard-overview", Level.MEMBER, show=self.show, icon="sign"),
            Page("events", "dashboard-overview", Level.MEMBER, show=self.events),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the page."""
        return visit.render(
            "overview.html",
            well=well_being(self._parts.health, self._parts.texts, visit.say),
            cards=await self._cards(visit),
            changes=await self._changes(visit),
        )

    async def events(self, visit: Visit) -> Response:
        """Tell how the bot is whenever that changes, for as long as the viewer may see it."""
        call: Call = visit.request.state.call
        session = call.session

        async def may_see() -> bool:
            if session is None or await self._sessions.find(session.secret) is None:
                return False
            return await self._rights.level_of(session, visit.guild_id) is not None

        return self._parts.streams.open(
            session.id_hash if session else b"",
            visit.request.headers.get("last-event-id", ""),
            lambda: well_being(self._parts.health, self._parts.texts, visit.say).as_json(),
            may_see,
        )

    async def _cards(self, visit: Visit) -> list[Card]:
        cards = []
        for page in self._glanced:
            if page.glance is not None and visit.viewer.level >= page.level:
                glance = await page.glance(visit)
                chart = bar_chart(glance.by_day) if glance.by_day else None
                cards.append(Card(page, glance.sentence, chart))
        return cards

    async def _changes(self, visit: Visit) -> list[EntryView]:
        if visit.viewer.level < Level.MODERATOR:
            return []
        reader = AuditReader(self._parts.guilds, self._parts.texts, visit.say, visit.guild_id)
        entries = await self._parts.audit.of(visit.guild_id).latest(limit=LATEST_CHANGES)
        return [reader.view(entry) for entry in entries]
