"""What moderators and members may do with shows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.catalogue import Catalogue
from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from cogs.host.service import MOST_PLANNED, HostService, require_moderator
from cogs.host.settings import HostSettings
from cogs.host.show import State
from tests.cogs.host.conftest import ADA, ANNA, CATALOGUE, HALL, LIN, ROOM, draft


async def refused(doing):
    with pytest.raises((InvalidInput, NotFound)) as error:
        await doing
    return error.value.text_id


async def test_only_one_show_is_on_in_a_channel(house):
    show = await house.start(ROOM)
    assert show.state is State.LIVE
    assert await refused(house.start(ROOM)) == "host-busy"
    assert (await house.start(HALL)).state is State.LIVE
    assert await house.service_of(8).start(draft(ROOM), actor_id=ADA, delivery="other guild")


async def test_a_command_that_is_delivered_twice_starts_one_show(house):
    given = {"actor_id": ADA, "delivery": "i1"}
    assert await house.service.start(draft(), **given)
    assert await house.service.start(draft(), **given) is None
    assert await house.service.plan(draft(HALL), "in 2 hours", **given) is None
    assert len(await house.service.open()) == 1


async def test_times_are_those_of_the_guilds_time_zone(house):
    house.settings = HostSettings(timezone="Asia/Shanghai")
    show = await house.plan("2026-01-02 20:00")
    assert show.starts_at == datetime(2026, 1, 2, 12, tzinfo=UTC)
    assert show.state is State.PLANNED


async def test_shows_of_one_channel_may_not_be_planned_on_top_of_each_other(house):
    await house.plan("in 60 minutes", ROOM)
    assert await refused(house.plan("in 70 minutes", ROOM)) == "host-clash"
    assert await house.plan("in 70 minutes", HALL)
    assert await house.plan("in 75 minutes", ROOM)


async def test_a_guild_may_plan_so_many_shows_and_no_more(house):
    for number in range(MOST_PLANNED):
        await house.plan("in 60 minutes", 100 + number)
    assert await refused(house.plan("in 60 minutes", 99)) == "host-too-many"


async def test_what_is_planned_can_be_called_off_once(house):
    show = await house.plan("in 60 minutes")
    assert await house.service.cancel(show.show_id, actor_id=ADA) == show
    assert await refused(house.service.cancel(show.show_id, actor_id=ADA)) == "host-ended"
    assert await refused(house.service.cancel(999, actor_id=ADA)) == "host-ended"
    assert await refused(house.service_of(8).cancel(show.show_id, actor_id=ADA)) == "host-ended"
    assert await house.service.open() == []


async def test_a_show_that_is_on_can_be_stopped_from_the_list_too(house):
    show = await house.start()
    await house.service.cancel(show.show_id, actor_id=ADA)
    assert (await house.shows().get(show.show_id)).state is State.STOPPED
    assert await refused(house.service.stop(ROOM, actor_id=ADA)) == "host-none-here"


async def test_shows_are_listed_by_time(house):
    late, soon = await house.plan("in 3 hours", ROOM), await house.plan("in 2 hours", HALL)
    live = await house.start(77)
    assert [s.show_id for s in await house.service.open()] == [
        live.show_id,
        soon.show_id,
        late.show_id,
    ]
    assert [s.show_id for s in await house.service.planned()] == [soon.show_id, late.show_id]


async def test_each_member_answers_a_question_once_while_it_stands_open(house, clock):
    async with house.playing():
        show = await house.start()
        assert (await house.press(show, 1, ANNA)).outcome == "late"
        await clock.run(6)
        first = await house.press(show, 1, ANNA, right=False, delivery="i-anna")
        assert first.outcome == "counted"
        again = await house.press(show, 1, ANNA, right=False, delivery="i-anna")
        assert again == first, "Discord repeated the press: the person hears the same"
        second = await house.press(show, 1, ANNA, right=True)
        assert (second.outcome, second.choice) == ("taken", first.choice)
        assert (await house.press(show, 2, LIN)).outcome == "late"
        await clock.run(21)
        assert (await house.press(show, 1, LIN)).outcome == "late"
    assert (await house.answers().tally(show.show_id, 1)).answers == 1


async def test_the_clock_decides_whether_an_answer_is_late_not_the_show(house, clock):
    async with house.playing():
        show = await house.start()
        await clock.run(6)
    clock.advance(21)
    assert (await house.press(show, 1, ANNA)).outcome == "late"


async def test_another_guild_cannot_answer(house, clock):
    async with house.playing():
        show = await house.start()
        await clock.run(6)
        answered = await house.service_of(8).answer(
            show.show_id, 1, 0, member_id=ANNA, delivery="x"
        )
        assert answered.outcome == "late"
    for choice in (-1, 4):
        forged = house.service.answer(show.show_id, 1, choice, member_id=ANNA, delivery="y")
        assert await refused(forged) == "host-question-gone"


async def test_a_catalogue_without_a_quiz_starts_nothing(house, clock):
    small = Catalogue(CATALOGUE.films[:3])
    service = HostService(
        house.shows(), house.answers(), house.settings, small, clock, house.runner.wake
    )
    assert await refused(service.start(draft(), actor_id=ADA, delivery="z")) == "host-no-questions"
    assert await service.open() == []


@pytest.mark.parametrize("level", list(Level))
def test_only_moderators_start_shows(level):
    if level >= Level.MODERATOR:
        require_moderator(level)
        return
    with pytest.raises(NotAllowed):
        require_moderator(level)
