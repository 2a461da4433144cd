"""Does a record hold? Everything is done again from the list and the number, and compared. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeAlias

import orjson

from activities.contests import draw
from activities.contests.record import DRAND, Record, Source
from bot.domain.text import Say, say

CheckRound: TypeAlias = Callable[[str, int, str], bool | None]
"""Whether a signature (hex) is that of a round of a chain; None for a chain that is not known."""


def differences(record: Record, check_round: CheckRound) -> list[Say]:
    """What does not hold; nothing when the draw is as it should be."""
    return [*_list(record), *_number(record, check_round), *_terms(record), *_order(record), *_winners(record)]


def _list(record: Record) -> list[Say]:
    found = []
    if record.entrants != draw.canonical(record.entrants):
        found.append(say("verify-list-order"))
    if draw.list_hash(record.entrants) != record.list_hash:
        found.append(say("verify-list-hash", found=draw.list_hash(record.entrants), told=record.list_hash[:64]))
    return found


def _number(record: Record, check_round: CheckRound) -> list[Say]:
    source = record.source
    if source.kind == DRAND:
        return _beacon(source, record.seed, check_round)
    if draw.commitment(record.seed) != source.commitment:
        return [say("verify-seed-sealed")]
    return []


def _beacon(source: Source, seed: str, check_round: CheckRound) -> list[Say]:
    try:
        randomness = hashlib.sha256(bytes.fromhex(source.signature)).hexdigest()
    except ValueError:
        return [say("verify-signature", round=str(source.round))]
    found = [say("verify-seed-beacon", round=str(source.round))] if randomness != seed else []
    fits = check_round(source.chain, source.round, source.signature)
    if fits is None:
        return [*found, say("verify-chain", chain=source.chain[:64])]
    return found if fits else [*found, say("verify-signature", round=str(source.round))]


def _terms(record: Record) -> list[Say]:
    """What was promised at the opening covers the number of places and where the number comes from."""
    if draw.sha256(record.terms) != record.rules:
        return [say("verify-terms-hash")]
    try:
        terms: Any = orjson.loads(record.terms)
    except orjson.JSONDecodeError:
        return [say("verify-terms-hash")]
    if not isinstance(terms, dict):
        return [say("verify-terms-hash")]
    told: dict[str, object] = {
        "number": record.number, "title": record.title, "kind": record.kind, "places": record.places,
    }  # fmt: skip
    if record.source.kind == DRAND:
        told |= {"chain": record.source.chain, "round": record.source.round}
    else:
        told |= {"commitment": record.source.commitment, "round": record.source.instead_of or None}
    return [say("verify-terms-differ", field=name) for name, value in told.items() if terms.get(name) != value]


def _order(record: Record) -> list[Say]:
    right = draw.placing(record.entrants, record.seed, record.points)
    strangers = sorted(set(record.points or ()) - set(record.entrants))
    found = [say("verify-points", line=strangers[0][:100])] if strangers else []
    if right == record.ranking:
        return found
    at = next((at for at, pair in enumerate(zip(right, record.ranking, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return [*found, say("verify-ranking-length", found=len(record.ranking), right=len(right))]
    return [*found, say("verify-ranking", place=at + 1, right=right[at][:100], found=record.ranking[at][:100])]


def _winners(record: Record) -> list[Say]:
    right = draw.placing(record.entrants, record.seed, record.points)
    seen = tuple(one.line for one in record.looked)
    found = [say("verify-looked")] if seen != right[: len(seen)] else []
    if any(not one.won and not one.why for one in record.looked):
        found.append(say("verify-looked-why"))
    won = tuple(one.line for one in record.looked if one.won)
    if won != record.winners:
        other = next((one for one in record.winners if one not in won), "") or next(iter(set(won)), "")
        found.append(say("verify-winners", line=other[:100]))
    if len(won) > record.places or (len(won) < record.places and len(seen) < len(right)):
        found.append(say("verify-places", found=len(won), right=record.places))
    return found
