"""A spoiler stays behind its bars wherever others can read along, in both languages."""

from __future__ import annotations

import pytest

SECRET = "It was the butler, and the detective knew it from the very first scene."


def words(message):
    parts = [message["content"]]
    for embed in message["embeds"]:
        parts += [embed.get("description", "")]
        parts += [field["value"] for field in embed.get("fields", ())]
    return "\n".join(parts)


@pytest.mark.parametrize(
    "sentence", ["my reviews", "what do people think of Heat?", "大家怎么看《盗火线》"]
)
async def test_chat_keeps_the_bars_even_for_who_wants_spoilers_open(sandbox, anna, sentence):
    panel = await anna.slash("/preferences")
    await anna.click(panel, "Spoilers open")
    form = await anna.slash("/reviews write", title="Heat", stars="4.5", spoiler=True)
    await anna.submit(form, text=SECRET)
    said = await anna.say(f"<@{sandbox.application_id}> {sentence}")
    answer = await anna.expect(
        lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
    )
    assert f"||{SECRET}||" in words(answer)


async def test_a_private_answer_shows_what_its_reader_wants_open(anna):
    panel = await anna.slash("/preferences")
    await anna.click(panel, "Spoilers open")
    form = await anna.slash("/reviews write", title="Heat", stars="4.5", spoiler=True)
    await anna.submit(form, text=SECRET)
    mine = await anna.slash("/reviews mine")
    assert mine.ephemeral
    assert SECRET in words(mine.message)
    assert "||" not in words(mine.message)
