"""Those who run the guild see and change how Marquee is; others are told why not."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

AUDIT = """
SELECT audit.action, audit_person.member_id FROM audit
LEFT JOIN audit_person ON audit_person.ref = audit.actor_ref ORDER BY audit.id
"""


@pytest.fixture
def audit(tmp_path):
    def read():
        with closing(sqlite3.connect(tmp_path / "data" / "marquee.db")) as database:
            return database.execute(AUDIT).fetchall()

    return read


async def test_an_admin_changes_a_setting_and_it_counts(ada, anna, audit, marquee):
    shown = await ada.slash("/admin settings")
    assert shown.ephemeral
    await ada.choose(shown, "Settings of …", "Recommendations")
    turned = await ada.expect(contains="recommend.films_at_once")
    names = [field["name"] for field in turned["embeds"][0]["fields"]]
    assert all("`recommend." in name for name in names)

    offered = await ada.autocomplete("/admin settings", setting="films at")
    assert [choice["value"] for choice in offered] == ["recommend.films_at_once"]
    one = await ada.slash("/admin settings", setting="recommend.films_at_once")
    assert len(one.message["embeds"][0]["fields"]) == 1
    assert "Now **3** · default 3" in one.text

    before = len(audit())
    changed = await ada.slash("/admin settings", setting="recommend.films_at_once", value="5")
    assert "is now **5**" in changed.text
    assert audit()[before:] == [("settings.put", int(ada.me["id"]))]
    await marquee.restart()
    kept = await ada.slash("/admin settings", setting="recommend.films_at_once")
    assert "Now **5** · default 3" in kept.text
    off = await ada.slash("/admin settings", setting="recommend.use_guild_ratings", value="off")
    assert "is now **off**" in off.text


@pytest.mark.parametrize("value", ["0", "6", "many", "3.5", "９９"])
async def test_a_value_out_of_bounds_names_the_bounds(ada, audit, value):
    before = audit()
    wrong = await ada.slash("/admin settings", setting="recommend.films_at_once", value=value)
    assert wrong.ephemeral
    assert f'"{value}" does not fit' in wrong.text
    assert "1" in wrong.text.partition("Allowed:")[2]
    assert "5" in wrong.text.partition("Allowed:")[2]
    assert audit() == before


async def test_a_setting_that_is_not_there_is_said_so(ada):
    unknown = await ada.slash("/admin settings", setting="@everyone.x", value="1")
    assert "no setting called @everyone.x" in unknown.text


async def test_members_are_not_offered_it_and_are_refused_in_their_language(lin, mo, ada, sandbox):
    # Discord hides the command; chat is answered to whoever asks.
    assert "admin" not in {command["name"] for command in lin.hello["commands"]}
    await lin.say(f"<@{sandbox.application_id}> 你还好吗")
    await lin.expect(contains="请找管理员")
    await mo.say(f"<@{sandbox.application_id}> is everything ok?")
    await mo.expect(contains="Only people who may manage this server")
    await ada.say(f"<@{sandbox.application_id}> is everything ok?")
    answer = await ada.expect(lambda m: m["embeds"])
    assert "**Database** works" in answer["embeds"][0]["description"]


async def test_health_tells_each_part_and_a_backup_is_made_once(ada, tmp_path):
    health = await ada.slash("/admin health")
    assert health.ephemeral
    assert health.message["embeds"][0]["title"] == "Not everything works"
    assert "**Discord connection** works" in health.text
    assert "Models are switched off" in health.text

    made = await ada.slash("/admin backup")
    assert made.ephemeral
    assert "made and checked" in made.text
    (copy,) = (tmp_path / "data" / "backups").glob("*/marquee.db")
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    again = await ada.slash("/admin backup")
    assert "less than ten minutes old" in again.text
    assert len(list((tmp_path / "data" / "backups").glob("*/marquee.db"))) == 1


async def test_without_the_privileged_intents_it_works_on_and_says_what_is_missing(
    ada, sandbox, marquee
):
    sandbox.faults.set("intents_off", ["message_content", "members"])
    await marquee.restart()
    health = await ada.slash("/admin health")
    assert "**Discord connection** works in a reduced way" in health.text
    assert "Switch on" in health.text
    await ada.say(f"<@{sandbox.application_id}> help")
    answer = await ada.expect(lambda m: m.get("message_reference"))
    assert answer["embeds"][0]["title"] == "What Marquee can do"
