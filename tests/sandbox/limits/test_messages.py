"""What a message may hold, and how Discord says what is wrong."""

from __future__ import annotations

import pytest

from sandbox.errors import ApiError
from sandbox.limits import messages
from sandbox.world.attachments import Upload


def button(**changes) -> dict:
    return {"type": 2, "style": 1, "label": "x", "custom_id": "a"} | changes


def row(*parts: dict) -> dict:
    return {"type": 1, "components": list(parts)}


def select(**changes) -> dict:
    options = [{"label": "a", "value": "a"}]
    return {"type": 3, "custom_id": "s", "options": options} | changes


def text(content: str = "x") -> dict:
    return {"type": 10, "content": content}


V2 = {"flags": 1 << 15}
EMBED = {"title": "x"}
GOOD = [
    {"content": "x" * 2000},
    {"embeds": [{"description": "x" * 4096}]},
    {"embeds": [{"description": "x" * 3000}, {"description": "x" * 3000}]},
    {"embeds": [{"fields": [{"name": "x", "value": "y"}] * 25}]},
    {"embeds": [{"image": {"url": "attachment://a.png"}}]},
    {"components": [row(*(button(custom_id=str(n)) for n in range(5)))] * 0},
    {"components": [row(*(button(custom_id=f"{r}{n}") for n in range(5))) for r in range(5)]},
    {"components": [row(select())]},
    {"components": [row(button(style=5, url="https://example.org", custom_id=None))]},
    {"components": [text(), {"type": 17, "components": [text()]}], **V2},
    {"allowed_mentions": {"parse": ["users"], "roles": ["1"]}},
]
BAD = [
    ({"content": "x" * 2001}, "content", "BASE_TYPE_MAX_LENGTH"),
    ({"content": 5}, "content", "STRING_TYPE_CONVERT"),
    ({"nonce": "x" * 26}, "nonce", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [EMBED] * 11}, "embeds", "BASE_TYPE_BAD_LENGTH"),
    ({"embeds": "x"}, "embeds", "LIST_TYPE_CONVERT"),
    ({"embeds": ["x"]}, "embeds.0", "DICT_TYPE_CONVERT"),
    ({"embeds": [{}]}, "embeds.0.description", "BASE_TYPE_REQUIRED"),
    ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"description": "x" * 4097}]}, "embeds.0.description", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds", "MAX_EMBED_SIZE_EXCEEDED"),
    (
        {"embeds": [{"fields": [{"name": "x", "value": "y"}] * 26}]},
        "embeds.0.fields",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        {"embeds": [{"fields": [{"name": "x", "value": ""}]}]},
        "embeds.0.fields.0.value",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        {"embeds": [{"fields": [{"name": "x" * 257, "value": "y"}]}]},
        "embeds.0.fields.0.name",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        {"embeds": [{"footer": {"text": "x" * 2049}}]},
        "embeds.0.footer.text",
        "BASE_TYPE_BAD_LENGTH",
    ),
    ({"embeds": [EMBED | {"color": 1 << 24}]}, "embeds.0.color", "NUMBER_TYPE_MAX"),
    ({"embeds": [EMBED | {"url": "ftp://x"}]}, "embeds.0.url", "URL_TYPE_INVALID_SCHEME"),
    ({"embeds": [EMBED | {"image": {"url": "x"}}]}, "embeds.0.image.url", "URL_TYPE_INVALID_URL"),
    ({"embeds": [EMBED | {"timestamp": "noon"}]}, "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE"),
    ({"components": [row(button())] * 6}, "components", "BASE_TYPE_BAD_LENGTH"),
    ({"components": [row()]}, "components.0.components", "BASE_TYPE_BAD_LENGTH"),
    (
        {"components": [row(*(button(custom_id=str(n)) for n in range(6)))]},
        "components.0.components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        {"components": [row(button(), select())]},
        "components.0.components",
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    (
        {"components": [row(button(), button())]},
        "components.0.components.1.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    (
        {"components": [row(button(custom_id="x" * 101))]},
        "components.0.components.0.custom_id",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        {"components": [row(button(label="x" * 81))]},
        "components.0.components.0.label",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        {"components": [row(button(label=None))]},
        "components.0.components.0",
        "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
    ),
    (
        {"components": [row(select(options=[{"label": "a", "value": str(n)} for n in range(26)]))]},
        "components.0.components.0.options",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        {"components": [row(select(options=[{"label": "a", "value": "a"}] * 2))]},
        "components.0.components.0.options.1.value",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    (
        {"components": [row(select(min_values=2, max_values=1))]},
        "components.0.components.0.min_values",
        "COMPONENT_MIN_VALUES_TOO_LARGE",
    ),
    ({"components": [button()]}, "components.0.type", "UNION_TYPE_CHOICES"),
    ({"components": [text()]}, "components.0.type", "UNION_TYPE_CHOICES"),
    (
        {"components": [text()], "content": "x", **V2},
        "content",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    ({"components": [text("x" * 2001)] * 2, **V2}, "components", "COMPONENT_MAX_TOTAL_TEXT_SIZE"),
    (
        {"components": [{"type": 17, "components": [text()] * 40}], **V2},
        "components",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        {"components": [{"type": 17, "components": [{"type": 17, "components": [text()]}]}], **V2},
        "components.0.components.0.type",
        "UNION_TYPE_CHOICES",
    ),
    (
        {"components": [{"type": 9, "components": [text()]}], **V2},
        "components.0.accessory",
        "BASE_TYPE_REQUIRED",
    ),
    ({"allowed_mentions": {"parse": ["all"]}}, "allowed_mentions.parse.0", "BASE_TYPE_CHOICES"),
    ({"sticker_ids": ["1"]}, "sticker_ids", "SANDBOX_HAS_NOT"),
]


@pytest.mark.parametrize("body", GOOD)
def test_this_is_accepted(body):
    messages.check(body, ())


@pytest.mark.parametrize(("body", "path", "code"), BAD, ids=lambda value: str(value)[:40])
def test_this_is_refused_where_it_is_wrong(body, path, code):
    with pytest.raises(ApiError) as refused:
        messages.check(body, ())
    node = refused.value.errors
    for step in path.split("."):
        node = node[step]
    assert code in [error["code"] for error in node["_errors"]]


def test_every_mistake_is_named_at_once():
    with pytest.raises(ApiError) as refused:
        messages.check({"content": "x" * 2001, "embeds": [{}]}, ())
    assert refused.value.errors.keys() == {"content", "embeds"}


@pytest.mark.parametrize("sizes", [[10 * 2**20 + 1], [9 * 2**20] * 3])
def test_files_have_a_size(sizes):
    uploads = [Upload(str(n), "a", "", bytes(size)) for n, size in enumerate(sizes)]
    with pytest.raises(ApiError, match="40005"):
        messages.check({}, uploads)


def test_there_are_ten_files_at_most():
    uploads = [Upload(str(n), "a", "", b"") for n in range(11)]
    with pytest.raises(ApiError, match="50035"):
        messages.check({}, uploads)
