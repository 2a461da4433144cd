"""Counting: ballots become a tally, by the poll's method and the tie rule that was fixed when it opened."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from activities.polls.condorcet import pairs_of, schulze_winners
from activities.polls.poll import Ending, Method, Poll, Quorum, Tally, Tie
from activities.polls.runoff import run_off


def order_of(seed: str, options: int) -> tuple[int, ...]:
    """The order in which a draw favours level options: by SHA-256 of "<seed>|<number from 1>", smallest first."""
    return tuple(sorted(range(options), key=lambda one: hashlib.sha256(f"{seed}|{one + 1}".encode()).hexdigest()))


def fingerprint(seed: str) -> str:
    """What is shown of a seed before the close: the first 128 bits of its SHA-256, as hex."""
    return hashlib.sha256(seed.encode()).hexdigest()[:32]


def favoured(tie: Tie, seed: str, options: int) -> tuple[int, ...] | None:
    """Level options from the most to the least favoured; None where a tie has no winner."""
    match tie:
        case Tie.FIRST:
            return tuple(range(options))
        case Tie.DRAW:
            return order_of(seed, options)
        case Tie.NOBODY:
            return None


def count(
    method: Method, ballots: Sequence[tuple[int, ...]], options: int, tie: Tie = Tie.NOBODY, seed: str = ""
) -> Tally:
    """The tally of ballots. A ballot without a choice counts as none; what a ballot names twice or wrongly raises."""
    cast = [one for one in ballots if one]
    for one in cast:
        if len(set(one)) != len(one) or not all(0 <= choice < options for choice in one):
            raise ValueError("a ballot names an option twice, or one that is not there")
    if not cast:
        return Tally((0,) * options, 0, ending=Ending.EMPTY)
    order = favoured(tie, seed, options)
    if method is Method.IRV:
        rounds, left, ruled = run_off(cast, options, order)
        tally = Tally(_first_choices(cast, options), len(cast), rounds=rounds)
        return _decided(tally, left, tie, order, by_rule=ruled)
    if method is Method.SCHULZE:
        pairs = pairs_of(cast, options)
        tally = Tally(_first_choices(cast, options), len(cast), pairs=pairs)
        return _decided(tally, schulze_winners(pairs), tie, order)
    counts = tuple(sum(one in ballot for ballot in cast) for one in range(options))
    return most_of(counts, len(cast), tie, seed)


def most_of(counts: tuple[int, ...], voters: int, tie: Tie, seed: str = "") -> Tally:
    """The tally where whoever has the most votes wins, from the counts alone."""
    if not any(counts):
        return Tally(counts, voters, ending=Ending.EMPTY)
    leaders = tuple(one for one, votes in enumerate(counts) if votes == max(counts))
    return _decided(Tally(counts, voters), leaders, tie, favoured(tie, seed, len(counts)))


def _first_choices(ballots: Sequence[tuple[int, ...]], options: int) -> tuple[int, ...]:
    first = [one[0] for one in ballots]
    return tuple(first.count(one) for one in range(options))


def _decided(
    tally: Tally, leaders: tuple[int, ...], tie: Tie, order: tuple[int, ...] | None, *, by_rule: bool = False
) -> Tally:
    """The tally with its winner. `by_rule`: the tie rule has decided on the way, even where one leader is left."""
    ending = Ending.FIRST if tie is Tie.FIRST else Ending.DRAWN
    if len(leaders) == 1:
        ruled = by_rule and order is not None
        return replace(tally, winner=leaders[0], ending=ending if ruled else Ending.CLEAR)
    if order is None:
        return replace(tally, tied=leaders, ending=Ending.TIE)
    return replace(tally, winner=min(leaders, key=order.index), tied=leaders, ending=ending)


def with_quorum(tally: Tally, quorum: Quorum, eligible: int) -> Tally:
    """The tally, without a winner where too few took part. A share of nobody knows how many can't be met."""
    if quorum == Quorum() or quorum.met(tally.voters, eligible):
        return tally
    return replace(tally, winner=-1, ending=Ending.QUORUM)


def count_poll(poll: Poll, ballots: Sequence[tuple[int, ...]], eligible: int) -> Tally:
    """The tally of a poll."""
    tally = count(poll.method, ballots, len(poll.options), poll.tie, poll.seed)
    return with_quorum(tally, poll.quorum, eligible)
