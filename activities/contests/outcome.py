"""What an outcome says: in the channel, in its call, in the files beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from activities.contests import draw, page
from activities.contests.model import Contest, Deciding, Lot, Pick, Refusal, Seal, is_late, points_of
from activities.contests.record import DRAND, SEALED, Looked, Record, Source, write_record
from activities.contests.tables import LOTS, PICKS, REFUSALS, SEALS
from activities.floor import Floor
from bot.domain.content import Block, Fact, File, Line
from bot.domain.drawings import Bar, BarChart
from bot.domain.text import Moment, Say, Several, Words, say
from bot.ports.beacon import QUICKNET
from bot.ports.store import where

SHOWN: Final = 12
"""How many entries the picture of an outcome shows."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decided contest with everything that is told of it."""

    contest: Contest
    lots: tuple[Lot, ...]
    picks: tuple[Pick, ...]
    seal: Seal
    refusals: tuple[Refusal, ...]
    names: dict[int, Words] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """The number of the draw."""
        one = self.contest
        return self.seal.beacon if one.source == DRAND and not one.fallback else self.seal.seed

    @property
    def winners(self) -> tuple[Pick, ...]:
        """Who holds a place now, the first first."""
        return tuple(sorted((one for one in self.picks if one.is_winner), key=lambda one: one.place))

    def name(self, pick: Pick) -> Words:
        """Their name, or the word for somebody who is no longer known."""
        return self.names.get(pick.person or 0, say("someone"))

    def lot(self, pick: Pick) -> Lot | None:
        """Their line."""
        return next((lot for lot in self.lots if lot.line == pick.line), None)


async def outcome_of(floor: Floor, one: Contest, *, with_lots: bool = True) -> Outcome:
    """Everything of a decided contest; without its lines where only the winners are told."""
    mine = where(community=floor.id, contest=one.id)
    picks = await floor.tx.find(PICKS, *mine, order=("rank",))
    if with_lots or one.deciding is not Deciding.CHANCE:
        lots = await floor.tx.find(LOTS, *mine, order=("number",))
    else:
        lots = []
    seal = await floor.tx.get(SEALS, floor.id, one.id) or Seal(floor.id, one.id)
    refusals = await floor.tx.find(REFUSALS, *mine, order=("why", "person"))
    names = {pick.person: await floor.name_of(pick.person) for pick in picks if pick.person and pick.is_winner}
    return Outcome(one, tuple(lots), tuple(picks), seal, tuple(refusals), names)


def record_of(found: Outcome) -> Record:
    """The record from which everybody can draw again."""
    one, points = found.contest, points_of(found.contest, found.lots)
    lines = [lot.line for lot in found.lots]
    if one.source == DRAND and not one.fallback:
        source = Source(DRAND, "", QUICKNET.hash, one.round, found.seal.signature)
    else:
        source = Source(SEALED, one.commitment, instead_of=one.round if one.fallback else 0)
    return Record(
        number=one.id, title=one.title, kind=one.kind.value, places=one.places, terms=one.terms, rules=one.rules,
        source=source, seed=found.number, entrants=draw.canonical(lines), list_hash=one.list_hash,
        ranking=draw.placing(lines, found.number, points),
        looked=tuple(Looked(pick.line, pick.is_winner, "" if pick.is_winner else _why(pick)) for pick in found.picks),
        winners=tuple(pick.line for pick in found.picks if pick.is_winner), points=points,
        opened_at=one.opened_at, frozen_at=one.frozen_at, drawn_at=one.drawn_at,
    )  # fmt: skip


def _why(pick: Pick) -> str:
    return pick.state if pick.state in ("lapsed", "replaced") else pick.why


def files_of(found: Outcome) -> tuple[File, ...]:
    """`draw.json`, and the page that draws again on a phone; nothing where the list is not whole any more."""
    if len(found.lots) != found.contest.entrants:
        return ()
    text = write_record(record_of(found))
    number = found.contest.id
    return (
        File(f"draw-{number}.html", page.page_of(text), alt=say("contests-file-page")),
        File("draw.json", text, alt=say("contests-file-record")),
    )


