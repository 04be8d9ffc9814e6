"""Who may open what, for every route there is; and what a set of pages must not be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from starlette.routing import Mount

from bot.errors import ConfigError
from bot.permissions import Level
from dashboard.app import create_app
from dashboard.guard import GuardedRoute
from dashboard.page import Page
from dashboard.rights import Access
from dashboard.sessions import OPERATOR
from tests.dashboard.builders import ADA, ANNA, EVE, LOBBY, MO, OLD_MO, Sample, sample_pages

#: Every route, with who may use it. One that is missing here fails, and so does one too many.
RULES = {
    ("GET", "/healthz"): Access.PUBLIC,
    ("GET", "/readyz"): Access.PUBLIC,
    ("GET", "/metrics"): Access.MEASURER,
    ("GET", "/login"): Access.PUBLIC,
    ("POST", "/login/link"): Access.LOCAL,
    ("GET", "/login/discord"): Access.PUBLIC,
    ("GET", "/login/discord/callback"): Access.PUBLIC,
    ("GET", "/login/{token}"): Access.PUBLIC,
    ("POST", "/logout"): Access.SIGNED_IN,
    ("POST", "/logout/everywhere"): Access.SIGNED_IN,
    ("GET", "/"): Access.SIGNED_IN,
    ("GET", "/servers"): Access.SIGNED_IN,
    ("GET", "/account"): Access.SIGNED_IN,
    ("POST", "/look"): Access.PUBLIC,
    ("GET", "/g/{guild_id:int}/"): Level.MEMBER,
    ("GET", "/g/{guild_id:int}/events"): Level.MEMBER,
    ("GET", "/g/{guild_id:int}/reviews"): Level.MEMBER,
    ("POST", "/g/{guild_id:int}/reviews/choose"): Level.MODERATOR,
    ("GET", "/g/{guild_id:int}/reviews/broken"): Level.MEMBER,
    ("GET", "/g/{guild_id:int}/reviews/{film_id:int}"): Level.MEMBER,
    ("GET", "/g/{guild_id:int}/audit"): Level.MODERATOR,
    ("GET", "/g/{guild_id:int}/audit/export"): Level.MODERATOR,
    ("GET", "/g/{guild_id:int}/settings"): Level.ADMIN,
    ("POST", "/g/{guild_id:int}/settings"): Level.ADMIN,
}
#: Role to member id and the level they have in the guild; no level for who is not in it.
ROLES = {
    "anonymous": (None, None),
    "member": (ANNA, Level.MEMBER),
    "moderator": (MO, Level.MODERATOR),
    "admin": (ADA, Level.ADMIN),
    "ex-moderator": (OLD_MO, None),
    "admin of another guild": (EVE, None),
    "operator": (OPERATOR, Level.OWNER),
}


def routes(app):
    return [route for route in app.routes if not isinstance(route, Mount)]


def methods(route):
    return sorted(route.methods - {"HEAD"})


def test_every_route_has_its_rule(app):
    assert all(isinstance(route, GuardedRoute) for route in routes(app))
    found = {(m, route.path): route.access for route in routes(app) for m in methods(route)}
    assert found == RULES
    assert [route.path for route in app.routes if isinstance(route, Mount)] == ["/static"]


def expected(access, role):
    """Return what becomes of a request: ``in``, ``out`` (403) or ``login``."""
    member_id, level = ROLES[role]
    if access in (Access.PUBLIC, Access.LOCAL, Access.MEASURER):
        return "in"
    if member_id is None:
        return "login"
    if access is Access.SIGNED_IN:
        return "in"
    return "in" if level is not None and level >= access else "out"


def seen(response):
    if response.status_code == 401 or response.headers.get("location", "").startswith("/login?"):
        return "login"
    return "out" if response.status_code == 403 else "in"


def fill(path):
    path = path.replace("{guild_id:int}", str(LOBBY)).replace("{token}", "x")
    return re.sub(r"\{\w+:int\}", "7", path)


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_gets_exactly_what_the_rules_say(
    app, parts, guilds, role, logged_in, browser
):
    member_id, _ = ROLES[role]
    parts.streams.close()  # an event stream then ends at once
    for (method, path), access in RULES.items():
        guilds.levels[LOBBY, OLD_MO] = Level.MODERATOR
        visitor = browser if member_id is None else await logged_in(member_id)
        csrf = visitor.token_of((await visitor.get("/account")).text)
        del guilds.levels[LOBBY, OLD_MO]
        if method == "GET":
            response = await visitor.get(fill(path))
        else:
            response = await visitor.send_form(fill(path), csrf=csrf)
        assert seen(response) == expected(access, role), f"{role}: {method} {path}"


async def test_rights_end_with_the_next_request(logged_in, guilds):
    mo = await logged_in(MO)
    address = f"/g/{LOBBY}/audit"
    assert (await mo.get(address)).status_code == 200
    guilds.levels[LOBBY, MO] = Level.MEMBER
    refused = await mo.get(address)
    assert refused.status_code == 403
    assert "moderator" in refused.text
    del guilds.levels[LOBBY, MO]
    assert "not a member of this server" in (await mo.get(f"/g/{LOBBY}/")).text


async def test_a_guild_the_bot_left_is_closed_to_the_operator_too(logged_in, guilds):
    operator = await logged_in()
    del guilds.names[LOBBY]
    assert (await operator.get(f"/g/{LOBBY}/")).status_code == 403


async def test_a_guild_id_larger_than_any_is_nobodys(logged_in):
    ada = await logged_in(ADA)
    assert (await ada.get(f"/g/{10**30}/")).status_code == 403
    assert (await ada.get(f"/g/{LOBBY}/reviews/{10**30}")).status_code == 404


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        (Page("audit", "dashboard-audit", Level.MEMBER), "must begin with reviews"),
        (Page("reviewsother", "dashboard-audit", Level.MEMBER), "must begin with reviews"),
        (Page("reviews", "dashboard-audit", Level.MEMBER), "two pages want the path reviews"),
        (Page("reviews/x", "dashboard-audit", Level.MEMBER, icon="gone"), "no icon gone"),
    ],
)
def test_pages_that_cannot_be_are_refused(parts, page, complaint):
    features = [Sample(pages=(*sample_pages(), page))]
    with pytest.raises(ConfigError, match=complaint):
        create_app(replace(parts, features=features))


async def test_static_files_are_kept_for_as_long_as_their_address_names_their_content(browser):
    page = (await browser.get("/login")).text
    address = re.search(r'href="(/static/css/base\.css\?v=\w+)"', page)[1]
    kept = await browser.get(address)
    assert (kept.status_code, "immutable" in kept.headers["cache-control"]) == (200, True)
    assert (await browser.get("/static/css/base.css")).headers["cache-control"] == "no-cache"
    assert (await browser.get("/static/../app.py")).status_code == 404
