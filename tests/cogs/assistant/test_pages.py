"""The dashboard shows the notes; who keeps them adds, removes and brings back."""

from __future__ import annotations

import re

import pytest

from bot.app import open_services
from bot.config import Config
from bot.i18n import Locale
from dashboard.app import create_app
from dashboard.login.links import LoginLinks
from dashboard.parts import Parts
from dashboard.sessions import Sessions
from dashboard.store import WebSessionStore
from dashboard.streams import Streams
from tests.dashboard.builders import ADA, ANNA, LOBBY, MO, Browser, GuildsOnPaper

PAGE = f"/g/{LOBBY}/assistant"
DELIVERY = "0" * 32


@pytest.fixture
async def services(tmp_path):
    config = Config(_env_file=None, data_dir=tmp_path / "var", inference="off")
    async with open_services(config) as found:
        yield found


@pytest.fixture
async def log_in(services):
    parts = Parts(
        config=services.config,
        clock=services.clock,
        texts=services.texts,
        database=services.database,
        health=services.health,
        guilds=GuildsOnPaper(),
        guild_settings=services.guild_settings,
        audit=services.audit,
        preferences=services.preferences,
        features=list(services.registry),
        links=LoginLinks(services.clock),
        streams=Streams(look_every_s=0.01, beat_every_s=0.02),
    )
    app = create_app(parts)
    sessions = Sessions(WebSessionStore(services.database), services.clock)
    opened = []

    async def log_in(member_id, locale=Locale.EN):
        session = await sessions.begin(member_id, "name", locale)
        port = services.config.dashboard_port
        opened.append(Browser(app, cookies={f"marquee-{port}-session": session.secret}))
        return opened[-1]

    yield log_in
    for browser in opened:
        await browser.aclose()


def plain(html):
    main = html.partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


async def write(browser, title="Film night", text="Friday at 20:00.", delivery=DELIVERY):
    fields = {"title": title, "text": text, "delivery": delivery}
    return await browser.send_form(f"{PAGE}/add", fields)


async def test_an_empty_list_says_how_to_fill_it(log_in):
    page = plain((await (await log_in(ADA)).get(PAGE)).text)
    assert "Write the first note" in page
    chinese = plain((await (await log_in(ADA, Locale.ZH)).get(PAGE)).text)
    assert "写下第一条吧" in chinese


async def test_an_admin_adds_removes_and_takes_it_back(log_in):
    browser = await log_in(ADA)
    sent = await write(browser, text="<script>alert(1)</script> & popcorn")
    page = await browser.get(sent.headers["location"])
    assert "answers from 1 note." in plain(page.text)
    assert "<script>alert" not in page.text
    assert "popcorn" in page.text
    await write(browser)  # a form that arrives twice
    assert "answers from 1 note." in plain((await browser.get(PAGE)).text)
    taken = await write(browser, title="film NIGHT", delivery="1" * 32)
    assert "a note with this title already" in taken.text
    sent = await browser.send_form(f"{PAGE}/remove", {"note_id": 1})
    assert "is removed" in (await browser.get(sent.headers["location"])).text
    sent = await browser.send_form(f"{PAGE}/restore", {"note_id": 1})
    assert "is back" in (await browser.get(sent.headers["location"])).text
    audit = plain((await browser.get(f"/g/{LOBBY}/audit")).text)
    assert "wrote a note" in audit
    assert "brought a note back" in audit


async def test_a_moderator_reads_and_a_member_does_not(log_in):
    await write(await log_in(ADA))
    mo, anna = await log_in(MO), await log_in(ANNA)
    page = plain((await mo.get(PAGE)).text)
    assert "Friday at 20:00." in page
    assert "Remove" not in page
    assert (await mo.send_form(f"{PAGE}/remove", {"note_id": 1})).status_code == 403
    assert (await anna.get(PAGE)).status_code == 403


async def test_many_notes_come_in_pages(log_in):
    browser = await log_in(ADA)
    for number in range(21):
        await write(browser, f"Note {number:02}", "x " * 200, delivery=f"{number:032x}")
    first = (await browser.get(PAGE)).text
    assert "Note 19" in first
    assert "Note 20" not in first
    assert "Note 20" in (await browser.get(PAGE, params={"page": 2})).text


@pytest.mark.parametrize("fields", [{}, {"title": "x", "text": "y", "delivery": "odd"}])
async def test_a_wrong_form_adds_nothing(log_in, fields):
    browser = await log_in(ADA)
    assert (await browser.send_form(f"{PAGE}/add", fields)).status_code == 400
    assert "no notes yet" in plain((await browser.get(PAGE)).text)
