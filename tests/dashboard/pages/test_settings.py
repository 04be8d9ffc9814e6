"""The settings page: saves what changed, all or nothing, and offers the way back."""

from __future__ import annotations

import re

import pytest

from tests.dashboard.builders import ADA, ANNEX, LOBBY, SampleSettings

PAGE = f"/g/{LOBBY}/settings"


@pytest.fixture
async def ada(logged_in):
    return await logged_in(ADA)


@pytest.fixture
def chosen(parts):
    async def get(guild_id=LOBBY):
        return await parts.guild_settings.get(guild_id, SampleSettings)

    return get


def undo(page):
    """Return the form of the Undo button."""
    note = re.search(r'<div class="note".*?</div>', page.text, re.DOTALL)[0]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', note))
    fields.pop("csrf")
    return fields


async def test_the_form_shows_names_bounds_and_values_in_the_viewers_language(ada):
    page = (await ada.get(PAGE)).text
    assert "2 settings for this server." in page
    field = re.search(r'<input type="number"[^>]*name="min_length"[^>]*>', page)[0]
    for part in ('value="10"', 'min="0"', 'max="500"', 'step="1"'):
        assert part in field
    assert "Shortest review" in page
    await ada.send_form("/look", {"language": "zh-CN"})
    assert "最短影评" in (await ada.get(PAGE)).text


async def test_a_change_is_kept_audited_told_and_can_be_taken_back(ada, chosen, parts):
    sent = await ada.send_form(
        PAGE, {"feature": "reviews", "min_length": "30", "public_replies": "true"}
    )
    assert sent.status_code == 303
    assert await chosen() == SampleSettings(min_length=30)
    (entry,) = await parts.audit.of(LOBBY).latest()
    assert (entry.actor_id, entry.action) == (ADA, "settings.put")
    assert entry.detail == {"setting": "reviews.min_length", "old": None, "new": 30}
    page = await ada.get(PAGE)
    assert "<p>Shortest review: 10 → 30</p>" in page.text
    assert undo(page) == {"feature": "reviews", "min_length": "10"}
    await ada.send_form(PAGE, undo(page))
    assert await chosen() == SampleSettings()


async def test_several_changes_are_taken_back_together(ada, chosen):
    fields = {"feature": "reviews", "min_length": "30", "public_replies": "false"}
    await ada.send_form(PAGE, fields)
    assert await chosen() == SampleSettings(min_length=30, public_replies=False)
    page = await ada.get(PAGE)
    assert "Shortest review: 10 → 30, Public answers: on → off" in page.text
    await ada.send_form(PAGE, undo(page))
    assert await chosen() == SampleSettings()


async def test_a_switch_that_is_off_is_handed_in_as_off(ada, chosen):
    page = (await ada.get(PAGE)).text
    switch = re.search(r'<span class="switch">.*?</span>', page, re.DOTALL)[0]
    inputs = re.findall(r'type="(\w+)"[^>]*name="public_replies" value="(\w+)"', switch)
    assert inputs == [("hidden", "false"), ("checkbox", "true")]
    csrf = ada.token_of(page)
    own = {"origin": str(ada.base_url).rstrip("/"), "sec-fetch-site": "same-origin"}
    body = f"csrf={csrf}&feature=reviews&public_replies=false&public_replies=true"
    kind = {"content-type": "application/x-www-form-urlencoded"}
    await ada.send_form(PAGE, {"feature": "reviews", "public_replies": "false"})
    assert (await chosen()).public_replies is False
    await ada.post(PAGE, content=body, headers=own | kind)
    assert (await chosen()).public_replies is True


async def test_one_wrong_value_keeps_everything_as_it_was(ada, chosen, parts):
    fields = {"feature": "reviews", "min_length": "501", "public_replies": "false"}
    refused = await ada.send_form(PAGE, fields)
    assert refused.status_code == 400
    assert "One value does not fit, so nothing was saved" in refused.text
    field = re.search(r'<div class="field wrong">.*?</div>', refused.text, re.DOTALL)[0]
    assert 'value="501"' in field
    assert "Allowed: 0-500" in field
    assert await chosen() == SampleSettings()
    assert await parts.audit.of(LOBBY).latest() == []


@pytest.mark.parametrize("value", ["", "x", "1.5", "-1", "9" * 400, "NaN", "true", "０"])
async def test_values_out_of_bounds_are_refused(ada, chosen, value):
    refused = await ada.send_form(PAGE, {"feature": "reviews", "min_length": value})
    assert refused.status_code in (303, 400)
    assert 0 <= (await chosen()).min_length <= 500


async def test_handing_in_what_is_there_changes_nothing(ada, parts):
    await ada.send_form(PAGE, {"feature": "reviews", "min_length": "10"})
    page = await ada.get(PAGE)
    assert "already set like that" in page.text
    assert await parts.audit.of(LOBBY).latest() == []


@pytest.mark.parametrize("fields", [{}, {"feature": "nothing"}, {"min_length": "3"}])
async def test_a_form_of_no_feature_is_refused(ada, fields):
    assert (await ada.send_form(PAGE, fields)).status_code == 400


async def test_a_field_that_is_not_a_setting_is_passed_over(ada, chosen):
    await ada.send_form(PAGE, {"feature": "reviews", "model_config": "x", "min_length": "12"})
    assert await chosen() == SampleSettings(min_length=12)


async def test_an_admin_of_one_guild_changes_nothing_in_another(ada, chosen):
    sent = await ada.send_form(f"/g/{ANNEX}/settings", {"feature": "reviews", "min_length": "30"})
    assert sent.status_code == 403
    assert await chosen(ANNEX) == SampleSettings()
