"""The audit page: newest first, filtered, checked, and a file no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re

import pytest

from dashboard.pages.audit import PER_PAGE
from tests.dashboard.builders import ADA, ANNA, ANNEX, EVE, LOBBY, MO

PAGE = f"/g/{LOBBY}/audit"


@pytest.fixture
def note(parts):
    async def add(action="settings.put", actor_id=ADA, guild_id=LOBBY, **more):
        audit = parts.audit.of(guild_id)
        return await parts.database.write(
            lambda db: audit.append(db, action, actor_id=actor_id, **more)
        )

    return add


@pytest.fixture
async def mo(logged_in):
    return await logged_in(MO)


def rows(page):
    body = re.search(r"<tbody>(.*?)</tbody>", page.text, re.DOTALL)
    cells = re.findall(r"<tr>(.*?)</tr>", body[1], re.DOTALL) if body else []
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]


async def test_an_empty_audit_says_what_will_stand_there(mo):
    page = await mo.get(PAGE)
    assert "No change has been made yet." in page.text
    assert "Whatever an admin or a moderator changes will stand here" in page.text


async def test_entries_are_put_into_words(mo, note):
    detail = {"setting": "reviews.min_length", "old": None, "new": 30}
    await note(detail=detail)
    await note("reviews.remove", MO, target_id=ANNA, detail={"film_id": 7})
    await note("backup.make", None)
    page = await mo.get(PAGE)
    assert "3 changes on record." in page.text
    assert rows(page) == [
        "just now Marquee itself backup.make",
        "just now mo reviews.remove → anna film_id 7",
        "just now ada changed a setting setting Shortest review was default is 30",
    ]


async def test_members_who_left_or_were_erased_are_named_as_such(mo, note, guilds, database):
    await note(actor_id=EVE)
    await note(actor_id=ADA)
    await database.write(
        lambda db: db.execute("DELETE FROM audit_person WHERE member_id = ?", (ADA,))
    )
    erased, left = rows(await mo.get(PAGE))
    assert "erased member " in erased
    assert "someone who left" in left


async def test_the_filter_narrows_and_says_when_nothing_fits(mo, note):
    await note()
    await note("reviews.remove", MO)
    assert len(rows(await mo.get(PAGE, params={"action": "reviews.remove", "actor": ""}))) == 1
    assert len(rows(await mo.get(PAGE, params={"actor": ADA}))) == 1
    page = await mo.get(PAGE, params={"action": "settings.put", "actor": MO})
    assert (rows(page), "Nothing fits this filter" in page.text) == ([], True)
    assert re.findall(r'<option value="([^"]*)" selected', page.text) == ["settings.put", str(MO)]


@pytest.mark.parametrize(
    "query", ["actor=x", "before=-1", "before=x", f"actor={10**30}", "check=x"]
)
async def test_a_query_that_is_wrong_shows_everything(mo, note, query):
    await note()
    assert len(rows(await mo.get(f"{PAGE}?{query}"))) == 1


async def test_pages_lead_on_and_keep_the_filter(mo, note):
    for _ in range(PER_PAGE):
        await note()
    await note(actor_id=MO)
    await note()
    first = await mo.get(PAGE, params={"actor": ADA})
    assert len(rows(first)) == PER_PAGE
    older = re.search(r'rel="next" href="([^"]+)"', first.text)[1].replace("&amp;", "&")
    assert f"actor={ADA}" in older
    second = await mo.get(older)
    assert len(rows(second)) == 1
    assert 'rel="next"' not in second.text
    newer = re.search(r'rel="prev" href="([^"]+)"', second.text)[1]
    assert rows(await mo.get(newer)) == rows(first)


async def test_checking_the_chain_says_what_it_found(mo, note, database):
    await note()
    await note()
    page = await mo.get(PAGE, params={"check": "true"})
    assert "All 2 entries are as they were written" in page.text
    assert re.search(r"<code>[0-9a-f]{16}</code>", page.text)

    def forge(db):
        db.execute("DROP TRIGGER audit_is_never_edited")
        db.execute("UPDATE audit SET action = 'forged' WHERE id = 2")

    await database.write(forge)
    page = await mo.get(PAGE, params={"check": "true"})
    assert "Entry 2 was changed after it was written" in page.text


async def test_one_guild_never_sees_anothers_audit(mo, note):
    await note("canary.here", EVE, guild_id=ANNEX)
    for path in (PAGE, f"{PAGE}/export"):
        assert "canary" not in (await mo.get(path)).text
    assert (await mo.get(f"/g/{ANNEX}/audit/export")).status_code == 403


async def test_the_file_opens_in_a_spreadsheet_and_runs_nothing(mo, note, guilds):
    guilds.people[ADA] = '=HYPERLINK("https://evil.example")'
    await note(detail={"setting": "影评"})
    await note("+cmd|calc", MO, target_id=ANNA)
    guilds.people[ANNA] = "@SUM(A1)"
    response = await mo.get(f"{PAGE}/export")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    name = f'attachment; filename="audit-{LOBBY}-2026-01-01.csv"'
    assert response.headers["content-disposition"] == name
    assert response.content.startswith(b"\xef\xbb\xbf")
    second, first = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert (first["actor"], first["actor_id"]) == ('\'=HYPERLINK("https://evil.example")', str(ADA))
    assert (second["action"], second["target"]) == ("'+cmd|calc", "'@SUM(A1)")
    assert "影评" in first["detail"]
    cells = [cell for row in (first, second) for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


async def test_the_file_has_what_the_filter_shows(mo, note):
    await note()
    await note("reviews.remove", MO)
    response = await mo.get(f"{PAGE}/export", params={"action": "reviews.remove"})
    assert [row["action"] for row in csv.DictReader(io.StringIO(response.text))] == [
        "reviews.remove"
    ]
