"""A rule that errs steps back by itself: from acting to asking, told to the team once."""

from __future__ import annotations

from typing import Final

from bot.app import audit
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, ButtonStyle, Content, Line
from bot.domain.records import Mark, RuleRecord
from bot.domain.text import say
from bot.ports.tables import MARKS
from rules.edit import set_mode
from rules.file import Faults
from rules.hits import Mode
from rules.promotion import RECENT, demote

MARK: Final = "stepped-back"


async def step_back(turn: Turn, record: RuleRecord) -> bool:
    """Whether the rule of this record had to go back to asking: fewer than 80 % of its last 20 decisions held."""
    if not demote(record):
        return False
    source = await turn.desk.policies.source(turn)
    rule = turn.desk.policies.engine(source).rules.rule(record.rule)
    if rule is None or rule.mode is not Mode.ACT or rule.version != record.version:
        return False
    changed = set_mode(source, rule.id, Mode.ASK)
    if isinstance(changed, Faults) or isinstance(await turn.desk.policies.adopt(turn, changed, None), Faults):
        return False
    await audit.record(turn, "automod:step-back", None, None, f"rule {rule.id}")
    await turn.tx.put(MARKS, Mark(turn.id, f"{MARK}:{rule.id}", record.version, turn.now))
    wrong = record.recent[-RECENT:].count("n")
    button = Button(write_token(Token("automod", "", "list")), say("press-automod-list"), ButtonStyle.SOFT)
    words = say("automod-told-step-back", rule=rule.id, wrong=wrong, of=min(RECENT, len(record.recent)))
    await tell_staff(turn, Content((Line(words),), (button,)))
    return True
