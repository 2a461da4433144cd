"""What the operator's command line may ask of the owner of the store. Every deed is audited as the operator's."""

from __future__ import annotations

from bot.app import audit, privacy
from bot.app.turn import Turn
from bot.domain.decisions import ActionState
from bot.domain.events import OperatorAsked
from bot.domain.records import InboxState, Mark
from bot.ports.store import where
from bot.ports.tables import ACTIONS, INBOX, MARKS


async def carry_out(turn: Turn, event: OperatorAsked) -> None:
    """Carry out one request. What came of it stands under the mark `operator:<verb>` for whoever asked."""
    args = dict(event.args)
    match event.verb:
        case "forget":
            outcome = await _forget(turn, args.get("who", ""))
        case "retry":
            outcome = await _retry(turn)
        case _:
            outcome = "unknown"
    await turn.tx.put(MARKS, Mark(turn.id, f"operator:{event.verb}", outcome, turn.now))


async def _forget(turn: Turn, who: str) -> str:
    account = await privacy.account_named(turn, who)
    if account is None:
        return "nobody"
    return str(await privacy.forget(turn, account.person, None))


async def _retry(turn: Turn) -> str:
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
    return str(actions + events)
