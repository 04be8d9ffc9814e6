-- What members gave films: the newest rating of each, whichever feature it came from.
CREATE TABLE rating (
    guild_id   INTEGER NOT NULL,
    member_id  INTEGER NOT NULL,
    film_id    INTEGER NOT NULL,                                     -- id in data/films.csv
    half_stars INTEGER NOT NULL CHECK (half_stars BETWEEN 1 AND 10), -- 9 is four and a half
    at         TEXT    NOT NULL,                                     -- ISO 8601, UTC
    PRIMARY KEY (guild_id, member_id, film_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX rating_by_film ON rating (guild_id, film_id, half_stars);
