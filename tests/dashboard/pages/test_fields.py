"""A settings class becomes a form: kinds, bounds and choices come from the class."""

from __future__ import annotations

from typing import ClassVar

import pytest
from pydantic import Field

from bot.guild_settings import FeatureSettings
from bot.i18n import Locale, Texts
from dashboard.pages.fields import FormWriter, as_text
from tests.dashboard.builders import Tone
from tests.dashboard.conftest import LOCALES


class HostSettings(FeatureSettings):
    feature: ClassVar[str] = "host_show"

    tone: Tone = Tone.WARM
    seconds: float = Field(2.5, ge=0.5, le=9.5)
    greeting: str = Field("hi", min_length=1, max_length=80)
    is_open: bool = False


TEXTS = """
host-show-feature = Host
setting-host-show-tone = Tone
    .help = How the host speaks.
    .choice-warm = Warm
setting-host-show-seconds = Pause
    .help = Seconds between two questions.
setting-host-show-greeting = Greeting
    .help = What the host says first.
setting-host-show-is-open = Open
    .help = Whether everybody may start a show.
"""


@pytest.fixture
def write(tmp_path):
    for locale in Locale:
        (tmp_path / f"{locale}.ftl").write_text(TEXTS, encoding="utf-8")
    loaded = Texts.load([*LOCALES, tmp_path])
    return FormWriter(loaded, loaded.to(Locale.EN))


def test_each_type_has_its_kind_its_bounds_and_its_choices(write):
    form = write.form(HostSettings())
    tone, seconds, greeting, is_open = form.fields
    assert (form.feature, form.title) == ("host_show", "Host")
    assert (tone.kind, tone.value, tone.choices) == (
        "choice",
        "warm",
        (("warm", "Warm"), ("dry", "dry")),
    )
    assert (seconds.kind, seconds.value, seconds.low, seconds.high) == (
        "number",
        "2.5",
        "0.5",
        "9.5",
    )
    assert (greeting.kind, greeting.high, greeting.bounds) == ("text", "80", "1-80")
    assert (is_open.kind, is_open.value) == ("switch", "false")
    assert [field.shown for field in form.fields] == ["Warm", "2.5", "hi", "off"]
    assert is_open.help == "Whether everybody may start a show."


def test_what_was_refused_is_shown_again_and_marked(write):
    form = write.form(HostSettings(), {"seconds": "many"}, frozenset({"seconds"}))
    wrong = [(field.name, field.value) for field in form.fields if field.is_wrong]
    assert wrong == [("seconds", "many")]


@pytest.mark.parametrize(
    ("value", "text"), [(True, "true"), (False, "false"), (None, ""), (7, "7"), ("x", "x")]
)
def test_values_are_written_as_a_form_hands_them_in(value, text):
    assert as_text(value) == text
