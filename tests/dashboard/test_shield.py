"""Headers on every answer, foreign hosts refused, large bodies never read."""

from __future__ import annotations

import pytest

from dashboard.shield import MAX_BODY_BYTES
from tests.dashboard.builders import LOBBY, Browser

PAGES = ["/login", "/nothing", "/healthz", "/metrics", "/", f"/g/{LOBBY}/", "/static/icon.svg"]


@pytest.mark.parametrize("path", PAGES)
async def test_every_answer_carries_the_policy(logged_in, path):
    headers = (await (await logged_in()).get(path)).headers
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "cache-control" in headers
    assert "strict-transport-security" not in headers


async def test_pages_are_never_kept(logged_in):
    page = await (await logged_in()).get(f"/g/{LOBBY}/")
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", ""])
async def test_a_foreign_name_that_leads_here_is_told_nothing(browser, host):
    response = await browser.get("/login", headers={"host": host})
    assert (response.status_code, response.text) == (421, "")


async def test_a_body_that_says_it_is_too_large_is_not_read(browser):
    response = await browser.send_form("/look", {"x": "x" * MAX_BODY_BYTES}, csrf="")
    assert response.status_code == 413
    assert "256 KiB" in response.text


async def test_a_body_that_hides_its_size_is_cut(app):
    async def endless():
        for _ in range(100):
            yield b"x=" + b"x" * 4096

    kind = {"content-type": "application/x-www-form-urlencoded"}
    own = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
    async with Browser(app) as browser:
        response = await browser.post("/look", content=endless(), headers=kind | own)
    assert response.status_code == 413


async def test_a_body_of_just_the_limit_is_read(browser):
    fields = {"csrf": "", "next": "/login", "x": ""}
    size = len("csrf=&next=%2Flogin&x=")
    fields["x"] = "x" * (MAX_BODY_BYTES - size)
    response = await browser.send_form("/look", fields, csrf="")
    assert (response.status_code, response.headers["location"]) == (303, "/login")
