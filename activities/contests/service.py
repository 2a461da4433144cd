"""What happens to a contest before its draw: made, opened, entered, closed, called off."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from activities import calls, ears
from activities.contests import draw
from activities.contests.model import (
    AFTER_FREEZE,
    Contest,
    Deciding,
    Entering,
    Entry,
    Lot,
    Pick,
    Refusal,
    Seal,
    State,
    draws_at,
    latest_freeze,
    terms_of,
)
from activities.contests.record import DRAND
from activities.contests.tables import (
    CONTESTS,
    ENTRIES,
    JURORS,
    LOTS,
    PICKS,
    REFUSALS,
    SCORES,
    SEALS,
    VOTES,
)
from activities.floor import Floor
from activities.gates import Barred, barred
from bot.domain.content import plain
from bot.domain.messages import MessageRef
from bot.domain.people import AccountRef, Person, Standing
from bot.domain.text import Moment, Say, say
from bot.ports.beacon import QUICKNET
from bot.ports.store import Where, where
from bot.ports.tables import ACCOUNTS

NAME: Final = "contests"
FREEZE: Final = "contests-freeze"
DRAW: Final = "contests-draw"
CLAIM: Final = "contests-claim"
TIDY: Final = "contests-tidy"
OPENING: Final = "contests-ask-beacon"
FILL: Final = "contests-fill"
AT_ONCE: Final = 400
"""How many people are asked after in one question to the store."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of somebody's wish to take part; `again` when they were in already."""

    entry: Entry
    again: bool = False


async def get(floor: Floor, ref: str) -> Contest | None:
    """A contest by its number as text."""
    plain_ref = ref.strip().lstrip("#№ ")
    if not (plain_ref.isascii() and plain_ref.isdecimal() and len(plain_ref) <= 9):
        return None
    return await floor.tx.get(CONTESTS, floor.id, int(plain_ref))


async def publish(floor: Floor, one: Contest) -> Say | None:
    """Open a draft; a Say when something is missing. With drand the beacon is asked first, whether it answers."""
    if one.state is not State.DRAFT:
        return say("contests-not-draft")
    if not one.channels:
        return say("contests-no-channel", ref=one.ref)
    if one.ends <= floor.now:
        return say("contests-ends-past")
    if one.source == DRAND:
        await floor.tx.put(CONTESTS, replace(one, state=State.OPENING))
        await floor.errand(OPENING, one.ref)
        return None
    await open_(floor, one)
    return None


async def open_(floor: Floor, one: Contest) -> Contest:
    """Seal the number, promise the conditions, put the call up."""
    seed = hashlib.sha256(floor.dice.salt() + floor.dice.salt()).hexdigest()
    by_beacon = one.source == DRAND
    number = QUICKNET.round_at(latest_freeze(one) + AFTER_FREEZE) if by_beacon else 0
    opened = replace(
        one, state=State.OPEN, opened_at=floor.now, commitment=draw.commitment(seed), round=number, tries=0
    )
    terms = terms_of(opened)
    opened = replace(opened, terms=terms, rules=draw.sha256(terms))
    await floor.tx.put(SEALS, Seal(floor.id, one.id, seed))
    await floor.tx.put(CONTESTS, opened)
    await floor.later(FREEZE, one.ref, one.ends)
    if one.entering is Entering.HASHTAG:
        await ears.listen(floor, NAME, one.ref, "hashtag", one.hashtag, until=one.ends)
    await calls.post(floor, NAME, one.ref, one.channels)
    await floor.audit("contest-open", one.by, None, f"contest {one.id}")
    return opened


async def bars(
    floor: Floor, one: Contest, person: Person, standing: Standing, roles: frozenset[str], *, is_bot: bool = False
) -> Barred | None:
    """Why somebody may not take part or win; None when they may."""
    if person.id == one.by:
        return Barred("organiser", say("contests-bars-organiser"))
    found = barred(one.gate, person, standing, roles, floor.now, is_bot=is_bot)
    if found is not None:
        return found
    if await floor.tx.get(JURORS, floor.id, one.id, person.id) is not None:
        return Barred("juror", say("contests-bars-juror"))
    if one.gate.winners and await _won_since(floor, one, person.id, floor.now - one.gate.winners):
        return Barred("winner", say("contests-bars-winner"))
    return None


