"""What is read after an absence: everything that may be missing, and nothing that is none of Steward's business."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import discord
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.missing import MARGIN, OLDEST, plan
from adapters.discord.reading import first_id, made_at
from bot.domain.time import HOUR, MINUTE

NOW = 1_795_000_000_000_000
AGES = st.integers(1, 3 * OLDEST // HOUR).map(lambda hours: first_id(NOW - hours * HOUR))


def _guild(lasts: dict[int, int], *, may: bool = True) -> Any:
    rights = discord.Permissions(read_messages=may, read_message_history=may)
    channels = [
        SimpleNamespace(id=number, last_message_id=last or None, permissions_for=lambda me: rights)
        for number, last in lasts.items()
    ]
    known = {one.id: one for one in channels}
    return SimpleNamespace(
        text_channels=channels, voice_channels=[], stage_channels=[], threads=[], me=object(),
        get_channel_or_thread=known.get,
    )  # fmt: skip


@given(
    st.dictionaries(st.integers(1, 6), AGES, max_size=6),
    st.dictionaries(st.integers(1, 6), AGES, max_size=6),
    st.one_of(st.just(0), AGES),
)
def test_whatever_is_newer_than_what_is_stored_is_read_and_nothing_older(
    lasts: dict[int, int], marks: dict[int, int], since: int
) -> None:
    gaps, known = plan(_guild(lasts), {str(one): str(mark) for one, mark in marks.items()}, {}, since, NOW)
    oldest = first_id(NOW - OLDEST)
    found = {gap.channel: gap for gap in gaps}
    for channel, last in lasts.items():
        mark = marks.get(channel, 0)
        if mark and last > max(mark, since, oldest):
            assert found[str(channel)].after <= max(mark, since, oldest)
        if mark and last <= mark:
            assert str(channel) not in found
    assert all(gap.after >= max(since, 1) for gap in gaps)
    assert all(marks[int(channel)] > oldest for channel in known)
    assert {gap.channel for gap in gaps if gap.unlisted}.isdisjoint(str(one) for one in lasts)


def test_a_channel_nothing_is_stored_of_is_read_from_a_little_before_the_newest_elsewhere() -> None:
    mark, last = first_id(NOW - HOUR), first_id(NOW - HOUR - MARGIN // 2)
    (gap,), _ = plan(_guild({1: mark, 2: last}), {"1": str(mark)}, {}, first_id(NOW - 2 * HOUR), NOW)
    assert gap.channel == "2"
    assert made_at(gap.after) < made_at(last)


def test_a_place_that_was_never_seen_is_not_read() -> None:
    assert plan(_guild({1: first_id(NOW - MINUTE)}), {}, {}, 0, NOW) == ([], {})
    assert plan(None, {}, {}, 0, NOW) == ([], {})


def test_what_may_not_be_read_is_left_alone() -> None:
    guild = _guild({1: first_id(NOW - MINUTE)}, may=False)
    assert plan(guild, {"1": str(first_id(NOW - HOUR))}, {}, 1, NOW) == ([], {})


def test_a_gap_that_was_not_closed_is_read_from_its_begin() -> None:
    early, late, last = (first_id(NOW - hours * HOUR) for hours in (3, 2, 1))
    (gap,), _ = plan(_guild({1: last}), {"1": str(late)}, {"1": str(early)}, 1, NOW)
    assert gap.after == early


def test_an_archived_thread_is_looked_for() -> None:
    mark = first_id(NOW - HOUR)
    (gap,), _ = plan(_guild({}), {"9": str(mark)}, {}, 1, NOW)
    assert (gap.channel, gap.after, gap.unlisted) == ("9", mark, True)
