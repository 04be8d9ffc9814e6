import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import understand
from bot.config import ROOT
from bot.i18n import Locale, Texts
from cogs.recommend.wish import FILM, Wish, read

TEXTS = Texts.load([ROOT / "bot" / "locale" / "genres"])


def wish_of(sentence, locale):
    match = understand(sentence, [FILM])
    assert match is not None, sentence
    arguments = match.arguments
    words = f"{arguments.get('wish', '')} {arguments.get('when', '')}"
    return read(words, TEXTS.to(locale))


@pytest.mark.parametrize(
    ("sentence", "wish"),
    [
        ("Recommend me a film", Wish()),
        ("recommend a comedy film", Wish("comedy")),
        ("can you suggest me a good horror movie from the 80s?", Wish("horror", 1980, 1989)),
        ("recommend a sci-fi movie from 1999", Wish("scifi", 1999, 1999)),
        ("what should I watch tonight?", Wish()),
        ("recommend a western film from 1950 to 1969", Wish("western", 1950, 1969)),
        ("recommend me a war film made before 1970", Wish("war", None, 1970)),
        ("suggest a comedy movie since 2010", Wish("comedy", 2010, None)),
        ("recommend a film between 1999 and 1980", Wish(None, 1980, 1999)),
        ("recommend me a melancholic film", Wish(unread="melancholic")),
    ],
)
def test_english_sentences_are_read(sentence, wish):
    assert wish_of(sentence, Locale.EN) == wish


@pytest.mark.parametrize(
    ("sentence", "wish"),
    [
        ("推荐一部电影", Wish()),
        ("请给我推荐一部科幻片", Wish("scifi")),
        ("推荐90年代的爱情电影", Wish("romance", 1990, 1999)),
        ("推荐几部2010年代的动画片", Wish("animation", 2010, 2019)),
        ("推荐1980年到1995年的科幻片", Wish("scifi", 1980, 1995)),
        ("推荐一部1970年以前的战争片", Wish("war", None, 1970)),
        ("推荐几部2010年以后的喜剧电影", Wish("comedy", 2010, None)),
        ("今晚看什么？", Wish()),
        ("有什么好看的恐怖片吗", Wish("horror")),
    ],
)
def test_chinese_sentences_are_read(sentence, wish):
    assert wish_of(sentence, Locale.ZH) == wish


@given(st.text(max_size=200), st.sampled_from(Locale))
def test_any_words_are_read_without_an_error(words, locale):
    read(words, TEXTS.to(locale))
