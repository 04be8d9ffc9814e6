"""Templates: everything escaped, a missing value raises, static files named by their content."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.i18n import Say

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
STATIC = HERE / "static"
#: Seconds of a unit, the largest first, with the text that counts it.
UNITS = (
    (86400, "dashboard-ago-days"),
    (3600, "dashboard-ago-hours"),
    (60, "dashboard-ago-minutes"),
)


def environment(clock: Clock, folders: Mapping[str, Path]) -> jinja2.Environment:
    """Return the template environment.

    Args:
        clock: Tells how long ago something was.
        folders: Feature name to the folder of its templates, reached as ``<feature>/<file>``.
    """
    features = {
        name: jinja2.FileSystemLoader(folder) for name, folder in folders.items() if folder.is_dir()
    }
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.FileSystemLoader(TEMPLATES), jinja2.PrefixLoader(features)]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["asset"] = asset
    made.filters["when"] = jinja2.pass_context(
        lambda context, moment: when(context["say"], moment, clock.now())
    )
    return made


@cache
def asset(name: str) -> str:
    """Return the address of a static file, which changes with its content."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def when(say: Say, moment: datetime | str, now: datetime) -> Markup:
    """Return a ``<time>`` that says how long ago it was, and exactly when on hovering.

    The page's script keeps the first up to date and puts the second into the viewer's time zone.

    Args:
        say: The texts in the viewer's language.
        moment: Aware, or as `bot.clock.iso` writes it.
        now: The present.
    """
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    at = at.astimezone(UTC)
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        at.isoformat(timespec="seconds"), at.strftime("%Y-%m-%d %H:%M UTC"), ago(say, at, now)
    )


def ago(say: Say, at: datetime, now: datetime) -> str:
    """Return how long ago a moment was, such as "4 minutes ago"."""
    seconds = (now - at).total_seconds()
    for size, text_id in UNITS:
        if seconds >= size:
            return say(text_id, n=int(seconds // size))
    return say("dashboard-ago-now")
