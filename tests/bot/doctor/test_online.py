"""What the doctor learns from Discord, asked of the local one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from bot.clock import SystemClock
from bot.config import Config
from bot.doctor import online, portal
from bot.doctor.finding import Grade
from bot.permissions import ADMINISTRATOR, EMBED_LINKS, INVITE_BITS
from sandbox.server import Sandbox
from tests.builders import FakeClock

ALL_INTENTS = portal.MEMBERS | portal.MESSAGE_CONTENT


class Discord:
    """As much of a Discord as the doctor asks; wrong wherever a test wants it."""

    def __init__(self):
        self.url = ""
        self.asked = []
        self.date = None
        self.status = 200
        self.flags = ALL_INTENTS
        self.guilds = []
        self.commands = [{"name": "help"}]

    async def answer(self, request):
        self.asked.append(request.path_qs)
        self.authorization = request.headers["Authorization"]
        headers = {"Date": self.date} if self.date else {}
        path = request.path.removeprefix("/api/v10")
        body = {
            "/users/@me": {"username": "Marquee"},
            "/applications/@me": {"id": "42", "flags": self.flags},
            "/applications/42/commands": self.commands,
            "/users/@me/guilds": self._page(int(request.query.get("after", 0))),
        }[path]
        return web.json_response(body, status=self.status, headers=headers)

    def _page(self, after):
        return [guild for guild in self.guilds if int(guild["id"]) > after][: online.PAGE]


@pytest.fixture
async def discord():
    discord = Discord()
    app = web.Application()
    app.router.add_get("/{any:.*}", discord.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    discord.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
    yield discord
    await runner.cleanup()


async def ask(say, url, clock=None, token="made-up"):  # noqa: S107  no secret
    config = Config(_env_file=None, discord_token=token, discord_api=url)
    return [finding async for finding in online.discord(say, config, clock or SystemClock())]


def grades(findings):
    return [finding.grade for finding in findings]


async def test_the_local_discord_is_in_good_health(say):
    sandbox = Sandbox()
    await sandbox.start()
    try:
        findings = await ask(say, f"{sandbox.url}/api/v10", token=sandbox.token)
        refused = await ask(say, f"{sandbox.url}/api/v10")
        assert sandbox.unknown_routes == []
    finally:
        await sandbox.stop()
    texts = " ".join(finding.text for finding in findings)
    assert set(grades(findings)) <= {Grade.OK, Grade.NOTE}
    assert "The Lobby" in texts
    assert "Marquee" in texts
    assert refused[-1].grade is Grade.PROBLEM
    assert "marquee setup" in refused[-1].text


async def test_the_token_is_sent_as_a_bots(say, discord):
    await ask(say, discord.url)
    assert discord.authorization == "Bot made-up"


@pytest.mark.parametrize(
    ("flags", "missing"),
    [
        (0, ["Server Members Intent", "Message Content Intent"]),
        (1 << 14 | 1 << 19, []),
        (1 << 15, ["Message Content Intent"]),
        (1 << 18 | 1 << 12, ["Server Members Intent"]),
    ],
)
async def test_each_missing_intent_is_a_warning_with_the_way_to_it(say, discord, flags, missing):
    discord.flags = flags
    warnings = [each for each in await ask(say, discord.url) if each.link == portal.PORTAL]
    assert grades(warnings) == [Grade.WARNING] * len(missing)
    for name, finding in zip(missing, warnings, strict=True):
        assert name in finding.text


async def test_permissions_are_judged_in_each_guild(say, discord):
    discord.guilds = [
        {"id": "1", "name": "Whole", "permissions": str(INVITE_BITS)},
        {"id": "2", "name": "All", "permissions": str(ADMINISTRATOR)},
        {"id": "3", "name": "Poor", "permissions": str(INVITE_BITS & ~EMBED_LINKS)},
    ]
    findings = await ask(say, discord.url)
    whole, everything, poor = [
        next(each for each in findings if each.text.startswith(guild["name"]))
        for guild in discord.guilds
    ]
    assert grades([whole, everything, poor]) == [Grade.OK, Grade.OK, Grade.WARNING]
    assert "embed_links" in poor.text
    assert "send_messages" not in poor.text
    assert poor.link == portal.invite_url("42")


async def test_every_guild_of_many_is_judged(say, discord):
    discord.guilds = [
        {"id": str(n), "name": f"guild {n}", "permissions": str(INVITE_BITS)} for n in range(1, 451)
    ]
    findings = await ask(say, discord.url)
    assert sum(finding.text.startswith("guild ") for finding in findings) == 450
    assert sum("guilds" in path for path in discord.asked) == 3


async def test_no_guild_yet_gives_the_invitation(say, discord):
    (finding,) = [each for each in await ask(say, discord.url) if each.grade is Grade.WARNING]
    assert finding.link == portal.invite_url("42")


async def test_no_commands_yet_is_only_a_note(say, discord):
    discord.commands = []
    assert (await ask(say, discord.url))[-1].grade is Grade.NOTE


async def test_a_guild_cannot_steer_the_terminal(say, discord):
    name = "\x1b[2Jgone\u202e\n"
    discord.guilds = [{"id": "1", "name": name, "permissions": str(INVITE_BITS)}]
    findings = await ask(say, discord.url)
    (finding,) = [each for each in findings if "gone" in each.text]
    assert finding.text.startswith("[2Jgone")


@pytest.mark.parametrize(
    ("ahead_s", "grade"), [(0, "ok"), (4, "ok"), (-4, "ok"), (90, "warning"), (-90, "warning")]
)
async def test_a_clock_that_differs_from_discords_is_a_warning(say, discord, ahead_s, grade):
    clock = FakeClock(datetime(2026, 5, 1, tzinfo=UTC) + timedelta(seconds=ahead_s))
    discord.date = "Fri, 01 May 2026 00:00:00 GMT"
    finding, *_ = await ask(say, discord.url, clock)
    assert finding.grade == grade
    assert grade == "ok" or any(str(n) in finding.text for n in (89, 90, 91))


async def test_a_discord_in_trouble_is_a_warning(say, discord):
    discord.status = 503
    assert grades(await ask(say, discord.url))[1:] == [Grade.WARNING]


async def test_an_unreachable_discord_is_a_problem(say):
    (finding,) = await ask(say, "http://127.0.0.1:9/api/v10")
    assert finding.grade is Grade.PROBLEM
    assert "--offline" in finding.text


@pytest.mark.parametrize(
    "url", ["https://discord.com.example.org/api/v10", "http://192.0.2.1/api/v10", "ftp://x"]
)
async def test_the_token_goes_to_discord_or_this_machine_only(say, url):
    (finding,) = await ask(say, url)
    assert finding.grade is Grade.PROBLEM
    assert "MARQUEE_DISCORD_API" in finding.text


async def test_without_a_token_nothing_is_asked(say, discord):
    config = Config(_env_file=None, discord_api=discord.url)
    assert [each async for each in online.discord(say, config, SystemClock())] == []
    assert discord.asked == []
