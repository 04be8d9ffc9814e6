import pytest

from bot.chat import understand
from bot.errors import InvalidInput
from bot.i18n import Locale
from bot.preferences import ContentRating, Preferences
from cogs.preferences.service import CHOICES, LANGUAGE, PANEL, changed, spoken_locale

DEFAULT = Preferences()


def test_each_choice_changes_its_own_preference_only():
    assert changed(DEFAULT, "locale", "zh-CN") == Preferences(locale=Locale.ZH)
    assert changed(Preferences(locale=Locale.ZH), "locale", "auto") == DEFAULT
    assert changed(DEFAULT, "content_rating", "mature") == Preferences(
        content_rating=ContentRating.MATURE
    )
    assert changed(DEFAULT, "show_spoilers", "on") == Preferences(show_spoilers=True)
    assert changed(DEFAULT, "listed", "off") == Preferences(listed=False)


def test_every_choice_offered_is_possible():
    for field, values in CHOICES.items():
        for value in values:
            assert isinstance(changed(DEFAULT, field, value), Preferences)


@pytest.mark.parametrize(("field", "value"), [("locale", "tlh"), ("listed", "yes"), ("x", "on")])
def test_a_stale_or_forged_choice_is_refused(field, value):
    with pytest.raises(InvalidInput):
        changed(DEFAULT, field, value)


@pytest.mark.parametrize(
    ("sentence", "locale"),
    [("speak Chinese", Locale.ZH), ("answer in English", Locale.EN), ("请用英文回答我", Locale.EN)],
)
def test_a_language_is_asked_for_in_plain_words(sentence, locale):
    match = understand(sentence, [PANEL, LANGUAGE])
    assert match.intent is LANGUAGE
    assert spoken_locale(match.arguments["language"]) is locale
