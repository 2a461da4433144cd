"""What an `act` rule does by itself: reversible deeds only, decided by the rule, shown with Undo."""

from __future__ import annotations

from dataclasses import replace

from bot.app.decide import Choice, decide
from bot.app.turn import Turn
from bot.domain.cases import Case
from bot.domain.decisions import Outcome, Verb
from bot.domain.messages import Message
from bot.ports.tables import CASES
from rules.hits import RuleHit


async def by_rule(turn: Turn, case: Case, hit: RuleHit, message: Message) -> Case:
    """Carry out a rule's `then`. A held message leaves its case open for a person; anything else is decided."""
    then = hit.then
    verbs: list[Verb] = []
    if then.hold:
        verbs.append(Verb.HOLD)
    elif then.remove_message:
        verbs.append(Verb.DELETE)
    if then.mute_author is not None:
        verbs.append(Verb.MUTE)
    if then.slow_mode is not None:
        verbs.append(Verb.SLOW)
    if then.warn_author:
        verbs.append(Verb.WARN)
    if not verbs:
        return case
    choice = Choice(Outcome.VIOLATION, tuple(verbs), then.mute_author or then.slow_mode, only=message.ref)
    decided = await decide(turn, case, choice, None, rule=hit.rule, version=hit.version)
    if not then.hold:
        return decided
    held = replace(decided, state=case.state, closed_at=None, held=True, version=decided.version + 1)
    await turn.tx.put(CASES, held)
    return held
