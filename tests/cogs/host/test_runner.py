"""Shows take place as planned, whatever happens in between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cogs.host.show import State
from tests.cogs.host.conftest import ANNA, HALL, LIN, ROOM

WHOLE = [
    "welcome",
    *(part for n in (1, 2, 3) for part in (f"ask {n}", f"reveal {n} right=0")),
    "board",
    "poll",
    "goodbye",
]
#: Three questions of 20 s, and a pause of 5 s behind each other part.
LENGTH_S = 3 * 20 + 6 * 5


async def test_a_show_with_nobody_there_goes_through_at_its_pace(house, clock, stage):
    async with house.playing():
        show = await house.start()
        await clock.run(1)
        assert stage.parts == ["welcome"]
        await clock.run(5)
        assert stage.parts[-1] == "ask 1"
        await clock.run(18)
        assert stage.parts[-1] == "ask 1"
        await clock.run(LENGTH_S - 24 + 1)
        assert stage.parts == WHOLE
        assert (await house.shows().get(show.show_id)).state is State.DONE
        await clock.run(300)
        assert stage.parts == WHOLE


async def test_answers_become_a_score_with_speed_and_streak(house, clock, stage):
    async with house.playing():
        show = await house.start()
        await clock.run(6)
        await house.press(show, 1, ANNA)
        await clock.run(9.5)
        await house.press(show, 1, LIN)
        await clock.run(10 + 5)
        assert stage.parts[-2:] == ["reveal 1 right=2", "ask 2"]
        await house.press(show, 2, ANNA)
        await house.press(show, 2, LIN, right=False)
        await clock.run(LENGTH_S)
    # At once 10 + 5, after half the time 10 + 2 or 3; a second one in a row 3 more.
    first, second = stage.standings
    assert (first.place, first.member_id, first.points) == (1, ANNA, 15 + 18)
    assert (second.place, second.member_id) == (2, LIN)
    assert second.points in (12, 13)


async def test_a_restart_in_mid_question_resumes_there_with_scores_and_full_time(
    house, clock, stage
):
    async with house.playing():
        show = await house.start()
        await clock.run(6)
        await house.press(show, 1, ANNA)
        await clock.run(26)
        assert stage.parts[-1] == "ask 2"
        await house.press(show, 2, ANNA)
    clock.advance(100)
    async with house.playing():
        assert stage.parts[-1] == "back 2"
        assert stage.closes_at == clock.now() + timedelta(seconds=20)
        # Who answered before keeps it, others still can.
        assert (await house.press(show, 2, ANNA, right=False)).outcome == "taken"
        assert (await house.press(show, 2, LIN)).outcome == "counted"
        await clock.run(LENGTH_S)
    expected = [each.replace("right=0", "right=1") for each in WHOLE[:3]]
    assert stage.parts[:4] == [*expected, "ask 2"]
    assert stage.parts[4:7] == ["back 2", "reveal 2 right=2", "ask 3"]
    assert stage.parts[-1] == "goodbye"
    assert [each.member_id for each in stage.standings] == [ANNA, LIN]


async def test_a_restart_between_questions_shows_nothing_twice(house, clock, stage):
    async with house.playing():
        await house.start()
        await clock.run(28)
        assert stage.parts[-1] == "reveal 1 right=0"
    async with house.playing():
        await clock.run(LENGTH_S)
    assert stage.parts == WHOLE


async def test_a_show_that_was_interrupted_too_long_ends_with_its_scores(house, clock, stage):
    async with house.playing():
        show = await house.start()
        await clock.run(6)
        await house.press(show, 1, ANNA)
    clock.advance(3600)
    async with house.playing():
        assert stage.parts[-1] == "cut short question 1"
        assert [each.member_id for each in stage.standings] == [ANNA]
        assert (await house.shows().get(show.show_id)).state is State.STOPPED


async def test_a_planned_show_begins_by_itself_at_its_time(house, clock, stage):
    async with house.playing():
        await house.plan("in 5 minutes")
        await clock.run(290)
        assert stage.parts == []
        await clock.run(12)
        assert stage.parts == ["welcome"]
        await clock.run(LENGTH_S)
        assert stage.parts == WHOLE


async def test_a_show_missed_by_little_begins_late_with_a_word(house, clock, stage):
    await house.plan("in 5 minutes")
    clock.advance((5 + 14) * 60)
    async with house.playing():
        await clock.run(1)
        assert stage.parts == ["welcome late"]


async def test_a_show_missed_by_much_is_called_off_with_a_word(house, clock, stage):
    show = await house.plan("in 5 minutes")
    clock.advance((5 + 16) * 60)
    async with house.playing():
        await clock.run(LENGTH_S)
        assert stage.parts == ["cancelled host-missed"]
        assert (await house.shows().get(show.show_id)).state is State.CANCELLED


async def test_a_show_whose_event_was_cancelled_does_not_begin(house, clock, stage):
    show = await house.plan("in 5 minutes")
    stage.called_off.add(show.show_id)
    async with house.playing():
        await clock.run(400)
    assert stage.parts == ["cancelled host-called-off"]


async def test_a_planned_show_waits_for_the_one_that_is_on_in_its_channel(house, clock, stage):
    async with house.playing():
        await house.plan("in 1 minute")
        await house.start()
        await clock.run(LENGTH_S + 60)
        assert stage.parts[: len(WHOLE)] == WHOLE
        assert stage.parts[len(WHOLE)].startswith("welcome")


async def test_shows_in_two_channels_run_side_by_side(house, clock, stage):
    async with house.playing():
        await house.start(ROOM)
        await house.start(HALL)
        await clock.run(LENGTH_S + 1)
    assert sorted(stage.parts) == sorted(WHOLE * 2)


async def test_a_stopped_show_ends_at_once(house, clock, stage):
    async with house.playing():
        show = await house.start()
        await clock.run(7)
        await house.service.stop(ROOM, actor_id=ANNA)
        await clock.settle()
        assert stage.parts[-1] == "cut short question 1"
        assert (await house.press(show, 1, LIN)).outcome == "late"
        await clock.run(LENGTH_S)
        assert stage.parts[-1] == "cut short question 1"


async def test_a_passing_trouble_is_waited_out(house, clock, stage):
    async with house.playing():
        await house.start()
        await clock.run(6)
        stage.failures = 3
        await clock.run(LENGTH_S + 30)
        assert stage.parts == WHOLE


async def test_a_lasting_trouble_ends_the_show_and_is_told(house, clock, stage, caplog):
    async with house.playing():
        show = await house.start()
        await clock.run(6)
        stage.failures = 99
        await clock.run(LENGTH_S + 120)
        assert stage.parts[-1] == "cancelled host-gave-up"
        assert (await house.shows().get(show.show_id)).state is State.STOPPED
    assert "tried again" in caplog.text


async def test_a_channel_that_is_gone_ends_its_show_and_no_other(house, clock, stage):
    async with house.playing():
        await house.start(ROOM)
        await clock.run(6)
        stage.is_gone = True
        await clock.run(30)
        assert stage.parts[-1] == "cancelled host-gave-up"
        stage.is_gone = False
        await house.start(HALL)
        await clock.run(LENGTH_S + 1)
        assert stage.parts[-1] == "goodbye"


async def test_nothing_is_shown_before_the_bot_is_connected(house, clock, stage):
    stage.is_open = False
    await house.start()
    async with house.playing():
        await clock.run(30)
        assert stage.parts == []
        stage.is_open = True
        await clock.run(1)
        assert stage.parts == ["welcome"]


@pytest.mark.parametrize("seconds", [0, 30])
async def test_the_pace_is_the_guilds(house, clock, stage, seconds):
    house.settings = house.settings.model_copy(
        update={"pause_seconds": seconds, "answer_seconds": 5}
    )
    async with house.playing():
        await house.start()
        await clock.run(15 + 6 * seconds + 1)
        assert stage.parts == WHOLE
