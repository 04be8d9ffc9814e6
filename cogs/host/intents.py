"""What people say in plain chat when they mean a show, in both languages."""

from __future__ import annotations

from bot.chat import Intent

START = Intent.of(
    "start",
    r"(?:start|begin|open|host) (?:the|a) (?:show|quiz|quiz night)(?: (?:now|here))?",
    r"(?:start|begin) hosting(?: (?:now|here))?",
    r"(?:现在)?(?:开始|来)(?:主持|一?[场个]?(?:演出|问答|竞猜))(?:吧)?",
    r"(?:现在)?(?:主持|开)(?:一?[场个])?(?:演出|问答|竞猜)(?:吧)?",
)
STOP = Intent.of(
    "stop",
    r"(?:stop|end) (?:the|this) (?:show|quiz)",
    r"(?:停止|结束)(?:这场)?(?:主持|演出|问答|竞猜)(?:吧)?",
)
NEXT = Intent.of(
    "next",
    r"when(?:'s| is| does) (?:the )?next (?:show|quiz|quiz night)(?: (?:start|begin))?",
    r"(?:is there|are there) (?:a|any) shows?(?: (?:planned|today|tonight))?",
    r"下一?[场个次](?:演出|问答|竞猜)(?:是|在)?(?:什么时候|几点|何时)(?:开始)?",
    r"(?:演出|问答|竞猜)(?:是)?(?:什么时候|几点|何时)(?:开始)?",
)
