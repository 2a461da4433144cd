"""The talk lane: batches of a community's events, each in one turn, in order."""

from __future__ import annotations

from collections.abc import Sequence

from bot.app import places
from bot.app.desk import Desk
from bot.app.engage.hearing import ears_of
from bot.app.lanes import mark_done
from bot.app.members import standings_of
from bot.app.moderation import Said, happened
from bot.app.turn import Turn, take_turn
from bot.domain.assessment import Assessment
from bot.domain.events import Event, MessageEdited, MessagePosted, PlaceMoved
from bot.domain.records import InboxRow
from bot.ports.store import where
from bot.ports.tables import PLACES
from rules.language.adaptation import adapt
from rules.scene import scored_text


async def talk(desk: Desk, community: int, rows: Sequence[InboxRow]) -> Sequence[InboxRow]:
    """Handle a batch of a community's talk lane, in order; what is another community's by now is given back, to be
    offered to its lane. Whose an event is is looked at anew after a chat has moved.

    Raises what a row's handling raises (the lane then tries each row alone).
    """
    strays: list[InboxRow] = []
    first = 0
    for last, row in enumerate(rows, 1):
        if last == len(rows) or isinstance(row.event, PlaceMoved):
            strays += await _together(desk, community, rows[first:last])
            first = last
    return strays


async def _together(desk: Desk, community: int, rows: Sequence[InboxRow]) -> list[InboxRow]:
    """Handle these in one turn; the session is dropped when that fails, so that windows never run ahead of what was
    committed."""
    assessed = await _assessed(desk, rows)
    standings = await standings_of(desk, community, [row.event for row in rows])
    runs = 0
    strays: list[InboxRow] = []

    async def deed(turn: Turn) -> None:
        nonlocal runs, strays
        runs += 1
        if runs > 1:
            desk.policies.drop(community)
            desk.roster.drop(community)
        here = await turn.tx.find(PLACES, *where(community=turn.id))
        strays = await places.strays(turn, rows, here)
        gone = {row.seq for row in strays}
        fresh = await mark_done(turn.tx, [row for row in rows if row.seq not in gone])
        apart = places.apart(here)
        ears = await ears_of(turn) if fresh else []
        taught = await desk.learned.of(turn)
        for row in fresh:
            model = assessed.get(row.seq)
            own = adapt(model, taught.adaptation) if model is not None else None
            await happened(turn, row, Said(own, taught.levels), standings, apart, ears)

    try:
        await take_turn(desk, community, deed)
    except BaseException:
        desk.policies.drop(community)
        desk.roster.drop(community)
        raise
    return strays


async def _assessed(desk: Desk, rows: Sequence[InboxRow]) -> dict[int, Assessment | None]:
    """What the model says of each message, the same for every community."""
    texts = {row.seq: _text(row.event) for row in rows}
    asked = {seq: text for seq, text in texts.items() if text}
    answers = await desk.scoring.assess(list(asked.values()))
    return dict(zip(asked, answers, strict=True))


def _text(event: Event) -> str:
    if not isinstance(event, MessagePosted | MessageEdited):
        return ""
    return scored_text(event.message)
