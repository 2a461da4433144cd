"""What the tests of learning share: a classifier that says what a text tells it to, lessons by the dozen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.app.commands.catalog import all_commands
from bot.app.learning.capture import DUE_KIND, REFRESH
from bot.app.scoring import Scoring
from bot.domain.assessment import Assessment
from bot.domain.lessons import AdaptationRow, Learning, LessonRow, Wish
from bot.domain.records import Due
from bot.domain.scores import HEADS, Scores
from bot.domain.time import HOUR, MINUTE
from bot.ports.store import Store
from bot.ports.tables import ADAPTATIONS, DUE, LEARNING, LESSONS, WISHES
from rules.language.calibration import logit
from rules.language.conclusion import conclude
from rules.language.traits import NUMBERS, buckets_of, pack
from tests.app.moderating import rows
from tests.kit.town import INSULT, Town

RULES = (
    INSULT
    + """
[[rule]]
id = "sharp"
name.en = "A sharp tone"
name.ru = "Резкий тон"
mode = "ask"
severity = "low"
when.score_at_least = { insult = "wished" }
then.flag = "insult"

[[rule]]
id = "asks"
name.en = "A question"
name.ru = "Вопрос"
mode = "ask"
severity = "low"
when.says_any = ["how do I"]
then.flag = "question"
"""
)
_TOLD = re.compile(r"\b(\w+)=(0\.\d+|1\.0)")
_KNOWN = {"idiot": ("insult", 0.85), "liar": ("insult", 0.82), "how do I": ("question", 0.8)}


class Model:
    """Says of a text what stands in it ("insult=0.7"), or what the words above tell."""

    def __init__(self) -> None:
        self.fails = False
        self.asked: list[str] = []

    def score(self, texts: Sequence[str]) -> list[Scores | None]:
        """Scores alone."""
        return [one.scores if one else None for one in self.assess(texts)]

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """With traits: a logit a head, and the words."""
        if self.fails:
            raise RuntimeError("the model is broken")
        self.asked += texts
        return [_assessed(one) if one else None for one in texts]


def _assessed(text: str) -> Assessment:
    told = {head: float(score) for head, score in _TOLD.findall(text) if head in HEADS}
    told |= {head: score for word, (head, score) in _KNOWN.items() if word in text}
    numbers = np.zeros(NUMBERS, dtype=np.float32)
    numbers[: len(HEADS)] = [logit(told.get(head, 0.02)) for head in HEADS]
    target: Any = "person" if told.get("insult", 0.0) >= 0.5 else "none"
    return conclude(Scores(**told), "en", "chat", target, pack(numbers, text.casefold()))


async def open_school(folder: Path, rules: str = RULES, *, store: Store | None = None) -> tuple[Town, Model]:
    """A town whose messages a model scores."""
    model = Model()
    town = await Town.open(folder, rules, store=store)
    object.__setattr__(town.core.desk, "scoring", Scoring(model))
    await town.sandbox.publish(all_commands())
    return town, model


async def lessons(town: Town, **equal: Any) -> list[LessonRow]:
    """Lessons as kept, oldest first."""
    return sorted(await rows(town, LESSONS, **equal), key=lambda one: one.id)


async def standing(town: Town) -> Learning:
    """How learning stands."""
    found = await rows(town, LEARNING)
    return found[0] if found else Learning(town.community)


async def versions(town: Town) -> list[AdaptationRow]:
    """Versions, oldest first."""
    return sorted(await rows(town, ADAPTATIONS), key=lambda one: one.version)


async def wishes(town: Town) -> list[Wish]:
    """Wishes as kept."""
    return await rows(town, WISHES)


async def waiting(town: Town) -> list[Due]:
    """Whether learning anew is due."""
    return await rows(town, DUE, kind=DUE_KIND, ref=REFRESH)


async def learns(town: Town) -> None:
    """Let the minutes go by after which it learns."""
    await town.later(6 * MINUTE)


async def teach(
    town: Town, answers: str, *, head: str = "insult", raw: float = 0.85, voice: str = "m", apart: int = HOUR,
    reported: bool = False,
) -> None:  # fmt: skip
    """Write lessons as people would have given them: "y" it was, "n" it was not; each about other words."""

    async def deed(turn: Any) -> None:
        start = await turn.next("lesson")
        numbers = np.zeros(NUMBERS, dtype=np.float32)
        for place, answer in enumerate(answers):
            number = start if not place else await turn.next("lesson")
            words = " ".join(f"{chr(97 + (number // 26**k) % 26)}{head}{'xyz'[k]}" for k in range(3))
            numbers[0] = 1.0 if answer == "y" else -1.0
            row = LessonRow(
                turn.id, 100_000 + number, 100_000 + number, head, number, answer == "y", reported, voice, 0, 0,
                turn.now - (len(answers) - place) * apart, True, pack(numbers, words), raw, raw,
            )  # fmt: skip
            assert buckets_of(words)
            await turn.tx.put(LESSONS, row)
        await turn.later(DUE_KIND, REFRESH, turn.now)

    await town.inside(deed)
