"""Notes on the dashboard: all of them, and forms that add, remove and bring back."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from bot.permissions import Level
from cogs.assistant.note import TEXT_LENGTH, TITLE_LENGTH, NoteDraft
from dashboard.page import LARGEST, Page, Undo

if TYPE_CHECKING:
    from starlette.responses import Response

    from cogs.assistant.guild import OpenNotes
    from dashboard.page import Visit

PER_PAGE = 20
EXCERPT = 160


class Wanted(BaseModel):
    """Which part of the list to show."""

    page: int = Field(1, ge=1, le=100_000)


class Chosen(BaseModel):
    """One note."""

    note_id: int = Field(ge=1, le=LARGEST)


class Written(BaseModel):
    """A new note, and what makes handing it in twice harmless."""

    title: str = Field(max_length=4 * TITLE_LENGTH)
    text: str = Field(max_length=2 * TEXT_LENGTH)
    delivery: str = Field(pattern=r"^[0-9a-f]{32}$")


class NotePages:
    """The page of the notes, and the forms on it."""

    def __init__(self, notes: OpenNotes) -> None:
        self._open = notes

    def pages(self) -> list[Page]:
        """Return every page."""
        title, level = "assistant-page", Level.MODERATOR
        return [
            Page("assistant", title, level, show=self.show, icon="speech"),
            Page("assistant/add", title, level, change=self.add),
            Page("assistant/remove", title, level, change=self.remove),
            Page("assistant/restore", title, level, change=self.restore),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the notes by title."""
        service = (await self._open(visit.guild_id)).service
        page = await service.page(visit.query(Wanted).page, size=PER_PAGE)
        number = page.number
        return visit.render(
            "notes.html",
            answer=visit.say("assistant-page-count", n=page.total),
            written=[
                {
                    "note_id": note.note_id,
                    "title": note.title,
                    "excerpt": _excerpt(note.text),
                    "lines": note.text.splitlines() if _excerpt(note.text) != note.text else [],
                    "at": note.changed_at,
                }
                for note in page.notes
            ],
            may_keep=service.may_keep(visit.viewer.level),
            delivery=secrets.token_hex(16),
            longest_title=TITLE_LENGTH,
            longest_text=TEXT_LENGTH,
            newer=visit.url("assistant", page=number - 1) if number > 1 else None,
            older=visit.url("assistant", page=number + 1) if number < page.count else None,
        )

    async def add(self, visit: Visit) -> Response:
        """Keep a new note."""
        form = await visit.form(Written)
        service = (await self._open(visit.guild_id)).service
        await service.add(
            NoteDraft(form.title, form.text),
            author_id=visit.viewer.member_id,
            level=visit.viewer.level,
            delivery=f"w{form.delivery}",
        )
        return visit.redirect("assistant", done=visit.say("assistant-added"))

    async def remove(self, visit: Visit) -> Response:
        """Take a note away."""
        form = await visit.form(Chosen)
        service = (await self._open(visit.guild_id)).service
        note = await service.remove(
            form.note_id, actor_id=visit.viewer.member_id, level=visit.viewer.level
        )
        return visit.redirect(
            "assistant",
            done=visit.say("assistant-removed", title=note.title),
            undo=Undo("assistant/restore", {"note_id": form.note_id}),
        )

    async def restore(self, visit: Visit) -> Response:
        """Bring a note back."""
        form = await visit.form(Chosen)
        service = (await self._open(visit.guild_id)).service
        note = await service.restore(
            form.note_id, actor_id=visit.viewer.member_id, level=visit.viewer.level
        )
        return visit.redirect("assistant", done=visit.say("assistant-back", title=note.title))


def _excerpt(text: str) -> str:
    first = " ".join(text.split())
    return first if len(first) <= EXCERPT else f"{first[:EXCERPT].rstrip()}…"
