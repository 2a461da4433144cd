"""The draw itself: the number, who of the ranking may win, stored first and told afterwards.

It is one errand for the draw, a place that became free and a reroll alike: as long as a place is vacant, the next of
the ranking is looked at. What it decides it decides in one transaction on what it reads there, so that it may be run
again after a crash at any moment and never decides anything twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from activities.contests import draw, goingon, telling
from activities.contests.model import (
    Contest,
    Deciding,
    Lot,
    Pick,
    Score,
    Seal,
    State,
    Vote,
    points_of,
    vacant,
)
from activities.contests.record import DRAND
from activities.contests.service import FILL, bars, get
from activities.contests.tables import CONTESTS, ENTRIES, LOTS, PICKS, SCORES, SEALS, VOTES
from activities.floor import Errand, Floor
from bot.domain.people import Rights
from bot.domain.records import Due
from bot.domain.text import say
from bot.ports.beacon import BeaconFault
from bot.ports.store import where


@dataclass(frozen=True, slots=True)
class View:
    """What a draw is decided on: the contest, its closed list, who was looked at so far, the number."""

    contest: Contest
    lots: tuple[Lot, ...]
    picks: tuple[Pick, ...]
    seal: Seal
    places: tuple[int, ...]
    ranking: tuple[str, ...] = field(repr=False, default=())

    @property
    def number(self) -> str:
        """The number of the draw, "" while a round is still to be fetched."""
        return number_of(self.contest, self.seal)


def number_of(one: Contest, seal: Seal) -> str:
    """The number by which a contest is drawn."""
    return seal.beacon if one.source == DRAND and not one.fallback else seal.seed


async def draw_due(floor: Floor, due: Due) -> None:
    """It is time: points and votes are added up here, the rest needs questions to the platforms."""
    one = await get(floor, due.ref)
    if one is None or one.state not in (State.FROZEN, State.DRAWN):
        return
    if not one.counted:
        await _count(floor, one)
    await floor.errand(FILL, one.ref)


async def _count(floor: Floor, one: Contest) -> None:
    """Add up what people gave. Votes are not kept any longer than this; a jury's points are."""
    if one.deciding is not Deciding.CHANCE:
        lots = await lots_of(floor, one)
        given = await _given(floor, one, {lot.entry: lot.person for lot in lots})
        for lot in lots:
            total, count = given.get(lot.entry, (0, 0))
            await floor.tx.put(LOTS, replace(lot, sum=total, count=count))
    await floor.tx.drop(VOTES, *where(community=floor.id, contest=one.id))
    await floor.tx.put(CONTESTS, replace(one, counted=True))


async def _given(floor: Floor, one: Contest, authors: dict[int, int | None]) -> dict[int, tuple[int, int]]:
    """Sum and count by entry. What somebody gave before their accounts were found to be one's, to their own entry,
    does not count."""
    mine = where(community=floor.id, contest=one.id)
    if one.deciding is Deciding.VOTE:
        votes: list[Vote] = await floor.tx.find(VOTES, *mine)
        each = [(vote.person, vote.entry, 1) for vote in votes]
    else:
        scores: list[Score] = await floor.tx.find(SCORES, *mine)
        each = [(score.person, score.entry, score.points) for score in scores]
    given: dict[int, tuple[int, int]] = {}
    for person, entry, points in each:
        if authors.get(entry) != person:
            total, count = given.get(entry, (0, 0))
            given[entry] = (total + points, count + 1)
    return given


async def lots_of(floor: Floor, one: Contest) -> list[Lot]:
    """The closed list."""
    return await floor.tx.find(LOTS, *where(community=floor.id, contest=one.id), order=("number",))


async def picks_of(floor: Floor, one: Contest) -> list[Pick]:
    """Who was looked at, in the order of the ranking."""
    return await floor.tx.find(PICKS, *where(community=floor.id, contest=one.id), order=("rank",))


async def look(floor: Floor, ref: str) -> View | None:
    """What there is to decide; None when nothing is vacant, or its time has not come (then nothing is counted yet)."""
    one = await get(floor, ref)
    if one is None or not one.counted or one.state not in (State.FROZEN, State.DRAWN):
        return None
    picks = await picks_of(floor, one)
    places = vacant(one, {pick.rank: pick for pick in picks})
    seal: Seal | None = await floor.tx.get(SEALS, floor.id, one.id)
    if seal is None or (not places and one.state is State.DRAWN):
        return None
    lots = tuple(await lots_of(floor, one))
    number = number_of(one, seal)
    ranked = draw.placing([lot.line for lot in lots], number, points_of(one, lots)) if number else ()
    if one.state is State.DRAWN and len(picks) >= len(ranked):
        return None
    return View(one, lots, tuple(picks), seal, tuple(places), ranked)


