"""What a member is told about what is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.chat import Intent

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOW = Intent.of(
    "show",
    r"what do you (?:know|keep|store) about me",
    r"(?:my )?privacy",
    r"你(?:都)?(?:保存|存|记|知道)了?我?(?:的)?(?:哪些|什么)(?:数据|信息|资料)?",
    r"隐私",
)
EXPORT = Intent.of(
    "export",
    r"(?:export|download|give me) (?:all )?my data",
    r"(?:导出|下载)我的(?:所有)?(?:数据|资料)",
)
ERASE = Intent.of(
    "erase",
    r"(?:erase|delete|forget) (?:me|all my data|my data|everything about me)",
    r"(?:删除|清除|忘掉)我的?(?:所有|全部)?(?:数据|资料)?",
)


def count(value: object) -> int:
    """Return how many records a feature's export holds: list entries, and filled fields."""
    if isinstance(value, dict):
        return sum(count(entry) for entry in value.values())
    if isinstance(value, list):
        return len(value)
    return int(value not in (None, "", False))


def file_text(data: Mapping[str, object]) -> str:
    """Return an export as JSON that a person can read."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=str)
