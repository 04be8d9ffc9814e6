-- The audit goes with its guild, once the bot is no member any more; see bot/storage/guilds.py.
DROP TRIGGER audit_is_never_deleted;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM guild WHERE guild_id = OLD.guild_id AND left_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
