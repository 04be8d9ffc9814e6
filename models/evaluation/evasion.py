"""How much of what a scorer finds it still finds when the rude words are hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Scorer = Callable[[Sequence[str]], Sequence[float]]

LEET = str.maketrans("aeiost", "43105+")
LOOK_ALIKES = str.maketrans("aceopxyi", "асеорхуі")
VOWEL = re.compile(r"(?<=\w)[aeiou](?=\w)")


def _full_width(word: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)


WAYS: Mapping[str, Callable[[str], str]] = {
    "as written": str,
    "digits for letters": lambda word: word.lower().translate(LEET),
    "letters set apart": " ".join,
    "zero-width inside": "\u200b".join,
    "Cyrillic look-alikes": lambda word: word.lower().translate(LOOK_ALIKES),
    "stacked marks": lambda word: "".join(c + "\u0337\u0321" for c in word),
    "full width": _full_width,
    "stretched": lambda word: "".join(c * 3 for c in word),
    "a vowel starred": lambda word: VOWEL.sub("*", word, count=1),
}


def recall_by_way(
    texts: Sequence[str], words: frozenset[str], scorer: Scorer
) -> dict[str, tuple[int, float]]:
    """Return, for each way to hide a word, messages and the share scored above one half.

    Args:
        texts: Toxic messages; only those that contain one of ``words`` count.
        words: Lower case; each occurrence is hidden.
        scorer: Gives each text a probability of toxicity.
    """
    listed = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)
    chosen = [text for text in texts if listed.search(text)]
    found = {}
    for way, hide in WAYS.items():
        hidden = [_hidden(text, listed, hide) for text in chosen]
        hits = sum(chance > 0.5 for chance in scorer(hidden)) if hidden else 0
        found[way] = (len(chosen), hits / max(1, len(chosen)))
    return found


def _hidden(text: str, listed: re.Pattern[str], hide: Callable[[str], str]) -> str:
    return listed.sub(lambda found: hide(found[0]), text)
