"""Putting everything back: each act's inverse is planned from what the act itself found before. Twice is once."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app.people import account_hash
from bot.app.plan import plan
from bot.app.raids.banned import CAME, banned_by
from bot.app.raids.steps import SIDE_BY_SIDE, is_first
from bot.app.raids.verbs import BACK, BAN, CONTAINS, channel_lane
from bot.app.turn import Turn
from bot.domain.actions import (
    Act,
    Ban,
    BanMany,
    LockChannel,
    Mute,
    PauseDoors,
    SetSlowMode,
    Unban,
    UnlockChannel,
    Unmute,
)
from bot.domain.decisions import Action, ActionState
from bot.domain.people import AccountRef
from bot.domain.raids import EntryState
from bot.domain.results import Why
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, ACTIONS, ENTRIES, SANCTIONS

TAKE_BACK: Final = "take-back:"
"""As `undo` marks an act under way: its inverse is planned when it arrives."""
NEVER: Final = (ActionState.PLANNED, ActionState.GRACE, ActionState.FAILED, ActionState.STUCK)
ROUNDED: Final = 2 * SECOND
FINE: Final = frozenset({Why.NOT_HERE.value, Why.GONE.value, Why.ROOM_GONE.value})
"""Refusals after which nothing is left to be put back: whoever was held has left, the room is no more."""


async def restore(turn: Turn, case: int, *, bans: bool = False) -> int:
    """Put back everything that contained it, the newest first; with `bans` also whom it banned. How many acts."""
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, case=case))
    rows.sort(key=lambda row: (row.done_at or turn.now, row.id), reverse=True)
    out = {one.id for row in rows if row.verb == BAN for one in banned_by(row)} if not bans else set()
    first = {
        row.act.channel.id: row.id
        for row in rows
        if isinstance(row.act, SetSlowMode) and _slows(row) and row.state in CAME
    }
    count = 0
    for row in rows:
        if not (row.verb in CONTAINS or _slows(row) or (bans and row.verb == BAN)):
            continue
        if isinstance(row.act, Mute) and row.act.account.id in out:
            await turn.tx.put(ACTIONS, replace(row, state=ActionState.EXPIRED))  # whoever is banned needs no voice
        elif isinstance(row.act, SetSlowMode) and row.state in CAME and first[row.act.channel.id] != row.id:
            await turn.tx.put(ACTIONS, replace(row, state=ActionState.UNDONE))  # the first found what was before
        else:
            count += await take_back(turn, row)
    return count


def _slows(row: Action) -> bool:
    return isinstance(row.act, SetSlowMode) and row.inverse_of is None and row.verb != BACK


async def take_back(turn: Turn, row: Action, decision: int | None = None) -> int:
    """Take one act back: cancelled when it never came, marked while under way, else its inverses are planned."""
    if row.state in NEVER:
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.CANCELLED, done_at=turn.now))
        return 0
    if row.state is ActionState.SENDING:
        await turn.tx.put(ACTIONS, replace(row, follow=f"{TAKE_BACK}{decision or 0}"))
        return 1
    if row.state not in CAME:
        return 0
    return await put_back(turn, row, decision)


async def put_back(turn: Turn, row: Action, decision: int | None = None) -> int:
    """Plan the inverses of an act that came; it does not stand any more."""
    acts = await _inverses(turn, row)
    for number, act in enumerate(acts):
        side = f"{row.lane}:{number % SIDE_BY_SIDE}" if isinstance(act, Unban) else row.lane
        if isinstance(act, SetSlowMode) and row.case is not None:
            side = channel_lane(row.case, act.channel.id)
        await plan(
            turn, act, verb=BACK, lane=side, case=row.case, decision=decision, inverse_of=row.id
        )  # fmt: skip
    await turn.tx.put(ACTIONS, replace(row, state=ActionState.UNDONE))
    return len(acts)


async def _inverses(turn: Turn, row: Action) -> list[Act]:
    act = row.act
    match act:
        case Mute(place, account):
            return await _voice(turn, row, place, account)
        case SetSlowMode(channel):
            return [SetSlowMode(channel, 0 if _is_own(row) else int(row.before or 0))]
        case LockChannel(channel):
            return [UnlockChannel(channel, row.before)] if row.state is ActionState.APPLIED or row.before else []
        case PauseDoors(platform, place):
            return [PauseDoors(platform, place, *_as_before(turn, row))] if is_first(row) else []
        case Ban(place, account):
            return [Unban(place, account)]
        case BanMany(_, place):
            return [Unban(place, one) for one in banned_by(row)]
    return []


def _is_own(row: Action) -> bool:
    """Whether an act found its own effect: it had arrived, and was repeated because the process died before that was
    noted. Ends of mutes are told by platforms in whole seconds."""
    match row.act:
        case Mute(until=until):
            return row.before.isdecimal() and abs(int(row.before) - until) <= ROUNDED
        case SetSlowMode(seconds=seconds):
            return row.tries > 1 and row.before == str(seconds)
    return False


async def _voice(turn: Turn, row: Action, place: str, account: AccountRef) -> list[Act]:
    """Writing is given back, unless a moderator has muted them since, they were muted before, or wait at the gate."""
    row_of = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
    entry = await turn.tx.get(ENTRIES, turn.id, row_of.person) if row_of is not None else None
    if entry is not None and entry.state is EntryState.WAITING and not entry.asked:
        return []
    own = await turn.tx.get(SANCTIONS, turn.id, account_hash(account, turn.id), "mute")
    if own is not None and (own.until is None or own.until > turn.now):
        return []
    through = entry is not None and entry.state is EntryState.PASSED
    before = int(row.before) if row.before.isdecimal() and not through and not _is_own(row) else 0
    return [Mute(place, account, before)] if before > turn.now else [Unmute(place, account)]


def _as_before(turn: Turn, row: Action) -> tuple[int | None, int | None]:
    """Pauses of before that last still; what a repeated act found of its own is none."""
    told = [*row.before.split(","), "", ""][:2]
    own = row.act.invites_until if isinstance(row.act, PauseDoors) else None
    ends = [int(one) if one.isdecimal() and int(one) > turn.now else None for one in told]
    kept = [one if one is None or own is None or abs(one - own) > ROUNDED else None for one in ends]
    return kept[0], kept[1]


async def unfinished(turn: Turn, case: int) -> list[Action]:
    """What failed on an incident and still matters, oldest first."""
    failed = (ActionState.FAILED, ActionState.UNCERTAIN, ActionState.STUCK)
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, case=case), order=("id",))
    return [row for row in rows if row.state in failed and row.verb.startswith("raid-") and row.result not in FINE]


async def again(turn: Turn, case: int) -> int:
    """Try once more what failed; how many acts."""
    rows = await unfinished(turn, case)
    for row in rows:
        tries = int(row.state is ActionState.UNCERTAIN)  # then it may find its own effect
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.PLANNED, not_before=turn.now, tries=tries))
    turn.rings = turn.rings or bool(rows)
    return len(rows)
