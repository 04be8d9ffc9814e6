"""The file of secrets is changed whole, keeps what it does not know, and opens to nobody else."""

from __future__ import annotations

import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.doctor import env_file

OLD = """\
# my notes: 笔记
DISCORD_TOKEN=old  # the old one
export OTHER_PROGRAM='keep me'

QUOTED="two
lines"
MARQUEE_LOCALE=en
"""


def test_new_values_replace_old_ones_and_everything_else_stays(tmp_path):
    path = tmp_path / ".env"
    path.write_text(OLD, encoding="utf-8")
    env_file.write(path, {"DISCORD_TOKEN": "a.b-c_d.e", "MARQUEE_DASHBOARD_URL": "https://m.org"})
    text = path.read_text(encoding="utf-8")
    assert env_file.read(path) == {
        "DISCORD_TOKEN": "a.b-c_d.e",
        "OTHER_PROGRAM": "keep me",
        "QUOTED": "two\nlines",
        "MARQUEE_LOCALE": "en",
        "MARQUEE_DASHBOARD_URL": "https://m.org",
    }
    assert text.startswith("# my notes: 笔记\n")
    assert "old" not in text.replace("my notes", "")


@pytest.mark.parametrize("mode", [None, 0o644, 0o666])
def test_only_the_owner_may_read_it_whatever_it_was(tmp_path, mode):
    path = tmp_path / ".env"
    if mode is not None:
        path.write_text("A=1\n")
        path.chmod(mode)
        assert env_file.is_open_to_others(path)
    env_file.write(path, {"B": "2"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not env_file.is_open_to_others(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["sync", "dotenv"])
def test_a_write_that_breaks_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch, step):
    path = tmp_path / ".env"
    path.write_text(OLD, encoding="utf-8")
    broken = {"sync": (env_file, "sync"), "dotenv": (env_file.dotenv, "set_key")}[step]
    monkeypatch.setattr(*broken, stop)
    with pytest.raises(OSError, match="No space"):
        env_file.write(path, {"DISCORD_TOKEN": "new"})
    assert path.read_text(encoding="utf-8") == OLD
    assert list(tmp_path.iterdir()) == [path]


def stop(*_values, **_named):
    raise OSError(28, "No space left on device")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_the_owner_stays_who_it_was(tmp_path):
    path = tmp_path / ".env"
    path.write_text("A=1\n")
    os.chown(path, 12345, 12346)
    env_file.write(path, {"A": "2"})
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12346)


values = st.text(
    st.characters(min_codepoint=32, exclude_characters="\\", codec="utf-8"), max_size=40
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(first=values, second=values)
def test_any_value_is_read_as_it_was_written(tmp_path, first, second):
    path = tmp_path / ".env"
    path.unlink(missing_ok=True)
    env_file.write(path, {"FIRST": first, "SECOND": second})
    env_file.write(path, {"FIRST": second})
    assert env_file.read(path) == {"FIRST": second, "SECOND": second}
