"""Evergreen pools and banks of questions: everything once, in a stored shuffle, before anything comes again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

Shuffle: TypeAlias = Callable[[Sequence[int]], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool by its folded `name`, as people wrote it in `title`.

    `order` is what is still to come in this round, `done` what was, `last` what came last of all.
    """

    community: int
    name: str
    title: str
    order: tuple[int, ...] = ()
    done: tuple[int, ...] = ()
    last: int = 0
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a pool; only what a second person approved is drawn. `last_at` µs UTC."""

    community: int
    pool: str
    id: int
    text: str
    by: int
    approved: bool = False
    used: int = 0
    last_at: int = 0


def draw(pool: Pool, items: Sequence[int], shuffle: Shuffle) -> tuple[int, Pool] | None:
    """The next item and the pool after it; None for an empty pool.

    What was added in the middle of a round comes at its end; what was taken away is passed over; a new round never
    begins with what ended the one before, unless there is nothing else.
    """
    there = set(items)
    done = tuple(one for one in pool.done if one in there)
    order = [one for one in pool.order if one in there and one not in done]
    order += sorted(there - set(order) - set(done), key=lambda one: items.index(one)) if pool.rounds else []
    rounds = pool.rounds
    if not order:
        order, done, rounds = list(shuffle(sorted(there))), (), rounds + 1
        if len(order) > 1 and order[0] == pool.last:
            order.append(order.pop(0))
    if not order:
        return None
    drawn, *rest = order
    return drawn, replace(pool, order=tuple(rest), done=(*done, drawn), last=drawn, rounds=rounds)


def shuffled(items: Sequence[int], below: Callable[[int], int]) -> tuple[int, ...]:
    """A uniform shuffle by chance that is handed in: Fisher and Yates in Durstenfeld's form,
    https://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle."""
    order = list(items)
    for at in range(len(order) - 1, 0, -1):
        other = below(at + 1)
        order[at], order[other] = order[other], order[at]
    return tuple(order)
