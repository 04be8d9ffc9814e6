"""A member takes their answers with them."""

from __future__ import annotations

from cogs.host.store.personal import HostPersonalData
from tests.cogs.host.conftest import ANNA, GUILD, LIN


async def test_answers_are_exported_and_erased(house, clock, database):
    async with house.playing():
        show = await house.start()
        await clock.run(6)
        await house.press(show, 1, ANNA)
        await house.press(show, 1, LIN)
    data = HostPersonalData(database)
    (answer,) = (await data.export(GUILD, ANNA))["quiz_answers"]
    assert (answer["title"], answer["number"], answer["points"]) == ("Film quiz", 1, 15)
    assert (await data.export(8, ANNA))["quiz_answers"] == []

    assert await database.write(lambda c: data.erase(c, GUILD, ANNA)) == 1
    assert (await data.export(GUILD, ANNA))["quiz_answers"] == []
    assert await house.answers().totals(show.show_id) == [(LIN, 15)]
