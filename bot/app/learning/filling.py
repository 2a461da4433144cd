"""Filling lessons in: what the model had said of a message, from its evidence, before anything is learned from it.

The score that was shown is worked out with the adaptation that was in force when the word was said, so that what is
measured by it are predictions that had not seen the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.app.desk import Desk
from bot.app.learning.state import version_of
from bot.app.turn import Turn, look_in, take_turn
from bot.domain.assessment import Assessment
from bot.domain.cases import Evidence
from bot.domain.lessons import UNNAMED, LessonRow
from bot.ports.store import Where, where
from bot.ports.tables import CASES, EVIDENCE, LESSONS
from rules.language.adaptation import EMPTY, Adaptation, adapt

AT_ONCE: Final = 200
SPECIFIC: Final = ("insult", "threat", "hate", "spam", "profanity")
SUSPECT: Final = 0.1
"""From here on a head may be what a report was about."""


@dataclass(frozen=True, slots=True)
class Empty:
    """A lesson to fill in, with its message ("": there were no words, or they are kept no longer)."""

    row: LessonRow
    text: str


async def fill(desk: Desk, community: int) -> int:
    """Fill in what is empty; how many lessons that were. What the classifier can't judge now is tried again next time,
    what has no words (any more) goes."""
    count = last = 0
    while True:
        empty, adaptations = await look_in(desk, community, lambda turn, last=last: _empty(turn, last))  # type: ignore[misc]  # bound
        if not empty:
            return count
        last = empty[-1].row.id
        said = await desk.scoring.assess_aside([one.text for one in empty])
        rows = [
            (one.row, filled(one, answer, adaptations) if one.text else None)
            for one, answer in zip(empty, said, strict=True)
            if answer is not None or not one.text
        ]
        await take_turn(desk, community, lambda turn, rows=rows: _store(turn, rows))  # type: ignore[misc]  # bound
        count += len(rows)


def text_of(evidence: Evidence) -> str:
    """What the classifier was asked about a message when it was judged."""
    return "\n".join(text for _, text in evidence.surfaces)


async def _empty(turn: Turn, last: int) -> tuple[list[Empty], Mapping[int, Adaptation]]:
    mine = (*where(community=turn.id, filled=False), Where("id", ">", last))
    rows = await turn.tx.find(LESSONS, *mine, order=("id",), limit=AT_ONCE)
    found = [Empty(row, await _text(turn, row)) for row in rows]
    versions = {row.version for row in rows}
    return found, {one: await version_of(turn, one) or EMPTY for one in versions}


async def _text(turn: Turn, row: LessonRow) -> str:
    case = await turn.tx.get(CASES, turn.id, row.case)
    number = case.merged_into if case is not None and case.merged_into is not None else row.case
    kept = await turn.tx.get(EVIDENCE, turn.id, number, row.evidence)
    return text_of(kept) if kept is not None else ""


def filled(empty: Empty, said: Assessment | None, adaptations: Mapping[int, Adaptation]) -> LessonRow | None:
    """The lesson filled in; None when nothing was said of it."""
    if said is None:
        return None
    row = empty.row
    head = row.head if row.head != UNNAMED else nearest(said)
    if head == UNNAMED:
        return replace(row, filled=True)
    shown = adapt(said, adaptations.get(row.version, EMPTY))
    raw = float(getattr(said.scores, head))
    return replace(row, head=head, filled=True, traits=said.traits, raw=raw, shown=float(getattr(shown.scores, head)))


def nearest(said: Assessment) -> str:
    """The head that a report without a name was about, as far as the model suspects anything at all."""
    best = max(SPECIFIC, key=lambda head: float(getattr(said.scores, head)))
    for head in (best, "toxic"):
        if getattr(said.scores, head) >= SUSPECT:
            return head
    return UNNAMED


async def _store(turn: Turn, rows: Sequence[tuple[LessonRow, LessonRow | None]]) -> None:
    """Write what was found beside the newest word: it may have changed meanwhile."""
    for before, after in rows:
        key = (before.community, before.case, before.evidence, before.head)
        now = await turn.tx.get(LESSONS, *key)
        if now is None or now.filled:
            continue
        if after is None or after.head != before.head:
            await turn.tx.drop(LESSONS, *_where(before))
        if after is not None:
            known = await turn.tx.get(LESSONS, *key[:3], after.head) if after.head != before.head else None
            if known is None:
                word = replace(after, violation=now.violation, voice=now.voice, decision=now.decision, at=now.at)
                await turn.tx.put(LESSONS, word)


def _where(row: LessonRow) -> tuple[Where, ...]:
    return where(community=row.community, case=row.case, evidence=row.evidence, head=row.head)