async def fill(errand: Errand) -> None:
    """Fill every vacant place, or say what keeps the draw from it and come back later."""
    while True:
        view = await errand.read(lambda floor: look(floor, errand.ref))
        if view is None:
            return
        if not view.number:
            if not await _fetch(errand, view.contest):
                return
            continue
        found = await _choose(errand, view)
        if found is None or await errand.write(lambda floor, view=view, found=found: _store(floor, view, found)):  # type: ignore[misc]  # bound per round
            return


async def _fetch(errand: Errand, one: Contest) -> bool:
    """The beacon's round into the store; False when it can't be had now."""
    if errand.beacon is None:
        await errand.write(lambda floor: goingon.trouble(floor, one.ref, say("contests-no-beacon")))
        return False
    try:
        found = await errand.beacon.fetch(one.round)
    except BeaconFault as fault:
        words = say(fault.key)
        await errand.write(lambda floor: goingon.trouble(floor, one.ref, words))
        return False

    async def keep(floor: Floor) -> None:
        seal = await floor.tx.get(SEALS, floor.id, one.id)
        if seal is not None and not seal.beacon:
            await floor.tx.put(SEALS, replace(seal, beacon=found.randomness, signature=found.signature))
            await floor.tx.change(CONTESTS, where(community=floor.id, id=one.id), troubled_at=0, tries=0)

    await errand.write(keep)
    return True


async def _choose(errand: Errand, view: View) -> list[Pick] | None:
    """Go down the ranking until every place is filled; None when a platform does not tell and nobody said to go on."""
    by_line = {lot.line: lot for lot in view.lots}
    held = {pick.person for pick in view.picks if pick.is_winner}
    places, found = list(view.places), list[Pick]()
    for rank in range(len(view.picks), len(view.ranking)):
        if not places:
            break
        lot = by_line[view.ranking[rank]]
        why = "twice" if lot.person in held else await _why_not(errand, view.contest, lot)
        if why is None:
            words = say("contests-unseen")
            await errand.write(lambda floor, words=words: goingon.trouble(floor, view.contest.ref, words))  # type: ignore[misc]  # bound per round
            return None
        pick = Pick(errand.community, view.contest.id, rank, lot.line, lot.person, "passed", why)
        if not why:
            held.add(lot.person)
            pick = replace(pick, state="waiting" if view.contest.claim else "claimed", place=places.pop(0))
        found.append(pick)
    return found


async def _why_not(errand: Errand, one: Contest, lot: Lot) -> str | None:
    """Why a line can't win: a word, "" when it can, None when nobody knows now."""
    person = lot.person
    if person is None:
        return "forgotten"
    rights = await errand.rights(person)

    async def judge(floor: Floor) -> str | None:
        known = await floor.person(person)
        if known is None or not await floor.accounts(person):
            return "forgotten"
        if await floor.tx.get(ENTRIES, floor.id, one.id, person) is None:
            return "withdrawn"
        return await _by_rights(floor, one, person, rights)

    return await errand.read(judge)


async def _by_rights(floor: Floor, one: Contest, person: int, rights: Rights | None) -> str | None:
    if rights is None:
        return "unseen" if one.unseen_pass else None
    if not rights.present:
        return "absent"
    known = await floor.person(person)
    if known is None:
        return "forgotten"
    found = await bars(floor, one, known, rights.standing, rights.roles, is_bot=rights.is_bot)
    return found.why if found is not None else ""


async def _store(floor: Floor, view: View, found: Sequence[Pick]) -> bool:
    """Store who wins, and with it plan that it is told; False when something changed meanwhile: look again."""
    one = await get(floor, view.contest.ref)
    if one is None or one.state not in (State.FROZEN, State.DRAWN):
        return True
    if one.state is not view.contest.state or one.fallback != view.contest.fallback:
        return False
    if tuple(await picks_of(floor, one)) != view.picks:
        return False
    for pick in found:
        await floor.tx.put(PICKS, replace(pick, at=floor.now, claimed_at=0 if one.claim else floor.now))
    is_first = one.state is State.FROZEN
    drawn = replace(
        one, state=State.DRAWN, drawn_at=one.drawn_at or floor.now, troubled_at=0, tries=0,
        spent=len(view.picks) + len(found) >= len(view.ranking),
    )  # fmt: skip
    await floor.tx.put(CONTESTS, drawn)
    await floor.audit("contest-draw", None, None, f"contest {one.id}: {one.list_hash}")
    await telling.tell_outcome(floor, drawn, [pick for pick in found if pick.is_winner], is_first=is_first)
    await telling.settle(floor, drawn)
    return True
