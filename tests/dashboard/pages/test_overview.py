"""The overview answers first, then shows what each viewer may know."""

from __future__ import annotations

from bot.health import State
from tests.dashboard.builders import ADA, ANNA, LOBBY

PAGE = f"/g/{LOBBY}/"


async def test_the_answer_comes_first_and_every_part_has_its_state(logged_in, health):
    health.report("inference", State.DOWN, "health-reason-models-off")
    page = (await (await logged_in(ANNA)).get(PAGE)).text
    assert page.index("Not working right now: Models.") < page.index("Discord connection")
    assert 'data-name="inference" data-state="down"' in page
    assert "Models are switched off in the settings." in page
    assert f'data-live="{PAGE}events"' in page


async def test_a_glance_shows_its_sentence_and_its_numbers(logged_in):
    page = (await (await logged_in(ANNA)).get(PAGE)).text
    assert "12 of them" in page
    assert page.count("<rect") == 14
    assert '<th scope="row">2026-01-14</th>' in page


async def test_members_do_not_see_who_changed_what(logged_in, parts):
    audit = parts.audit.of(LOBBY)
    await parts.database.write(lambda db: audit.append(db, "settings.put", actor_id=ADA))
    assert "changed a setting" not in (await (await logged_in(ANNA)).get(PAGE)).text
    assert "changed a setting" in (await (await logged_in(ADA)).get(PAGE)).text
