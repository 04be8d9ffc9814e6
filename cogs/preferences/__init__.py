"""`/preferences`: what a member chooses for themselves, the same in every guild."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from cogs.preferences.cog import PreferencesCog
    from cogs.preferences.service import LANGUAGE, PANEL

    cog = PreferencesCog(services.desk, services.preferences, services.texts)
    return Feature(
        name="preferences",
        cog=cog,
        actions={"set": cog.press},
        intents=[(PANEL, cog.hear), (LANGUAGE, cog.hear_language)],
    )
