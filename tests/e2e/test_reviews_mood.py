"""The mood of a review: read by the bundled model after saving, asked about when stars disagree."""

from __future__ import annotations

import pytest

PRAISE = "A masterpiece. Wonderful acting, brilliant and moving from the first minute to the last."
BLAME = "A boring, stupid mess. The worst film I have seen in years, a complete waste of time."
PRAISE_ZH = "太好看了，演员演技精湛，剧情感人，强烈推荐大家都去看！"


@pytest.fixture
def settings():
    return {"inference": "inproc"}


async def write(person, title, stars, text):
    form = await person.slash("/reviews write", title=title, stars=stars)
    return await person.submit(form, text=text)


async def test_stars_and_text_that_disagree_are_asked_about(anna, mo):
    await write(anna, "Heat", "1", PRAISE)
    question = await anna.expect(contains="Are the stars as you want them?", timeout_s=20)
    assert question["flags"] & 64
    assert "sounds delighted" in question["content"]
    choice = await anna.click(question, "Change the stars")
    changed = await anna.choose(choice, "Choose", "★★★★★ 5")
    assert "Changed to ★★★★★ 5" in changed.text
    page = await mo.slash("/reviews show", title="Heat")
    assert "★★★★★ 5" in page.text
    assert "sounds delighted" in page.text


async def test_either_answer_is_fine_and_agreement_is_not_asked_about(anna, mo):
    await write(anna, "Alien", "5", PRAISE)
    await write(anna, "Heat", "5", BLAME)
    question = await anna.expect(contains="Are the stars as you want them?", timeout_s=20)
    assert "★★★★★ 5" in question["content"]
    assert "fed up" in question["content"]
    kept = await anna.click(question, "Keep ★★★★★ 5")
    assert "the stars stay" in kept.text
    with pytest.raises(AssertionError):
        await anna.expect(contains="Are the stars as you want them?", timeout_s=0.5)


async def test_the_question_is_asked_in_chinese_too(lin):
    await write(lin, "霸王别姬", "1", PRAISE_ZH)
    question = await lin.expect(contains="星级就这样吗", timeout_s=20)
    assert "读起来赞不绝口" in question["content"]
