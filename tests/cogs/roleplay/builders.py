"""Cards and turns with sensible defaults."""

from __future__ import annotations

import json

from cogs.roleplay.card import Card

V1 = {
    "name": "Mira",
    "description": "{{char}} keeps the lamp.",
    "personality": "dry",
    "scenario": "night",
    "first_mes": "Sit down, {{user}}.",
    "mes_example": "<START>\n{{user}}: Hi\n{{char}}: Hello",
}


def v2(**fields) -> dict:
    return {"spec": "chara_card_v2", "spec_version": "2.0", "data": V1 | fields}


def raw(value) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def a_card(**fields) -> Card:
    return Card(**({"name": "Mira", "description": "{{char}} keeps the lamp."} | fields))
