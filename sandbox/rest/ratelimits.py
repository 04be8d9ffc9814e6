"""Rate limits: buckets per route and place, and fifty requests a second over all."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.rest.call import Auth, Entry

GLOBAL_PER_S = 50
MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
MESSAGE = "/channels/{channel_id}/messages/{message_id}"
REACTION = f"{MESSAGE}/reactions/{{emoji_name}}"
# requests and seconds; Discord does not publish them and asks to read the headers instead
LIMITS: dict[str, tuple[int, float]] = {
    "POST /channels/{channel_id}/messages": (5, 5.0),
    f"PATCH {MESSAGE}": (5, 5.0),
    f"DELETE {MESSAGE}": (5, 1.0),
    "POST /channels/{channel_id}/typing": (5, 5.0),
    f"PUT {REACTION}/@me": (1, 0.25),
    f"DELETE {REACTION}/@me": (1, 0.25),
    f"POST {WEBHOOK}": (5, 2.0),
    f"PATCH {WEBHOOK}/messages/{{message_id}}": (5, 2.0),
    f"DELETE {WEBHOOK}/messages/{{message_id}}": (5, 2.0),
    "PATCH /guilds/{guild_id}/members/{user_id}": (10, 10.0),
}
USUAL = (50, 5.0)
CALLBACK = "/interactions/"


@dataclass(slots=True)
class Bucket:
    """A window of time with so many requests left."""

    limit: int
    per_s: float
    resets_at: float = 0.0
    used: int = 0

    def take(self, now: float) -> float:
        """Use one request; return 0, or the seconds to wait when there is none left."""
        if now >= self.resets_at:
            self.used, self.resets_at = 0, now + self.per_s
        if self.used >= self.limit:
            return self.resets_at - now
        self.used += 1
        return 0.0


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of asking: headers for the answer, and seconds to wait when it is a 429."""

    headers: dict[str, str]
    wait_s: float = 0.0
    is_global: bool = False


class RateLimits:
    """Every bucket of the one bot."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[tuple[str, ...], Bucket] = {}
        self._all = Bucket(GLOBAL_PER_S, 1.0)

    def take(self, entry: Entry, params: Mapping[str, str]) -> Taken:
        """Count a request to a route; answers to interactions are not limited."""
        if entry.template.startswith(CALLBACK):
            return Taken({})
        now = self._clock.timestamp()
        if entry.auth is not Auth.IN_PATH and (wait_s := self._all.take(now)):
            return Taken(retry_headers(wait_s, "global"), wait_s, is_global=True)
        name = entry.name.removesuffix("/@me") if "reactions" in entry.template else entry.name
        place = tuple(params[major] for major in MAJOR if major in params)
        limit, per_s = LIMITS.get(entry.name, USUAL)
        bucket = self._buckets.setdefault((name, *place), Bucket(limit, per_s))
        wait_s = bucket.take(now)
        headers = {
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(bucket.limit - bucket.used),
            "X-RateLimit-Reset": f"{bucket.resets_at:.3f}",
            "X-RateLimit-Reset-After": f"{max(0.0, bucket.resets_at - now):.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(name.encode()).hexdigest()[:32],
        }
        if wait_s:
            return Taken(headers | retry_headers(wait_s, "user"), wait_s)
        return Taken(headers)


def retry_headers(wait_s: float, scope: str) -> dict[str, str]:
    """Return what a 429 adds: when to come back, whose limit it was, and a proxy's mark.

    Clients take a 429 without ``Via`` for a ban.
    """
    headers = {"Retry-After": f"{wait_s:.3f}", "X-RateLimit-Scope": scope, "Via": "1.1 sandbox"}
    return headers | ({"X-RateLimit-Global": "true"} if scope == "global" else {})
