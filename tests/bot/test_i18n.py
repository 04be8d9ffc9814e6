import pytest

from bot.errors import ConfigError
from bot.i18n import Locale, Texts


def catalogue(tmp_path, english, chinese="a = 甲"):
    (tmp_path / "en.ftl").write_text(english, encoding="utf-8")
    (tmp_path / "zh-CN.ftl").write_text(chinese, encoding="utf-8")
    return Texts.load([tmp_path])


def test_each_language_says_its_own(tmp_path):
    texts = catalogue(tmp_path, "a = { $n } films\n    .about = More", "a = { $n } 部电影")
    assert texts.to(Locale.EN)("a", n=3) == "3 films"
    assert texts.to(Locale.EN)("a.about") == "More"
    assert texts.to(Locale.ZH)("a", n=3) == "3 部电影"


def test_a_missing_value_raises_instead_of_showing_braces(tmp_path):
    say = catalogue(tmp_path, "a = { $n } films").to(Locale.EN)
    with pytest.raises(ValueError, match="text a in en"):
        say("a")


def test_an_unknown_id_raises(tmp_path):
    with pytest.raises(LookupError):
        catalogue(tmp_path, "a = A").to(Locale.EN)("b")


def test_what_fluent_cannot_read_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"not a Fluent message: 'a = \{ \$n'"):
        catalogue(tmp_path, "a = { $n\nb = B")


def test_an_id_defined_twice_is_named(tmp_path):
    (tmp_path / "en.ftl").write_text("a = A")
    (tmp_path / "zh-CN.ftl").write_text("a = 甲")
    with pytest.raises(ConfigError, match="a is defined twice"):
        Texts.load([tmp_path, tmp_path])


@pytest.mark.parametrize(
    ("code", "locale"),
    [("zh-CN", Locale.ZH), ("zh-TW", Locale.ZH), ("en-GB", Locale.EN), (None, Locale.EN)],
)
def test_discord_locales_are_understood(code, locale):
    assert Locale.from_discord(code) is locale
