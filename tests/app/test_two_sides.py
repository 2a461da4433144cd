"""One community on two platforms: who may do what from where, and where what is done falls."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from adapters.memory.platform import Member
from bot.app import places
from bot.app.lobby import placed
from bot.app.people import find_person, name_of
from bot.app.powers import power_of
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessage, Mute
from bot.domain.events import CommandUsed, Incoming, MessagePosted, PlaceJoined, PlaceLeft
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author, Rights, Standing
from bot.domain.records import Community
from bot.domain.text import say
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import CASES, COMMUNITIES, MESSAGES, PLACES
from tests.app.administering import says
from tests.app.sides import PLACE, Sides, direct
from tests.kit.run import run
from tests.kit.town import words


@run
async def test_a_case_of_the_other_platform_comes_to_the_one_room_and_its_deeds_fall_there(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    ref = await town.far_says("bob", "you idiot")
    card = (await town.cards())[-1]
    assert "Bob" in words(card)
    await town.presses("mira", "delete")
    assert DeleteMessage(ref) in town.far.acts
    await town.close()


@run
async def test_staff_of_the_other_platform_act_from_there_and_here(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "you liar")
    told = await town.far_uses("mira", "case", "moderators", number="1", do="mute1h")
    assert "denied" not in told
    assert "muted" in words((await town.cards())[-1]).lower()
    await town.close()


@run
async def test_a_member_of_the_other_platform_may_not(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "you liar")
    told = await town.far_uses("kestrel", "case", "moderators", number="1", do="mute1h")
    assert told
    assert "muted" not in words((await town.cards())[-1]).lower()
    await town.close()


@run
async def test_a_staff_chat_gives_no_standing_and_is_not_judged(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, places.STAFF)
    await town.far_says("mira", "kestrel wrote: you idiot")
    assert await town.cards() == []
    await town.says("kestrel", "you liar")
    assert await town.far_uses("mira", "case", "moderators", number="1", do="delete")
    assert "deleted" not in words((await town.cards())[-1])
    rights = await power_of(town.core.desk, town.community, AccountRef("memory", "ada"), ("memory", PLACE))
    assert rights is not None
    assert rights.standing is Standing.NOBODY
    await town.close()


@run
async def test_who_is_staff_among_members_acts_from_the_staff_chat(tmp_path: Path) -> None:
    """Linked accounts: the standing comes from the sandbox, the press from the chat in memory."""
    town = await Sides.begin(tmp_path, places.STAFF)
    await town.says("mira", "hello")
    code = await _code(town, "mira")
    await town.far_uses("mira", "link", code=code)
    await town.far_presses("mira", f"s1:link:{code}:yes")
    await town.says("kestrel", "you liar")
    await town.far_uses("mira", "case", "moderators", number="1", do="delete")
    assert "deleted" in words((await town.cards("ada"))[-1])
    await town.far_uses("mira", "mute", "moderators", person="kestrel", length="1h")
    rights = await power_of(town.core.desk, town.community, AccountRef("memory", "mira"), ("memory", PLACE))
    assert rights is not None
    assert (rights.standing, rights.rank) == (Standing.MODERATOR, 0)
    newest = (await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id), order=("-number",))))[0]
    assert (newest.platform, newest.place) == ("sandbox", "lanternfall")
    await town.close()


async def _code(town: Sides, who: str) -> str:
    await town.uses(who, "link")
    note = (await town.notes(who))[-1]
    return str(note["content"]["blocks"][0]["text"])


@run
async def test_a_platform_that_does_not_tell_protects_and_empowers_nobody(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    code = await _code(town, "kestrel")
    await town.far_uses("ada", "link", code=code)
    await town.far_presses("ada", f"s1:link:{code}:yes")
    spot = ("sandbox", "lanternfall")
    kestrel = AccountRef("sandbox", "kestrel")
    desk = town.core.desk
    known = await power_of(desk, town.community, kestrel, spot, strict=True)
    assert known is not None
    assert known.is_owner
    platforms = {name: one for name, one in desk.platforms.items() if name != "memory"}
    dark = replace(desk, platforms=platforms)
    assert await power_of(dark, town.community, kestrel, spot, strict=True) is None
    lenient = await power_of(dark, town.community, kestrel, spot)
    assert lenient is not None
    assert lenient.standing is Standing.MEMBER
    await town.close()


class Roled:
    """A platform on which somebody carries a role."""

    def __init__(self, rights: Rights) -> None:
        self.told = rights

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """The same for everybody."""
        return self.told


@pytest.mark.parametrize(
    ("own", "given", "is_now"),
    [
        (Standing.MEMBER, "moderator", Standing.MODERATOR),
        (Standing.ADMIN, "moderator", Standing.ADMIN),
        (Standing.MEMBER, "owner", Standing.ADMIN),
        (Standing.OWNER, "admin", Standing.OWNER),
        (Standing.MEMBER, "no such standing", Standing.MEMBER),
    ],
)
def test_a_role_gives_the_standing_that_the_community_gave_it(
    tmp_path: Path, own: Standing, given: str, is_now: Standing
) -> None:
    @run
    async def check() -> None:
        town = await Sides.begin(tmp_path)

        async def give(turn: Turn) -> None:
            settings = replace(turn.community.settings, ranks=(("r1", given), ("r2", "lead")))
            await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

        await town.inside(give)
        roled = Roled(Rights(own, 5, roles=frozenset({"r1"}), is_owner=own is Standing.OWNER))
        desk = replace(town.core.desk, platforms={"memory": cast(Any, roled)})
        found = await power_of(desk, town.community, AccountRef("memory", "bob"), ("memory", PLACE))
        assert found is not None
        assert (found.standing, found.rank, found.is_owner) == (is_now, 5, own is Standing.OWNER)
        await town.close()

    check()


@run
async def test_removed_and_added_again_nothing_is_lost(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "you idiot")
    now = town.clock.now()
    await town.happens(PlaceLeft("memory", PLACE, now))
    left = await town.look(lambda turn: turn.tx.get(PLACES, turn.id, "memory", PLACE))
    assert left.role == places.LEFT
    await town.happens(PlaceJoined("memory", PLACE, "Town", now + SECOND))
    again = await town.look(lambda turn: turn.tx.get(PLACES, turn.id, "memory", PLACE))
    assert again.role == places.MEMBERS
    assert len(await town.cards()) == 1
    await town.close()


@run
async def test_a_chat_with_an_empty_community_of_its_own_becomes_the_moderators_own(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, role=None)
    await town.far_says("mira", "hello")
    owners = await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(platform="memory")))
    assert owners[0].community != town.community
    assert await town.inside(lambda turn: places.attach_staff_place(turn, "memory", PLACE))
    await town.far_says("mira", "you idiot")
    owners = await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(platform="memory")))
    assert [(one.community, one.role) for one in owners] == [(town.community, places.STAFF)]
    assert await town.cards() == []
    await town.close()


@run
async def test_a_chat_in_which_something_has_begun_is_not_taken(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, role=None)
    await town.far_says("mira", "hello")
    owner = (await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(platform="memory"))))[0].community

    async def begin(turn: Turn) -> None:
        community: Community = turn.community
        done = replace(community, settings=replace(community.settings, setup_done=True))
        await turn.tx.put(COMMUNITIES, done)

    await town.there(begin, owner)
    assert not await town.inside(lambda turn: places.attach_staff_place(turn, "memory", PLACE))
    await town.close()


@run
async def test_a_mute_by_name_falls_on_the_platform_where_they_are(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    town.far.people_["lone"] = Member()
    await town.far_says("lone", "hello")
    await town.uses("mira", "mute", person="lone", length="1h")
    muted = [act for act in town.far.acts if isinstance(act, Mute)]
    assert [(act.place, act.account.id) for act in muted] == [(PLACE, "lone")]
    await town.close()


@run
async def test_what_is_written_in_private_is_nobodys_talk(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "hello")
    await town.privately("bob", "you idiot")
    await town.privately("bob", "answer me, idiot")
    assert await town.cards() == []
    assert len(town.told("bob")) == 1
    kept = await town.look(lambda turn: turn.tx.find(MESSAGES, *where(community=turn.id, platform="memory")))
    assert [one.text for one in kept] == ["hello"]
    await town.close()


@run
async def test_private_chats_keep_the_order_of_their_events(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    author = Author(AccountRef("memory", "bob"), "Bob")
    channel = ChannelRef("memory", "", "direct:bob")
    posts = [MessagePosted(Message(MessageRef(channel, str(n)), author, str(n), town.clock.now())) for n in range(5)]
    for event in posts:
        await town.happens(event, place="")
    assert len(town.told("bob")) == 1
    await town.close()


@run
async def test_what_is_wrong_is_told_with_the_place_where_it_is(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    town.far.can = frozenset(town.far.can - {"ban"})
    told = await says(town, "ada", "doctor")
    assert f"{PLACE}: " in told
    await town.close()


@run
async def test_an_anonymous_administrator_is_called_so_and_not_by_the_chats_title(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says(PLACE, "a word from all of us")
    number = await town.look(lambda turn: find_person(turn, AccountRef("memory", PLACE)))
    assert await town.look(lambda turn: name_of(turn, number.id)) == say("someone-anonymous")
    await town.far_says("bob", "hello")
    other = await town.look(lambda turn: find_person(turn, AccountRef("memory", "bob")))
    assert await town.look(lambda turn: name_of(turn, other.id)) == "Bob"
    await town.close()


@pytest.mark.parametrize("form", ["", "77"])
@run
async def test_a_command_in_private_is_about_the_place_that_was_found_for_it(tmp_path: Path, form: str) -> None:
    town = await Sides.begin(tmp_path)
    event = CommandUsed("help", (), town.author("bob"), direct("bob"), "1", 5, None, True, form)
    found = placed(Incoming("memory", "e1", "memory", "", event), PLACE)
    assert found.place == PLACE
    assert found.event == replace(event, channel=direct("bob", PLACE))
    await town.close()
