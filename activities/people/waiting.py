"""How long a question waits for another person's answer, told honestly. Pure.

Questions that nobody answered count: over those answered alone every community looks quick. The median is Kaplan and
Meier's (JASA 53, 1958): the time by which half of all questions had an answer; where that is never reached within a
day, most go unanswered that long, and that is what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.records import StoredMessage
from bot.domain.time import DAY

LEAST: Final = 20
"""Fewer questions than this say nothing."""
LONGEST: Final = DAY
UNANSWERED: Final = -1


@dataclass(frozen=True, slots=True)
class Waited:
    """One question: how long it waited (µs), and whether an answer ended that."""

    length: int
    answered: bool


def waited(messages: Sequence[StoredMessage], now: int) -> list[Waited]:
    """Questions among stored messages with the first answer to each by somebody else. A question ends in a question
    mark and answers nobody; an answer replies to it."""
    asked = {
        (one.platform, one.channel, one.message): one
        for one in messages
        if one.text.rstrip().endswith("?") and not one.reply_to and not one.gone
    }
    first: dict[tuple[str, str, str], int] = {}
    for one in sorted(messages, key=lambda row: row.at):
        key = (one.platform, one.channel, one.reply_to)
        question = asked.get(key)
        if question is not None and one.person != question.person and one.at >= question.at:
            first.setdefault(key, one.at - question.at)
    return [
        Waited(first[key], True) if key in first else Waited(max(0, now - one.at), False) for key, one in asked.items()
    ]


def median(questions: Sequence[Waited]) -> int | None:
    """The time by which half of all questions had an answer (µs), UNANSWERED where that takes more than a day, None for
    too few of them."""
    if len(questions) < LEAST:
        return None
    left, alive = len(questions), 1.0
    for one in sorted(questions, key=lambda each: (each.length, not each.answered)):
        if one.length > LONGEST:
            break
        if one.answered:
            alive *= 1 - 1 / left
            if alive <= 0.5:
                return one.length
        left -= 1
    return UNANSWERED
