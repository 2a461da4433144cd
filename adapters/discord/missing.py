"""What is missing of a guild after an absence: which channels to read, and from where on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import discord

from adapters.discord.reading import first_id, made_at, number_of
from bot.domain.time import DAY, MINUTE

OLDEST: Final = DAY
MARGIN: Final = MINUTE
"""In a channel that nothing is stored of, reading begins this long before the place's newest message: channels are
stored each in its own order, not in one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A channel with something missing: everything after the id `after`. `unlisted` for one that the guild does not
    list: an archived thread, or a channel of another guild."""

    channel: str
    after: int
    unlisted: bool = False


def plan(
    guild: discord.Guild | None, marks: Mapping[str, str], notes: Mapping[str, str], since: int, now: int
) -> tuple[list[Gap], dict[str, int]]:
    """(what to read, what to look at for edits) of a guild, newest talk first.

    `marks` the newest stored message by channel, `notes` gaps that were not closed, `since` the first id after Steward
    came there.
    """
    if guild is None:
        return [], {}
    oldest = first_id(now - OLDEST)
    newest = {channel: number_of(mark) for channel, mark in marks.items()}
    place = max(newest.values(), default=0)
    floor = max(since, first_id(made_at(place) - MARGIN) if place else 0)
    gaps: dict[str, Gap] = {}
    seen = _readable(guild)
    for channel, last in seen.items():
        mark = max(newest.get(channel, floor), since)
        after = max(min(number_of(notes[channel]), mark), since) if channel in notes else mark
        if after and last > after and last > oldest:
            gaps[channel] = Gap(channel, max(after, oldest - 1))
    recent = {one: mark for one, mark in newest.items() if mark > oldest}
    gaps.update(
        {one: Gap(one, max(mark, since), unlisted=True) for one, mark in recent.items() if _may_be_thread(guild, one)}
    )
    known = {one: mark for one, mark in recent.items() if one in seen}
    return sorted(gaps.values(), key=lambda gap: -seen.get(gap.channel, 0)), known


def _readable(guild: discord.Guild) -> dict[str, int]:
    """The newest message of every channel and thread whose history Steward may read, by id."""
    found: dict[str, int] = {}
    spoken: list[Any] = [*guild.text_channels, *guild.voice_channels, *guild.stage_channels, *guild.threads]
    for channel in spoken:
        may = channel.permissions_for(guild.me) if guild.me is not None else discord.Permissions.all()
        if may.read_messages and may.read_message_history:
            found[str(channel.id)] = channel.last_message_id or 0
    return found


def _may_be_thread(guild: discord.Guild, channel: str) -> bool:
    """A channel that messages are stored of and that the guild does not list: an archived thread, perhaps."""
    return channel.isdecimal() and guild.get_channel_or_thread(int(channel)) is None
