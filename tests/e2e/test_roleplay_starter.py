"""A scene with the model that comes with the bot: its words are unknown, their form is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sandbox.reading import label_of, parts_of

WEIGHTS = Path(__file__).parents[2] / "models" / "weights"
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not (WEIGHTS / "chat_starter").is_dir(), reason="no starter model here"),
]
TALKS = (
    ("anna", "/roleplay start", "Mira", "-# generated", r"[a-z]{2}",
     ("Good evening!", "What are you watching?", "Tell me more.")),
    ("lin", "/演戏 开场", "阿桃", "-# 由模型生成", r"[一-鿿]",
     ("晚上好！", "外面的雨真大啊。", "给我讲讲这条街吧。")),
)  # fmt: skip


@pytest.fixture
def settings():
    return {"inference": "process"}


async def test_the_starter_model_plays_its_part(people):
    for handle, command, character, mark, letters, talk in TALKS:
        person = await people(handle)
        opening = await person.slash(command, character=character)
        await person.go(opening.text.split("<#")[1].split(">")[0])
        for words in talk:
            before = set(person.messages)
            await person.say(words)
            reply = await whole(person, before)
            lines = reply["content"].splitlines()
            assert reply["author"]["username"] == character
            assert lines[-1] == mark, reply["content"]
            assert re.search(letters, reply["content"])
            assert not any(
                re.match(r"(anna|lin|林)\s*[:：]", each, re.IGNORECASE) for each in lines
            )
            assert "<|" not in reply["content"]


async def whole(person, before):
    def look():
        for message in person.messages.values():
            labels = [label_of(part) for part in parts_of(message) if part["type"] == 2]
            if message["id"] not in before and message.get("webhook_id") and len(labels) == 2:
                return message
        return None

    return await person.wait(look, 90, "a whole reply")
