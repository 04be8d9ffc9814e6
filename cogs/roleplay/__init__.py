"""`/roleplay`: scenes with characters, in threads of a channel."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from cogs.roleplay.acting import Acting
    from cogs.roleplay.cog import Roleplay
    from cogs.roleplay.screens.pictures import Pictures
    from cogs.roleplay.screens.stage import Stage
    from cogs.roleplay.screens.voice import Voices
    from cogs.roleplay.screens.wiring import Screens
    from cogs.roleplay.settings import RoleplaySettings
    from cogs.roleplay.store.characters import SqliteCharacterStore
    from cogs.roleplay.store.personal import RoleplayPersonalData
    from cogs.roleplay.store.scenes import SqliteSceneStore
    from cogs.roleplay.store.turns import SqliteTurnStore
    from cogs.roleplay.store.upkeep import SqliteSceneUpkeep

    database = services.database

    def characters_of(guild_id: int) -> SqliteCharacterStore:
        return SqliteCharacterStore(database, guild_id)

    stage = Stage(
        services=services,
        scenes_of=lambda guild_id: SqliteSceneStore(database, guild_id),
        turns_of=lambda guild_id: SqliteTurnStore(database, guild_id),
        characters_of=characters_of,
        voices=Voices(),
        pictures=Pictures(services.posts, characters_of, services.clock),
        acting=Acting(services.inference, services.guard, services.clock),
    )
    screens = Screens(stage, SqliteSceneUpkeep(database))
    return Feature(
        name="roleplay",
        cog=Roleplay(services.desk, screens),
        actions=screens.actions,
        intents=screens.intents,
        settings=RoleplaySettings,
        personal_data=RoleplayPersonalData(database),
        upkeep=screens.upkeep.run,
        takes=screens.theatre.takes,
    )
