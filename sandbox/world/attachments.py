"""Attachments: files people and bots send."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came over the wire; ``index`` is the n of ``files[n]``."""

    index: str
    filename: str
    content_type: str
    data: bytes
