"""What the feature talks about: reviews, how they sound, and why one may be taken away."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Tone(StrEnum):
    """How a text sounds, in words; `reviews-tone-<value>` says it."""

    GLOWING = "glowing"
    WARM = "warm"
    MIXED = "mixed"
    COOL = "cool"
    HARSH = "harsh"
    UNREADABLE = "unreadable"


class Removal(StrEnum):
    """Why a review is gone: its author wanted so, or a moderator's reason."""

    AUTHOR = "author"
    SPOILERS = "spoilers"
    INSULTING = "insulting"
    SPAM = "spam"
    OFF_TOPIC = "off-topic"
    PERSONAL = "personal"


#: What a moderator may give as the reason; a list, so that the audit holds no free text.
REASONS = tuple(each for each in Removal if each is not Removal.AUTHOR)


class Sort(StrEnum):
    """The order of a list of reviews."""

    NEWEST = "newest"
    HELPFUL = "helpful"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a member hands in.

    Attributes:
        film_id: A film of the catalogue.
        half_stars: 1..10; 9 is four and a half stars.
        is_spoiler: Whether the author says that it gives the plot away.
        text: As typed.
    """

    film_id: int
    half_stars: int
    is_spoiler: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review as it is kept.

    Attributes:
        member_id: Who wrote it.
        tone: How it sounds; None until a model has read it.
        revision: Counts the changes of text or stars from 1.
        written_at: When it was first written, UTC.
        helpful: How many members found it helpful.
    """

    review_id: int
    member_id: int
    film_id: int
    half_stars: int
    is_spoiler: bool
    text: str
    tone: Tone | None
    revision: int
    written_at: datetime
    helpful: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which reviews a list holds: of one film, by one member, both, or all of the guild."""

    film_id: int | None = None
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Some reviews out of a longer list.

    Attributes:
        number: Which page, from 1.
        count: How many pages there are, at least 1.
        total: How many reviews there are on all of them.
    """

    reviews: tuple[Review, ...]
    number: int
    count: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedReview:
    """A review that a moderator took away and may still bring back.

    Attributes:
        removed_at: When, UTC.
    """

    review_id: int
    member_id: int
    film_id: int
    text: str
    removal: Removal
    removed_at: datetime