async def _won_since(floor: Floor, one: Contest, person: int, since: int) -> bool:
    picks: list[Pick] = await floor.tx.find(PICKS, *where(community=floor.id, person=person))
    return any(pick.is_winner and pick.at >= since and pick.contest != one.id for pick in picks)


async def enter(
    floor: Floor, one: Contest, person: int, *, text: str = "", message: MessageRef | None = None
) -> Entered | Say:
    """Somebody who may comes in; a Say when the list is closed."""
    if one.state is not State.OPEN or floor.now >= one.ends:
        return closed(one)
    known: Entry | None = await floor.tx.get(ENTRIES, floor.id, one.id, person)
    if known is not None:
        return Entered(known, again=True)
    earlier = await floor.tx.find(ENTRIES, *where(community=floor.id, person=person), limit=1)
    row = Entry(
        floor.id, one.id, person, await floor.next(f"contest-{one.id}"), floor.now,
        "review" if one.kind.has_works else "in", text, message, message.id if message else "", not earlier,
    )  # fmt: skip
    await floor.tx.put(ENTRIES, row)
    await floor.tx.drop(REFUSALS, *where(community=floor.id, contest=one.id, person=person))
    await calls.refresh(floor, NAME, one.ref)
    return Entered(row)


async def refuse(floor: Floor, one: Contest, person: int, why: str) -> None:
    """Remember that somebody asked and could not, so that the outcome can count them."""
    await floor.tx.put(REFUSALS, Refusal(floor.id, one.id, person, why))


def closed(one: Contest) -> Say:
    """Why nobody comes in any more, or not yet."""
    if one.state in (State.DRAFT, State.OPENING):
        return say("contests-not-open")
    if one.state is State.CANCELLED:
        return say("contests-cancelled-already", title=one.title)
    return say("contests-closed", title=one.title, at=Moment(one.frozen_at or one.ends, "datetime"))


async def withdraw(floor: Floor, one: Contest, person: int) -> bool:
    """Somebody takes their entry back, at any time before the draw; False when they were not in."""
    entry: Entry | None = await floor.tx.get(ENTRIES, floor.id, one.id, person)
    if entry is None or not one.state.is_running:
        return False
    mine = where(community=floor.id, contest=one.id)
    await floor.tx.drop(ENTRIES, *mine, *where(person=person))
    await floor.tx.drop(VOTES, *mine, *where(entry=entry.number))
    await floor.tx.drop(SCORES, *mine, *where(entry=entry.number))
    await calls.refresh(floor, NAME, one.ref)
    return True


async def entered(floor: Floor, one: Contest) -> int:
    """How many entries count now."""
    return await floor.tx.count(ENTRIES, *where(community=floor.id, contest=one.id, state="in"))


async def waiting(floor: Floor, one: Contest) -> int:
    """How many works nobody has looked at."""
    return await floor.tx.count(ENTRIES, *where(community=floor.id, contest=one.id, state="review"))


async def freeze_due(floor: Floor, one: Contest) -> None:
    """The time is over. Works that wait for a look are waited for, but not for ever."""
    left = await waiting(floor, one)
    if not left or floor.now >= latest_freeze(one):
        await freeze(floor, one)
        return
    await floor.later(FREEZE, one.ref, latest_freeze(one))
    await floor.tell_staff(
        plain(say("contests-review-left", title=one.title, count=left, until=Moment(latest_freeze(one), "datetime")))
    )
    await calls.refresh(floor, NAME, one.ref)


