"""Rate limits: https://docs.discord.com/developers/topics/rate-limits

Discord publishes no bucket sizes ("should not be hard coded"); the numbers here are near what bots have seen, and a
test sets its own. They run on the machine's clock, not on the wire's, since a client waits in real time.
"""

from __future__ import annotations

import hashlib
import math
from collections import deque
from dataclasses import dataclass, field
from time import monotonic, time

GLOBAL_PER_SECOND = 50
INVALID_PER_TEN_MINUTES = 10_000
DEFAULT = (60, 1.0)
"""(requests, seconds) of a route that has no line below."""
SEEN = {
    "POST /channels/{channel_id}/messages": (5, 5.0),
    "PATCH /channels/{channel_id}/messages/{message_id}": (5, 5.0),
    "DELETE /channels/{channel_id}/messages/{message_id}": (5, 1.0),
    "POST /channels/{channel_id}/messages/bulk-delete": (1, 3.0),
    "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me": (1, 0.25),
    "GET /channels/{channel_id}/messages": (5, 1.0),
    "PATCH /guilds/{guild_id}/members/{user_id}": (10, 10.0),
    "PATCH /channels/{channel_id}": (10, 15.0),
    "POST /users/@me/channels": (10, 10.0),
    "POST /webhooks/{webhook_id}/{webhook_token}": (5, 2.0),
}


@dataclass(slots=True)
class Bucket:
    """A window of requests."""

    limit: int
    per: float
    left: int = 0
    resets: float = 0.0

    def take(self) -> float:
        """Use one up; gives 0, or how many seconds there are to wait."""
        now = monotonic()
        if now >= self.resets:
            self.left, self.resets = self.limit, now + self.per
        if self.left <= 0:
            return self.resets - now
        self.left -= 1
        return 0.0


@dataclass(slots=True)
class Limits:
    """Buckets by route and major parameter, the global limit, and the count of invalid requests."""

    on: bool = True
    sizes: dict[str, tuple[int, float]] = field(default_factory=lambda: dict(SEEN))
    buckets: dict[str, Bucket] = field(default_factory=dict)
    per_second: int = GLOBAL_PER_SECOND
    recent: deque[float] = field(default_factory=deque)
    invalid: deque[float] = field(default_factory=deque)
    invalid_limit: int = INVALID_PER_TEN_MINUTES
    refused: int = 0
    """429s given out by these limits."""

    def bucket(self, route: str, major: str) -> Bucket:
        """The bucket of a route and its major parameters."""
        key = f"{route} {major}"
        if (found := self.buckets.get(key)) is None:
            found = self.buckets[key] = Bucket(*self.sizes.get(route, DEFAULT))
        return found

    def resize(self, route: str, limit: int, per: float) -> None:
        """Give a route another size, from its next window on."""
        self.sizes[route] = (limit, per)
        for key in [key for key in self.buckets if key.startswith(route + " ")]:
            del self.buckets[key]

    def globally(self) -> float:
        """Use one of this second's requests up; gives 0, or how many seconds there are to wait."""
        now = monotonic()
        while self.recent and now - self.recent[0] >= 1.0:
            self.recent.popleft()
        if len(self.recent) >= self.per_second:
            return 1.0 - (now - self.recent[0])
        self.recent.append(now)
        return 0.0

    def count_invalid(self) -> None:
        """A 401, 403 or 429 was given."""
        self.invalid.append(monotonic())

    def banned(self) -> bool:
        """Whether so many invalid requests came in ten minutes that the address is shut out."""
        now = monotonic()
        while self.invalid and now - self.invalid[0] >= 600.0:
            self.invalid.popleft()
        return len(self.invalid) >= self.invalid_limit


def headers(route: str, bucket: Bucket) -> dict[str, str]:
    """What every answer says of its bucket."""
    ahead = math.ceil(max(0.0, bucket.resets - monotonic()) * 1000) / 1000  # never told earlier than it is
    name = hashlib.sha256(route.encode()).hexdigest()[:32]
    return {
        "X-RateLimit-Limit": str(bucket.limit),
        "X-RateLimit-Remaining": str(bucket.left),
        "X-RateLimit-Reset": f"{time() + ahead:.3f}",
        "X-RateLimit-Reset-After": f"{ahead:.3f}",
        "X-RateLimit-Bucket": name,
        "Via": "1.1 wire",
    }


def refusal(seconds: float, scope: str) -> tuple[dict[str, object], dict[str, str]]:
    """Body and headers of a 429; `scope` is user, global or shared. The header is in whole seconds, as the real one."""
    body = {"message": "You are being rate limited.", "retry_after": round(seconds, 3), "global": scope == "global"}
    told = {"Retry-After": str(int(seconds) + 1), "X-RateLimit-Scope": scope, "Via": "1.1 wire"}
    return body, told | ({"X-RateLimit-Global": "true"} if scope == "global" else {})
