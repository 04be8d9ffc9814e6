"""What the starter chat model is trained on: books and dialogues beside the checkout, own talks."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from transformers import PreTrainedTokenizerFast

from models.datasets.chat import BOOKS, DIALOGUES, POEMS, books, chat_data, dialogues, poems
from models.training.chat_feed import Piece, slices, talk_pieces, text_pieces
from models.training.chat_talks import own_talks, talk_of
from models.training.chat_tokenizer import VOCABULARY, train_tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from models.datasets.chat import Dialogue, Poem
    from models.language.script import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")
TOKENIZER_BYTES = 2_500_000
"""For each language, half of it books and half dialogues."""

CHARACTERS: dict[Language, int] = {"en": 8_000_000, "zh": 2_500_000}
"""Of the books; more than one run sees."""

LONGEST_TURN = 600
SERVICE_TALKS = 1800
"""Booking dialogues are many and alike: so many are enough."""

COPIES = 40


def tokenizer_for(work: Path, seed: int, *, resume: bool) -> PreTrainedTokenizerFast:
    """Return the tokenizer: the one in ``work`` on ``resume``, else a new one, written there."""
    folder = work / "tokenizer"
    if not (resume and folder.is_dir()):
        texts = [text for language in LANGUAGES for text in _sample(language, seed)]
        train_tokenizer(texts, VOCABULARY).save_pretrained(folder)
    tokenizer: PreTrainedTokenizerFast = PreTrainedTokenizerFast.from_pretrained(folder)
    return tokenizer


def text_sources(tokenizer: PreTrainedTokenizerFast, seed: int) -> dict[str, list[Piece]]:
    """Return pieces of the books and the dialogues by source and language."""
    found = {}
    for language in LANGUAGES:
        rng = random.Random(seed)  # noqa: S311 - a choice of texts, no secret
        texts = _slices(language, CHARACTERS[language], rng)
        if language == "zh":
            texts += ["\n".join([p.title, p.author, *p.lines]) for p in _poems()]
        found[f"books_{language}"] = text_pieces(tokenizer, texts)
        talks = [talk_of(dialogue, rng) for dialogue in _dialogues(language, rng)]
        found[f"talks_{language}"] = talk_pieces(tokenizer, talks)
    return found


def talk_sources(tokenizer: PreTrainedTokenizerFast, seed: int) -> dict[str, list[Piece]]:
    """Return pieces of our own talks by language."""
    return {
        f"own_{language}": talk_pieces(
            tokenizer,
            own_talks(language, COPIES, random.Random(seed)),  # noqa: S311 - names, no secret
        )
        for language in LANGUAGES
    }


def _dialogues(language: Language, rng: random.Random) -> list[Dialogue]:
    """Return the dialogues of a language, without endless turns, booking talks in part."""
    found = [
        dialogue
        for file in DIALOGUES.values()
        for dialogue in dialogues(chat_data() / file, "train")
        if dialogue.language == language
        and max(len(turn.text) for turn in dialogue.turns) <= LONGEST_TURN
        and len({turn.speaker for turn in dialogue.turns}) > 1
    ]
    rng.shuffle(found)
    services = [d for d in found if d.source == "schema-guided-dialogue"]
    return [d for d in found if d.source != "schema-guided-dialogue"] + services[:SERVICE_TALKS]


def _slices(language: Language, characters: int, rng: random.Random) -> list[str]:
    return slices(books(chat_data() / BOOKS[language], language, "train"), characters, rng)


def _poems() -> Iterator[Poem]:
    return poems(chat_data() / POEMS, "train")


def _sample(language: Language, seed: int) -> Iterator[str]:
    """Yield texts for the tokenizer, ``TOKENIZER_BYTES`` in all."""
    rng = random.Random(seed)  # noqa: S311 - a choice of texts, no secret
    said = ["\n".join(t.text for t in d.turns) for d in _dialogues(language, rng)]
    for texts in (said, _slices(language, TOKENIZER_BYTES, rng)):
        left = TOKENIZER_BYTES // 2
        for text in texts:
            if left > 0:
                yield text
            left -= len(text.encode())
