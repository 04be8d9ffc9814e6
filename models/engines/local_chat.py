"""Talks written by a causal language model on this machine: the starter, or one of the admin's.

Any causal language model of transformers with a chat template, from a folder or by its id on a hub;
safetensors only, no code from the model. One answer is one generator, a step of it one token, so
several answers and the batches of other tasks take turns on one thread.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from models.engines.open_streams import Generators
from models.errors import ModelMissing
from models.language.sampling import draw
from models.language.template_safety import harmless
from models.language.unbroken import Unbroken
from models.tasks.chat import ChatChunk, ChatMessage

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from models.registry import ModelSettings
    from models.tasks.chat import ChatRequest

STARTER = "chat_starter"
LONGEST_CONTEXT = 4096
"""Reading more than this on a CPU takes minutes, whatever the model could hold."""


class LocalChat(Generators):
    """A `StreamModel` over one model and its tokenizer."""

    def __init__(self, tokenizer: Any, model: Any) -> None:  # noqa: ANN401  transformers has no types for them
        super().__init__(self.stream)
        self._tokenizer = tokenizer
        self._model = model
        self._context = min(model.config.max_position_embeddings, LONGEST_CONTEXT)
        ends = model.generation_config.eos_token_id
        ends = ends if isinstance(ends, list) else [ends]
        self._ends = {*ends, tokenizer.eos_token_id} - {None}
        # A model that opens another's turn would speak for them.
        self._never = torch.tensor(sorted(set(tokenizer.all_special_ids) - self._ends))
        # Other templates drop the names, which a scene of several people needs.
        self._names_in_text = "speaker" not in tokenizer.chat_template

    def stream(self, request: ChatRequest) -> Generator[ChatChunk, None, None]:
        """Yield the answer token by token."""
        read = self._prompt(request)
        sampling = request.sampling
        seed = secrets.randbits(62) if sampling.seed is None else sampling.seed
        source = torch.Generator().manual_seed(seed)
        text = Unbroken(request.stop)
        said: list[int] = []
        cache, step = None, read
        for count in range(1, request.max_tokens + 1):
            logits, cache = self._read(step, cache)
            token = draw(logits, said, sampling, source)
            if token in self._ends:
                yield ChatChunk(text.rest(), "stop", count)
                return
            said.append(token)
            step = [token]
            piece = text.grow(self._tokenizer.decode(said, skip_special_tokens=True))
            if text.has_stopped:
                yield ChatChunk(piece, "stop", count)
                return
            yield ChatChunk(piece, "", count)
        yield ChatChunk(text.rest(), "length", request.max_tokens)

    @torch.inference_mode()
    def _read(self, tokens: Sequence[int], cache: object) -> tuple[torch.Tensor, object]:
        """Return the logits behind ``tokens`` (V,) and the cache that holds them."""
        output = self._model(
            input_ids=torch.tensor([tokens]),
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=1,
        )
        logits = output.logits[0, -1].clone()
        logits[self._never] = -torch.inf
        return logits, output.past_key_values

    def _prompt(self, request: ChatRequest) -> list[int]:
        """Return the tokens of the talk, its oldest messages left out where they do not fit."""
        room = max(self._context - request.max_tokens, self._context // 4)
        messages = [self._safe(message) for message in request.messages]
        first = 1 if messages and messages[0].role == "system" else 0
        tokens = self._render(messages, request.speaker)
        while len(tokens) > room and len(messages) > first + 1:
            del messages[first]
            tokens = self._render(messages, request.speaker)
        while len(tokens) > room and len(messages[0].text) > 1:
            # What sets the scene stands in front, so it is shortened from behind.
            kept = int(len(messages[0].text) * room / len(tokens) * 0.9)
            messages[0] = replace(messages[0], text=messages[0].text[:kept])
            tokens = self._render(messages, request.speaker)
        return tokens[-room:]

    def _safe(self, message: ChatMessage) -> ChatMessage:
        text, name = harmless(message.text), harmless(message.name)
        if self._names_in_text and name and message.role == "user":
            text = f"{name}: {text}"
        return ChatMessage(message.role, text, name)

    def _render(self, messages: Sequence[ChatMessage], speaker: str) -> list[int]:
        talk = [
            {"role": each.role, "content": each.text} | ({"name": each.name} if each.name else {})
            for each in messages
        ]
        rendered = self._tokenizer.apply_chat_template(
            talk, add_generation_prompt=True, tokenize=False, speaker=harmless(speaker)
        )
        tokens: list[int] = self._tokenizer.encode(rendered, add_special_tokens=False)
        return tokens


def load(settings: ModelSettings) -> LocalChat:
    """Read the starter model, or the model that the admin chose.

    Raises:
        ModelMissing: It is not there, cannot be read, or has no chat template.
    """
    starter = settings.weights / STARTER
    source = settings.chat_model or str(starter)
    if not settings.chat_model and not starter.is_dir():
        raise ModelMissing(f"no such folder: {starter}")
    torch.set_num_threads(settings.compute_threads())
    try:
        tokenizer = AutoTokenizer.from_pretrained(source, trust_remote_code=False)
        model = AutoModelForCausalLM.from_pretrained(
            source, trust_remote_code=False, use_safetensors=True, dtype="auto"
        )
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise ModelMissing(f"{source} cannot be loaded: {reason}") from error
    if not tokenizer.chat_template:
        raise ModelMissing(f"{source} has no chat template, so it cannot hold a talk")
    if not torch.cuda.is_available():
        torch.nn.Module.to(model, torch.float32)  # half precision is slower on most CPUs
    return LocalChat(tokenizer, model)
