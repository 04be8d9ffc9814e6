"""What a feature gives the dashboard: its pages; and what the dashboard gives a page: a `Visit`.

A feature's `pages.py`, with templates in the feature's own `templates/` folder::

    class Filter(BaseModel):
        page: int = Field(1, ge=1, le=1000)

    class Removal(BaseModel):
        film_id: int

    def pages(services: Services) -> list[Page]:
        async def show(visit: Visit) -> Response:
            found = await store(visit.guild_id).newest(page=visit.query(Filter).page)
            return visit.render("reviews.html", found=found)

        async def remove(visit: Visit) -> Response:
            film_id = (await visit.form(Removal)).film_id
            await store(visit.guild_id).remove(film_id, actor_id=visit.viewer.member_id)
            return visit.redirect(
                "reviews",
                done=visit.say("reviews-page-removed"),
                undo=Undo("reviews/restore", {"film_id": film_id}),
            )

        return [
            Page("reviews", title_id="reviews-page", level=Level.MEMBER, show=show, icon="star"),
            Page("reviews/remove", title_id="reviews-page", level=Level.MODERATOR, change=remove),
        ]

and its `templates/reviews.html`::

    {% extends "page.html" %}
    {% block content %}
      {% for review in found %}
        <p>{{ review.text }}</p>
        {% call parts.form("reviews/remove") %}
          <input type="hidden" name="film_id" value="{{ review.film_id }}">
          <button>{{ say("reviews-page-remove") }}</button>
        {% endcall %}
      {% else %}
        {{ parts.empty(say("reviews-page-empty"), say("reviews-page-empty-how")) }}
      {% endfor %}
    {% endblock %}

In a template everything is escaped, a value that was not passed raises, and `say`, `visit`,
`viewer` and `parts` (the macros of `dashboard/templates/parts.html`) are there. Raise a `UserError`
to show its sentence as an error page.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ValidationError
from starlette.responses import RedirectResponse, Response

from bot.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from datetime import date

    from starlette.requests import Request

    from bot.i18n import Locale, Say
    from bot.permissions import Level

M = TypeVar("M", bound=BaseModel)

#: The largest integer that the database holds.
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at a page, with the level they have in the guild at this moment."""

    member_id: int
    name: str
    level: Level
    locale: Locale


@dataclass(frozen=True, slots=True)
class Undo:
    """How a change is taken back: the form that the Undo button of its message hands in.

    Attributes:
        path: A page with a ``change``, below the guild: ``reviews/restore``.
        fields: Its form.
    """

    path: str
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Glance:
    """What the overview shows of a page before it is opened.

    Attributes:
        sentence: The page's answer with its number, in the viewer's language.
        by_day: Day to count, oldest first, drawn as a small chart; or nothing.
    """

    sentence: str
    by_day: Sequence[tuple[date, int]] = ()


Show = Callable[["Visit"], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a feature.

    Attributes:
        path: Below the guild, beginning with the feature's name; ``reviews/{film_id:int}`` gives
            the page `Visit.number`.
        title_id: Its name in the menu, the heading and the browser's title.
        level: Who may open it, checked against the guild at each request.
        show: Answers GET, and changes nothing.
        change: Answers POST; the form's origin is checked before.
        icon: Puts the page into the menu with this icon; see `dashboard/static/icons.svg`.
        glance: What the overview shows of it to those who may open it.
    """

    path: str
    title_id: str
    level: Level
    show: Show | None = None
    change: Show | None = None
    icon: str | None = None
    glance: Callable[[Visit], Awaitable[Glance]] | None = None


class Frame(Protocol):
    """The dashboard around a page; see `dashboard.frame`."""

    def render(
        self, visit: Visit, template: str, context: Mapping[str, object], status: int
    ) -> Response:
        """Return a template of the visit's feature, with the dashboard around it."""
        ...

    def note(self, visit: Visit, text: str, undo: Undo | None) -> None:
        """Keep what to tell the viewer on the next page they see."""
        ...

    def name_of(self, guild_id: int, member_id: int) -> str | None:
        """Return a member's shown name, or None for who left."""
        ...


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page of a guild by somebody who may see it.

    Attributes:
        guild_id: The guild of the address, which the viewer is a member of.
        viewer: Who asks.
        say: The texts in the viewer's language.
        feature: The feature whose templates `render` takes; empty for the dashboard's own.
        page: The page asked for.
    """

    request: Request
    guild_id: int
    viewer: Viewer
    say: Say
    feature: str
    page: Page
    frame: Frame

    def number(self, name: str) -> int:
        """Return a number of the path, such as ``film_id`` of ``reviews/{film_id:int}``.

        Raises:
            NotFound: It is larger than any id.
        """
        value = int(self.request.path_params[name])
        if value > LARGEST:
            raise NotFound("dashboard-not-found")
        return value

    def query(self, kind: type[M]) -> M:
        """Return the address's query, checked; what is wrong in it has its default."""
        given = dict(self.request.query_params)
        try:
            return kind.model_validate(given)
        except ValidationError as error:
            wrong = {str(part) for problem in error.errors() for part in problem["loc"][:1]}
            return kind.model_validate({k: v for k, v in given.items() if k not in wrong})

    async def form(self, kind: type[M]) -> M:
        """Return the form that was handed in, checked.

        Raises:
            InvalidInput: A field is missing or out of its bounds.
        """
        try:
            return kind.model_validate(dict(await self.request.form()))
        except ValidationError as error:
            names = ", ".join(str(part) for part in error.errors()[0]["loc"]) or "-"
            raise InvalidInput("dashboard-form-invalid", field=names) from error

    def url(self, path: str, **query: str | int) -> str:
        """Return the address of a page of this guild."""
        address = f"/g/{self.guild_id}/{quote(path)}"
        return f"{address}?{urlencode(query)}" if query else address

    def name_of(self, member_id: int) -> str:
        """Return a member's shown name; who left is named as such."""
        return self.frame.name_of(self.guild_id, member_id) or self.say("dashboard-member-left")

    def render(self, template: str, *, status: int = 200, **context: object) -> Response:
        """Return a template of the feature, filled in."""
        return self.frame.render(self, template, context, status)

    def redirect(self, path: str, *, done: str, undo: Undo | None = None) -> Response:
        """Return to a page after a change, which then says what was done and offers Undo.

        Args:
            path: A page of this guild; see `url`.
            done: What changed, in the viewer's language.
            undo: How to take it back, where that is possible.
        """
        self.frame.note(self, done, undo)
        return RedirectResponse(self.url(path), status_code=303)
