"""Who changed what: the audit of a guild, with a filter, a check and a file to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, Field
from starlette.responses import Response

from bot.permissions import Level
from bot.storage.audit import NEWEST
from dashboard.page import LARGEST, Page
from dashboard.pages.audit_view import AuditReader, as_csv

if TYPE_CHECKING:
    from bot.storage.audit import AuditEntry
    from dashboard.page import Visit
    from dashboard.parts import Parts

PER_PAGE = 50
MAX_EXPORTED = 20_000


class AuditFilter(BaseModel):
    """Which entries to show."""

    action: str = Field("", max_length=64)
    actor: Annotated[int | None, BeforeValidator(lambda v: None if v == "" else v)] = Field(
        None, ge=0, le=LARGEST
    )
    before: int = Field(NEWEST, ge=1, le=NEWEST)
    check: bool = False

    def query(self, **place: int) -> dict[str, str | int]:
        """Return the filter as the query of an address, at another place of the list."""
        chosen = self.model_dump(include={"action", "actor"}, exclude_defaults=True)
        return {**chosen, **place}


class AuditPages:
    """The audit page and its export."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def pages(self) -> list[Page]:
        """Return the page and its export."""
        return [
            Page("audit", "dashboard-audit", Level.MODERATOR, show=self.show, icon="ledger"),
            Page("audit/export", "dashboard-audit", Level.MODERATOR, show=self.export),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the newest entries that fit the filter."""
        wanted = visit.query(AuditFilter)
        audit = self._parts.audit.of(visit.guild_id)
        found = await audit.latest(
            before=wanted.before,
            limit=PER_PAGE + 1,
            action=wanted.action or None,
            actor_id=wanted.actor,
        )
        reader = self._reader(visit)
        choices = await audit.choices()
        return visit.render(
            "audit.html",
            wanted=wanted,
            entries=[reader.view(entry) for entry in found[:PER_PAGE]],
            older=found[PER_PAGE - 1].id if len(found) > PER_PAGE else None,
            is_newest=wanted.before == NEWEST,
            total=choices.entries,
            actions=sorted((reader.action(each), each) for each in choices.actions),
            actors=sorted((reader.person(each, None), each) for each in choices.actor_ids),
            report=await audit.verify() if wanted.check else None,
        )

    async def export(self, visit: Visit) -> Response:
        """Return the entries that fit the filter as a CSV file, the newest first."""
        wanted = visit.query(AuditFilter)
        text = as_csv(await self._all(visit, wanted), self._reader(visit))
        day = self._parts.clock.now().date().isoformat()
        name = f"audit-{visit.guild_id}-{day}.csv"
        return Response(
            text.encode("utf-8-sig"),  # spreadsheets take plain UTF-8 for something else
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    async def _all(self, visit: Visit, wanted: AuditFilter) -> list[AuditEntry]:
        return await self._parts.audit.of(visit.guild_id).latest(
            before=wanted.before,
            limit=MAX_EXPORTED,
            action=wanted.action or None,
            actor_id=wanted.actor,
        )

    def _reader(self, visit: Visit) -> AuditReader:
        return AuditReader(self._parts.guilds, self._parts.texts, visit.say, visit.guild_id)
