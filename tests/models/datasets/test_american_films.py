"""The catalogue is widened by facts, and what was in it stays as it was."""

from __future__ import annotations

import csv
import gzip

import pytest

from models.datasets.american_films import directors, read_listed, same, widen
from models.datasets.catalogue import LISTED_FROM

COLUMNS = "id,title,title_zh,original_title,also,also_zh,year,director,director_zh,genres,country"
OWN = "1,Heat,盗火线,,,,1995,Michael Mann,迈克尔·曼,crime|thriller,US"
LONG = "It was nominated for an Academy Award and was a box office hit. " * 8
MANN = "A film directed by Michael Mann."
LISTED = [
    ("Heat", 1995, "Crime", "Al Pacino", MANN + LONG),
    ("The Insider", 1999, "Drama|Legal", "Al Pacino", MANN + LONG),
    ("Small Fry", 1950, "Western", "", "A film directed by Ann Other."),
    ("Nothing Told", 1950, "Nonsense", "", "A film."),
    ("Tiny", 1950, "Comedy|Short", "", "A film."),
]  # fmt: skip


@pytest.fixture
def listed(tmp_path):
    def write(rows):
        path = tmp_path / "listed.csv.gz"
        with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
            header = ["title", "year", "genres", "cast", "extract"]
            csv.writer(file).writerows([header, *rows])
        return path

    return write


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "films.csv"
    path.write_text(f"{COLUMNS}\n{OWN}\n", encoding="utf-8")
    return path


def rows(catalogue):
    with catalogue.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_best_known_films_follow_those_that_were_there(catalogue, listed):
    assert widen(catalogue, listed(LISTED), count=1) == 2
    assert catalogue.read_text(encoding="utf-8").splitlines()[1] == OWN
    new = rows(catalogue)[1]
    assert (new["id"], new["title"], new["genres"]) == (str(LISTED_FROM), "The Insider", "drama")
    assert (new["director"], new["director_zh"]) == ("Michael Mann", "迈克尔·曼")


def test_ids_stay_whatever_the_list_becomes(catalogue, listed):
    widen(catalogue, listed(LISTED), count=2)
    before = {row["title"]: row["id"] for row in rows(catalogue)}
    widen(catalogue, listed(LISTED[::-1]), count=1)
    assert {row["title"]: row["id"] for row in rows(catalogue)} == before
    more = ("Newer", 2001, "War", "Al Pacino", "A film." + LONG * 3)
    widen(catalogue, listed([*LISTED, more]), count=3)
    after = {row["title"]: row["id"] for row in rows(catalogue)}
    assert after == before | {"Newer": str(LISTED_FROM + 2)}


def test_what_does_not_suit_is_left_out(listed):
    unfit = ("Bad", 1975, "Drama", "", "A pornographic film.")
    titles = [film.title for film in read_listed(listed([*LISTED, unfit]))]
    assert titles == ["Heat", "The Insider", "Small Fry"]


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("a film directed by John Ford. The film", ("John Ford",)),
        ("written and directed by J. J. Abrams and starring", ("J. J. Abrams",)),
        ("a film directed by Joel and Ethan Coen", ("Joel Coen", "Ethan Coen")),
        ("directed by Anthony Russo and Joe Russo from", ("Anthony Russo", "Joe Russo")),
        ("directed by Academy Award winner Mel Gibson", ()),
        ("a film of 1950", ()),
    ],
)
def test_directors_are_read_from_a_lead(lead, names):
    assert directors(lead) == names


def test_numbers_of_parts_make_no_other_film():
    assert same("Kill Bill: Vol. 2") == same("Kill Bill: Volume 2") == same("Kill Bill 2")
    assert same("Rocky II") == same("Rocky 2") != same("Rocky")