def blocks_of(found: Outcome, shown: Sequence[Pick] | None = None) -> list[Block]:
    """Who won, out of how many, who was left out; of all who were looked at, or of those shown."""
    one, picks = found.contest, found.picks if shown is None else shown
    lines: list[Block] = [Line(_winner(found, pick), "strong") for pick in found.winners if pick in picks]
    if not lines:
        lines.append(Line(say("contests-nobody-in" if not one.entrants else "contests-nobody-left"), "strong"))
    if one.prize:
        lines.append(Fact(say("contests-fact-prize"), one.prize))
    if one.entrants:
        lines.append(Line(say(f"contests-out-of-{one.deciding.value}", count=one.entrants)))
    left = left_out(picks, found.refusals)
    if left:
        lines.append(Line(say("contests-left-out", parts=Several(left, "comma")), "quiet"))
    return lines


def _winner(found: Outcome, pick: Pick) -> Say:
    lot, name = found.lot(pick), found.name(pick)
    if found.contest.deciding is Deciding.VOTE and lot is not None:
        return say("contests-winner-votes", place=pick.place, name=name, count=lot.sum)
    if found.contest.deciding is Deciding.JURY and lot is not None and lot.count:
        mean = round(lot.sum / lot.count, 2)
        return say("contests-winner-points", place=pick.place, name=name, mean=mean, count=lot.count)
    return say("contests-winner", place=pick.place, name=name)


def left_out(picks: Sequence[Pick], refusals: Sequence[Refusal]) -> tuple[Say, ...]:
    """How many were left out for each reason; each person is counted once."""
    counted = Counter(one.why for one in refusals)
    counted.update(_why(one) for one in picks if not one.is_winner)
    return tuple(say(f"contests-left-{why}", count=counted[why]) for why in sorted(counted))


def plain_words(one: Contest) -> list[Block]:
    """Three plain sentences about why it can be believed, and what to say honestly where something was different."""
    if not one.entrants:
        return []
    works = one.deciding is not Deciding.CHANCE
    if one.fallback:
        where_from = say("contests-plain-fallback")
    elif one.source == DRAND:
        at = Moment(QUICKNET.published_at(one.round), "datetime")
        where_from = say("contests-plain-late", at=at) if is_late(one) else _by_round(at, works=works)
    else:
        where_from = say("contests-plain-sealed-works" if works else "contests-plain-sealed")
    closed = Moment(one.frozen_at, "datetime")
    first = say("contests-plain-list-works", at=closed) if works else say("contests-plain-list", at=closed)
    return [Line(first), Line(where_from), Line(say("contests-plain-check", ref=one.ref))]


def _by_round(at: Moment, *, works: bool) -> Say:
    return say("contests-plain-beacon-works", at=at) if works else say("contests-plain-beacon", at=at)


def recipe(found: Outcome) -> list[Block]:
    """How to do it by hand, with the codes that stand in the record."""
    if not found.contest.entrants:
        return []
    return [
        Line(say("contests-recipe" if found.contest.deciding is Deciding.CHANCE else "contests-recipe-works"), "quiet"),
        Fact(say("contests-fact-list"), found.contest.list_hash),
        Fact(say("contests-fact-number"), found.number),
        Fact(say("contests-fact-rules"), found.contest.rules),
    ]


def picture(found: Outcome, names: dict[int, Words]) -> File | None:
    """Points or votes as bars; nothing where chance decided."""
    one = found.contest
    if one.deciding is Deciding.CHANCE or not found.number:
        return None
    placed = draw.placing([lot.line for lot in found.lots], found.number, points_of(one, found.lots))[:SHOWN]
    by_line = {lot.line: lot for lot in found.lots}
    won = {pick.line for pick in found.winners}
    bars = tuple(_bar(one, by_line[line], names, best=line in won) for line in placed)
    if not bars:
        return None
    title = say("contests-chart-title", title=one.title)
    foot = say(f"contests-out-of-{one.deciding.value}", count=one.entrants)
    return File("result.png", drawing=BarChart(title, bars, foot), alt=title)


def _bar(one: Contest, lot: Lot, names: dict[int, Words], *, best: bool) -> Bar:
    if one.deciding is Deciding.VOTE:
        return Bar(
            names.get(lot.person or 0, say("someone")), float(lot.sum), say("contests-votes", count=lot.sum), best
        )
    mean = round(lot.sum / lot.count, 2) if lot.count else 0.0
    note = say("contests-points", mean=mean, count=lot.count)
    return Bar(names.get(lot.person or 0, say("someone")), mean, note, best)
