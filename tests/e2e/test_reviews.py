"""Members write, read, rank and delete reviews, by command and by chat, in both languages."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

TEXT = "Two men who are good at their work, and nothing else in their lives. ||Neil turns back.||"
SPOILER = "**He** dies in the end. || ``` @everyone <@1> ``` ||"


def embed(shown):
    message = getattr(shown, "message", shown)
    return message["embeds"][0]


def labels(shown):
    rows = shown.message["components"]
    return [part.get("label") for row in rows for part in row["components"]]


async def write(person, title="Heat", stars="4.5", text=TEXT, **options):
    form = await person.slash("/reviews write", title=title, stars=stars, **options)
    return await person.submit(form, text=text)


async def read(person, page, place=1):
    """Open one of a page's reviews."""
    lists = [part for row in page.message["components"] for part in row["components"]]
    (reading,) = [part for part in lists if part.get("placeholder") == "Read one in full"]
    return await person.choose(page, reading["custom_id"], reading["options"][place - 1]["value"])


@pytest.fixture
def chat(sandbox):
    """Say something to the bot and get what it replies; Discord lets it speak five times in 5 s."""

    async def chat(person, words):
        said = await person.say(f"<@{sandbox.application_id}> {words}")
        return await person.expect(
            lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
        )

    return chat


async def test_a_review_is_written_read_and_found_helpful(anna, mo):
    # The title completes itself; the form knows the film and the stars.
    (first, *_) = await anna.autocomplete("/reviews write", title="hea")
    assert first["name"] == "Heat (1995)"
    form = await anna.slash("/reviews write", title=first["value"], stars="4.5")
    assert form.modal["title"] == "Heat (1995)"

    # Too short: the text comes back to its author alone, with a button to go on.
    back = await anna.submit(form, text="\u200b" * 12 + "Good.")
    assert back.ephemeral
    assert "at least 10" in back.text
    again = await anna.click(back, "Open the form again")
    saved = await anna.submit(again, text=TEXT)
    assert not saved.ephemeral
    assert "★★★★½ 4.5" in embed(saved)["description"]
    assert "||Neil turns back.||" in embed(saved)["description"]

    # Others see it in the channel, read it, and find it helpful, once each.
    post = await mo.expect(contains="reviewed a film")
    card = await mo.click(post, "Read and vote")
    assert card.ephemeral
    voted = await mo.click(card, "Helpful")
    assert "helpful to 1 member" in voted.text
    taken_back = await mo.click(voted, "You found it helpful")
    assert "helpful to" not in taken_back.text
    own = await anna.click(saved, "Read and vote")
    assert labels(own) == ["Edit", "Delete"]


async def test_a_film_has_a_page_and_the_server_a_ranking(anna, lin, mo):
    await write(anna)
    # A spoiler stays behind one bar, whatever stands in it, and pings nobody.
    hidden = await write(mo, stars="2", text=SPOILER, spoiler=True)
    shown = embed(hidden)["description"].partition("\n")[2]
    assert (shown[:2], shown[-2:], shown.count("||")) == ("||", "||", 2)
    assert hidden.message["mentions"] == []

    page = await anna.slash("/reviews show", title="heat")
    assert "**3.1** of 5 from 2 ratings" in page.text
    newest, oldest = embed(page)["fields"]
    assert newest["name"] == "1. ★★ 2"
    assert newest["value"].startswith("||")
    assert "nothing else in their lives. ||Neil turns back.||" in oldest["value"]
    card = await read(mo, page, 2)
    await mo.click(card, "Helpful")
    resorted = await anna.choose(page, "Order", "Most helpful first")
    assert embed(resorted)["fields"][0]["name"] == "1. ★★★★½ 4.5"
    # Only who asked changes the message that all see.
    assert "Run the command yourself" in (await mo.choose(page, "Order", "Newest first")).text

    await write(anna, title="Alien", stars="5", text="In space nobody hears a review.")
    top = await mo.slash("/reviews top")
    assert embed(top)["description"].startswith("1. **Alien (1979)** · 3.3 · 1 rating")
    film = await mo.choose(top, "Open a film", "Alien (1979)")
    assert embed(film)["title"] == "Alien (1979)"
    assert "No film fits" in (await mo.slash("/reviews top", min_ratings=9)).text
    western = await mo.slash("/reviews top", genre="western")
    assert "No film fits" in western.text

    mine = await anna.slash("/reviews mine")
    assert mine.ephemeral
    assert "2 reviews by" in mine.text
    theirs = await lin.menu("Reviews", "anna")
    assert theirs.ephemeral
    assert "写了 2 篇影评" in theirs.text


