"""Contests, as the catalogue lists them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities.activity import Activity, Kind
from activities.contests import commands, drawing, goingon, mine, service, telling, views, works
from activities.contests.model import State
from activities.contests.press import press
from activities.contests.tables import (
    CONTESTS,
    ENTRIES,
    JURORS,
    LOTS,
    PICKS,
    REFUSALS,
    SCORES,
    TABLES,
    VOTES,
)
from activities.floor import Errand, Floor
from bot.domain.content import plain
from bot.domain.decisions import Action
from bot.domain.events import MessageDeleted
from bot.domain.records import Due
from bot.domain.results import Result
from bot.domain.text import Say, say
from bot.ports.beacon import QUICKNET, BeaconFault


async def _freeze(floor: Floor, due: Due) -> None:
    one = await service.get(floor, due.ref)
    if one is not None and one.state is State.OPEN:
        await service.freeze_due(floor, one)


async def _outcome(floor: Floor, action: Action, result: Result) -> None:
    if action.follow.endswith(f":{telling.TOLD}"):
        await telling.told(floor, action, result)
    else:
        await works.arrived(floor, action, result)


async def ask_beacon(errand: Errand) -> None:
    """Before a draw is promised by the beacon: does it answer at all? If not, the draft stays a draft."""
    refusal = await _answers(errand)

    async def go_on(floor: Floor) -> None:
        one = await service.get(floor, errand.ref)
        if one is None or one.state is not State.OPENING:
            return
        if refusal is None and floor.now < one.ends:
            await service.open_(floor, one)
            return
        await floor.tx.put(CONTESTS, replace(one, state=State.DRAFT))
        why = refusal or say("contests-ends-past")
        await floor.write_to(
            one.by, plain(say("contests-not-opened", title=one.title), why, say("contests-not-opened-mend"))
        )

    await errand.write(go_on)


async def _answers(errand: Errand) -> Say | None:
    if errand.beacon is None:
        return say("contests-no-beacon")
    try:
        await errand.beacon.fetch(max(1, QUICKNET.round_at(errand.clock.now()) - LATELY))
    except BeaconFault as fault:
        return say(fault.key)
    return None


LATELY: Final = 10
"""How many rounds ago the round is by which the beacon is tried: half a minute."""
ACTIVITY: Final = Activity(
    service.NAME,
    tables=TABLES,
    commands=commands.COMMANDS,
    press=press,
    due={
        service.FREEZE: Kind(_freeze),
        service.DRAW: Kind(drawing.draw_due),
        service.CLAIM: Kind(goingon.claim_due),
        service.TIDY: Kind(commands.tidy),
    },
    errands={service.FILL: drawing.fill, service.OPENING: ask_beacon},
    outcome=_outcome,
    call=views.call,
    heard=works.heard,
    happened={MessageDeleted: works.deleted},
    owned=((ENTRIES, "person"), (VOTES, "person"), (SCORES, "person"), (JURORS, "person"), (REFUSALS, "person")),
    named=((LOTS, "person"), (PICKS, "person"), (PICKS, "given_by"), (CONTESTS, "by")),
    mydata=mine.mydata,
    forget=mine.forget,
    left=mine.left,
)
