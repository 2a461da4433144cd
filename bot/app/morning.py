"""The morning: one line about the night, with [All right] and [Show]. Silence never means broken.

[All right] confirms what rules did where it was clear, which counts for the rules' records, closes what was held
clearly, and leaves the rest to a look.
"""

from __future__ import annotations

from typing import Final

from bot.app import audit, nights
from bot.app.authorize import authorize
from bot.app.decide import Choice, decide, learn
from bot.app.desk import Desk
from bot.app.learning import capture
from bot.app.nightlist import CLEAR, DONE, Entry, jump, listed, shown, told
from bot.app.nights import Night, next_morning, night_before
from bot.app.numbers import number_in
from bot.app.people import find_person, language_of, name_of
from bot.app.places import places_of, room_of
from bot.app.plan import plan, post, write_direct
from bot.app.press import Press, Reply
from bot.app.staffroom import administrators
from bot.app.turn import Turn, take_turn
from bot.domain.actions import SendDirect
from bot.domain.content import Block, Content, Line, Look
from bot.domain.decisions import Action, Outcome, Verb
from bot.domain.people import AccountRef
from bot.domain.records import Community, Due, Mark
from bot.domain.text import say
from bot.ports.store import Tx
from bot.ports.tables import ACCOUNTS, DUE, MARKS

KIND: Final = "morning"
SEAT: Final = "morning-seat"
"""The errand that finds the administrators where there is no room to tell."""
EMPTY: Final = Content(())


async def first(tx: Tx, community: Community, now: int) -> None:
    """A community's first morning, unless one is put down already."""
    await tx.add(DUE, Due(community.id, KIND, "", next_morning(community, now)))


async def schedule(turn: Turn) -> None:
    """The next morning, by the zone and quiet hours of now; call it when either changes."""
    await turn.later(KIND, "", next_morning(turn.community, turn.now))


async def carry_out(turn: Turn, due: Due) -> None:
    """It is morning: tell the room, or whoever runs the place alone; once a night."""
    await schedule(turn)
    night = night_before(turn.community, turn.now)
    mark = await turn.tx.get(MARKS, turn.id, KIND)
    settings = turn.community.settings
    if (mark is not None and mark.value == night.day) or not (settings.setup_done or settings.volunteer):
        return
    await turn.tx.put(MARKS, Mark(turn.id, KIND, night.day, turn.now))
    room = room_of(turn)
    if room is not None:
        await post(turn, room, told(await listed(turn, night), night))
        return
    for place in await places_of(turn):
        seat = SendDirect(place.place, AccountRef(place.platform, ""), EMPTY, turn.community.language)
        await plan(turn, seat, verb=SEAT, lane=f"morning:{place.platform}:{place.place}", follow=night.day)


async def seat(desk: Desk, action: Action) -> None:
    """Write the line to each administrator in private."""
    act = action.act
    if not isinstance(act, SendDirect):
        return
    admins = await administrators(desk, action.community, act)

    async def deed(turn: Turn) -> None:
        night = night_of(turn, action.follow)
        content = told(await listed(turn, night), night)
        for account in admins:
            row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
            person = await find_person(turn, account)
            language = language_of(row, turn.community.language)
            await write_direct(turn, act.place, account, content, language, person=person.id if person else 0)

    await take_turn(desk, action.community, deed)


def night_of(turn: Turn, day: str) -> Night:
    """The night whose morning has this date; the last one where the date is none."""
    return nights.night_on(turn.community, day) or night_before(turn.community, turn.now)


async def press_morning(turn: Turn, press: Press) -> Reply:
    """[All right] and [Show]; for moderators."""
    actor = await press.actor(turn)
    refusal = authorize(actor, "look")
    if refusal is not None:
        return Reply(refusal)
    night = night_of(turn, press.token.ref)
    entries = [one for one in await listed(turn, night) if one.case.person != actor.person]
    if press.token.verb == "show":
        return Reply(content=await shown(turn, entries, night, number_in(press.token.arg) or 1))
    return await _all_right(turn, entries, night, actor.person)


async def _all_right(turn: Turn, entries: list[Entry], night: Night, by: int) -> Reply:
    name = f"{KIND}:{night.day}"
    mark = await turn.tx.get(MARKS, turn.id, name)
    if mark is not None:
        return Reply(say("morning-already", name=await name_of(turn, int(mark.value))))
    await turn.tx.put(MARKS, Mark(turn.id, name, str(by), turn.now))
    confirmed = [entry for entry in entries if entry.state in (CLEAR, DONE)]
    for entry in confirmed:
        if entry.state == CLEAR:
            await decide(turn, entry.case, Choice(Outcome.VIOLATION, (Verb.DELETE,)), by)
        else:
            await learn(turn, entry.case.number, confirmed=True)
            await capture.confirmed(turn, entry.case, by)
    await audit.record(turn, "morning:all-right", by, None, f"{len(confirmed)} confirmed")
    left = [entry for entry in entries if entry.state not in (CLEAR, DONE)]
    blocks: list[Block] = [Line(say("morning-confirmed", count=len(confirmed)))]
    if left:
        blocks.append(Line(say("morning-left", count=len(left))))
    return Reply(content=Content(tuple(blocks), tuple(jump(entry.case.number) for entry in left[:8]), Look.LIST))
