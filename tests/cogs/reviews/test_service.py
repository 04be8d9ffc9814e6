"""What may be done with reviews, by whom, and how often."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.permissions import Level
from cogs.reviews.review import REASONS, Draft, Removal, Scope, Sort, Tone
from cogs.reviews.service import UNDO_MODERATED, UNDO_OWN
from tests.cogs.reviews.conftest import ALIEN, ANNA, HEAT, LIN, MO, TEXT

DRAFT = Draft(film_id=HEAT, half_stars=9, is_spoiler=True, text=TEXT)


@pytest.fixture
def here(guild):
    return guild()


async def films(here, member_id):
    return await here.shelf.films_of_member(member_id)


async def counts(here, film_id=HEAT):
    return (await here.shelf.rating(film_id)).tally.counts


async def test_a_review_is_kept_as_it_was_written(here):
    saved = await here.service.save(ANNA, DRAFT, delivery="i1")
    assert saved.is_new
    review = await here.service.read(saved.review.review_id)
    assert review == saved.review
    assert (review.member_id, review.film_id, review.half_stars) == (ANNA, HEAT, 9)
    assert (review.text, review.is_spoiler, review.tone, review.helpful) == (TEXT, True, None, 0)
    assert review.written_at == here.clock.now()
    assert (await counts(here))[8] == 1


async def test_a_delivery_that_comes_twice_is_one_review(here):
    first = await here.service.save(ANNA, DRAFT, delivery="i1")
    again = await here.service.save(ANNA, DRAFT, delivery="i1")
    assert again == replace(first, is_repeated=True)
    assert again.review.revision == 1


async def test_a_repeated_delivery_does_not_undo_a_later_change(here):
    await here.service.save(ANNA, DRAFT, delivery="i1")
    await here.service.save(ANNA, replace(DRAFT, half_stars=2), delivery="i2")
    repeated = await here.service.save(ANNA, DRAFT, delivery="i1")
    assert repeated.review.half_stars == 2


async def test_a_repeated_delivery_does_not_bring_a_deleted_review_back(here):
    saved = await here.service.save(ANNA, DRAFT, delivery="i1")
    await here.service.delete(saved.review.review_id, member_id=ANNA)
    with pytest.raises(NotFound):
        await here.service.save(ANNA, DRAFT, delivery="i1")
    assert await films(here, ANNA) == []


async def test_writing_about_a_film_again_changes_the_review_and_keeps_its_votes(here):
    first = await here.write(ANNA, half_stars=8)
    await here.vote(first, LIN)
    second = await here.service.save(
        ANNA, replace(DRAFT, half_stars=2, text="I was wrong about all of it."), delivery="i9"
    )
    assert not second.is_new
    assert second.review.review_id == first.review_id
    assert (second.review.revision, second.review.helpful) == (2, 1)
    assert second.review.written_at == first.written_at
    assert await counts(here) == (0, 1, 0, 0, 0, 0, 0, 0, 0, 0)


async def test_an_unacceptable_review_changes_nothing(here):
    await here.write(ANNA)
    for wrong in (replace(DRAFT, text="meh"), replace(DRAFT, half_stars=11)):
        with pytest.raises(InvalidInput):
            await here.service.save(ANNA, wrong, delivery="i9")
    assert (await here.service.own(ANNA, HEAT)).text == TEXT
    assert (await here.service.save(ANNA, DRAFT, delivery="i9")).review.half_stars == 9


async def test_two_members_may_write_at_the_same_moment(here):
    await asyncio.gather(*(here.write(member_id) for member_id in range(100, 140)))
    assert (await here.shelf.rating(HEAT)).tally.n == 40


async def test_guilds_do_not_see_each_other(here, guild):
    review = await here.write(ANNA)
    elsewhere = guild(8)
    assert await elsewhere.service.own(ANNA, HEAT) is None
    for call in (
        elsewhere.service.read(review.review_id),
        elsewhere.service.delete(review.review_id, member_id=ANNA),
        elsewhere.vote(review, LIN),
    ):
        with pytest.raises(NotFound):
            await call
    await elsewhere.write(ANNA, half_stars=1)
    assert (await here.service.read(review.review_id)).half_stars == 8


async def test_a_vote_counts_once_a_member_and_can_be_taken_back(here):
    review = await here.write(ANNA)
    assert (await here.vote(review, LIN)).helpful == 1
    assert (await here.vote(review, MO)).helpful == 2
    assert await here.service.has_voted(review.review_id, LIN)
    assert (await here.vote(review, LIN)).helpful == 1
    assert not await here.service.has_voted(review.review_id, LIN)


async def test_a_vote_that_is_delivered_twice_is_not_taken_back(here):
    review = await here.write(ANNA)
    for _ in range(2):
        voted = await here.service.toggle_vote(review.review_id, member_id=LIN, delivery="i5")
    assert voted.helpful == 1


async def test_nobody_votes_for_themselves(here):
    review = await here.write(ANNA)
    with pytest.raises(NotAllowed, match="reviews-vote-own"):
        await here.vote(review, ANNA)


async def test_a_deleted_review_is_gone_with_its_rating_until_it_is_undone(here):
    review = await here.write(ANNA, half_stars=9)
    await here.service.delete(review.review_id, member_id=ANNA)
    assert await here.service.own(ANNA, HEAT) is None
    assert sum(await counts(here)) == 0
    for _ in range(2):  # a second click finds it back already
        back = await here.service.undo(review.review_id, member_id=ANNA)
    assert back == review
    assert (await counts(here))[8] == 1


async def test_deleting_twice_says_that_it_is_gone(here):
    review = await here.write(ANNA)
    await here.service.delete(review.review_id, member_id=ANNA)
    with pytest.raises(NotFound, match="reviews-gone"):
        await here.service.delete(review.review_id, member_id=ANNA)


async def test_only_the_author_deletes_and_undoes(here):
    review = await here.write(ANNA)
    with pytest.raises(NotFound):
        await here.service.delete(review.review_id, member_id=LIN)
    await here.service.delete(review.review_id, member_id=ANNA)
    with pytest.raises(NotFound):
        await here.service.undo(review.review_id, member_id=LIN)
    with pytest.raises(NotFound):
        await here.service.restore(review.review_id, moderator_id=MO, level=Level.MODERATOR)


async def test_undo_ends_when_its_time_is_over(here):
    review = await here.write(ANNA)
    await here.service.delete(review.review_id, member_id=ANNA)
    here.clock.advance(UNDO_OWN.total_seconds() + 1)
    with pytest.raises(NotFound, match="reviews-undo-late"):
        await here.service.undo(review.review_id, member_id=ANNA)


async def test_a_new_review_takes_the_place_of_a_deleted_one_for_good(here):
    old = await here.write(ANNA)
    await here.vote(old, LIN)
    await here.service.delete(old.review_id, member_id=ANNA)
    new = await here.write(ANNA, half_stars=3)
    assert (new.review_id > old.review_id, new.helpful, new.revision) == (True, 0, 1)
    with pytest.raises(NotFound):
        await here.service.undo(old.review_id, member_id=ANNA)
    assert (await here.service.own(ANNA, HEAT)).half_stars == 3


async def test_a_moderator_removes_with_a_reason_and_the_audit_knows(here, audit):
    review = await here.write(ANNA)
    await here.service.remove(
        review.review_id, Removal.SPAM, moderator_id=MO, level=Level.MODERATOR
    )
    assert await here.service.own(ANNA, HEAT) is None
    (removed,) = await here.shelf.removed()
    assert (removed.member_id, removed.text, removed.removal) == (ANNA, TEXT, Removal.SPAM)
    await here.service.restore(review.review_id, moderator_id=MO, level=Level.ADMIN)
    assert await here.service.own(ANNA, HEAT) == review
    assert await here.shelf.removed() == []
    entries = await audit.of(7).latest()
    assert [(e.action, e.actor_id, e.target_id) for e in entries] == [
        ("reviews.restore", MO, ANNA),
        ("reviews.remove", MO, ANNA),
    ]
    assert entries[1].detail == {"film": HEAT, "review": review.review_id, "reason": "spam"}


async def test_members_do_not_moderate(here):
    review = await here.write(ANNA)
    with pytest.raises(NotAllowed):
        await here.service.remove(
            review.review_id, Removal.SPAM, moderator_id=LIN, level=Level.MEMBER
        )
    with pytest.raises(NotAllowed):
        await here.service.restore(review.review_id, moderator_id=LIN, level=Level.MEMBER)


@pytest.mark.parametrize("reason", ["author", "because", ""])
async def test_a_moderator_needs_a_reason_that_exists(here, reason):
    review = await here.write(ANNA)
    assert reason not in REASONS
    with pytest.raises(InvalidInput):
        await here.service.remove(review.review_id, reason, moderator_id=MO, level=Level.MODERATOR)


async def test_the_author_cannot_undo_what_a_moderator_removed(here):
    review = await here.write(ANNA)
    await here.service.remove(
        review.review_id, Removal.SPAM, moderator_id=MO, level=Level.MODERATOR
    )
    with pytest.raises(NotFound):
        await here.service.undo(review.review_id, member_id=ANNA)


async def test_a_moderator_may_bring_back_for_a_month(here):
    review = await here.write(ANNA)
    await here.service.remove(
        review.review_id, Removal.SPAM, moderator_id=MO, level=Level.MODERATOR
    )
    here.clock.advance(UNDO_MODERATED.total_seconds() + 1)
    with pytest.raises(NotFound, match="reviews-undo-late"):
        await here.service.restore(review.review_id, moderator_id=MO, level=Level.MODERATOR)


async def test_the_tone_stays_with_the_text_it_was_read_from(here):
    review = await here.write(ANNA)
    await here.service.note_tone(review, Tone.WARM)
    restarred = await here.write(ANNA, half_stars=2)
    assert restarred.tone is Tone.WARM
    rewritten = await here.write(ANNA, text="Now I think something else entirely.")
    assert rewritten.tone is None
    await here.service.note_tone(review, Tone.HARSH)  # read from the first revision: too late
    assert (await here.service.read(review.review_id)).tone is None


async def test_changed_stars_keep_the_text_and_move_the_rating(here):
    review = await here.write(ANNA, half_stars=2, is_spoiler=True)
    changed = await here.service.change_stars(
        review.review_id, review.revision, 9, member_id=ANNA, delivery="i7"
    )
    assert (changed.half_stars, changed.text, changed.is_spoiler) == (9, TEXT, True)
    assert (await counts(here))[8] == 1


async def test_stars_are_not_changed_for_a_review_that_moved_on(here):
    review = await here.write(ANNA, half_stars=2)
    await here.write(ANNA, half_stars=4, text="Something else entirely by now.")
    with pytest.raises(NotFound, match="reviews-changed-since"):
        await here.service.change_stars(
            review.review_id, review.revision, 9, member_id=ANNA, delivery="i7"
        )
    with pytest.raises(NotFound, match="reviews-gone"):
        await here.service.change_stars(review.review_id, 2, 9, member_id=LIN, delivery="i8")
    assert (await here.service.own(ANNA, HEAT)).half_stars == 4


async def test_a_members_films_come_newest_first(here):
    await here.write(ANNA, HEAT)
    await here.write(ANNA, ALIEN)
    assert await films(here, ANNA) == [ALIEN, HEAT]
    page = await here.shelf.page(Scope(member_id=ANNA), Sort.NEWEST, 1, size=5)
    assert [review.film_id for review in page.reviews] == [ALIEN, HEAT]
