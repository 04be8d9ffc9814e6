import pytest

from models.retrieval.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("周五八点开始。记得带零食！可以吗？", ["周五八点开始。", "记得带零食！", "可以吗？"]),
        ("他说：“好。”然后走了。", ["他说：“好。”然后走了。"]),
        (
            "Version v2.0 of 3.5 parts is at a.b.com now.",
            ["Version v2.0 of 3.5 parts is at a.b.com now."],
        ),
        ("Snacks, e.g. nuts, at 8 p.m. sharp.", ["Snacks, e.g. nuts, at 8 p.m. sharp."]),
        ("1. Be kind.\n2. No spam", ["1. Be kind.", "2. No spam"]),
        ("Title\n\n- first\n- second", ["Title", "- first", "- second"]),
        ("Wait... what?!", ["Wait...", "what?!"]),
        ("", []),
        ("。。。", ["。。。"]),
    ],
)
def test_a_text_falls_into_its_sentences(text, parts):
    assert sentences(text) == parts
