"""Only our own pages may make a browser change something."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from bot.errors import NotAllowed

if TYPE_CHECKING:
    from dashboard.addresses import Addresses
    from dashboard.call import Call

FIELD = "csrf"
HEADER = "x-csrf-token"


async def require_own_form(call: Call, addresses: Addresses) -> None:
    """Check that a request which may change something comes from one of our pages.

    Two guards that fail independently: what the browser says about the page that sent it, and the
    token of the session, which no other site can read. Who is not logged in has no token.

    Raises:
        NotAllowed: It does not, or the browser says nothing about where it comes from.
    """
    headers = call.request.headers
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    is_own = (
        (site is not None or origin is not None)
        and site in (None, "same-origin")
        and origin in (None, addresses.origin(call.request))
    )
    if not is_own:
        raise NotAllowed("dashboard-foreign-form")
    if call.session is not None:
        given = headers.get(HEADER) or str((await call.request.form()).get(FIELD, ""))
        if not hmac.compare_digest(given.encode(), call.session.csrf.encode()):
            raise NotAllowed("dashboard-old-form")
