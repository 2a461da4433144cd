"""What the bot asked and what it was told, in order; the token never stands in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from tests.wire.telegram.state import Json


@dataclass(slots=True)
class Call:
    """One request: `status` is the HTTP status, 0 when the connection was cut."""

    number: int
    method: str
    params: Json
    at: float
    status: int = 0
    error: str = ""
    acted: bool = False


@dataclass(slots=True)
class Book:
    """All calls, and what an independent model of the API found wrong with them."""

    calls: list[Call] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    unauthorized: int = 0

    def open(self, method: str, params: Json, at: float) -> Call:
        """Write a request down before it is carried out."""
        call = Call(len(self.calls) + 1, method, params, at)
        self.calls.append(call)
        return call

    def of(self, *methods: str) -> list[Json]:
        """The calls of some methods, or all of them but getUpdates."""
        wanted = {one.lower() for one in methods}
        found = [one for one in self.calls if (one.method.lower() in wanted if wanted else one.method != "getUpdates")]
        return [asdict(one) for one in found]