async def freeze(floor: Floor, one: Contest) -> Contest:
    """Close the list: fix its lines, publish its code, and say when it is decided."""
    lots = await _lots(floor, one)
    for lot in lots:
        await floor.tx.put(LOTS, lot)
    frozen = replace(
        one, state=State.FROZEN, frozen_at=floor.now, entrants=len(lots),
        list_hash=draw.list_hash(lot.line for lot in lots),
    )  # fmt: skip
    frozen = replace(frozen, draws_at=draws_at(frozen, floor.now))
    await floor.tx.put(CONTESTS, frozen)
    await floor.never(FREEZE, one.ref)
    await ears.unlisten(floor, NAME, one.ref)
    await floor.later(DRAW, one.ref, frozen.draws_at)
    await calls.refresh(floor, NAME, one.ref, at_once=True)
    await _say_closed(floor, frozen)
    await floor.audit("contest-freeze", None, None, f"contest {one.id}: {frozen.list_hash}")
    return frozen


async def _say_closed(floor: Floor, one: Contest) -> None:
    """A message of its own: its time stamp, by the platform, shows that the list stood before the draw."""
    if not one.entrants:
        return
    words = say("contests-closed-now", title=one.title, count=one.entrants, at=Moment(one.draws_at, "datetime"))
    for channel in one.channels:
        await floor.announce(channel, plain(words, say("contests-code-list", code=one.list_hash)), silent=True)
    if one.deciding is Deciding.JURY:
        for juror in await floor.tx.find(JURORS, *where(community=floor.id, contest=one.id)):
            ask = say("contests-jury-begins", title=one.title, count=one.entrants, at=Moment(one.draws_at, "datetime"))
            await floor.write_to(juror.person, plain(ask), holds=True)


async def _lots(floor: Floor, one: Contest) -> list[Lot]:
    """The lines of everybody who is in, in the order of the list; who has no account left is out."""
    entries: list[Entry] = await floor.tx.find(ENTRIES, *where(community=floor.id, contest=one.id, state="in"))
    lines = await _lines(floor, [entry.person for entry in entries])
    by_line = {lines[entry.person]: entry for entry in entries if entry.person in lines}
    return [
        Lot(floor.id, one.id, line, by_line[line].person, number, by_line[line].number)
        for number, line in enumerate(draw.canonical(by_line), 1)
    ]


async def _lines(floor: Floor, people: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(people), AT_ONCE):
        some = Where("person", "in", tuple(people[start : start + AT_ONCE]))
        for account in await floor.tx.find(ACCOUNTS, *where(community=floor.id), some):
            line = draw.line_of(AccountRef(account.platform, account.id))
            found[account.person] = min(found.get(account.person, line), line)
    return found


async def call_off(floor: Floor, one: Contest, by: int, reason: str) -> Say | None:
    """Cancel; once somebody has won it is too late. A Say when it can't be."""
    if one.state is State.CANCELLED:
        return say("contests-cancelled-already", title=one.title)
    if one.state in (State.DRAWN, State.DONE):
        return say("contests-drawn-already", title=one.title)
    was_public = one.state.is_running
    gone = replace(one, state=State.CANCELLED, reason=reason)
    await floor.tx.put(CONTESTS, gone)
    await floor.tx.drop(SEALS, *where(community=floor.id, contest=one.id))
    for kind in (FREEZE, DRAW):
        await floor.never(kind, one.ref)
    await floor.later(TIDY, one.ref, floor.now + floor.settings.keep_text)
    await ears.unlisten(floor, NAME, one.ref)
    if was_public:
        await calls.refresh(floor, NAME, one.ref, at_once=True)
    await floor.audit("contest-cancel", by, None, f"contest {one.id}")
    return None


async def latest(floor: Floor, *, drafts: bool, limit: int = 10) -> list[Contest]:
    """The newest contests, those that run first."""
    rows: list[Contest] = await floor.tx.find(CONTESTS, *where(community=floor.id), order=("-id",), limit=100)
    shown = [row for row in rows if drafts or row.state not in (State.DRAFT, State.OPENING)]
    return sorted(shown, key=lambda row: not row.state.is_running)[:limit]


async def entry_of(floor: Floor, one: Contest, person: int) -> Entry | None:
    """Somebody's entry."""
    return await floor.tx.get(ENTRIES, floor.id, one.id, person)
