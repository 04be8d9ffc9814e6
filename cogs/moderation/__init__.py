"""`/moderation`: scores messages where a moderator asks for it, and shows the worst; dry run."""

from bot.feature import Feature
from bot.services import Services


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from cogs.moderation.care import CareLog
    from cogs.moderation.cog import Moderation
    from cogs.moderation.screens.listening import Listening
    from cogs.moderation.screens.switching import STATUS, Switching
    from cogs.moderation.service import ModerationService
    from cogs.moderation.settings import ModerationSettings
    from cogs.moderation.store.everywhere import SqliteTallyStore
    from cogs.moderation.store.flags import SqliteFlagStore
    from cogs.moderation.store.personal import ModerationPersonalData
    from cogs.moderation.tally import Tallies
    from cogs.moderation.upkeep import Upkeep

    database, clock = services.database, services.clock
    kept = SqliteTallyStore(database)
    tallies = Tallies(kept, clock)

    def service(guild_id: int) -> ModerationService:
        store = SqliteFlagStore(database, guild_id, services.audit)
        return ModerationService(guild_id, store, services.inference, tallies, clock)

    switching = Switching(services, service)
    return Feature(
        name="moderation",
        cog=Moderation(services.desk, switching),
        actions=switching.actions,
        intents=[(STATUS, switching.hear_status)],
        settings=ModerationSettings,
        personal_data=ModerationPersonalData(database),
        upkeep=Upkeep(tallies, kept, clock).run,
        overhears=Listening(services, service, CareLog(clock)).hear,
    )
