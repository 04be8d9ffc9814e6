"""What is read, flagged, judged, counted and forgotten."""

from __future__ import annotations

import json

import pytest

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from bot.storage.audit import AuditStore
from cogs.moderation.service import KEPT, MOST_WATCHED
from cogs.moderation.settings import ModerationSettings
from cogs.moderation.store.personal import ModerationPersonalData
from cogs.moderation.tally import Counts
from cogs.moderation.upkeep import Upkeep
from models.errors import EngineFailed, QueueFull
from tests.cogs.moderation.conftest import ANNA, CLUB, ELSEWHERE, GUILD, LIN, MO, RUDE, THREAD

BY_MO = {"actor_id": MO, "level": Level.MODERATOR}


@pytest.fixture(autouse=True)
async def watched(service):
    assert await service.watch(CLUB, **BY_MO)


async def test_what_reaches_the_threshold_is_flagged_and_nothing_else(hear, scorer):
    assert (await hear(1)).flag.score == 95
    scorer.chance = 0.849
    assert (await hear(2)).flag is None
    assert (await hear(3, threshold=84)).flag.score == 84


async def test_only_watched_channels_and_their_threads_are_read(hear, scorer, service):
    assert (await hear(1, places=(ELSEWHERE,))).flag is None
    assert scorer.read == []
    found = await hear(2, places=(THREAD, CLUB))
    assert found.flag.channel_id == THREAD
    await service.unwatch(CLUB, **BY_MO)
    assert (await hear(3)).flag is None


@pytest.mark.parametrize("text", ["", "  \n"])
async def test_a_message_without_text_is_no_question_to_the_model(hear, scorer, tallies, text):
    assert (await hear(1, text)).flag is None
    assert scorer.read == []
    assert await tallies.of(GUILD) == Counts()


async def test_an_edited_message_is_read_again_but_flagged_once(hear, scorer):
    scorer.chance = 0.1
    assert (await hear(1)).flag is None
    scorer.chance = 0.9
    assert (await hear(1)).flag is not None
    assert (await hear(1)).flag is None


async def test_moderators_are_read_like_everybody_unless_a_guild_exempts_them(hear):
    assert (await hear(1, moderator=True, exempt_moderators=True)).flag is None
    assert (await hear(2, moderator=True)).flag is not None


async def test_distress_is_met_with_care_even_without_a_model_and_never_flagged(hear, scorer):
    scorer.error = EngineFailed("gone")
    for number, text in enumerate(("I want to kill myself", "我真的不想活了"), start=1):
        found = await hear(number, text)
        assert found.needs_care
        assert found.flag is None
    assert scorer.read == []
    off = await hear(9, "I want to kill myself", care=False)
    assert (off.needs_care, off.flag) == (False, None)


@pytest.mark.parametrize("error", [QueueFull("full"), EngineFailed("dead")])
async def test_what_no_model_could_read_is_counted_and_said_in_one_line_of_the_log(
    hear, scorer, tallies, service, caplog, error
):
    scorer.error = error
    for number in range(5):
        assert (await hear(number)).flag is None
    await tallies.flush()
    assert len(caplog.records) == 1
    assert f"{type(error).__name__}: 5" in caplog.text
    status = await service.status(ModerationSettings(), level=Level.MODERATOR)
    assert status.counts == Counts(scored=0, unscored=5)


async def test_counts_survive_a_write_that_fails(tallies, everywhere, hear, monkeypatch):
    await hear(1)

    async def full(*_):
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(everywhere, "add", full)
        with pytest.raises(OSError, match="disk full"):
            await tallies.flush()
    await tallies.flush()
    assert await everywhere.of(GUILD) == Counts(scored=1)


async def test_the_first_verdict_stands_and_names_who_gave_it(hear, service):
    await hear(1)
    first = await service.decide(1, is_right=False, **BY_MO)
    assert (first.is_right, first.actor_id) == (False, MO)
    second = await service.decide(1, is_right=True, actor_id=LIN, level=Level.ADMIN)
    assert (second.is_right, second.actor_id) == (False, MO)
    status = await service.status(ModerationSettings(), level=Level.MODERATOR)
    assert (status.flags, len(status.verdicts), status.precision) == (1, 1, 0.0)


async def test_members_can_neither_switch_nor_judge_nor_look(hear, service):
    await hear(1)
    member = {"actor_id": ANNA, "level": Level.MEMBER}
    with pytest.raises(NotAllowed):
        await service.watch(ELSEWHERE, **member)
    with pytest.raises(NotAllowed):
        await service.unwatch(CLUB, **member)
    with pytest.raises(NotAllowed):
        await service.decide(1, is_right=True, **member)
    with pytest.raises(NotAllowed):
        await service.status(ModerationSettings(), level=Level.MEMBER)


async def test_a_verdict_on_what_is_gone_is_refused(service):
    with pytest.raises(NotFound):
        await service.decide(404, is_right=True, **BY_MO)


async def test_switching_is_said_once_audited_and_bounded(service, database, clock):
    assert not await service.watch(CLUB, **BY_MO)
    assert await service.unwatch(CLUB, **BY_MO)
    assert not await service.unwatch(CLUB, **BY_MO)
    entries = await AuditStore(database, clock).of(GUILD).latest()
    assert [(e.action, e.actor_id, e.detail) for e in reversed(entries)] == [
        ("moderation.watch", MO, {"channel": str(CLUB)}),
        ("moderation.unwatch", MO, {"channel": str(CLUB)}),
    ]
    for channel_id in range(MOST_WATCHED):
        await service.watch(channel_id + 1, **BY_MO)
    with pytest.raises(InvalidInput):
        await service.watch(999, **BY_MO)


async def test_flags_and_counts_are_forgotten_after_thirty_days(
    hear, service, tallies, everywhere, clock, database
):
    await hear(1)
    upkeep = Upkeep(tallies, everywhere, clock)
    clock.advance(KEPT.total_seconds() - 60)
    await upkeep.run()
    await hear(2)
    clock.advance(120)
    await upkeep.run()
    rows = await database.rows("SELECT message_id FROM flag")
    assert [row["message_id"] for row in rows] == [2]
    clock.advance(2 * KEPT.total_seconds())
    await upkeep.run()
    assert await everywhere.of(GUILD) == Counts()


async def test_no_text_is_kept_and_a_member_takes_their_flags_along(hear, service, database):
    personal = ModerationPersonalData(database)
    await hear(1)
    await hear(2, author=LIN)
    await service.decide(2, is_right=True, actor_id=ANNA, level=Level.MODERATOR)
    export = await personal.export(GUILD, ANNA)
    assert json.loads(json.dumps(export)) == export
    assert [flag["message_id"] for flag in export["flags"]] == [1]
    assert export["verdicts_given"] == [{"message_id": 2, "verdict": "right"}]
    dump = json.dumps([tuple(row) for row in await database.rows("SELECT * FROM flag")])
    assert RUDE not in dump
    assert await database.write(lambda c: personal.erase(c, GUILD, ANNA)) == 2
    assert await personal.export(GUILD, ANNA) == {"flags": [], "verdicts_given": []}
    left = await database.rows("SELECT message_id, verdict, actor_id FROM flag")
    assert [tuple(row) for row in left] == [(2, "right", None)]
