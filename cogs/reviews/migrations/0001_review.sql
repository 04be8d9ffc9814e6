-- What members wrote about films; one review by a member and film.
CREATE TABLE review (
    review_id  INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so a stale button misses
    guild_id   INTEGER NOT NULL,
    member_id  INTEGER NOT NULL,
    film_id    INTEGER NOT NULL,                                     -- id in data/films.csv
    half_stars INTEGER NOT NULL CHECK (half_stars BETWEEN 1 AND 10), -- 9 is four and a half
    is_spoiler INTEGER NOT NULL CHECK (is_spoiler IN (0, 1)),
    body       TEXT    NOT NULL,
    tone       TEXT -- how the text sounds; NULL until a model has read this revision
        CHECK (tone IN ('glowing', 'warm', 'mixed', 'cool', 'harsh', 'unreadable')),
    revision   INTEGER NOT NULL, -- 1, 2, 3 ... with each change of text or stars
    written_at TEXT    NOT NULL, -- ISO 8601, UTC; of the first revision
    removal    TEXT -- NULL while it can be read; the author's wish or a moderator's reason
        CHECK (removal IN ('author', 'spoilers', 'insulting', 'spam', 'off-topic', 'personal')),
    removed_at TEXT,             -- ISO 8601, UTC; when it is old enough, the row goes for good
    CHECK ((removal IS NULL) = (removed_at IS NULL)),
    UNIQUE (guild_id, member_id, film_id)
) STRICT;
CREATE INDEX review_by_film ON review (guild_id, film_id, written_at);
CREATE INDEX review_by_age ON review (guild_id, written_at);
CREATE INDEX review_without_tone ON review (review_id) WHERE tone IS NULL AND removal IS NULL;
CREATE INDEX review_removed ON review (removed_at) WHERE removal IS NOT NULL;

-- Who found which review helpful; one vote a member.
CREATE TABLE review_vote (
    review_id INTEGER NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    guild_id  INTEGER NOT NULL,
    member_id INTEGER NOT NULL, -- who voted
    PRIMARY KEY (review_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_vote_by_member ON review_vote (guild_id, member_id);

-- What can be read, with its votes counted.
CREATE VIEW live_review AS
SELECT r.review_id, r.guild_id, r.member_id, r.film_id, r.half_stars, r.is_spoiler, r.body, r.tone,
    r.revision, r.written_at,
    (SELECT count(*) FROM review_vote AS v WHERE v.review_id = r.review_id) AS helpful
FROM review AS r
WHERE r.removal IS NULL;
