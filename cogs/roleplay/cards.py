"""Character cards as JSON: V1 (flat), V2 and V3 are read, V2 and V3 written.

A card is somebody else's file: its size is checked before it is parsed, its depth and fields before
they are kept, and what is wrong with it is said by name. Keys that we do not know survive.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeGuard

from bot.errors import InvalidInput
from cogs.roleplay.card import Card

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES = 256 * 1024
MAX_DEPTH = 24
MAX_NAME = 80
MAX_TEXT = 48_000
MAX_ITEMS = 100
PNG = b"\x89PNG\r\n\x1a\n"
SPEC_V2, SPEC_V3 = "chara_card_v2", "chara_card_v3"
TEXTS = (
    "name",
    "description",
    "personality",
    "scenario",
    "first_mes",
    "mes_example",
    "creator_notes",
    "system_prompt",
    "post_history_instructions",
    "creator",
    "character_version",
)
LISTS = ("alternate_greetings", "tags")
#: What an older program called the fields of a V1 card.
PYGMALION = {
    "char_name": "name",
    "char_persona": "description",
    "char_greeting": "first_mes",
    "world_scenario": "scenario",
    "example_dialogue": "mes_example",
}
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def read(raw: bytes) -> Card:
    """Return the card in a JSON file.

    Raises:
        InvalidInput: It is no card we can read; the text says why.
    """
    root = _parsed(raw)
    spec = root.get("spec")
    if spec not in (None, SPEC_V2, SPEC_V3):
        raise InvalidInput("roleplay-card-other-kind", kind=str(spec)[:60])
    data = root.get("data")
    if spec is None and not _is_object(data):
        return _card(_flat(root), spec_version="2.0", around={})
    if not _is_object(data):
        raise InvalidInput("roleplay-card-no-data")
    version = root.get("spec_version")
    usual = "3.0" if spec == SPEC_V3 else "2.0"
    around = {k: v for k, v in root.items() if k not in ("spec", "spec_version", "data")}
    is_newer = spec == SPEC_V3 and isinstance(version, str) and version.startswith("3.")
    return _card(data, spec_version=str(version) if is_newer else usual, around=around)


def write(card: Card) -> bytes:
    """Return a card as a JSON file of its own version, with every key it came with."""
    is_v3 = not card.spec_version.startswith("2")
    data: dict[str, object] = {name: getattr(card, name) for name in TEXTS}
    data |= {name: list(getattr(card, name)) for name in LISTS}
    data["extensions"] = card.extensions
    if is_v3 and card.nickname:
        data["nickname"] = card.nickname
    whole = {
        "spec": SPEC_V3 if is_v3 else SPEC_V2,
        "spec_version": card.spec_version,
        "data": data | dict(card.others),
        **card.around,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False).encode()


def _parsed(raw: bytes) -> dict[str, Any]:
    if raw.startswith(PNG):
        raise InvalidInput("roleplay-card-picture")
    if len(raw) > MAX_BYTES:
        raise InvalidInput("roleplay-card-too-large", limit=MAX_BYTES // 1024)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("roleplay-card-not-utf8") from error
    try:
        root = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_constant)
        json.dumps(root, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise InvalidInput("roleplay-card-too-deep") from error
    except UnicodeEncodeError as error:  # "\ud800" alone: half a character
        raise InvalidInput("roleplay-card-not-utf8") from error
    except ValueError as error:
        raise InvalidInput("roleplay-card-not-json") from error
    if not _is_object(root):
        raise InvalidInput("roleplay-card-no-object")
    if _is_deeper(root, MAX_DEPTH):
        raise InvalidInput("roleplay-card-too-deep")
    return root


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise InvalidInput("roleplay-card-twice", field=key[:60])
        found[key] = value
    return found


def _no_constant(name: str) -> object:
    raise InvalidInput("roleplay-card-number", number=name)


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_deeper(value: object, limit: int) -> bool:
    if limit < 0:
        return True
    inside = value.values() if isinstance(value, dict) else value
    if not isinstance(inside, list) and inside is value:
        return False
    return any(_is_deeper(each, limit - 1) for each in inside)  # type: ignore[attr-defined]  # a list or the values


def _flat(root: dict[str, Any]) -> dict[str, Any]:
    """Return a V1 card's fields under today's names."""
    fields = dict(root)
    for old, new in PYGMALION.items():
        if old in fields and not fields.get(new):
            fields[new] = fields.pop(old)
    if "name" not in fields:
        raise InvalidInput("roleplay-card-no-character")
    return fields


def _card(data: Mapping[str, Any], *, spec_version: str, around: Mapping[str, Any]) -> Card:
    typed: dict[str, Any] = {name: _text(data, name) for name in TEXTS}
    typed["name"] = _name(typed["name"])
    typed |= {name: _list(data, name) for name in LISTS}
    extensions = data.get("extensions")
    if extensions is not None and not _is_object(extensions):
        raise InvalidInput("roleplay-card-wrong-type", field="extensions")
    known = {*TEXTS, *LISTS, "extensions"}
    nickname = ""
    if spec_version.startswith("3") and data.get("nickname"):
        nickname = CONTROLS.sub(" ", _text(data, "nickname")).strip()[:MAX_NAME]
        known.add("nickname")
    return Card(
        **typed,
        nickname=nickname,
        extensions=extensions or {},
        spec_version=spec_version,
        others={k: v for k, v in data.items() if k not in known},
        around=dict(around),
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidInput("roleplay-card-wrong-type", field=name)
    if len(value) > MAX_TEXT:
        raise InvalidInput("roleplay-card-too-long", field=name, limit=MAX_TEXT)
    return value


def _name(text: str) -> str:
    name = " ".join(CONTROLS.sub(" ", text).split())
    if not name:
        raise InvalidInput("roleplay-card-no-name")
    if len(name) > MAX_NAME:
        raise InvalidInput("roleplay-card-too-long", field="name", limit=MAX_NAME)
    return name


def _list(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = data.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise InvalidInput("roleplay-card-wrong-type", field=name)
    if len(value) > MAX_ITEMS or any(len(each) > MAX_TEXT for each in value):
        raise InvalidInput("roleplay-card-too-long", field=name, limit=MAX_ITEMS)
    return tuple(value)
