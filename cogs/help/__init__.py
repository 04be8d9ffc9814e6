"""`/help`: what Marquee can do, found by words in either language."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from cogs.help.cog import Help  # noqa: PLC0415  importing the package must not load discord
    from cogs.help.service import INTENT  # noqa: PLC0415

    cog = Help(services.desk, services.texts, services.registry)
    return Feature(name="help", cog=cog, intents=[(INTENT, cog.hear)])
