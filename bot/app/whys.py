"""Why a rule fired and why it asked instead of acting, kept and told."""

from __future__ import annotations

from bot.app.places import room_of
from bot.app.plan import post
from bot.app.turn import Turn
from bot.domain.cases import ExplainRow
from bot.domain.content import plain
from bot.domain.records import Mark
from bot.domain.text import Spoken, say
from bot.ports.tables import MARKS
from rules.explain import explain
from rules.hits import RuleHit
from rules.scene import Scene
from rules.session import Session

LIMIT = "rule-why-limit"


def why_rows(session: Session, scene: Scene, hit: RuleHit) -> tuple[ExplainRow, ...]:
    """The rows of a hit as they are now; they stay true when the rule changes later."""
    rows = [ExplainRow(hit.rule, "mode", "yes", why, "") for why in hit.why_mode]
    for one in explain(session.engine, scene, hit.rule, session.windows):
        rows += [ExplainRow(one.rule, row.side, row.holds.value, row.condition, row.found) for row in one.rows]
    return tuple(rows)


async def tell_limit(turn: Turn, hit: RuleHit) -> None:
    """A rule that has acted on as many people as it may now asks: staff are told once per window of its limit."""
    rules = await turn.desk.policies.rules(turn)
    rule, room = rules.rule(hit.rule), room_of(turn)
    if rule is None or rule.limit is None or room is None or all(why.key != LIMIT for why in hit.why_mode):
        return
    name = f"limit:{hit.rule}"
    told = await turn.tx.get(MARKS, turn.id, name)
    if told is not None and turn.now - told.at < rule.limit.length:
        return
    await turn.tx.put(MARKS, Mark(turn.id, name, "", turn.now))
    words = say("limit-told", rule=Spoken(rule.name.texts), people=rule.limit.people)
    await post(turn, room, plain(words), verb="post")
