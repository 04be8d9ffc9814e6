"""The questions of the wizard and the file that comes of them."""

from __future__ import annotations

import stat

import pytest

from bot.doctor import env_file
from bot.doctor.portal import invite_url
from bot.doctor.report import LOCALE
from bot.doctor.wizard import run_setup
from bot.i18n import Locale, Texts

CLIENT_SECRET = "a_-B" * 8
EOF = object()


class Person:
    """Answers from a list, and notes what was said and what was hidden."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.told = []
        self.hidden = []

    def tell(self, text):
        self.told.append(text)

    def ask(self, question):
        self.told.append(question)
        answer = self.answers.pop(0)
        if answer is EOF:
            raise EOFError
        return answer

    def ask_hidden(self, question):
        self.hidden.append(question)
        return self.ask(question)

    @property
    def page(self):
        return "\n".join(self.told)


@pytest.fixture
def env(tmp_path):
    return tmp_path / ".env"


def set_up(env, *answers, result=0):
    person, checked = Person(*answers), []
    code = run_setup(env, person, lambda path: checked.append(path) or result)
    assert person.answers == []
    return code, person, checked


@pytest.mark.parametrize("locale", list(Locale))
def test_a_first_setup_from_end_to_end(env, make_token, application_id, locale):
    answers = (locale, application_id, make_token(), "", "", "n", "")
    code, person, checked = set_up(env, *answers)
    assert code == 0
    assert checked == [env]
    assert env_file.read(env) == {"DISCORD_TOKEN": make_token(), "MARQUEE_LOCALE": locale}
    assert stat.S_IMODE(env.stat().st_mode) == 0o600
    say = Texts.load([LOCALE]).to(locale)
    for text_id in ("setup-token", "setup-intents", "setup-next"):
        assert say(text_id) in person.page
    assert invite_url(application_id) in person.page
    assert make_token() not in person.page


def test_with_a_dashboard_the_secret_is_asked_hidden(env, make_token, application_id):
    answers = ("en", application_id, make_token(), "", "", "y", "", CLIENT_SECRET, "n")
    code, person, checked = set_up(env, *answers)
    assert (code, checked) == (0, [])
    assert len(person.hidden) == 2
    assert "http://127.0.0.1:8765/login/discord/callback" in person.page
    assert env_file.read(env)["MARQUEE_OAUTH_CLIENT_SECRET"] == CLIENT_SECRET
    assert "MARQUEE_DASHBOARD_URL" not in env_file.read(env)


def test_behind_a_proxy_the_redirect_has_its_name(env, make_token, application_id):
    url = "https://marquee.example.org"
    wrong = ("http://marquee.example.org", "marquee.example.org", f"{url}/dashboard")
    answers = ("en", application_id, make_token(), "", "", "y", *wrong, f"{url}/", CLIENT_SECRET)
    _, person, _ = set_up(env, *answers, "n")
    assert f"{url}/login/discord/callback" in person.page
    assert env_file.read(env)["MARQUEE_DASHBOARD_URL"] == url


def test_enter_keeps_everything_there_was(env, make_token):
    old = {
        "DISCORD_TOKEN": make_token(),
        "MARQUEE_LOCALE": "zh-CN",
        "MARQUEE_DASHBOARD_URL": "https://m.example.org",
        "MARQUEE_OAUTH_CLIENT_SECRET": CLIENT_SECRET,
        "SOMETHING_ELSE": "x y",
    }
    env_file.write(env, old)
    code, person, _ = set_up(env, *[""] * 9)
    assert code == 0
    assert env_file.read(env) == old
    assert make_token() not in person.page
    assert CLIENT_SECRET not in person.page


@pytest.mark.parametrize(
    "wrong", ["", "hello", "123456789012345678", "a_-B" * 8, "0123456789abcdef" * 4]
)
def test_what_is_no_token_is_asked_again_with_a_hint(env, make_token, application_id, wrong):
    answers = ("en", application_id, wrong, f"Bot {make_token()}", "", "", "n", "n")
    _, person, _ = set_up(env, *answers)
    assert len(person.hidden) == 2
    assert "Reset Token" in person.page
    assert env_file.read(env)["DISCORD_TOKEN"] == make_token()


def test_the_token_of_another_application_is_refused(env, make_token, application_id):
    other = make_token("876543210987654321")
    _, person, _ = set_up(
        env, "en", "not an id", application_id, other, make_token(), "", "", "n", "n"
    )
    assert "another application" in person.page
    assert env_file.read(env)["DISCORD_TOKEN"] == make_token()


@pytest.mark.parametrize("after", range(7))
def test_who_stops_in_the_middle_leaves_the_old_file(env, make_token, application_id, after):
    env.write_text("DISCORD_TOKEN=old\n")
    answers = ["en", application_id, make_token(), "", "", "y", ""][:after]
    code, _, checked = set_up(env, *answers, EOF)
    assert (code, checked) == (1, [])
    assert env.read_text() == "DISCORD_TOKEN=old\n"


def test_an_unknown_language_is_asked_again(env, make_token, application_id):
    answers = ("fr", "ZH", application_id, make_token(), "", "", "否", "是")
    code, _, checked = set_up(env, *answers, result=1)
    assert (code, checked) == (1, [env])
    assert env_file.read(env)["MARQUEE_LOCALE"] == "zh-CN"


def test_without_a_terminal_it_says_what_to_do(env, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert run_setup(env) == 1
    assert ".env.example" in capsys.readouterr().err
    assert not env.exists()
