"""Admins write down what people should know, members ask, and moderators hear of the rest."""

from __future__ import annotations

import pytest

FILM_NIGHT = "Film night is every Friday at 20:00 in #film-club. Bring your own popcorn."
QUIZ = "知识问答每月最后一个周六晚上九点开始。奖品是一周的专属身份组。"


@pytest.fixture
def chat(sandbox):
    """Say something to the bot and return its reply."""

    async def chat(person, words):
        said = await person.say(f"<@{sandbox.application_id}> {words}")
        return await person.expect(
            lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
        )

    return chat


async def choose_moderators_channel(ada):
    channel = ada.channel["id"]
    shown = await ada.slash(
        "/admin settings", setting="admin.moderators_channel", value=f"<#{channel}>"
    )
    assert channel in shown.text
    return channel


def said(message):
    embed = message["embeds"][0] if message["embeds"] else {}
    return f"{message['content']}\n{embed.get('title')}\n{embed.get('description')}"


async def test_questions_are_answered_from_the_notes_in_both_languages(
    ada, anna, lin, marquee, chat
):
    kept = await ada.slash("/assistant notes add", title="Film night", text=FILM_NIGHT)
    assert kept.ephemeral
    assert "I answer from it now" in kept.text
    form = await ada.slash("/助手 笔记 添加")
    await ada.submit(form, title="知识问答", text=QUIZ)

    english = await chat(anna, "when is film night?")
    assert "every Friday at 20:00" in said(english)
    assert "popcorn" not in said(english)
    assert "From this server's notes" in said(english)
    chinese = await chat(lin, "电影之夜几点？")
    assert "every Friday at 20:00" in said(chinese)
    assert "出自本服务器的笔记" in said(chinese)

    await marquee.restart()
    assert "最后一个周六" in said(await chat(lin, "知识问答是什么时候？"))
    slash = await anna.slash("/assistant ask", question="When is trivia night?")
    assert "最后一个周六" in slash.text
    assert "When is trivia night?" in slash.text
    whole = await anna.click(english, "Read “Film night”")
    assert whole.ephemeral
    assert "popcorn" in whole.text
    assert "Edit" not in str(whole.message["components"])


async def test_moderators_hear_of_what_no_note_knows_and_write_it_down(
    ada, anna, lin, mo, marquee, chat
):
    nobody = await chat(lin, "电影之夜几点？")
    assert "还没有人为本服务器写过笔记" in nobody["content"]
    assert "没能告诉任何人" in nobody["content"]
    await mo.go("film-club")
    await ada.go("film-club")
    await choose_moderators_channel(ada)
    told = await anna.slash("/assistant ask", question="When is **pizza** night, @everyone?")
    assert told.ephemeral
    assert "nobody has written notes" in told.text
    assert "I have told the moderators" in told.text
    line = await mo.expect(lambda m: m["embeds"] and "asks" in said(m))
    assert line["embeds"][0]["author"]["name"] == "When is **pizza** night, @everyone?"
    assert f"<@{anna.me['id']}>" in said(line)
    assert "/channels/" in said(line)
    assert line["mentions"] == []
    assert line["mention_everyone"] is False

    again = await lin.slash("/assistant ask", question="when is pizza night everyone?")
    assert "最近已经收到过" in again.text
    soon = await anna.slash("/assistant ask", question="Where is the swimming pool?")
    assert "in three minutes" in soon.text

    assert "Only people who may manage this server" in (await mo.click(line, "Add a note")).text
    await marquee.restart()
    form = await ada.click(line, "Add a note")
    await ada.submit(form, title="Pizza night", text="Pizza night is on Monday at 19:00.")
    assert "Monday at 19:00" in said(await chat(anna, "when is pizza night?"))


async def test_other_features_keep_their_sentences(ada, anna, chat):
    await ada.slash("/assistant notes add", title="Heat", text="Heat the popcorn on Friday at 8.")
    assert "Heat" in said(await chat(anna, "what do people think of Heat?"))
    assert "server's notes" not in said(await chat(anna, "what do people think of Heat?"))
    assert "/reviews write" in said(await chat(anna, "how do I write a review?"))
    assert "server's notes" not in said(await chat(anna, "how do I write a review?"))
    assert "did not understand" in said(await chat(anna, "flibber the gibbet"))
    assert "find nothing about that" in said(await chat(anna, "why do cats purr?"))
    unknown = await chat(anna, "when is the next film festival?")
    assert "I don't know that" in said(unknown)
    assert "I could tell nobody" in said(unknown)


async def test_notes_are_listed_changed_removed_and_brought_back(ada, anna, mo):
    assert "Only people who may manage" in (await mo.slash("/assistant notes list")).text
    assert "no notes yet" in (await ada.slash("/assistant notes list")).text
    for number in range(12):
        await ada.slash(
            "/assistant notes add", title=f"Note {number:02}", text=f"Text of {number:02}."
        )
    shown = await ada.slash("/assistant notes list")
    assert "12 notes" in shown.text
    assert "Note 11" not in shown.text
    await ada.click(shown, "Next")
    form = await ada.slash("/assistant notes edit", title="Note 11")
    changed = await ada.submit(form, title="Snacks", text="Snacks are *free*.")
    assert "is changed" in changed.text
    removed = await ada.slash("/assistant notes remove", title="Snacks")
    await ada.click(removed, "Undo")
    answer = await anna.slash("/assistant ask", question="what about snacks?")
    assert "Snacks are *free*." in answer.text
    own = await ada.slash("/assistant ask", question="where is the rocket?")
    assert "write the answer down" in own.text


async def test_what_was_typed_comes_back_when_it_cannot_be_kept(ada):
    await ada.slash("/assistant notes add", title="Rules", text="Be kind.")
    refused = await ada.slash("/assistant notes add", title="RULES", text="Be *very* kind.")
    assert "a note with this title already" in refused.text
    assert "Be *very* kind." in refused.text
    form = await ada.click(refused, "Open the form again")
    kept = await ada.submit(form, title="More rules")
    assert "Be *very* kind." in kept.text
    gone = await ada.slash("/assistant notes remove", title="Nothing")
    assert "no note with this title" in gone.text
