"""What finding words costs: `WordList.find(views(text))` against the regular expression people write instead.

Run: `python -m benchmarks.text_engine`. Prints each bar with its ratio and yardstick; exit code 1 when one is missed.
Real chat is read from ../shared (or STEWARD_SHARED) where it is present, otherwise from a generated corpus.
"""

import json
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path

from rules.text.patterns import Pattern
from rules.text.views import views
from rules.text.words import WordList
from tests.kit import clean, evasion

_LINES = 4_000


def shared() -> Path | None:
    root = Path(os.environ.get("STEWARD_SHARED") or Path(__file__).resolve().parents[2] / "shared") / "data"
    return root if root.is_dir() else None


def corpus(language: str, name: str) -> tuple[list[str], str]:
    """Lines of chat and where they are from."""
    folder = shared()
    if folder is not None and (folder / name).is_file():
        with (folder / name).open(encoding="utf-8") as rows:
            return [json.loads(row)["text"] for row in rows][:_LINES], name
    dice = random.Random(5)
    stock = " ".join(clean.LINES[language]).split()
    return [" ".join(dice.choices(stock, k=dice.randint(4, 20))) for _ in range(_LINES)], "generated"


def terms(lines: Sequence[str], count: int) -> list[str]:
    """`count` terms: a few rude words, then made-up ones, so that hits are as rare as in a real chat."""
    dice = random.Random(11)
    words = [*evasion.ENGLISH_WORDS, *evasion.RUSSIAN_WORDS]
    dice.shuffle(words)
    syllables = [one + two for one in "bcdfgklmnprstvz" for two in "aeiou"] + [
        one + two for one in "бвгдклмнпрст" for two in "аеиоу"
    ]
    latin, cyrillic = syllables[:75], syllables[75:]
    made: dict[str, None] = dict.fromkeys(words[: min(count, 60)])
    while len(made) < count:
        made["".join(dice.choices(latin if dice.random() < 0.6 else cyrillic, k=dice.randint(3, 5)))] = None
    return list(made)[:count]


def seconds(work: Callable[[], object], passes: int = 5) -> float:
    """Median CPU seconds of one pass."""
    taken = []
    for _ in range(passes):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


def find_all(listed: WordList, lines: Sequence[str]) -> int:
    return sum(len(listed.find(views(line))) for line in lines)


def hostile() -> dict[str, str]:
    """Messages of 4,000 characters made to be slow."""
    dice = random.Random(3)
    words = evasion.ENGLISH_WORDS + evasion.RUSSIAN_WORDS
    rude = " ".join(dice.choices(words, k=800))
    return {
        "prefixes of terms": "".join(dice.choice(words)[: dice.randint(2, 4)] for _ in range(1600))[:4000],
        "leet": evasion.leet(rude, dice)[:4000],
        "one leet word": ("1l!0" * 1000)[:4000],
        "spaced": " ".join(rude)[:4000],
        "confusables": evasion.confusables(rude, dice)[:4000],
        "zalgo": evasion.zalgo(rude, dice)[:4000],
        "masks": evasion.asterisks(rude, dice)[:4000],
        "all asterisks": "a*" * 2000,
        "mixed scripts": ("aаbб " * 800)[:4000],
        "entities": evasion.entities(rude, dice)[:4000],
        "drawn out": "aaabbb " * 570,
        "separators": "a.b-" * 1000,
        "dots": "." * 4000,
        "surrogates": "\ud800a" * 2000,
    }


def worst_message(listed: WordList, median: float) -> float:
    print("\nhostile messages of 4,000 characters (µs; × the median message)")
    worst = 0.0
    for name, text in hostile().items():
        taken = seconds(lambda text=text: listed.find(views(text)), 5) * 1e6  # type: ignore[misc]  # bound now
        worst = max(worst, taken / median)
        print(f"  {name:20} {taken:9.0f}  {taken / median:6.0f} ×   {taken / len(text):.2f} µs/char")
    for source in ("^(a+)+$", "(a|a)+b", ".*.*.*.*x$"):
        pattern = Pattern(source)
        taken = seconds(lambda pattern=pattern: pattern.find("a" * 4000), 5) * 1e6  # type: ignore[misc]  # bound now
        worst = max(worst, taken / median)
        print(f"  regex {source:14} {taken:9.0f}  {taken / median:6.0f} ×")
    return worst


def main() -> int:
    english, source = corpus("English", "chat_en_irc_ubuntu.devtest.jsonl")
    russian, source_ru = corpus("Russian", "tox_ru_okru.devtest.jsonl")
    print(f"English: {len(english)} lines, {source}; Russian: {len(russian)} lines, {source_ru}")
    lists = {count: WordList(terms(english, count)) for count in (10, 1_000, 30_000)}
    alternation = re.compile("|".join(rf"\b{re.escape(term)}\b" for term in terms(english, 1_000)), re.IGNORECASE)
    some = english[:: max(1, len(english) // 400)]
    yard = seconds(lambda: [alternation.findall(line) for line in some], 3) / len(some) * 1e6
    ours_some = seconds(lambda: find_all(lists[1_000], some)) / len(some) * 1e6
    times = dict.fromkeys(lists, inf)
    for _ in range(5):  # in turn, so that a busy machine is busy for all of them
        for count, listed in lists.items():
            times[count] = min(times[count], seconds(lambda listed=listed: find_all(listed, english), 1))  # type: ignore[misc]  # bound now
    per_message = {count: taken / len(english) * 1e6 for count, taken in times.items()}
    en_char = times[1_000] / sum(map(len, english)) * 1e9
    ru_char = seconds(lambda: find_all(lists[1_000], russian)) / sum(map(len, russian)) * 1e9
    single = sorted(seconds(lambda line=line: lists[1_000].find(views(line)), 1) for line in english[:500])  # type: ignore[misc]  # bound now
    print("µs per message: " + ", ".join(f"{count:,} terms {taken:.2f}" for count, taken in per_message.items()))
    rows = [
        (
            "1,000 terms, × faster than re's alternation",
            yard / ours_some,
            15.0,
            True,
            f"{yard:.0f} against {ours_some:.2f} µs",
        ),
        ("30,000 terms against 10", times[30_000] / times[10], 1.25, False, "same lines"),
        (
            "Russian against English per character",
            ru_char / en_char,
            3.0,
            False,
            f"{ru_char:.0f} against {en_char:.0f} ns",
        ),
    ]
    ok = True
    for name, ratio, bar, above, yardstick in rows:
        met = ratio >= bar if above else ratio <= bar
        ok = ok and met
        print(f"{'ok ' if met else 'BAD'} {name}: {ratio:.2f} (bar {'≥' if above else '≤'} {bar}; {yardstick})")
    worst_message(lists[1_000], statistics.median(single) * 1e6)
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
