"""One post on two platforms: each has its own text, both are edited and taken back together."""

from __future__ import annotations

from pathlib import Path

from activities.posts import service
from activities.posts.model import Draft, Post, State, Variant
from adapters.memory.platform import PLACE
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.messages import ChannelRef
from bot.domain.time import MINUTE
from tests.app.sides import Sides
from tests.kit.posts import public, stored
from tests.kit.run import run
from tests.kit.town import TEXTS

HERE = ChannelRef("sandbox", "lanternfall", "general")
THERE = ChannelRef("memory", PLACE, "general")


def far(town: Sides) -> list[str]:
    """What Steward says on the other platform."""
    shown = [one.content for one in town.far.written.values() if one.content is not None and not one.gone]
    return ["\n".join(TEXTS.say(block.text, "en") for block in one.blocks if hasattr(block, "text")) for one in shown]


async def decided(town: Sides, draft: Draft | None) -> Post:
    """The post as it is after this: made and put up, changed, or (None) withdrawn."""

    async def deed(turn: Turn) -> Post:
        floor = TurnFloor(turn)
        post = await service.find(floor, "1")
        if post is None:
            assert draft is not None
            return await service.put_up(floor, await service.make(floor, draft, 1), 1)
        if draft is not None:
            return await service.change(floor, post, draft, approver=1)
        await service.withdraw(floor, post, 1)
        return post

    post: Post = await town.inside(deed)
    await town.later(MINUTE)
    return post


@run
async def test_each_platform_has_its_own_text(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    mine = (Variant("memory", "For the chat."),)
    await decided(town, Draft("For the town.", (HERE, THERE), variants=mine))
    assert (await public(town), far(town)) == (["For the town."], ["For the chat."])
    await decided(town, Draft("Anew for the town.", (HERE, THERE), variants=mine))
    assert (await public(town), far(town)) == (["Anew for the town."], ["For the chat."])
    await decided(town, Draft("For both.", (HERE, THERE)))
    assert (await public(town), far(town)) == (["For both."], ["For both."])
    await decided(town, None)
    assert (await public(town), far(town)) == ([], [])
    (post,) = await stored(town)
    assert post.state is State.WITHDRAWN
    await town.close()
