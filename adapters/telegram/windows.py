"""How often something may happen: so many times within a window, or at a pace with a burst before it. Times in µs."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Window:
    """At most `most` within any `length` µs."""

    most: int
    length: int
    times: deque[int] = field(default_factory=deque)

    def free_at(self, now: int, ahead: int, spare: int = 0) -> int:
        """When the next is allowed once `ahead` others took their turn and `spare` are left free."""
        while self.times and self.times[0] <= now - self.length:
            self.times.popleft()
        over = len(self.times) + ahead + 1 - (self.most - spare)
        if over <= 0:
            return now
        if over <= len(self.times):
            return self.times[over - 1] + self.length
        return (self.times[-1] if self.times else now) + self.length

    def take(self, now: int) -> None:
        """One goes now."""
        self.times.append(now)

    def times_after(self, now: int) -> list[int]:
        """What still counts."""
        return [one for one in self.times if one > now - self.length]

    def is_empty(self, now: int) -> bool:
        """Whether nothing of the past counts any more."""
        return not self.times or self.times[-1] <= now - self.length


@dataclass(slots=True)
class Pace:
    """One each `length` µs, but for a burst of `most` after a pause (GCRA, https://en.wikipedia.org/wiki/GCRA)."""

    most: int
    length: int
    next: int = 0

    def free_at(self, now: int, ahead: int, spare: int = 0) -> int:
        """When the next is allowed once `ahead` others took their turn; nothing is kept free."""
        return max(now, max(self.next, now) + (ahead - self.most + 1) * self.length)

    def take(self, now: int) -> None:
        """One goes now."""
        self.next = max(self.next, now) + self.length

    def is_empty(self, now: int) -> bool:
        """Whether nothing of the past counts any more."""
        return self.next <= now
