"""What is done with posts: made, changed, approved, put up, withdrawn; each decided in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from activities import calls
from activities.floor import Floor
from activities.posts.approval import may_approve
from activities.posts.directory import crew_of
from activities.posts.model import (
    FRESH,
    Draft,
    Picture,
    Plan,
    Post,
    Rubric,
    State,
    missing,
)
from activities.posts.tables import PICTURES, PLANS, POSTS, RUBRICS
from activities.posts.warnings import warned, watched
from activities.schedule import service as schedules
from bot.domain.actions import CopyMedia, DropCopy
from bot.domain.content import Content
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import Standing
from bot.domain.records import Late
from bot.domain.text import Say
from bot.ports.store import Where, where
from bot.ports.tables import DUE as ITEMS_DUE

NAME: Final = "posts"
DUE: Final = "posts-post"
PICTURE: Final = "|picture"
"""What the follow of a picture's copy ends with."""
MOST: Final = 1000
"""How many posts are read at once, of however many there are: a turn is short."""
STAFF: Final = "staff"
"""What follows the number in the ref of the call that shows a post to the team, where others have a platform."""
AWAY: Final = ("lost", "gone")
"""States of a call's message that does not stand."""


async def stored(floor: Floor, number: str) -> Post | None:
    """A post by its number as typed ("12", "#12", "№ 12"), as it is stored."""
    digits = number.strip().lstrip("#№ ")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) < 16
    return await floor.tx.get(POSTS, floor.id, int(digits)) if is_number else None


async def find(floor: Floor, number: str) -> Post | None:
    """The same with what became of it: missed, where its time went by."""
    post = await stored(floor, number)
    return (await _settled(floor, [post]))[0] if post is not None else None


async def posts_of(floor: Floor, *states: State) -> list[Post]:
    """The newest posts (in these states), newest first."""
    of_these = [Where("state", "in", list(states))] if states and len(states) < len(State) else []
    rows = await floor.tx.find(POSTS, *where(community=floor.id), *of_these, order=("-id",), limit=MOST)
    return [one for one in await _settled(floor, rows) if not states or one.state in states]


async def posts_in(floor: Floor, since: int, until: int, *states: State) -> list[Post]:
    """Posts that were posted or are meant to be within [since, until] (µs UTC), with every series that goes on, newest
    first: however many there are besides, and however old a series is."""
    wanted, here = states or tuple(State), where(community=floor.id)
    found: dict[int, Post] = {}
    asked: list[tuple[Where, ...]] = [
        (Where("state", "in", list(wanted)), Where("at", ">=", since), Where("at", "<=", until))
    ]
    if State.POSTED in wanted:
        asked.append((*where(state=State.POSTED), Where("posted_at", ">=", since), Where("posted_at", "<=", until)))
    if State.SCHEDULED in wanted:
        asked.append(where(state=State.SCHEDULED, at=0))
    for conditions in asked:
        found |= {one.id: one for one in await floor.tx.find(POSTS, *here, *conditions)}
    rows = sorted(found.values(), key=lambda one: -one.id)
    return [one for one in await _settled(floor, rows) if one.state in wanted]


async def _settled(floor: Floor, posts: Sequence[Post]) -> list[Post]:
    """Posts of which nothing is under way any more are missed: skipped because it was too late, or dropped by the team
    when the pause was over. The schedule has told the team already."""
    dues = await floor.tx.find(ITEMS_DUE, *where(community=floor.id, kind=DUE))
    waiting = {one.ref for one in dues}
    found = []
    for one in posts:
        scheduled = one.state is State.SCHEDULED and not one.is_series and str(one.id) not in waiting
        if scheduled or (one.state is State.POSTED and not one.shown_at and await is_away(floor, one)):
            one = replace(one, state=State.MISSED)  # the row as it is from now on
            await floor.tx.put(POSTS, one)
        found.append(one)
    return found


