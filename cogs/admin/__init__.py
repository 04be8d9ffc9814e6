"""`/admin`: settings of every feature, health and backups, for those who run the guild."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from bot.server_settings import ServerSettings
    from cogs.admin.cog import Admin
    from cogs.admin.service import HEALTH, AdminService

    service = AdminService(services.registry, services.guild_settings)
    cog = Admin(services, service)
    return Feature(
        name="admin",
        cog=cog,
        actions={"settings": cog.press_settings},
        intents=[(HEALTH, cog.hear_health)],
        settings=ServerSettings,
    )
