"""What may be done with reviews, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from bot.ratings import MAX_HALF_STARS, MIN_HALF_STARS
from cogs.reviews.review import REASONS, Draft, Removal
from cogs.reviews.wording import accepted

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from cogs.reviews.review import Review, Tone
    from cogs.reviews.settings import ReviewsSettings

#: How long an author, and a moderator, may take a removal back. Then the text is deleted for good.
UNDO_OWN = timedelta(minutes=10)
UNDO_MODERATED = timedelta(days=30)


class ReviewStore(Protocol):
    """Keeps the reviews of one guild; `cogs.reviews.store.reviews` is the real one."""

    async def get(self, review_id: int) -> Review | None:
        """Return a review that can be read."""
        ...

    async def own(self, member_id: int, film_id: int) -> Review | None:
        """Return a member's review of a film."""
        ...

    async def save(
        self,
        member_id: int,
        draft: Draft,
        *,
        at: datetime,
        delivery: str,
        revision: int | None = None,
    ) -> tuple[Review | None, bool]:
        """Keep a draft, once for each delivery; return what is there, and if it is new."""
        ...

    async def set_tone(self, review: Review, tone: Tone) -> None:
        """Note how a review sounds, unless it was changed since it was read."""
        ...

    async def remove(
        self, review_id: int, removal: Removal, *, actor_id: int, at: datetime
    ) -> bool:
        """Take a review away; False when it is not there."""
        ...

    async def restore(
        self, review_id: int, *, by_author: bool, actor_id: int, since: datetime, at: datetime
    ) -> bool:
        """Bring back what was removed after ``since``; False when there is no such thing."""
        ...

    async def has_voted(self, review_id: int, member_id: int) -> bool:
        """Tell whether a member found a review helpful."""
        ...

    async def toggle_vote(self, review_id: int, member_id: int, *, delivery: str) -> None:
        """Add a vote or take it back, once for each delivery."""
        ...


@dataclass(frozen=True, slots=True)
class Saved:
    """A review that is on the disk.

    Attributes:
        is_new: Whether it is the member's first of this film, not a change of an earlier one.
        is_repeated: Whether it was there already, because Discord delivered the form twice.
    """

    review: Review
    is_new: bool
    is_repeated: bool


