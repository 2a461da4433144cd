"""Judging alone: `Session.carry` over chat, over what is made to be slow, and over a raid.

Run: `python -m benchmarks.judge`. CPU time; every figure stands beside its yardstick of the same run. Nothing is
remembered from round to round: tokens and texts are judged as if seen for the first time.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks.bar import Bar, shown
from benchmarks.corpus import chat
from benchmarks.store import run
from benchmarks.text_engine import corpus, hostile
from benchmarks.whole_path import as_event, frames, started, warm
from bot.bootstrap import presets, word_lists
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.time import SECOND
from rules.engine import Engine
from rules.file import Faults, ReadOptions, read_rules
from rules.scene import Facts, Scene
from rules.session import Session
from rules.text import lexicon, readings, views
from rules.text.patterns import Pattern
from rules.windows import Windows

LINES: Final = 6_000
MESSAGE: Final = 4_000
RAID: Final = 10_000
START: Final = 1_800_000_000_000_000


def engine() -> Engine:
    """The engine of the gaming preset."""
    rules = read_rules(presets()["gaming"], "gaming.toml", ReadOptions(run_examples=False))
    assert not isinstance(rules, Faults)
    return Engine(rules)


def scenes(lines: Sequence[str], apart: int = SECOND, people: int = 20) -> list[Scene]:
    """One channel in which these lines are said, so many µs apart."""
    made = []
    for number, line in enumerate(lines):
        who = number * 7 % people
        author = Author(AccountRef("quiet", str(who)), f"user{who}")
        ref = MessageRef(ChannelRef("quiet", "1", "2"), f"{10_000_000 + number}")
        message = Message(ref, author, line, START + number * apart, "general")
        made.append(Scene(message, Facts(person=who + 1, name=author.name), message.at, NOTHING, community=1))
    return made


NOTHING: Final = Windows()


def forget() -> None:
    """Empty what the text engine remembers of texts and tokens."""
    views._lately.cache_clear()
    readings._remembered.cache_clear()
    lexicon._partings.cache_clear()


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """Least CPU seconds of a few rounds, each with an empty memory."""
    taken = []
    for _ in range(rounds):
        forget()
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)


def judged(judge: Engine, made: Sequence[Scene]) -> None:
    """Carry them all in one session."""
    session = Session(judge)
    for scene in made:
        session.carry(scene)


def alone(judge: Engine, text: str, rounds: int = 3) -> float:
    """µs for one message in a fresh session."""
    made = scenes([text])
    return best(lambda: judged(judge, made), rounds) * 1e6


def benign(lines: Sequence[str], length: int) -> list[str]:
    """Messages of `length` characters put together from ordinary lines."""
    whole = "\n".join(lines)
    return [whole[start : start + length] for start in range(0, len(whole) - length, length)]


def speed(judge: Engine, lines: Sequence[str]) -> list[Bar]:
    """Ordinary chat in both languages, and the lexicon scorer."""
    russian, source = corpus("Russian", "tox_ru_okru.devtest.jsonl")
    english, slavic = scenes(lines), scenes(russian)
    en = best(lambda: judged(judge, english)) / len(lines) * 1e6
    ru = best(lambda: judged(judge, slavic)) / len(russian) * 1e6
    lexicons = word_lists()
    plain = [line for line in lines if line.isascii()]
    scored = best(lambda: lexicons.score(plain)) / len(plain) * 1e6
    print(f"judging with the gaming preset: {en:.1f} µs an English line; {ru:.1f} µs a Russian one ({source})")
    per_en = en / statistics.mean(map(len, lines)) * 1000
    per_ru = ru / statistics.mean(map(len, russian)) * 1000
    return [
        Bar("judging a line of IRC, µs against 20", en, 20, most=1),
        Bar("Russian against English, ns per character", per_ru, per_en, most=3, unit="ns"),
        Bar("lexicon scorer on ASCII, µs against 10", scored, 10, most=1),
    ]


def worst(judge: Engine, lines: Sequence[str]) -> list[Bar]:
    """Messages and patterns made to be slow, beside ordinary ones of the same length."""
    median = statistics.median(alone(judge, line, 1) for line in lines[:500])
    same = statistics.median(alone(judge, text, 1) for text in benign(lines, MESSAGE)[:40])
    print(f"ordinary messages: median {median:.0f} µs a line, {same:.0f} µs for {MESSAGE} characters; hostile:")
    slowest = 0.0
    for name, text in hostile().items():
        taken = alone(judge, text)
        slowest = max(slowest, taken)
        times = f"{taken / same:5.1f} × the same length, {taken / median:5.0f} × the median line"
        print(f"  {name:20} {taken:8.0f} µs  {times}")
    slow_pattern = 0.0
    for source in ("^(a+)+$", "(a|a)+b", ".*.*.*.*x$", "(.*)(.*)(.*)y"):
        pattern = Pattern(source)
        taken = min(_timed(lambda pattern=pattern: pattern.find("a" * MESSAGE)) for _ in range(3))  # type: ignore[misc]  # bound now
        slow_pattern = max(slow_pattern, taken)
    return [
        Bar("worst hostile message against the same length", slowest, same, most=20),
        Bar("worst pattern against the median message", slow_pattern, median, most=20),
    ]


def _timed(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1e6


def raid(judge: Engine, lines: Sequence[str]) -> list[Bar]:
    """Ten thousand messages in one second, by two hundred people with three texts: each as dear as any other."""
    texts = [
        ("free nitro for everyone, join now", "cats are better than dogs, honestly", "aaa")[n % 3] for n in range(RAID)
    ]
    made = scenes(texts, SECOND // RAID, 200)
    first = best(lambda: judged(judge, made[: RAID // 10]), 1) / (RAID // 10) * 1e6
    whole = best(lambda: judged(judge, made), 1) / RAID * 1e6
    return [Bar("a message of a raid of 10,000 against one of 1,000", whole, first, most=3)]


def lag(lines: Sequence[str]) -> list[Bar]:
    """How late the loop is while a community is flooded with hostile messages."""
    texts = [text.replace("\ud800", "\ufffd") for text in hostile().values()]
    made = frames([texts[n // 4 % len(texts)] if n % 4 == 0 else line for n, line in enumerate(lines[:400])])
    with tempfile.TemporaryDirectory(dir=".") as folder:
        late = sorted(run(_lag(made, Path(folder))))
    return [Bar("loop lag p99 under hostile messages, ms", late[int(len(late) * 0.99)] * 1000, 50, most=1, unit="ms")]


async def _lag(made: list[bytes], folder: Path) -> list[float]:
    store, core = await started(folder, scored=True)
    await warm(core, made)
    late: list[float] = []

    async def tick() -> None:
        for _ in count():
            begin = time.perf_counter()
            await asyncio.sleep(0.005)
            late.append(time.perf_counter() - begin - 0.005)

    ticking = asyncio.create_task(tick())
    at = core.desk.clock.now()
    for number, raw in enumerate(made[40:]):
        await core.intake.accept(as_event(raw, at + number))
    await core.lanes.idle()
    ticking.cancel()
    await core.stop()
    await store.close()
    return late


def bars() -> list[Bar]:
    """Every bar of judging."""
    lines, source = chat(LINES)
    print(f"judging, {LINES} lines of {source}")
    judge = engine()
    return [*speed(judge, lines), *worst(judge, lines), *raid(judge, lines), *lag(lines)]


if __name__ == "__main__":
    sys.exit(0 if shown(bars()) else 1)
