"""Rows stay within what Discord shows, and nothing of them is kept in memory."""

import pytest

from bot.ui.layout import Button, Select, rows


async def test_rows_hold_buttons_and_selects_with_their_actions():
    view = rows(
        [
            Button(label="x" * 99, action="m:a:b:"),
            Button(label="y", action="m:a:c:", disabled=True),
        ],
        Select(
            prompt="p" * 200,
            action="m:a:d:",
            options=[(f"{n}" * 120, str(n)) for n in range(30)],
            chosen="3",
        ),
    )
    first, second = view.to_components()
    assert [len(each["label"]) for each in first["components"]] == [80, 1]
    assert first["components"][1]["disabled"]
    (select,) = second["components"]
    assert len(select["placeholder"]) == 150
    assert len(select["options"]) == 25
    assert all(len(option["label"]) <= 100 for option in select["options"])
    assert [o["value"] for o in select["options"] if o.get("default")] == ["3"]
    assert view.is_finished(), "the library lets go of it"


async def test_a_sixth_row_is_refused():
    with pytest.raises(ValueError, match="6 rows"):
        rows(*[[Button(label="x", action=f"m:a:{n}:")] for n in range(6)])
