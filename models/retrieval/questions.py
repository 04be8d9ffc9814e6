"""What kind of answer a question asks for, and whether a passage holds that kind."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What is asked for."""

    TIME = "time"
    PLACE = "place"
    NUMBER = "number"
    PERSON = "person"
    ANYTHING = "anything"


ASKED = {
    Kind.TIME: re.compile(
        r"\b(?:when|what (?:time|day|date)|which (?:day|date|month)|how (?:long|soon|often))\b"
        r"|几点|几号|几时|何时|什么时[候间]|哪[天日]|哪一天|周几|星期几|礼拜几|几月|多久|多长时间|时间是",
        re.IGNORECASE,
    ),
    Kind.NUMBER: re.compile(
        r"\bhow (?:many|much|old)\b|\bwhat (?:age|price)\b|多少|几[个人次条天名位岁]|多大",
        re.IGNORECASE,
    ),
    Kind.PLACE: re.compile(
        r"\bwhere\b|\b(?:which|what) (?:channel|room|place|site|thread)\b"
        r"|哪里|哪儿|哪个(?:频道|地方|子区|网站)|什么(?:频道|地方)",
        re.IGNORECASE,
    ),
    Kind.PERSON: re.compile(r"\b(?:who|whom|whose)\b|谁|哪位", re.IGNORECASE),
}
#: A question as people type it, with or without its mark.
QUESTION = re.compile(
    r"(?:\w+\W+){2}\w+\s*[?？]\s*$|[\u4e00-\u9fff]{4}\s*[?？]\s*$"
    r"|^\s*(?:(?:so|and|hey|hi|hello|ok|um+|please)[, ]+)*"
    r"(?:who|whom|whose|what|when|where|which|why|how|is|are|am|was|were|do|does|did|can|could"
    r"|may|should|shall|will|would|has|have|any(?:one|body)|tell me)\b"
    r"|[吗呢么]\s*[。.~～]*$|什么|怎么|怎样|如何|哪[里儿个些天位]|几[点号个时]|多少|多久|为什么|为何|谁"
    r"|何时|是不是|能不能|可不可以|有没有|要不要|周几|星期几",
    re.IGNORECASE,
)
ASKED_OUTRIGHT = re.compile(
    r"^\s*(?:so |and )?(?:when|where|who|what (?:time|day|date)|which (?:day|channel|room))\b"
    r"|几点|几号|什么时候|何时|哪天|周几|星期几|在哪|哪里|哪个频道",
    re.IGNORECASE,
)
HELD = {
    Kind.TIME: re.compile(
        r"\d\s?(?:[:：]\s?\d\d|am\b|pm\b|[ap]\.m|o'clock|h\b)|<t:\d|\d{4}-\d\d|\d\s*[点时号日月年天周]"
        r"|[一二两三四五六七八九十半]\s*(?:点|个?(?:小时|星期|月|分钟|周)|天|月|号)"
        r"|(?:周|星期|礼拜)[一二三四五六日天末]|每[天日周月年晚个]|[早晚]上|[上下中]午|午夜|周末|今晚|明天|分钟|小时"
        r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:daily|weekly|monthly|yearly|noon"
        r"|midnight|tonight|tomorrow|weekends?|mornings?|evenings?|afternoons?|hours?|minutes?"
        r"|days?|weeks?|months?|years?|once|twice|january|february|march|april|june|july|august"
        r"|september|october|november|december)\b",
        re.IGNORECASE,
    ),
    Kind.NUMBER: re.compile(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|no|none|free|once"
        r"|twice|unlimited)\b|[一二两三四五六七八九十百千]|免费|不限|没有",
        re.IGNORECASE,
    ),
    Kind.PLACE: re.compile(
        r"#|<#\d|https?:|\b(?:in|at|on|under|inside) (?:the |our |any |your )?\w+|频道|论坛|子区"
        r"|置顶|网站|在[\u4e00-\u9fff]|群里|里面",
        re.IGNORECASE,
    ),
}


def kind_of(question: str) -> Kind:
    """Return what kind of answer a question asks for; the first that fits counts."""
    return next((kind for kind, form in ASKED.items() if form.search(question)), Kind.ANYTHING)


def subject_of(question: str) -> str:
    """Return a question without the words that ask when: "what day is it" is not about days."""
    return ASKED[Kind.TIME].sub(" ", question)


def holds(kind: Kind, passage: str) -> bool:
    """Tell whether a passage says anything of a kind; what cannot be told by form always does."""
    form = HELD.get(kind)
    return form is None or form.search(passage) is not None


def is_question(sentence: str) -> bool:
    """Tell whether somebody asks something, rather than greets or orders."""
    return QUESTION.search(sentence) is not None


def asks_outright(sentence: str) -> bool:
    """Tell whether a sentence plainly asks when, where or who."""
    return ASKED_OUTRIGHT.search(sentence) is not None
