"""A small scorer by word lists: what a message is like, as far as plain cues tell, in English and Russian.

It stands behind the classifier port until a trained model does, and it knows its place: words weigh less when nobody is
spoken to, when they are denied ("not stupid"), said of oneself or quoted; advertising needs several different cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.assessment import KINDS, Assessment, Kind, Target
from bot.domain.scores import HEADS, Scores
from rules.language.conclusion import SHOWN, conclude
from rules.language.person import about_oneself, lowered, speaks_to_someone
from rules.text.language import guess_language
from rules.text.shape import shouting
from rules.text.views import Views, views
from rules.text.words import Hit, WordList

_WEIGHT: Final = re.compile(r"\[(0?\.\d+|1(?:\.0)?)\]")
_DENIED: Final = re.compile(
    r"(?:\bnot|n't|\bnever|\bno|\bwithout|\bне|\bнет|\bбез|\bникогда не)(?:\s+(?:an?|the|so|such))?\s*$"
)
_QUOTES: Final = re.compile(
    r"«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|(?<!\w)\"[^\"\n]{1,300}\"(?!\w)|^[ \t]*>[^\n]*", re.MULTILINE
)
_MONEY: Final = re.compile(r"[$€₽£]\s?\d|\d\s?(?:[$€₽£]|usd|usdt|руб|р\b|тыс|к\b)", re.IGNORECASE)
_LINK: Final = re.compile(r"https?://|\bt\.me/|\bdiscord\.gg/|(?<![\w.])@\w{4,}|\bwa\.me/|\bbit\.ly/", re.IGNORECASE)
_SHARP: Final = re.compile(r"!{2,}|\?!|!\?|\?{3,}")
_WORD: Final = re.compile(r"\w+")
_MAY_SHOUT: Final = re.compile(r"[^\W\d_a-zа-яё]")

DENIED: Final = 0.3
ONESELF: Final = 0.25
QUOTED: Final = 0.35
TO_NOBODY: Final = 0.6
ALONE: Final = 0.85
"""An insult that is nearly the whole message is meant for somebody."""
SPAM: Final = (0.0, 0.35, 0.65, 0.85, 0.95)
"""By how many different cues of advertising there are."""
_PERSONAL: Final = frozenset({"insult", "toxic"})
_STANCE: Final = frozenset({"insult", "threat", "hate", "toxic", "profanity", "wellbeing"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a term tells: a head of the scores and how much it weighs."""

    head: str
    weight: float


def read_lexicon(source: str) -> Iterator[tuple[str, float]]:
    """Terms with their weights. "#" begins a comment line, "[0.6]" sets the weight of what follows."""
    weight = 0.8
    for line in source.splitlines():
        text = line.strip()
        found = _WEIGHT.fullmatch(text)
        if found:
            weight = float(found[1])
        elif text and not text.startswith("#"):
            yield text, weight


class LexiconScorer:
    """Scores by lexicons. `lexicons` maps file names such as "insult.en.txt" (head, language) to their text.

    Raises ValueError for a file that names no head, TermError for a term that can't be looked for.
    """

    __slots__ = ("_cues", "_words")

    def __init__(self, lexicons: Mapping[str, str]) -> None:
        self._cues: dict[str, list[Cue]] = {}
        for name, source in sorted(lexicons.items()):
            head = name.rsplit("/", 1)[-1].partition(".")[0]
            if head not in HEADS:
                raise ValueError(f"{name}: no score is called {head!r}")
            for term, weight in read_lexicon(source):
                self._cues.setdefault(term, []).append(Cue(head, weight))
        self._words = WordList(self._cues)

    def score(self, texts: Sequence[str]) -> list[Scores | None]:
        """One answer for each text, in order; None for a text without any letter or sign."""
        return [self.one(text) for text in texts]

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """The same with class and target, as far as word lists can tell them; it has no traits to learn from."""
        return [None if scores is None else _assessed(text, scores) for text, scores in self._paired(texts)]

    def _paired(self, texts: Sequence[str]) -> Iterator[tuple[str, Scores | None]]:
        return zip(texts, self.score(texts), strict=True)

    def one(self, text: str, view: Views | None = None) -> Scores | None:
        """The scores of one text; `view` saves undoing its disguises again."""
        if not text.strip():
            return None
        hits = self._words.find(view or views(text))
        if not hits:
            return _PLAIN if "?" not in text else _ASKED
        return _Weighing(text, hits, self._cues).scores()


