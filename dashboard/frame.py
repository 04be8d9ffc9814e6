"""The dashboard around each page: menu, guild, viewer, and what the last change did."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from dashboard.call import THEMES
from dashboard.templating import environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from dashboard.call import Call
    from dashboard.page import Page, Undo, Visit
    from dashboard.parts import Parts

#: Sessions whose notes are remembered.
MAX_NOTED = 500
MAX_NOTES = 3


@dataclass(frozen=True, slots=True)
class Note:
    """What a change did, told once on the next page."""

    text: str
    undo: Undo | None


class DashboardFrame:
    """Renders pages; a `dashboard.page.Frame`.

    Args:
        parts: Gives the texts, the names of guilds and members, and the features' templates.
        pages: Every page of a guild, in the order of the menu.
    """

    def __init__(self, parts: Parts, pages: Sequence[Page]) -> None:
        self._guilds = parts.guilds
        self._menu = [page for page in pages if page.icon]
        self._is_simulated = parts.config.is_simulated
        self._notes: OrderedDict[bytes, list[Note]] = OrderedDict()
        folders = {each.name: parts.cogs / each.name / "templates" for each in parts.features}
        self._environment = environment(parts.clock, folders)

    def render(
        self, visit: Visit, template: str, context: Mapping[str, object], status: int
    ) -> Response:
        """Return a template of the visit's feature, with the dashboard around it."""
        call: Call = visit.request.state.call
        name = f"{visit.feature}/{template}" if visit.feature else template
        around: dict[str, object] = {
            "visit": visit,
            "viewer": visit.viewer,
            "level_name": visit.say(f"dashboard-level-{visit.viewer.level.name.lower()}"),
            "guild_name": self.guild_name(visit.guild_id),
            "menu": [
                (page, _section(page) == _section(visit.page))
                for page in self._menu
                if visit.viewer.level >= page.level
            ],
            "notes": self._take_notes(call),
        }
        return self._response(call, name, {**around, **context}, status)

    def bare(
        self, call: Call, template: str, *, status: int = 200, **context: object
    ) -> HTMLResponse:
        """Return a page outside of any guild: login, errors, the list of guilds."""
        return self._response(call, template, context, status)

    def note(self, visit: Visit, text: str, undo: Undo | None) -> None:
        """Keep what to tell the viewer on the next page they see."""
        call: Call = visit.request.state.call
        if call.session is None:
            return
        notes = self._notes.setdefault(call.session.id_hash, [])
        notes.append(Note(text, undo))
        del notes[:-MAX_NOTES]
        self._notes.move_to_end(call.session.id_hash)
        if len(self._notes) > MAX_NOTED:
            self._notes.popitem(last=False)

    def name_of(self, guild_id: int, member_id: int) -> str | None:
        """Return a member's shown name, or None for who left."""
        return self._guilds.name_of(guild_id, member_id)

    def guild_name(self, guild_id: int) -> str:
        """Return a guild's name; empty when the bot is not in it."""
        return next((each.name for each in self._guilds.all() if each.id == guild_id), "")

    def _take_notes(self, call: Call) -> list[Note]:
        return self._notes.pop(call.session.id_hash, []) if call.session else []

    def _response(
        self, call: Call, template: str, context: Mapping[str, object], status: int
    ) -> HTMLResponse:
        request = call.request
        given: dict[str, object] = {
            "call": call,
            "say": call.say,
            "csrf": call.csrf,
            "themes": [(theme, call.say(f"dashboard-theme-{theme}")) for theme in THEMES],
            "here": _address(request) if request.method == "GET" else "/",
            "is_simulated": self._is_simulated,
        }
        text = self._environment.get_template(template).render({**given, **context})
        return HTMLResponse(text, status_code=status)


def _section(page: Page) -> str:
    """Return what the pages below one entry of the menu have in common."""
    return page.path.partition("/")[0]


def _address(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
