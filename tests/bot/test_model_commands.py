"""`marquee evaluate` on files as people have them, through the command line itself."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from bot import cli

ROWS = [
    {"text": "You are a worthless piece of shit, go die", "label": 1, "lang": "en"},
    {"text": "Thank you all, that was a lovely evening", "label": 0, "lang": "en"},
    {"text": "滚出去，你这个傻逼", "label": 1},
    {"text": "今晚八点一起看电影吧", "label": 0},
    {"text": "", "label": 0},
    {"text": "so it goes " * 50_000, "label": 0},
]
MEASURES = ["n", "accuracy", "macro_f1", "auc", "average_precision", "ece", "rows_per_s"]


def packed(rows) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def evaluate(task, path):
    return CliRunner().invoke(cli.app, ["evaluate", task, "--data", str(path), "--json"])


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")


def test_the_last_line_is_one_json_object_with_the_measures(tmp_path):
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + packed(ROWS) + b"\n\n  \n"))
    command = [sys.executable, "-m", "bot", "evaluate", "toxicity", "--data", path, "--json"]
    ended = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    found = json.loads(ended.stdout.splitlines()[-1])
    assert list(found)[: len(MEASURES)] == MEASURES
    assert found["n"] == 6
    assert found["accuracy"] == 1.0
    assert found["rows_per_s"] > 0
    assert {name: each["n"] for name, each in found["languages"].items()} == {
        "en": 3,
        "other": 1,
        "zh": 2,
    }


@pytest.mark.parametrize("task", ["toxicity", "sentiment"])
def test_what_one_class_cannot_tell_is_null(tmp_path, task):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(packed([{"text": "fine", "label": 0}, {"text": "good", "label": 0}]))
    line = evaluate(task, path).stdout.splitlines()[-1]
    found = json.loads(line, parse_constant=refuse_constant)
    assert (found["auc"], found["average_precision"]) == (None, None)
    assert found["n"] == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("rows.jsonl", b'{"text": "a", "label": 1}\n{"text": "b"', "row 2 is no JSON"),
        ("rows.jsonl", b'["a", 1]', "row 1 is no JSON object"),
        ("rows.jsonl", b"[" * 100_000, "row 1 is no JSON"),
        ("rows.jsonl", b'{"text": "a", "label": 2}', "row 1: a text and a label of 0 or 1"),
        ("rows.jsonl", b'{"text": 5, "label": 1}', "row 1: a text and a label of 0 or 1"),
        ("rows.jsonl", b'\n{"label": 1}', "row 2: a text and a label of 0 or 1"),
        ("rows.jsonl", b'{"text": "a", "label": 1, "lang": "fr"}', "row 1: lang is en or zh"),
        ("rows.jsonl", b'{"text": "a", "label": 1, "lang": ["en"]}', "row 1: lang is en or zh"),
        ("rows.jsonl", b"\xff\xfe\x00", "not a text in UTF-8"),
        ("rows.jsonl", b"\n\n", "no rows to evaluate"),
        ("rows.jsonl.gz", gzip.compress(packed(ROWS), mtime=0)[:40], "cut off"),
        ("rows.jsonl.gz", b"not packed", "Not a gzipped file"),
    ],
)
def test_a_broken_file_is_named_in_one_line_and_fails(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    ended = evaluate("toxicity", path)
    assert ended.exit_code != 0
    assert said in ended.stderr
    assert str(path) in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stdout == ""


def test_a_file_that_is_not_there_and_a_folder_are_named_too(tmp_path):
    for path in (tmp_path / "none.jsonl", tmp_path):
        ended = evaluate("sentiment", path)
        assert ended.exit_code != 0
        assert len(ended.stderr.splitlines()) == 1
