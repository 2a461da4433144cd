"""Steward itself in a place: it introduces itself, leaves where it may not be, tells of rights that go and come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app.people import find_person
from bot.app.presence.handover import keeper
from bot.app.presence.lookover import look_over
from bot.app.turn import look_in
from bot.domain.actions import LeavePlace, SendMessage
from bot.domain.events import Event, Incoming, OwnRightsChanged, PlaceJoined
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Author
from bot.domain.policy import Access
from bot.ports.platform import Channel
from bot.ports.store import where
from bot.ports.tables import ACTIONS, COMMUNITIES
from tests.kit.run import run
from tests.kit.town import Town, buttons, words

ADA = Author(AccountRef("sandbox", "ada"), "Ada")


async def happens(town: Town, name: str, event: Event) -> None:
    """Something that the platform tells."""
    await town.core.intake.accept(Incoming("sandbox", name, "sandbox", "lanternfall", event))
    await town.idle()


def added(town: Town) -> PlaceJoined:
    return PlaceJoined("sandbox", "lanternfall", "Lanternfall", town.clock.now(), by=ADA)


async def said(town: Town, channel: str, who: str = "ada", lang: str = "en") -> list[str]:
    """What Steward wrote somewhere, as one text a message."""
    return [words(one) for one in await town.talk(who, channel, lang) if one["content"]]


@run
async def test_it_introduces_itself_once_and_tells_who_added_it(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await happens(town, "a", added(town))
    public = [text for channel in await channels(town) for text in await said(town, channel)]
    hello = [text for text in public if "I'm Steward" in text]
    assert len(hello) == 1
    assert "/report" in hello[0]
    assert "30 days" in hello[0].replace("\u00a0", " ")
    private = await said(town, "direct:ada")
    assert any("Thank you for adding me to Lanternfall" in text for text in private)
    await happens(town, "b", added(town))
    again = [text for channel in await channels(town) for text in await said(town, channel)]
    assert sum("I'm Steward" in text for text in again) == 1
    assert any("I'm back in Lanternfall" in text for text in await said(town, "moderators"))
    await town.close()


@run
async def test_a_new_community_speaks_as_whoever_added_it_and_a_set_up_one_as_it_was_told(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    russian = replace(ADA, language="ru")
    joined = replace(added(town), by=russian)
    new = replace(joined, place="harbour", name="Harbour")
    await happens(town, "a", joined)
    await town.core.intake.accept(Incoming("sandbox", "b", "sandbox", "harbour", new))
    place = replace(joined, place="guild", name="Guild", by=ADA, language="ru")
    await town.core.intake.accept(Incoming("sandbox", "c", "sandbox", "guild", place))
    stranger = replace(place, place="isle", name="Isle", language="pt")
    await town.core.intake.accept(Incoming("sandbox", "d", "sandbox", "isle", stranger))
    await town.idle()
    rows = await town.core.desk.store.read(lambda tx: tx.find(COMMUNITIES))
    spoken = {one.name: one.language for one in rows}
    assert spoken == {"Lanternfall": "en", "Harbour": "ru", "Guild": "ru", "Isle": "en"}
    await town.close()


@run
async def test_where_it_may_not_be_it_explains_and_leaves(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    object.__setattr__(town.core.desk, "access", Access(frozenset({"sandbox:oskar"}), "the Lantern Club"))
    await happens(town, "a", added(town))
    planned = await left_with(town)
    told = [one for one in planned if isinstance(one, SendMessage)]
    assert [type(one) for one in planned][-1] is LeavePlace
    assert len(told) == 1
    lines = [town.core.desk.texts.say(block.text, "en") for block in told[0].content.blocks]  # type: ignore[union-attr]  # lines are all it says
    assert any("the Lantern Club" in line for line in lines)
    assert not any("I'm Steward" in line for line in lines)
    await town.close()


async def left_with(town: Town) -> list[Any]:
    """What was planned to say and to leave, in order, whatever came of it on the platform."""
    lane = where(lane="leave:sandbox:lanternfall")
    rows = await town.core.desk.store.read(lambda tx: tx.find(ACTIONS, *lane, order=("id",)))
    return [row.act for row in rows]


async def channels(town: Town) -> list[str]:
    found = await town.sandbox.channels("lanternfall")
    return [one.ref.id for one in found if not one.private]


@run
async def test_whoever_may_add_it_is_named_by_platform_and_number(tmp_path: Path) -> None:
    access = Access(frozenset({"telegram:1"}))
    assert access.may_add("telegram", "1")
    assert not access.may_add("discord", "1")
    assert not access.may_add("telegram", "2")
    assert not access.may_add("telegram", "")
    assert Access().may_add("telegram", "")


@run
async def test_lost_rights_are_told_with_what_they_cost_and_what_failed_is_offered_again(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("kestrel", "you are such an idiot")
    await town.do("ada", do="trouble", trouble="right-delete", on=True)
    await town.presses("mira", "delete")
    lost = OwnRightsChanged("sandbox", "lanternfall", town.clock.now(), lost=frozenset({"delete"}))
    await happens(town, "lost", lost)
    for text in (await said(town, "moderators"))[-1], (await said(town, "direct:ada"))[-1]:
        assert "I lost the right to delete messages" in text
        assert "Delete, Hold" in text

    await town.do("ada", do="trouble", trouble="right-delete", on=False)
    back = OwnRightsChanged("sandbox", "lanternfall", town.clock.now(), gained=frozenset({"delete"}))
    await happens(town, "back", back)
    offer = [one for one in await town.talk("ada", "moderators") if "my rights back" in words(one)][-1]
    assert "One thing could not be done" in words(offer)
    assert [one["token"].split(":")[1] for one in buttons(offer)] == ["rights"]
    await town.presses("mira", "again", offer)
    general = await town.talk("bob", "general")
    assert not any("idiot" in (one["text"] or "") for one in general if not one["content"])
    await town.presses("mira", "again", offer)
    notes = await town.notes("mira")
    assert "nothing" in words(notes[-1]).lower()
    await town.close()


@run
async def test_a_member_does_not_try_again(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await happens(town, "back", OwnRightsChanged("sandbox", "lanternfall", 1, gained=frozenset({"delete"})))
    assert not any("my rights back" in text for text in await said(town, "moderators"))
    await town.close()


@run
async def test_handing_over(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("ada", "handover")
    how = words((await town.notes("ada"))[-1])
    assert "nobody by name" in how
    assert "token_file" in how
    await town.uses("ada", "handover", person="mira")
    assert "no administrator" in words((await town.notes("ada"))[-1])
    await town.uses("ada", "handover", person="ada")
    assert "answers for Steward here from now on" in words((await town.notes("ada"))[-1])
    person = await look_in(town.core.desk, town.community, lambda turn: find_person(turn, ADA.account))
    assert person is not None
    assert await look_in(town.core.desk, town.community, keeper) == person.id
    await town.uses("ada", "handover", person="ada")
    assert "already" in words((await town.notes("ada"))[-1])
    await town.uses("mira", "handover", person="mira")
    assert "administrator" in words((await town.notes("mira"))[-1])
    await town.close()


@run
async def test_a_card_is_never_posted_where_members_can_read_it(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    closed = town.sandbox.channel

    async def opened(ref: ChannelRef) -> Channel | None:
        found = await closed(ref)
        return replace(found, private=False) if found else None

    town.sandbox.channel = opened  # type: ignore[method-assign]  # the platform is made to see it so
    await town.says("kestrel", "you are such an idiot")
    assert not await town.cards("ada")
    brought = [one for one in await town.talk("ada", "direct:ada") if one["content"]]
    assert any(one["content"]["look"] == "card" for one in brought)
    town.sandbox.channel = closed  # type: ignore[method-assign]  # the platform is made to see it so
    await town.says("bob", "what a liar")
    assert len(await town.cards("ada")) == 1
    await town.close()


@run
async def test_a_place_is_looked_over_and_told_of_once_for_each_change(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    desk, sandbox = town.core.desk, town.sandbox
    assert await look_over(desk, sandbox) == 0
    await town.idle()
    assert not await said(town, "moderators")
    await town.do("ada", do="trouble", trouble="right-mute", on=True)
    for _ in range(2):
        assert await look_over(desk, sandbox) == 1
        await town.idle()
    told = await said(town, "moderators")
    assert len(told) == 1
    assert "mute people" in told[0]
    assert "Mute doesn't work" in told[0]
    await town.do("ada", do="trouble", trouble="right-mute", on=False)
    assert await look_over(desk, sandbox) == 0
    await town.idle()
    assert "works again" in (await said(town, "moderators"))[-1]
    await town.close()
