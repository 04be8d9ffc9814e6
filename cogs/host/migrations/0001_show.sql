-- Shows that moderators started or planned, with how far each has come. Who did it says the audit.
CREATE TABLE host_show (
    show_id    INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so a stale button misses
    guild_id   INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    title      TEXT    NOT NULL,
    persona    TEXT    NOT NULL CHECK (persona IN ('usher', 'projectionist')),
    locale     TEXT    NOT NULL CHECK (locale IN ('en', 'zh-CN')),
    seed       INTEGER NOT NULL, -- chooses lines, questions and films, the same after a restart
    event_id   INTEGER,          -- Discord's scheduled event, where there is one
    state      TEXT    NOT NULL
        CHECK (state IN ('planned', 'live', 'done', 'stopped', 'cancelled')),
    starts_at  TEXT    NOT NULL, -- ISO 8601, UTC
    step       INTEGER NOT NULL, -- place in the programme, 0 is the welcome
    performed  INTEGER NOT NULL CHECK (performed IN (0, 1)), -- whether the step was shown
    due        TEXT    NOT NULL, -- ISO 8601, UTC; when the step ends, or begins if not yet shown
    ended_at   TEXT              -- ISO 8601, UTC; NULL while planned or live
) STRICT;
CREATE UNIQUE INDEX host_show_live ON host_show (guild_id, channel_id) WHERE state = 'live';
CREATE INDEX host_show_by_state ON host_show (state, starts_at);

-- The questions of a show, drawn when it is made.
CREATE TABLE host_question (
    show_id    INTEGER NOT NULL REFERENCES host_show (show_id) ON DELETE CASCADE,
    guild_id   INTEGER NOT NULL,
    number     INTEGER NOT NULL, -- 1, 2, 3
    kind       TEXT    NOT NULL CHECK (kind IN ('director', 'year', 'film-of', 'first', 'genre')),
    film_id    INTEGER NOT NULL, -- id in data/films.csv
    subject    TEXT    NOT NULL,
    options    TEXT    NOT NULL, -- four, separated by |
    correct    INTEGER NOT NULL CHECK (correct BETWEEN 0 AND 3),
    message_id INTEGER,          -- NULL until it was asked
    asked_at   TEXT,             -- ISO 8601, UTC
    closes_at  TEXT,             -- ISO 8601, UTC
    PRIMARY KEY (show_id, number)
) STRICT, WITHOUT ROWID;

-- What members answered, one answer to a question.
CREATE TABLE host_answer (
    show_id     INTEGER NOT NULL REFERENCES host_show (show_id) ON DELETE CASCADE,
    guild_id    INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    member_id   INTEGER NOT NULL,
    choice      INTEGER NOT NULL CHECK (choice BETWEEN 0 AND 3),
    points      INTEGER NOT NULL CHECK (points >= 0), -- 0 is a wrong answer
    answered_at TEXT    NOT NULL, -- ISO 8601, UTC
    PRIMARY KEY (show_id, number, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX host_answer_by_member ON host_answer (guild_id, member_id);
