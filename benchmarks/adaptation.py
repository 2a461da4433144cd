"""Learning from people: 500 simulated decisions of a community that tolerates swearing, and of one that doesn't.

Run: `python -m benchmarks.adaptation [source…]`. One source of the visible sets is one community; they are read from
../shared (or STEWARD_SHARED), none of their text is kept. Each message is scored before it is learned from, with
a refresh every 25 decisions, so every figure is of predictions that had not seen the answer. The bar: the calibration
error on the rest of the source after 200 decisions. Also what wrong answers and a hostile moderator do, and what comes
of it when only what was shown is ever judged.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from benchmarks.bar import Bar, shown
from benchmarks.false_alarms import folder
from bot.bootstrap import scorer
from bot.domain.assessment import Assessment
from rules.language.adaptation import EMPTY, Adaptation, Lesson, adapt, learn
from rules.language.calibration import calibration_error, log_loss
from rules.language.levels import DEFAULT_LEVELS, PrecisionLevel, level_for_precision
from rules.language.person import lowered, speaks_to_someone

SOURCES: Final = ("tox_en_paradetox", "tox_en_davidson", "tox_ru_2ch_pikabu", "tox_ru_russe_detox", "tox_ru_okru")
HEAD: Final = "toxic"
DECISIONS: Final = 500
REFRESH: Final = 25
BLOCK: Final = 100
BAR_AFTER: Final = 200
BAR: Final = 0.05
REST: Final = 1_500
"""So many messages of the rest of a source measure what was learned."""
LEAST: Final = 400
ASKED: Final = 0.5
"""Where only what was shown is judged, this was shown; besides, every tenth miss is reported."""
WISH: Final = 0.8
CHATS: Final = {"en": "chat_en_irc_ubuntu", "ru": "sentiment_ru_rusentiment"}
"""Ordinary talk of another place, in which nothing learned may start to raise alarms."""
MINUTE: Final = 60_000_000


@dataclass(frozen=True, slots=True)
class Post:
    """A message of a source: what the model says, and whether its source calls it toxic and it speaks to somebody."""

    assessment: Assessment
    toxic: bool
    spoken: bool
    mark: int

    @property
    def raw(self) -> float:
        """The model's own score."""
        return float(getattr(self.assessment.scores, HEAD))


Answer: TypeAlias = Callable[[Post], bool]
"""What a community's moderators say of a message."""


def strict(post: Post) -> bool:
    """Swearing is a violation, whoever it is aimed at."""
    return post.toxic


def tolerant(post: Post) -> bool:
    """Only what speaks to somebody is a violation; swearing at nobody is not."""
    return post.toxic and post.spoken


def mistaken(answer: Answer, percent: int) -> Answer:
    """The same moderators, so often wrong."""
    return lambda post: answer(post) != (post.mark % 100 < percent)


def hostile(post: Post) -> bool:
    """Everything is fine."""
    return False


COMMUNITIES: Final[tuple[tuple[str, Answer], ...]] = (("doesn't tolerate swearing", strict), ("tolerates", tolerant))


@dataclass(frozen=True, slots=True)
class Run:
    """A stream: what was decided in order, with what was shown, and what it had learned at the bar and at the end."""

    lessons: tuple[Lesson, ...]
    at_bar: Adaptation
    last: Adaptation


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall at the head's level, calibration error, log loss."""

    precision: float
    recall: float
    error: float
    loss: float

    def __str__(self) -> str:
        return f"precision {self.precision:4.0%}  recall {self.recall:4.0%}  calibration error {self.error:.3f}"


def posts(source: str) -> list[Post]:
    """A source in an order that its texts alone decide."""
    rows = [json.loads(line) for line in (folder() / f"{source}.devtest.jsonl").open(encoding="utf-8")]
    marked = sorted((mark(row["text"]), row["text"], row["toxic"] == 1) for row in rows)[: DECISIONS * 2 + REST]
    found = scorer().assess([text for _, text, _ in marked])
    return [
        Post(one, toxic, speaks_to_someone(lowered(text)), mark)
        for one, (mark, text, toxic) in zip(found, marked, strict=True)
        if one is not None
    ]


