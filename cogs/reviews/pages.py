"""Reviews on the dashboard: all of them, by film, and what moderators removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, Field

from bot.permissions import Level
from cogs.reviews import markdown, stars
from cogs.reviews.facts import facts
from cogs.reviews.review import REASONS, Scope, Sort
from cogs.reviews.service import UNDO_MODERATED
from dashboard.page import LARGEST, Glance, Page, Undo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from starlette.responses import Response

    from bot.services import Services
    from cogs.reviews.guild import OpenReviews
    from cogs.reviews.review import Review
    from cogs.reviews.shelf import ReviewShelf
    from dashboard.page import Visit

PER_PAGE = 20
EXCERPT = 160
GLANCED_DAYS = 30


class Filter(BaseModel):
    """Which reviews to show, in which order."""

    film: Annotated[int | None, BeforeValidator(lambda v: None if v == "" else v)] = Field(
        None, ge=1, le=LARGEST
    )
    sort: Sort = Sort.NEWEST
    page: int = Field(1, ge=1, le=100_000)

    def query(self, page: int) -> dict[str, str | int]:
        """Return the filter as the query of an address, at another page of the list."""
        film = {"film": self.film} if self.film else {}
        return {**film, "sort": str(self.sort), "page": page}


class Chosen(BaseModel):
    """One review."""

    review_id: int = Field(ge=1, le=LARGEST)


class Removal(Chosen):
    """One review, and why it has to go."""

    reason: str = Field(max_length=20)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One review in the viewer's language; ``lines`` is empty when the excerpt says it all."""

    review_id: int
    film: str
    stars: str
    author: str
    excerpt: str
    lines: Sequence[str]
    facts: str
    at: datetime


class ReviewPages:
    """The page of the reviews, and the forms on it."""

    def __init__(self, services: Services, reviews: OpenReviews) -> None:
        self._services = services
        self._open = reviews

    def pages(self) -> list[Page]:
        """Return every page."""
        title, level = "reviews-page", Level.MODERATOR
        return [
            Page(
                *("reviews", title, Level.MEMBER),
                show=self.show,
                icon="star",
                glance=self.glance,
            ),
            Page("reviews/removed", "reviews-page-removed", level, show=self.show_removed),
            Page("reviews/remove", title, level, change=self.remove),
            Page("reviews/restore", title, level, change=self.restore),
        ]

    async def glance(self, visit: Visit) -> Glance:
        """Say how many reviews there are, and when they were written."""
        shelf = (await self._open(visit.guild_id)).shelf
        total = (await shelf.page(Scope(), Sort.NEWEST, 1, size=1)).total
        today = self._services.clock.now().date()
        return Glance(
            visit.say("reviews-page-count", n=total), await shelf.by_day(today, GLANCED_DAYS)
        )

    async def show(self, visit: Visit) -> Response:
        """Show the reviews that fit the filter."""
        wanted = visit.query(Filter)
        shelf = (await self._open(visit.guild_id)).shelf
        page = await shelf.page(Scope(film_id=wanted.film), wanted.sort, wanted.page, size=PER_PAGE)
        number, count = page.number, page.count
        return visit.render(
            "reviews.html",
            wanted=wanted,
            answer=await self._answer(visit, shelf, wanted.film, page.total),
            total=page.total,
            reviews=[await self._view(visit, review) for review in page.reviews],
            films=await self._films(visit, shelf),
            sorts=[(visit.say(f"reviews-sort-{each}"), each) for each in Sort],
            reasons=[(visit.say(f"reviews-reason-{each}"), each) for each in REASONS],
            is_moderator=visit.viewer.level >= Level.MODERATOR,
            newer=visit.url("reviews", **wanted.query(number - 1)) if number > 1 else None,
            older=visit.url("reviews", **wanted.query(number + 1)) if number < count else None,
        )

    async def show_removed(self, visit: Visit) -> Response:
        """Show what moderators removed and may bring back."""
        removed = await (await self._open(visit.guild_id)).shelf.removed()
        return visit.render(
            "removed.html",
            days=UNDO_MODERATED.days,
            removed=[
                {
                    "review_id": each.review_id,
                    "film": self._title(visit, each.film_id),
                    "author": visit.name_of(each.member_id),
                    "lines": each.text.splitlines(),
                    "reason": visit.say(f"reviews-reason-{each.removal}"),
                    "at": each.removed_at,
                }
                for each in removed
            ],
        )

    async def remove(self, visit: Visit) -> Response:
        """Remove a review for a reason."""
        form = await visit.form(Removal)
        service = (await self._open(visit.guild_id)).service
        review = await service.remove(
            form.review_id,
            form.reason,
            moderator_id=visit.viewer.member_id,
            level=visit.viewer.level,
        )
        film = self._title(visit, review.film_id)
        return visit.redirect(
            "reviews",
            done=visit.say("reviews-removed", film=film, days=UNDO_MODERATED.days),
            undo=Undo("reviews/restore", {"review_id": form.review_id}),
        )

    async def restore(self, visit: Visit) -> Response:
        """Bring a removed review back."""
        form = await visit.form(Chosen)
        service = (await self._open(visit.guild_id)).service
        review = await service.restore(
            form.review_id, moderator_id=visit.viewer.member_id, level=visit.viewer.level
        )
        film = self._title(visit, review.film_id)
        return visit.redirect("reviews", done=visit.say("reviews-back", film=film))

    async def _answer(
        self, visit: Visit, shelf: ReviewShelf, film_id: int | None, total: int
    ) -> str:
        """Return the page's answer: how many reviews, or what the guild gives a film."""
        if film_id is None:
            return visit.say("reviews-page-count", n=total)
        rating = await shelf.rating(film_id)
        return visit.say(
            "reviews-page-film",
            film=self._title(visit, film_id),
            mean=stars.mean(rating.mean),
            n=rating.tally.n,
        )

    async def _films(self, visit: Visit, shelf: ReviewShelf) -> list[tuple[str, int]]:
        """Return the films that somebody rated, by title."""
        rated = [rating.tally.film_id for rating in await shelf.ranking()]
        return sorted((self._title(visit, film_id), film_id) for film_id in rated)

    async def _view(self, visit: Visit, review: Review) -> ReviewView:
        spoiler = visit.say("reviews-spoiler")
        passages = markdown.passages(review.text, is_spoiler=review.is_spoiler)
        open_text = "".join(spoiler if each.is_hidden else each.text for each in passages)
        first = " ".join(open_text.split())
        is_whole = len(first) <= EXCERPT and first == review.text
        return ReviewView(
            review_id=review.review_id,
            film=self._title(visit, review.film_id),
            stars=stars.number(review.half_stars),
            author=await self._author(visit, review.member_id),
            excerpt=first if len(first) <= EXCERPT else f"{first[:EXCERPT].rstrip()}…",
            lines=[] if is_whole else review.text.replace(markdown.BAR, "").splitlines(),
            facts=" · ".join(facts(visit.say, review)),
            at=review.written_at,
        )

    async def _author(self, visit: Visit, member_id: int) -> str:
        """Return the author's name; members see it only of those who let themselves be listed."""
        preferences = await self._services.preferences.of(member_id)
        if preferences.listed or visit.viewer.level >= Level.MODERATOR:
            return visit.name_of(member_id)
        return visit.say("reviews-somebody")

    def _title(self, visit: Visit, film_id: int) -> str:
        catalogue = self._services.catalogue
        film = catalogue.by_id(film_id)
        if film is None:
            return visit.say("reviews-film-gone")
        title = catalogue.title(film, visit.viewer.locale)
        return visit.say("reviews-film", title=title, year=str(film.year))
