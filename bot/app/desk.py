"""The desk: everything the core works with, handed in by bootstrap."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.app.learning.state import Learned
from bot.app.opinion.second import Second
from bot.app.policies import Policies
from bot.app.roster import Roster
from bot.app.scoring import Scoring
from bot.domain.people import AccountRef, Standing
from bot.domain.policy import Access
from bot.ports.alarm import Alarm
from bot.ports.beacon import Beacon
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.painter import Painter
from bot.ports.platform import Platform
from bot.ports.store import Store
from bot.ports.texts import Texts


class Bell:
    """Tells the dispatcher that there may be work. Rings are remembered until heard."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """There may be work."""
        self._event.set()

    async def heard(self) -> None:
        """Wait for a ring, and take it."""
        await self._event.wait()
        self._event.clear()


@dataclass(frozen=True, slots=True)
class Desk:
    """Store, clock, chance, texts, platforms by name, policies (rules in force), scoring, alarm, the bell;
    the painter of pictures, the public beacon of randomness and the second reader, where there are any.

    `standings` remembers for half a minute what platforms said of accounts, for judging alone (see `members`);
    `homes` which community lives in a place, for intake; `learned` what each community taught, as judging uses it.
    """

    store: Store
    clock: Clock
    dice: Dice
    texts: Texts
    platforms: Mapping[str, Platform]
    policies: Policies
    scoring: Scoring
    alarm: Alarm
    access: Access = field(default_factory=Access)
    painter: Painter | None = None
    beacon: Beacon | None = None
    second: Second | None = None
    bell: Bell = field(default_factory=Bell)
    roster: Roster = field(default_factory=Roster)
    learned: Learned = field(default_factory=Learned)
    standings: dict[tuple[str, AccountRef], tuple[int, Standing | None]] = field(default_factory=dict)
    homes: dict[tuple[str, str], int] = field(default_factory=dict)
