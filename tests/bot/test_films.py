"""The table of films is right as a whole, and a wrong one is refused with the line and the fix."""

import re

import pytest

from bot.catalogue import FILMS
from bot.errors import ConfigError
from bot.films import COLUMNS, GENRES, read_films
from bot.hanzi import has_han, simplify

ALL = read_films(FILMS)
KNOWN = [film for film in ALL if film.is_well_known]
# films that people in mainland China call by their Latin title
LATIN_TITLES = {"1917", "2012", "2046", "RRR"}
GOOD = {
    "id": "7",
    "title": "Heat",
    "title_zh": "盗火线",
    "original_title": "",
    "also": "",
    "also_zh": "烈火悍将",
    "year": "1995",
    "director": "Michael Mann",
    "director_zh": "迈克尔·曼",
    "genres": "crime|thriller",
    "country": "US",
}


HEADER = ",".join(COLUMNS)


def table(tmp_path, *rows, header=HEADER):
    path = tmp_path / "films.csv"
    lines = [header, *(",".join(row[column] for column in COLUMNS) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_good_row_is_read(tmp_path):
    (film,) = read_films(table(tmp_path, GOOD))
    assert (film.id, film.key, film.year) == (7, "film:7", 1995)
    assert film.genres == ("crime", "thriller")
    assert film.titles == ("Heat", "盗火线", "烈火悍将")


@pytest.mark.parametrize(
    ("change", "fix"),
    [
        ({"id": "x"}, "id must be a number"),
        ({"id": "0"}, "id must be a number"),
        ({"year": "1700"}, "year must be a number from 1888"),
        ({"year": "１９９５"}, "year must be a number"),
        ({"title": ""}, "title and title_zh must not be empty"),
        ({"title_zh": ""}, "title and title_zh must not be empty"),
        ({"title": " Heat"}, "remove empty or padded values"),
        ({"also": "Heat||Hot"}, "remove empty or padded values"),
        ({"title": "H" * 101}, "shorten values to 100 characters"),
        ({"director": "", "director_zh": ""}, "name the director"),
        ({"director": "Michael Mann|Nobody"}, "must name the same people"),
        ({"genres": "crime|noir"}, "genres must be out of action"),
        ({"genres": ""}, "genres must be out of action"),
        ({"country": "USA"}, "country must be two capitals"),
        ({"title": "Heat,Hot"}, "write 11 cells, not 12"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_the_fix(tmp_path, change, fix):
    with pytest.raises(ConfigError, match=f"films.csv line 2: .*{re.escape(fix)}"):
        read_films(table(tmp_path, GOOD | change))


def test_ids_rise_and_no_film_comes_twice(tmp_path):
    with pytest.raises(ConfigError, match="line 3: ids must rise"):
        read_films(table(tmp_path, GOOD, GOOD))
    with pytest.raises(ConfigError, match="line 3: this film is there twice"):
        read_films(table(tmp_path, GOOD, GOOD | {"id": "8"}))


def test_a_file_that_is_no_film_table_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="the columns must be"):
        read_films(table(tmp_path, GOOD, header="id,title"))
    with pytest.raises(ConfigError, match="has no film"):
        read_films(table(tmp_path))
    with pytest.raises(ConfigError, match="cannot be read"):
        read_films(tmp_path / "absent.csv")
    (tmp_path / "films.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_films(tmp_path / "films.csv")


def test_the_catalogue_has_many_films_of_all_times_and_places():
    assert len(ALL) >= 450
    assert sum(film.country in ("CN", "HK", "TW") for film in ALL) >= 80
    assert {film.year // 10 for film in ALL} >= set(range(192, 203))
    assert len({film.country for film in ALL}) >= 25
    assert {genre for film in ALL for genre in film.genres} == set(GENRES)
    assert all(1900 < film.year < 2030 for film in ALL)


def test_chinese_titles_are_chinese_and_simplified():
    assert len(KNOWN) > 1500
    for film in KNOWN:
        assert has_han(film.title_zh) or film.title_zh in LATIN_TITLES, film.title
        for title in (film.title_zh, *film.also_zh, *film.directors_zh):
            assert simplify(title) == title, film.title


def test_other_titles_stand_in_the_column_of_their_script():
    for film in ALL:
        assert not has_han(film.title), film.title
        assert not any(map(has_han, film.also)), film.title
        assert all(map(has_han, film.also_zh)), film.title
        assert film.original_title != film.title, film.title


def test_the_whole_catalogue_is_worth_filtering_and_small():
    assert 6_000 <= len(ALL) <= 10_000
    assert FILMS.stat().st_size < 1_000_000
    for genre in GENRES:
        assert sum(genre in film.genres for film in ALL) >= 80, genre


def test_a_listed_film_goes_by_its_english_title_where_no_chinese_one_is_known(tmp_path):
    row = GOOD | {"id": "10001", "title_zh": "", "director": "", "director_zh": "", "also_zh": ""}
    (film,) = read_films(table(tmp_path, row))
    assert (film.title_zh, film.directors, film.is_well_known) == ("Heat", (), False)


def test_no_film_repeats_a_title_or_a_genre():
    for film in KNOWN:
        for values in (film.genres, film.directors, film.directors_zh):
            assert len(set(values)) == len(values), film.title
        names = [film.title, *film.also, *film.also_zh]
        names += [film.title_zh] if film.title_zh not in LATIN_TITLES else []
        assert len(set(names)) == len(names), film.title


def test_a_person_has_one_spelling_in_each_language():
    chinese = {}
    for film in ALL:
        for name, name_zh in zip(film.directors, film.directors_zh, strict=True):
            assert chinese.setdefault(name, name_zh) == name_zh, film.title
