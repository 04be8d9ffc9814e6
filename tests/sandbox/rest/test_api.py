"""The REST interface itself: who may call, how it answers, how it fails when told to."""

from __future__ import annotations

import io
import time

import aiohttp
import discord
import pytest

REAL = "MTIzNDU2Nzg5MDEyMzQ1Njc4.abcdef.ghijklmnopqrstuvwxyz"


async def test_the_content_type_is_exactly_json(rest):
    answer = await rest("GET", "/users/@me")
    assert answer.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("token", ["", "Bot wrong", "Bearer wrong", "wrong"])
async def test_without_the_token_nobody_gets_in(rest, token):
    answer = await rest("GET", "/users/@me", headers={"Authorization": token})
    assert (answer.status, answer.code) == (401, 0)


async def test_a_token_that_looks_real_is_refused_with_a_reason(rest, caplog):
    answer = await rest("GET", "/users/@me", headers={"Authorization": f"Bot {REAL}"})
    assert answer.status == 401
    assert "look real" in answer.body["message"]
    assert REAL not in caplog.text


async def test_discord_py_sees_a_failed_login(sandbox, aim):
    aim(sandbox)
    client = discord.Client(intents=discord.Intents.none())
    with pytest.raises(discord.LoginFailure):
        await client.login(REAL)
    await client.close()


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/channels/1", 10003),
        ("GET", "/guilds/1", 10004),
        ("GET", "/guilds/{guild}/members/1", 10007),
        ("GET", "/channels/{channel}/messages/1", 10008),
        ("GET", "/guilds/{guild}/roles/1", 10011),
        ("GET", "/users/1", 10013),
        ("GET", "/webhooks/1", 10015),
        ("GET", "/guilds/{guild}/bans/1", 10026),
        ("POST", "/interactions/1/x/callback", 10062),
    ],
)
async def test_each_unknown_thing_has_its_code(rest, sandbox, channel_id, method, path, code):
    path = path.format(guild=sandbox.guild_id, channel=channel_id())
    answer = await rest(method, path, {} if method == "POST" else None)
    assert (answer.status, answer.code) == (404, code)


async def test_a_hidden_channel_is_missing_access(rest, sandbox, channel_id):
    channel = sandbox.world.channels[channel_id("staff")]
    channel["permission_overwrites"] = [
        {"id": sandbox.guild_id, "type": 0, "allow": "0", "deny": str(1 << 10)}
    ]
    answer = await rest("POST", f"/channels/{channel['id']}/messages", {"content": "x"})
    assert (answer.status, answer.code) == (403, 50001)


async def test_broken_json_is_said_so(rest, channel_id):
    path = f"/channels/{channel_id()}/messages"
    answer = await rest("POST", path, data=b"{", headers={"Content-Type": "application/json"})
    assert (answer.status, answer.code) == (400, 50109)
    assert (await rest("POST", path, [])).code == 50109


async def test_a_file_over_ten_mebibytes_is_too_large(rest, channel_id):
    form = aiohttp.FormData()
    form.add_field("payload_json", "{}")
    form.add_field("files[0]", io.BytesIO(bytes(10 * 2**20 + 1)), filename="big")
    answer = await rest("POST", f"/channels/{channel_id()}/messages", data=form)
    assert (answer.status, answer.code) == (413, 40005)


async def test_a_429_makes_discord_py_wait(bot, sandbox):
    sandbox.faults.fail_rest("rest_429", 1, retry_after_s=0.2)
    before = time.monotonic()
    await bot.room().send("patience")
    assert time.monotonic() - before >= 0.2
    assert sandbox.api.counters[429] == 1


@pytest.mark.parametrize(("name", "written"), [("rest_5xx_before", 1), ("rest_5xx_after", 2)])
async def test_a_5xx_comes_before_or_after_the_effect(rest, sandbox, channel_id, name, written):
    sandbox.faults.fail_rest(name, status=503)
    path = f"/channels/{channel_id()}/messages"
    assert (await rest("POST", path, {"content": "x"})).status == 503
    assert (await rest("POST", path, {"content": "x"})).status == 200
    assert len((await rest("GET", path)).body) == written


@pytest.mark.parametrize(("name", "written"), [("reset_before", 0), ("reset_after", 1)])
async def test_a_reset_comes_before_or_after_the_effect(rest, sandbox, channel_id, name, written):
    sandbox.faults.fail_rest(name, route="POST /channels/{channel_id}/messages")
    path = f"/channels/{channel_id()}/messages"
    with pytest.raises(aiohttp.ClientError):
        await rest("POST", path, {"content": "x"})
    assert len((await rest("GET", path)).body) == written


async def test_a_fault_may_be_meant_for_one_route(rest, sandbox):
    sandbox.faults.set("rest_5xx_before", {"times": 1, "route": "GET /users/{user_id}"})
    assert (await rest("GET", "/users/@me")).status == 200
    assert (await rest("GET", "/users/1")).status == 500
    assert (await rest("GET", "/users/1")).status == 404


async def test_slow_rest_is_slow(rest, sandbox):
    sandbox.faults.slow_rest_s = 0.2
    before = time.monotonic()
    await rest("GET", "/users/@me")
    assert time.monotonic() - before >= 0.2


async def test_the_gateway_and_application_are_told(rest, sandbox):
    gateway = (await rest("GET", "/gateway/bot")).body
    assert gateway["url"] == sandbox.world.gateway_url
    assert gateway["session_start_limit"]["remaining"] == 1000
    assert (await rest("GET", "/gateway")).body == {"url": gateway["url"]}
    application = (await rest("GET", "/applications/@me")).body
    assert application["owner"]["username"] == "ada"
    guilds = (await rest("GET", "/users/@me/guilds")).body
    assert [guild["name"] for guild in guilds] == ["The Lobby"]


async def test_numbers_in_the_query_are_checked(rest, channel_id):
    answer = await rest("GET", f"/channels/{channel_id()}/messages?limit=101")
    assert answer.body["errors"]["limit"]["_errors"][0]["code"] == "NUMBER_TYPE_MAX"
    answer = await rest("GET", f"/channels/{channel_id()}/messages?limit=many")
    assert answer.code == 50035
