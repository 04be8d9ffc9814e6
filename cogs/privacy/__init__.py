"""`/privacy`: what is kept about a member; a copy of it; its erasure."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from bot.privacy import Privacy
    from cogs.privacy.cog import Privacy as PrivacyCog
    from cogs.privacy.service import ERASE, EXPORT, SHOW

    cog = PrivacyCog(services.desk, Privacy(services.database, services.registry), services.clock)
    return Feature(
        name="privacy",
        cog=cog,
        actions={"erase": cog.press_erase, "keep": cog.press_keep},
        intents=[(SHOW, cog.hear_show), (EXPORT, cog.hear_export), (ERASE, cog.hear_erase)],
    )
