"""Times as people type them, in both languages: "tomorrow 20:00", "今晚8点半", "in 2 hours"."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.errors import InvalidInput

if TYPE_CHECKING:
    from datetime import tzinfo

FURTHEST = timedelta(days=180)
MAX_CHARS = 60
NUMERAL = {"半": 0.5, "零": 0, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
NUMERAL |= {"七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12}
NUMERAL |= {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_WORD = "|".join(sorted(NUMERAL, key=len, reverse=True))
_COUNT = rf"(?P<count>\d{{1,4}}(?:\.\d)?|an?|half an|{_WORD})"
MINUTES = {"minute": 1, "min": 1, "分": 1, "hour": 60, "h": 60, "小时": 60, "钟头": 60}
MINUTES |= {"day": 1440, "天": 1440, "week": 10080, "周": 10080, "星期": 10080}
_LATER = (
    re.compile(rf"in {_COUNT} ?(?P<unit>minute|min|hour|h|day|week)s?"),
    re.compile(rf"{_COUNT} ?个?(?P<unit>分|小时|钟头|天|周|星期)钟?(?:之后|以后|后)"),
)
DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "今天": 0, "今晚": 0, "今日": 0}
DAYS |= {"明天": 1, "明晚": 1, "明日": 1, "后天": 2, "大后天": 3}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS_ZH = "一二三四五六日"
_DAY = re.compile(
    r"(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    r"|(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
    r"|(?P<word>today|tonight|tomorrow|今天|今晚|今日|明天|明晚|明日|大后天|后天)"
    r"|(?:on )?(?P<name>mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:周|星期|礼拜)(?P<name_zh>[一二三四五六日天])"
)
MORNING = ("am", "a.m.", "凌晨", "早上", "上午")
AFTERNOON = ("pm", "p.m.", "下午")
EVENING = ("傍晚", "晚上", "晚")
_TIME = re.compile(
    rf"(?:at )?(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)? ?(?P<hour>\d{{1,2}}|{_WORD})"
    r"(?:[:.](?P<minute>\d{2})| ?点(?P<half>半)?(?:(?P<minute_zh>\d{1,2})分?)?钟?)?"
    r" ?(?P<half_day>am|pm|a\.m\.|p\.m\.)?"
)


def read(text: str, now: datetime, zone: tzinfo) -> datetime:
    """Return the moment a person means, in UTC.

    A time of day without a day is the next one. What the clock skips in spring is an hour later.

    Args:
        text: As typed.
        now: The present, aware.
        zone: The time zone the person thinks in.

    Raises:
        InvalidInput: No time can be read, it lies in the past, or more than 180 days ahead.
    """
    words = " ".join(unicodedata.normalize("NFKC", text[:MAX_CHARS]).casefold().split())
    moment = _later(words, now) or _clock(words, now.astimezone(zone))
    if moment is None:
        raise InvalidInput("host-when-unread")
    moment = moment.astimezone(UTC).replace(microsecond=0)
    if moment <= now:
        raise InvalidInput("host-when-past")
    if moment - now > FURTHEST:
        raise InvalidInput("host-when-far", days=FURTHEST.days)
    return moment


def _later(words: str, now: datetime) -> datetime | None:
    match = next((found for form in _LATER if (found := form.fullmatch(words))), None)
    if match is None:
        return None
    count = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(match["count"])
    minutes = MINUTES[match["unit"]] * (_number(match["count"]) if count is None else count)
    # A whole number of days lies beyond what may be asked for; it must not overflow either.
    return now + timedelta(minutes=min(minutes, 1440 * 9999))


def _number(written: str) -> float:
    return float(NUMERAL[written]) if written in NUMERAL else float(written)


def _clock(words: str, here: datetime) -> datetime | None:
    """Return the moment of a day and a time of day in either order."""
    for day_match in (_DAY.match(words), *_DAY.finditer(words)):
        if day_match is None:
            continue
        rest = (words[: day_match.start()] + " " + words[day_match.end() :]).strip(" ,，的")
        is_evening = day_match["word"] in ("tonight", "今晚", "明晚")
        at = _time(rest, is_evening=is_evening)
        day = _day(day_match, here.date())
        if at is not None and day is not None:
            moment = datetime.combine(day, at, here.tzinfo)
            # "Friday 20:00" said on a Friday night is the next Friday.
            is_name = day_match["name"] or day_match["name_zh"]
            return moment + timedelta(days=7) if is_name and moment <= here else moment
    at = _time(words, is_evening=False)
    if at is None:
        return None
    moment = datetime.combine(here.date(), at, here.tzinfo)
    return moment if moment > here else moment + timedelta(days=1)


def _time(words: str, *, is_evening: bool) -> time | None:
    match = _TIME.fullmatch(words)
    if match is None or not ("点" in words or match["minute"] or match["half_day"]):
        return None
    hour = int(_number(match["hour"]))
    minute = 30 if match["half"] else int(match["minute"] or match["minute_zh"] or 0)
    part = match["half_day"] or match["part"] or ("晚" if is_evening else "")
    hour = _hour_of_day(hour, part)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _hour_of_day(hour: int, part: str) -> int:
    """Return an hour on the 24-hour clock; 24 where it is unclear which day it belongs to."""
    if hour == 12:
        unclear = part in EVENING
        return 24 if unclear else 0 if part in MORNING else 12
    is_later = part in (*AFTERNOON, *EVENING) or (part == "中午" and hour < 3)
    return hour + 12 if is_later and hour < 12 else hour


def _day(match: re.Match[str], today: date) -> date | None:
    if match["word"]:
        return today + timedelta(days=DAYS[match["word"]])
    if match["name"] or match["name_zh"]:
        name = (match["name_zh"] or "").replace("天", "日")
        wanted = WEEKDAYS_ZH.index(name) if name else WEEKDAYS.index(match["name"])
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    try:
        if match["iso"]:
            return date(*map(int, re.split(r"[-/.]", match["iso"])))
        day = date(int(match["year"] or today.year), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    if match["year"] or day >= today:
        return day
    return day.replace(year=day.year + 1)
