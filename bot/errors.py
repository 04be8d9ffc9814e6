"""The errors of the bot, on one page.

MarqueeError
├── UserError            a person can mend it; shown to them in their language
│   ├── InvalidInput     a value is out of its bounds
│   ├── NotFound         what was named does not exist (any more)
│   ├── NotAllowed       the person lacks a permission
│   └── TryLater         busy or not ready yet; nothing was lost
├── ConfigError          the operator's settings or bundled files are wrong
└── StorageError         the database cannot do what was asked
    ├── NewerSchema      written by a newer version of Marquee
    ├── DatabaseInUse    another process holds the writer's lock
    └── DiskFull         not enough free space; nothing was changed
"""

from __future__ import annotations


class MarqueeError(Exception):
    """The root of every error that Marquee raises on purpose."""


class UserError(MarqueeError):
    """A mistake that the person can mend.

    Carries the id of a Fluent text and its values, never a sentence: who shows it knows the
    person's language.
    """

    def __init__(self, text_id: str, **values: str | int | float) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


class InvalidInput(UserError):
    """A value is out of its bounds or of the wrong form."""


class NotFound(UserError):
    """What the person named does not exist, or no longer."""


class NotAllowed(UserError):
    """The person, or the bot itself, lacks a permission."""


class TryLater(UserError):
    """The bot is busy or not ready; nothing was lost and a later try may succeed."""


class ConfigError(MarqueeError):
    """A setting or a bundled file is wrong; the message names it and the fix."""


class StorageError(MarqueeError):
    """The database cannot do what was asked."""


class NewerSchema(StorageError):
    """The database was written by a newer version of Marquee."""


class DatabaseInUse(StorageError):
    """Another process is the writer of this database."""


class DiskFull(StorageError):
    """There is not enough free space; nothing was changed."""
