-- Browsers that are logged in to the dashboard.
CREATE TABLE web_session (
    id_hash    BLOB    NOT NULL PRIMARY KEY CHECK (length(id_hash) = 32), -- SHA-256 of the cookie
    member_id  INTEGER NOT NULL, -- Discord user; 0 is the operator, who used a local link
    name       TEXT    NOT NULL, -- shown name at login
    locale     TEXT    NOT NULL, -- language of the Discord account at login: en, zh-CN
    created_at TEXT    NOT NULL, -- ISO 8601, UTC
    seen_at    TEXT    NOT NULL  -- ISO 8601, UTC; written at most every five minutes
) STRICT, WITHOUT ROWID;
CREATE INDEX web_session_member ON web_session (member_id);
