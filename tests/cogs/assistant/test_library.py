"""The notes are searched as they stand at the moment of the question."""

from __future__ import annotations

from bot.permissions import Level
from cogs.assistant.library import KEPT, Library
from cogs.assistant.note import NoteDraft
from tests.cogs.assistant.conftest import ADA, ELSEWHERE, GUILD


async def text_of(library, question, guild_id=GUILD):
    found = await library.ask(guild_id, question)
    return found.answer.text if found.answer else None


async def test_every_change_is_seen_by_the_next_question(guild, store):
    here, library, question = guild(), Library(store), "when is karaoke?"
    assert not (await library.ask(GUILD, question)).has_notes
    note = await here.add("Karaoke", "Karaoke is on Monday.")
    assert await text_of(library, question) == "Karaoke is on Monday."
    draft = NoteDraft("Karaoke", "Karaoke is on Tuesday.")
    await here.service.change(note.note_id, draft, revision=1, author_id=ADA, level=Level.ADMIN)
    assert await text_of(library, question) == "Karaoke is on Tuesday."
    await here.service.remove(note.note_id, actor_id=ADA, level=Level.ADMIN)
    assert await text_of(library, question) is None
    await here.service.restore(note.note_id, actor_id=ADA, level=Level.ADMIN)
    assert (await library.ask(GUILD, question)).note.title == "Karaoke"


async def test_a_guild_never_answers_from_the_notes_of_another(guild, store):
    library = Library(store)
    await guild(ELSEWHERE).add("Karaoke", "Karaoke is on Monday.")
    assert await text_of(library, "when is karaoke?") is None
    assert await text_of(library, "when is karaoke?", ELSEWHERE) == "Karaoke is on Monday."


async def test_only_so_many_guilds_stay_in_memory(guild, store):
    library = Library(store)
    await guild().add("Karaoke", "Karaoke is on Monday.")
    for guild_id in range(GUILD, GUILD + KEPT + 5):
        await library.ask(guild_id, "when is karaoke?")
    assert len(library._rooms) == KEPT
    assert await text_of(library, "when is karaoke?") == "Karaoke is on Monday."