async def test_a_review_is_changed_deleted_and_brought_back(anna, mo):
    await write(anna)
    unknown = await anna.slash("/reviews edit", title="Alien")
    assert "You have not reviewed *Alien* here" in unknown.text
    offered = await anna.autocomplete("/reviews edit", title="")
    assert [choice["name"] for choice in offered] == ["Heat (1995)"]
    form = await anna.slash("/reviews edit", title="Heat")
    changed = await anna.submit(form, text="On second thoughts, a little long.", stars=["8"])
    assert "changed a review" in changed.text
    assert "★★★★ 4" in changed.text
    form = await anna.slash("/reviews write", title="Heat", spoiler=True)
    assert "||On second" in (await anna.submit(form)).text
    form = await anna.slash("/reviews write", title="Heat", spoiler=False)
    assert "||" not in (await anna.submit(form)).text

    question = await anna.slash("/reviews delete", title="Heat")
    assert question.ephemeral
    assert "stays where it is" in (await anna.click(question, "Keep it")).text
    question = await anna.slash("/reviews delete", title="Heat")
    deleted = await anna.click(question, "Delete")
    assert "10 minutes" in deleted.text
    assert "No reviews yet" in str(embed(await mo.slash("/reviews show", title="Heat")))
    assert "is gone" in (await mo.click(changed, "Read and vote")).text
    assert "is back" in (await anna.click(deleted, "Undo")).text


async def test_a_moderator_removes_with_a_reason(anna, mo):
    await write(anna)
    page = await mo.slash("/reviews show", title="Heat")
    card, second = await read(mo, page), await read(mo, page)
    assert "Remove" not in labels(await read(anna, page))
    removed = await mo.choose(await mo.click(card, "Remove"), "Why?", "Advertising or spam")
    assert "is removed" in removed.text
    gone = await mo.choose(await mo.click(second, "Remove"), "Why?", "Advertising or spam")
    assert "That review is gone." in gone.text
    assert "You have not reviewed a film" in (await anna.slash("/reviews mine")).text
    assert "is back" in (await mo.click(removed, "Undo")).text


async def test_a_restart_in_between_loses_nothing(anna, marquee):
    form = await anna.slash("/reviews write", title="Heat", stars="4", spoiler=True)
    await marquee.restart()
    saved = await anna.submit(form, text=TEXT)
    assert "★★★★ 4" in saved.text
    assert "||Two men" in embed(saved)["description"]
    await marquee.restart()
    assert "Two men" in (await anna.click(saved, "Read and vote")).text


async def test_a_form_that_arrives_twice_is_one_review(anna, sandbox):
    form = await anna.slash("/reviews write", title="Heat", stars="4")
    sandbox.faults.set("repeat_events", True)
    saved = await anna.submit(form, text=TEXT)
    voter_card = await anna.click(saved, "Read and vote")
    assert "Two men" in voter_card.text
    sandbox.faults.set("repeat_events", False)
    page = await anna.slash("/reviews show", title="Heat")
    assert "from one rating" in page.text


async def test_titles_may_be_unknown_near_or_shared(anna):
    unknown = await anna.slash("/reviews show", title="zzqqxxyy")
    assert unknown.ephemeral
    assert "do not know a film" in unknown.text
    near = await anna.slash("/reviews write", title="Inceptoin", stars="5")
    assert "Is it one of these?" in near.text
    form = await anna.click(near, "Inception (2010)")
    saved = await anna.submit(form, text="A dream that explains itself.")
    assert "★★★★★ 5" in saved.text
    shared = await anna.slash("/reviews show", title="Dune")
    assert "Which one?" in shared.text
    assert labels(shared) == ["Dune (2021)", "Dune (1984)"]
    assert embed(await anna.click(shared, "Dune (1984)"))["title"] == "Dune (1984)"
    wrong = await anna.slash("/reviews write", title="Heat", stars="7")
    assert "no number of stars" in wrong.text


