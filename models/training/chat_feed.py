"""Token rows for training: pieces of books and talks, shuffled, packed and mixed by shares."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from models.training.chat_tokenizer import (
    CHARACTER,
    CONTEXT,
    END,
    SAYS,
    SYSTEM,
    TEXT,
    USER,
    mark,
    plain_ids,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from transformers import PreTrainedTokenizerFast

    from models.datasets.chat import Book
    from models.training.chat_talks import Role, Talk

SLICE = 3000
"""Characters of a book that are taken at once."""

OPENING: Mapping[Role, str] = {"system": SYSTEM, "user": USER, "assistant": CHARACTER}


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens that belong together, and for each whether it is to be learned in full."""

    ids: NDArray[np.int16]
    is_reply: NDArray[np.bool_]


def slices(books: Iterable[Book], characters: int, rng: random.Random) -> list[str]:
    """Return about ``characters`` of the books in slices that begin at a paragraph, shuffled."""
    found = []
    for book in books:
        starts = range(0, len(book.text) - SLICE, SLICE)
        found += [book.text[at : at + SLICE].partition("\n")[2] for at in starts]
    found = [text for text in found if len(text) > SLICE // 2]
    rng.shuffle(found)
    return found[: characters // SLICE + 1]


def text_pieces(
    tokenizer: PreTrainedTokenizerFast, texts: Iterable[str], length: int = CONTEXT
) -> list[Piece]:
    """Return texts cut into pieces of at most ``length`` tokens; the last of a text is ended."""
    text_id, end_id, found = mark(tokenizer, TEXT), mark(tokenizer, END), []
    for text in texts:
        ids = [*plain_ids(tokenizer, text), end_id]
        for at in range(0, len(ids), length - 1):
            piece = [text_id, *ids[at : at + length - 1]]
            found.append(_piece(piece, [True] * len(piece)))
    return found


def talk_pieces(
    tokenizer: PreTrainedTokenizerFast, talks: Iterable[Talk], length: int = CONTEXT
) -> list[Piece]:
    """Return talks as the chat template renders them; long ones in parts under one system line."""
    found = []
    for talk in talks:
        head, known = _turn(tokenizer, "system", "", talk.system)
        room = length - len(head)
        ids: list[int] = []
        mask: list[bool] = []
        for said in talk.said:
            turn, learned = _turn(tokenizer, said.role, said.name, said.text)
            if ids and len(ids) + len(turn) > room:
                found.append(_piece(head + ids, known + mask))
                ids, mask = [], []
            ids, mask = ids + turn[:room], mask + learned[:room]
        found.append(_piece(head + ids, known + mask))
    return found


class Feed:
    """Endless rows; the same for the same seed."""

    def __init__(
        self, sources: Mapping[str, Sequence[Piece]], shares: Mapping[str, float], seed: int
    ) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - shuffling, no secret
        self._sources = {name: list(sources[name]) for name, share in shares.items() if share}
        self._shares = [shares[name] for name in self._sources]
        self._left: dict[str, list[Piece]] = {name: [] for name in self._sources}

    def rows(self, count: int, length: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Return ``count`` rows of ``length`` tokens and which of them are replies.

        A row begins with a piece and is filled with pieces of its source; what does not fit into
        its end is dropped, and comes whole another time round.
        """
        names = self._rng.choices(list(self._sources), self._shares, k=count)
        rows = [self._row(name, length) for name in names]
        return np.stack([ids for ids, _ in rows]), np.stack([mask for _, mask in rows])

    def _row(self, name: str, length: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        taken: list[Piece] = []
        while sum(len(piece.ids) for piece in taken) < length:
            if not self._left[name]:
                self._left[name] = self._rng.sample(self._sources[name], len(self._sources[name]))
            taken.append(self._left[name].pop())
        ids = np.concatenate([piece.ids for piece in taken])[:length]
        mask = np.concatenate([piece.is_reply for piece in taken])[:length]
        return ids.astype(np.int64), mask


def _turn(
    tokenizer: PreTrainedTokenizerFast, role: Role, name: str, text: str
) -> tuple[list[int], list[bool]]:
    """Return the tokens of a turn, and which of them the character is to learn to say."""
    opening = [mark(tokenizer, OPENING[role])]
    if role != "system":
        opening += [*plain_ids(tokenizer, name), mark(tokenizer, SAYS)]
    words = [*plain_ids(tokenizer, text), mark(tokenizer, END)]
    return opening + words, [False] * len(opening) + [role == "assistant"] * len(words)


def _piece(ids: list[int], mask: list[bool]) -> Piece:
    return Piece(np.array(ids, dtype=np.int16), np.array(mask, dtype=np.bool_))
