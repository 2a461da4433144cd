"""What Explain says of a score: how high it was, and what moderators decided about others like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.app.evidence import evidence_of
from bot.app.learning import choosing
from bot.app.learning.filling import text_of
from bot.app.turn import Turn
from bot.domain.assessment import Assessment
from bot.domain.cases import Case, CaseKind
from bot.domain.content import Block, Line
from bot.domain.lessons import HEAD_OF, LessonRow
from bot.domain.scores import HEADS
from bot.domain.text import Say, say
from bot.ports.store import where
from bot.ports.tables import LESSONS, SIGNALS
from rules.language.adaptation import adapt
from rules.language.conclusion import ABUSE, SHOWN

LAST: Final = 15
NEAR: Final = 0.1
FEW: Final = 5
"""Below so many decisions their share is not told."""
MOST_READ: Final = 500
UNTOLD: Final = frozenset({CaseKind.STUCK, CaseKind.LATE})
LOWEST: Final = 0.1
"""A flagged head below this was found by words alone: its score has nothing to say."""


async def lines(turn: Turn, case: Case) -> list[Block]:
    """A line for each head that was flagged or that the score says yes to; nothing where there is no score."""
    kept = await evidence_of(turn, case.number) if case.kind not in UNTOLD else []
    text = text_of(kept[-1]) if kept else ""
    model = turn.desk.scoring.assess_now([text])[0] if text else None
    if model is None:
        return []
    said = adapt(model, (await turn.desk.learned.of(turn)).adaptation)
    found: list[Block] = []
    for head, score in await _told(turn, case, kept[-1].id, said):
        rows = await _like(turn, case, head, score)
        found.append(Line(_sentence(named(head, score, said), rows)))
    return found


async def _told(turn: Turn, case: Case, evidence: int, said: Assessment) -> list[tuple[str, float]]:
    """Heads with their scores, the highest first: as shown when it was judged, where that is known."""
    signals = await turn.tx.find(SIGNALS, *where(community=turn.id, case=case.number))
    flagged = {HEAD_OF[one.topic] for one in signals if one.topic in HEAD_OF}
    rows = await turn.tx.find(LESSONS, *where(community=turn.id, case=case.number, evidence=evidence, filled=True))
    then = {one.head: one.shown for one in rows}
    scores = {head: then.get(head, float(getattr(said.scores, head))) for head in HEADS}
    heads = [one for one in HEADS if scores[one] >= SHOWN or (one in flagged and scores[one] >= LOWEST)]
    return sorted(((head, scores[head]) for head in heads), key=lambda one: -one[1])


async def _like(turn: Turn, case: Case, head: str, score: float) -> list[LessonRow]:
    """The newest decisions about messages like it: the same head, a score as high (or a little less) or higher."""
    mine = where(community=turn.id, head=head, filled=True)
    rows = choosing.standing(await turn.tx.find(LESSONS, *mine, order=("-at", "-id"), limit=MOST_READ))
    return like(rows, case.number, score)


def like(rows: Sequence[LessonRow], case: int, score: float) -> list[LessonRow]:
    """Of decisions oldest first, the last ones of other cases that scored about as high; a score that says yes is also
    like any higher one."""
    highest = 1.0 if score >= SHOWN else score + NEAR
    return [one for one in rows if one.case != case and score - NEAR <= one.shown <= highest][-LAST:]


def _sentence(what: Say, rows: Sequence[LessonRow]) -> Say:
    confirmed = sum(bool(one.violation) for one in rows)
    if not rows:
        return say("learning-like-none", what=what)
    if len(rows) < FEW:
        return say("learning-like-few", what=what, count=len(rows))
    return say("learning-like", what=what, confirmed=confirmed, of=len(rows))


def named(head: str, score: float, said: Assessment) -> Say:
    """ "0.91 insult at a person"."""
    aimed = head in ABUSE or head == "toxic"
    if aimed and said.target in {"person", "group"}:
        return say(f"assess-{head}-at-{said.target}", score=f"{score:.2f}")
    return say(f"assess-{head}", score=f"{score:.2f}")
