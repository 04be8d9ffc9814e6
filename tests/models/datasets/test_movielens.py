from __future__ import annotations

import gzip

import pytest

from models.datasets.catalogue import FilmFacts
from models.datasets.movielens import join, names_of, plain, read_ratings, read_titles


def film(film_id, year, *titles):
    return FilmFacts(film_id, titles, year, ("A",), ("drama",), "US")


@pytest.mark.parametrize(
    ("movielens", "ours"),
    [
        ("Matrix, The", "The Matrix"),
        ("Fabuleux destin d'Amélie Poulain, Le", "Le Fabuleux Destin d’Amélie Poulain"),
        ("Beauty & the Beast", "Beauty and the Beast"),
        ("WALL·E", "WALL-E"),
    ],
)
def test_spellings_of_one_title_are_one(movielens, ours):
    assert plain(movielens) == plain(ours)


def test_a_title_has_a_year_and_other_names():
    assert names_of("Seven (a.k.a. Se7en) (1995)") == (["seven", "sevenakase7en", "se7en"], 1995)
    assert "borat" in names_of("Borat: Cultural Learnings (2006)")[0]
    assert "500daysofsummer" in names_of("(500) Days of Summer (2009)")[0]
    assert names_of("Nameless") == (["nameless"], 0)


def test_films_join_by_any_title_and_a_year_at_most_one_off():
    films = [
        film(1, 1999, "The Matrix"),
        film(2, 2001, "Amélie", "Le Fabuleux destin"),
        film(3, 1990, "It"),
    ]
    titles = {
        5: "Matrix, The (2000)",
        6: "Fabuleux destin, Le (2001)",
        7: "It (2017)",
        8: "Unknown (1990)",
    }
    assert join(titles, films) == {5: 1, 6: 2}


def test_the_exact_year_wins_and_no_film_joins_twice():
    titles = {5: "Crash (2005)", 6: "Crash (2004)"}
    assert join(titles, [film(1, 2004, "Crash")]) == {6: 1}


def test_ratings_are_read_with_and_without_stars(tmp_path):
    with gzip.open(tmp_path / "full.csv.gz", "wt") as file:
        file.write("userId,movieId,rating,timestamp\n1,2,3.5,99\n")
    (tmp_path / "bare.csv").write_text("userId,movieId\n1,2\n1,3\n")
    assert list(read_ratings(tmp_path / "full.csv.gz")) == [(1, 2, 7, 99)]
    assert list(read_ratings(tmp_path / "bare.csv")) == [(1, 2, 10, 1), (1, 3, 10, 2)]


@pytest.mark.parametrize("row", ["1,x,3,1", "1,2,9,1", "1,2,0,1", "1"])
def test_a_bad_row_is_named(tmp_path, row):
    (tmp_path / "bad.csv").write_text(f"userId,movieId,rating,timestamp\n1,2,3,1\n{row}\n")
    with pytest.raises(ValueError, match=r"bad\.csv row 2"):
        list(read_ratings(tmp_path / "bad.csv"))


def test_titles_with_commas_are_read(tmp_path):
    (tmp_path / "movies.csv").write_text('movieId,title,genres\n7,"Matrix, The (1999)",Action\n')
    assert read_titles(tmp_path / "movies.csv") == {7: "Matrix, The (1999)"}
