"""`/recommend`: films for a member, with reasons that are true."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from bot.storage.ratings import RatingStore
    from cogs.recommend.cog import Recommend
    from cogs.recommend.screens.stage import Stage
    from cogs.recommend.screens.wiring import Screens
    from cogs.recommend.service import RecommendService
    from cogs.recommend.settings import RecommendSettings
    from cogs.recommend.store import SqliteTasteStore, TastePersonalData
    from cogs.recommend.taste import TasteService

    database, catalogue = services.database, services.catalogue

    def recommend(guild_id: int) -> RecommendService:
        ratings, taste = RatingStore(database, guild_id), SqliteTasteStore(database, guild_id)
        return RecommendService(guild_id, ratings, taste, catalogue, services.inference)

    def taste(guild_id: int) -> TasteService:
        return TasteService(SqliteTasteStore(database, guild_id), services.clock)

    stage = Stage(recommend, taste, catalogue)
    screens = Screens(stage, services.guild_settings, services.preferences, services.texts)
    return Feature(
        name="recommend",
        cog=Recommend(services.desk, services.texts, screens),
        actions=screens.actions,
        intents=screens.intents,
        settings=RecommendSettings,
        personal_data=TastePersonalData(database),
    )
