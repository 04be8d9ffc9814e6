"""What a feature's page is given: checked queries and forms, addresses, a way back."""

from __future__ import annotations

import re

import pytest
from starlette.requests import Request

from bot.errors import InvalidInput, NotFound
from bot.i18n import Locale
from bot.permissions import Level
from dashboard.page import LARGEST, Page, Viewer, Visit
from tests.dashboard.builders import ADA, ANNA, LOBBY, MO, Choice

REVIEWS = f"/g/{LOBBY}/reviews"


class NoFrame:
    """A frame that knows one name."""

    def name_of(self, guild_id, member_id):
        return "anna" if (guild_id, member_id) == (LOBBY, ANNA) else None


@pytest.fixture
def visit(texts):
    def make(query="", body=b"", **path):
        async def receive():
            return {"type": "http.request", "body": body}

        kind = (b"content-type", b"application/x-www-form-urlencoded")
        scope = {"type": "http", "method": "POST", "path": "/", "headers": [kind]}
        scope |= {"query_string": query.encode(), "path_params": path}
        viewer = Viewer(ADA, "ada", Level.ADMIN, Locale.EN)
        page = Page("reviews", "dashboard-servers", Level.MEMBER)
        say = texts.to(Locale.EN)
        return Visit(Request(scope, receive), LOBBY, viewer, say, "reviews", page, NoFrame())

    return make


def test_a_query_is_checked_and_what_is_wrong_has_its_default(visit):
    class Filter(Choice):
        number: int = 5
        sort: str = "new"

    assert visit("number=7&sort=old&other=1").query(Filter) == Filter(number=7, sort="old")
    assert visit("number=many&sort=old").query(Filter) == Filter(number=5, sort="old")
    assert visit("").query(Filter) == Filter()


@pytest.mark.parametrize("body", [b"", b"number=", b"number=10", b"number=x", b"Number=1"])
async def test_a_form_out_of_bounds_is_refused_with_the_fields_name(visit, body):
    with pytest.raises(InvalidInput) as refused:
        await visit(body=body).form(Choice)
    assert refused.value.values == {"field": "number"}


async def test_a_form_within_bounds_is_given_typed(visit):
    assert (await visit(body=b"number=9&csrf=x").form(Choice)).number == 9


def test_a_number_of_the_path_fits_the_database(visit):
    assert visit(film_id=LARGEST).number("film_id") == LARGEST
    with pytest.raises(NotFound):
        visit(film_id=LARGEST + 1).number("film_id")


def test_addresses_are_quoted(visit):
    assert visit().url("reviews") == REVIEWS
    assert (
        visit().url("reviews/a b?", q="a&b=中", n=2)
        == f"{REVIEWS}/a%20b%3F?q=a%26b%3D%E4%B8%AD&n=2"
    )


def test_who_left_is_named_as_such(visit):
    assert visit().name_of(ANNA) == "anna"
    assert visit().name_of(MO) == "someone who left"


async def test_a_change_is_told_once_with_its_way_back(logged_in):
    mo = await logged_in(MO)
    sent = await mo.send_form(f"{REVIEWS}/choose", {"number": 3})
    assert (sent.status_code, sent.headers["location"]) == (303, REVIEWS)
    page = (await mo.get(REVIEWS)).text
    note = re.search(r'<div class="note".*?</div>', page, re.DOTALL)[0]
    assert "chose 3" in note
    assert f'action="{REVIEWS}/choose"' in note
    assert 'name="number" value="1"' in note
    assert 'class="note"' not in (await mo.get(REVIEWS)).text


async def test_what_one_viewer_did_is_not_told_to_another(logged_in):
    mo, ada = await logged_in(MO), await logged_in(ADA)
    await mo.send_form(f"{REVIEWS}/choose", {"number": 3})
    assert "chose 3" not in (await ada.get(REVIEWS)).text


async def test_the_menu_offers_what_the_viewer_may_open(logged_in):
    def menu(page):
        nav = re.search(r'<nav class="menu".*?</nav>', page, re.DOTALL)[0]
        return re.findall(r'href="/g/\d+/([^"]*)"', nav)

    assert menu((await (await logged_in(ANNA)).get(REVIEWS)).text) == ["", "reviews"]
    assert menu((await (await logged_in(MO)).get(REVIEWS)).text) == ["", "reviews", "audit"]
    page = (await (await logged_in(ADA)).get(REVIEWS)).text
    assert menu(page) == ["", "reviews", "audit", "settings"]
    assert re.findall(r'href="([^"]*)" aria-current="page"', page) == [REVIEWS]
