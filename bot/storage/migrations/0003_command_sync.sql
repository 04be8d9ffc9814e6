-- The commands each application was last given, so that they are sent only when they changed.
CREATE TABLE command_sync (
    application_id INTEGER NOT NULL PRIMARY KEY,
    fingerprint    TEXT    NOT NULL -- SHA-256 in hex of names, options and texts
) STRICT;
