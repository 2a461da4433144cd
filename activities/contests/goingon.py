"""What stands in the way of a draw, and what makes a place free: it goes on from here, by a person or by time."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.contests import telling
from activities.contests.model import Contest, Pick, State, earliest
from activities.contests.record import DRAND
from activities.contests.service import CLAIM, DRAW, FILL, NAME, get
from activities.contests.tables import CONTESTS, PICKS, SEALS
from activities.floor import Floor
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, ButtonStyle, Content, Line, plain
from bot.domain.records import Due
from bot.domain.text import Moment, Say, say
from bot.domain.time import MINUTE, SECOND

LONGEST_WAIT: Final = 30 * MINUTE
"""Between two tries to get what the draw needs."""
SOON: Final = 10 * SECOND


async def trouble(floor: Floor, ref: str, why: Say) -> None:
    """The draw can't go on now: it waits. When it couldn't for the second time staff are told, once, and may decide
    otherwise."""
    one = await get(floor, ref)
    if one is None or one.state not in (State.FROZEN, State.DRAWN):
        return
    wait = min(MINUTE << min(one.tries, 10), LONGEST_WAIT)
    await floor.later(DRAW, one.ref, floor.now + wait)
    told = one.troubled_at or (floor.now if one.tries else 0)
    await floor.tx.put(CONTESTS, replace(one, tries=one.tries + 1, troubled_at=told))
    if one.troubled_at or not told:
        return
    verb = "unseen" if why.key == "contests-unseen" else "fallback"
    button = Button(write_token(Token(NAME, one.ref, verb)), say(f"contests-press-{verb}"), ButtonStyle.DANGER)
    lines = (Line(say("contests-trouble", title=one.title), "strong"), Line(why), Line(say(f"contests-{verb}-what")))
    await floor.tell_staff(Content(lines, (button,)))


async def fallback(floor: Floor, one: Contest, by: int) -> Say:
    """Somebody of the team chooses the sealed number, since the round can't be had; the outcome will say so."""
    if one.state is not State.FROZEN or one.source != DRAND or not one.troubled_at:
        return say("contests-fallback-no")
    seal = await floor.tx.get(SEALS, floor.id, one.id)
    if one.fallback or (seal is not None and seal.beacon):
        return say("contests-fallback-no")
    await floor.tx.put(CONTESTS, replace(one, fallback=True, troubled_at=0, tries=0))
    await floor.audit("contest-fallback", by, None, f"contest {one.id}")
    await _go_on(floor, one)
    return say("contests-fallback-done")


async def pass_unseen(floor: Floor, one: Contest, by: int) -> Say:
    """Somebody of the team lets the draw go on past people about whom no platform tells."""
    if one.state not in (State.FROZEN, State.DRAWN) or not one.troubled_at:
        return say("contests-unseen-no")
    await floor.tx.put(CONTESTS, replace(one, unseen_pass=True, troubled_at=0, tries=0))
    await floor.audit("contest-unseen", by, None, f"contest {one.id}")
    await _go_on(floor, one)
    return say("contests-unseen-done")


async def draw_now(floor: Floor, one: Contest) -> Say:
    """`/contest draw`: at once, unless a promise stands against it."""
    if one.state is State.OPEN:
        return say("contests-draw-open", ref=one.ref)
    if one.state is not State.FROZEN:
        return say("contests-drawn-already", title=one.title)
    early = earliest(one)
    if floor.now < early:
        return say("contests-draw-early", at=Moment(early, "datetime"))
    await floor.tx.put(CONTESTS, replace(one, draws_at=floor.now))
    await floor.later(DRAW, one.ref, floor.now)
    return say("contests-draw-begun")


async def free_place(floor: Floor, one: Contest, pick: Pick, state: str, why: str) -> None:
    """A place becomes vacant; the next of the ranking moves up."""
    await floor.tx.put(PICKS, replace(pick, state=state, why=why, until=0))
    vacant = replace(one, state=State.DRAWN)
    await floor.tx.put(CONTESTS, vacant)
    await _go_on(floor, one)
    await calls.refresh(floor, NAME, one.ref)
    await telling.settle(floor, vacant)


async def _go_on(floor: Floor, one: Contest) -> None:
    """Now; and once more in a moment, for an errand that was just ending does not see what changed."""
    await floor.errand(FILL, one.ref)
    await floor.later(DRAW, one.ref, floor.now + SOON)


async def claim_due(floor: Floor, due: Due) -> None:
    """The time to come forward is over: the next of the ranking moves up. In crisis mode nobody could read of it, so
    that their time begins anew."""
    ref, _, rank = due.ref.partition("-")
    one = await get(floor, ref)
    pick: Pick | None = await floor.tx.get(PICKS, floor.id, one.id, int(rank)) if one is not None else None
    if one is None or pick is None or pick.state != "waiting":
        return
    if floor.is_held:
        until = floor.now + one.claim
        await floor.tx.put(PICKS, replace(pick, until=until))
        await floor.later(CLAIM, due.ref, until)
        return
    if pick.person is not None:
        await floor.write_to(pick.person, plain(say("contests-lapsed-you", title=one.title)))
    await free_place(floor, one, pick, "lapsed", "")
