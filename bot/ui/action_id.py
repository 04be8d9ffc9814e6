"""Custom ids that carry all a press needs, so that buttons and forms outlive a restart.

`m:reviews:page:u42:7:2` is feature, action and arguments; `u42` says that only member 42 may press.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from typing_extensions import override

PREFIX = "m"
MAX_LENGTH = 100
OWNER = re.compile(r"u[0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class ActionId:
    """A custom id taken apart.

    Attributes:
        feature: The folder of `cogs/` that handles the press.
        action: A key of that feature's `actions`.
        owner_id: The only member who may press, or None for everybody.
        arguments: What the handler gets.
    """

    feature: str
    action: str
    owner_id: int | None = None
    arguments: tuple[str, ...] = ()

    @override
    def __str__(self) -> str:
        owner = "" if self.owner_id is None else f"u{self.owner_id}"
        text = ":".join((PREFIX, self.feature, self.action, owner, *self.arguments))
        if len(text) > MAX_LENGTH:
            raise ValueError(f"custom id of {len(text)} characters: {text}")
        return text

    @classmethod
    def parse(cls, text: str) -> ActionId | None:
        """Return the parts of a custom id, or None when it is not one of ours."""
        prefix, *parts = text.split(":")
        if prefix != PREFIX or len(parts) < 3:
            return None
        feature, action, owner, *arguments = parts
        if owner and OWNER.fullmatch(owner) is None:
            return None
        return cls(feature, action, int(owner[1:]) if owner else None, tuple(arguments))


def action_id(feature: str, action: str, *arguments: object, owner_id: int | None = None) -> str:
    """Return a custom id; see `ActionId`."""
    return str(ActionId(feature, action, owner_id, tuple(map(str, arguments))))
