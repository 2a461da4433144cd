"""How a community's learning stands, and what of it is in force now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from bot.domain.lessons import Learning, Wish
from bot.domain.text import Say, say
from bot.ports.store import Tx, where
from bot.ports.tables import ADAPTATIONS, LEARNING, WISHES
from rules.language.adaptation import EMPTY, Adaptation
from rules.language.levels import DEFAULT_LEVELS

MOST_KEPT: Final = 10_000


class Within(Protocol):
    """What is needed of a turn here (see `bot.app.turn`, which stands above this file)."""

    tx: Tx

    @property
    def id(self) -> int:
        """The community's id."""


@dataclass(frozen=True, slots=True)
class InForce:
    """What judging uses: the adaptation and the levels of a community."""

    adaptation: Adaptation
    levels: Mapping[str, float]


UNTAUGHT: Final = InForce(EMPTY, DEFAULT_LEVELS)


class Learned:
    """Adaptations by community, kept as long as the store says that their version is in force."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, Adaptation]] = {}

    async def of(self, turn: Within) -> InForce:
        """What is in force as this turn's transaction sees it: two small reads, nothing else where nothing changed."""
        state = await learning_of(turn)
        wishes = await turn.tx.find(WISHES, *where(community=turn.id))
        if not state.in_force and not wishes:
            return UNTAUGHT
        return InForce(await self._adaptation(turn, state.in_force), levels_of(wishes))

    async def _adaptation(self, turn: Within, version: int) -> Adaptation:
        known = self._known.get(turn.id)
        if known is None or known[0] != version:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            known = self._known[turn.id] = (version, await version_of(turn, version) or EMPTY)
        return known[1]


async def learning_of(turn: Within) -> Learning:
    """How it stands; a community that was never taught has its plainest row."""
    return await turn.tx.get(LEARNING, turn.id) or Learning(turn.id)


async def version_of(turn: Within, version: int) -> Adaptation | None:
    """An adaptation by its version; None for one that is not kept or can't be read by this Steward."""
    row = await turn.tx.get(ADAPTATIONS, turn.id, version) if version else None
    return Adaptation.from_bytes(row.data) if row is not None else None


def levels_of(wishes: list[Wish]) -> Mapping[str, float]:
    """The level of every head: as wished where the wish could be met, else the head's own."""
    wished = {one.head: one.level for one in wishes if one.level is not None and one.head in DEFAULT_LEVELS}
    return MappingProxyType({**DEFAULT_LEVELS, **wished}) if wished else DEFAULT_LEVELS


async def advice(turn: Within) -> list[Say]:
    """What /doctor says of learning: that it is paused, or that its newest version was kept aside."""
    state = await learning_of(turn)
    found = [say("learning-doctor-paused")] if state.paused else []
    return [*found, say("learning-doctor-aside", version=state.aside)] if state.aside else found