async def keep(floor: Floor, post: Post) -> None:
    """Store it, and bring what the team sees of it up to date."""
    await floor.tx.put(POSTS, post)
    await calls.refresh(floor, NAME, f"{post.id}@{STAFF}", at_once=True)


async def bring(floor: Floor, post: Post, content: Content) -> None:
    """Show it to the team: where they have a room, as a message that keeps up with it; else `content`, once."""
    room = floor.room()
    if room is None or floor.is_held:  # a call would wait for the end of the pause
        await floor.tell_staff(content)
    else:
        await calls.post(floor, NAME, f"{post.id}@{STAFF}", [room])


async def is_away(floor: Floor, post: Post, *, anywhere: bool = False) -> bool:
    """Whether its messages stand nowhere (`anywhere`: not everywhere where they should), though nobody withdrew it."""
    stands = [one for ref in refs_of(post) for one in await calls.stands_of(floor, NAME, ref)]
    away = [one.state in AWAY for one in stands]
    return any(away) if anywhere else all(away)


async def plan_of(floor: Floor) -> Plan:
    """What the plan wants."""
    return await floor.tx.get(PLANS, floor.id) or Plan(floor.id)


async def rubrics_of(floor: Floor) -> dict[str, Rubric]:
    """Rubrics by their folded names."""
    rows = await floor.tx.find(RUBRICS, *where(community=floor.id), order=("name",))
    return {one.name: one for one in rows}


def limits_of(floor: Floor, post: Post | None = None) -> dict[str, int]:
    """The most characters of one message, by platform."""
    names = post.places if post is not None else ("sandbox", "discord", "telegram")
    found = {one: floor.limits(one) for one in names}
    return {name: limits.length for name, limits in found.items() if limits is not None}


async def make(floor: Floor, draft: Draft, by: int) -> Post:
    """A new draft."""
    number = await floor.next("post")
    post = Post(
        floor.id, number, State.DRAFT, draft.text, by, floor.now, draft.channels, draft.at, draft.rubric, draft.goal,
        draft.variants, draft.media, draft.link, rule=draft.rule, pool=draft.pool,
    )  # fmt: skip
    await floor.tx.put(POSTS, post)
    return post


async def objection(floor: Floor, post: Post, person: int, standing: Standing) -> Say | None:
    """None when this person may approve this post."""
    return may_approve(person, standing, post.by, await crew_of(floor), alone=floor.settings.volunteer)


async def warnings_of(floor: Floor, post: Post) -> tuple[Say, ...]:
    """What should be said before it is approved."""
    since, until = watched(post, floor.zone, floor.now)
    posts = await posts_in(floor, since, until, State.SCHEDULED, State.POSTED)
    return warned(post, posts, await rubrics_of(floor), await plan_of(floor), floor.zone, floor.now)


async def change(floor: Floor, post: Post, draft: Draft, *, approver: int | None) -> Post:
    """Change what a post says, or when and where. `approver` is who changes it if they may approve it: else what was
    approved is a draft again. What is posted keeps its channels and its time."""
    fresh = replace(
        post, text=draft.text, rubric=draft.rubric, goal=draft.goal, variants=draft.variants, link=draft.link,
        version=post.version + 1, edited_at=floor.now,
    )  # fmt: skip
    if post.state is State.POSTED:
        await keep(floor, fresh)
        for ref in refs_of(fresh):
            await calls.refresh(floor, NAME, ref, at_once=True)
        return fresh
    await _disarm(floor, post)
    fresh = replace(
        fresh, channels=draft.channels, at=draft.at, rule=draft.rule, pool=draft.pool, media=draft.media,
        state=State.DRAFT, schedule=0,
    )  # fmt: skip
    await keep(floor, fresh)
    approved = post.state is not State.DRAFT and approver is not None and not missing(fresh, limits_of(floor, fresh))
    return await approve(floor, fresh, approver) if approved and approver is not None else fresh


