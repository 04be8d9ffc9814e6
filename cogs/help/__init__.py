"""`/help`: what Marquee can do, found by words in either language."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from cogs.help.cog import Help
    from cogs.help.service import INTENT

    cog = Help(services.desk, services.texts, services.registry)
    return Feature(name="help", cog=cog, intents=[(INTENT, cog.hear)])
