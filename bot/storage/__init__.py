"""The database file: one writer, several readers, migrations, backups and the bot's own tables."""
