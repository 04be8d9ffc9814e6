from __future__ import annotations

from collections import Counter

import torch

from models.language.sampling import draw
from models.tasks.chat import Sampling

LOGITS = torch.tensor([0.0, 3.0, 2.0, 1.0])


def drawn(sampling, said=(), times=400):
    source = torch.Generator().manual_seed(1)
    return Counter(draw(LOGITS, said, sampling, source) for _ in range(times))


def test_without_temperature_the_likeliest_is_taken():
    assert set(drawn(Sampling(temperature=0, repetition_penalty=1))) == {1}


def test_top_k_and_top_p_leave_only_the_likeliest():
    plain = {"temperature": 1.0, "repetition_penalty": 1.0}
    assert set(drawn(Sampling(**plain, top_k=0, top_p=1))) == {0, 1, 2, 3}
    assert set(drawn(Sampling(**plain, top_k=2, top_p=1))) == {1, 2}
    # The probabilities are .64, .24, .09 and .03.
    assert set(drawn(Sampling(**plain, top_k=0, top_p=0.7))) == {1, 2}
    assert set(drawn(Sampling(**plain, top_k=0, top_p=0.01))) == {1}


def test_what_was_said_becomes_less_likely():
    greedy = Sampling(temperature=0, repetition_penalty=2)
    assert set(drawn(greedy, said=[1])) == {2}
    negative = torch.tensor([-1.0, -1.5])
    assert draw(negative, [0], greedy, torch.Generator()) == 1


def test_the_same_seed_draws_the_same():
    free = Sampling(temperature=1, top_k=0, top_p=1)
    assert drawn(free) == drawn(free)
