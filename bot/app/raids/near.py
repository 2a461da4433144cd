"""Near copies: raids vary their text, so what newcomers wrote is compared word by word. Complaints are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.app.raids.incident import MOST_CHANNELS, accounts_among, add, keep_words, raiders_of
from bot.app.raids.signs import LEAST, is_bait, of_writers
from bot.app.raids.steps import is_newcomer
from bot.app.turn import Turn
from bot.domain.raids import Raid, Raider
from bot.domain.records import StoredMessage
from bot.ports.store import Where, where
from bot.ports.tables import MESSAGES, TRACES

ALIKE: Final = 0.7
"""Shared words of all words of two texts: https://en.wikipedia.org/wiki/Jaccard_index"""
LEAST_WORDS: Final = 3
SAMPLES: Final = 5
MOST: Final = 400
_WORD: Final = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> frozenset[str]:
    """The words of a text, without numbers, in small letters."""
    return frozenset(_WORD.findall(text.casefold()))


def is_near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts are copies of each other but for a few words."""
    if min(len(one), len(other)) < LEAST_WORDS:
        return False
    return len(one & other) >= ALIKE * len(one | other)


async def find_near(turn: Turn, raid: Raid) -> Raid:
    """Count whoever came with it and wrote nearly the same as its texts, or as each other; it may be sure by that."""
    raiders = {one.person: one for one in await raiders_of(turn, raid) if not one.staff}
    fresh = [one.person for one in raiders.values() if not one.wrote and is_newcomer(raid, one)]
    rows = await _rows(turn, raid, fresh)
    if not rows:
        return raid
    samples = await _samples(turn, raid, raiders.values()) if raid.sure else []
    near = [row for row in rows if any(is_near(words_of(row.text), one) for one in samples)]
    if not raid.sure:
        near = _cluster(rows)
        found = await _signs(turn, raid, near, rows, raiders)
        if not found:
            return raid
        raid = replace(raid, sure=True, signs=found)
    return await _count(turn, raid, near, raiders)


async def _rows(turn: Turn, raid: Raid, people: Sequence[int]) -> list[StoredMessage]:
    """The newest messages of newcomers since it began; complaints never count."""
    found: list[StoredMessage] = []
    for start in range(0, len(people), MOST):
        who = Where("person", "in", list(people[start : start + MOST]))
        mine = where(community=turn.id, platform=raid.platform)
        found += await turn.tx.find(
            MESSAGES, *mine, Where("at", ">=", raid.since), who, order=("-at",), limit=MOST - len(found)
        )
        if len(found) >= MOST:
            break
    apart = where(community=turn.id, apart=True)
    complaints = {one.event for one in await turn.tx.find(TRACES, *apart, Where("at", ">=", raid.since), limit=MOST)}
    start_of = f"{raid.platform}:{raid.place}"
    return [row for row in found if f"{start_of}:{row.channel}:{row.message}" not in complaints]


async def _samples(turn: Turn, raid: Raid, raiders: Iterable[Raider]) -> list[frozenset[str]]:
    """What those write who are known to write it; a word of one alone is no sample."""
    writers = [one.person for one in raiders if one.wrote][: SAMPLES * SAMPLES]
    mine = where(community=turn.id, platform=raid.platform)
    rows = await turn.tx.find(
        MESSAGES, *mine, Where("at", ">=", raid.since), Where("person", "in", writers), order=("-at",), limit=MOST
    )
    texts = dict.fromkeys(words_of(row.text) for row in _cluster(rows))
    return list(texts)[:SAMPLES]


def _cluster(rows: Sequence[StoredMessage]) -> list[StoredMessage]:
    """The largest group of texts alike, around a few of them."""
    step = max(1, len(rows) // SAMPLES)
    words = [words_of(row.text) for row in rows]
    best: list[StoredMessage] = []
    for one in words[::step]:
        group = [row for row, other in zip(rows, words, strict=True) if is_near(one, other)]
        best = max(best, group, key=lambda found: len({row.person for row in found}))
    return best


async def _signs(
    turn: Turn, raid: Raid, near: Sequence[StoredMessage], rows: Sequence[StoredMessage], raiders: dict[int, Raider]
) -> tuple[str, ...]:
    writers = {row.person for row in near}
    if len(writers) < LEAST:
        return ()
    names = await accounts_among(turn, list(writers), raid.platform)
    young = sum(raiders[one].young for one in writers)
    spoken = len({row.person for row in rows})
    baits = sum(is_bait(row.text) for row in near) * 2 >= len(near)
    return of_writers(len(writers), len(writers), young, baits, spoken, [one.name for one in names.values()])


async def _count(turn: Turn, raid: Raid, near: Sequence[StoredMessage], raiders: dict[int, Raider]) -> Raid:
    """They belong to it, with their words kept."""
    for row in near:
        one = raiders[row.person]
        raid = await add(turn, raid, replace(one, wrote=1))
        await keep_words(turn, raid.case, row)
        if all(channel != row.channel for channel, _ in raid.channels) and len(raid.channels) < MOST_CHANNELS:
            parent = row.channel.split("/")[0] if "/" in row.channel else ""
            raid = replace(raid, channels=(*raid.channels, (row.channel, parent)))
    return raid
