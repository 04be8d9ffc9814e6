"""The whole report, as a person reads it."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from rich.console import Console

from bot.doctor import report
from bot.doctor.finding import Finding, Grade
from bot.i18n import Locale, Texts
from tests.builders import FakeClock


@pytest.fixture
def doctor(tmp_path, monkeypatch):
    """Run the doctor over a `.env` of these lines and return exit code and report."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISCORD_TOKEN", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    # Which models are bundled is another test's matter.
    monkeypatch.setattr(report.weights, "check", lambda *_: ())

    def run(*lines, offline=True):
        env = tmp_path / ".env"
        env.touch(mode=0o600)
        env.write_text("\n".join((*lines, "MARQUEE_DASHBOARD_PORT=0")))
        page = io.StringIO()
        code = report.run_doctor(
            offline=offline,
            env=env,
            console=Console(file=page, width=400),
            clock=FakeClock(datetime(2026, 5, 1, tzinfo=UTC)),
        )
        return code, page.getvalue()

    return run


def test_a_sound_installation_ends_well(doctor, make_token):
    code, page = doctor(f"DISCORD_TOKEN={make_token()}")
    assert code == 0
    assert "No problems, no warnings." in page
    assert make_token() not in page


def test_a_problem_makes_the_exit_code(doctor):
    code, page = doctor()
    assert code == 1
    assert "1 problem, no warnings." in page
    assert "marquee setup" in page


def test_the_chosen_language_wins_over_the_systems(doctor, monkeypatch, make_token):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "没有问题，没有警告。" in doctor(f"DISCORD_TOKEN={make_token()}")[1]
    chosen = (f"DISCORD_TOKEN={make_token()}", "MARQUEE_LOCALE=en")
    assert "No problems" in doctor(*chosen)[1]
    monkeypatch.setenv("LANG", "C")
    chosen = (f"DISCORD_TOKEN={make_token()}", "MARQUEE_LOCALE=zh-CN")
    assert "没有问题" in doctor(*chosen)[1]


def test_every_wrong_setting_is_told_at_once_and_the_rest_still_checked(doctor):
    code, page = doctor("MARQUEE_KEEP_BACKUPS=0", "MARQUEE_LOG_LEVEL=LOUD")
    assert code == 1
    assert "MARQUEE_KEEP_BACKUPS" in page
    assert "MARQUEE_LOG_LEVEL" in page
    assert "Python 3" in page


def test_offline_asks_nobody_and_online_does(doctor, make_token):
    # A port where nobody listens: asking shows, as a problem.
    lines = (f"DISCORD_TOKEN={make_token()}", "MARQUEE_DISCORD_API=http://127.0.0.1:9/api/v10")
    assert doctor(*lines)[0] == 0
    code, page = doctor(*lines, offline=False)
    assert code == 1
    assert "--offline" in page


def test_a_link_is_whole_however_narrow_the_terminal():
    page = io.StringIO()
    finding = Finding(Grade.WARNING, "invite it " * 9, "https://discord.com/" + "x" * 99)
    say = Texts.load([report.LOCALE]).to(Locale.EN)
    report.show(Console(file=page, width=40), say, [finding, finding])
    assert page.getvalue().count(finding.link) == 1


def test_names_from_outside_are_no_markup(doctor, make_token, tmp_path):
    code, page = doctor(f"DISCORD_TOKEN={make_token()}", "MARQUEE_DATA_DIR=[red]x[/nope]")
    assert code == 0
    assert "[red]x[/nope]" in page
    assert not (tmp_path / "[red]x[").exists()
