"""Members press an answer and hear, for themselves alone, whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.ask import Reply
from bot.ui.plain import plain
from cogs.host.scores import Outcome

if TYPE_CHECKING:
    from bot.ui.ask import Press
    from cogs.host.screens.question import QuestionWriter
    from cogs.host.screens.starting import Open


class AnsweringScreen:
    """Takes answers."""

    def __init__(self, open_service: Open, writer: QuestionWriter) -> None:
        self._open = open_service
        self._writer = writer

    async def press(self, press: Press) -> None:
        """Count an answer, once."""
        show_id, number, choice = map(int, press.pressed.arguments)
        service = await self._open(press.guild_id)
        answered = await service.answer(
            show_id, number, choice, member_id=press.member_id, delivery=press.delivery
        )
        if answered.choice is None:
            text = press.say("host-answer-late")
        else:
            question = await service.question(show_id, number)
            option = plain(self._writer.option(press.say, question, answered.choice))
            is_counted = answered.outcome is Outcome.COUNTED
            text_id = "host-answer-counted" if is_counted else "host-answer-taken"
            text = press.say(text_id, answer=option)
        await press.answer(Reply(text=text, private=True))
