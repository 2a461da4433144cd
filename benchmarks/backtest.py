"""Rules tried on exports: do both formats agree, and what do 100,000 messages × 20 rules cost in time and memory?

Run: `python -m benchmarks.backtest`. Real chat is read from ../shared (or STEWARD_SHARED) where it is present, else a
generated one; it is written as both exports into a temporary folder, tried through `steward rules backtest`, deleted.
Exit code 1 when a bar is missed.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.false_alarms import folder
from tests.kit.exports import Said, discord_export, telegram_export, write

SECONDS: Final = 60.0
MEGABYTES: Final = 300.0
MESSAGES: Final = 100_000
GAP: Final = 20


def chat() -> list[tuple[int, str, int | None]]:
    """(person, words, earlier line answered) of a real chat, or of a generated one."""
    path = folder() / "chat_en_irc_ubuntu.devtest.jsonl"
    if not path.is_file():
        words = ("how can I mount this disk", "please", "thanks for the help", "it works now", "does it")
        texts = (" ".join((words[n % 5], words[n % 3])) for n in range(10_000))
        return [(n % 300, text, n - 1 if n % 9 == 8 else None) for n, text in enumerate(texts)]
    return list(_real(path))


def _real(path: Path) -> Iterator[tuple[int, str, int | None]]:
    people: dict[tuple[str, str], int] = {}
    lines: dict[tuple[str, int], int] = {}
    with path.open(encoding="utf-8") as rows:
        for number, raw in enumerate(rows):
            row = json.loads(raw)
            lines[row["file"], row["idx"]] = number
            person = people.setdefault((row["file"], row["user"]), len(people) + 1)
            answered = next((lines.get((row["file"], one)) for one in row["reply_to"]), None)
            yield person, row["text"], answered if answered != number else None


def said(count: int) -> Iterator[Said]:
    """So many lines: the chat again and again, one line every `GAP` seconds."""
    source = chat()
    for number in range(count):
        person, words, answered = source[number % len(source)]
        start = number - number % len(source)
        reply = None if answered is None else start + answered + 1
        yield Said(number + 1, person, words, number * float(GAP), reply=reply)


_CHILD: Final = """
import resource, sys
from bot.cli.app import main
try:
    main()
finally:
    try:
        lines = open("/proc/self/status").read().splitlines()
        peak = next(int(one.split()[1]) for one in lines if one.startswith("VmHWM"))
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    print("peak", peak, file=sys.stderr)
"""
"""The command itself, then its peak in KiB. Linux keeps ru_maxrss across exec, so the parent's own would count."""


def backtest(path: Path, rules: str) -> dict[str, Any]:
    """The report of the real command, with the peak of its memory in megabytes."""
    command = [sys.executable, "-c", _CHILD, "rules", "backtest", str(path), "--rules", rules, "--json"]
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(command, capture_output=True, check=True, cwd=root, env={**os.environ}, timeout=600)
    report: dict[str, Any] = json.loads(done.stdout)
    return report | {"megabytes": int(done.stderr.split()[-1]) / 1024}


def agree(here: Path) -> bool:
    """Whether the two exports of one chat say the same, rule by rule and message by message."""
    lines = list(said(len(chat())))
    one = backtest(write(here / "telegram.json", telegram_export(lines)), "gaming")
    two = backtest(write(here / "discord.json", discord_export(lines)), "gaming")
    same = True
    for first, second in zip(one["rules"], two["rules"], strict=True):
        ids = [{hit["message_id"] for hit in rule["hits"]} for rule in (first, second)]
        if ids[0] != ids[1] and not (first["undecided"] or second["undecided"]):
            same = False
            print(f"  {first['rule']}: only Telegram {ids[0] - ids[1]}, only Discord {ids[1] - ids[0]}")
    hits = sum(rule["messages"] for rule in one["rules"])
    print(f"agree: {one['messages']} messages, {one['people']} people, {hits} hits, {one['asked']} asked "
          f"({one['asked'] / one['messages']:.2%}): {'the same in both' if same else 'DIFFERENT'}")  # fmt: skip
    return same


def main() -> int:
    """Measure, print, judge."""
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        same = agree(here)
        path = write(here / "long.json", telegram_export(said(MESSAGES)))
        report = backtest(path, "gaming")
        fine = report["seconds"] <= SECONDS and report["megabytes"] <= MEGABYTES
        rate = report["messages"] / report["seconds"]
        print(f"{report['messages']} messages × {len(report['rules'])} rules: {report['seconds']:.1f} s "
              f"(bar {SECONDS:.0f}), {rate:.0f} a second, {report['megabytes']:.0f} MB (bar {MEGABYTES:.0f}) "
              f"{'ok' if fine else 'MISSED'}")  # fmt: skip
    return 0 if same and fine else 1


if __name__ == "__main__":
    sys.exit(main())
