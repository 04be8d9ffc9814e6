"""Members ask what to watch and are told why, or why not, in both languages."""

from __future__ import annotations

import re

import pytest

#: The shipped weights, and the facts that stand in where those may not be used.
KINDS = (True, False)


@pytest.fixture(params=KINDS, ids=["learned links", "catalogue facts"])
def settings(request):
    return {"inference": "inproc", "noncommercial_models": request.param}


@pytest.fixture
def chat(sandbox):
    async def chat(person, words):
        said = await person.say(f"<@{sandbox.application_id}> {words}")
        return await person.expect(
            lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"],
            timeout_s=30,
        )

    return chat


def embed(shown):
    return getattr(shown, "message", shown)["embeds"][0]


def films(shown):
    """Return the names of recommended films."""
    return [field["name"] for field in embed(shown)["fields"]]


def years(shown):
    return [int(re.search(r"[(（](\d{4})[)）]", name)[1]) for name in films(shown)]


async def rate(person, *titles, stars="5"):
    for title in titles:
        form = await person.slash("/reviews write", title=title, stars=stars)
        await person.submit(form, text="I would watch it again tonight.")


async def turned(person, page, button):
    """Press a button and return the same message once it shows another page."""
    before = getattr(page, "message", page)
    await person.click(page, button)
    return await person.expect(
        lambda m: m["id"] == before["id"] and m["embeds"] and films(m) != films(before),
        timeout_s=30,
    )


async def test_a_newcomer_gets_films_and_is_told_that_they_are_for_anybody(anna, lin, chat):
    shown = await anna.slash("/recommend film")
    assert not shown.ephemeral
    assert len(films(shown)) == 3
    assert "You have not rated a film here yet" in embed(shown)["description"]
    assert "Because you liked" not in shown.text
    assert "不了解你的口味" in embed(await lin.slash("/推荐 电影"))["description"]
    assert "You have not rated" in embed(await chat(anna, "recommend me a film"))["description"]
    assert "不了解你的口味" in embed(await chat(lin, "推荐一部电影"))["description"]


async def test_stars_become_reasons_that_add_up(anna, mo, chat):
    await rate(anna, "Alien", "Blade Runner", "The Matrix", "Aliens", "Inception")
    shown = await anna.slash("/recommend film")
    assert "From the 5 films you rated" in embed(shown)["description"]
    assert not set(films(shown)) & {"Alien (1979)", "Aliens (1986)", "The Matrix (1999)"}
    for field in embed(shown)["fields"]:
        because = field["value"].partition("Because you liked ")[2].partition(" Your stars")[0]
        assert sum(int(share) for share in re.findall(r"\((\d+) %\)", because)) == 100
        assert re.search(r"Your stars made up (\d+) % of this choice", field["value"])
    # What she rated shapes her list; somebody else's stays without reasons of theirs.
    assert "Because you liked" not in (await mo.slash("/recommend film")).text

    by_chat = await chat(anna, "recommend me a science fiction film from the 80s")
    assert all(1980 <= year <= 1989 for year in years(by_chat))
    assert "did not understand" not in embed(by_chat)["description"]

    panel = await anna.slash("/preferences")
    await anna.click(panel, "Learn from my stars")
    left_out = await anna.slash("/recommend film")
    assert "leave your stars out" in embed(left_out)["description"]
    assert "Because you liked" not in left_out.text


async def test_wishes_are_kept_over_pages_and_a_restart(anna, mo, marquee):
    first = await anna.slash("/recommend film", genre="horror", from_year=1970, to_year=1989)
    assert all(1970 <= year <= 1989 for year in years(first))
    assert all("horror" in field["value"] for field in embed(first)["fields"])
    assert "for the person who asked" in (await mo.click(first, "More")).text
    await marquee.restart()
    second = await turned(anna, first, "More")
    assert all(1970 <= year <= 1989 for year in years(second))
    assert not set(films(first)) & set(films(second))
    assert films(await turned(anna, second, "Back")) == films(first)


async def test_what_cannot_be_had_is_said(anna, lin, chat):
    none = await anna.slash("/recommend film", genre="western", from_year=1895, to_year=1900)
    assert "No film I know fits that" in none.text
    turned = await anna.slash("/recommend film", from_year=2000, to_year=1990)
    assert "first must not be later" in turned.text
    assert "年份不对" in (await lin.slash("/recommend film", from_year=2000, to_year=1990)).text
    unread = await chat(anna, "recommend me a flibbering film")
    assert '"flibbering"' in embed(unread)["description"]
    chinese = await chat(lin, "推荐一部90年代的恐怖片")
    assert all(1990 <= year <= 1999 for year in years(chinese))
