"""Telling the team: into the moderators' room; where there is none, to the administrators in private."""

from __future__ import annotations

from typing import Final

from bot.app.desk import Desk
from bot.app.people import language_of
from bot.app.places import places_of, room_of
from bot.app.plan import plan, post, write_direct
from bot.app.powers import powers_of, staff_at
from bot.app.turn import Turn, take_turn
from bot.domain.actions import SendDirect
from bot.domain.content import Content
from bot.domain.decisions import Action
from bot.domain.people import AccountRef, Standing
from bot.ports.tables import ACCOUNTS

TELL: Final = "tell"
"""The errand that finds the administrators when there is no room."""


async def tell_staff(turn: Turn, content: Content, but: AccountRef | None = None) -> None:
    """Say something to the team once; in private not to `but`, who did it. Nobody is told of the first set-up."""
    if not turn.community.settings.setup_done and room_of(turn) is None:
        return
    room = room_of(turn)
    if room is not None:
        await post(turn, room, content, verb="staff")
        return
    for place in await places_of(turn):
        act = SendDirect(place.place, AccountRef(place.platform, ""), content, turn.community.language)
        await plan(turn, act, verb=TELL, lane=f"tell:{place.platform}:{place.place}", follow=but.id if but else "")


async def tell(desk: Desk, action: Action) -> None:
    """Carry the errand out: each administrator of the place gets it in private."""
    act = action.act
    if not isinstance(act, SendDirect):
        return
    seniors = [one for one in await administrators(desk, action.community, act) if one.id != action.follow]

    async def deed(turn: Turn) -> None:
        for account in seniors:
            row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
            language = language_of(row, turn.community.language)
            await write_direct(turn, act.place, account, act.content, language, person=row.person if row else 0)

    await take_turn(desk, action.community, deed)


async def administrators(desk: Desk, community: int, act: SendDirect) -> list[AccountRef]:
    """Administrators of the place that an errand is for, by all their standings; no bots."""
    spot = (act.account.platform, act.place)
    staff = await staff_at(desk, community, spot)
    found = await powers_of(desk, community, dict.fromkeys(staff, spot))
    able = {one for one, rights in found.items() if rights is not None and rights.present and not rights.is_bot
            and rights.standing >= Standing.ADMIN}  # fmt: skip
    return [one for one in staff if one in able]
