"""The next words of a talk, streamed while they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from models.tasks.base import Task

MAX_TOKENS = 1024
CHARACTERS_PER_TOKEN = 3

Role = Literal["system", "user", "assistant"]
Language = Literal["en", "zh"]
Finish = Literal["", "stop", "length"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a talk.

    Attributes:
        role: ``"system"`` sets the scene, ``"user"`` is a person, ``"assistant"`` the character.
        text: What was said. Whatever looks like a mark of a chat template in it is no mark.
        name: Who said it, where that matters.
    """

    role: Role
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is drawn.

    Attributes:
        temperature: 0 always takes the likeliest; 1 draws as the model has it.
        top_k: Draw among this many likeliest; 0 among all.
        top_p: Draw among the likeliest that together have this probability.
        min_p: Draw among those at least this share as likely as the likeliest; 0 among all.
        repetition_penalty: Divides the odds of what was said already; 1 leaves them.
        presence_penalty: Taken from the logit of whatever was said already; 0 leaves it.
        seed: The same seed gives the same words on the same machine; None gives others each time.
    """

    temperature: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] = 0.8
    top_k: Annotated[int, Field(ge=0, le=1000)] = 40
    top_p: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 0.95
    min_p: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.0
    repetition_penalty: Annotated[float, Field(ge=1, le=2, allow_inf_nan=False)] = 1.15
    presence_penalty: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] = 0.0
    seed: Annotated[int, Field(ge=0, lt=2**63)] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """What every answer must look like, whatever the model would say.

    Attributes:
        kind: ``"json_schema"`` or ``"lark"``.
        rule: The JSON schema as JSON text, or the grammar in llguidance's dialect of Lark.
    """

    kind: Literal["json_schema", "lark"]
    rule: str


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A talk to go on with.

    Attributes:
        messages: The talk so far, oldest first, a system message in front where there is one.
            What is too long for the model loses its oldest messages but the system's.
        speaker: Whose turn it is, by name.
        language: What to answer in, for models that are told.
        max_tokens: Longest answer, 1..1024 tokens.
        sampling: How to draw.
        stop: The answer ends before the first of these.
        form: What the answer must look like; None leaves it free.
        shortens: Whether a talk that is too long loses its oldest messages; else it is refused.
        scope: The guild whose earlier reading may be used again; nothing is shared between two.
    """

    messages: tuple[ChatMessage, ...]
    speaker: str = ""
    language: Language = "en"
    max_tokens: Annotated[int, Field(ge=1, le=MAX_TOKENS)] = 160
    sampling: Sampling = Sampling()
    stop: tuple[str, ...] = ()
    form: Form | None = None
    shortens: bool = True
    scope: int = 0


@dataclass(frozen=True, slots=True)
class ChatChunk:
    """A piece of the answer.

    Attributes:
        text: To put behind what came before; whole characters only, perhaps none.
        finish: Empty until the last chunk: ``"stop"`` where the model ended its turn, ``"length"``
            where `max_tokens` did.
        tokens: How many tokens were drawn up to here.
    """

    text: str
    finish: Finish = ""
    tokens: int = 0


def _length(request: ChatRequest) -> int:
    read = sum(len(message.text) for message in request.messages) // CHARACTERS_PER_TOKEN
    return 1 + read + 2 * request.max_tokens  # a written token costs about two that are read


CHAT = Task(
    name="chat",
    request=ChatRequest,
    answer=ChatChunk,
    length=_length,
    padded=False,
    budget=1,  # a stream shares no batch
)
