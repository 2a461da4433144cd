"""Who gets a case in private: those above or the administrators where no room may show it, the leads a rule calls."""

from __future__ import annotations

from bot.app import audit, calling, cards
from bot.app.desk import Desk
from bot.app.people import find_person, once_each
from bot.app.places import place_on
from bot.app.powers import powers_of, staff_of
from bot.app.turn import Turn, take_turn
from bot.domain.cases import Case
from bot.domain.decisions import Action
from bot.domain.people import AccountRef, Standing
from bot.domain.records import Mark
from bot.ports.tables import CASES, MARKS


async def seat(desk: Desk, action: Action) -> None:
    """Find whoever may see the case, and bring it to each of them."""
    case = await take_turn(desk, action.community, lambda turn: turn.tx.get(CASES, turn.id, action.case or 0))
    if case is None:
        return
    needed = max(case.above, int(Standing.ADMIN if case.above == 0 else Standing.MODERATOR))
    seniors = await _seniors(desk, action.community, case, needed)

    async def deed(turn: Turn) -> None:
        fresh = await turn.tx.get(CASES, turn.id, case.number)
        if fresh is None:
            return
        mine = [
            one for one in await once_each(turn, seniors, case.platform) if not await _is_about(turn, one, fresh.person)
        ]
        for one in mine:
            await cards.seat(turn, fresh, [one], await place_on(turn, one.platform, fresh.place))
        if not mine:
            await audit.record(turn, "nobody-above", None, fresh.person, f"case {fresh.number}")
            await turn.tx.put(MARKS, Mark(turn.id, f"homeless:{fresh.number}", "", turn.now))

    await take_turn(desk, action.community, deed)


async def call(desk: Desk, action: Action) -> None:
    """Bring word of a case to the leads, as its rule asks: not to whom it is about."""
    case = await take_turn(desk, action.community, lambda turn: turn.tx.get(CASES, turn.id, action.case or 0))
    if case is None:
        return
    leads = await _seniors(desk, action.community, case, max(case.above, int(Standing.LEAD)))

    async def deed(turn: Turn) -> None:
        fresh = await turn.tx.get(CASES, turn.id, case.number)
        if fresh is None or not fresh.state.is_open:
            return
        for account in await once_each(turn, leads, fresh.platform):
            if not await _is_about(turn, account, fresh.person):
                await calling.direct(turn, fresh, account, calling.leads_content(fresh))

    await take_turn(desk, action.community, deed)


async def _seniors(desk: Desk, community: int, case: Case, needed: int) -> list[AccountRef]:
    """Whom the platforms list as staff, and whose standing comes up to it; no bots."""
    staff = await staff_of(desk, community)
    rights = await powers_of(desk, community, dict.fromkeys(staff, (case.platform, case.place)))
    able = {one: found for one, found in rights.items() if found is not None and found.present and not found.is_bot}
    return [one for one in staff if one in able and able[one].standing >= needed]


async def _is_about(turn: Turn, account: AccountRef, person: int | None) -> bool:
    """Nobody sees a case about themselves."""
    found = await find_person(turn, account)
    return found is not None and found.id == person
