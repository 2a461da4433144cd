"""What goes wrong on demand. Every fault is counted down or timed, so that none outlives its test unseen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class Fault:
    """One kind of trouble for matching requests.

    `kind`: "502_after" (done, then 502), "502" (not done), "drop_after" (done, no answer), "drop" (neither),
    "429" (refused with `seconds` as retry_after; `scope` user, global or shared), "status" (any other `status`).
    """

    kind: str
    method: str = ""
    route: str = ""
    """A regular expression searched for in the template (`/channels/{channel_id}/messages`) or the real path."""
    times: int = 1
    until: float | None = None
    """Monotonic seconds; with it `times` doesn't count."""
    seconds: float = 1.0
    scope: str = "user"
    status: int = 500

    def fits(self, method: str, template: str, path: str) -> bool:
        """Whether it still lasts and means this request."""
        alive = monotonic() < self.until if self.until is not None else self.times > 0
        if not alive or (self.method and self.method != method):
            return False
        return not self.route or bool(re.search(self.route, template) or re.search(self.route, path))


@dataclass(slots=True)
class Faults:
    """All switches."""

    standing: list[Fault] = field(default_factory=list)
    latency: float = 0.0
    """Seconds before each answer."""
    down_until: float = 0.0
    revoked: bool = False
    """The token is worth nothing: 401 everywhere, 4004 at the gateway."""
    lose_events: bool = False
    """Events told while a session has no socket are lost, and it can't be resumed."""
    deaf: bool = False
    """Heartbeats are not answered."""
    invalid_sessions: int = 0
    """So many next IDENTIFYs or RESUMEs are answered with Invalid Session."""

    def is_down(self) -> bool:
        """Whether nothing gets through now."""
        return monotonic() < self.down_until

    def take(self, method: str, template: str, path: str) -> Fault | None:
        """The fault for this request, counted down."""
        for fault in self.standing:
            if fault.fits(method, template, path):
                if fault.until is None:
                    fault.times -= 1
                return fault
        return None
