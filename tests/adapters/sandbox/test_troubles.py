"""Each switch for trouble bites where it says, and lets go again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.sandbox.troubles import SWITCHES
from bot.domain.actions import Act, Ban, DeleteMessage, Kick, LockChannel, Mute, SendDirect, SendMessage, Unban
from bot.domain.content import plain
from bot.domain.events import MemberJoined, MemberLeft
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.results import Done, Later, Refused, Uncertain, Why
from bot.domain.time import HOUR, SECOND
from tests.adapters.sandbox.desk import TEXTS, House, house
from tests.kit.run import run

ROOM = ChannelRef("sandbox", "lanternfall", "moderators")
GENERAL = ChannelRef("sandbox", "lanternfall", "general")
BOB = AccountRef("sandbox", "bob")


async def attempt(one: House, trouble: str) -> object:
    """The act that a switch bites."""
    newest = (await one.sandbox.snapshot())["messages"]
    assert isinstance(newest, dict)
    said = next(key for key, value in newest.items() if value[0] == "general")
    acts: dict[str, Act] = {
        "right-delete": DeleteMessage(MessageRef(GENERAL, said)),
        "right-mute": Mute("lanternfall", BOB, one.clock.now() + HOUR),
        "right-kick": Kick("lanternfall", AccountRef("sandbox", "juno")),
        "right-ban": Ban("lanternfall", AccountRef("sandbox", "brann")),
        "right-write": SendMessage(GENERAL, plain("x"), "en"),
        "right-manage": LockChannel(GENERAL),
        "role-low": Mute("lanternfall", BOB, one.clock.now() + HOUR),
        "left": SendDirect("lanternfall", BOB, plain("x"), "en"),
        "closed": SendDirect("lanternfall", BOB, plain("x"), "en"),
        "lost-answer": SendMessage(GENERAL, plain("x"), "en", "n9"),
        "slow": SendMessage(GENERAL, plain("x"), "en"),
        "busy": SendMessage(GENERAL, plain("x"), "en"),
        "room-gone": SendMessage(ROOM, plain("x"), "en"),
    }
    return await one.sandbox.carry_out(acts[trouble])


ANSWERS = {
    "right-delete": Refused(Why.NO_RIGHT, "delete"), "right-mute": Refused(Why.NO_RIGHT, "mute"),
    "right-kick": Refused(Why.NO_RIGHT, "kick"), "right-ban": Refused(Why.NO_RIGHT, "ban"),
    "right-write": Refused(Why.NO_RIGHT, "write"), "right-manage": Refused(Why.NO_RIGHT, "manage"),
    "role-low": Refused(Why.ABOVE_ME), "left": Refused(Why.NOT_HERE), "closed": Refused(Why.CLOSED),
    "busy": Later(5 * SECOND, "429"), "room-gone": Refused(Why.ROOM_GONE),
}  # fmt: skip


@pytest.mark.parametrize("trouble", sorted(SWITCHES))
@run
async def test_a_switch_bites_and_lets_go(trouble: str, tmp_path: Path) -> None:
    async with house(tmp_path, autojump=trouble == "slow") as one, one.page("ada") as ada:
        who = "bob" if SWITCHES[trouble].each else ""
        assert (await ada.do(do="trouble", trouble=trouble, on=True, who=who))["ok"]
        shown = await ada.until(on="troubles")
        assert {row["id"]: row["on"] for row in shown["troubles"]}[trouble] is True
        before, at = await one.sandbox.snapshot(), one.clock.now()
        end = await attempt(one, trouble)
        if trouble in ANSWERS:
            assert end == ANSWERS[trouble]
            assert await one.sandbox.snapshot() == before
        elif trouble == "slow":
            assert isinstance(end, Done)
            assert one.clock.now() - at == 3 * SECOND
        else:
            assert isinstance(end, Uncertain)
            assert await one.sandbox.find_sent(GENERAL, "n9") is not None
        assert (await ada.do(do="trouble", trouble=trouble, on=False, who=who))["ok"]
        assert isinstance(await attempt(one, trouble), Done)


@run
async def test_a_member_who_left_is_told_of_and_comes_back(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("juno") as juno:
        await juno.do(do="trouble", trouble="left", on=True, who="bob")
        await juno.do(do="trouble", trouble="left", on=True, who="bob")
        await juno.do(do="trouble", trouble="left", on=False, who="bob")
        kinds = [type(incoming.event) for incoming in await one.core.until(2)]
        assert kinds == [MemberLeft, MemberJoined]


@run
async def test_what_is_no_switch_is_refused(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("juno") as juno:
        for trouble, who in (("flood", ""), ("left", ""), ("left", "nobody"), ("closed", "steward")):
            assert not (await juno.do(do="trouble", trouble=trouble, on=True, who=who))["ok"]
        assert await one.sandbox.troubles("lanternfall") == ()


@run
async def test_a_private_room_that_is_gone_vanishes_from_the_page(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("mira") as mira:
        await mira.do(do="trouble", trouble="room-gone", on=True)
        async with one.http() as http:
            rooms = (await http.get("/api/state?as=mira")).json()["channels"]
        assert "moderators" not in [room["id"] for room in rooms]
        (trouble,) = await one.sandbox.troubles("lanternfall")
        assert (trouble.what, trouble.channel) == ("room-gone", "moderators")


@run
async def test_a_ban_and_its_inverse_are_told(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        before = await one.sandbox.snapshot()
        assert await one.sandbox.carry_out(Ban("lanternfall", BOB)) == Done(before="here")
        assert await one.sandbox.carry_out(Unban("lanternfall", BOB)) == Done(before="banned")
        after = await one.sandbox.snapshot()
        people = after["people"]
        assert isinstance(people, dict)
        assert people["bob"][1] is False  # unbanned people come back by themselves, as on other platforms
        people["bob"][1] = True
        assert after == before


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_switch_has_its_texts(language: str) -> None:
    for trouble in SWITCHES:
        assert TEXTS.has(f"sandbox-trouble-{trouble}")
        assert TEXTS.has(f"sandbox-trouble-{trouble}-note")


@run
async def test_calls_made_at_once_are_carried_out_once_each(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        acts = [SendMessage(GENERAL, plain("x"), "en", f"n{number % 5}") for number in range(25)]
        ends = await asyncio.gather(*(one.sandbox.carry_out(act) for act in acts))
        assert len({end.ref.id for end in ends if isinstance(end, Done) and end.ref}) == 5
