"""What a plan is warned of, with its figures."""

from __future__ import annotations

from dataclasses import replace

from activities.posts.model import Goal, Plan, Post, Rubric, State
from activities.posts.warnings import Share, gaps, warned
from activities.schedule.rule import Freq, Rule
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.text import Length
from bot.domain.time import DAY, HOUR, MINUTE

NOW = 1_800_000_000_000_000  # 15 January 2027, 08:00 UTC
HERE, OTHER = ChannelRef("discord", "guild", "1"), ChannelRef("discord", "guild", "2")
NO_PLAN = Plan(1)
DAILY = Rule(Freq.DAILY, "2027-01-01", 10)


def post(number: int, at: int, **more: object) -> Post:
    """A scheduled post."""
    row = Post(1, number, State.SCHEDULED, f"Text {number}", 20, 0, (HERE,), at)
    return replace(row, **more)  # type: ignore[arg-type]  # by name


def said(one: Post, *others: Post, plan: Plan = NO_PLAN, **rubrics: Rubric) -> dict[str, dict[str, object]]:
    """Warnings by their keys, with their figures."""
    return {found.key: dict(found.args) for found in warned(one, others, rubrics, plan, "UTC", NOW)}


def test_two_posts_in_one_channel_within_an_hour() -> None:
    mine = post(1, NOW + DAY)
    near = said(mine, post(2, NOW + DAY + 59 * MINUTE))
    assert near["posts-warn-near"]["apart"] == Length(59 * MINUTE)
    assert said(mine, post(2, NOW + DAY + HOUR)) == {}
    assert said(mine, post(2, NOW + DAY, channels=(OTHER,))) == {}
    assert said(mine, post(2, NOW + DAY, state=State.DRAFT)) == {}
    assert said(mine, mine) == {}


def test_a_series_collides_at_each_of_its_times() -> None:
    series = post(2, 0, rule=DAILY)
    assert "posts-warn-near" in said(post(1, NOW + 9 * DAY + 2 * HOUR + 30 * MINUTE), series)
    assert said(post(1, NOW + 9 * DAY + 4 * HOUR), series) == {}
    assert "posts-warn-near" in said(series, post(1, NOW + 2 * DAY + 2 * HOUR - 5 * MINUTE))
    assert "posts-warn-near" in said(series, post(3, 0, rule=replace(DAILY, minute=30)))


def test_the_same_text_within_a_month() -> None:
    mine = post(1, NOW + DAY, text="Come  and PLAY")
    assert said(mine, post(2, NOW - 28 * DAY, text="come and play"))["posts-warn-same"]["ref"] == "2"
    assert said(mine, post(2, NOW - 40 * DAY, text="come and play")) == {}


def test_promotion_above_its_ceiling() -> None:
    others = [post(n, NOW - n * DAY) for n in range(2, 6)]
    mine = post(1, NOW + DAY, goal=Goal.PROMOTE)
    figures = said(mine, *others, plan=Plan(1, promo=19))["posts-warn-promo"]
    assert figures == {"count": 1, "total": 5, "percent": 20, "most": 19}
    assert said(mine, *others, plan=Plan(1, promo=20)) == {}
    assert said(mine, *others) == {}
    shop = Rubric(1, "shop", "Shop", promo=True)
    by_rubric = post(1, NOW + DAY, rubric="SHOP")
    assert "posts-warn-promo" in said(by_rubric, *others, plan=Plan(1, promo=10), shop=shop)
    assert said(post(1, NOW + DAY), *others, plan=Plan(1, promo=10)) == {}, "what is no promotion is never warned of"


def test_a_rubric_far_above_its_wished_share() -> None:
    tips = Rubric(1, "tips", "Tips", share=40)
    others = [post(n, NOW - n * DAY, rubric="Tips" if n < 4 else "") for n in range(2, 6)]
    figures = said(post(1, NOW + DAY, rubric="tips"), *others, tips=tips)["posts-warn-mix"]
    assert (figures["count"], figures["total"], figures["percent"], figures["wished"]) == (3, 5, 60, 40)
    assert said(post(1, NOW + DAY, rubric="tips"), *others[:3], tips=tips) == {}, "too few to tell"


def test_pictures_stay_on_their_platform() -> None:
    media = MessageRef(ChannelRef("telegram", "x", "x"), "5")
    assert list(said(post(1, NOW + DAY, media=media))) == ["posts-warn-media"]


def test_gaps_are_counted_from_now_over_posts_and_series() -> None:
    until = NOW + 28 * DAY
    assert gaps([], NOW, until, 5, "UTC") == [(NOW, until)]
    assert gaps([], NOW, until, 0, "UTC") == []
    some = [post(1, NOW + 5 * DAY), post(2, NOW + 11 * DAY), post(3, NOW + 24 * DAY)]
    assert gaps(some, NOW, until, 6, "UTC") == [(NOW + 11 * DAY, NOW + 24 * DAY)]
    assert gaps([post(1, 0, rule=DAILY)], NOW, until, 1, "UTC") == []


def test_shares_are_rounded_half_up() -> None:
    assert [Share(*one).percent for one in ((1, 3), (1, 8), (2, 3), (0, 5), (0, 0))] == [33, 13, 67, 0, 0]
