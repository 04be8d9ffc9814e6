import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.action_id import ActionId, action_id


def test_an_id_says_all_that_a_press_needs():
    text = action_id("reviews", "page", 7, 2, owner_id=42)
    assert text == "m:reviews:page:u42:7:2"
    assert ActionId.parse(text) == ActionId("reviews", "page", 42, ("7", "2"))


def test_an_id_too_long_for_discord_is_refused():
    with pytest.raises(ValueError, match="characters"):
        action_id("reviews", "page", "x" * 100)


@pytest.mark.parametrize("text", ["", "m", "m:a", "other:a:b:", "m:a:b:x1", "m:a:b:u", "m:a:b:u-1"])
def test_foreign_and_broken_ids_are_not_ours(text):
    assert ActionId.parse(text) is None


@given(st.text(max_size=120))
def test_any_text_is_parsed_without_an_error(text):
    ActionId.parse(text)
