"""Undoes the tricks that hide a rude word from a machine but not from a reader.

Look-alikes from other alphabets, full width, invisible and stacked characters, digits for letters,
l e t t e r s set apart, stretched and starred-out ones. What could be an honest word is left alone:
beyond letters that are plainly one another's stand-ins, a spelling is only changed into one of
the words in `rude_words.json`. Every character still knows where it stood in the original.
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from models.language.normal_form import NormalForm, normal_form
from models.language.script import HAN, LATIN

WORDS = json.loads(Path(__file__).with_name("rude_words.json").read_text(encoding="utf-8"))
RUDE: frozenset[str] = frozenset(WORDS["words"])
COMMON: frozenset[str] = frozenset(WORDS["common"].split())
"""Short everyday words: two of them side by side are never one rude word."""

LOOK_ALIKES = str.maketrans(
    "аеорсухівкмнтѕјԁһӏԛԝɡгпиυαβεικνορτχωηɑıłøđɪʟᴀʙᴄᴅᴇꜰɢʜᴊᴋᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "aeopcyxibkmhtsjdhlqwgrnuuabeiknoptxwnailodilabcdefghjkmnoprstuvwyz",
)
INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0")
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^ ]+|<(?:[@#][!&]?|a?:\w+:|t:)[^ >]*>|(?<= )@\w+:?(?= )|(?<= )url(?= )"
)
"""Links, mentions and server emojis, which say nothing by their letters."""
TOKEN = re.compile(r"[^ ]+")
EDGE = re.compile(r"\A[\"'.,?;:()\[\]{}<>~…]*(.*?)[\"'.,?;:()\[\]{}<>~…!]*\Z", re.DOTALL)
STANDS_FOR = {
    "a": "a@4",
    "b": "b8",
    "c": "c(¢",
    "e": "e3€",
    "g": "g69",
    "i": "i1!|",
    "l": "l1|",
    "o": "o0",
    "s": "s5$",
    "t": "t7+",
    "u": "uv",
}
PLAIN = str.maketrans("@4830$571!|€¢", "aabeosstiiiec")
TAIL = "(?:s|z|es|ed|er|ers|ing|in|y|face|head|heads|hole|holes|bag|tard|wit|ass)?"
APART = re.compile(r"(?<= )[a-z0-9@$!](?:([ ._*/-])[a-z0-9@$!*])(?:\1[a-z0-9@$!*])+(?= )")
LETTERS = re.compile(r"[a-z]")
STRETCHED = re.compile(r"([a-z])\1{2,}")
LONE_HAN = re.compile(
    rf"(?:(?<={HAN.pattern})[ *._/|·^~-]{{1,3}}(?={HAN.pattern}(?:[ *._/|·^~-]|\Z))"
    rf"|(?<=[ *._/|·^~-]{HAN.pattern})[ *._/|·^~-]{{1,3}}(?={HAN.pattern}))"
)


class Edit(NamedTuple):
    """Characters ``start:end`` of a normal form become ``text``."""

    start: int
    end: int
    text: str


def undisguised(text: str) -> NormalForm:
    """Return the normal form of ``text`` with its disguises undone; offsets are the original's."""
    form = _folded(text)
    for edits in (_unaddressed, _joined, _uncovered, _rejoined):
        form = _edited(form, edits(form.text))
    return form


def _folded(text: str) -> NormalForm:
    """Return the normal form without invisible and stacked characters and foreign look-alikes."""
    if text.isascii():
        return normal_form(text)
    pieces: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        bare = _bare(character)
        pieces.append(bare)
        origin.extend([offset] * len(bare))
    form = normal_form("".join(pieces))
    places = np.array([*origin, len(text)], dtype=np.int32)
    letters = form.text
    if not letters.isascii() and LATIN.search(letters):
        letters = TOKEN.sub(_latin, letters)
    return NormalForm(letters, places[form.origin])


@lru_cache(maxsize=8192)
def _bare(character: str) -> str:
    if character in INVISIBLE or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return ""
    if "\U0001f150" <= character <= "\U0001f189":  # letters on black discs and squares
        place = (ord(character) - 0x1F150) % 32
        return chr(ord("a") + place) if place < 26 else character
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.combining(part)) or character


