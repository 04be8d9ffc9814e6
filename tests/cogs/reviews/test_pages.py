"""The dashboard shows the reviews, keeps spoilers shut, and lets moderators remove and restore."""

from __future__ import annotations

import re

import pytest

from bot.app import open_services
from bot.config import Config
from bot.i18n import Locale
from bot.storage.audit import AuditStore
from cogs.reviews.service import ReviewService
from cogs.reviews.settings import ReviewsSettings
from cogs.reviews.store.reviews import SqliteReviewStore
from dashboard.app import create_app
from dashboard.login.links import LoginLinks
from dashboard.parts import Parts
from dashboard.sessions import Sessions
from dashboard.store import WebSessionStore
from dashboard.streams import Streams
from tests.cogs.reviews.conftest import Guild
from tests.dashboard.builders import ADA, ANNA, LOBBY, MO, Browser, GuildsOnPaper

PAGE = f"/g/{LOBBY}/reviews"


@pytest.fixture
async def services(tmp_path):
    config = Config(_env_file=None, data_dir=tmp_path / "var", inference="off")
    async with open_services(config) as found:
        yield found


@pytest.fixture
def film_id(services):
    return services.catalogue.find("Heat (1995)").id


@pytest.fixture
def here(services, clock):
    guild = Guild(services.database, AuditStore(services.database, clock), clock, LOBBY, {})
    guild.service = ReviewService(
        SqliteReviewStore(services.database, LOBBY, services.audit), ReviewsSettings(), clock
    )
    return guild


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
        browser = Browser(app, cookies={f"marquee-{port}-session": session.secret})
        opened.append(browser)
        return browser

    yield log_in
    for browser in opened:
        await browser.aclose()


def plain(html):
    main = html.partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


async def test_an_empty_list_says_how_to_fill_it(log_in):
    page = await (await log_in(ANNA)).get(PAGE)
    assert page.status_code == 200
    assert "/reviews write" in plain(page.text)
    chinese = await (await log_in(ANNA, Locale.ZH)).get(PAGE)
    assert "还没有影评" in plain(chinese.text)


async def test_a_member_reads_but_has_no_way_to_remove(here, log_in, film_id):
    await here.write(MO, film_id, half_stars=9, text="A cold and patient film.")
    browser = await log_in(ANNA)
    page = plain((await browser.get(PAGE)).text)
    assert "One review." in page
    assert "Heat (1995)" in page
    assert " 4.5 " in page
    assert "A cold and patient film." in page
    assert "Remove" not in page
    assert (await browser.get(f"{PAGE}/removed")).status_code == 403
    sent = await browser.send_form(f"{PAGE}/remove", {"review_id": 1, "reason": "spam"})
    assert sent.status_code == 403


async def test_a_film_has_its_rating_and_only_its_reviews(here, services, log_in, film_id):
    other = services.catalogue.find("Alien").id
    await here.write(ANNA, film_id, half_stars=10)
    await here.write(ANNA, other, text="In space nobody hears a review.")
    browser = await log_in(ANNA, Locale.ZH)
    page = plain((await browser.get(PAGE, params={"film": film_id, "sort": "helpful"})).text)
    assert "3.3 分（满分 5），1 人评分" in page
    assert "In space" not in page
    odd = await browser.get(PAGE, params={"film": "x", "sort": "odd", "page": "-1"})
    assert odd.status_code == 200


async def test_markup_is_text_and_a_spoiler_stays_shut(here, log_in, film_id):
    await here.write(MO, film_id, text="<script>alert(1)</script> ||the dog did it|| & more")
    html = (await (await log_in(ANNA)).get(PAGE)).text
    assert "<script>alert" not in html
    summary = re.search(r"<summary>(.*?)</summary>", html, re.DOTALL)[1]
    assert "(spoiler)" in summary
    assert "dog" not in summary
    assert "the dog did it" in html.partition("</summary>")[2]


async def test_many_reviews_come_in_pages(here, log_in, film_id):
    for member_id in range(100, 125):
        await here.write(member_id, film_id, text=f"The opinion of number {member_id}.")
    browser = await log_in(ANNA)
    first = (await browser.get(PAGE)).text
    assert "number 124" in first
    assert "number 104" not in first
    assert "number 104" in (await browser.get(PAGE, params={"page": 2})).text


async def test_a_moderator_removes_and_takes_it_back(here, services, log_in, film_id):
    review = await here.write(ANNA, film_id, text="Buy my things at once, all of you.")
    browser = await log_in(MO)
    fields = {"review_id": review.review_id, "reason": "spam"}
    sent = await browser.send_form(f"{PAGE}/remove", fields)
    assert sent.status_code == 303
    page = (await browser.get(sent.headers["location"])).text
    assert "is removed" in page
    assert "Buy my things" not in page
    again = await browser.send_form(f"{PAGE}/remove", fields)
    assert "That review is gone." in again.text
    removed = plain((await browser.get(f"{PAGE}/removed")).text)
    assert "Advertising or spam" in removed
    assert "Buy my things" in removed

    sent = await browser.send_form(f"{PAGE}/restore", {"review_id": review.review_id})
    assert "is back" in (await browser.get(sent.headers["location"])).text
    assert await here.service.own(ANNA, film_id) == review
    audit = await (await log_in(ADA)).get(f"/g/{LOBBY}/audit")
    assert "removed a review" in plain(audit.text)
    assert "Buy my things" not in audit.text


@pytest.mark.parametrize(
    "fields", [{}, {"review_id": 1, "reason": "because"}, {"review_id": "x", "reason": "spam"}]
)
async def test_a_wrong_form_changes_nothing(here, log_in, film_id, fields):
    review = await here.write(ANNA, film_id)
    sent = await (await log_in(MO)).send_form(f"{PAGE}/remove", fields)
    assert sent.status_code == 400
    assert await here.service.own(ANNA, film_id) == review


async def test_who_is_not_listed_is_named_to_moderators_alone(here, services, log_in, film_id):
    await here.write(MO, film_id)
    await services.preferences.change(MO, lambda p: p.__class__(listed=False))
    assert "a member" in plain((await (await log_in(ANNA)).get(PAGE)).text)
    seen = plain((await (await log_in(ADA)).get(PAGE)).text)
    assert "a member" not in seen


async def test_the_overview_says_how_many_there_are(here, log_in, film_id):
    await here.write(ANNA, film_id)
    assert "One review." in plain((await (await log_in(ANNA)).get(f"/g/{LOBBY}/")).text)
