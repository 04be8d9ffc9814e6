"""What a sentence to the bot wants of the notes."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from models.retrieval.questions import asks_outright, is_question
from models.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    from cogs.assistant.library import Found


class Want(Enum):
    """What is to be done with a sentence."""

    ANSWER = "answer"
    TELL = "tell"
    HINT = "hint"
    NOTHING = "nothing"


def want_of(text: str, found: Found, *, is_sure: bool, is_loose: bool) -> Want:
    """Return what is to be done with a sentence that was not meant for the notes outright.

    Args:
        text: The sentence.
        found: What the notes say to it.
        is_sure: Whether that is its answer.
        is_loose: Whether another feature would answer it, though not for sure; then only a sure
            answer, or a plain "when is …" about the server, comes before it.
    """
    if is_sure and (is_question(text) or not is_loose):
        return Want.ANSWER
    if not (asks_outright(text) if is_loose else is_question(text)):
        return Want.NOTHING
    if _is_about_server(text, found):
        return Want.TELL
    return Want.NOTHING if is_loose else Want.HINT


def _is_about_server(text: str, found: Found) -> bool:
    """Tell whether a question shares a word with the notes or with talk of communities."""
    wanted = Vocabulary.ours().of_question(text)
    return found.answer is not None or any(each.term.startswith("=") for each in wanted)
