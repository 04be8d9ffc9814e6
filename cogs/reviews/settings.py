"""What a guild may choose about reviews."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.guild_settings import FeatureSettings


class ReviewsSettings(FeatureSettings):
    """The rules of one guild.

    Attributes:
        min_length: Fewest characters of a review.
        max_length: Most characters; a form of Discord takes no more than 4,000.
        prior_half_stars: Where a film with few ratings leans to, in half stars.
        prior_weight: How many ratings that leaning counts as; 0 gives the plain mean.
        public_replies: Whether everybody sees the answers to commands, and new reviews.
        ask_about_mood: Whether to ask the author when stars and text disagree.
    """

    feature: ClassVar[str] = "reviews"

    min_length: int = Field(10, ge=0, le=500)
    max_length: int = Field(2000, ge=500, le=4000)
    prior_half_stars: int = Field(6, ge=1, le=10)
    prior_weight: int = Field(5, ge=0, le=50)
    public_replies: bool = True
    ask_about_mood: bool = True
