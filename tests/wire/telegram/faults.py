"""What goes wrong on request: floods, bad gateways before or after acting, cut connections, slowness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from tests.wire.telegram.clock import Clock

FaultKind: TypeAlias = Literal["flood", "bad_gateway", "bad_gateway_after", "drop", "drop_after", "latency", "error"]
KINDS: Final = ("flood", "bad_gateway", "bad_gateway_after", "drop", "drop_after", "latency", "error")


@dataclass(slots=True)
class Fault:
    """One trouble: for calls of a method and chat (empty and 0 are any), some times, until a second of the clock.

    Without a method getUpdates is spared, so that events still arrive; "*" is every method.
    """

    kind: FaultKind
    method: str = ""
    chat: int = 0
    times: int = 0
    until: float = 0.0
    seconds: float = 0.0
    code: int = 400
    text: str = ""
    met: int = 0

    def fits(self, method: str, chat: int, now: float) -> bool:
        """Whether it strikes this call."""
        spent = (self.times and self.met >= self.times) or (self.until and now >= self.until)
        named = self.method in ("", "*") or self.method.lower() == method.lower()
        apart = not self.method and method.lower() == "getupdates" and self.kind != "latency"
        return not spent and named and not apart and (not self.chat or self.chat == chat)


class Faults:
    """The troubles in force."""

    def __init__(self, clock: Clock) -> None:
        self.down = False
        self.migrating: set[int] = set()
        self._clock = clock
        self._all: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Bring trouble."""
        self._all.append(fault)

    def clear(self) -> None:
        """All is well again."""
        self._all.clear()

    def met(self) -> dict[str, int]:
        """How often each kind struck."""
        return {kind: sum(one.met for one in self._all if one.kind == kind) for kind in KINDS}

    def strike(self, kinds: tuple[FaultKind, ...], method: str, chat: int) -> Fault | None:
        """The first trouble of some kinds that meets this call; it is counted."""
        now = self._clock.now()
        found = next((one for one in self._all if one.kind in kinds and one.fits(method, chat, now)), None)
        if found is not None:
            found.met += 1
        return found
