"""The hourly look: a channel that is quieter than it is by itself is asked something; a gap in the plan is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities.floor import Floor
from activities.posts import bank, service
from activities.posts.model import Goal, Post, State
from activities.posts.quiet import Hour, Prompt, Quiet, day_of, hour_of, is_night, oldest, quieter, window
from activities.posts.tables import HOURS, PLANS, POSTS, PROMPTS
from activities.posts.warnings import NEAR, gaps, time_of
from bot.domain.content import plain
from bot.domain.messages import ChannelRef
from bot.domain.records import Due
from bot.domain.text import Moment, say
from bot.domain.time import DAY, HOUR, MINUTE
from bot.domain.traces import TraceKind
from bot.ports.store import Where, where
from bot.ports.tables import TRACES

DUE: Final = "posts-watch"
AFTER: Final = 2 * MINUTE
"""How long after the full hour it is looked, so that what was written in it has been counted."""
AHEAD: Final = 14 * DAY
MOST: Final = 100_000


async def plan_next(floor: Floor) -> None:
    """Look again after the next full hour; not at all when nothing is to be watched."""
    prompts = await floor.tx.count(PROMPTS, *where(community=floor.id))
    plan = await service.plan_of(floor)
    if prompts or plan.gap:
        await floor.later(DUE, "", hour_of(floor.now) + HOUR + AFTER)
    else:
        await floor.never(DUE, "")


async def due(floor: Floor, item: Due) -> None:
    """One look."""
    await plan_next(floor)
    await _gap(floor)
    prompts = await floor.tx.find(PROMPTS, *where(community=floor.id), order=("platform", "channel"))
    for prompt in await count(floor, prompts):
        await _ask(floor, prompt)


async def count(floor: Floor, prompts: list[Prompt]) -> list[Prompt]:
    """Store the counts of the hours that have ended since the last look, from one reading of the traces."""
    until = hour_of(floor.now)
    since = min((one.counted or oldest(floor.now) for one in prompts), default=until)
    if since >= until:
        return prompts
    rows = await floor.tx.find(
        TRACES, Where("community", "=", floor.id), Where("kind", "=", TraceKind.MESSAGE),
        Where("at", ">=", since), Where("at", "<", until), order=("-at",), limit=MOST,
    )  # fmt: skip
    reached = rows[-1].at if len(rows) == MOST else since
    earliest = min((hour_of(row.at) for row in rows), default=until)
    done = []
    for prompt in prompts:
        begin = prompt.counted or max(earliest, hour_of(reached))
        found: dict[int, int] = {}
        for row in rows:
            if where_of(prompt) in (row.thread, row.channel) and row.at >= begin:
                found[hour_of(row.at)] = found.get(hour_of(row.at), 0) + 1
        for hour, many in found.items():
            await floor.tx.put(HOURS, Hour(floor.id, prompt.platform, prompt.channel, hour, many))
        fresh = replace(prompt, counted=until, since=prompt.since or begin)
        await floor.tx.put(PROMPTS, fresh)
        await floor.tx.drop(HOURS, *_hours(prompt), Where("hour", "<", oldest(floor.now)))
        done.append(fresh)
    return done


def where_of(prompt: Prompt) -> str:
    """Its channel (or topic), as traces name it."""
    return f"{prompt.platform}:{prompt.place}:{prompt.channel}"


def _hours(prompt: Prompt) -> tuple[Where, ...]:
    return where(community=prompt.community, platform=prompt.platform, channel=prompt.channel)


async def is_quiet(floor: Floor, prompt: Prompt) -> Quiet | None:
    """Whether the channel is quieter than usual, by the counts that are stored."""
    rows = await floor.tx.find(HOURS, *_hours(prompt))
    return quieter({one.hour: one.count for one in rows}, prompt.since, floor.now, floor.zone)


async def _ask(floor: Floor, prompt: Prompt) -> None:
    """Ask something, unless it is night, the pause is on, it was done today, or something was posted there just now."""
    today = day_of(floor.now, floor.zone)
    if floor.is_held or prompt.last_day == today or is_night(floor.settings.quiet, floor.now, floor.zone):
        return
    if await is_quiet(floor, prompt) is None:
        return
    channel = ChannelRef(prompt.platform, prompt.place, prompt.channel, prompt.parent)
    since = window(floor.now)[0]
    planned = await service.posts_in(floor, since, floor.now + NEAR, State.SCHEDULED, State.POSTED)
    if any(channel in one.channels and since <= time_of(one) <= floor.now + NEAR for one in planned):
        return
    item = await bank.draw_item(floor, prompt.pool)
    if item is None:
        return
    number = await floor.next("post")
    post = Post(
        floor.id, number, State.APPROVED, item.text, item.by, floor.now, (channel,), floor.now, goal=Goal.TALK,
        approved_by=prompt.by, approved_at=floor.now, pool=prompt.pool, item=item.id,
    )  # fmt: skip
    await service.put_up(floor, post, None)
    await floor.tx.put(PROMPTS, replace(prompt, last_day=today))


async def _gap(floor: Floor) -> None:
    """The first gap of the coming two weeks, told once, by day."""
    plan = await service.plan_of(floor)
    if not plan.gap or floor.is_held or is_night(floor.settings.quiet, floor.now, floor.zone):
        return
    newest = await floor.tx.find(
        POSTS, *where(community=floor.id, state=State.POSTED), order=("-posted_at",), limit=1
    )  # fmt: skip
    last = newest[0].posted_at if newest else 0
    posts = await service.posts_in(floor, last, floor.now + AHEAD, State.SCHEDULED, State.POSTED)
    found = gaps(posts, last, floor.now + AHEAD, plan.gap, floor.zone) if last else []
    if not found or found[0][0] == plan.told_gap or found[0][0] > floor.now + AHEAD // 2:
        return
    await floor.tx.put(PLANS, replace(plan, told_gap=found[0][0]))
    words = say(
        "posts-gap-told", since=Moment(found[0][0], "date"), until=Moment(found[0][1], "date"), days=plan.gap
    )  # fmt: skip
    await floor.tell_staff(plain(words))
