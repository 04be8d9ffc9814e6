"""What a guild may choose about the assistant."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.guild_settings import FeatureSettings


class AssistantSettings(FeatureSettings):
    """A guild's choices.

    Attributes:
        notes_by_moderators: Whether moderators may keep notes too, not admins alone.
        certainty: Least confidence of an answer, in per cent; below it the bot says that it does
            not know. Tuned on ``tests/data/assistant_questions.jsonl``.
        tell_moderators: Whether moderators hear of questions that no note answers.
        public_answers: Whether everybody sees the answers to ``/assistant ask``.
    """

    feature: ClassVar[str] = "assistant"

    notes_by_moderators: bool = False
    certainty: int = Field(55, ge=30, le=95)
    tell_moderators: bool = True
    public_answers: bool = True
