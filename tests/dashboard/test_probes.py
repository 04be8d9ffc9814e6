"""What machines ask: alive, ready, numbers."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from bot.health import State
from dashboard.app import create_app
from tests.dashboard.builders import Browser


async def test_the_process_is_alive_even_when_the_bot_is_not_ready(browser, health):
    health.report("gateway", State.DOWN)
    assert (await browser.get("/healthz")).json() == {"status": "ok"}
    ready = await browser.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (503, "not_ready")
    assert ready.json()["parts"]["gateway"] == "down"
    health.report("gateway", State.DEGRADED)
    assert (await browser.get("/readyz")).status_code == 200


def numbers(response):
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


async def test_the_numbers_are_those_of_this_moment(parts, health):
    async with Browser(create_app(replace(parts, numbers=lambda: {"queue_depth": 7}))) as browser:
        health.report("inference", State.DEGRADED)
        await browser.get("/nothing")
        await browser.request("BREW", "/healthz")
        found = numbers(await browser.get("/metrics"))
    assert found["marquee_part_up", "inference"] == 0.5
    assert found["marquee_part_up", "gateway"] == 1
    assert found["marquee_number", "queue_depth"] == 7
    assert found["marquee_dashboard_requests_total", "GET", "404"] == 1
    assert found["marquee_dashboard_requests_total", "other", "405"] == 1
    assert found["marquee_dashboard_request_seconds_count",] == 2
    assert found["marquee_dashboard_streams",] == 0


async def test_two_dashboards_in_one_process_count_for_themselves(parts):
    for _ in range(2):
        async with Browser(create_app(parts)) as browser:
            await browser.get("/healthz")
            found = numbers(await browser.get("/metrics"))
            assert found["marquee_dashboard_requests_total", "GET", "200"] == 1


@pytest.mark.parametrize(
    ("token", "public", "sent", "from_here", "status"),
    [
        (None, None, None, True, 200),
        (None, None, None, False, 403),
        (None, "https://m.example.org", None, True, 403),
        ("canary", None, "Bearer canary", False, 200),
        ("canary", None, None, True, 403),
        ("canary", None, "Bearer wrong", True, 403),
        ("canary", None, "canary", True, 403),
    ],
)
async def test_who_may_read_the_numbers(parts, token, public, sent, from_here, status):
    update = {"metrics_token": SecretStr(token) if token else None, "dashboard_url": public}
    app = create_app(replace(parts, config=parts.config.model_copy(update=update)))
    client = "127.0.0.1" if from_here else "192.0.2.7"
    transport = httpx.ASGITransport(app=app, client=(client, 1))
    async with Browser(app, transport=transport) as browser:
        headers = {"authorization": sent} if sent else {}
        assert (await browser.get("/metrics", headers=headers)).status_code == status
