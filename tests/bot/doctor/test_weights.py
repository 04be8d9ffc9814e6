"""Model files are there and as released."""

from __future__ import annotations

import pytest

from bot.config import Config
from bot.doctor import weights
from bot.doctor.finding import Grade


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mood").mkdir()
    for name in ("mood/model.safetensors", "films.npz"):
        (tmp_path / name).write_bytes(name.encode())
    sums = [
        f"{weights.digest(tmp_path / 'mood/model.safetensors')}  mood/model.safetensors",
        f"{weights.digest(tmp_path / 'films.npz')} *films.npz",
        "",
    ]
    (tmp_path / weights.SUMS).write_text("\n".join(sums))
    return tmp_path


def check(say, folder, **settings):
    return list(weights.check(say, Config(_env_file=None, **settings), folder))


def test_files_as_released_are_one_finding(say, folder):
    (finding,) = check(say, folder)
    assert finding.grade is Grade.OK
    assert "2" in finding.text


def test_each_missing_and_each_changed_file_is_named(say, folder):
    (folder / "films.npz").unlink()
    (folder / "mood/model.safetensors").write_bytes(b"truncated")
    missing, changed = check(say, folder)
    assert (missing.grade, changed.grade) == (Grade.PROBLEM, Grade.PROBLEM)
    assert "films.npz" in missing.text
    assert "mood/model.safetensors" in changed.text


def test_no_models_at_all_is_a_problem_unless_they_are_switched_off(say, tmp_path):
    assert [each.grade for each in check(say, tmp_path)] == [Grade.PROBLEM]
    assert [each.grade for each in check(say, tmp_path, inference="off")] == [Grade.NOTE]