def mark(text: str) -> int:
    """A text's place in an order that nobody chose: the first eight bytes of its SHA-256."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big")


def stream(
    told: Sequence[Post], answer: Answer, judged: Callable[[Post, float], bool] = lambda post, score: True
) -> Run:
    """Decide on one message after another, refreshing the adaptation now and then."""
    lessons: list[Lesson] = []
    now, at_bar = EMPTY, EMPTY
    for minute, post in enumerate(told):
        score = float(getattr(adapt(post.assessment, now).scores, HEAD))
        if judged(post, score):
            lessons.append(Lesson(HEAD, answer(post), post.assessment.traits, post.raw, score, minute * MINUTE))
            if len(lessons) % REFRESH == 0:
                now = learn(lessons, now.version + 1)
            at_bar = now if len(lessons) == BAR_AFTER else at_bar
        if len(lessons) == DECISIONS:
            break
    return Run(tuple(lessons), at_bar, now)


def figures(scores: Sequence[float], answers: Sequence[bool], level: float = DEFAULT_LEVELS[HEAD]) -> Figures:
    """What predictions were worth."""
    asked = [answer for score, answer in zip(scores, answers, strict=True) if score >= level]
    wanted = sum(answers)
    precision = sum(asked) / len(asked) if asked else float("nan")
    recall = sum(asked) / wanted if wanted else float("nan")
    return Figures(precision, recall, calibration_error(scores, answers), log_loss(scores, answers))


def alarms(chat: Sequence[Assessment], learned: Adaptation) -> str:
    """How much of ordinary talk is flagged, before and after."""
    level = DEFAULT_LEVELS[HEAD]
    before = sum(getattr(one.scores, HEAD) >= level for one in chat) / len(chat)
    after = sum(getattr(adapt(one, learned).scores, HEAD) >= level for one in chat) / len(chat)
    return f"ordinary talk flagged {before:.1%} → {after:.1%}"


@cache
def ordinary(language: str) -> tuple[Assessment, ...]:
    """Ordinary talk, assessed."""
    rows = [json.loads(line) for line in (folder() / f"{CHATS[language]}.devtest.jsonl").open(encoding="utf-8")]
    texts = sorted((row["text"] for row in rows if row["label"] != "negative"), key=mark)[:REST]
    return tuple(one for one in scorer().assess(texts) if one is not None)


def on_rest(rest: Sequence[Post], answer: Answer, learned: Adaptation, level: float = DEFAULT_LEVELS[HEAD]) -> Figures:
    """What an adaptation is worth on messages that nobody decided on."""
    scores = [float(getattr(adapt(post.assessment, learned).scores, HEAD)) for post in rest]
    return figures(scores, [answer(post) for post in rest], level)


def wished(lessons: Sequence[Lesson]) -> float:
    """The level for the wished precision by the community's newer decisions, or the default."""
    found = level_for_precision([(one.shown, one.violation) for one in lessons[BAR_AFTER:]], WISH)
    return found.level if isinstance(found, PrecisionLevel) else DEFAULT_LEVELS[HEAD]


def _blocks(run: Run) -> None:
    for start in range(0, len(run.lessons), BLOCK):
        part = run.lessons[start : start + BLOCK]
        answers = [one.violation for one in part]
        before, after = (figures([getattr(one, name) for one in part], answers) for name in ("raw", "shown"))
        print(f"    decisions {start + 1:3} to {start + len(part):3}   model  {before}")
        print(f"    {'':20}   learned {after}")


def community(source: str, every: Sequence[Post], name: str, answer: Answer) -> Bar:
    """One community: its blocks, the rest of the source before and after, and the bar."""
    told, rest = every[:DECISIONS], every[DECISIONS : DECISIONS + REST]
    run = stream(told, answer)
    print(f"\n{source}, {name}: {sum(map(answer, told))} of {len(told)} decisions are violations")
    _blocks(run)
    bar = on_rest(rest, answer, run.at_bar)
    level = wished(run.lessons)
    print(f"    on {len(rest)} others: the model {on_rest(rest, answer, EMPTY)}")
    print(f"    after {BAR_AFTER} decisions  {bar}\n    after {DECISIONS} decisions  {on_rest(rest, answer, run.last)}")
    print(f"    at level {level} for {WISH:.0%} right  {on_rest(rest, answer, run.last, level)}")
    heard = every[: max(DECISIONS, min(2 * DECISIONS, len(every) - LEAST))]
    seen = stream(heard, answer, lambda post, score: score >= ASKED or (answer(post) and post.mark % 10 == 0))
    later = on_rest(every[len(heard) :][:REST], answer, seen.last)
    print(f"    only shown ones judged ({len(seen.lessons)} decisions of {len(heard)} messages): {later}")
    chat = ordinary(source.split("_")[1])
    print(f"    {alarms(chat, run.last)}; where only shown ones are judged: {alarms(chat, seen.last)}")
    return Bar(f"{source}, {name}: calibration error after {BAR_AFTER}", 1000 * bar.error, 1000 * BAR, most=1, unit="‰")


def unruly(source: str, every: Sequence[Post]) -> None:
    """What wrong answers and a hostile moderator do to a source's community."""
    told, rest = every[:DECISIONS], every[DECISIONS : DECISIONS + REST]
    print(f"\n{source}: moderators who err, measured by what they meant")
    for percent in (0, 10, 30):
        run = stream(told, mistaken(tolerant, percent))
        print(f"    {percent:2} % wrong answers   {on_rest(rest, tolerant, run.last)}")
    run = stream(told, hostile)
    clear = [post for post in rest if post.toxic and post.raw >= 0.95]
    left = sum(getattr(adapt(post.assessment, run.last).scores, HEAD) for post in clear) / max(1, len(clear))
    print(f'    "all is fine"     {on_rest(rest, strict, run.last)}; clear ones (≥ 0.95) keep {left:.2f} on average')


def bars() -> list[Bar]:
    """Every community of every source."""
    if not folder().is_dir():
        print("The sets are not here; the experiment is left out.")
        return []
    found: list[Bar] = []
    for source in [one for one in sys.argv[1:] if not one.startswith("-")] or SOURCES:
        every = posts(source)
        found += [community(source, every, name, answer) for name, answer in COMMUNITIES]
        if source in {SOURCES[0], SOURCES[-1]}:
            unruly(source, every)
    return found


if __name__ == "__main__":
    sys.exit(0 if shown(bars()) else 1)
