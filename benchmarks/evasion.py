"""How many disguised words are found, transform by transform, and what folding does to clean text.

Run: `python -m benchmarks.evasion`. Exit code 1 under the bar: mean recall 0.95 in each language, no false change.
"""

import random
import sys
from collections.abc import Mapping, Sequence

from rules.text.views import views
from rules.text.words import WordList
from tests.kit import clean, evasion

BAR = 0.95


def recall(
    transforms: Mapping[str, evasion.Transform], words: Sequence[str], sentences: Sequence[str], seed: int = 7
) -> dict[str, tuple[float, list[str]]]:
    """Transform -> share of words found (half with the word disguised alone, half the whole sentence), and misses."""
    listed = WordList(words)
    out: dict[str, tuple[float, list[str]]] = {}
    for name, transform in transforms.items():
        dice = random.Random(seed)
        found = 0
        missed: list[str] = []
        cases = [(word, sentence, whole) for word in words for sentence in sentences for whole in (False, True)]
        for word, sentence, whole in cases:
            text = transform(sentence.format(word), dice) if whole else sentence.format(transform(word, dice))
            if any(hit.term == word for hit in listed.find(views(text))):
                found += 1
            else:
                missed.append(text)
        out[name] = (found / len(cases), missed)
    return out


def report(language: str, rows: dict[str, tuple[float, list[str]]], verbose: bool) -> float:
    mean = sum(share for share, _ in rows.values()) / len(rows)
    print(f"\n{language}: mean recall {mean:.3f} over {len(rows)} transforms (bar {BAR})")
    for name, (share, missed) in rows.items():
        print(f"  {name:34} {share:.3f}")
        if verbose:
            for text in missed[:6]:
                print(f"      missed: {text}")
    return mean


def main() -> int:
    verbose = "-v" in sys.argv
    means = [
        report("English", recall(evasion.ENGLISH, evasion.ENGLISH_WORDS, evasion.ENGLISH_SENTENCES), verbose),
        report("Russian", recall(evasion.RUSSIAN, evasion.RUSSIAN_WORDS, evasion.RUSSIAN_SENTENCES), verbose),
    ]
    changed = 0
    print("\nclean text: lines changed by folding")
    for language, lines in clean.LINES.items():
        off = [line for line in lines if views(line).folded.text != views(line).normalised.text]
        changed += len(off)
        print(f"  {language:10} {len(off)} of {len(lines)}")
    return 0 if min(means) >= BAR and changed == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main())
