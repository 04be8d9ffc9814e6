"""A webhook's name is one that Discord takes."""

from __future__ import annotations

from cogs.roleplay.screens.voice import webhook_name
from sandbox.world.webhooks import check_name


def test_reserved_words_are_broken_up_and_long_names_cut():
    for name in ("Clyde", "the DISCORD of apples", "x" * 200, "阿桃", "McClyde Discord"):
        check_name(webhook_name(name), "username")
    assert webhook_name("Clyde the Great") == "Cl·yde the Great"
    assert webhook_name("Mira") == "Mira"
