"""Plain sentences in both languages reach what they mean, with the title they name."""

from __future__ import annotations

import pytest

from bot.chat import understand
from cogs.reviews.intents import DELETE, EDIT, MINE, SHOW, TOP, WRITE

ALL = (MINE, SHOW, WRITE, EDIT, DELETE, TOP)


@pytest.mark.parametrize(
    ("said", "intent", "arguments"),
    [
        ("my reviews", MINE, {}),
        ("show me all my reviews", MINE, {}),
        ("What have I reviewed?", MINE, {}),
        ("我写过哪些影评", MINE, {}),
        ("我都写过什么影评？", MINE, {}),
        ("看看我的影评", MINE, {}),
        ("what do people think of Heat?", SHOW, {"title": "Heat"}),
        (
            "What does everyone think about The Godfather Part II",
            SHOW,
            {"title": "The Godfather Part II"},
        ),
        ("reviews of Heat", SHOW, {"title": "Heat"}),
        ("show me the reviews for “Heat”", SHOW, {"title": "Heat"}),
        ("is Heat any good?", SHOW, {"title": "Heat"}),
        ("大家怎么看《霸王别姬》", SHOW, {"title": "霸王别姬"}),
        ("大家觉得霸王别姬怎么样？", SHOW, {"title": "霸王别姬"}),
        ("《霸王别姬》好看吗", SHOW, {"title": "霸王别姬"}),
        ("霸王别姬的影评", SHOW, {"title": "霸王别姬"}),
        ("review Heat", WRITE, {"title": "Heat"}),
        ("write a review of Heat", WRITE, {"title": "Heat"}),
        ("I want to review Heat, 4.5 stars", WRITE, {"title": "Heat", "stars": "4.5 stars"}),
        ("review 2001: A Space Odyssey", WRITE, {"title": "2001: A Space Odyssey"}),
        ("rate Heat 4", WRITE, {"title": "Heat", "stars": "4"}),
        ("写影评 盗梦空间", WRITE, {"title": "盗梦空间"}),
        ("给《盗梦空间》写影评", WRITE, {"title": "盗梦空间"}),
        ("写一篇《盗梦空间》的影评", WRITE, {"title": "盗梦空间"}),
        ("我想写影评：盗梦空间，四星半", WRITE, {"title": "盗梦空间", "stars": "四星半"}),
        ("edit my review of Heat", EDIT, {"title": "Heat"}),
        ("修改我的《盗梦空间》影评", EDIT, {"title": "盗梦空间"}),
        ("delete my review of Heat", DELETE, {"title": "Heat"}),
        ("删除我对《盗梦空间》的影评", DELETE, {"title": "盗梦空间"}),
        ("删掉我的盗梦空间影评", DELETE, {"title": "盗梦空间"}),
        ("top films", TOP, {}),
        ("show me the best movies here", TOP, {}),
        ("what are the highest-rated crime films?", TOP, {"genre": "crime"}),
        ("top science fiction films", TOP, {"genre": "science fiction"}),
        ("评分最高的电影", TOP, {}),
        ("评分最高的科幻电影有哪些", TOP, {"genre": "科幻"}),
        ("电影排行榜", TOP, {}),
        ("how are you", None, {}),
        ("recommend me a film", None, {}),
        ("推荐一部电影", None, {}),
        ("你怎么样", None, {}),
        ("help", None, {}),
    ],
)
def test_a_sentence_is_understood(said, intent, arguments):
    match = understand(said, ALL)
    if intent is None:
        assert match is None
    else:
        assert match is not None
        assert (match.intent.name, dict(match.arguments)) == (intent.name, arguments)
