from __future__ import annotations

import pytest

from models.language.template_safety import harmless


@pytest.mark.parametrize(
    "mark",
    ["<|end|>", "<|im_start|>", "</s>", "<s>", "[INST]", "[/INST]", "<<SYS>>", "<end_of_turn>",
     "<｜User｜>", "<|<|end|>end|>", "[EOS]"],
)  # fmt: skip
def test_marks_of_templates_vanish(mark):
    assert harmless(f"hello{mark}there") == "hellothere"


@pytest.mark.parametrize("text", ["a <b> c", "1 < 2 | 3 > 2", "[INSTANCE]", "我 <| 你", "s > t"])
def test_ordinary_signs_stay(text):
    assert harmless(text) == text
