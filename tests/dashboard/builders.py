"""Guilds on paper, a browser with a cookie jar, and a feature to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from html import unescape
from typing import ClassVar

import httpx
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from bot.guild_settings import FeatureSettings
from bot.permissions import Level
from dashboard.guilds import Guild
from dashboard.page import Glance, Page, Undo

HOST = "http://127.0.0.1:8765"
LOBBY, ANNEX = 2**53 + 1, 2**53 + 3
ANNA, MO, ADA, EVE, OLD_MO = 2**53 + 11, 2**53 + 12, 2**53 + 13, 2**53 + 14, 2**53 + 15
CSRF = re.compile(r'name="csrf" value="([^"]*)"')


@dataclass
class GuildsOnPaper:
    """A `GuildDirectory` whose members are written down; rights change by writing."""

    names: dict[int, str] = field(default_factory=lambda: {LOBBY: "The Lobby", ANNEX: "附楼"})
    levels: dict[tuple[int, int], Level] = field(
        default_factory=lambda: {
            (LOBBY, ANNA): Level.MEMBER,
            (LOBBY, MO): Level.MODERATOR,
            (LOBBY, ADA): Level.ADMIN,
            (ANNEX, EVE): Level.ADMIN,
        }
    )
    people: dict[int, str] = field(
        default_factory=lambda: {ANNA: "anna", MO: "mo", ADA: "ada", EVE: "eve"}
    )

    def all(self):
        return [Guild(guild_id, name) for guild_id, name in self.names.items()]

    async def level_of(self, guild_id, member_id):
        return self.levels.get((guild_id, member_id))

    def name_of(self, guild_id, member_id):
        return self.people.get(member_id) if (guild_id, member_id) in self.levels else None


class Tone(StrEnum):
    WARM = "warm"
    DRY = "dry"


class SampleSettings(FeatureSettings):
    feature: ClassVar[str] = "reviews"

    min_length: int = Field(10, ge=0, le=500)
    public_replies: bool = True


class Choice(BaseModel):
    number: int = Field(ge=1, le=9)


@dataclass(frozen=True)
class Sample:
    """A feature with one page for members and one change for moderators."""

    name: str = "reviews"
    settings: type[FeatureSettings] | None = SampleSettings
    pages: tuple[Page, ...] = ()


def sample_pages():
    async def show(visit):
        return visit.render("sample.html", words=visit.request.query_params.get("words", ""))

    async def change(visit):
        number = (await visit.form(Choice)).number
        return visit.redirect(
            "reviews", done=f"chose {number}", undo=Undo("reviews/choose", {"number": 1})
        )

    async def break_down(visit):
        raise RuntimeError("secret cause")

    async def one(visit):
        return JSONResponse({"number": visit.number("film_id"), "who": visit.name_of(ANNA)})

    async def glance(visit):
        first = date(2026, 1, 1)
        return Glance("12 of them", [(first + timedelta(days=n), n * n % 7) for n in range(14)])

    return (
        Page("reviews", "dashboard-servers", Level.MEMBER, show=show, icon="star", glance=glance),
        Page("reviews/choose", "dashboard-servers", Level.MODERATOR, change=change),
        Page("reviews/broken", "dashboard-servers", Level.MEMBER, show=break_down),
        Page("reviews/{film_id:int}", "dashboard-servers", Level.MEMBER, show=one),
    )


class Browser(httpx.AsyncClient):
    """What a browser does: keeps cookies and says where a form comes from."""

    def __init__(self, app, **options):
        given = {
            "transport": httpx.ASGITransport(app=app),
            "base_url": HOST,
            "headers": {"accept": "text/html", "accept-language": "en"},
        }
        super().__init__(**given | options)

    async def send_form(self, path, fields=None, *, csrf=None, **headers):
        """Post a form as our own pages do, with the token of the page at ``/account``."""
        if csrf is None:
            csrf = self.token_of((await self.get("/account")).text)
        given = {"origin": str(self.base_url).rstrip("/"), "sec-fetch-site": "same-origin"}
        return await self.post(
            path, data={"csrf": csrf, **(fields or {})}, headers={**given, **headers}
        )

    @staticmethod
    def token_of(page):
        found = CSRF.search(page)
        return unescape(found[1]) if found else ""
