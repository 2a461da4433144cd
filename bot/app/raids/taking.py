"""What judging tells an incident: a sign more, somebody who came, a case that belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import cards
from bot.app.findings import Finding
from bot.app.merging import merge, why_not
from bot.app.nights import is_night
from bot.app.plan import plan
from bot.app.raids import contain, signs, steps
from bot.app.raids.incident import Sight, add, elsewhere, keep, raid_at, raid_of, raiders_of, take_up, trusted
from bot.app.raids.near import find_near
from bot.app.raids.verbs import NIGHT, PLAN, UNDONE
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessage
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.decisions import ActionState
from bot.domain.events import MemberJoined
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import Person
from bot.domain.raids import Raid, Raider, RaidState
from bot.domain.records import Due
from bot.domain.signals import SignalKind, Topic
from bot.domain.time import MINUTE, SECOND
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CARDS, CASES, DECISIONS, RAIDERS, SIGNALS

JUST: Final = 5 * MINUTE
"""Cases this young that are about its people become part of it."""
FRESH: Final = 10 * MINUTE
"""What came late is shown, and contained by nobody but people."""
NEAR_EVERY: Final = 10
TIDY: Final = "raid-tidy"
TIDY_AFTER: Final = 3 * SECOND


async def seen(turn: Turn, case: Case, sight: Sight) -> Case:
    """A rule of crowds saw something: the incident takes it up, and is contained where a plan says so."""
    before = await raid_of(turn, case.number)
    raid = await take_up(turn, case, sight)
    if (raid.joins + raid.messages) % NEAR_EVERY == 0 or (raid.sure and (before is None or not before.sure)):
        raid = await keep(turn, await find_near(turn, raid))
    if raid.sure and (before is None or not before.sure):
        await _absorb(turn, raid, case)
    if raid.state is RaidState.CONTAINED:
        mine = await turn.tx.get(RAIDERS, turn.id, case.number, sight.person.id)
        await contain.more(turn, raid, before or raid, mine)
    elif raid.sure and not raid.strike_at and turn.now - sight.message.at <= FRESH:
        how = _plan_now(turn)
        if how and raid.how != UNDONE:  # somebody took it back; from then on people decide
            await contain.contain(turn, raid, None, how)
    return await _opened(turn, case.number)


def _plan_now(turn: Turn) -> str:
    """What the administrator chose for a sure raid at this hour: night, plan, or "" to ask."""
    settings = turn.community.settings
    if settings.night_guard and is_night(turn.community, turn.now):
        return NIGHT
    return PLAN if settings.raid_plan == "contain" else ""


async def _opened(turn: Turn, number: int) -> Case:
    """While it lasts its case stays open, whatever a rule did about single messages."""
    case = await turn.tx.get(CASES, turn.id, number)
    if case is None:
        raise LookupError(f"case {number} is gone within its own turn")
    if case.state is CaseState.CLOSED:
        case = replace(case, state=CaseState.OPEN, closed_at=None, version=case.version + 1)
        await turn.tx.put(CASES, case)
    return case


async def trusted_case(turn: Turn, message: Message) -> int | None:
    """The case about which nothing more is asked: its crowd was just found to be real people, for an hour; or it is
    another place's, and too few do here what that crowd does."""
    raid = await trusted(turn, message.ref.channel.platform, message.ref.channel.place)
    raid = raid or await elsewhere(turn, message)
    return raid.case if raid is not None else None


async def covering(turn: Turn, finding: Finding) -> Case | None:
    """The case of the raid that a finding belongs to, so that it has no card of its own: a further sign of the one
    that is on, or whatever else somebody does who is part of a sure one."""
    raid = await raid_at(turn, finding.platform, finding.place)
    if raid is None or finding.kind is not CaseKind.ENFORCE:
        return None
    if finding.topic is Topic.RAID:
        belongs = raid.state is RaidState.CONTAINED or turn.now - raid.last_at <= steps.CALM_FOR
    else:
        belongs = await _is_in(turn, raid, finding)
    case = await turn.tx.get(CASES, turn.id, raid.case) if belongs else None
    if case is None or not case.state.is_open:
        return None
    counted = replace(
        case, signals=case.signals + 1, updated_at=turn.now, version=case.version + 1, message=finding.message,
        severity=max(case.severity, finding.severity, key=lambda one: one.order),
    )  # fmt: skip
    await turn.tx.put(CASES, counted)
    return counted


