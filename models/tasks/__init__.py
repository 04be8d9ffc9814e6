"""The questions our models answer, one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.tasks.chat import CHAT
from models.tasks.recommend import RECOMMEND
from models.tasks.sentiment import SENTIMENT
from models.tasks.toxicity import TOXICITY

if TYPE_CHECKING:
    from models.tasks.base import Task

TASKS: dict[str, Task[Any, Any]] = {
    task.name: task for task in (SENTIMENT, TOXICITY, RECOMMEND, CHAT)
}
