"""`/recommend`: films for a member, with reasons that are true."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from bot.storage.ratings import RatingStore
    from cogs.recommend.cog import Recommend
    from cogs.recommend.service import RecommendService
    from cogs.recommend.settings import RecommendSettings
    from cogs.recommend.wish import FILM

    def service(guild_id: int) -> RecommendService:
        ratings = RatingStore(services.database, guild_id)
        return RecommendService(guild_id, ratings, services.catalogue, services.inference)

    cog = Recommend(
        services.desk, service, services.guild_settings, services.catalogue, services.texts
    )
    return Feature(
        name="recommend",
        cog=cog,
        actions={"page": cog.press_page},
        intents=[(FILM, cog.hear_film)],
        settings=RecommendSettings,
    )
