"""What people say in plain chat about films they like, know or do not want, in both languages."""

from __future__ import annotations

from bot.chat import Intent

_TITLE = r"(?:the (?:film|movie) |电影)?[《「“\"']?(?P<title>.+?)[》」”\"']?"
_NOT = r"(?:don['’]?t|do not|never|stop|no longer)"

LIKE = Intent.of(
    "like",
    rf"i (?:really |also |just )?(?:like|love|liked|loved|enjoyed|adore) {_TITLE}"
    r"(?: a lot| very much| so much| too)?",
    rf"我(?:也|很|真的?|超级?|最|特别|非常)*(?:喜欢|爱)(?:看)?{_TITLE}(?:这部(?:电影|片子?))?",
)
SEEN = Intent.of(
    "seen",
    rf"i(?:['’]ve| have)? (?:already |just )?(?:seen|watched|saw) {_TITLE}(?: already| before)?",
    rf"我(?:已经|早就|刚)?(?:看过|看完)了?{_TITLE}了?",
    rf"{_TITLE}我(?:已经|早就|刚)?看过了?",
)
NEVER = Intent.of(
    "never",
    rf"(?:please )?{_NOT} (?:recommend|suggest|show|offer)(?:ing)?(?: me)? {_TITLE}"
    r"(?: to me)?(?: again| any ?more| ever again)?",
    rf"i (?:don['’]?t|do not) (?:like|want to see|want) {_TITLE}",
    rf"(?:别|不要|不用)再?(?:给我|向我)?推荐{_TITLE}了?",
    rf"我(?:不|不太|很不)(?:喜欢|想看){_TITLE}",
)
LIST = Intent.of(
    "list",
    r"(?:show |list |see )?(?:me )?(?:all )?my (?:likes|taste|liked films|films)",
    r"what (?:films |movies )?(?:do i like|have i seen)",
    r"(?:看看|列出|显示)?我(?:喜欢|看过|标记过?)的(?:所有)?(?:电影|影片|片子)(?:有哪些)?",
    r"(?:看看|列出|显示)?我的(?:口味|喜好|片单)",
)
