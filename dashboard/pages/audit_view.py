"""Entries of the audit as people read them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.sessions import OPERATOR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.i18n import Say, Texts
    from bot.storage.audit import AuditEntry
    from dashboard.guilds import GuildDirectory

#: What a spreadsheet would run as a formula; OWASP, "CSV Injection".
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: What is read first of an entry's details.
FIRST_DETAILS = ("setting", "old", "new")
COLUMNS = ("id", "at", "actor_id", "actor", "action", "target_id", "target", "detail")


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry, in the viewer's language; ``at`` is ISO 8601, UTC."""

    id: int
    at: str
    actor: str
    action: str
    action_label: str
    target: str
    details: tuple[tuple[str, str], ...]


class AuditReader:
    """Puts entries of one guild into words.

    A feature names its actions by texts: ``reviews.remove`` is `reviews-audit-remove`. So it does
    with its details, `reviews-audit-reason`, and with their values where those are a choice,
    `reviews-reason-spam`. What has no text is shown as it is.
    """

    def __init__(self, guilds: GuildDirectory, texts: Texts, say: Say, guild_id: int) -> None:
        self._guilds = guilds
        self._texts = texts
        self._say = say
        self._guild_id = guild_id

    def view(self, entry: AuditEntry) -> EntryView:
        """Return an entry in words."""
        first = [key for key in FIRST_DETAILS if key in entry.detail]
        keys = [*first, *(key for key in entry.detail if key not in first)]
        feature = entry.action.partition(".")[0]
        return EntryView(
            entry.id,
            entry.at,
            self.person(entry.actor_id, entry.actor_ref),
            entry.action,
            self.action(entry.action),
            self.person(entry.target_id, entry.target_ref) if entry.target_ref else "",
            tuple(
                (self._key(feature, key), self._value(feature, key, entry.detail[key]))
                for key in keys
            ),
        )

    def action(self, action: str) -> str:
        """Return what was done."""
        feature, _, verb = action.partition(".")
        return self._text(f"{_slug(feature)}-audit-{_slug(verb)}", action)

    def person(self, member_id: int | None, ref: str | None) -> str:
        """Return who stands behind a reference; who was erased is named by the reference alone."""
        if member_id == OPERATOR:
            return self._say("dashboard-operator")
        if member_id is not None:
            found = self._guilds.name_of(self._guild_id, member_id)
            return found or self._say("dashboard-member-left")
        return self._say("dashboard-erased", ref=ref) if ref else self._say("dashboard-bot-itself")

    def _key(self, feature: str, key: str) -> str:
        own = self._text(f"{_slug(feature)}-audit-{_slug(key)}", key)
        return self._text(f"dashboard-detail-{_slug(key)}", own)

    def _value(self, feature: str, key: str, value: object) -> str:
        if key == "setting" and isinstance(value, str):
            return self._text(f"setting-{_slug(value)}", value)
        if value is None:
            return self._say("dashboard-detail-none")
        if isinstance(value, str):
            return self._text(f"{_slug(feature)}-{_slug(key)}-{_slug(value)}", value)
        return json.dumps(value, ensure_ascii=False)

    def _text(self, text_id: str, otherwise: str) -> str:
        return self._say(text_id) if self._texts.has(text_id) else otherwise


def as_csv(entries: Iterable[AuditEntry], reader: AuditReader) -> str:
    """Return entries as a table that a spreadsheet opens without running any of it."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for entry in entries:
        view = reader.view(entry)
        cells = (
            *(entry.id, entry.at, entry.actor_id, view.actor, entry.action),
            *(entry.target_id, view.target, json.dumps(entry.detail, ensure_ascii=False)),
        )
        rows.writerow([_harmless("" if cell is None else str(cell)) for cell in cells])
    return text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _slug(name: str) -> str:
    return name.replace("_", "-").replace(".", "-")