class ReviewService:
    """One guild's reviews under its rules."""

    def __init__(self, store: ReviewStore, settings: ReviewsSettings, clock: Clock) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock

    async def read(self, review_id: int) -> Review:
        """Return a review; raises `NotFound` for one that is gone."""
        review = await self._store.get(review_id)
        if review is None:
            raise NotFound("reviews-gone")
        return review

    async def own(self, member_id: int, film_id: int) -> Review | None:
        """Return a member's review of a film, if there is one."""
        return await self._store.own(member_id, film_id)

    async def save(self, member_id: int, draft: Draft, *, delivery: str) -> Saved:
        """Keep a member's review of a film in place of an earlier one.

        Args:
            member_id: The author.
            draft: As handed in; its text is tidied.
            delivery: What Discord repeats unchanged; a second time changes nothing.

        Raises:
            InvalidInput: The text is too short or too long, or the stars are out of range.
            NotFound: A repeated delivery of a review that is gone by now.
        """
        _check_stars(draft.half_stars)
        tidied = replace(draft, text=accepted(draft.text, self._settings))
        review, is_written = await self._store.save(
            member_id, tidied, at=self._clock.now(), delivery=delivery
        )
        if review is None:
            raise NotFound("reviews-gone")
        return Saved(review, is_new=review.revision == 1, is_repeated=not is_written)

    async def change_stars(
        self, review_id: int, revision: int, half_stars: int, *, member_id: int, delivery: str
    ) -> Review:
        """Give a review other stars and return it.

        Args:
            review_id: The review.
            revision: The revision that the member looked at.
            half_stars: 1..10.
            member_id: Who asks; must be the author.
            delivery: What Discord repeats unchanged.

        Raises:
            NotFound: It is gone, or was changed since.
        """
        _check_stars(half_stars)
        review = await self._by_author(review_id, member_id)
        draft = Draft(
            film_id=review.film_id,
            half_stars=half_stars,
            is_spoiler=review.is_spoiler,
            text=review.text,
        )
        changed, _ = await self._store.save(
            member_id, draft, at=self._clock.now(), delivery=delivery, revision=revision
        )
        if changed is None or changed.half_stars != half_stars:
            raise NotFound("reviews-changed-since")
        return changed

    async def note_tone(self, review: Review, tone: Tone) -> None:
        """Keep how a review sounds with it."""
        await self._store.set_tone(review, tone)

    async def has_voted(self, review_id: int, member_id: int) -> bool:
        """Tell whether a member found a review helpful."""
        return await self._store.has_voted(review_id, member_id)

    async def toggle_vote(self, review_id: int, *, member_id: int, delivery: str) -> Review:
        """Count a member as having found a review helpful, or no longer, and return it.

        Raises:
            NotAllowed: It is the member's own.
            NotFound: It is gone.
        """
        if (await self.read(review_id)).member_id == member_id:
            raise NotAllowed("reviews-vote-own")
        await self._store.toggle_vote(review_id, member_id, delivery=delivery)
        return await self.read(review_id)

    async def delete(self, review_id: int, *, member_id: int) -> Review:
        """Take the member's own review away and return it; `undo` brings it back for a while.

        Raises:
            NotFound: It is gone already, or somebody else's.
        """
        review = await self._by_author(review_id, member_id)
        await self._remove(review_id, Removal.AUTHOR, member_id)
        return review

    async def undo(self, review_id: int, *, member_id: int) -> Review:
        """Bring back what the member deleted less than `UNDO_OWN` ago; raises `NotFound`."""
        return await self._restore(review_id, member_id, by_author=True)

    async def remove(
        self, review_id: int, reason: str, *, moderator_id: int, level: Level
    ) -> Review:
        """Take anybody's review away for a reason, which the audit keeps, and return it.

        Args:
            review_id: The review.
            reason: One of `REASONS`.
            moderator_id: Who does it.
            level: What they may do in the guild at this moment.

        Raises:
            InvalidInput: There is no such reason.
            NotAllowed: They are no moderator.
            NotFound: It is gone.
        """
        _check_moderator(level)
        if reason not in REASONS:
            raise InvalidInput("reviews-reason-unknown")
        review = await self.read(review_id)
        await self._remove(review_id, Removal(reason), moderator_id)
        return review

    async def restore(self, review_id: int, *, moderator_id: int, level: Level) -> Review:
        """Bring back what a moderator took away less than `UNDO_MODERATED` ago.

        Raises:
            NotAllowed: Who asks is no moderator.
            NotFound: It is not there, or its author has written a new one.
        """
        _check_moderator(level)
        return await self._restore(review_id, moderator_id, by_author=False)

    async def _by_author(self, review_id: int, member_id: int) -> Review:
        review = await self.read(review_id)
        if review.member_id != member_id:
            raise NotFound("reviews-gone")
        return review

    async def _remove(self, review_id: int, removal: Removal, actor_id: int) -> None:
        if not await self._store.remove(
            review_id, removal, actor_id=actor_id, at=self._clock.now()
        ):
            raise NotFound("reviews-gone")

    async def _restore(self, review_id: int, actor_id: int, *, by_author: bool) -> Review:
        now = self._clock.now()
        since = now - (UNDO_OWN if by_author else UNDO_MODERATED)
        await self._store.restore(
            review_id, by_author=by_author, actor_id=actor_id, since=since, at=now
        )
        review = await self._store.get(review_id)
        if review is None:
            raise NotFound("reviews-undo-late")
        return review


def _check_stars(half_stars: int) -> None:
    if not MIN_HALF_STARS <= half_stars <= MAX_HALF_STARS:
        raise InvalidInput("reviews-stars-unknown", given=f"{half_stars / 2:g}")


def _check_moderator(level: Level) -> None:
    if level < Level.MODERATOR:
        raise NotAllowed("reviews-moderators-only")
