"""Training end to end, on made-up people with two tastes."""

from __future__ import annotations

import csv
import gzip

import numpy as np
import pytest

from models.datasets.catalogue import read_catalogue
from models.engines.film_links import FILE
from models.evaluation.recommend import evaluate_recommend
from models.recommender.links_file import FilmLinks
from models.registry import ModelSettings, load_model
from models.tasks.recommend import RecommendRequest
from models.training.recommend_train import deal, train

PEOPLE, FILMS = 60, 60
TASTE = FILMS // 2


def write(path, header, rows):
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Sixty films of the catalogue; even people like the first half, odd ones the rest."""
    folder = tmp_path_factory.mktemp("data")
    random = np.random.default_rng(1)
    films = read_catalogue(ModelSettings().catalogue)[:FILMS]
    movies = [(900 + i, f"{film.titles[0]} ({film.year})", "x") for i, film in enumerate(films)]
    ratings = [
        (user, 900 + column, 5.0 if column // TASTE == user % 2 else 2.0, 1000 + column)
        for user in range(1, PEOPLE + 1)
        for column in range(FILMS)
        if random.random() < (0.9 if column // TASTE == user % 2 else 0.2)
    ]
    write(folder / "ml-latest-small-movies.csv.gz", ["movieId", "title", "genres"], movies)
    header = ["userId", "movieId", "rating", "timestamp"]
    write(folder / "ml-latest-small-ratings.csv.gz", header, ratings)
    return folder


@pytest.fixture(scope="module")
def trained(data, tmp_path_factory):
    weights = tmp_path_factory.mktemp("weights")
    told = []
    report = train(data, weights / FILE, progress=lambda what, share: told.append(share))
    return report, ModelSettings(weights=weights), told


def test_tastes_are_learned_by_people_never_met(trained):
    report, _, _ = trained
    assert (report["people"], report["films"], report["joined"]) == (PEOPLE, FILMS, FILMS)
    assert report["ours"]["cold"][3] > report["popularity"]["cold"][3] + 0.2
    assert report["ours"]["ndcg@10"] > report["popularity"]["ndcg@10"]
    gain, error = report["gain"]["popularity"]["cold@5"]
    assert gain > 5 * error


def test_progress_rises_to_the_end(trained):
    assert trained[2] == sorted(trained[2])
    assert trained[2][-1] == 1


def test_the_written_weights_serve(trained):
    model = load_model("recommend", trained[1])
    (found,) = model.answer([RecommendRequest(ratings={1: 10, 2: 9}, limit=10)])
    assert {each.film_id for each in found} <= set(range(3, TASTE + 1))


def test_the_same_seed_writes_the_same_bytes(trained, data, tmp_path):
    train(data, tmp_path / "again.npz", progress=lambda _what, _share: None)
    assert (tmp_path / "again.npz").read_bytes() == (trained[1].weights / FILE).read_bytes()


def test_the_model_in_service_is_measured_on_any_file_of_likes(trained, data, tmp_path):
    found = evaluate_recommend(data / "ml-latest-small-ratings.csv.gz", settings=trained[1])
    assert (found["people"], found["films"]) == (PEOPLE, FILMS)
    assert found["ndcg@10"] > found["popularity"]["ndcg@10"]
    assert set(found["cold"]) == {1, 2, 3, 5, 10, 20}
    bare = tmp_path / "likes.csv"
    bare.write_text("userId,movieId\n" + "".join(f"1,{900 + i}\n" for i in range(8)))
    assert evaluate_recommend(bare, settings=trained[1])["people"] == 1


def test_a_file_of_strangers_to_the_model_is_refused(trained, tmp_path):
    (tmp_path / "likes.csv").write_text("userId,movieId\n1,5\n")
    with pytest.raises(ValueError, match="nobody"):
        evaluate_recommend(tmp_path / "likes.csv", settings=trained[1])


def test_missing_data_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="movies"):
        train(tmp_path, tmp_path / "out.npz", progress=lambda _what, _share: None)


def test_people_are_dealt_evenly_and_always_alike():
    parts = deal(102)
    assert sorted(np.bincount(parts).tolist()) == [20, 20, 20, 21, 21]
    assert (parts == deal(102)).all()


def test_the_bundled_weights_fit_the_catalogue():
    settings = ModelSettings()
    learned = FilmLinks.read(settings.weights / FILE)
    ids = {film.id for film in read_catalogue(settings.catalogue)}
    assert set(learned.films.tolist()) <= ids
    assert len(set(learned.movies.tolist())) == len(learned.films) == 1723
