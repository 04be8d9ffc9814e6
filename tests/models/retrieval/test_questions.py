import pytest

from models.retrieval.questions import Kind, asks_outright, holds, is_question, kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When is film night?", Kind.TIME),
        ("电影之夜几点", Kind.TIME),
        ("how long is a mute", Kind.TIME),
        ("How many warnings are there", Kind.NUMBER),
        ("多少人参加", Kind.NUMBER),
        ("where do I post art", Kind.PLACE),
        ("在哪个频道", Kind.PLACE),
        ("who is the owner", Kind.PERSON),
        ("谁是主持人", Kind.PERSON),
        ("how do I join", Kind.ANYTHING),
    ],
)
def test_the_kind_of_a_question_is_told(question, kind):
    assert kind_of(question) == kind


def test_a_passage_holds_a_time_or_not():
    assert all(holds(Kind.TIME, t) for t in ("at 20:00", "every Friday", "周五晚上", "两个小时"))
    assert not any(holds(Kind.TIME, t) for t in ("Bring snacks", "记得带零食", "on stage"))
    assert holds(Kind.ANYTHING, "")


@pytest.mark.parametrize(
    "text",
    [
        "when is it",
        "is there a quiz",
        "有没有活动",
        "可以吗",
        "so where do we meet",
        "the film is today?",
    ],
)
def test_questions_are_told_from_other_sentences(text):
    assert is_question(text)


@pytest.mark.parametrize(
    "text", ["flibber the gibbet", "hm?", "good morning", "我喜欢电影", "film night"]
)
def test_other_sentences_are_no_questions(text):
    assert not is_question(text)


def test_some_questions_are_beyond_doubt():
    assert asks_outright("when is film night")
    assert asks_outright("电影之夜几点？")
    assert not asks_outright("a funny movie where nobody dies")
    assert not asks_outright("how do I write a review")
