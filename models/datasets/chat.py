"""Readers of the books, dialogues and poems the starter chat model is made from.

The files lie in ``chat`` in the shared data folder beside the checkout; nothing is
downloaded. Licences: English novels (mlschmitt/classic-books-markdown), Chinese novels
(shjwudp/shu, tallusil/luxun-novel-analysis) and poems are public domain; Synthetic-Persona-Chat
CC BY 4.0; GPTeacher role-play MIT; Topical-Chat CDLA-Sharing 1.0; Schema-Guided Dialogue
CC BY-SA 4.0; KdConv and CrossWOZ Apache 2.0. Weights trained from them may be shipped, the texts
may not. Parts that a source calls its test part are never read.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Literal, cast

from models.datasets.sentiment import shared_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from models.language.script import Language

Part = Literal["train", "held-back"]

BOOKS: Mapping[Language, str] = {"en": "fiction.txt.xz", "zh": "fiction_zh.txt.xz"}
DIALOGUES: Mapping[Language, str] = {"en": "dialogues.jsonl.xz", "zh": "dialogues_zh.jsonl.xz"}
POEMS = "poems_zh.jsonl.xz"
MARKDOWN = re.compile(r"^#+ *|[*_]{1,3}(?=\w)|(?<=[\w.,!?])[*_]{1,3}|\\", re.MULTILINE)
BOOK_END = "<|endofbook|>"
CUT_FROM_BOOKS = "fiction-dialogue"
ONE_IN: Mapping[Language, int] = {"en": 100, "zh": 50}
"""Of so many books or dialogues one is held back; of the Chinese, which are few, more."""


@dataclass(frozen=True, slots=True)
class Book:
    """A novel or a collection: its title and its whole text."""

    title: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A talk of two or more.

    Attributes:
        topic: A book, domains or a person the talk is about, else empty.
        personas: Speaker to sentences about them; speakers may be missing.
    """

    source: str
    language: Language
    turns: tuple[Turn, ...]
    topic: str
    personas: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Poem:
    """A classical Chinese poem."""

    title: str
    author: str
    form: str
    lines: tuple[str, ...]


def chat_data() -> Path:
    """Return the folder of the chat data."""
    return shared_data() / "chat"


def is_held_back(key: str, language: Language) -> bool:
    """Return whether what ``key`` names is kept out of training; the same for all time."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) % ONE_IN[language] == 0


def books(path: Path, language: Language, part: Part) -> Iterator[Book]:
    """Yield the books of one part, each whole: a book is never in both.

    Raises:
        FileNotFoundError: There is no such file.
    """
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for text in lines.read().split(f"{BOOK_END}\n"):
            title = text.strip().partition("\n")[0].removeprefix("# Title:").strip()
            if title and is_held_back(_name(title), language) == (part == "held-back"):
                yield Book(title, _plain(text, language), language)


def dialogues(path: Path, part: Part) -> Iterator[Dialogue]:
    """Yield the dialogues of one part; those cut out of a book are in the part of the book.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: A row is not a dialogue; says which.
    """
    for number, row in rows_of(path):
        if not str(row.get("split", "")).startswith("test"):
            dialogue = dialogue_of(row, number)
            from_book = dialogue.source == CUT_FROM_BOOKS
            said = "\n".join(turn.text for turn in dialogue.turns)
            key = _name(dialogue.topic) if from_book else said
            if is_held_back(key, dialogue.language) == (part == "held-back"):
                yield dialogue


def poems(path: Path, part: Part) -> Iterator[Poem]:
    """Yield the poems of one part.

    Raises:
        FileNotFoundError: There is no such file.
    """
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            poem = Poem(row["title"], row["author"], row["form"], tuple(row["lines"]))
            if is_held_back("\n".join(poem.lines), "zh") == (part == "held-back"):
                yield poem


def rows_of(path: Path) -> Iterator[tuple[int, Any]]:
    """Yield the number and the content of each line of a JSON lines file.

    Raises:
        ValueError: A line is not JSON; says which.
    """
    with opened(path) as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"row {number}: not JSON") from error


def opened(path: Path) -> IO[str]:
    """Return a reader of text; ``.xz`` and ``.gz`` are unpacked."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8")


def dialogue_of(row: Mapping[str, Any], number: int) -> Dialogue:
    """Return a row of a dialogue file as a dialogue.

    Raises:
        ValueError: The row has no turns with a speaker and a text; says which row.
    """
    try:
        turns = tuple(Turn(str(turn["speaker"]), _line(turn["text"])) for turn in row["turns"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"row {number}: turns with speaker and text are needed") from error
    personas = {who: tuple(said) for who, said in (row.get("personas") or {}).items()}
    language: Language = "zh" if row.get("lang") == "zh" else "en"
    return Dialogue(
        str(row.get("source", "")), language, turns, str(row.get("topic") or ""), personas
    )


def _name(title: str) -> str:
    """Return what stands between 《 and 》, else all of it: so books and talks name a book."""
    found = re.search("《(.+?)》", title)
    return found[1] if found else title


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _plain(text: str, language: Language) -> str:
    """Drop Markdown and the head of the book, which no talk needs."""
    if language == "en":
        text = text.partition("-------")[2] or text
        text = MARKDOWN.sub("", text)
    return re.sub(r"[ \t]*\n\s*", "\n", text).strip()
