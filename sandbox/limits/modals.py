"""Limits of modals."""

from sandbox.limits.components import (
    ACTION_ROW,
    SELECTS,
    TEXT,
    TEXT_INPUT,
    check_custom_id,
    check_options,
    check_select,
)
from sandbox.limits.problems import Problems
from sandbox.shapes import Json

LABEL, FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 18, 19, 21, 22, 23
FIELDS = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX)


def check(problems: Problems, modal: Json) -> None:
    """Check a modal: title, id, one to five blocks."""
    problems.at("title").text(modal.get("title"), 1, 45)
    problems.at("custom_id").text(modal.get("custom_id"), 1, 100)
    seen: set[str] = set()
    for place, block in problems.at("components").objects(modal.get("components"), 1, 5):
        kind = block.get("type")
        if not place.at("type").choice(kind, (ACTION_ROW, LABEL, TEXT)):
            continue
        if kind == LABEL:
            _check_label(place, block, seen)
        elif kind == ACTION_ROW:
            _check_row(place, block, seen)
        else:
            place.at("content").text(block.get("content"), 1, 4000)


def _check_row(place: Problems, row: Json, seen: set[str]) -> None:
    for at, field in place.at("components").objects(row.get("components"), 1, 1):
        if at.at("type").choice(field.get("type"), (TEXT_INPUT, *SELECTS)):
            if field["type"] == TEXT_INPUT:
                at.at("label").text(field.get("label"), 1, 45)
            _check_field(at, field, seen)


def _check_label(place: Problems, label: Json, seen: set[str]) -> None:
    place.at("label").text(label.get("label"), 1, 45)
    place.at("description").text(label.get("description"), 0, 100)
    field, at = label.get("component"), place.at("component")
    if not isinstance(field, dict):
        at.add("BASE_TYPE_REQUIRED", "This field is required")
    elif at.at("type").choice(field.get("type"), FIELDS):
        _check_field(at, field, seen)


def _check_field(place: Problems, field: Json, seen: set[str]) -> None:
    kind = field["type"]
    if kind in SELECTS:
        check_select(place, field, seen)
        return
    check_custom_id(place, field, seen)
    if kind == TEXT_INPUT:
        _check_text_input(place, field)
    elif kind == RADIO:
        check_options(place.at("options"), field.get("options"), 1, most=10)
    elif kind == CHECKBOXES:
        check_options(place.at("options"), field.get("options"), 10, most=10)


def _check_text_input(place: Problems, field: Json) -> None:
    place.at("style").choice(field.get("style"), (1, 2))
    for name, low in (("min_length", 0), ("max_length", 1)):
        if field.get(name) is not None:
            place.at(name).number(field[name], low, 4000)
    place.at("placeholder").text(field.get("placeholder"), 0, 100)
    place.at("value").text(field.get("value"), 0, 4000)
