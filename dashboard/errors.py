"""Any failure becomes a page in the viewer's language, or one shape of JSON.

The JSON is ``{"error": {"code": "not_found", "message": "…", "incident": "…"}}``; only an
unforeseen error has an incident, which stands in the log beside its cause.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from bot.errors import DiskFull, InvalidInput, NotAllowed, NotFound, TryLater, UserError

if TYPE_CHECKING:
    from starlette.responses import Response

    from bot.i18n import Say
    from dashboard.call import Call
    from dashboard.frame import DashboardFrame

log = logging.getLogger(__name__)


class NotLoggedIn(NotAllowed):
    """The page is for people who logged in; a browser is sent to the login page."""


#: The first class that fits gives status and code.
STATUS_BY_ERROR: tuple[tuple[type[UserError], int, str], ...] = (
    (NotLoggedIn, 401, "not_logged_in"),
    (NotAllowed, 403, "not_allowed"),
    (NotFound, 404, "not_found"),
    (InvalidInput, 400, "invalid_input"),
    (TryLater, 503, "try_later"),
)
TEXT_BY_STATUS = {
    404: ("not_found", "dashboard-not-found"),
    405: ("wrong_method", "dashboard-wrong-method"),
    413: ("too_large", "dashboard-too-large"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure as it is told."""

    status: int
    code: str
    sentence: str
    incident: str | None = None


def trouble(error: Exception, say: Say) -> Trouble:
    """Return what to tell of an error; an unforeseen one is logged with the incident it names."""
    if isinstance(error, UserError):
        status, code = next(
            ((s, c) for kind, s, c in STATUS_BY_ERROR if isinstance(error, kind)), (400, "refused")
        )
        return Trouble(status, code, say(error.text_id, **error.values))
    if isinstance(error, HTTPException):
        code, text_id = TEXT_BY_STATUS.get(error.status_code, ("refused", "dashboard-refused"))
        return Trouble(error.status_code, code, say(text_id))
    if isinstance(error, DiskFull):
        log.error("the disk is full")
        return Trouble(503, "disk_full", say("trouble-disk-full"))
    incident = secrets.token_hex(4)
    log.error("incident %s", incident, exc_info=error)
    return Trouble(500, "unexpected", say("dashboard-unexpected", incident=incident), incident)


def respond(call: Call, frame: DashboardFrame, error: Exception) -> Response:
    """Return the error as the visitor can read it: a page for a browser, JSON for a program."""
    told = trouble(error, call.say)
    if call.wants_json:
        body = {"code": told.code, "message": told.sentence}
        if told.incident:
            body["incident"] = told.incident
        return JSONResponse({"error": body}, status_code=told.status)
    return frame.bare(call, "error.html", status=told.status, trouble=told)
