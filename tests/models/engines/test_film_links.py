from __future__ import annotations

from dataclasses import replace

import pytest

from models.engines.film_links import load
from models.errors import ModelMissing
from models.registry import ModelSettings
from models.tasks.recommend import RecommendRequest

BUNDLED = ModelSettings()


def test_the_bundled_weights_answer_a_long_history():
    request = RecommendRequest(ratings=dict.fromkeys(range(1, 41), 8))
    (found,) = load(BUNDLED).answer([request])
    assert len(found) == 10
    assert {film.film_id for film in found}.isdisjoint(request.ratings)


def test_several_requests_are_answered_in_order():
    requests = [RecommendRequest(ratings={}, limit=limit) for limit in (3, 1, 2)]
    assert [len(answer) for answer in load(BUNDLED).answer(requests)] == [3, 1, 2]


def test_noncommercial_weights_are_left_alone_where_they_may_not_be_used(tmp_path):
    model = load(replace(BUNDLED, weights=tmp_path, noncommercial=False))
    (found,) = model.answer([RecommendRequest(ratings={})])
    assert {each.basis for each in found} == {"catalogue"}


def test_missing_files_are_named(tmp_path):
    with pytest.raises(ModelMissing, match=r"model\.npz"):
        load(replace(BUNDLED, weights=tmp_path))
    with pytest.raises(ModelMissing, match=r"none\.csv"):
        load(replace(BUNDLED, catalogue=tmp_path / "none.csv", noncommercial=False))
