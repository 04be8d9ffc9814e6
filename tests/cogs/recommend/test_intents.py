import pytest

from bot.chat import understand
from cogs.recommend import intents
from cogs.recommend.wish import FILM

ALL = [FILM, intents.LIKE, intents.SEEN, intents.NEVER, intents.LIST]


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("I like Heat", "like", "Heat"),
        ("I really loved the film Heat a lot!", "like", "Heat"),
        ("我喜欢《盗火线》", "like", "盗火线"),
        ("我也很喜欢霸王别姬这部电影", "like", "霸王别姬"),
        ("I have seen Heat", "seen", "Heat"),
        ("I've already watched “Heat” before.", "seen", "Heat"),
        ("我看过《盗火线》了", "seen", "盗火线"),
        ("盗火线我已经看过了", "seen", "盗火线"),
        ("Don't recommend Heat again", "never", "Heat"),
        ("please stop suggesting me Heat", "never", "Heat"),
        ("别再推荐《盗火线》了", "never", "盗火线"),
        ("我不喜欢盗火线", "never", "盗火线"),
        ("I don’t like Heat", "never", "Heat"),
    ],
)
def test_what_is_said_about_a_film_is_understood(sentence, name, title):
    match = understand(sentence, ALL)
    assert match is not None
    assert (match.intent.name, match.arguments["title"]) == (name, title)


@pytest.mark.parametrize("sentence", ["show my likes", "what have I seen?", "我喜欢的电影有哪些"])
def test_the_list_is_asked_for_in_plain_words(sentence):
    match = understand(sentence, ALL)
    assert match is not None
    assert match.intent.name == "list"


@pytest.mark.parametrize("sentence", ["recommend me a film like the old ones", "推荐一部电影"])
def test_asking_for_a_film_stays_asking(sentence):
    match = understand(sentence, ALL)
    assert match is not None
    assert match.intent is FILM
