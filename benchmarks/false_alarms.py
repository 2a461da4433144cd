"""False alarms and recall of the five presets over clean and toxic sets, in one run without the classifier and with it.

Run: `python -m benchmarks.false_alarms [preset…] [--words]`. The sets are read from ../shared (or STEWARD_SHARED); none
of their text is kept. A message counts when a rule asks or acts on it. Exit code 1 when a bar is missed.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.cli import wiring
from bot.domain.scores import Scores
from rules.engine import Engine
from rules.file import Faults, read_rules
from rules.hits import Mode
from rules.personas import persona_scene
from rules.presets import PRESETS

ALARMS: Final = 0.01
RECALL: Final = {False: 0.25, True: 0.60}
"""The share of toxic rows that must be asked about, without the classifier and with it."""
LANGUAGES: Final = ("English", "Russian")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A set: the file, its language, whether it is clean, and which of its rows belong."""

    file: str
    language: str
    clean: bool
    keep: Callable[[Row], bool]


def _toxic(row: Row) -> bool:
    return row.get("toxic") == 1


def _neutral(row: Row) -> bool:
    return row.get("toxic") == 0


PARTS: Final = (
    Part("chat_en_irc_ubuntu", "English", True, lambda row: True),
    Part("tox_en_paradetox", "English", True, _neutral),
    Part("spam_en_sms", "English", True, lambda row: row["label"] == "ham"),
    Part("sentiment_ru_rusentiment", "Russian", True, lambda row: row["label"] != "negative"),
    Part("tox_ru_okru", "Russian", True, _neutral),
    Part("tox_ru_2ch_pikabu", "Russian", True, _neutral),
    Part("tox_ru_russe_detox", "Russian", True, _neutral),
    Part("spam_ru_telegram", "Russian", True, lambda row: row["label"] == "ham"),
    Part("tox_en_davidson", "English", False, _toxic),
    Part("tox_en_hatexplain", "English", False, _toxic),
    Part("tox_en_paradetox", "English", False, _toxic),
    Part("tox_ru_okru", "Russian", False, _toxic),
    Part("tox_ru_2ch_pikabu", "Russian", False, _toxic),
    Part("tox_ru_russe_detox", "Russian", False, _toxic),
)


def folder() -> Path:
    """Where the sets are."""
    return Path(os.environ.get("STEWARD_SHARED") or Path(__file__).resolve().parents[2] / "shared") / "data"


def rows(part: Part) -> Iterator[str]:
    """The texts of a set."""
    with (folder() / f"{part.file}.devtest.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if part.keep(row):
                yield row["text"]


@cache
def scored(part: Part) -> list[tuple[str, Scores | None]]:
    """The texts of a set with what the classifier says of them."""
    texts = list(rows(part))
    return list(zip(texts, wiring.scorer().score(texts), strict=True))


def engine(preset: str) -> Engine:
    """A shipped preset, ready to judge."""
    found = read_rules(wiring.preset(preset) or "", f"{preset}.toml", wiring.read_options())
    if isinstance(found, Faults):
        raise SystemExit(f"{preset}: {found.items}")
    return Engine(found)


def asked(judge: Engine, text: str, scores: Scores | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Rules that would ask about a newcomer's message, with the words that they found."""
    hits = judge.judge(persona_scene(text, scores=scores)).hits
    return [(hit.rule, tuple(span.term for span in hit.spans)) for hit in hits if hit.mode in (Mode.ASK, Mode.ACT)]


def measure(preset: str, *, classified: bool, words: bool) -> bool:
    """Print a preset's figures; whether it keeps both bars."""
    judge = engine(preset)
    hits: Counter[tuple[str, bool]] = Counter()
    total: Counter[tuple[str, bool]] = Counter()
    print(f"{preset}, {'with' if classified else 'without'} the classifier")
    for part in PARTS:
        caught, count = _counted(judge, part, classified=classified, words=words)
        hits[part.language, part.clean] += caught
        total[part.language, part.clean] += count
    good = True
    for language in LANGUAGES:
        alarms, recall = (hits[language, one] / total[language, one] for one in (True, False))
        fine = alarms <= ALARMS and recall >= RECALL[classified]
        good = good and fine
        print(f"{preset:8} {language}: alarms {alarms:.2%} (bar {ALARMS:.0%}), recall {recall:.2%} "
              f"(bar {RECALL[classified]:.0%}) {'ok' if fine else 'MISSED'}")  # fmt: skip
    return good


def _counted(judge: Engine, part: Part, *, classified: bool, words: bool) -> tuple[int, int]:
    """Print a set's figures; how many of its texts are asked about, and how many there are."""
    rules: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    caught = 0
    for text, scores in scored(part):
        hit = asked(judge, text, scores if classified else None)
        caught += bool(hit)
        rules.update({rule for rule, _ in hit})
        found.update((rule, term) for rule, terms in hit for term in set(terms))
    kind, count = "clean" if part.clean else "toxic", len(scored(part))
    print(f"  {kind} {part.file:28} {count:6} {caught / count:7.2%}  {dict(rules.most_common(6))}")
    if words and part.clean:
        print("   ", found.most_common(25))
    return caught, count


def main() -> int:
    """Measure the presets named on the command line, or all."""
    if not folder().is_dir():
        print("The sets are not here; nothing measured.")
        return 0
    chosen = [one for one in sys.argv[1:] if not one.startswith("-")] or list(PRESETS)
    words = "--words" in sys.argv
    kept = [measure(one, classified=classified, words=words) for one in chosen for classified in (False, True)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
