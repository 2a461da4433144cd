"""A plan of years: what goes on is found however old it is, and no turn reads everything."""

from __future__ import annotations

from pathlib import Path

from activities.posts.model import Post, State
from activities.posts.planning import MOST_ENTRIES
from activities.posts.service import MOST
from activities.posts.tables import POSTS
from bot.app.turn import Turn
from bot.domain.messages import ChannelRef
from bot.domain.time import DAY, HOUR
from tests.kit.posts import asks
from tests.kit.run import run
from tests.kit.town import Town

HERE = ChannelRef("sandbox", "lanternfall", "general")


async def posted(town: Town, many: int, apart: int) -> None:
    """So many more posts, posted `apart` from each other, the last of them an hour ago."""

    async def fill(turn: Turn) -> None:
        for back in range(many, 0, -1):
            at, number = turn.now - back * apart, await turn.next("post")
            row = Post(turn.id, number, State.POSTED, f"Old one {back}", 1, at, (HERE,), at, posted_at=at, shown_at=at)
            await turn.tx.put(POSTS, row)

    await town.inside(fill)


@run
async def test_an_old_series_is_still_in_the_plan(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="Weekly thread", when="every monday 10:00")
    await asks(town, "oskar", "approve", number="1")
    await posted(town, MOST + 50, 3 * DAY)
    assert "Weekly thread" in await asks(town, "mira", "list")
    assert "Weekly thread" in await asks(town, "mira", "calendar", month="next")
    assert "more" not in await asks(town, "mira", "ics")
    await town.close()


@run
async def test_a_calendar_file_holds_what_is_nearest_and_says_so(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await posted(town, MOST_ENTRIES + 5, HOUR)
    said = await asks(town, "mira", "ics")
    assert f"{MOST_ENTRIES} posts" in said
    assert "5 more, further away, are left out" in said
    await town.close()


@run
async def test_a_series_that_was_withdrawn_has_no_next_times(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    assert "Next times" in await asks(town, "mira", "new", text="Weekly thread", when="fridays 18:00")
    await asks(town, "mira", "withdraw", number="1")
    assert "Next times" not in await asks(town, "mira", "show", number="1")
    await town.close()
