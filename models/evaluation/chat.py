"""Bits per byte of the starter chat model over a text or over dialogues.

The cost of a token is counted once, in a window that shows the model at least half its context of
what came before, save at the start, so the figure does not hang on where a text was cut. Bits
per byte compare across tokenizers; bits per token do not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch.nn import functional
from transformers import LlamaForCausalLM, PreTrainedTokenizerFast
from transformers.utils.logging import disable_progress_bar

from models.datasets.chat import dialogue_of, opened, rows_of
from models.errors import ModelMissing
from models.language.script import language_of
from models.registry import ModelSettings
from models.training.chat_tokenizer import CHARACTER, END, SAYS, SYSTEM, TEXT, USER, mark, plain_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from models.datasets.chat import Dialogue

    Progress = Callable[[str, float], None]

FOLDER = "chat_starter"
WINDOWS_AT_ONCE = 8
SYSTEMS = {"en": "You are talking with a friend.", "zh": "你正在和朋友聊天。"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens to be scored.

    Attributes:
        head: Tokens that every window begins with and that cost nothing.
        body: The tokens of the text, in order.
        counts: For each of the body whether its cost counts.
        n_bytes: Length of the text in UTF-8.
    """

    language: str
    head: list[int]
    body: list[int]
    counts: list[bool]
    n_bytes: int


def evaluate_chat(
    data: Path,
    *,
    settings: ModelSettings | None = None,
    progress: Progress = lambda _what, _share: None,
) -> dict[str, Any]:
    """Return bits per byte over a text file, or over dialogues (``.jsonl``); ``.xz``, ``.gz`` too.

    Keys: bits_per_byte, bits_per_token, n_bytes, n_tokens, and ``languages`` with the same for
    each. Of dialogues the words and the end of each turn are counted, against their bytes and one
    line break a turn; who speaks is given.

    Raises:
        ModelMissing: The weights are not there.
        FileNotFoundError: There is no such file.
        ValueError: A row is no dialogue, or there is nothing to read.
    """
    model, tokenizer = load(settings or ModelSettings())
    found = passages(data, tokenizer)
    if not any(passage.n_bytes for passage in found):
        raise ValueError("nothing to evaluate")
    bits = []
    for passage in found:
        bits.append(cost(model, passage))
        progress("scoring", len(bits) / len(found))
    languages = sorted({passage.language for passage in found})
    return _summary(list(zip(found, bits, strict=True))) | {
        "languages": {
            language: _summary(
                [(p, b) for p, b in zip(found, bits, strict=True) if p.language == language]
            )
            for language in languages
        }
    }


def load(settings: ModelSettings) -> tuple[LlamaForCausalLM, PreTrainedTokenizerFast]:
    """Return the starter model in single precision, and its tokenizer.

    Raises:
        ModelMissing: Its files are not there.
    """
    folder = settings.weights / FOLDER
    if not (folder / "model.safetensors").is_file():
        raise ModelMissing(f"{folder} holds no model")
    torch.set_num_threads(settings.compute_threads())
    disable_progress_bar()  # type: ignore[no-untyped-call]  # loading takes a moment, and our own bar is shown
    model = LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32)
    torch.nn.Module.eval(model)
    return model, PreTrainedTokenizerFast.from_pretrained(folder)


def passages(data: Path, tokenizer: PreTrainedTokenizerFast) -> list[Passage]:
    """Return what is to be scored in a file: dialogues one by one, a text by language.

    The lines of a text that holds both languages are put together by language first, in order.

    Raises:
        ValueError: A row is no dialogue; says which.
    """
    if ".jsonl" in data.suffixes:
        talks = [dialogue_of(row, number) for number, row in rows_of(data)]
        return [talk_passage(tokenizer, talk) for talk in talks]
    with opened(data) as lines:
        texts = by_language(lines)
    return [text_passage(tokenizer, text, language) for language, text in texts.items()]


def by_language(lines: Iterable[str]) -> dict[str, str]:
    """Return the lines of each language; a line without letters goes with the one before it."""
    texts: dict[str, list[str]] = {}
    current = ""
    for line in lines:
        told = language_of(line)
        current = told if told != "other" else current or "en"
        texts.setdefault(current, []).append(line)
    return {language: "".join(found) for language, found in texts.items()}


def text_passage(tokenizer: PreTrainedTokenizerFast, text: str, language: str) -> Passage:
    """Return a text as a passage in which every token counts."""
    ids = plain_ids(tokenizer, text)
    return Passage(language, [mark(tokenizer, TEXT)], ids, [True] * len(ids), len(text.encode()))


def talk_passage(tokenizer: PreTrainedTokenizerFast, talk: Dialogue) -> Passage:
    """Return a dialogue as a passage in which the words and the ends of the turns count."""
    system, user, character, says, end = (
        mark(tokenizer, token) for token in (SYSTEM, USER, CHARACTER, SAYS, END)
    )
    head = [system, *plain_ids(tokenizer, SYSTEMS[talk.language]), end]
    body: list[int] = []
    counts: list[bool] = []
    for turn in talk.turns:
        opening = [user if turn.speaker == talk.turns[0].speaker else character, says]
        words = [*plain_ids(tokenizer, turn.text), end]
        body += opening + words
        counts += [False] * len(opening) + [True] * len(words)
    n_bytes = sum(len(turn.text.encode()) + 1 for turn in talk.turns)
    return Passage(talk.language, head, body, counts, n_bytes)


@torch.inference_mode()
def cost(model: LlamaForCausalLM, passage: Passage) -> float:
    """Return what the counted tokens cost, in bits."""
    windows = spans(len(passage.body), model.config.max_position_embeddings - len(passage.head))
    total = 0.0
    for first in range(0, len(windows), WINDOWS_AT_ONCE):
        batch = windows[first : first + WINDOWS_AT_ONCE]
        longest = max(end - start for start, _, end in batch) + len(passage.head)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        counted = torch.zeros(len(batch), longest)
        for row, (start, new, end) in enumerate(batch):
            shown = torch.tensor(passage.head + passage.body[start:end])
            ids[row, : len(shown)] = shown
            at = len(passage.head) + new - start
            counted[row, at : len(shown)] = torch.tensor(passage.counts[new:end]).float()
        scores = model(ids[:, :-1]).logits.flatten(0, 1)
        nats = functional.cross_entropy(scores, ids[:, 1:].flatten(), reduction="none")
        total += float((nats.double() * counted[:, 1:].flatten()).sum())
    return total / math.log(2)


def spans(length: int, room: int) -> list[tuple[int, int, int]]:
    """Return windows ``(start, first new, end)`` of at most ``room``; each token is new once."""
    found = [(0, 0, min(length, room))] if length else []
    while found and found[-1][2] < length:
        end = min(length, found[-1][2] + room // 2)
        found.append((max(0, end - room), found[-1][2], end))
    return found


def _summary(scored: Sequence[tuple[Passage, float]]) -> dict[str, Any]:
    n_bytes = sum(passage.n_bytes for passage, _ in scored)
    n_tokens = sum(sum(passage.counts) for passage, _ in scored)
    bits = sum(cost for _, cost in scored)
    return {
        "bits_per_byte": bits / n_bytes,
        "bits_per_token": bits / n_tokens,
        "n_bytes": n_bytes,
        "n_tokens": n_tokens,
    }
