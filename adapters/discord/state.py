"""What the adapter keeps while it runs, beside a client: nothing that a restart may not lose."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Final
from weakref import WeakKeyDictionary

import discord

from adapters.discord.limits import Budget, Lane, Limiter, Refusals
from adapters.discord.opens import Open
from adapters.discord.seen import Seen
from adapters.discord.session import Session
from bot.domain.commands import Command

MOST_KEPT: Final = 10_000


@dataclass(slots=True)
class State:
    """`members` are looks of a few seconds, `staff` of a minute, `directs` private channels by account; `opens` are
    interactions that were not answered yet, by id; `fetching` lets two messages' files be in memory;
    `invites` how often each link was used, by guild, where somebody counts. Times in µs."""

    limiter: Limiter
    refusals: Refusals
    budget: Budget
    members: dict[tuple[str, str], tuple[int, Seen | None]] = field(default_factory=dict)
    staff: dict[tuple[str, frozenset[str]], tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    directs: dict[str, str] = field(default_factory=dict)
    opens: dict[str, Open] = field(default_factory=dict)
    commands: tuple[Command, ...] = ()
    invites: dict[str, dict[str, int]] = field(default_factory=dict)
    fetching: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))


_STATES: Final[WeakKeyDictionary[discord.Client, State]] = WeakKeyDictionary()


def state_of(session: Session) -> State:
    """The state beside a session's client."""
    found = _STATES.get(session.client)
    if found is None:
        clock = session.clock
        found = _STATES[session.client] = State(Limiter(clock), Refusals(clock), Budget(clock))
    return found


def prepare(session: Session) -> None:
    """Before the client logs in: let every HTTP answer be counted."""
    session.client.http.http_trace = state_of(session).budget.trace()


async def close(session: Session) -> None:
    """Let no call wait any more, and no answer be given in time any more."""
    state = state_of(session)
    for one in list(state.opens.values()):
        one.stop()
    state.opens.clear()
    await state.limiter.close()


def trim(kept: dict[Any, Any], most: int = MOST_KEPT) -> None:
    """Drop the oldest entries of a dict beyond `most`."""
    while len(kept) > most:
        del kept[next(iter(kept))]


async def turn(session: Session, lane: Lane) -> None:
    """Wait until a call of this lane may go."""
    await state_of(session).limiter.turn(lane)
