"""Containing a raid by what can all be put back: doors, locks, slow mode, newcomers held. What a platform has no call
for is left out, and the card says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import audit
from bot.app.decide import latest
from bot.app.nights import is_night, next_morning
from bot.app.plan import plan
from bot.app.raids.incident import keep, raiders_of
from bot.app.raids.steps import CALM_FOR, MOST_HELD, Step, can, doors, of_people, of_place
from bot.app.raids.verbs import AGAIN, DOORS, NIGHT, lane
from bot.app.turn import Turn
from bot.domain.actions import Act, LockChannel, Mute, SetSlowMode
from bot.domain.decisions import ActionState, Decision, Outcome, Verb
from bot.domain.raids import Raid, Raider, RaidState
from bot.domain.time import DAY, HOUR, SECOND
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, MESSAGES

CALM: Final = "raid-calm"
"""The due item that puts everything back."""
REARM: Final = "raid-doors"
"""The due item that pauses the doors once more: platforms do it for a day at most."""
REARM_AFTER: Final = DAY - 3 * HOUR


async def contain(turn: Turn, raid: Raid, by: int | None, how: str) -> Raid:
    """Contain it now; `how` is press, plan or night. Nothing is done twice."""
    decision = None if by is not None else await _by_rule(turn, raid)
    steps = [*of_place(turn, raid), *await of_people(turn, raid, await raiders_of(turn, raid))]
    await carry(turn, raid, steps, decision)
    ends = turn.now + CALM_FOR
    if how == NIGHT and is_night(turn.community, turn.now):
        ends = next_morning(turn.community, turn.now) - SECOND
    await turn.later(CALM, str(raid.case), min(ends, turn.now + CALM_FOR))
    await turn.later(REARM, str(raid.case), turn.now + REARM_AFTER)
    await audit.record(turn, "raid:contain", by, None, f"case {raid.case}")
    return await keep(turn, replace(
        raid, state=RaidState.CONTAINED, how=how, by=by, changed_at=turn.now, asked_by=None,
        until=ends if how == NIGHT else 0,
    ))  # fmt: skip


async def _by_rule(turn: Turn, raid: Raid) -> int:
    """What a plan does is decided by the rule that saw it: it stands in the morning's list, and is undone with it."""
    case = await turn.tx.get(CASES, turn.id, raid.case)
    earlier = await latest(turn, raid.case)
    number = await turn.next("decision")
    decision = Decision(
        turn.id, number, raid.case, Outcome.VIOLATION, (Verb.SLOW, Verb.MUTE), None, case.rule if case else "", "",
        "", "", turn.now, earlier.id if earlier else None,
    )  # fmt: skip
    await turn.tx.add(DECISIONS, decision)
    return number


async def carry(turn: Turn, raid: Raid, steps: list[Step], decision: int | None) -> int:
    """Plan what is possible and not done yet; how many acts that is."""
    done = await _done(turn, raid)
    count = 0
    for step in steps:
        if not can(turn, step.act, raid.platform) or _mark(step.verb, step.act) in done:
            continue
        await plan(
            turn, step.act, verb=step.verb, lane=step.lane, case=raid.case, decision=decision
        )  # fmt: skip
        count += 1
    return count


async def _done(turn: Turn, raid: Raid) -> set[tuple[str, str]]:
    """What is in force or on its way, by verb and what it falls on."""
    over = (ActionState.UNDONE, ActionState.CANCELLED, ActionState.EXPIRED)
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, case=raid.case))
    return {_mark(row.verb, row.act) for row in rows if row.state not in over}


def _mark(verb: str, act: Act) -> tuple[str, str]:
    match act:
        case Mute():
            return verb, act.account.id
        case LockChannel() | SetSlowMode():
            return verb, act.channel.id
        case _:
            return verb, ""


async def more(turn: Turn, raid: Raid, before: Raid, raider: Raider | None) -> None:
    """While it is contained: a channel that is flooded only now is locked too, and whoever comes with it is held.

    `before` is the incident before this sign: nothing is looked for twice in a flood.
    """
    fresh = replace(raid, channels=raid.channels[len(before.channels) :])
    steps = [one for one in of_place(turn, fresh) if one.verb != DOORS]
    fresh_words = raider is not None and raider.wrote == 1 and await _not_held_yet(turn, raid, raider)
    if raider is not None and (raid.people > before.people or fresh_words) and raid.people <= MOST_HELD:
        steps += await of_people(turn, raid, [raider])
    decision = await _rule_decision(turn, raid) if steps else None
    for step in steps:
        if can(turn, step.act, raid.platform):
            await plan(turn, step.act, verb=step.verb, lane=step.lane, case=raid.case, decision=decision)


async def _not_held_yet(turn: Turn, raid: Raid, raider: Raider) -> bool:
    """Who now writes it for the first time: nobody had told of their coming, or they talked about something else."""
    if raider.joined_at is None:
        return True
    mine = where(community=turn.id, platform=raid.platform, person=raider.person)
    return await turn.tx.count(MESSAGES, *mine, Where("at", ">=", raid.since)) > 1


async def _rule_decision(turn: Turn, raid: Raid) -> int | None:
    found = await latest(turn, raid.case)
    return found.id if found is not None and found.by is None and raid.by is None else None


async def rearm(turn: Turn, raid: Raid) -> None:
    """Doors stay paused while it lasts."""
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, case=raid.case, verb=DOORS))
    if any(row.state is ActionState.APPLIED for row in rows):
        await plan(
            turn, doors(turn, raid), verb=DOORS, lane=lane(raid.case, DOORS), case=raid.case, follow=AGAIN
        )  # fmt: skip
        await turn.later(REARM, str(raid.case), turn.now + REARM_AFTER)
