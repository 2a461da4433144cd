"""Learning anew: some minutes after new lessons, beside the loop, each time a new version that has to prove itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.app import audit
from bot.app.desk import Desk
from bot.app.learning import choosing, filling, wishing
from bot.app.learning.capture import soon
from bot.app.learning.state import learning_of, version_of
from bot.app.plan import plan
from bot.app.staffroom import tell_staff
from bot.app.turn import NoCommunity, Turn, look_in, take_turn
from bot.domain.actions import SendDirect
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, ButtonStyle, Content, Line
from bot.domain.decisions import Action
from bot.domain.lessons import AdaptationRow, Learning, LessonRow
from bot.domain.people import AccountRef
from bot.domain.records import Due
from bot.domain.text import say
from bot.ports.store import Where, where
from bot.ports.tables import ADAPTATIONS, LEARNING, LESSONS
from rules.language.adaptation import EMPTY, Adaptation, Trial, learn, trial

LEARN: Final = "learn"
"""The errand."""
FEW: Final = 5
"""So many new answers make it worth learning anew."""
MOST: Final = 6_000
"""Newest lessons that are looked at; `learn` keeps so many of each head as it needs."""
KEPT: Final = 20
"""Versions that are kept to go back to."""
TELLING: Final = 10
"""A trial on fewer decisions may fail by chance: it shows in /learning, and nobody is told."""


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from: how learning stands, the newest lessons, what is in force, the next version's number."""

    state: Learning
    rows: tuple[LessonRow, ...]
    in_force: Adaptation
    version: int

    @property
    def fresh(self) -> int:
        """How many answers came since the last time."""
        return sum(one.at > self.state.seen for one in self.rows)


async def plan_errand(turn: Turn, due: Due) -> None:
    """It is time: learning takes longer than a transaction may, so it goes by an errand."""
    act = SendDirect("", AccountRef("", ""), Content(()), turn.community.language)
    await plan(turn, act, verb=LEARN, lane=LEARN)


async def carry_out(desk: Desk, action: Action) -> None:
    """The errand: fill in, learn, try, put in force or aside; levels follow."""
    try:
        await filling.fill(desk, action.community)
        material = await look_in(desk, action.community, gather)
        if not material.state.paused and material.fresh >= FEW:
            found, tried = await asyncio.to_thread(learned, material)
            await take_turn(desk, action.community, lambda turn: _store(turn, material, found, tried))
        await wishing.follow(desk, action.community)
    except (LookupError, NoCommunity):
        return  # the community has gone meanwhile


async def gather(turn: Turn) -> Material:
    """Read what is needed."""
    state = await learning_of(turn)
    rows = await turn.tx.find(LESSONS, *where(community=turn.id, filled=True), order=("-at", "-id"), limit=MOST)
    newest = await turn.tx.find(ADAPTATIONS, *where(community=turn.id), order=("-version",), limit=1)
    in_force = await version_of(turn, state.in_force) or EMPTY
    return Material(state, tuple(rows), in_force, newest[0].version + 1 if newest else 1)


def learned(material: Material) -> tuple[Adaptation, Trial]:
    """A new version and its trial. Takes long; touches nothing."""
    chosen = choosing.lessons(material.rows, material.state.gaps)
    return learn(chosen, material.version), trial(chosen, material.in_force)


async def _store(turn: Turn, material: Material, found: Adaptation, tried: Trial) -> None:
    state = await learning_of(turn)
    if state != material.state:
        await soon(turn)  # somebody went back, reset or paused meanwhile: what was learned no longer fits
        return
    seen = max(one.at for one in material.rows)
    if not found.heads and not state.in_force:
        await turn.tx.put(LEARNING, replace(state, seen=seen))
        return
    row = AdaptationRow(
        turn.id, found.version, turn.now, found.lessons, found.to_bytes(), tried.worse, tried.lessons, tried.before,
        tried.after, state.gaps,
    )  # fmt: skip
    await turn.tx.put(ADAPTATIONS, row)
    if tried.worse:
        await turn.tx.put(LEARNING, replace(state, seen=seen, aside=row.version))
        await audit.record(turn, "learning:aside", None, None, f"version {row.version}, {row.lessons} lessons")
        await _tell_aside(turn, row, state.aside)
    else:
        now = replace(state, seen=seen, in_force=row.version, aside=0, was=0, was_gaps=(), changed=0)
        await turn.tx.put(LEARNING, now)
        await audit.record(turn, "learning:version", None, None, f"version {row.version}, {row.lessons} lessons")
    await _prune(turn)


async def _tell_aside(turn: Turn, row: AdaptationRow, before: int) -> None:
    """The team hears of it once, until a version is put in force again; `before` was kept aside already (0: none)."""
    earlier = await turn.tx.get(ADAPTATIONS, turn.id, before) if before else None
    if row.tried < TELLING or (earlier is not None and earlier.tried >= TELLING):
        return
    button = Button(write_token(Token("learning", "", "home")), say("press-learning"), ButtonStyle.SOFT)
    words = say("learning-told-aside", version=row.version, count=row.tried)
    await tell_staff(turn, Content((Line(words),), (button,), rings=False))


async def _prune(turn: Turn) -> None:
    """Only the newest versions are kept, and the one in force."""
    rows: Sequence[AdaptationRow] = await turn.tx.find(ADAPTATIONS, *where(community=turn.id), order=("-version",))
    if len(rows) > KEPT:
        state = await learning_of(turn)
        kept = {state.in_force, state.was}
        old = [one.version for one in rows[KEPT:] if one.version not in kept]
        if old:
            await turn.tx.drop(ADAPTATIONS, *where(community=turn.id), Where("version", "in", old))
