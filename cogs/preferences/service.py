"""What can be chosen, and what a choice makes of the preferences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat import Intent
from bot.errors import InvalidInput
from bot.i18n import Locale
from bot.preferences import ContentRating

if TYPE_CHECKING:
    from bot.preferences import Preferences

PANEL = Intent.of(
    "panel",
    r"(?:show )?(?:my )?(?:preferences|settings)",
    r"(?:看看|打开)?我?的?(?:偏好|偏好设置|个人设置)",
)
LANGUAGE = Intent.of(
    "language",
    r"(?:speak|answer(?: me)?(?: in)?|use|talk(?: in)?) (?P<language>english|chinese|中文|英文)",
    r"(?:请)?(?:说|用|讲|改用|换成)(?P<language>中文|英文|英语|汉语|普通话)(?:回答|跟我说)?(?:我)?",
)

AUTOMATIC = "auto"
SWITCHES = ("show_spoilers", "direct_messages", "learn_from_reviews", "listed")
CHOICES = {
    "locale": (AUTOMATIC, *Locale),
    "content_rating": tuple(ContentRating),
    **dict.fromkeys(SWITCHES, ("on", "off")),
}
SPOKEN = {"english": Locale.EN, "英文": Locale.EN, "英语": Locale.EN}


def spoken_locale(word: str) -> Locale:
    """Return the language that a person named in plain chat."""
    return SPOKEN.get(word.casefold(), Locale.ZH)


def changed(current: Preferences, field: str, value: str) -> Preferences:
    """Return preferences with one choice made.

    Raises:
        InvalidInput: There is no such preference or choice.
    """
    if value not in CHOICES.get(field, ()):
        raise InvalidInput("preferences-unknown")
    if field == "locale":
        return replace(current, locale=None if value == AUTOMATIC else Locale(value))
    if field == "content_rating":
        return replace(current, content_rating=ContentRating(value))
    return replace(current, **{field: value == "on"})  # type: ignore[arg-type]  # a switch