async def test_a_text_that_cannot_be_stored_comes_back(anna, marquee, tmp_path):
    def database(sql):
        with closing(sqlite3.connect(tmp_path / "data" / "marquee.db")) as other:
            other.execute(sql)
            other.commit()

    form = await anna.slash("/reviews write", title="Heat", stars="4.5")
    database("CREATE TRIGGER ill BEFORE INSERT ON review BEGIN SELECT RAISE(ABORT, 'ill'); END")
    back = await anna.submit(form, text=TEXT)
    assert back.ephemeral
    assert "Something went wrong on my side" in back.text
    assert embed(back)["description"] == TEXT
    database("DROP TRIGGER ill")
    saved = await anna.submit(await anna.click(back, "Open the form again"))
    assert "★★★★½ 4.5" in saved.text


async def test_the_longest_text_is_read_in_full_page_by_page(anna, ada):
    answer = await ada.slash("/admin settings", setting="reviews.max_length", value="4000")
    assert answer.message
    saved = await write(anna, text="*_`|" * 1000)
    card = await anna.click(saved, "Read and vote")
    assert "1 of 3" in labels(card)
    last = await anna.click(await anna.click(card, "Next"), "Next")
    assert "3 of 3" in labels(last)


async def test_plain_chat_reaches_the_same(anna, chat):
    offer = await chat(anna, "review Heat, 4.5 stars")
    form = await anna.click(offer, "Write a review")
    await anna.submit(form, text=TEXT)
    assert "**3.3** of 5" in str(embed(await chat(anna, "what do people think of Heat?")))
    assert "Your reviews" in str(embed(await chat(anna, "my reviews")))
    question = await chat(anna, "delete my review of Heat")
    deleted = await anna.click(question, "Delete")
    assert "is deleted" in deleted.text


async def test_a_chinese_member_does_it_all_in_chinese(lin, chat):
    (first, *_) = await lin.autocomplete("/reviews write", title="霸王")
    assert first["name"] == "《霸王别姬》（1993）"
    form = await lin.slash("/reviews write", title=first["value"], stars="五星")
    assert form.modal["title"] == "《霸王别姬》（1993）"
    short = await lin.submit(form, text="好" * 9 + "  ")
    assert "至少要 10 个字" in short.text
    again = await lin.click(short, "重新打开表单")
    saved = await lin.submit(again, text="戏里戏外都分不清了。||最后一场戏||看得人心里发紧。")
    assert "写了一篇影评" in saved.text
    assert "||最后一场戏||" in embed(saved)["description"]

    assert "1 人评分" in str(embed(await chat(lin, "大家怎么看《霸王别姬》？")))
    assert "《霸王别姬》" in str(embed(await chat(lin, "我写过哪些影评")))
    form = await lin.click(await chat(lin, "写影评 盗梦空间"), "写影评")
    assert form.modal["title"] == "《盗梦空间》（2010）"
    question = await chat(lin, "删除我对《霸王别姬》的影评")
    deleted = await lin.click(question, "删除")
    assert "10 分钟内可以恢复" in deleted.text
    assert "已恢复" in (await lin.click(deleted, "撤销")).text


async def press_preference(person, name):
    """Switch one of a person's own choices."""
    panel = await person.slash("/preferences")
    buttons = [part for row in panel.message["components"] for part in row["components"]]
    (button,) = [part for part in buttons if name in part.get("custom_id", "")]
    await person.click(panel, button["custom_id"])


async def test_members_choose_what_they_see_and_who_sees_them(anna, mo):
    saved = await write(anna, spoiler=True)
    assert "||Two men" in (await mo.click(saved, "Read and vote")).text
    await press_preference(mo, "show_spoilers")
    assert "||" not in (await mo.click(saved, "Read and vote")).text
    # What everybody sees stays shut.
    assert "||Two men" in str(embed(await mo.slash("/reviews show", title="Heat")))

    await press_preference(anna, "listed")
    page = await mo.slash("/reviews show", title="Heat")
    assert "a member" in embed(page)["fields"][0]["value"]
    assert anna.me["id"] not in str(embed(page))
    assert "keep their reviews out" in (await mo.menu("Reviews", "anna")).text
    quiet = await write(anna, title="Alien", text="In space nobody hears a review.")
    assert quiet.ephemeral


async def test_a_server_may_keep_its_answers_private(anna, ada):
    await ada.slash("/admin settings", setting="reviews.public_replies", value="false")
    assert (await write(anna)).ephemeral
    assert (await anna.slash("/reviews show", title="Heat")).ephemeral
    assert (await anna.slash("/reviews top")).ephemeral
