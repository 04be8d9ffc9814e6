from __future__ import annotations

import numpy as np
import pytest

from models.recommender.links_file import FilmLinks


def test_what_is_written_is_read(learned, tmp_path):
    learned.write(tmp_path / "new" / "model.npz")
    again = FilmLinks.read(tmp_path / "new" / "model.npz")
    assert (again.rows(np.arange(4)) == learned.rows(np.arange(4))).all()
    assert (again.films.tolist(), again.movies.tolist()) == ([10, 11, 12, 13], [*range(1010, 1014)])
    assert again.popularity.tolist() == [2.0, 0.0, 1.0, 0.5]


def test_rounding_costs_at_most_half_a_step_and_keeps_zero():
    links = np.random.default_rng(0).normal(size=(30, 30)).astype(np.float32)
    links[:, 7] = 0
    ids = np.arange(30, dtype=np.int32)
    rounded = FilmLinks.of(ids, ids, links, np.zeros(30)).rows(np.arange(30))
    half_a_step = np.abs(links).max(axis=0) / 254
    assert (np.abs(rounded - links) <= half_a_step * 1.001).all()
    assert not rounded[:, 7].any()


def test_another_kind_of_file_is_refused(tmp_path):
    np.savez(tmp_path / "other.npz", something=np.zeros(1))
    with pytest.raises(KeyError, match="films"):
        FilmLinks.read(tmp_path / "other.npz")
