"""Rights lost: every administrator who can be reached is told what no longer works. Rights back: what failed for want
of them is offered again."""

from __future__ import annotations

from typing import Final

from bot.app import audit, cards
from bot.app.decide import latest
from bot.app.diagnosis import RIGHTS
from bot.app.people import person_of
from bot.app.places import places_of, room_of
from bot.app.plan import plan, post
from bot.app.press import Press, Reply
from bot.app.remedies import remedy
from bot.app.retrying import try_again
from bot.app.screens import button, person_asking, refusal
from bot.app.staffroom import TELL
from bot.app.turn import Turn
from bot.domain.actions import SendDirect
from bot.domain.content import Block, ButtonStyle, Content, Line
from bot.domain.decisions import Action, ActionState
from bot.domain.events import OwnRightsChanged
from bot.domain.people import AccountRef
from bot.domain.results import Why
from bot.domain.text import Say, Several, say
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES

ABOUT: Final = "rights"
WANTED: Final = frozenset({Why.NO_RIGHT.value, Why.ABOVE_ME.value})
"""What failed for want of a right or of a rank."""
AGO: Final = 7 * DAY
"""What failed earlier is not offered again: the moment has passed."""


async def changed(turn: Turn, event: OwnRightsChanged) -> None:
    """Tell what was lost and what that costs; offer what failed once a right is back."""
    by = await person_of(turn, event.by) if event.by else None
    detail = f"-{','.join(sorted(event.lost))} +{','.join(sorted(event.gained))}"
    await audit.record(turn, "place:rights", by.id if by else None, None, detail)
    if event.lost:
        await tell_all(turn, event.platform, event.place, _lost(event.lost, event.platform))
    failed = await _failed(turn) if event.gained else []
    if failed:
        again = button(ABOUT, event.place, "again", say("press-again"), style=ButtonStyle.SAFE)
        content = Content((Line(say("presence-rights-back", count=len(failed))),), (again,))
        await tell_all(turn, event.platform, event.place, content)


def _lost(rights: frozenset[str], platform: str) -> Content:
    """One line a right: what I may not do, what no longer works for that."""
    names = sorted(rights & RIGHTS)
    lines: list[Block] = [
        Line(say("presence-rights-lost", rights=Several(tuple(_right(one) for one in names))), "warn")
    ]
    lines += [Line(say(f"feature-{one}")) for one in names]
    lines += [Line(remedy(Why.NO_RIGHT, platform, names), "quiet"), Line(say("presence-rights-noticed"), "quiet")]
    return Content(tuple(lines), (button("doctor", "", "look", say("press-look-once-more")),))


def _right(name: str) -> Say:
    return say(f"right-{name}")


async def tell_all(turn: Turn, platform: str, place: str, content: Content) -> None:
    """Into the room, and in private to each administrator: whichever of them still hears Steward, hears it."""
    room = room_of(turn)
    if room is not None:
        await post(turn, room, content, verb="staff")
    here = {(platform, place)} | {(one.platform, one.place) for one in await places_of(turn)}
    for where_ in sorted(here):
        act = SendDirect(where_[1], AccountRef(where_[0], ""), content, turn.community.language)
        await plan(turn, act, verb=TELL, lane=f"tell:{where_[0]}:{where_[1]}")


async def _failed(turn: Turn) -> list[Action]:
    """What was refused for want of a right in the last week, and is wanted still."""
    rows = await turn.tx.find(
        ACTIONS, *where(community=turn.id, state=ActionState.FAILED), Where("planned_at", ">=", turn.now - AGO),
        Where("result", "in", sorted(WANTED)), order=("id",),
    )  # fmt: skip
    return [row for row in rows if await _is_wanted(turn, row)]


async def _is_wanted(turn: Turn, row: Action) -> bool:
    """A deed of a decision that is in force; an inverse always, since it gives something back."""
    if row.inverse_of is not None:
        return True
    newest = await latest(turn, row.case) if row.case is not None and row.decision is not None else None
    return newest is not None and newest.id == row.decision


async def press_rights(turn: Turn, press: Press) -> Reply:
    """Try again what failed for want of a right."""
    denied = await refusal(turn, press, "retry")
    if denied is not None:
        return Reply(denied)
    if press.token.verb != "again":
        return Reply(say("press-unknown"))
    failed = await _failed(turn)
    await try_again(turn, failed)
    for number in sorted({row.case for row in failed if row.case is not None}):
        case = await turn.tx.get(CASES, turn.id, number)
        if case is not None:
            await cards.show(turn, case)
    await audit.record(turn, "retry", await person_asking(turn, press), None, f"{len(failed)} actions")
    return Reply(say("presence-again", count=len(failed)) if failed else say("retry-nothing"))
