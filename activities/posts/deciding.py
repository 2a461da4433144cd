"""What the team decides about posts: the list, approval, posting now, previews, withdrawal."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities.asked import Asked
from activities.floor import Floor
from activities.posts import service, view
from activities.posts.directory import directory, freshen
from activities.posts.model import Post, State, missing
from activities.posts.tables import POSTS
from activities.posts.warnings import gaps
from bot.domain.content import Block, Button, ButtonStyle, Content, Line, Look, plain
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Moment, Say, say
from bot.domain.time import DAY

OPEN: Final = (State.DRAFT, State.APPROVED, State.SCHEDULED, State.MISSED)
STATES: Final[dict[str, tuple[State, ...]]] = {"open": OPEN, "posted": (State.POSTED,), "all": tuple(State)}
AHEAD: Final = 28 * DAY


async def listing(floor: Floor, asked: Asked) -> Reply:
    """/post list, and its pages."""
    await freshen(floor)
    which, page = asked.args.get("which", "open"), 0
    if asked.token is not None:
        which, _, number = asked.token.arg.partition(".")
        page = int(number) if number.isdecimal() and len(number) < 6 else 0
    which = which if which in STATES else "open"
    posts = await service.posts_of(floor, *STATES[which])
    if which == "open":
        order = {State.MISSED: 0, State.DRAFT: 1, State.APPROVED: 2, State.SCHEDULED: 3}
        posts.sort(key=lambda one: (order[one.state], one.at or floor.now, one.id))
    return Reply(content=view.listed(posts, await directory(floor), which, page, await gap_lines(floor)))


async def gap_lines(floor: Floor) -> list[Say]:
    """Gaps of the coming four weeks that the plan does not want."""
    plan = await service.plan_of(floor)
    posts = await service.posts_in(floor, floor.now, floor.now + AHEAD, State.SCHEDULED, State.POSTED)
    found = gaps(posts, floor.now, floor.now + AHEAD, plan.gap, floor.zone)
    return [
        say("posts-gap", since=Moment(first, "date"), until=Moment(last, "date"), days=plan.gap)
        for first, last in found[:3]
    ]  # fmt: skip


async def approve(floor: Floor, asked: Asked, post: Post) -> Reply:
    """Agree to a post: warned first, where there is something to beware of. A changed post is looked at again."""
    refused = await _not_approvable(floor, asked, post)
    if refused is not None:
        return refused
    token = asked.token
    if token is not None and token.arg != str(post.version):
        return Reply(content=await view.card(floor, post, notes=[say("posts-changed")]))
    warnings = await service.warnings_of(floor, post)
    if warnings and (token is None or token.verb != "sure"):
        return Reply(content=_doubtful(post, warnings))
    fresh = await service.approve(floor, post, asked.person.id)
    notes = [say(f"posts-approved-{fresh.state.value}", ref=str(post.id))]
    if post.at and post.at <= floor.now:
        notes = [say("posts-approved-past", ref=str(post.id))]
    if post.by != asked.person.id:
        words = say("posts-told-approved", ref=str(post.id), when=view.plain_name(view.when_words(fresh)))
        await floor.write_to(post.by, plain(words))
    return Reply(content=await view.card(floor, fresh, notes=notes))


async def _not_approvable(floor: Floor, asked: Asked, post: Post) -> Reply | None:
    if post.state is not State.DRAFT:
        return Reply(content=await view.card(floor, post, notes=[say("posts-no-draft", ref=str(post.id))]))
    no = await service.objection(floor, post, asked.person.id, asked.standing)
    if no is not None:
        return Reply(no)
    if missing(post, service.limits_of(floor, post)):
        return Reply(content=await view.card(floor, post, notes=[say("posts-not-ready")]))
    return None


def _doubtful(post: Post, warnings: tuple[Say, ...], verb: str = "sure") -> Content:
    now = verb == "now"
    head = say("posts-doubt-now" if now else "posts-doubt", ref=str(post.id))
    blocks: tuple[Block, ...] = (Line(head, "strong"), *(Line(one, "warn") for one in warnings))
    sure = say("posts-do-sure-now" if now else "posts-do-sure")
    found = (
        Button(view.token(post.id, "edit"), say("posts-do-edit")),
        Button(view.token(post.id, verb, str(post.version)), sure, ButtonStyle.SOFT),
    )
    return Content(blocks, found, Look.LIST, rings=False)


async def now(floor: Floor, asked: Asked, post: Post) -> Reply:
    """Post it at once; what nobody approved is approved with it, by those who may. Also again where it was lost."""
    lost = post.state is State.POSTED and await service.is_away(floor, post, anywhere=True)
    if post.is_series or not (post.is_open or lost):
        return Reply(content=await view.card(floor, post, notes=[say("posts-not-now", ref=str(post.id))]))
    if post.state is State.DRAFT:
        no = await service.objection(floor, post, asked.person.id, asked.standing)
        if no is not None:
            return Reply(no)
        if missing(post, service.limits_of(floor, post)):
            return Reply(content=await view.card(floor, post, notes=[say("posts-not-ready")]))
        sure = asked.token is not None and asked.token.arg == str(post.version)
        warnings = () if sure else await service.warnings_of(floor, replace(post, at=floor.now))
        if warnings:
            return Reply(content=_doubtful(post, warnings, "now"))
        post = replace(post, approved_by=asked.person.id, approved_at=floor.now)
        await floor.tx.put(POSTS, post)
    fresh = await service.put_up(floor, post, asked.person.id)
    held = say("posts-now-held") if floor.is_held else say("posts-now", ref=str(post.id))
    return Reply(content=await view.card(floor, fresh, notes=[held]))


async def preview(floor: Floor, asked: Asked, post: Post) -> Reply:
    """Exactly what members will see: on the platform that was asked for, else where the asker is."""
    platform = asked.token.arg if asked.token else ""
    if platform not in post.places:
        here = asked.account.platform
        platform = here if here in post.places or not post.places else post.places[0]
    return Reply(content=view.preview(post, platform))


async def withdraw(floor: Floor, asked: Asked, post: Post) -> Reply:
    """Take a post back; what members can see already is asked about first."""
    if post.state is State.WITHDRAWN:
        return Reply(say("posts-is-withdrawn", ref=str(post.id)))
    if post.state is not State.POSTED:
        return await gone(floor, asked, post)
    found = (
        Button(view.token(post.id, "show"), say("posts-do-keep")),
        Button(view.token(post.id, "gone"), say("posts-do-withdraw"), ButtonStyle.DANGER),
    )
    words = say("posts-sure-withdraw", ref=str(post.id))
    return Reply(content=Content((Line(words, "ask"),), found, Look.LIST, rings=False))


async def gone(floor: Floor, asked: Asked, post: Post) -> Reply:
    """Take it back, by its author or any of the team: a mistake in public has to be undone quickly."""
    if post.state is State.WITHDRAWN:
        return Reply(say("posts-is-withdrawn", ref=str(post.id)))
    no = asked.lacks(Standing.MODERATOR)
    if no is not None:
        return Reply(no)
    taken = await service.withdraw(floor, post, asked.person.id)
    return Reply(say("posts-withdrawn", ref=str(post.id), count=taken))
