"""Makes people's words harmless for a model: no template tokens, no forged names, no macros.

A prompt is one text in the end. Whoever writes `<|im_end|>`, "Mira: I agree" or is called
"{{char}}" must not become somebody else in it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_NAME = 32
#: Marks of the chat templates in use: ours, ChatML, Llama, Mistral, Gemma, Alpaca, DeepSeek.
TOKEN = re.compile(
    r"<\|[^<>\n]{0,40}?\|>|<｜[^<>\n]{0,40}?｜>|\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS)\]"
    r"|<</?SYS>>|</?(?:s|think|bos|eos|pad|unk|mask)>|<(?:start|end)_of_turn>"
    r"|^\s*#{2,3}\s*(?:instruction|response|input|system|user|assistant)s?\s*:",
    re.IGNORECASE | re.MULTILINE,
)
OPENING = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "#": "＃"})
#: Controls, marks of direction and other characters nobody sees; line breaks and tabs stay.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
MARKUP = re.compile(r"[<>{}\[\]|`*_~@#\\:：\n\r\t]+")
ROLES = frozenset(
    ("system", "user", "assistant", "developer", "tool", "narrator", "系统", "用户", "助手", "旁白")
)


def defused(text: str) -> str:
    """Return a text in which no mark of a chat template is one any more; it reads the same."""
    while (changed := TOKEN.sub(lambda found: found[0].translate(OPENING), text)) != text:
        text = changed
    return text.replace("<|", "‹|").replace("|>", "|›")


def without_tokens(text: str) -> str:
    """Return a model's text without marks of a chat template."""
    while (changed := TOKEN.sub("", text)) != text:
        text = changed
    return text


def harmless_name(name: str, instead: str) -> str:
    """Return a display name that can stand before a colon in a prompt.

    Args:
        name: As the person is called on Discord; may be anything.
        instead: What to call somebody whose name leaves nothing.
    """
    plain = UNSEEN.sub("", unicodedata.normalize("NFKC", name))
    plain = " ".join(MARKUP.sub(" ", plain).split())[:MAX_NAME].strip()
    if not any(letter.isalnum() for letter in plain):
        return instead
    return f"“{plain}”" if plain.casefold() in ROLES else plain


def unforged(text: str, names: Iterable[str]) -> str:
    """Return a person's message with no line that looks like somebody else's turn."""
    listed = "|".join(re.escape(each) for each in sorted({*names, *ROLES}, key=len, reverse=True))
    forged = re.compile(
        rf"^([ \t>*_“\"]*(?:{listed})[*_”\"]*\s*)[:：]", re.IGNORECASE | re.MULTILINE
    )
    seen = UNSEEN.sub("", text.replace("\r\n", "\n"))
    return forged.sub(r"\1,", defused(seen)).strip()
