"""Ban and clean up: what can't all be taken back. A lead chooses it, a grace with Undo goes before it, and just before
it happens it is looked once more who chose and on whom it would fall. Words are kept before they are removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.app import audit, cards
from bot.app.authorize import NEEDS, lacks
from bot.app.decide import latest, learn
from bot.app.desk import Desk
from bot.app.people import account_of
from bot.app.plan import plan
from bot.app.powers import power_of, staff_at
from bot.app.raids.banned import banned
from bot.app.raids.incident import accounts_among, keep, keep_words, raid_of, raiders_of
from bot.app.raids.near import find_near
from bot.app.raids.steps import SIDE_BY_SIDE, can, is_struck, reason
from bot.app.raids.verbs import BAN, CLEAN, HOLD, STRIKE, channel_lane, lane
from bot.app.turn import Turn, look_in, take_turn
from bot.domain.actions import Act, Ban, BanMany, DeleteMessage, DeleteMessages
from bot.domain.decisions import Action, ActionState, Decision, Outcome, Verb
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.raids import Raid
from bot.domain.records import StoredMessage
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, MESSAGES

DUE: Final = "raid-strike"
PAGE: Final = 400


async def order(turn: Turn, raid: Raid, by: int) -> Raid:
    """Somebody who may chose it: it happens when the grace is over."""
    at = turn.now + turn.community.settings.grace
    await turn.later(DUE, str(raid.case), at)
    await audit.record(turn, "raid:ban", by, None, f"case {raid.case}")
    return await keep(turn, replace(raid, strike_at=at, strike_by=by, asked_by=None))


async def send(turn: Turn, raid: Raid) -> None:
    """The grace is over: the errand looks once more, and then it is done."""
    errand = BanMany(raid.platform, raid.place, ())
    await plan(turn, errand, verb=STRIKE, lane=lane(raid.case, STRIKE), case=raid.case)


async def carry_out(desk: Desk, action: Action) -> None:
    """The errand: who chose it may still do so; nobody on it has become staff."""
    number = action.case or 0

    async def chosen(turn: Turn) -> tuple[Raid | None, AccountRef | None]:
        raid = await raid_of(turn, number)
        account = await account_of(turn, raid.strike_by, raid.platform) if raid and raid.strike_by is not None else None
        other = await account_of(turn, raid.strike_by) if raid and raid.strike_by is not None else None
        account = account or other
        return raid, AccountRef(account.platform, account.id) if account else None

    raid, by = await look_in(desk, action.community, chosen)
    if raid is None or not raid.strike_at:
        return
    rights = await power_of(desk, action.community, by, (raid.platform, raid.place)) if by is not None else None
    staff = await staff_at(desk, action.community, (raid.platform, raid.place))
    may = rights is not None and lacks(rights, NEEDS["raid_ban"]) is None
    await take_turn(desk, action.community, lambda turn: _strike(turn, number, frozenset(staff), may))


async def _strike(turn: Turn, number: int, staff: frozenset[AccountRef], may: bool) -> None:
    raid, case = await raid_of(turn, number), await turn.tx.get(CASES, turn.id, number)
    if raid is None or case is None or not raid.strike_at:
        return
    by, raid = raid.strike_by, replace(raid, strike_at=0, strike_by=None)
    if not may or by is None:
        await audit.record(turn, "denied:raid_ban", by, None, f"case {number}")
        await keep(turn, raid)
    else:
        raid = await keep(turn, replace(await find_near(turn, raid), struck=True))
        decision = await _decision(turn, raid, by, case.rule)
        accounts = await _targets(turn, raid, staff)
        await _let_go(turn, raid, {one.id for one in accounts.values()})
        await _clean(turn, raid, list(accounts), decision)
        await _ban(turn, raid, list(accounts.values()), decision)
        await learn(turn, number, confirmed=True)
    await cards.show(turn, case)


async def _decision(turn: Turn, raid: Raid, by: int, rule: str) -> int:
    earlier = await latest(turn, raid.case)
    number = await turn.next("decision")
    await turn.tx.add(DECISIONS, Decision(
        turn.id, number, raid.case, Outcome.VIOLATION, (Verb.DELETE, Verb.BAN), by, rule, "", "", "", turn.now,
        earlier.id if earlier else None,
    ))  # fmt: skip
    return number


async def _targets(turn: Turn, raid: Raid, staff: frozenset[AccountRef]) -> dict[int, AccountRef]:
    """Accounts that are to be banned and are not yet, by person."""
    raiders = [one.person for one in await raiders_of(turn, raid) if is_struck(raid, one)]
    out = await banned(turn, raid.case)
    found = {}
    for person, row in (await accounts_among(turn, raiders, raid.platform)).items():
        account = AccountRef(row.platform, row.id)
        if account not in staff and account.id not in out and not row.is_bot:
            found[person] = account
    return found


async def _let_go(turn: Turn, raid: Raid, out: set[str]) -> None:
    """Whoever is banned need not be held first."""
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, case=raid.case, verb=HOLD, state=ActionState.PLANNED))
    for row in rows:
        if getattr(row.act, "account", AccountRef("", "")).id in out:
            await turn.tx.put(ACTIONS, replace(row, state=ActionState.CANCELLED, done_at=turn.now))


async def _ban(turn: Turn, raid: Raid, accounts: Sequence[AccountRef], decision: int) -> None:
    """As few calls as the platform allows."""
    why = reason(turn, raid)
    platform = turn.desk.platforms.get(raid.platform)
    most = platform.limits.ban_many if platform else 1
    for start in range(0, len(accounts), most):
        part = tuple(accounts[start : start + most])
        act: Act = BanMany(raid.platform, raid.place, part, why)
        if most == 1 or not can(turn, act, raid.platform):
            for number, one in enumerate(part):
                side = lane(raid.case, f"{BAN}{(start + number) % SIDE_BY_SIDE}")
                await _plan(turn, raid, BAN, Ban(raid.place, one, reason=why), side, decision)
        else:
            await _plan(turn, raid, BAN, act, lane(raid.case, BAN), decision)


async def _clean(turn: Turn, raid: Raid, people: Sequence[int], decision: int) -> None:
    """Remove what they wrote in it, as few calls as the platform allows, after keeping it."""
    rooms: dict[str, list[str]] = {}
    for row in await _written(turn, raid, people):
        await keep_words(turn, raid.case, row)
        rooms.setdefault(row.channel, []).append(row.message)
    parents = dict(raid.channels)
    platform = turn.desk.platforms.get(raid.platform)
    most = platform.limits.delete_many if platform else 1
    for channel, ids in rooms.items():
        ref = ChannelRef(raid.platform, raid.place, channel, parents.get(channel, ""))
        for start in range(0, len(ids), most):
            part = tuple(ids[start : start + most])
            act: Act = DeleteMessages(ref, part)
            if len(part) == 1 or not can(turn, act, raid.platform):
                for one in part:
                    await _plan(turn, raid, CLEAN, DeleteMessage(MessageRef(ref, one)), _side(raid, channel), decision)
            else:
                await _plan(turn, raid, CLEAN, act, _side(raid, channel), decision)


def _side(raid: Raid, channel: str) -> str:
    return channel_lane(raid.case, channel)


async def _written(turn: Turn, raid: Raid, people: Sequence[int]) -> list[StoredMessage]:
    """What these people wrote since it began and that still stands, oldest first."""
    found: list[StoredMessage] = []
    since = Where("at", ">=", raid.since)
    for start in range(0, len(people), PAGE):
        who = Where("person", "in", list(people[start : start + PAGE]))
        found += await turn.tx.find(MESSAGES, *where(community=turn.id, platform=raid.platform, gone=False), since, who)
    return sorted(found, key=lambda row: (row.channel, row.at, row.message))


async def _plan(turn: Turn, raid: Raid, verb: str, act: Act, side: str, decision: int) -> None:
    await plan(turn, act, verb=verb, lane=side, case=raid.case, decision=decision)
