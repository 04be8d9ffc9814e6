"""The film model is judged on strangers' likes; answers known by construction."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from models.engines.film_links import FILE
from models.evaluation import ranking
from models.evaluation.recommend import evaluate_recommend
from models.recommender.links_file import FilmLinks
from models.registry import ModelSettings

FILMS = 40
MEASURES = {"ndcg@10", "ndcg@100", "recall@20", "hr@10_last_out", "cold"}


@pytest.fixture
def settings(tmp_path):
    """A model of two tastes: each film speaks for its own half of films 1..40."""
    half = np.arange(FILMS) // (FILMS // 2)
    links = (half[:, None] == half).astype(np.float32)
    np.fill_diagonal(links, 0)
    ids = np.arange(1, FILMS + 1, dtype=np.int32)
    learned = FilmLinks.of(ids, ids + 1000, links * 9, np.zeros(FILMS))
    learned.write(tmp_path / "weights" / FILE)
    return ModelSettings(weights=tmp_path / "weights")


def people(count=20, liked=18, half=FILMS // 2):
    """Yield person, film and when: each likes most of one half."""
    random = np.random.default_rng(5)
    for user in range(count):
        films = random.permutation(half)[:liked] + half * (user % 2)
        for time, film in enumerate(films.tolist()):
            yield user, 1001 + film, time


def write(path, header, rows):
    path.write_text("\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n")
    return path


@pytest.fixture
def likes(tmp_path):
    return write(tmp_path / "likes.csv", "userId,movieId,timestamp", people())


def test_a_model_that_knows_the_tastes_finds_what_is_left(settings, likes):
    found = evaluate_recommend(likes, settings=settings)
    assert set(found) >= MEASURES
    assert found["recall@20"] == 1  # what is left of the half is all there is to find
    assert found["ndcg@10"] > found["popularity"]["ndcg@10"] + 0.2
    assert found["item_knn"]["recall@20"] == 1
    assert found["hr@10_last_out"] == 1
    assert found["cold"] == dict.fromkeys((1, 2, 3, 5, 10, 20))  # nobody has 20 likes to know
    assert (found["people"], found["films"], found["unknown_rows"]) == (20, FILMS, 0)


def test_one_like_is_enough_for_a_model_that_knows_the_tastes(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(ranking, "KNOWN_LIKES", (1, 5, 10))
    many = write(tmp_path / "many.csv", "userId,movieId", [(u, m) for u, m, _ in people()])
    found = evaluate_recommend(many, settings=settings)
    assert found["cold"][1] == pytest.approx(found["cold"][10], rel=0.02)
    assert found["cold"][1] > found["popularity"]["cold"][1]


def test_films_the_model_does_not_know_are_counted_and_count_against_it(settings, likes, tmp_path):
    strange = [(user, 5000 + film, 99) for user in range(20) for film in range(18)]
    mixed = write(tmp_path / "mixed.csv", "userId,movieId,timestamp", [*people(), *strange])
    found, without = (evaluate_recommend(f, settings=settings) for f in (mixed, likes))
    assert (found["unknown_movie_ids"], found["unknown_rows"]) == (18, 360)
    assert (found["films"], found["films_known"]) == (FILMS + 18, FILMS)
    assert found["recall@20"] < without["recall@20"]
    assert found["hr@10_last_out"] == 0


def test_stars_below_four_are_no_likes(settings, tmp_path):
    rows = [(u, m, 5 if m <= 1000 + FILMS else 2) for u, m, _ in people()]
    rows += [(user, 1001 + film, 3.5) for user in range(20) for film in range(FILMS)]
    rows.sort(key=lambda row: row[2])
    found = evaluate_recommend(
        write(tmp_path / "stars.csv", "userId,movieId,rating", rows), settings=settings
    )
    assert found["recall@20"] == 1


def test_without_times_there_is_no_last_one(settings, tmp_path):
    bare = write(tmp_path / "bare.csv", "userId,movieId", [(u, m) for u, m, _ in people()])
    found = evaluate_recommend(bare, settings=settings)
    assert found["hr@10_last_out"] is None
    assert found["popularity"]["hr@10_last_out"] is None
    assert found["recall@20"] == 1


def test_a_single_person_is_measured(settings, tmp_path):
    one = write(tmp_path / "one.csv", "userId,movieId", [(1, 1001 + i) for i in range(8)])
    assert evaluate_recommend(one, settings=settings)["people"] == 1


def test_a_packed_file_with_a_byte_order_mark_is_read(settings, likes, tmp_path):
    packed = tmp_path / "likes.csv.gz"
    packed.write_bytes(gzip.compress(b"\xef\xbb\xbf" + likes.read_bytes()))
    assert evaluate_recommend(packed, settings=settings) == evaluate_recommend(
        likes, settings=settings
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("userId,movieId\n1,2\n1,x\n", "row 2"),
        ("userId,movieId,rating\n1,2,inf\n", "row 1"),
        ("userId,movieId,rating\n1,2,nan\n", "row 1"),
        ("userId,movieId\n1\n", "row 1"),
        ("user,movie\n1,2\n", "lacks 'userId'"),
        ("userId,movieId\n", "nobody"),
        ("", "nobody"),
        ("userId,movieId\n1,5\n", "nobody"),
    ],
)
def test_a_file_that_is_no_table_of_ratings_is_refused(settings, tmp_path, text, says):
    (tmp_path / "bad.csv").write_text(text)
    with pytest.raises(ValueError, match=says):
        evaluate_recommend(tmp_path / "bad.csv", settings=settings)


def test_a_cut_archive_is_refused(settings, likes, tmp_path):
    whole = gzip.compress(likes.read_bytes())
    (tmp_path / "cut.csv.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="cut"):
        evaluate_recommend(tmp_path / "cut.csv.gz", settings=settings)
