"""Members choose how Marquee speaks to them, and only they may."""

from __future__ import annotations

import pytest


def labels(shown):
    rows = shown.message["components"]
    return [part.get("label") or part.get("placeholder") for r in rows for part in r["components"]]


def field(reply, name):
    return next(f["value"] for f in reply.message["embeds"][0]["fields"] if f["name"] == name)


@pytest.fixture
def chat(sandbox):
    async def chat(person, words):
        said = await person.say(f"<@{sandbox.application_id}> {words}")
        return await person.expect(
            lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
        )

    return chat


async def test_a_panel_changes_in_place_and_outlives_a_restart(anna, marquee):
    panel = await anna.slash("/preferences")
    assert panel.ephemeral
    assert panel.message["embeds"][0]["title"] == "Your preferences"
    assert field(panel, "Shown at most") == "For teenagers"

    adult = await anna.choose(panel, "Shown at most", "For adults")
    assert adult.message["id"] == panel.message["id"], "the same message, changed"
    assert field(adult, "Shown at most") == "For adults"
    for name, button, after in (
        ("Spoilers", "Spoilers open", "Shown openly"),
        (
            "Direct messages",
            "Direct messages",
            "I may write to you when you asked me to remind you",
        ),
        (
            "Recommendations from your reviews",
            "Learn from my stars",
            "I leave your stars out of it",
        ),
        (
            "Your name in lists",
            "Findable by name",
            "Others see your reviews only under each film",
        ),
    ):
        before = field(panel, name)
        assert before != after
        panel = await anna.click(panel, button)
        assert field(panel, name) == after

    await marquee.restart()
    again = await anna.click(panel, "Spoilers open")
    assert field(again, "Spoilers") == "Behind bars until you click"
    assert field(again, "Shown at most") == "For adults"
    assert field(await anna.slash("/preferences"), "Spoilers") == "Behind bars until you click"


async def test_the_language_of_panel_and_answers_follows_the_choice(anna, lin, chat):
    panel = await lin.slash("/偏好")
    assert panel.message["embeds"][0]["title"] == "你的偏好"
    english = await lin.choose(panel, "语言", "English")
    assert english.message["embeds"][0]["title"] == "Your preferences"
    assert (await lin.slash("/help")).message["embeds"][0]["title"] == "What Marquee can do"
    automatic = await lin.choose(english, "Language", "As in Discord")
    assert automatic.message["embeds"][0]["title"] == "你的偏好"

    # The same by plain chat; what was chosen counts more than the language of one sentence.
    assert "以后我用中文" in (await chat(anna, "please speak Chinese"))["content"]
    assert (await chat(anna, "help"))["embeds"][0]["title"] == "Marquee 会什么"
    assert (await anna.slash("/preferences")).message["embeds"][0]["title"] == "你的偏好"
    assert "in English from now on" in (await chat(anna, "请用英文回答我"))["content"]
    assert (await anna.slash("/preferences")).message["embeds"][0]["title"] == "Your preferences"


async def test_a_panel_in_the_channel_answers_to_its_owner_alone(anna, mo, chat):
    panel = await chat(anna, "my preferences")
    refused = await mo.click(panel, "Spoilers open")
    assert refused.ephemeral
    assert "for the person who asked" in refused.text
    changed = await anna.click(panel, "Spoilers open")
    assert field(changed, "Spoilers") == "Shown openly"
    assert field(await mo.slash("/preferences"), "Spoilers") == "Behind bars until you click"
