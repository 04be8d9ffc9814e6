"""The server inside the bot's loop: its port, its end, and the signals that are not its own."""

from __future__ import annotations

import asyncio
import signal

import httpx
import pytest

from bot.errors import ConfigError
from dashboard.login.pages import TRIES
from dashboard.server import address_of, listen, serve


def test_a_taken_port_is_passed_over_only_when_one_may():
    taken = listen("127.0.0.1", 0)
    port = taken.getsockname()[1]
    with taken:
        with pytest.raises(ConfigError, match=f"MARQUEE_DASHBOARD_PORT.*{port}"):
            listen("127.0.0.1", port)
        with listen("127.0.0.1", port, attempts=20) as other:
            assert other.getsockname()[1] > port


def test_the_address_is_what_a_browser_opens():
    with listen("127.0.0.1", 0) as listener:
        assert address_of(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_every_address_of_this_machine_is_opened_by_its_local_name():
    with listen("0.0.0.0", 0) as listener:  # noqa: S104  nobody connects
        assert address_of(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_foreign_address_is_refused_with_the_setting_to_change():
    with pytest.raises(ConfigError, match="MARQUEE_DASHBOARD_PORT"):
        listen("192.0.2.1", 0)


async def test_it_serves_until_told_to_stop_and_leaves_the_signals_alone(app):
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    listener, stop = listen("127.0.0.1", 0), asyncio.Event()
    task = asyncio.create_task(serve(app, listener, stop))
    async with httpx.AsyncClient(base_url=address_of(listener)) as browser:
        response = await browser.get("/healthz")
        assert response.json() == {"status": "ok"}
        assert "uvicorn" not in str(response.headers)
        assert {each: signal.getsignal(each) for each in before} == before
    stop.set()
    await asyncio.wait_for(task, 3)
    assert listener.fileno() == -1
    assert {each: signal.getsignal(each) for each in before} == before


async def test_cancelling_it_frees_the_port(app):
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    task = asyncio.create_task(serve(app, listener, asyncio.Event()))
    async with httpx.AsyncClient(base_url=address_of(listener)) as browser:
        await browser.get("/healthz")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    listen("127.0.0.1", port).close()


async def test_a_header_does_not_make_a_visitor_somebody_else(app, parts):
    path = parts.links.issue()
    listener, stop = listen("127.0.0.1", 0), asyncio.Event()
    task = asyncio.create_task(serve(app, listener, stop))
    async with httpx.AsyncClient(base_url=address_of(listener)) as browser:
        refused = await browser.get(path, headers={"x-forwarded-for": "127.0.0.1"})
        assert refused.status_code == 403
        assert (await browser.get(path)).status_code == 303
        tries = [
            await browser.get("/login/guess", headers={"x-forwarded-for": f"192.0.2.{number}"})
            for number in range(TRIES)
        ]
        assert tries[-1].status_code == 503, "another name did not buy another try"
    stop.set()
    await asyncio.wait_for(task, 3)
