"""The draw that anybody can check: a canonical list, its SHA-256, and a ranking that follows from one number. Pure.

Every entrant is one line, "d:<id>" for an account on Discord, "t:<id>" on Telegram, "s:<id>" in the sandbox. The
ranking sorts by SHA-256 of "<seed>|<line>", both as text: whoever knows the list and the seed gets the same one, with
any tool. Whoever does not get the prize is followed by the next of the ranking; nothing is ever drawn twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from bot.domain.people import AccountRef

LETTERS: Final = {"discord": "d", "telegram": "t", "sandbox": "s"}
"""How platforms are written in a line; any other is written out."""
Points: TypeAlias = tuple[int, int]
"""What an entry was given: a sum and by how many it is divided (a jury's points), or votes and 1."""


def line_of(account: AccountRef) -> str:
    """An account as a line of the list."""
    return f"{LETTERS.get(account.platform, account.platform)}:{account.id}"


def line_for(accounts: Iterable[AccountRef]) -> str:
    """The one line of a person, however many accounts are theirs: the first in the order of the list; "" for none."""
    return min((line_of(one) for one in accounts), default="")


def canonical(lines: Iterable[str]) -> tuple[str, ...]:
    """The list as it is published: every line once, sorted by code points."""
    return tuple(sorted(set(lines)))


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def list_hash(lines: Iterable[str]) -> str:
    """The fingerprint of a list: of its canonical lines, joined by a line feed."""
    return sha256("\n".join(canonical(lines)))


def commitment(seed: str) -> str:
    """What is published of a seed before the draw: the SHA-256 of its hex text."""
    return sha256(seed)


def ranking(lines: Iterable[str], seed: str) -> tuple[str, ...]:
    """Every line in the order that the seed gives."""
    return tuple(sorted(canonical(lines), key=lambda line: (sha256(f"{seed}|{line}"), line)))


def placing(lines: Iterable[str], seed: str, points: Mapping[str, Points] | None = None) -> tuple[str, ...]:
    """The order in which entries win: by chance, or by points where some were given; what is equal goes by chance.

    Where points decide, entries that nobody gave any are left out.
    """
    drawn = ranking(lines, seed)
    if points is None:
        return drawn
    given = [line for line in drawn if _mean(points.get(line)) > 0]
    return tuple(sorted(given, key=lambda line: -_mean(points.get(line))))


def _mean(points: Points | None) -> Fraction:
    return Fraction(*points) if points is not None and points[1] else Fraction(0)


def number_in(lines: Sequence[str], line: str) -> int:
    """Which of the list a line is, from 1; 0 when it is not in it."""
    try:
        return lines.index(line) + 1
    except ValueError:
        return 0
