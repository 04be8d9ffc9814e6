from pathlib import Path

import pytest

from bot.config import ROOT, example, load_config, secrets_of
from bot.errors import ConfigError
from bot.i18n import Locale


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch, tmp_path):
    for name in ("DISCORD_TOKEN", "MARQUEE_LOCALE", "MARQUEE_INFERENCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_everything_has_a_default():
    config = load_config()
    assert config.locale is Locale.EN
    assert config.database_path == Path("var/marquee.db")
    assert not config.is_simulated


def test_all_mistakes_are_told_at_once_with_the_fix_and_without_the_values(monkeypatch):
    monkeypatch.setenv("MARQUEE_LOCALE", "klingon")
    monkeypatch.setenv("MARQUEE_DASHBOARD_PORT", "99999")
    monkeypatch.setenv("DISCORD_TOKEN", "two words")
    with pytest.raises(ConfigError) as error:
        load_config()
    lines = str(error.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "DISCORD_TOKEN",
        "MARQUEE_LOCALE",
        "MARQUEE_DASHBOARD_PORT",
    ]
    assert "without spaces" in lines[0]
    assert "zh-CN" in lines[1]
    assert "two words" not in str(error.value)


def test_a_blank_line_of_the_file_is_not_set(tmp_path):
    (tmp_path / ".env").write_text("DISCORD_TOKEN=\nMARQUEE_DASHBOARD_URL=\n")
    config = load_config()
    assert config.discord_token is None
    assert config.dashboard_url is None


def test_an_open_dashboard_needs_tls_and_login():
    with pytest.raises(ConfigError) as error:
        load_config(dashboard_host="0.0.0.0")  # noqa: S104  it is refused
    assert "MARQUEE_DASHBOARD_URL" in str(error.value)
    assert "MARQUEE_OAUTH_CLIENT_SECRET" in str(error.value)


def test_a_given_token_outranks_the_environment(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "from-the-shell")
    config = load_config(_env_file=None, DISCORD_TOKEN="from-the-trial")
    assert secrets_of(config) == ["from-the-trial"]


def test_the_example_file_is_what_the_settings_say():
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example()


def test_the_example_file_changes_nothing(tmp_path):
    lines = [line.removeprefix("#") for line in example().splitlines() if "=" in line]
    (tmp_path / ".env").write_text("\n".join(line for line in lines if not line.startswith(" ")))
    assert load_config() == load_config(_env_file=None)


@pytest.mark.parametrize(
    "url", ["marquee.example.org", "http://m.example.org", "https://m.example.org/sub", "https://["]
)
def test_a_public_address_that_browsers_could_not_use_is_refused(url):
    with pytest.raises(ConfigError, match="MARQUEE_DASHBOARD_URL: must be an https"):
        load_config(_env_file=None, dashboard_url=url)


def test_a_public_address_behind_a_proxy_is_taken():
    url = "https://m.example.org/"
    assert load_config(_env_file=None, dashboard_url=url).dashboard_url == url
