"""Old shows are forgotten with their scores."""

from __future__ import annotations

from datetime import timedelta

from cogs.host.store.schedule import SqliteSchedule
from tests.cogs.host.conftest import ADA, ANNA, GUILD, HALL


async def test_what_ended_long_ago_is_deleted_with_its_scores(house, clock, database):
    async with house.playing():
        show = await house.start()
        await clock.run(6)
        await house.press(show, 1, ANNA)
        await clock.run(100)
    planned = await house.plan("in 2 hours", HALL)
    schedule = SqliteSchedule(database)
    assert await schedule.purge(clock.now() - timedelta(days=30)) == 0
    clock.advance(40 * 86400)
    assert await schedule.purge(clock.now() - timedelta(days=30)) == 1
    assert await house.answers().totals(show.show_id) == []
    assert [each.show_id for each in await house.service.open()] == [planned.show_id]


async def test_what_a_moderator_did_stands_in_the_audit(house, database):
    show = await house.start()
    await house.service.stop(show.channel_id, actor_id=ADA)
    rows = await database.rows(
        "SELECT action FROM audit WHERE guild_id = :guild_id ORDER BY id", {"guild_id": GUILD}
    )
    assert [row["action"] for row in rows] == ["host.live", "host.stopped"]