async def approve(floor: Floor, post: Post, by: int) -> Post:
    """A second person agrees: it is scheduled, where it has a time that is still to come."""
    fresh = replace(post, state=State.APPROVED, approved_by=by, approved_at=floor.now)
    if post.rule is not None:
        made = await schedules.plan_recurring(
            floor, activity=NAME, ref=str(post.id), rule=post.rule, late=Late.IF_FRESH, fresh=FRESH,
            holds=True, by=by,
        )  # fmt: skip
        fresh = replace(fresh, state=State.SCHEDULED, schedule=made.id)
    elif post.at > floor.now:
        await floor.later(DUE, str(post.id), post.at)
        fresh = replace(fresh, state=State.SCHEDULED)
    await keep(floor, fresh)
    await floor.audit("post-approved", by, None, str(post.id))
    return fresh


async def put_up(floor: Floor, post: Post, by: int | None) -> Post:
    """Post it now, in every channel; also again where its message was lost."""
    await _disarm(floor, post)
    again = post.state is State.POSTED
    fresh = replace(
        post, state=State.POSTED, posted_at=post.posted_at if again else floor.now, posted_by=by, schedule=0
    )  # fmt: skip
    await keep(floor, fresh)
    for ref, channels in refs_of(fresh).items():
        await calls.post(floor, NAME, ref, channels)
    return fresh


def refs_of(post: Post) -> dict[str, list[ChannelRef]]:
    """The calls of a post: one for each platform where there are several, because each may have a text of its own."""
    if len(post.places) < 2:
        return {str(post.id): list(post.channels)}
    return {f"{post.id}@{one}": [each for each in post.channels if each.platform == one] for one in post.places}


async def withdraw(floor: Floor, post: Post, by: int) -> int:
    """Take it back: what is planned does not happen, what stands is deleted; how many messages stood."""
    await _disarm(floor, post)
    await keep(
        floor, replace(post, state=State.WITHDRAWN, withdrawn_at=floor.now, version=post.version + 1, schedule=0)
    )
    taken = 0
    for ref in refs_of(post):
        taken += await calls.take_down(floor, NAME, ref)
    for one in await floor.tx.find(PICTURES, *where(community=floor.id, post=post.id)):
        await _drop(floor, one)
    await floor.audit("post-withdrawn", by, None, str(post.id))
    return taken


async def _disarm(floor: Floor, post: Post) -> None:
    await floor.never(DUE, str(post.id))
    if post.schedule:
        await schedules.cancel(floor, post.schedule)


async def picture(floor: Floor, post: Post, channel: ChannelRef) -> None:
    """Put its files beneath it, within the platform that they are on."""
    media = post.media
    known = await floor.tx.get(PICTURES, floor.id, post.id, channel.platform, channel.id)
    if media is None or media.channel.platform != channel.platform or known is not None:
        return
    row = Picture(floor.id, post.id, channel.platform, channel.id, "", channel.place, channel.parent)
    await floor.tx.put(PICTURES, row)
    act = CopyMedia(media, channel, Content(()), floor.community.language, veiled=False)
    await floor.act(act, follow=f"{calls.follow_of(NAME, str(post.id))}{PICTURE}")


async def pictured(floor: Floor, post: Post, ref: MessageRef) -> None:
    """Its files stand there now; they go again where it was withdrawn meanwhile."""
    here = ref.channel
    row = Picture(floor.id, post.id, here.platform, here.id, ref.id, here.place, here.parent)
    await floor.tx.put(PICTURES, row)
    if post.state is State.WITHDRAWN:
        await _drop(floor, row)


async def _drop(floor: Floor, row: Picture) -> None:
    if row.message:
        channel = ChannelRef(row.platform, row.place, row.channel, row.parent)
        await floor.act(DropCopy(MessageRef(channel, row.message)))
        await floor.tx.drop(
            PICTURES, *where(community=floor.id, post=row.post, platform=row.platform, channel=row.channel)
        )  # fmt: skip
