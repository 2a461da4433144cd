"""Who gets a case in private: those above or the administrators where no room may show it, the leads a rule calls."""

from __future__ import annotations

from bot.app import audit, calling, cards
from bot.app.desk import Desk
from bot.app.members import rights_of
from bot.app.people import find_person
from bot.app.turn import Turn, take_turn
from bot.domain.decisions import Action
from bot.domain.people import AccountRef, Standing
from bot.domain.records import Mark
from bot.ports.tables import CASES, MARKS


async def seat(desk: Desk, action: Action) -> None:
    """Find whoever may see the case, and bring it to each of them."""
    case = await take_turn(desk, action.community, lambda turn: turn.tx.get(CASES, turn.id, action.case or 0))
    platform = desk.platforms.get(case.platform) if case else None
    if case is None or platform is None:
        return
    needed = max(case.above, int(Standing.ADMIN if case.above == 0 else Standing.MODERATOR))
    seniors = []
    for account in await platform.staff(case.place):
        rights = await rights_of(desk, case.place, account)
        if rights is not None and rights.standing >= needed and not rights.is_bot:
            seniors.append(account)

    async def deed(turn: Turn) -> None:
        fresh = await turn.tx.get(CASES, turn.id, case.number)
        if fresh is None:
            return
        mine = [one for one in seniors if not await _is_about(turn, one, fresh.person)]
        await cards.seat(turn, fresh, mine, fresh.place)
        if not mine:
            await audit.record(turn, "nobody-above", None, fresh.person, f"case {fresh.number}")
            await turn.tx.put(MARKS, Mark(turn.id, f"homeless:{fresh.number}", "", turn.now))

    await take_turn(desk, action.community, deed)


async def call(desk: Desk, action: Action) -> None:
    """Bring word of a case to the leads, as its rule asks: not to whom it is about."""
    case = await take_turn(desk, action.community, lambda turn: turn.tx.get(CASES, turn.id, action.case or 0))
    platform = desk.platforms.get(case.platform) if case else None
    if case is None or platform is None:
        return
    leads = []
    for account in await platform.staff(case.place):
        rights = await rights_of(desk, case.place, account)
        able = rights is not None and rights.present and not rights.is_bot
        if able and rights is not None and rights.standing >= max(case.above, Standing.LEAD):
            leads.append(account)

    async def deed(turn: Turn) -> None:
        fresh = await turn.tx.get(CASES, turn.id, case.number)
        if fresh is None or not fresh.state.is_open:
            return
        for account in leads:
            if not await _is_about(turn, account, fresh.person):
                await calling.direct(turn, fresh, account, calling.leads_content(fresh))

    await take_turn(desk, action.community, deed)


async def _is_about(turn: Turn, account: AccountRef, person: int | None) -> bool:
    """Nobody sees a case about themselves."""
    found = await find_person(turn, account)
    return found is not None and found.id == person
