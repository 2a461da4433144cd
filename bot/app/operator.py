"""What the operator's command line may ask of the owner of the store. Every deed is audited as the operator's.

What came of a request stands as JSON under the mark `operator:<its name>` for whoever asked, for a week.

How to add a verb: carry it out in `carry_out` (one transaction) or, when it is long, in `Operator.carry`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

from bot.app import audit, privacy
from bot.app.desk import Desk
from bot.app.importing import Tell, import_history
from bot.app.turn import Turn, take_turn
from bot.domain.decisions import ActionState
from bot.domain.events import Incoming, OperatorAsked
from bot.domain.records import InboxState, Mark
from bot.domain.time import DAY
from bot.ports.history import ExportFault, History
from bot.ports.platform import Accept
from bot.ports.store import Tx, Where, where
from bot.ports.tables import ACTIONS, COMMUNITIES, INBOX, MARKS

Answer: TypeAlias = dict[str, Any]
"""What came of a request: `outcome` (done, known, nobody, unknown, fault) and its figures."""

SOURCE: Final = "operator"
PREFIX: Final = "operator:"
_BEYOND: Final = "operator;"
KEPT: Final = 7 * DAY
IMPORT: Final = "import"
VERBS: Final = frozenset({"forget", "retry", IMPORT})


class Operator:
    """Takes requests from the mailbox: long ones are carried out here, all others go through the inbox."""

    def __init__(self, desk: Desk, accept: Accept, open_history: Callable[[Path], History]) -> None:
        self._desk = desk
        self._accept = accept
        self._open = open_history

    async def carry(self, name: str, event: OperatorAsked) -> bool:
        """Carry out a request, or put it into the inbox under its name; False when nobody here can.

        Raises StoreFault while the store can't work.
        """
        known = await self._desk.store.read(lambda tx: tx.get(COMMUNITIES, event.community))
        if known is None or event.verb not in VERBS:
            return False
        named = OperatorAsked(event.verb, event.community, (*event.args, ("request", name)), event.at)
        if event.verb == IMPORT:
            await bring(self._desk, named, self._open)
        else:
            await self._accept(Incoming(SOURCE, name, SOURCE, "", named))
        return True


async def do(desk: Desk, event: OperatorAsked) -> Answer:
    """Carry out a short request at once, for a command that owns the store itself."""
    return await take_turn(desk, event.community, lambda turn: carry_out(turn, event))


async def carry_out(turn: Turn, event: OperatorAsked) -> Answer:
    """Carry out one request inside a turn; the answer stands in the store too."""
    args = dict(event.args)
    match event.verb:
        case "forget":
            answer = await _forget(turn, args.get("person", ""))
        case "retry":
            answer = await _retry(turn)
        case _:
            answer = {"outcome": "unknown"}
    await _answer(turn, args.get("request", ""), answer)
    return answer


async def bring(
    desk: Desk, event: OperatorAsked, open_history: Callable[[Path], History], tell: Tell = lambda read: None
) -> Answer:
    """Carry out an import whole. An export that can't be read is an answer too."""
    args = dict(event.args)
    try:
        got = await import_history(desk, event.community, open_history(Path(args.get("path", ""))), tell)
    except ExportFault as fault:
        answer: Answer = {"outcome": "fault", "key": fault.key, "where": fault.where, "detail": fault.detail}
    else:
        answer = {"outcome": "known"} if got is None else {"outcome": "done", **got.figures()}
    await take_turn(desk, event.community, lambda turn: _answer(turn, args.get("request", ""), answer))
    return answer


async def answer_to(tx: Tx, community: int, name: str) -> Answer | None:
    """What came of a request; None while nothing did."""
    mark = await tx.get(MARKS, community, PREFIX + name)
    found: Answer | None = json.loads(mark.value) if mark else None
    return found


async def _answer(turn: Turn, name: str, answer: Answer) -> None:
    if not name:
        return
    old = (Where("name", ">=", PREFIX), Where("name", "<", _BEYOND), Where("at", "<", turn.now - KEPT))
    await turn.tx.drop(MARKS, *where(community=turn.id), *old)
    await turn.tx.put(MARKS, Mark(turn.id, PREFIX + name, json.dumps(answer), turn.now))


async def _forget(turn: Turn, person: str) -> Answer:
    rows = await privacy.forget(turn, int(person), None) if person.isdecimal() and len(person) < 20 else 0
    return {"outcome": "done" if rows else "nobody", "rows": rows}


async def _retry(turn: Turn) -> Answer:
    """Whatever was set aside is tried again: actions at once, events at the next start."""
    actions = await turn.tx.change(
        ACTIONS,
        where(community=turn.id, state=ActionState.STUCK),
        state=ActionState.PLANNED,
        tries=0,
        not_before=turn.now,
    )
    events = await turn.tx.change(
        INBOX, where(community=turn.id, state=InboxState.STUCK), state=InboxState.NEW, tries=0
    )
    turn.rings, turn.wakes_at = True, turn.now
    await audit.record(turn, "operator:retry", None, None, f"{actions} actions, {events} events")
    return {"outcome": "done", "rows": actions + events}
