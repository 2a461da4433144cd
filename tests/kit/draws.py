"""Records of draws, and everything that somebody might change in one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import orjson

from activities.contests import draw
from activities.contests.record import DRAND, SEALED, Looked, Record, Source, write_record
from bot.ports.beacon import QUICKNET
from tests.kit.drand import RANDOMNESS, ROUND, SIGNATURE

SEED: Final = draw.sha256("steward-test-seed")
LINES: Final = ("d:101", "d:205", "d:333", "t:17", "t:9")
RANKED: Final = ("d:333", "t:9", "d:101", "d:205", "t:17")


def record_of(*, lines: tuple[str, ...] = LINES, places: int = 2, seed: str = SEED, by: str = SEALED) -> Record:
    """A draw as Steward writes it; the second of the ranking has left, so that the third wins too."""
    seed = RANDOMNESS if by == DRAND else seed
    sealed = draw.commitment(SEED)
    terms: dict[str, Any] = {
        "number": 3, "title": "Lantern", "kind": "giveaway", "places": places, "commitment": sealed,
        "chain": QUICKNET.hash if by == DRAND else None, "round": ROUND if by == DRAND else None,
    }  # fmt: skip
    text = orjson.dumps(terms, option=orjson.OPT_SORT_KEYS).decode()
    ranked = draw.ranking(lines, seed)
    looked = tuple(Looked(line, at != 1, "absent" if at == 1 else "") for at, line in enumerate(ranked[: places + 1]))
    source = Source(DRAND, "", QUICKNET.hash, ROUND, SIGNATURE) if by == DRAND else Source(SEALED, sealed)
    return Record(
        number=3, title="Lantern", kind="giveaway", places=places, terms=text, rules=draw.sha256(text), source=source,
        seed=seed, entrants=draw.canonical(lines), list_hash=draw.list_hash(lines), ranking=ranked, looked=looked,
        winners=tuple(one.line for one in looked if one.won), opened_at=1_000_000, frozen_at=2_000_000,
        drawn_at=3_000_000,
    )  # fmt: skip


def tampered(by: str) -> dict[str, str]:
    """Changed files by what was changed."""
    one = record_of(by=by)
    loser = next(line for line in one.ranking if line not in one.winners)
    swapped = (one.ranking[1], one.ranking[0], *one.ranking[2:])
    other = (*one.entrants[1:], "t:99")
    changed = {
        "entrant": replace(one, entrants=tuple(sorted(other))),
        "entrant and its code": replace(one, entrants=tuple(sorted(other)), list_hash=draw.list_hash(other)),
        "entrant added": replace(one, entrants=tuple(sorted((*one.entrants, "t:99")))),
        "order of the list": replace(one, entrants=one.entrants[::-1]),
        "order of the ranking": replace(one, ranking=swapped),
        "ranking cut": replace(one, ranking=one.ranking[:-1]),
        "seed": replace(one, seed=draw.sha256("another")),
        "winner": replace(one, winners=(one.winners[0], loser)),
        "winner in both places": replace(
            one, winners=(loser, one.winners[1]), looked=(Looked(loser, won=True), *one.looked[1:])
        ),
        "no winner": replace(one, winners=(), looked=()),
        "one winner too many": replace(one, places=1),
        "title": replace(one, title="Another"),
        "conditions": replace(one, terms=one.terms.replace("Lantern", "Another"), title="Another"),
        "a reason taken away": replace(one, looked=tuple(replace(each, why="") for each in one.looked)),
    }
    if by == DRAND:
        source = one.source
        changed["round"] = replace(one, source=replace(source, round=source.round + 1))
        changed["signature"] = replace(one, source=replace(source, signature=source.signature[:-2] + "38"))
        changed["chain"] = replace(one, source=replace(source, chain="00" * 32))
        changed["beacon swapped for a seal"] = replace(one, source=Source(SEALED, draw.commitment(one.seed)))
    else:
        changed["round"] = replace(one, source=Source(DRAND, "", QUICKNET.hash, ROUND, SIGNATURE))
        changed["seal"] = replace(one, source=Source(SEALED, draw.commitment("x")))
        changed["seed with its seal"] = replace(
            one, seed=draw.sha256("another"), source=Source(SEALED, draw.commitment(draw.sha256("another")))
        )
    return {name: write_record(each) for name, each in changed.items()}
