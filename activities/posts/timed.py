"""What happens to posts by the clock and by what platforms answer: posted, missed, one more of a series, lost."""

from __future__ import annotations

from dataclasses import replace

from activities import calls
from activities.floor import Floor
from activities.posts import bank, service, view
from activities.posts.directory import directory
from activities.posts.model import Post, State, shown
from activities.posts.tables import POSTS
from activities.schedule.fire import Fire
from bot.domain.actions import CopyMedia, SendMessage
from bot.domain.content import Content, plain
from bot.domain.decisions import Action
from bot.domain.records import Due
from bot.domain.results import Done, Refused, Result
from bot.domain.text import say
from bot.ports.store import where


async def due(floor: Floor, item: Due) -> None:
    """A post's time has come."""
    post = await service.stored(floor, item.ref)
    if post is not None and post.state is State.SCHEDULED and not post.is_series:
        await service.put_up(floor, post, None)


async def call(floor: Floor, ref: str) -> Content | None:
    """What a post says now on a platform, or to the team; None when it is not to be seen."""
    number, _, platform = ref.partition("@")
    post = await service.stored(floor, number)
    if post is None:
        return None
    if platform == service.STAFF:
        author = view.plain_name(await floor.name_of(post.by))
        return view.told(post, view.asks(post, author), await directory(floor))
    return shown(post, platform or (post.places or ("",))[0]) if post.state is State.POSTED else None


async def fires(floor: Floor, fire: Fire) -> None:
    """A series comes round: a post of its own, from its text or the next of its pool; once for each occurrence."""
    series = await service.stored(floor, fire.ref)
    if series is None or series.state is not State.SCHEDULED or not series.is_series:
        return
    known = await floor.tx.find(POSTS, *where(community=floor.id, series=series.id, occurrence=fire.key), limit=1)
    if known:
        return
    item = await bank.draw_item(floor, series.pool) if series.pool else None
    if series.pool and item is None:
        await floor.tell_staff(plain(say("posts-pool-empty", ref=str(series.id), pool=series.pool)))
        return
    number = await floor.next("post")
    post = replace(
        series, id=number, state=State.APPROVED, rule=None, schedule=0, series=series.id, occurrence=fire.key,
        at=fire.at, made_at=floor.now, version=1, edited_at=0,
        text=item.text if item is not None else series.text, item=item.id if item is not None else 0,
    )  # fmt: skip
    await service.put_up(floor, post, None)


async def outcome(floor: Floor, action: Action, result: Result) -> None:
    """A platform answered to a post, or to the files of one."""
    about = action.follow.partition(":")[2].partition("|")[0]
    number, _, platform = about.partition("@")
    post = await service.stored(floor, number)
    if post is None or platform == service.STAFF:
        return
    if isinstance(action.act, CopyMedia):
        if isinstance(result, Done) and result.ref is not None:
            await service.pictured(floor, post, result.ref)
        elif isinstance(result, Refused):
            why = say(f"why-{result.why.value}")
            await floor.tell_staff(plain(say("posts-picture-lost", ref=str(post.id), why=why)))
    elif isinstance(action.act, SendMessage):
        await _sent(floor, post, action.act, result)


async def _sent(floor: Floor, post: Post, act: SendMessage, result: Result) -> None:
    if isinstance(result, Done) and post.state is State.POSTED:
        if not post.shown_at:
            await service.keep(floor, replace(post, shown_at=floor.now))
        await service.picture(floor, post, act.channel)
    elif isinstance(result, Refused) and post.state is State.POSTED:
        refs = service.refs_of(post)
        stands = [one for ref in refs for one in await calls.stands_of(floor, service.NAME, ref)]
        if all(one.state in service.AWAY for one in stands):
            fresh = replace(post, state=State.MISSED)
            await service.keep(floor, fresh)
            words = say("posts-nowhere", ref=str(post.id))
            await floor.tell_staff(view.told(fresh, words, await directory(floor)))
