from __future__ import annotations

import gzip
import json

import pytest

from models.evaluation.texts import evaluate_texts, read_labelled

ROWS = [
    {"text": "Loved it, brilliant", "label": 1, "split": "dev", "kind": "short"},
    {"text": "Awful and boring", "label": 0, "split": "dev", "kind": "short"},
    {"text": "太好看了", "label": 1, "split": "train"},
]


@pytest.fixture(params=["rows.jsonl", "rows.jsonl.gz", "rows.csv"])
def path(request, tmp_path):
    path = tmp_path / request.param
    if path.suffix == ".csv":
        body = "text,label,split,kind\n" + "".join(
            f'"{row["text"]}",{row["label"]},{row["split"]},{row.get("kind", "")}\n' for row in ROWS
        )
    else:
        body = "".join(json.dumps(row) + "\n" for row in ROWS)
    data = body.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def test_rows_come_from_json_lines_and_csv_packed_or_not(path):
    rows = read_labelled(path)
    assert [(row.text, row.label, row.kind) for row in rows] == [
        (row["text"], row["label"], row.get("kind", "")) for row in ROWS
    ]
    assert len(read_labelled(path, split="dev")) == 2


def test_a_row_with_another_label_is_named(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "fine", "label": 1}\n{"text": "so so", "label": 3}\n')
    with pytest.raises(ValueError, match="row 2"):
        read_labelled(path)


def test_all_measures_are_reported_with_progress(path):
    told = []
    report = evaluate_texts(
        "sentiment", read_labelled(path), progress=lambda what, share: told.append((what, share))
    )
    assert (report["n"], report["accuracy"], report["auc"]) == (3, 1.0, 1.0)
    assert {"macro_f1", "average_precision", "ece", "rows_per_s"} <= report.keys()
    assert report["kinds"]["short"]["n"] == 2
    assert told[-1][1] == 1.0


def test_nothing_to_evaluate_is_an_error():
    with pytest.raises(ValueError, match="no rows"):
        evaluate_texts("sentiment", [])