async def _is_in(turn: Turn, raid: Raid, finding: Finding) -> bool:
    if not raid.sure or finding.person is None or finding.above:
        return False
    mine = await turn.tx.get(RAIDERS, turn.id, raid.case, finding.person)
    return mine is not None and not mine.staff and (mine.wrote > 0 or steps.is_newcomer(raid, mine))


async def arrived(turn: Turn, event: MemberJoined, person: Person, is_staff: bool) -> None:
    """Somebody joined while an incident is on, too slowly to be a burst: they belong to it all the same."""
    raid = await raid_at(turn, event.platform, event.place)
    if raid is None or turn.now - raid.last_at > steps.CALM_FOR:
        return
    if await turn.tx.get(RAIDERS, turn.id, raid.case, person.id) is not None:
        return
    young = signs.is_young(event.author.account, event.author.created_at, turn.now)
    raider = Raider(turn.id, raid.case, person.id, event.at, 0, young, is_staff)
    more = await keep(turn, await add(turn, raid, raider))
    case = await turn.tx.get(CASES, turn.id, raid.case)
    if raid.state is RaidState.CONTAINED:
        await contain.more(turn, more, raid, raider)
    if case is not None and case.state.is_open:
        await cards.show(turn, case, calm=True)


async def _absorb(turn: Turn, raid: Raid, case: Case) -> None:
    """Cases that its people have caused a moment ago become part of it, and their cards go."""
    kept = case
    for raider in await raiders_of(turn, raid):
        if raider.staff:
            continue
        mine = where(community=turn.id, person=raider.person)
        for one in await turn.tx.find(CASES, *mine, Where("opened_at", ">=", turn.now - JUST)):
            if await _belongs(turn, raid, kept, one):
                kept = await merge(turn, kept, one, None)
                await _take_down(turn, one)
    if kept is not case:
        await turn.later(TIDY, str(case.number), turn.now + TIDY_AFTER)  # a card may have been on its way just now


async def _belongs(turn: Turn, raid: Raid, kept: Case, one: Case) -> bool:
    fits = one.kind is CaseKind.ENFORCE and one.state is CaseState.OPEN and not one.owner and not one.note
    if not fits or (one.platform, one.place) != (raid.platform, raid.place) or why_not(kept, one) is not None:
        return False
    if await turn.tx.count(DECISIONS, *where(community=turn.id, case=one.number)):
        return False
    told = await turn.tx.find(SIGNALS, *where(community=turn.id, case=one.number))
    return all(signal.kind is SignalKind.RULE for signal in told)


async def tidy(turn: Turn, due: Due) -> None:
    """One incident is one card: those that came to stand while it took their cases up are removed too."""
    for one in await turn.tx.find(CASES, *where(community=turn.id, state=CaseState.MERGED, merged_into=int(due.ref))):
        await _take_down(turn, one)


async def _take_down(turn: Turn, one: Case) -> None:
    """Those that stand already are removed; what was to be written on them is not."""
    waiting = where(community=turn.id, case=one.number, verb="card", state=ActionState.PLANNED)
    await turn.tx.change(ACTIONS, waiting, state=ActionState.CANCELLED, done_at=turn.now)
    for card in await turn.tx.find(CARDS, *where(community=turn.id, case=one.number)):
        ref = MessageRef(ChannelRef(card.platform, card.place, card.channel), card.message)
        await plan(turn, DeleteMessage(ref), verb="unsay", lane=f"card:{one.number}@{card.channel}")
        await turn.tx.drop(CARDS, *where(community=turn.id, case=one.number, channel=card.channel))
