"""`/assistant`: answers quoted from the server's own notes, and an honest "I don't know"."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from cogs.assistant.cog import Assistant
    from cogs.assistant.guild import GuildNotes
    from cogs.assistant.library import Library
    from cogs.assistant.pages import NotePages
    from cogs.assistant.screens.asking import AskingScreen
    from cogs.assistant.screens.moderators import Moderators
    from cogs.assistant.screens.notes import NotesScreen
    from cogs.assistant.screens.removing import RemovingScreen
    from cogs.assistant.service import UNDO, NoteService
    from cogs.assistant.settings import AssistantSettings
    from cogs.assistant.store.notes import SqliteNoteStore, purge
    from cogs.assistant.store.personal import NotePersonalData
    from cogs.assistant.store.told import SqliteToldStore
    from cogs.assistant.telling import SAME, Telling

    database, clock = services.database, services.clock
    told = SqliteToldStore(database)

    def store(guild_id: int) -> SqliteNoteStore:
        return SqliteNoteStore(database, guild_id, services.audit)

    async def notes(guild_id: int) -> GuildNotes:
        settings = await services.guild_settings.get(guild_id, AssistantSettings)
        return GuildNotes(NoteService(store(guild_id), settings, clock), settings)

    async def upkeep() -> None:
        await purge(database, clock.now() - UNDO)
        await told.purge(clock.now() - SAME)

    moderators = Moderators(services.posts, services.guild_settings, Telling(told, clock))
    asking = AskingScreen(Library(store), notes, moderators)
    keeping, removing = NotesScreen(notes), RemovingScreen(notes)
    return Feature(
        name="assistant",
        cog=Assistant(services.desk, notes, asking, keeping, removing),
        actions={**keeping.actions, **removing.actions},
        settings=AssistantSettings,
        personal_data=NotePersonalData(database),
        pages=NotePages(notes).pages(),
        upkeep=upkeep,
        answers=asking.hear,
    )
