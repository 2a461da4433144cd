"""Condorcet's pairs and Schulze's beatpaths.

M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
method", Social Choice and Welfare 36 (2011), strengths by winning votes. https://arxiv.org/abs/1804.02973
"""

from __future__ import annotations

from collections.abc import Iterable

Pairs = tuple[tuple[int, ...], ...]


def pairs_of(ballots: Iterable[tuple[int, ...]], options: int) -> Pairs:
    """How many ballots prefer option i to option j, at [i][j]. Options that a ballot leaves out are level with each
    other, and below those that it ranks."""
    wins = [[0] * options for _ in range(options)]
    for ballot in ballots:
        left = set(range(options))
        for one in ballot:
            left.discard(one)
            for other in left:
                wins[one][other] += 1
    return tuple(tuple(row) for row in wins)


def beatpaths(pairs: Pairs) -> Pairs:
    """The strength of the strongest path from i to j, at [i][j] (Floyd and Warshall's way)."""
    every = range(len(pairs))
    strong = [[pairs[i][j] if pairs[i][j] > pairs[j][i] else 0 for j in every] for i in every]
    for via in every:
        for i in every:
            for j in every:
                if len({i, j, via}) == 3:
                    strong[i][j] = max(strong[i][j], min(strong[i][via], strong[via][j]))
    return tuple(tuple(row) for row in strong)


def schulze_winners(pairs: Pairs) -> tuple[int, ...]:
    """Options that no other beats by a stronger path: one, or several that are level."""
    paths = beatpaths(pairs)
    every = range(len(paths))
    return tuple(i for i in every if all(paths[i][j] >= paths[j][i] for j in every))


def condorcet_winner(pairs: Pairs) -> int | None:
    """The option that wins against every other one alone, if there is one."""
    every = range(len(pairs))
    return next((i for i in every if all(pairs[i][j] > pairs[j][i] for j in every if j != i)), None)
