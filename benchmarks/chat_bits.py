"""Bits per byte on held-back text: the starter chat model beside xz and PPMd.

    python -m benchmarks.chat_bits

Needs MARQUEE_SHARED_DATA and pyppmd (extra dev). The compressors are measured cold, on the
held-back text alone, and primed: what the text adds to the size of training text of its kind and
language. Primed they have read what the model was trained on, so only that comparison is fair to
them; they still read more of it than the model's hour allows, and learn from the held-back text as
they go, which the model does not.
"""

from __future__ import annotations

import json
import lzma
import random
from typing import TYPE_CHECKING

import pyppmd

from models.datasets.chat import BOOKS, DIALOGUES, books, chat_data, dialogues
from models.evaluation.chat import cost, load, talk_passage, text_passage
from models.registry import ModelSettings
from models.training.chat_feed import slices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from models.datasets.chat import Dialogue, Part
    from models.language.script import Language

HELD_BACK_BYTES = 200_000
PRIMING_BYTES = 8_000_000
ORDER, MEMORY = 8, 1 << 29


def main() -> None:
    """Print one JSON line for each kind of text and language."""
    model, tokenizer = load(ModelSettings())
    for language in ("en", "zh"):
        text = "".join(book.text + "\n" for book in books(_file(language), language, "held-back"))
        text = text.encode()[:HELD_BACK_BYTES].decode(errors="ignore")
        bits = cost(model, text_passage(tokenizer, text, language))
        report("books", language, text.encode(), bits, primer=_primer(language))
        talks = _talks(language, "held-back")
        bits = sum(cost(model, talk_passage(tokenizer, talk)) for talk in talks)
        report("talks", language, _said(talks), bits, primer=_said(_talks(language, "train")))


def report(kind: str, language: str, text: bytes, bits: float, *, primer: bytes) -> None:
    """Print the bits per byte of every method over one text."""
    primer = primer[:PRIMING_BYTES]
    row = {
        "kind": kind,
        "language": language,
        "n_bytes": len(text),
        "primed_with": len(primer),
        "model": bits / len(text),
        "xz": _per_byte(xz, text),
        "ppmd": _per_byte(ppmd, text),
        "xz_primed": _per_byte(xz, text, primer),
        "ppmd_primed": _per_byte(ppmd, text, primer),
    }
    print(json.dumps({k: round(v, 3) if isinstance(v, float) else v for k, v in row.items()}))


def xz(data: bytes) -> bytes:
    """Return ``data`` compressed by LZMA2 without container or checksum."""
    best = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
    return lzma.compress(data, format=lzma.FORMAT_RAW, filters=best)


def ppmd(data: bytes) -> bytes:
    """Return ``data`` compressed by PPMd variant H."""
    encoder = pyppmd.Ppmd7Encoder(ORDER, MEMORY)
    return bytes(encoder.encode(data) + encoder.flush())


def _per_byte(method: Callable[[bytes], bytes], text: bytes, primer: bytes = b"") -> float:
    before = len(method(primer)) if primer else 0
    return 8 * (len(method(primer + text)) - before) / len(text)


def _file(language: Language) -> Path:
    return chat_data() / BOOKS[language]


def _primer(language: Language) -> bytes:
    rng = random.Random(0)  # noqa: S311 - a choice of texts, no secret
    texts = slices(books(_file(language), language, "train"), PRIMING_BYTES, rng)
    return "\n".join(texts).encode()


def _talks(language: Language, part: Part) -> list[Dialogue]:
    found = [t for file in DIALOGUES.values() for t in dialogues(chat_data() / file, part)]
    return [talk for talk in found if talk.language == language]


def _said(talks: list[Dialogue]) -> bytes:
    return "".join(turn.text + "\n" for talk in talks for turn in talk.turns).encode()


if __name__ == "__main__":
    main()
