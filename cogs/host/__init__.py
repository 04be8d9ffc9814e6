"""`/host`: shows with a quiz, a poll and a host of their own, which moderators start and plan."""

from datetime import timedelta

from bot.feature import Feature
from bot.services import Services

#: Scores are for the evening; the export holds them a while longer.
KEPT = timedelta(days=30)


def feature(services: Services) -> Feature:
    """Wire the feature."""
    from bot.speech.speech import Speech
    from cogs.host import intents
    from cogs.host.cog import Host
    from cogs.host.lines import Lines
    from cogs.host.patter import Patter
    from cogs.host.runner import Desk, Runner
    from cogs.host.screens.answering import AnsweringScreen
    from cogs.host.screens.events import Events
    from cogs.host.screens.planned import PlannedScreen
    from cogs.host.screens.question import QuestionWriter
    from cogs.host.screens.stage import DiscordStage, Means
    from cogs.host.screens.starting import StartingScreen
    from cogs.host.screens.voice import Voice
    from cogs.host.service import HostService
    from cogs.host.settings import HostSettings
    from cogs.host.store.answers import SqliteAnswers
    from cogs.host.store.personal import HostPersonalData
    from cogs.host.store.schedule import SqliteSchedule
    from cogs.host.store.shows import SqliteShows

    database, posts, texts = services.database, services.posts, services.texts
    settings_of, catalogue = services.guild_settings, services.catalogue
    schedule = SqliteSchedule(database)

    def shows(guild_id: int) -> SqliteShows:
        return SqliteShows(database, guild_id, services.audit)

    async def desk(guild_id: int) -> Desk:
        settings = await settings_of.get(guild_id, HostSettings)
        return Desk(shows(guild_id), SqliteAnswers(database, guild_id), settings)

    async def open_service(guild_id: int) -> HostService:
        here = await desk(guild_id)
        answers = SqliteAnswers(database, guild_id)
        return HostService(
            shows(guild_id), answers, here.settings, catalogue, services.clock, runner.wake
        )

    async def forget() -> None:
        await schedule.purge(services.clock.now() - KEPT)

    speech = Speech.on_this_machine(services.health, services.config.speech)
    writer, events = QuestionWriter(catalogue), Events(posts, texts)
    means = Means(
        posts=posts,
        texts=texts,
        settings=settings_of,
        catalogue=catalogue,
        lines=Lines(texts),
        voice=Voice(posts, texts, settings_of, speech),
        writer=writer,
        events=events,
        patter=Patter(services.inference, services.guard, texts),
    )
    runner = Runner(schedule, desk, DiscordStage(means), services.clock)
    starting = StartingScreen(open_service, posts, events, texts, services.config.locale)
    planned = PlannedScreen(open_service, events)
    answering = AnsweringScreen(open_service, writer)
    return Feature(
        name="host",
        cog=Host(services.desk, starting, planned),
        actions={"answer": answering.press, "cancel": planned.press_cancel},
        intents=[
            (intents.START, starting.hear_start),
            (intents.STOP, planned.hear_stop),
            (intents.NEXT, planned.hear_next),
        ],
        settings=HostSettings,
        personal_data=HostPersonalData(database),
        upkeep=forget,
        runs=runner.run,
    )
