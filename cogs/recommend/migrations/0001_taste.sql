-- What members told the bot about films besides stars; one word by a member and film.
CREATE TABLE taste_mark (
    guild_id  INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    film_id   INTEGER NOT NULL, -- id in data/films.csv
    kind      TEXT    NOT NULL CHECK (kind IN ('like', 'seen', 'never', 'unknown')),
    at        TEXT    NOT NULL, -- ISO 8601, UTC
    PRIMARY KEY (guild_id, member_id, film_id)
) STRICT, WITHOUT ROWID;
