-- Interactions and messages that were handled, so that a repeated one has no second effect.
CREATE TABLE delivery (
    key TEXT NOT NULL PRIMARY KEY, -- kind and snowflake, such as interaction:123
    at  TEXT NOT NULL              -- ISO 8601, UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_at ON delivery (at);

-- The guilds the bot is or was in.
CREATE TABLE guild (
    guild_id  INTEGER NOT NULL PRIMARY KEY,
    joined_at TEXT    NOT NULL, -- ISO 8601, UTC
    left_at   TEXT              -- NULL while the bot is a member
) STRICT;

-- What a guild chose; a setting that is absent has its default.
CREATE TABLE guild_setting (
    guild_id INTEGER NOT NULL,
    feature  TEXT    NOT NULL,
    field    TEXT    NOT NULL,
    value    TEXT    NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (guild_id, feature, field)
) STRICT, WITHOUT ROWID;
