"""A model that does what each text says. `ModelSettings.modules` names this module."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from models.tasks.sentiment import Mood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.registry import ModelSettings
    from models.tasks.sentiment import SentimentRequest


class ScriptedModel:
    """Says "en" and a probability of 0.25 to everything that is no order."""

    def answer(self, requests: Sequence[SentimentRequest]) -> list[Mood]:
        answers = [self._obey(request.text) for request in requests]
        return [answer for answer in answers if answer is not None]

    def _obey(self, text: str) -> Mood | None:
        order, _, detail = text.partition(" ")
        if order == "raise":
            raise ValueError("the text of a member")
        if order == "lose":
            return None
        if order == "impossible":
            return Mood(7.0, 0.5, "en")
        if order == "print":
            print("noise on stdout", flush=True)  # noqa: T201  what a chatty library does
        if order == "sleep":
            time.sleep(float(detail))
        if order == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "freeze":
            os.kill(os.getpid(), signal.SIGSTOP)
        said = os.environ.get(detail, "") if order == "environment" else str(os.getpid())
        return Mood(0.25, 0.5, said)


def load(settings: ModelSettings) -> ScriptedModel:
    if (settings.weights / "slow").exists():
        time.sleep(60)
    return ScriptedModel()
