"""Signs that tell a raid from people who come together: sameness that looks like spam, young accounts, names in a row.

A burst of joins alone is never one: two hundred people may come by a link that somebody named. Nor are people who have
been here for long; nor complaints, which no rule of crowds counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.people import AccountRef
from bot.domain.time import DAY

SAME: Final = "same"
MANY: Final = "many"
YOUNG: Final = "young"
NAMES: Final = "names"
NEW_FOR: Final = DAY
YOUNG_FOR: Final = 7 * DAY
LEAST: Final = 5
LEAST_BY_SHARE: Final = 8
SHARE: Final = 0.6
_EPOCH: Final = 1_420_070_400_000
"""Milliseconds of Discord's own epoch: https://discord.com/developers/docs/reference#snowflakes"""
_BAIT: Final = re.compile(r"://|\bwww\.|\b[\w-]+\.[a-zа-я]{2,}/|\bt\.me\b|discord(?:app)?\.|@everyone|@here", re.I)
_STEM: Final = re.compile(r"[^\W\d_]+")


def is_bait(text: str) -> bool:
    """Whether a text wants to lead somewhere, or calls everybody."""
    return _BAIT.search(text) is not None


def is_young(account: AccountRef, created_at: int | None, now: int) -> bool:
    """Whether an account is only days old; where the platform tells no age, it is not."""
    made = created_at
    if made is None and account.platform == "discord" and account.id.isascii() and account.id.isdigit():
        made = ((int(account.id) >> 22) + _EPOCH) * 1000
    return made is not None and now - made <= YOUNG_FOR


def is_new(joined_at: int | None, first_seen: int, now: int, *, bait: bool) -> bool:
    """Whether somebody has just come. Where no join was seen, whoever was first seen today with bait counts as new."""
    if joined_at is None:
        return bait and now - first_seen <= NEW_FOR
    return now - joined_at <= NEW_FOR


def alike(names: Iterable[str]) -> bool:
    """Whether most of these names are one name with numbers behind."""
    stems = [(found := _STEM.search(name.casefold())) and found[0] for name in names]
    known = Counter(one for one in stems if one and len(one) >= 3)
    most = known.most_common(1)
    return bool(most) and most[0][1] >= LEAST and most[0][1] >= SHARE * len(stems)


def of_writers(writers: int, new: int, young: int, baits: bool, spoken: int, names: Sequence[str]) -> tuple[str, ...]:
    """What speaks for a raid among those who wrote one text: how many wrote it, are new and young, whether it is bait,
    how many of those who came spoke at all."""
    if writers < LEAST or 2 * new < writers:
        return ()
    found = []
    if baits:
        found.append(SAME)
    if 2 * young >= writers:
        found.append(YOUNG)
    if alike(names):
        found.append(NAMES)
    if writers >= LEAST_BY_SHARE and writers >= SHARE * spoken:
        found.append(MANY)
    return tuple(found)


def of_joiners(joiners: int, young: int, names: Sequence[str]) -> tuple[str, ...]:
    """What speaks for a raid among those who came and have said nothing yet."""
    if joiners < 2 * LEAST:
        return ()
    return (*((YOUNG,) if young >= SHARE * joiners else ()), *((NAMES,) if alike(names) else ()))
