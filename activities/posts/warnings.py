"""What a plan should be warned of before a post is approved: others too near, the same text again, too much promotion,
a mix that is not the wished one. Warnings never forbid; each says its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from activities.posts.model import Goal, Plan, Post, Rubric, State, fold, title_of
from activities.schedule.rule import occurrences
from bot.domain.text import Length, Moment, Say, say
from bot.domain.time import DAY, HOUR

NEAR: Final = HOUR
"""Two posts in one channel within this time collide."""
WINDOW: Final = 28 * DAY
"""Over which time the mix is counted: four whole weeks, up to the post and with it."""
SAME: Final = 30 * DAY
COMING: Final = 10
"""How many times of a series are looked at."""
LEEWAY: Final = 10
"""How many points above its wished share a rubric may be; from `FEW` posts on."""
FEW: Final = 5
_COUNTED: Final = (State.SCHEDULED, State.POSTED)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `total` posts are of one rubric (or promotion)."""

    count: int
    total: int

    @property
    def percent(self) -> int:
        """Rounded half up; 0 of nothing."""
        return (200 * self.count + self.total) // (2 * self.total) if self.total else 0


def time_of(post: Post) -> int:
    """When it was posted, or will be; 0 while nobody knows."""
    return post.posted_at if post.state is State.POSTED else post.at


def is_promo(post: Post, rubrics: dict[str, Rubric]) -> bool:
    """Whether it is promotion, by its goal or its rubric."""
    rubric = rubrics.get(fold(post.rubric))
    return post.goal is Goal.PROMOTE or (rubric is not None and rubric.promo)


def counted(posts: Sequence[Post], since: int, until: int) -> list[Post]:
    """Single posts that are posted or scheduled in [since, until]."""
    return [
        one for one in posts if one.state in _COUNTED and not one.is_series and since <= time_of(one) <= until
    ]  # fmt: skip


def warned(
    post: Post, posts: Sequence[Post], rubrics: dict[str, Rubric], plan: Plan, zone: str, now: int
) -> tuple[Say, ...]:
    """Everything to be said before `post` is approved. `posts` are all of the community's."""
    others = [one for one in posts if one.id != post.id]
    at = time_of(post) or now
    found = [*_near(post, others, at, zone), *_same(post, others, at)]
    if not post.is_series:
        around = [*counted(others, at - WINDOW, at), post]
        found += [*_promo(post, around, rubrics, plan), *_mix(post, around, rubrics)]
    return (*found, *_media(post))


def watched(post: Post, zone: str, now: int) -> tuple[int, int]:
    """Between which moments other posts can give a warning about this one."""
    at = time_of(post) or now
    coming = [one.at for one in occurrences(post.rule, zone, at, COMING)] if post.rule is not None else []
    return at - SAME, max([at + SAME, *(one + NEAR for one in coming)])


def _near(post: Post, others: Sequence[Post], at: int, zone: str) -> list[Say]:
    moments = [one.at for one in occurrences(post.rule, zone, at, COMING)] if post.rule is not None else [at]
    found = []
    for other in others:
        if other.state not in _COUNTED or not set(other.channels) & set(post.channels):
            continue
        apart = min((abs(moment - one) for moment in moments for one in _times(other, moment, zone)), default=NEAR)
        if apart < NEAR:
            found.append(say("posts-warn-near", ref=str(other.id), title=title_of(other), apart=Length(apart)))
    return found


def _times(other: Post, near: int, zone: str) -> list[int]:
    if other.rule is None:
        return [time_of(other)]
    return [one.at for one in occurrences(other.rule, zone, near - NEAR, 2)]


def _same(post: Post, others: Sequence[Post], at: int) -> list[Say]:
    mine = " ".join(post.text.casefold().split())
    twins = [
        one
        for one in others
        if mine and one.state in _COUNTED and not one.is_series and abs(time_of(one) - at) < SAME
        and " ".join(one.text.casefold().split()) == mine
    ]  # fmt: skip
    return [say("posts-warn-same", ref=str(one.id), at=Moment(time_of(one), "date")) for one in twins[:1]]


def _promo(post: Post, around: Sequence[Post], rubrics: dict[str, Rubric], plan: Plan) -> list[Say]:
    share = Share(sum(is_promo(one, rubrics) for one in around), len(around))
    if not plan.promo or not is_promo(post, rubrics) or share.count * 100 <= plan.promo * share.total:
        return []
    return [say("posts-warn-promo", count=share.count, total=share.total, percent=share.percent, most=plan.promo)]


def _mix(post: Post, around: Sequence[Post], rubrics: dict[str, Rubric]) -> list[Say]:
    rubric = rubrics.get(fold(post.rubric))
    share = Share(sum(fold(one.rubric) == fold(post.rubric) for one in around), len(around))
    if rubric is None or not rubric.share or share.total < FEW or share.percent <= rubric.share + LEEWAY:
        return []
    return [
        say(
            "posts-warn-mix", rubric=rubric.title, count=share.count, total=share.total, percent=share.percent,
            wished=rubric.share,
        )
    ]  # fmt: skip


def _media(post: Post) -> list[Say]:
    """A file can be copied within its own platform alone."""
    if post.media is None:
        return []
    others = [one for one in post.places if one != post.media.channel.platform]
    return [say("posts-warn-media", platform=say(f"platform-{one}")) for one in others]


def gaps(posts: Sequence[Post], since: int, until: int, most: int, zone: str) -> list[tuple[int, int]]:
    """Times of more than `most` days within [since, until] in which nothing is posted, as (from, to)."""
    times = [time_of(one) for one in counted(posts, since, until)]
    for one in posts:
        if one.rule is not None and one.state is State.SCHEDULED:
            times += [each.at for each in occurrences(one.rule, zone, since, 400) if each.at <= until]
    edges = [since, *sorted(times), until]
    longest = most * DAY
    return [(first, last) for first, last in pairwise(edges) if most and last - first > longest]
