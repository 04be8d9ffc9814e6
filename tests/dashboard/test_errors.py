"""Failures as people and programs read them, and as the log keeps them."""

from __future__ import annotations

import re

import pytest
from starlette.exceptions import HTTPException

from bot.errors import DiskFull, InvalidInput, NotAllowed, NotFound, StorageError, TryLater
from bot.i18n import Locale
from dashboard.errors import NotLoggedIn, trouble
from tests.dashboard.builders import ANNA, LOBBY

BROKEN = f"/g/{LOBBY}/reviews/broken"
JSON = {"accept": "application/json"}


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (NotLoggedIn("dashboard-login-first"), 401, "not_logged_in"),
        (NotAllowed("dashboard-only-local"), 403, "not_allowed"),
        (NotFound("dashboard-not-found"), 404, "not_found"),
        (InvalidInput("dashboard-login-state"), 400, "invalid_input"),
        (TryLater("dashboard-streams-full"), 503, "try_later"),
        (HTTPException(404), 404, "not_found"),
        (HTTPException(405), 405, "wrong_method"),
        (HTTPException(413), 413, "too_large"),
        (HTTPException(418), 418, "refused"),
        (DiskFull("full"), 503, "disk_full"),
    ],
)
def test_what_is_foreseen_has_a_sentence_in_both_languages(texts, error, status, code):
    english, chinese = [trouble(error, texts.to(locale)) for locale in Locale]
    assert (english.status, english.code, english.incident) == (status, code, None)
    assert english.sentence != chinese.sentence
    assert re.search(r"[一-鿿]", chinese.sentence)


async def test_what_is_unforeseen_names_an_id_that_stands_in_the_log(logged_in, caplog):
    anna = await logged_in(ANNA)
    page = await anna.get(BROKEN)
    assert page.status_code == 500
    assert "secret cause" not in page.text
    (record,) = [r for r in caplog.records if "incident" in r.getMessage()]
    incident = record.getMessage().removeprefix("incident ")
    assert incident in page.text
    assert "secret cause" in str(record.exc_info[1])


async def test_a_program_gets_one_shape_of_json(logged_in):
    anna = await logged_in(ANNA)
    broken = (await anna.get(BROKEN, headers=JSON)).json()
    assert broken.keys() == {"error"}
    assert broken["error"].keys() == {"code", "message", "incident"}
    for path, code in [
        ("/nothing", "not_found"),
        (f"/g/{LOBBY}/audit", "not_allowed"),
        ("/logout", "wrong_method"),
    ]:
        told = (await anna.get(path, headers=JSON)).json()["error"]
        assert (told["code"], told.keys()) == (code, {"code", "message"})


async def test_a_program_that_is_not_logged_in_is_told_and_a_browser_is_led(browser):
    told = await browser.get("/account", headers=JSON)
    assert (told.status_code, told.json()["error"]["code"]) == (401, "not_logged_in")
    assert (await browser.get("/account")).headers["location"] == "/login?next=%2Faccount"


async def test_a_database_that_fails_still_gives_a_page_in_the_visitors_language(
    app, logged_in, database, monkeypatch
):
    anna = await logged_in(ANNA)

    async def fail(*_):
        raise StorageError("the database is closed")

    monkeypatch.setattr(database, "row", fail)
    page = await anna.get("/account", headers={"accept-language": "zh-CN"})
    assert (page.status_code, "这里出了点问题" in page.text) == (500, True)
