"""By which link somebody came, where Steward keeps links of its own and may see how often each was used.

Discord does not tell with a join which link it was by; the counts of the links tell it, as long as few join at once. In
a rush nobody waits for it: then it stays unknown. https://docs.discord.com/developers/resources/guild#get-guild-invites
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from adapters.discord import invites
from adapters.discord.inlet import Inlet
from adapters.discord.state import state_of
from bot.domain.time import SECOND

FEW: Final = 5
"""How many joins wait at once to be looked up; with more, it is a rush."""
PATIENCE: Final = 2.0
"""Seconds that a join waits at most."""
FRESH: Final = 10 * SECOND
"""For how long (µs) a use that was counted waits for its join."""
Tell = Callable[[str], None]


@dataclass(slots=True)
class _Line:
    """Joins of a guild that wait to be told. `unknown` counts those that were told without their link since the counts
    were read; `credit` is (link, how often, until when) for joins that are counted and still to come."""

    waiting: list[Tell] = field(default_factory=list)
    busy: bool = False
    unknown: int = 0
    credit: tuple[str, int, int] = ("", 0, 0)


def by_link(before: Mapping[str, int], now: Mapping[str, int], joined: int) -> tuple[str, int]:
    """(the link by which all who joined came, "" where that is not sure; how often it was used beyond them).

    Sure is one link alone whose count rose, by at least as many as joined.
    """
    risen = {code: uses - before.get(code, 0) for code, uses in now.items() if uses > before.get(code, 0)}
    if len(risen) != 1:
        return "", 0
    ((code, more),) = risen.items()
    return (code, more - joined) if more >= joined else ("", 0)


class Arrivals:
    """Finds out by which link somebody came; nobody waits where Steward keeps no links."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self._lines: dict[str, _Line] = {}

    @property
    def _counts(self) -> dict[str, dict[str, int]]:
        return state_of(self._inlet.session).invites

    def joined(self, place: str, tell: Tell) -> None:
        """Somebody joined; `tell` is called with the name of the link, or its address, or ""."""
        if place not in self._counts:
            tell("")
            return
        line = self._lines.setdefault(place, _Line())
        line.waiting.append(tell)
        if len(line.waiting) > FEW:
            rush, line.waiting = line.waiting, []
            _let_go(line, rush, "")
        elif not line.busy:
            line.busy = True
            self._inlet.spawn(self._work(place, line), "discord-arrivals")

    async def _work(self, place: str, line: _Line) -> None:
        try:
            while line.waiting:
                batch, line.waiting = line.waiting, []
                link = ""
                try:
                    async with asyncio.timeout(PATIENCE):
                        link = await self._link(place, line, len(batch))
                except TimeoutError:
                    link = ""
                finally:
                    _let_go(line, batch, link)
        finally:
            line.busy = False

    async def _link(self, place: str, line: _Line, joined: int) -> str:
        now = await invites.uses(self._inlet.session, place)
        if now is None:
            return ""
        before = dict(self._counts.get(place, {}))
        code, more, until = line.credit
        if more and self._inlet.now() < until:
            before[code] = before.get(code, 0) - more
        code, more = by_link(before, now, joined + line.unknown)
        self._counts[place], line.unknown = now, 0
        line.credit = (code, more, self._inlet.now() + FRESH)
        name = await self._inlet.session.notebook.read(invites.INVITE, f"{place}/{code}") if code else ""
        return name or (invites.LINK + code if code else "")

    async def begin(self, place: str) -> None:
        """A new session: how often each link was used until now, where Steward keeps links of its own."""
        noted = await self._inlet.session.notebook.every(invites.INVITE)
        if any(key.partition("/")[0] == place for key in noted):
            self._lines.pop(place, None)
            self._counts[place] = await invites.uses(self._inlet.session, place) or self._counts.get(place, {})


def _let_go(line: _Line, waiting: Sequence[Tell], link: str) -> None:
    """Tell of those who joined."""
    line.unknown += 0 if link else len(waiting)
    for tell in waiting:
        tell(link)
