"""Makes the tokenizer of the starter chat model: byte-level BPE with turns of our own.

Any text can be encoded and comes back byte for byte (no normalisation, no unknown token). Both
languages give the trainer the same number of bytes, so that Chinese, three bytes a character, gets
its share of the merges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

if TYPE_CHECKING:
    from collections.abc import Iterable

VOCABULARY = 6144
TEXT, SYSTEM, USER, CHARACTER, SAYS, END = SPECIAL = (
    "<|text|>",
    "<|system|>",
    "<|user|>",
    "<|char|>",
    "<|says|>",
    "<|end|>",
)
"""Plain text follows; the situation; a person's turn; the character's turn; end of the speaker's
name; end of a turn or text. Their ids are 0 to 5."""

CONTEXT = 512
# Han runs apart from Latin words, digits one by one, marks in runs, line breaks alone.
PIECES = r"\p{Han}+|[^\r\n\p{L}\p{N}]?(?:(?!\p{Han})\p{L})+|\p{N}| ?[^\s\p{L}\p{N}]+|\n|\s"
TEMPLATE = """\
{%- macro plain(text) -%}
{{- (text or '') | string | replace('<|', '< |') | trim -}}
{%- endmacro -%}
{%- for message in messages -%}
{%- set turn = {'system': '<|system|>', 'user': '<|user|>', 'assistant': '<|char|>'} -%}
{{- turn[message['role']] -}}
{%- if message['role'] != 'system' -%}
{{- plain(message['name'] | default('')) + '<|says|>' -}}
{%- endif -%}
{{- plain(message['content']) + '<|end|>' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}
{{- '<|char|>' + plain(speaker | default('')) + '<|says|>' -}}
{%- endif -%}"""
"""Renders messages with a role and perhaps a name; ``speaker`` names who is to speak next. What
people wrote cannot open or end a turn: ``<|`` in it is parted."""


def train_tokenizer(texts: Iterable[str], vocabulary: int = VOCABULARY) -> PreTrainedTokenizerFast:
    """Return a fast tokenizer with at most ``vocabulary`` tokens, fitted to ``texts``."""
    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PIECES), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=list(SPECIAL),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    core.train_from_iterator(texts, trainer)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # theirs has none
        tokenizer_object=core,
        bos_token=TEXT,
        eos_token=END,
        pad_token=END,
        additional_special_tokens=[SYSTEM, USER, CHARACTER, SAYS],
        chat_template=TEMPLATE,
        model_max_length=CONTEXT,
        clean_up_tokenization_spaces=False,
    )


def mark(tokenizer: PreTrainedTokenizerFast, token: str) -> int:
    """Return the id of a token of `SPECIAL`."""
    return cast("int", tokenizer.convert_tokens_to_ids(token))


def plain_ids(tokenizer: PreTrainedTokenizerFast, text: str) -> list[int]:
    """Return the tokens of ``text``; what looks like a special token in it is read as letters."""
    read = tokenizer(text, add_special_tokens=False, split_special_tokens=True, verbose=False)
    return cast("list[int]", read.input_ids)
