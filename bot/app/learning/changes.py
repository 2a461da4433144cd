"""Changing how learning stands: pausing, going back, starting anew. Each with its inverse, each audited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.app import audit
from bot.app.learning.capture import soon
from bot.app.learning.screens import ABOUT, home
from bot.app.learning.state import learning_of
from bot.app.numbers import number_in
from bot.app.press import Press, Reply
from bot.app.screens import button, person_asking, screen
from bot.app.turn import Turn
from bot.domain.content import Heading, Line
from bot.domain.lessons import Learning
from bot.domain.text import Say, say
from bot.ports.tables import ADAPTATIONS, LEARNING

Gaps: TypeAlias = tuple[tuple[int, int], ...]


async def pause(turn: Turn, press: Press) -> Reply:
    """Nothing changes any more; what people decide is kept for later."""
    state = await learning_of(turn)
    if not state.paused:
        await turn.tx.put(LEARNING, replace(state, paused=True))
        await audit.record(turn, "learning:pause", await person_asking(turn, press), None)
    return await home(turn, press)


async def resume(turn: Turn, press: Press) -> Reply:
    """Go on learning; what was decided meanwhile counts."""
    state = await learning_of(turn)
    if state.paused:
        await turn.tx.put(LEARNING, replace(state, paused=False))
        await audit.record(turn, "learning:resume", await person_asking(turn, press), None)
        await soon(turn)
    return await home(turn, press)


async def reset(turn: Turn, press: Press) -> Reply:
    """Back to the model's own scores; decisions so far don't count any more. With Undo."""
    state = await learning_of(turn)
    if not state.in_force and _covers(state.gaps, turn.now):
        return Reply(say("learning-reset-already"))
    changed = _changed(turn, state, 0, ((0, turn.now),))
    await turn.tx.put(LEARNING, changed)
    await soon(turn)  # levels follow what is in force
    await audit.record(turn, "learning:reset", await person_asking(turn, press), None, f"version {state.in_force}")
    return _done(say("learning-reset-title"), say("learning-reset-done"), changed)


async def back(turn: Turn, press: Press, version: str = "") -> Reply:
    """Put a version in force that is kept: what was decided since it was learned doesn't count. With Undo."""
    number = number_in(version or press.token.ref) or 0
    state = await learning_of(turn)
    row = await turn.tx.get(ADAPTATIONS, turn.id, number)
    if row is None:
        return Reply(say("learning-no-version", version=(version or press.token.ref)[:20]))
    if number == state.in_force:
        return Reply(say("learning-already", version=number))
    changed = _changed(turn, state, number, (*row.gaps, (row.at, turn.now)))
    await turn.tx.put(LEARNING, changed)
    await soon(turn)  # levels follow what is in force
    await audit.record(
        turn, "learning:back", await person_asking(turn, press), None, f"version {state.in_force} > {number}"
    )
    return _done(say("learning-back-title", version=number), say("learning-back-done", version=number), changed)


async def undo(turn: Turn, press: Press) -> Reply:
    """Take the last reset or step back back, as long as nothing else has changed since."""
    state = await learning_of(turn)
    if not state.changed or state.changed != number_in(press.token.ref):
        return Reply(say("learning-undo-late"))
    before = replace(state, in_force=state.was, gaps=state.was_gaps, was=0, was_gaps=(), changed=0)
    await turn.tx.put(LEARNING, before)
    await audit.record(
        turn, "learning:undo", await person_asking(turn, press), None, f"version {state.in_force} > {state.was}"
    )
    await soon(turn)
    return await home(turn, press)


def _changed(turn: Turn, state: Learning, version: int, gaps: Gaps) -> Learning:
    return replace(
        state, in_force=version, gaps=gaps, aside=0, was=state.in_force, was_gaps=state.gaps, changed=turn.now
    )


def _covers(gaps: Sequence[tuple[int, int]], now: int) -> bool:
    return any(start == 0 and end >= now for start, end in gaps)


def _done(title: Say, what: Say, state: Learning) -> Reply:
    buttons = [
        button(ABOUT, str(state.changed), "undo", say("press-learning-undo")),
        button(ABOUT, "", "home", say("press-learning")),
    ]
    return Reply(content=screen([Heading(title), Line(what)], buttons))
