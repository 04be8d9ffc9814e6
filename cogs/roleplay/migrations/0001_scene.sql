-- Characters that a guild brought in; those that come with the bot are files.
CREATE TABLE roleplay_character (
    character_id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so a stale button misses
    guild_id     INTEGER NOT NULL,
    name         TEXT    NOT NULL, -- as shown
    folded       TEXT    NOT NULL, -- the name as it is looked up: case folded
    card         TEXT    NOT NULL, -- Character Card V2 or V3, JSON
    member_id    INTEGER,          -- who brought it; NULL once they were erased
    is_kept      INTEGER NOT NULL CHECK (is_kept IN (0, 1)), -- 0 while only the preview was shown
    brought_at   TEXT    NOT NULL  -- ISO 8601, UTC
) STRICT;
CREATE UNIQUE INDEX roleplay_character_by_name ON roleplay_character (guild_id, folded)
    WHERE is_kept = 1;

-- Threads in which a character is played. Times begin with a digit, so that no word of a person fits.
CREATE TABLE roleplay_scene (
    scene_id    INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id    INTEGER NOT NULL,
    channel_id  INTEGER NOT NULL,        -- the thread's channel
    thread_id   INTEGER NOT NULL UNIQUE,
    member_id   INTEGER,                 -- who opened it; NULL once they were erased
    member_name TEXT    NOT NULL,        -- what they were called; empty once they were erased
    character   TEXT    NOT NULL,        -- key of the character, for its picture
    card        TEXT    NOT NULL,        -- the card as it was when the scene began, JSON
    language    TEXT    NOT NULL CHECK (language IN ('en', 'zh-CN')),
    head        INTEGER NOT NULL,        -- the newest turn's id; 0 before the first
    started_at  TEXT    NOT NULL CHECK (unicode(started_at) BETWEEN 48 AND 57), -- ISO 8601, UTC
    -- ISO 8601, UTC; when somebody last spoke
    active_at   TEXT    NOT NULL CHECK (unicode(active_at) BETWEEN 48 AND 57),
    ended_at    TEXT    CHECK (unicode(ended_at) BETWEEN 48 AND 57) -- ISO 8601, UTC; NULL while it goes on
) STRICT;
CREATE INDEX roleplay_scene_open ON roleplay_scene (guild_id, active_at) WHERE ended_at IS NULL;

-- What was said, a tree: retrying adds a sister, and the scene's head moves to it.
CREATE TABLE roleplay_turn (
    turn_id    INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id   INTEGER NOT NULL,
    scene_id   INTEGER NOT NULL REFERENCES roleplay_scene (scene_id) ON DELETE CASCADE,
    parent     INTEGER NOT NULL, -- turn before it; 0 for the first
    speaker    TEXT    NOT NULL CHECK (speaker IN ('character', 'person')),
    member_id  INTEGER,          -- who spoke; NULL for the character and for erased people
    name       TEXT    NOT NULL, -- what the person was called
    body       TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('said', 'streaming', 'stopped', 'broken')),
    message_id INTEGER,          -- where it stands; NULL while nothing was shown
    webhook_id INTEGER,          -- what it was said through; NULL in the bot's or a person's name
    at         TEXT    NOT NULL CHECK (unicode(at) BETWEEN 48 AND 57) -- ISO 8601, UTC
) STRICT;
CREATE INDEX roleplay_turn_by_scene ON roleplay_turn (scene_id, turn_id);
CREATE INDEX roleplay_turn_by_member ON roleplay_turn (guild_id, member_id);
CREATE INDEX roleplay_turn_by_message ON roleplay_turn (message_id);
CREATE INDEX roleplay_turn_unfinished ON roleplay_turn (turn_id) WHERE state = 'streaming';

-- Pictures of characters that were put into the storage channel, once each.
CREATE TABLE roleplay_picture (
    guild_id   INTEGER NOT NULL,
    character  TEXT    NOT NULL,
    channel_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, character)
) STRICT, WITHOUT ROWID;

-- Guilds whose admins know what the chat model is.
CREATE TABLE roleplay_notice (
    guild_id INTEGER NOT NULL PRIMARY KEY,
    told_at  TEXT    NOT NULL -- ISO 8601, UTC
) STRICT;
