"""A corpus of a few kilobytes in the form of the shared chat data."""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "The old ship sailed north, and the captain sang to the gulls.\n" * 60
CHINESE = "老船向北走，船长对着海鸥唱歌。\n" * 240


def dialogue(lang: str, *texts: str, **more: object) -> dict[str, object]:
    """Return a dialogue of two speakers."""
    turns = [{"speaker": "AB"[place % 2], "text": text} for place, text in enumerate(texts)]
    return {"source": "own", "split": "train", "lang": lang, "personas": {}, "turns": turns, **more}


def write_chat_data(shared: Path) -> Path:
    """Write all files of the chat data below ``shared`` and return their folder."""
    folder = shared / "chat"
    folder.mkdir(parents=True)
    english = [f"# Title: Voyage {n}\n\n-------\n\n{ENGLISH}" for n in range(4)]
    chinese = [f"《航行{n}》 某人\n\n{CHINESE}" for n in range(4)]
    _pack(folder / "fiction.txt.xz", "<|endofbook|>\n".join(english))
    _pack(folder / "fiction_zh.txt.xz", "<|endofbook|>\n".join(chinese))
    talks = [dialogue("en", f"Do you see ship {n}?", "Yes, I see it.") for n in range(8)]
    _pack(folder / "dialogues.jsonl.xz", _lines(talks))
    talks = [dialogue("zh", f"你看到{n}号船了吗？", "看到了。") for n in range(8)]
    _pack(folder / "dialogues_zh.jsonl.xz", _lines(talks))
    poem = {"title": "船", "author": "某人", "form": "五言绝句", "lines": ["一船向北走。"]}
    _pack(folder / "poems_zh.jsonl.xz", _lines([poem]))
    return folder


def _lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _pack(file: Path, text: str) -> None:
    file.write_bytes(lzma.compress(text.encode()))
