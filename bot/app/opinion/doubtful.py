"""Which messages the second reader is asked about: of cases that stand open, and read in doubt by the classifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.app.desk import Desk
from bot.app.learning.filling import text_of
from bot.app.opinion.nameless import nameless
from bot.app.opinion.second import Terms
from bot.app.turn import Turn, look_in
from bot.domain.cases import Case, CaseKind, CaseState, Evidence
from bot.domain.messages import SurfaceKind
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import ACCOUNTS, CASES, EVIDENCE, OPINIONS
from rules.language.adaptation import Adaptation, adapt

KINDS: Final = frozenset({CaseKind.ENFORCE, CaseKind.ANSWER})
"""Never those whose text few may see: care, appeals, what is said about staff."""
OPEN: Final = tuple(one for one in CaseState if one.is_open)
LOOKED_BACK: Final = 7 * DAY
MOST_CASES: Final = 100
MOST_TEXT: Final = 4000
"""Characters of a message that may be sent."""
OF_A_CASE: Final = 3
"""Its newest messages."""
SAID: Final = frozenset({SurfaceKind.TEXT, SurfaceKind.CAPTION, SurfaceKind.POLL})
"""What is somebody's own words; file names, nicknames and quotations stay here."""


@dataclass(frozen=True, slots=True)
class Question:
    """A message that may be asked about: its evidence and what the classifier was asked."""

    community: int
    case: int
    evidence: int
    scored: str


async def questions(desk: Desk, community: int, terms: Terms, settled: set[tuple[int, int]]) -> list[Question]:
    """What is to be asked now, the newest first. What is out of the band is noted in `settled`.

    Raises LookupError when there is no such community.
    """
    waiting, adaptation = await look_in(desk, community, lambda turn: _waiting(turn, settled))
    answers = await desk.scoring.assess_aside([one.scored for one in waiting])
    found = []
    for one, answer in zip(waiting, answers, strict=True):
        if answer is None:
            continue  # the classifier can't tell now
        if terms.doubtful(adapt(answer, adaptation).scores):
            found.append(one)
        else:
            settled.add((community, one.evidence))
    return found


async def _waiting(turn: Turn, settled: set[tuple[int, int]]) -> tuple[list[Question], Adaptation]:
    """Messages of open cases that nobody has asked about, and what the community has taught."""
    mine = where(community=turn.id)
    fresh = (Where("state", "in", OPEN), Where("updated_at", ">=", turn.now - LOOKED_BACK))
    found: list[Question] = []
    for case in await turn.tx.find(CASES, *mine, *fresh, order=("-number",), limit=MOST_CASES):
        if not may_be_asked(case):
            continue
        newest = await turn.tx.find(EVIDENCE, *mine, *where(case=case.number), order=("-id",), limit=OF_A_CASE)
        found += [
            Question(turn.id, case.number, one.id, text_of(one))
            for one in newest
            if _said(one) and (turn.id, one.id) not in settled and await turn.tx.get(OPINIONS, turn.id, one.id) is None
        ]
    return found, (await turn.desk.learned.of(turn)).adaptation


def may_be_asked(case: Case) -> bool:
    """Whether its words may go to the second reader at all."""
    return case.state.is_open and case.kind in KINDS and not case.above


async def words_to_send(turn: Turn, question: Question) -> str:
    """The message without names, as its evidence has it now; "" when it may not or need not be asked any more."""
    case = await turn.tx.get(CASES, turn.id, question.case)
    kept = await turn.tx.get(EVIDENCE, turn.id, question.case, question.evidence)
    if case is None or kept is None or not may_be_asked(case):
        return ""
    if await turn.tx.get(OPINIONS, turn.id, question.evidence) is not None:
        return ""
    return nameless(_said(kept), await _names(turn, case, kept))


def _said(kept: Evidence) -> str:
    """Somebody's own words, as far as they may be sent."""
    return "\n".join(text for kind, text in kept.surfaces if kind in SAID).strip()[:MOST_TEXT]


async def _names(turn: Turn, case: Case, kept: Evidence) -> set[str]:
    """Names that may stand in it: of whom it is about, whom it aims at, and of those who wrote around it."""
    known = {kept.name, *(name for _, name, *_ in kept.around)}
    for person in (one for one in (case.person, case.target) if one is not None):
        known |= {one.name for one in await turn.tx.find(ACCOUNTS, *where(community=turn.id, person=person))}
    return known
