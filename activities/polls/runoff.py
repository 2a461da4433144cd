"""The instant run-off (alternative vote): the last is left out, and their ballots go to the next choice.

Of several that are last, the one goes that was behind in the latest earlier round in which they differ. Where no round
tells, the poll's tie rule does: the one that stands last in its order goes, or, where nobody is to win by chance or by
place, all of them go, unless nobody would be left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from activities.polls.poll import Round


def run_off(
    ballots: Sequence[tuple[int, ...]], options: int, order: Sequence[int] | None
) -> tuple[tuple[Round, ...], tuple[int, ...], bool]:
    """Rounds, those who are left at the end (one, or several that are level), and whether the tie rule had a say.

    `order` names options from the most to the least favoured of level ones; None favours nobody.
    """
    standing, rounds, by_rule = set(range(options)), list[Round](), False
    piles = Counter(ballots)
    while True:
        counts, exhausted = _counted(piles, standing, options)
        active = len(ballots) - exhausted
        leader = max(standing, key=lambda one: counts[one])
        if counts[leader] * 2 > active or len(standing) == 1:
            rounds.append(Round(counts, (), exhausted))
            return tuple(rounds), (leader,), by_rule
        out, ruled = _last(standing, counts, rounds, order)
        by_rule = by_rule or ruled
        if set(out) == standing:
            rounds.append(Round(counts, (), exhausted))
            return tuple(rounds), tuple(sorted(standing)), by_rule
        rounds.append(Round(counts, out, exhausted))
        standing -= set(out)


def _counted(piles: Counter[tuple[int, ...]], standing: set[int], options: int) -> tuple[tuple[int, ...], int]:
    counts = [0 if one in standing else -1 for one in range(options)]
    exhausted = 0
    for ballot, many in piles.items():
        choice = next((one for one in ballot if one in standing), None)
        if choice is None:
            exhausted += many
        else:
            counts[choice] += many
    return tuple(counts), exhausted


def _last(
    standing: set[int], counts: tuple[int, ...], rounds: Sequence[Round], order: Sequence[int] | None
) -> tuple[tuple[int, ...], bool]:
    """Who leaves, and whether the tie rule said so."""
    last = sorted(standing)
    for seen in (counts, *(one.counts for one in reversed(rounds))):
        fewest = min(seen[one] for one in last)
        last = [one for one in last if seen[one] == fewest]
        if len(last) == 1:
            return tuple(last), False
    if order is None:
        return tuple(last), True
    place = {one: index for index, one in enumerate(order)}
    return (max(last, key=lambda one: place[one]),), True
