"""What people type is never a mark of a chat template."""

from __future__ import annotations

import re

MARKS = re.compile(
    r"<[|｜][^<>]{0,40}[|｜]>|</?s>|\[/?INST\]|<<?/?SYS>>?|</?(?:start|end)_of_turn>|\[/?(?:BOS|EOS|PAD)\]",
    re.IGNORECASE,
)


def harmless(text: str) -> str:
    """Return a text without anything that a tokenizer could take for a mark of a template.

    What is left when one was cut out of the middle of another is looked at again.
    """
    while (shorter := MARKS.sub("", text)) != text:
        text = shorter
    return text
