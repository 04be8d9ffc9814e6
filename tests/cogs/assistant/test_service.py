"""Who may keep notes, and what becomes of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from cogs.assistant import service as rules
from cogs.assistant.note import TEXT_LENGTH, TITLE_LENGTH, NoteDraft
from cogs.assistant.store.notes import purge
from tests.cogs.assistant.conftest import ADA, ELSEWHERE, MO


async def refusal(kind, doing):
    with pytest.raises(kind) as caught:
        await doing
    return caught.value.text_id


async def test_a_note_is_kept_tidied_and_found_by_its_title(guild):
    here = guild()
    note = await here.add("  Film \u202enight ", "Every\r\nFriday.\x07\n\n\n\nAt eight.  ")
    assert (note.title, note.text, note.revision) == (
        "Film night",
        "Every\nFriday.\n\nAt eight.",
        1,
    )
    assert await here.service.find("FILM  night!") == note
    assert await refusal(NotFound, here.service.find("quiz")) == "assistant-note-unknown"


async def test_only_those_whom_the_guild_lets_may_keep_notes(guild):
    here = guild()
    for level in (Level.MEMBER, Level.MODERATOR):
        assert await refusal(NotAllowed, here.add("x", level=level)) == "assistant-admins-only"
    note = await here.add("Rules")
    open_to_mods = guild(notes_by_moderators=True).service
    removed = await open_to_mods.remove(note.note_id, actor_id=MO, level=Level.MODERATOR)
    assert removed == note
    told = refusal(NotAllowed, open_to_mods.restore(note.note_id, actor_id=MO, level=Level.MEMBER))
    assert await told == "assistant-moderators-only"
    assert await here.titles() == []


@pytest.mark.parametrize(
    ("title", "text", "text_id"),
    [
        (" \u200b ", "text", "assistant-title-empty"),
        ("title", "\n\n", "assistant-text-empty"),
        ("t" * (TITLE_LENGTH + 1), "text", "assistant-title-too-long"),
        ("title", "字" * (TEXT_LENGTH + 1), "assistant-text-too-long"),
    ],
)
async def test_a_note_that_is_empty_or_too_long_is_refused(guild, title, text, text_id):
    assert await refusal(InvalidInput, guild().add(title, text)) == text_id


async def test_the_longest_note_fits(guild):
    note = await guild().add("题" * TITLE_LENGTH, "字" * TEXT_LENGTH)
    assert len(note.text) == TEXT_LENGTH


async def test_a_title_is_taken_once_in_each_guild(guild):
    here, elsewhere = guild(), guild(ELSEWHERE)
    await here.add("电影之夜")
    assert await refusal(InvalidInput, here.add("电影之夜！")) == "assistant-title-taken"
    await elsewhere.add("电影之夜")
    assert await here.titles() == await elsewhere.titles() == ["电影之夜"]


async def test_a_guild_keeps_so_many_notes_and_no_more(guild, monkeypatch):
    monkeypatch.setattr(rules, "MOST_NOTES", 2)
    here = guild()
    await here.add("a")
    await here.add("b")
    assert await refusal(InvalidInput, here.add("c")) == "assistant-full"
    assert await refusal(InvalidInput, here.add("b")) == "assistant-title-taken"


async def test_a_form_that_arrives_twice_makes_one_note(guild):
    service = guild().service
    draft = NoteDraft("Rules", "Be kind.")
    both = [
        await service.add(draft, author_id=ADA, level=Level.ADMIN, delivery="i1") for _ in range(2)
    ]
    assert both[0] == both[1]
    assert (await service.page(1, size=5)).total == 1


async def test_a_change_is_made_to_what_its_author_saw(guild):
    here = guild()
    note, other = await here.add("Rules"), await here.add("Roles")

    def change(title, revision, note_id=note.note_id):
        draft = NoteDraft(title, "Be kind.")
        return here.service.change(
            note_id, draft, revision=revision, author_id=ADA, level=Level.ADMIN
        )

    assert await refusal(InvalidInput, change("roles", 1)) == "assistant-title-taken"
    changed = await change("RULES", 1)
    assert (changed.title, changed.text, changed.revision) == ("RULES", "Be kind.", 2)
    assert await refusal(NotFound, change("Rules", 1)) == "assistant-changed-since"
    await here.service.remove(other.note_id, actor_id=ADA, level=Level.ADMIN)
    assert await refusal(NotFound, change("x", 1, other.note_id)) == "assistant-note-gone"


async def test_a_removal_can_be_taken_back_for_a_day(guild, clock, database):
    here = guild()
    note = await here.add("Rules")

    def restore():
        return here.service.restore(note.note_id, actor_id=ADA, level=Level.ADMIN)

    await here.service.remove(note.note_id, actor_id=ADA, level=Level.ADMIN)
    assert await here.titles() == []
    assert await restore() == note
    await here.service.remove(note.note_id, actor_id=ADA, level=Level.ADMIN)
    again = await here.add("Rules")
    assert await refusal(NotFound, restore()) == "assistant-undo-late"
    await here.service.remove(again.note_id, actor_id=ADA, level=Level.ADMIN)
    clock.advance(timedelta(days=1, seconds=1).total_seconds())
    assert await refusal(NotFound, restore()) == "assistant-undo-late"
    assert await purge(database, clock.now() - rules.UNDO) == 2


async def test_notes_are_listed_by_title_in_pages(guild):
    here = guild()
    for title in ("c", "A", "b"):
        await here.add(title)
    first, last = [await here.service.page(n, size=2) for n in (0, 9)]
    assert [n.title for n in first.notes] == ["A", "b"]
    assert ([n.title for n in last.notes], last.number, last.count, last.total) == (["c"], 2, 2, 3)
