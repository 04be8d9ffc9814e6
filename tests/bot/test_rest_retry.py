import aiohttp
import discord
import pytest

from bot import rest_retry
from bot.rest_retry import is_repeatable, repeated, repeating


class Answer:
    """What discord.py's errors want to know of a response."""

    def __init__(self, status):
        self.status, self.reason = status, ""


class Api:
    """Answers each call with the next of its outcomes."""

    def __init__(self, *outcomes):
        self.outcomes, self.calls = list(outcomes), []

    async def request(self, route, **options):
        self.calls.append(options.pop("json", None))
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(rest_retry, "PAUSE_S", 0)


def route(method):
    return discord.http.Route(method, "/x")


RESET = aiohttp.ServerDisconnectedError()
BUSY = discord.DiscordServerError(Answer(503), "")


@pytest.mark.parametrize("broken", [RESET, BUSY, ConnectionResetError(104, "reset")])
async def test_a_broken_call_is_repeated_once_with_the_same_body(broken):
    api = Api(broken, "done")
    assert await repeating(api.request)(route("PATCH"), json={"a": 1}) == "done"
    assert api.calls == [{"a": 1}, {"a": 1}]


async def test_a_call_that_would_act_twice_is_not_repeated():
    api = Api(RESET)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await repeating(api.request)(route("POST"), json={"content": "hi"})


def test_a_message_with_an_enforced_nonce_may_be_repeated():
    assert is_repeatable("POST", {"nonce": "1", "enforce_nonce": True})
    assert not is_repeatable("POST", {"nonce": "1"})


async def test_a_deletion_that_had_its_effect_is_done():
    api = Api(RESET, discord.NotFound(Answer(404), ""))
    assert await repeating(api.request)(route("DELETE")) is None


async def test_the_second_failure_is_told():
    api = Api(BUSY, RESET)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await repeating(api.request)(route("GET"))


async def test_an_idempotent_call_is_repeated_once():
    tries = []

    async def call():
        tries.append(1)
        if len(tries) == 1:
            raise RESET
        return "ok"

    assert await repeated(call) == "ok"
    assert len(tries) == 2