def _assessed(text: str, scores: Scores) -> Assessment:
    leading = max((head for head in HEADS if head in KINDS), key=lambda head: float(getattr(scores, head)))
    attacked = max(scores.insult, scores.threat, scores.hate)
    kind: Kind = next((one for one in KINDS if one == leading and getattr(scores, leading) >= SHOWN), "chat")
    if kind == "chat" and attacked >= SHOWN:
        kind = "abuse"
    target: Target = "group" if scores.hate >= SHOWN else "person" if attacked >= SHOWN else "none"
    if target == "none" and kind in {"complaint", "bug"}:
        target = "product"
    return conclude(scores, guess_language(text), kind, target)


_PLAIN: Final = Scores()
_ASKED: Final = Scores(question=0.7)


class _Weighing:
    """The hits of one text, weighed by how they stand in it."""

    __slots__ = ("_hits", "_low", "_short", "_spoken", "_text")

    def __init__(self, text: str, hits: Sequence[Hit], cues: Mapping[str, Sequence[Cue]]) -> None:
        self._text = text
        self._low = lowered(text)
        self._spoken = speaks_to_someone(self._low)
        self._short = len(text) < 60 and len(_WORD.findall(text)) <= 3
        self._hits = list(_strongest(hits, cues))

    def scores(self) -> Scores:
        """Everything together."""
        rest: dict[str, float] = {}
        quotes = [one.span() for one in _QUOTES.finditer(self._text)]
        for hit, cue in self._hits:
            weight = cue.weight * self._stance(hit, cue.head, quotes)
            rest[cue.head] = rest.get(cue.head, 1.0) * (1.0 - weight)
        found = {head: 1.0 - left for head, left in rest.items()}
        if "spam" in found:
            found["spam"] = self._spam()
        self._requests(found)
        found["toxic"] = self._toxic(found)
        return Scores(**{head: round(min(1.0, value), 3) for head, value in found.items()})

    def _stance(self, hit: Hit, head: str, quotes: Sequence[tuple[int, int]]) -> float:
        if head not in _STANCE:
            return 1.0
        share = 1.0
        if head in _PERSONAL and not self._spoken:
            share = ALONE if self._short else TO_NOBODY
        if head != "wellbeing" and _DENIED.search(self._low[max(0, hit.start - 24) : hit.start]):
            share *= DENIED
        if head in _PERSONAL and about_oneself(self._low, hit.start):
            share = min(share, ONESELF)
        if any(start <= hit.start and hit.end <= end for start, end in quotes):
            share *= QUOTED
        return share

    def _spam(self) -> float:
        cues = len({hit.term for hit, cue in self._hits if cue.head == "spam"})
        value = SPAM[min(cues, len(SPAM) - 1)]
        value += 0.15 * (_LINK.search(self._text) is not None) + 0.15 * (_MONEY.search(self._text) is not None)
        return min(0.98, value)

    def _requests(self, found: dict[str, float]) -> None:
        """Questions, and complaints that are only asked about."""
        if "?" in self._text:
            found["question"] = max(0.7, 1 - (1 - found.get("question", 0.0)) * 0.4)
            if "complaint" in found and not _SHARP.search(self._text):
                found["complaint"] *= 0.6

    def _toxic(self, found: Mapping[str, float]) -> float:
        calm = (1 - found.get("toxic", 0.0)) * (1 - found.get("insult", 0.0)) * (1 - found.get("threat", 0.0))
        calm *= (1 - found.get("hate", 0.0)) * (1 - 0.35 * found.get("profanity", 0.0))
        value = 1 - calm
        if value > 0.1 and (_SHARP.search(self._text) or self._shouts()):
            value += 0.15 * (1 - value)
        return value

    def _shouts(self) -> bool:
        if len(_MAY_SHOUT.findall(self._text)) < 7:
            return False
        capitals = shouting(self._text)
        return capitals.letters >= 10 and capitals.share >= 0.7


def _strongest(hits: Sequence[Hit], cues: Mapping[str, Sequence[Cue]]) -> Iterator[tuple[Hit, Cue]]:
    """Each cue of each place; where two spellings of a word stand in one place, only the one that weighs more."""
    best: dict[tuple[int, int, str], tuple[Hit, Cue]] = {}
    for hit in hits:
        for cue in cues[hit.term]:
            place = (hit.start, hit.end, cue.head)
            if place not in best or best[place][1].weight < cue.weight:
                best[place] = (hit, cue)
    yield from best.values()
