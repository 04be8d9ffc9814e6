"""No other site, and no old page, can make a browser change something."""

from __future__ import annotations

import pytest
from starlette.routing import Mount

from tests.dashboard.builders import HOST, LOBBY
from tests.dashboard.test_app import fill

FOREIGN = [
    {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"origin": HOST, "sec-fetch-site": "same-site"},
    {"origin": "http://127.0.0.1:1"},
    {"origin": f"{HOST}.evil.example"},
    {"sec-fetch-site": "none"},
    {},
]


def writing(app):
    """Return the paths of every route that may change something, with their methods."""
    return [
        (method, fill(route.path))
        for route in app.routes
        if not isinstance(route, Mount)
        for method in route.methods - {"GET", "HEAD"}
    ]


@pytest.mark.parametrize("headers", FOREIGN)
async def test_no_route_takes_a_form_of_another_site(app, logged_in, headers):
    operator = await logged_in()
    csrf = operator.token_of((await operator.get("/account")).text)
    assert len(writing(app)) >= 6
    for method, path in writing(app):
        response = await operator.request(method, path, data={"csrf": csrf}, headers=headers)
        assert response.status_code == 403, path
        assert "did not come from a page of this dashboard" in response.text
    assert (await operator.get("/account")).status_code == 200, "it was logged out"


@pytest.mark.parametrize("token", ["", "0" * 64, "中"])
async def test_no_route_takes_a_form_without_the_sessions_token(app, logged_in, token):
    operator = await logged_in()
    for _, path in writing(app):
        response = await operator.send_form(path, csrf=token)
        assert (response.status_code, "before your last login" in response.text) == (403, True)


async def test_the_token_of_another_session_is_worth_nothing(logged_in):
    one, other = await logged_in(), await logged_in()
    csrf = other.token_of((await other.get("/account")).text)
    assert csrf
    assert (await one.send_form("/logout", csrf=csrf)).status_code == 403


async def test_a_script_of_ours_may_send_the_token_as_a_header(logged_in):
    ada = await logged_in()
    csrf = ada.token_of((await ada.get("/account")).text)
    headers = {"x-csrf-token": csrf}
    sent = await ada.send_form(f"/g/{LOBBY}/reviews/choose", {"number": 3}, csrf="", **headers)
    assert sent.status_code == 303


async def test_nothing_changes_by_get(logged_in):
    ada = await logged_in()
    for path in ("/logout", "/logout/everywhere", f"/g/{LOBBY}/reviews/choose", "/look"):
        assert (await ada.get(path)).status_code == 405, path
