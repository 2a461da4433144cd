"""/doctor: the diagnosis as a screen, and the taps that mend."""

from __future__ import annotations

from typing import Final

from bot.app import audit
from bot.app.cards import show
from bot.app.diagnosis import ABOUT, HOMELESS, Ill, advise, diagnose
from bot.app.learning.state import advice as learning_advice
from bot.app.numbers import number_in
from bot.app.opinion.words import second_doctor
from bot.app.press import Press, Reply
from bot.app.screens import button, person_asking, refusal, screen
from bot.app.surveying import Survey, survey
from bot.app.turn import Turn
from bot.domain.content import Block, Button, Heading, Line
from bot.domain.decisions import ActionState
from bot.domain.records import InboxState
from bot.domain.text import say
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DUE, INBOX, MARKS

__all__ = ["ABOUT", "press_doctor", "surveyed"]

MOST: Final = 15
MENDS: Final = frozenset({"stuck", "due", "purge", "homeless"})


async def press_doctor(turn: Turn, press: Press) -> Reply:
    """Look, or try again what was set aside and look then."""
    denied = await refusal(turn, press, "doctor")
    if denied is not None:
        return Reply(denied)
    if press.token.verb == "again" and press.token.ref in MENDS:
        await _again(turn, press)
    elif press.token.verb != "look":
        return Reply(say("press-unknown"))
    return await survey(turn, press)


async def surveyed(turn: Turn, press: Press, found: Survey) -> Reply:
    """The screen."""
    denied = await refusal(turn, press, "doctor")
    if denied is not None:
        return Reply(denied)
    ills = await diagnose(turn, found)
    said = (*advise(turn, found), *await learning_advice(turn), *await second_doctor(turn))
    advice: list[Block] = [Line(one, "quiet") for one in said]
    return Reply(content=screen([*_blocks(ills), *advice], _buttons(ills), "/doctor"))


def _blocks(ills: list[Ill]) -> list[Block]:
    blocks: list[Block] = [Heading(say("doctor-title"))]
    blocks.append(Line(say("doctor-ills", count=len(ills)) if ills else say("doctor-well"), "strong"))
    for one in ills[:MOST]:
        blocks += [Line(one.what, "warn"), Line(one.remedy, "quiet")]
    if len(ills) > MOST:
        blocks.append(Line(say("doctor-more", count=len(ills) - MOST), "quiet"))
    return blocks


def _buttons(ills: list[Ill]) -> list[Button]:
    taps = {one.button.token: one.button for one in ills[:MOST] if one.button is not None}
    return [*taps.values(), button(ABOUT, "", "look", say("press-look-once-more"))]


async def _again(turn: Turn, press: Press) -> None:
    """Give back to its lane what was set aside: events, actions, due items, cards without a reader."""
    by = await person_asking(turn, press)
    match press.token.ref:
        case "stuck":
            await turn.tx.change(
                ACTIONS, where(community=turn.id, state=ActionState.STUCK),
                state=ActionState.PLANNED, tries=0, not_before=turn.now,
            )  # fmt: skip
            await turn.tx.change(INBOX, where(community=turn.id, state=InboxState.STUCK), state=InboxState.NEW, tries=0)
            turn.rings = True
        case "due":
            await turn.tx.change(DUE, where(community=turn.id, blocked=True), blocked=False, tries=0, at=turn.now)
            turn.wakes_at = turn.now
        case "purge":
            await turn.later("purge", "daily", turn.now)
        case "homeless":
            await _seat_again(turn)
    await audit.record(turn, f"doctor:{press.token.ref}", by, None)


async def _seat_again(turn: Turn) -> None:
    span = (Where("name", ">=", HOMELESS), Where("name", "<", HOMELESS[:-1] + chr(ord(HOMELESS[-1]) + 1)))
    for mark in await turn.tx.find(MARKS, *where(community=turn.id), *span):
        await turn.tx.drop(MARKS, *where(community=turn.id, name=mark.name))
        number = number_in(mark.name.removeprefix(HOMELESS))
        case = await turn.tx.get(CASES, turn.id, number) if number is not None else None
        if case is not None and case.state.is_open:
            await show(turn, case)
