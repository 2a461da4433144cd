"""Reliability tables: what the scores promise and how often they are right, for each head and source.

Run: `python -m benchmarks.calibration [source…]`. The visible sets are read from ../shared (or STEWARD_SHARED); none of
their text is kept. Each source with labels for a head is measured as the model stands, and again after the 200 first
decisions of its own (learned in an order that the texts alone decide, measured on all others). There is no bar on the
model's own calibration: no model is calibrated for a community that it has not met. `benchmarks/adaptation.py` holds
the bar for what is learned.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from benchmarks.adaptation import mark
from benchmarks.false_alarms import folder
from bot.bootstrap import scorer
from bot.domain.assessment import Assessment
from rules.language.adaptation import EMPTY, Adaptation, Lesson, adapt, learn
from rules.language.calibration import Bin, calibration_error, even_calibration_error, reliability

FIRST: Final = 200
MOST: Final = 2_000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set that has labels for a head: which rows are so."""

    file: str
    head: str
    so: Callable[[Row], bool]


def _toxic(row: Row) -> bool:
    return bool(row["toxic"] == 1)


def _called(*labels: str) -> Callable[[Row], bool]:
    return lambda row: row["label"] in labels


SETS: Final = (
    Labelled("tox_en_paradetox", "toxic", _toxic),
    Labelled("tox_en_davidson", "toxic", _toxic),
    Labelled("tox_en_hatexplain", "toxic", _toxic),
    Labelled("tox_en_hatecheck", "toxic", _toxic),
    Labelled("tox_ru_2ch_pikabu", "toxic", _toxic),
    Labelled("tox_ru_russe_detox", "toxic", _toxic),
    Labelled("tox_ru_okru", "toxic", _toxic),
    Labelled("tox_en_hatexplain", "hate", _called("hatespeech")),
    Labelled("tox_en_davidson", "hate", _called("hate")),
    Labelled("tox_en_hatecheck", "hate", _called("hateful")),
    Labelled("spam_en_sms", "spam", _called("spam")),
    Labelled("spam_ru_telegram", "spam", _called("spam")),
    Labelled("requests_en_appreviews", "bug", _called("bug_report")),
    Labelled("requests_en_appreviews", "idea", _called("feature_request")),
    Labelled("emotion_en_goemotions", "praise", _called("admiration", "gratitude", "approval")),
)


def judged(part: Labelled) -> list[tuple[Assessment, bool]]:
    """A set's messages, assessed, in an order that the texts alone decide."""
    rows = [json.loads(line) for line in (folder() / f"{part.file}.devtest.jsonl").open(encoding="utf-8")]
    rows = sorted(rows, key=lambda row: (mark(row["text"]), row["text"]))[: FIRST + MOST]
    found = scorer().assess([row["text"] for row in rows])
    return [(one, part.so(row)) for one, row in zip(found, rows, strict=True) if one is not None]


def learned(part: Labelled, decided: Sequence[tuple[Assessment, bool]]) -> Adaptation:
    """What the first decisions teach."""
    lessons = []
    for at, (one, so) in enumerate(decided):
        raw = float(getattr(one.scores, part.head))
        lessons.append(Lesson(part.head, so, one.traits, raw, raw, at))
    return learn(lessons, 1)


def _told(bins: Sequence[Bin]) -> str:
    return "  ".join(f"{one.mean:.2f}→{one.right:.2f} ({one.count})" for one in bins)


def measure(part: Labelled) -> None:
    """Print one set's table before and after."""
    every = judged(part)
    after = learned(part, every[:FIRST])
    rest = every[FIRST:]
    answers = [so for _, so in rest]
    print(f"\n{part.head}: {part.file}, {sum(answers)} of {len(rest)} are so")
    for name, adaptation in (("model", EMPTY), (f"after {FIRST}", after)):
        scores = [float(getattr(adapt(one, adaptation).scores, part.head)) for one, _ in rest]
        error, even = calibration_error(scores, answers), even_calibration_error(scores, answers)
        print(f"  {name:10} calibration error {error:.3f} (bins of equal mass {even:.3f})")
        print(f"  {'':10} {_told(reliability(scores, answers))}")


def main() -> int:
    """Print every table, or those of the sources named."""
    if not folder().is_dir():
        print("The sets are not here; nothing measured.")
        return 0
    print("Each cell: mean score → share that was so (messages), by tenths of the score.")
    wanted = [one for one in sys.argv[1:] if not one.startswith("-")]
    for part in SETS:
        if not wanted or part.file in wanted:
            measure(part)
    return 0


if __name__ == "__main__":
    sys.exit(main())