def _latin(token: re.Match[str]) -> str:
    """Return a word in Latin letters where it mixes alphabets or is look-alikes throughout."""
    word = token.group()
    turned = word.translate(LOOK_ALIKES)
    if turned == word or HAN.search(word):
        return word
    return turned if LATIN.search(word) or turned.isascii() else word


def _unaddressed(text: str) -> list[Edit]:
    """Take out addresses, each with a blank beside it."""
    return [
        Edit(found.start(), found.end() + (text[found.end() :][:1] == " "), "")
        for found in ADDRESS.finditer(text)
    ]


def _joined(text: str) -> list[Edit]:
    """Bring together letters set apart: "f u c k", "f.u.c.k", "傻 逼"."""
    edits = [
        Edit(found.start(), found.end(), _split(found.group().replace(found[1], "")))
        for found in APART.finditer(text)
        if len(found.group()) >= 5
    ]
    if HAN.search(text):
        edits += [Edit(found.start(), found.end(), "") for found in LONE_HAN.finditer(text)]
    return sorted(edits)


def _split(letters: str) -> str:
    """Return joined letters, with a space where "a" or "i" stands before a rude word."""
    rest = _rude(letters[1:]) if letters[:1] in ("a", "i", "u") else None
    return f"{letters[0]} {rest}" if rest and not _rude(letters) else letters


def _uncovered(text: str) -> list[Edit]:
    """Put letters where digits, signs, stars or repeats stand for them."""
    edits = []
    for token in TOKEN.finditer(text):
        if token.group().isalpha() and not _has_runs(token.group()):
            continue
        if HAN.search(token.group()):
            continue
        core = EDGE.match(token.group())
        if core is None or not core[1]:
            continue
        shown = _rude(core[1]) or _spelled(core[1])
        if shown != core[1]:
            start = token.start() + core.start(1)
            edits.append(Edit(start, start + len(core[1]), shown))
    return edits


def _rejoined(text: str) -> list[Edit]:
    """Bring a rude word together that a blank cuts in two: "sh it"."""
    tokens = list(TOKEN.finditer(text))
    edits: list[Edit] = []
    for first, second in itertools.pairwise(tokens):
        parts = (first.group(), second.group().rstrip(".,!?"))
        if "".join(parts) in RUDE and not COMMON.issuperset(parts):
            edits.append(Edit(first.end(), second.start(), ""))
    return edits


@lru_cache(maxsize=8192)
def _rude(word: str) -> str | None:
    """Return the rude word that ``word`` spells in disguise, with its ending, or None."""
    if len(word) < 3 or len(word) > 40:
        return None
    for pattern, rude in _patterns().get(_first(word), ()):
        if found := pattern.fullmatch(word):
            return rude + found[1]
    return None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Return, for each first letter, how its rude words may be written."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for word in sorted(RUDE, key=len, reverse=True):
        letters = [re.escape(STANDS_FOR.get(letter, letter)) for letter in word]
        middle = "".join(f"[{each}*#]+" for each in letters[1:-1])
        last = f"(?:[{letters[-1]}]+|(?<=\\*\\*)\\*)"
        pattern = re.compile(f"[{letters[0]}]+{middle}{last}({TAIL})")
        found.setdefault(word[0], []).append((pattern, word))
    return found


def _first(word: str) -> str:
    return word[0].translate(PLAIN)


def _spelled(word: str) -> str:
    """Return a word that is mostly letters with letters for its digits, and nothing stretched."""
    letters = len(LETTERS.findall(word))
    if 2 * letters > len(word) and letters >= 2 and not word[0].isdigit():
        body = word.rstrip("0123456789")  # "mp3" is no "mpe"
        word = body.translate(PLAIN) + word[len(body) :]
    return STRETCHED.sub(r"\1", word)


def _has_runs(word: str) -> bool:
    return any(a == b for a, b in itertools.pairwise(word))


def _edited(form: NormalForm, edits: list[Edit]) -> NormalForm:
    """Return a form with edits made; they are in order and do not overlap."""
    if not edits:
        return form
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            continue
        pieces += (form.text[at : edit.start], edit.text)
        places += range(at, edit.start)
        size = edit.end - edit.start
        places += (edit.start + i * size // len(edit.text) for i in range(len(edit.text)))
        at = edit.end
    pieces.append(form.text[at:])
    places += range(at, len(form.text) + 1)
    return NormalForm("".join(pieces), form.origin[places])
