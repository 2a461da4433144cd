"""Crisis mode: what activities would announce is kept back, and each thing is let go or dropped by a person's tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from activities import calls
from activities.catalog import BY_NAME
from activities.floor import Floor
from activities.held import HeldThing
from activities.schedule import service as schedules
from activities.schedule.model import FIRE, RUN, Held
from activities.schedule.tables import HELD as HELD_DUES
from bot.app.engage import lateness, pacing, verbs
from bot.app.turn import Turn
from bot.domain.actions import Act, CopyMedia, SendDirect, SendMessage, SendPoll, SetNativeEvent, channel_of
from bot.domain.content import Content, Heading, Line, Quote
from bot.domain.decisions import Action, ActionState
from bot.domain.records import Due, Late
from bot.domain.text import Say, Words, say
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, COMMUNITIES, DUE

DROPPED: Final = "crisis-dropped"
"""The due kind by which an activity hears, in a turn of its own, that what it planned was dropped."""
OLD: Final = DAY
"""How long an announcement may wait before it is called stale."""


async def set_crisis(turn: Turn, since: int) -> int:
    """Crisis mode from `since` on (µs UTC; 0: over); how many announcements that were on their way are now held."""
    settings = replace(turn.community.settings, crisis=since)
    turn.community = replace(turn.community, settings=settings)
    await turn.tx.put(COMMUNITIES, turn.community)
    return await _hold_planned(turn) if since else 0


async def _hold_planned(turn: Turn) -> int:
    held = 0
    for row in await turn.tx.find(ACTIONS, *where(state=ActionState.PLANNED, community=turn.id)):
        if is_held_back(turn, row.verb, row.act) and not row.lane.startswith(verbs.THROUGH):
            await turn.tx.put(ACTIONS, replace(row, state=ActionState.HELD))
            held += 1
    return held


def is_held_back(turn: Turn, verb: str, act: Act) -> bool:
    """Whether crisis mode holds an act: what members would newly see or be told. Changes of what stands already,
    answers, and what goes to the team's own room are not held."""
    if verb == verbs.HELD:
        return True
    if verb not in verbs.ALL or (isinstance(act, SetNativeEvent) and act.event.id):
        return False
    if not isinstance(act, SendMessage | SendPoll | CopyMedia | SetNativeEvent):
        return False
    room = turn.community.room_platform, turn.community.room_channel
    channel = channel_of(act)
    return channel is None or (channel.platform, channel.id) != room


async def held_things(turn: Turn, floor: Floor) -> list[HeldThing]:
    """Everything that waits, oldest first."""
    rows = await turn.tx.find(ACTIONS, *where(state=ActionState.HELD, community=turn.id), order=("id",))
    groups: dict[tuple[str, ...], list[Action]] = {}
    for row in rows:
        groups.setdefault(_kind(row), []).append(row)
    found = [_thing(turn, group) for group in groups.values()]
    for held in await turn.tx.find(HELD_DUES, *where(community=turn.id, resumed=False), order=("id",)):
        due = await turn.tx.get(DUE, turn.id, held.kind, held.ref)
        if due is not None and due.blocked:
            found.append(await _due_thing(floor, held, due))
    return sorted(found, key=lambda one: (one.at, one.key))


def _kind(row: Action) -> tuple[str, ...]:
    """What is decided on together: private messages of one kind about one thing; anything else by itself."""
    if not isinstance(row.act, SendDirect):
        return (str(row.id),)
    first = _first_words(row)
    return (row.verb, row.follow, first.key if isinstance(first, Say) else str(first))


def _first_words(row: Action) -> Words:
    """How a message begins."""
    content = getattr(row.act, "content", None)
    for block in content.blocks if isinstance(content, Content) else ():
        if isinstance(block, Heading | Line | Quote):
            return block.text
    return ""


def _thing(turn: Turn, group: Sequence[Action]) -> HeldThing:
    first = group[0]
    direct = isinstance(first.act, SendDirect)
    what = _said(first, "direct" if direct else "post", len(group))
    stale = turn.now - first.planned_at > OLD
    return HeldThing(f"a{first.id}", what, first.planned_at, channel_of(first.act), len(group), stale)


