"""`/reviews`: members' reviews of films, what the guild gives each, and its best ones."""

from functools import partial

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    # Importing the package must stay cheap and load neither discord nor the dashboard.
    from cogs.reviews.cog import Reviews
    from cogs.reviews.guild import GuildReviews
    from cogs.reviews.mood import read
    from cogs.reviews.pages import ReviewPages
    from cogs.reviews.screens.stage import Stage
    from cogs.reviews.screens.wiring import Screens
    from cogs.reviews.service import ReviewService
    from cogs.reviews.settings import ReviewsSettings
    from cogs.reviews.shelf import ReviewShelf
    from cogs.reviews.store.lists import SqliteReviewLists
    from cogs.reviews.store.personal import ReviewPersonalData
    from cogs.reviews.store.reviews import SqliteReviewStore
    from cogs.reviews.store.upkeep import SqliteReviewUpkeep
    from cogs.reviews.upkeep import Upkeep

    database, clock = services.database, services.clock

    def store(guild_id: int) -> SqliteReviewStore:
        return SqliteReviewStore(database, guild_id, services.audit)

    async def reviews(guild_id: int) -> GuildReviews:
        settings = await services.guild_settings.get(guild_id, ReviewsSettings)
        service = ReviewService(store(guild_id), settings, clock)
        return GuildReviews(
            service, ReviewShelf(SqliteReviewLists(database, guild_id), settings), settings
        )

    stage = Stage(reviews, services.catalogue, services.preferences)
    screens = Screens(stage, partial(read, services.inference))
    cog = Reviews(services.desk, services.texts, screens)
    upkeep = Upkeep(SqliteReviewUpkeep(database), store, services.inference, clock)
    return Feature(
        name="reviews",
        cog=cog,
        menus=[cog.menu],
        actions=screens.actions,
        intents=screens.intents,
        settings=ReviewsSettings,
        personal_data=ReviewPersonalData(database),
        pages=ReviewPages(services, reviews).pages(),
        upkeep=upkeep.run,
    )
