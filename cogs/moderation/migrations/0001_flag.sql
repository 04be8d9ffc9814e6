-- Channels whose messages are scored, because a moderator switched it on.
CREATE TABLE watched_channel (
    guild_id   INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    since      TEXT    NOT NULL, -- ISO 8601, UTC
    PRIMARY KEY (guild_id, channel_id)
) STRICT, WITHOUT ROWID;

-- Messages that were shown to the moderators, with what they said. Never the message itself.
CREATE TABLE flag (
    guild_id   INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    author_id  INTEGER NOT NULL,
    score      INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100), -- percent
    flagged_at TEXT    NOT NULL, -- ISO 8601, UTC
    verdict    TEXT CHECK (verdict IN ('right', 'wrong')), -- NULL until a moderator has said
    actor_id   INTEGER, -- the moderator who said so; NULL before, and after their erasure
    PRIMARY KEY (guild_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX flag_by_age ON flag (flagged_at);
CREATE INDEX flag_by_author ON flag (guild_id, author_id);

-- How many messages of a day were scored and how many could not be; counts only.
CREATE TABLE scored_day (
    guild_id INTEGER NOT NULL,
    day      TEXT    NOT NULL, -- ISO 8601
    scored   INTEGER NOT NULL CHECK (scored >= 0),
    unscored INTEGER NOT NULL CHECK (unscored >= 0),
    unshown  INTEGER NOT NULL CHECK (unshown >= 0), -- flags that could not be shown to moderators
    PRIMARY KEY (guild_id, day)
) STRICT, WITHOUT ROWID;