def _said(row: Action, kind: str, count: int) -> Say:
    name, _, ref = row.follow.partition(":")
    number = ref.partition(":")[0].partition("-")[0].partition("@")[0].partition("|")[0]
    if name in BY_NAME and number.isdecimal():
        return say(f"crisis-held-{kind}-of", n=count, thing=lateness.thing(name, number))
    first = _first_words(row)
    return say(f"crisis-held-{kind}-says", n=count, text=first) if first else say(f"crisis-held-{kind}", n=count)


async def _due_thing(floor: Floor, held: Held, due: Due) -> HeldThing:
    late = floor.now - held.at
    if held.kind in (FIRE, RUN):
        planned = await schedules.schedule(floor, int(held.ref))
        stale = planned is not None and planned.late is Late.IF_FRESH and late > planned.fresh
    else:
        kind = next((one.due[held.kind] for one in BY_NAME.values() if held.kind in one.due), None)
        fresh = kind is not None and Late.IF_FRESH in (kind.late, due.late)
        stale = kind is not None and fresh and late > kind.fresh
    return HeldThing(f"d{held.id}", await lateness.what_of(floor, held.kind, held.ref), held.at, None, 1, stale)


async def let_go(turn: Turn, key: str) -> int:
    """Carry out what waits under this key after all; how many things that were (0: nothing waits any more)."""
    if key.startswith("d"):
        held = await _held(turn, key)
        if held is None or not await turn.tx.change(DUE, _of(held), blocked=False):
            return 0
        await turn.tx.put(HELD_DUES, replace(held, resumed=True))
        turn.wakes_at = turn.now
        return 1
    rows = await _group(turn, key)
    for row in rows:
        await turn.tx.put(ACTIONS, await _released(turn, row))
    turn.rings = True
    return len(rows)


async def _released(turn: Turn, row: Action) -> Action:
    """A held action, planned again; many in one channel go out one after the other, not all at once."""
    channel = channel_of(row.act)
    go = replace(row, state=ActionState.PLANNED, planned_at=turn.now, not_before=turn.now)
    if channel is None:
        return go
    lane = row.lane if row.lane.startswith(verbs.LATE) else f"{verbs.LATE}{row.lane}"
    return replace(go, lane=lane, not_before=await pacing.slot(turn, channel))


async def drop(turn: Turn, floor: Floor, key: str) -> int:
    """Let what waits under this key never happen; its activity hears that it did not. How many things that were."""
    if key.startswith("d"):
        held = await _held(turn, key)
        if held is None:
            return 0
        await turn.tx.drop(HELD_DUES, *where(community=turn.id, kind=held.kind, ref=held.ref))
        gone = await turn.tx.drop(DUE, *_of(held))
        if gone and held.kind in (FIRE, RUN):
            await schedules.pass_over(floor, int(held.ref))
        return gone
    rows = await _group(turn, key)
    for row in rows:
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.CANCELLED, done_at=turn.now))
        await _tell(turn, row)
    return len(rows)


async def _tell(turn: Turn, row: Action) -> None:
    """A call that was dropped is gone, not lost; of anything else its activity hears as of a refusal."""
    if row.verb == calls.CALL and isinstance(row.act, SendMessage):
        name, _, ref = row.follow.partition(":")
        channel = row.act.channel
        mine = where(community=turn.id, activity=name, ref=ref, platform=channel.platform, channel=channel.id)
        await turn.tx.change(calls.STANDS, mine, state="gone")
    else:
        await turn.later(DROPPED, str(row.id), turn.now)


async def _held(turn: Turn, key: str) -> Held | None:
    if not key[1:].isdecimal():
        return None
    rows = await turn.tx.find(HELD_DUES, *where(community=turn.id, id=int(key[1:]), resumed=False), limit=1)
    return rows[0] if rows else None


def _of(held: Held) -> tuple[Where, ...]:
    return where(community=held.community, kind=held.kind, ref=held.ref, blocked=True)


async def _group(turn: Turn, key: str) -> list[Action]:
    """The actions under a key: one announcement, or every private message of its kind."""
    first = await turn.tx.get(ACTIONS, turn.id, int(key[1:])) if key[1:].isdecimal() else None
    if first is None or first.state is not ActionState.HELD:
        return []
    if not isinstance(first.act, SendDirect):
        return [first]
    same = where(state=ActionState.HELD, community=turn.id, verb=first.verb, follow=first.follow)
    return [one for one in await turn.tx.find(ACTIONS, *same, order=("id",)) if _kind(one) == _kind(first)]
