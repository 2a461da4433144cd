"""What every platform keeps, whichever it is: the contract of `bot.ports.platform`."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.actions import (
    Act,
    Answer,
    Ban,
    CopyMedia,
    DeleteMessage,
    DropCopy,
    EditMessage,
    Kick,
    Mute,
    OpenForm,
    SendDirect,
    SendMessage,
    SetSlowMode,
    Unban,
    Unmute,
)
from bot.domain.content import Field, Form, plain
from bot.domain.messages import MessageRef
from bot.domain.people import AccountRef, Standing
from bot.domain.results import Done, Later, Refused, Uncertain, Why
from bot.domain.time import HOUR
from bot.ports.platform import Platform
from tests.contracts.stages import STAGES, Stage
from tests.kit.run import run

every = pytest.mark.parametrize("name", sorted(STAGES))


@asynccontextmanager
async def stage(name: str, folder: Path) -> AsyncIterator[Stage]:
    made = STAGES[name](folder)
    await made.open()
    try:
        yield made
    finally:
        await made.platform.stop()


@every
@run
async def test_it_has_each_verb_of_the_port_under_the_same_arguments(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        for verb, port in inspect.getmembers(Platform, inspect.isfunction):
            if not verb.startswith("_"):
                mine = inspect.signature(getattr(type(one.platform), verb))
                assert list(mine.parameters) == list(inspect.signature(port).parameters), verb


@every
@run
async def test_a_send_repeated_with_its_nonce_is_the_same_message(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        act = SendMessage(one.channel("general"), plain("hello"), "en", "n1")
        first, second = await one.platform.carry_out(act), await one.platform.carry_out(act)
        assert isinstance(first, Done)
        assert first == second
        assert await one.platform.find_sent(one.channel("general"), "n1") == first.ref
        assert await one.platform.find_sent(one.channel("general"), "other") is None
        assert await one.platform.find_sent(one.channel("moderators"), "n1") is None
        assert await one.platform.find_sent(one.channel("general"), "") is None


@every
@run
async def test_sends_without_a_nonce_are_never_taken_for_repeats(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        act = SendMessage(one.channel("general"), plain("hello"), "en")
        first, second = await one.platform.carry_out(act), await one.platform.carry_out(act)
        assert isinstance(first, Done)
        assert isinstance(second, Done)
        assert first.ref != second.ref


@every
@run
async def test_a_send_whose_answer_was_lost_is_found_by_its_nonce(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        await one.lose_answers()
        room = one.channel("general")
        assert isinstance(await one.platform.carry_out(SendMessage(room, plain("hello"), "en", "n1")), Uncertain)
        direct = SendDirect(one.place, one.account("bob"), plain("psst"), "en", "n2")
        assert isinstance(await one.platform.carry_out(direct), Uncertain)
        assert await one.platform.find_sent(room, "n1") is not None


@every
@run
async def test_only_its_own_messages_are_edited_and_what_is_gone_is_gone(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        sent = await one.platform.carry_out(SendMessage(one.channel("general"), plain("a"), "en"))
        assert isinstance(sent, Done)
        assert sent.ref is not None
        assert isinstance(await one.platform.carry_out(EditMessage(sent.ref, plain("b"), "en")), Done)
        said = await one.says("bob", "mine")
        assert await one.platform.carry_out(EditMessage(said, plain("b"), "en")) == Refused(Why.NOT_POSSIBLE)
        assert isinstance(await one.platform.carry_out(DeleteMessage(said)), Done)
        assert await one.platform.carry_out(DeleteMessage(said)) == Refused(Why.GONE)
        never = MessageRef(one.channel("general"), "no such id")
        assert await one.platform.carry_out(DeleteMessage(never)) == Refused(Why.GONE)
        assert await one.platform.carry_out(EditMessage(never, plain("b"), "en")) == Refused(Why.GONE)


@every
@run
async def test_what_is_attached_is_copied_into_the_room_or_refused_up_front(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        said = await one.says("bob", "no file here")
        act = CopyMedia(said, one.channel("moderators"), plain("Case 1"), "en", "n1")
        gone = replace(act, ref=MessageRef(one.channel("general"), "no such id"), nonce="n2")
        refused = one.platform.able(act)
        if refused is not None:
            assert await one.platform.carry_out(act) == refused == Refused(Why.NOT_POSSIBLE)
            return
        assert await one.platform.carry_out(gone) == Refused(Why.GONE)
        made = await one.platform.carry_out(act)
        if isinstance(made, Done):
            assert made.ref is not None
            assert made.ref.channel == act.to
            assert await one.platform.carry_out(DropCopy(made.ref)) == Done(made.ref)
            assert await one.platform.carry_out(DropCopy(made.ref)) == Refused(Why.GONE)
        else:
            assert isinstance(made, Refused)
            assert made.why is Why.NOT_POSSIBLE


@every
@run
async def test_a_room_that_is_not_there_is_gone(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        room = one.channel("nowhere")
        for act in (SendMessage(room, plain("a"), "en"), DeleteMessage(MessageRef(room, "1")), SetSlowMode(room, 5)):
            assert await one.platform.carry_out(act) == Refused(Why.ROOM_GONE)


@every
@pytest.mark.parametrize("verb", ["mute", "unmute", "kick", "ban"])
@run
async def test_nobody_above_is_reached(verb: str, name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        before = await one.state()
        for who, why in (("ada", Why.PROTECTED), ("steward", Why.PROTECTED)):
            assert await one.platform.carry_out(sanction(one, verb, who)) == Refused(why)
        await one.lower()
        assert await one.platform.carry_out(sanction(one, verb, "bob")) == Refused(Why.ABOVE_ME)
        assert await one.state() == before


@every
@pytest.mark.parametrize("verb", ["mute", "unmute", "kick", "ban", "unban"])
@run
async def test_a_missing_right_is_named_and_nothing_happens(verb: str, name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        right = verb.removeprefix("un")
        before = await one.state()
        await one.take_right(right)
        assert await one.platform.carry_out(sanction(one, verb, "bob")) == Refused(Why.NO_RIGHT, right)
        assert await one.state() == before
        own = await one.platform.own_rights(one.place)
        assert own is not None
        assert right not in own.can


@every
@run
async def test_deleting_a_members_message_takes_the_right(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        said = await one.says("bob", "mine")
        await one.take_right("delete")
        before = await one.state()
        assert await one.platform.carry_out(DeleteMessage(said)) == Refused(Why.NO_RIGHT, "delete")
        assert await one.state() == before


@every
@run
async def test_whoever_left_is_not_here(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        await one.leave("bob")
        direct = SendDirect(one.place, one.account("bob"), plain("psst"), "en")
        for act in (sanction(one, "mute", "bob"), sanction(one, "kick", "bob"), direct):
            assert await one.platform.carry_out(act) == Refused(Why.NOT_HERE)
        assert isinstance(await one.platform.carry_out(sanction(one, "ban", "bob")), Done)
        rights = await one.platform.rights(one.place, one.account("bob"))
        assert rights is not None
        assert not rights.present
        assert not rights.can


@every
@run
async def test_closed_doors_stay_closed(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        await one.close_direct("bob")
        act = SendDirect(one.place, one.account("bob"), plain("psst"), "en", "n")
        assert await one.platform.carry_out(act) == Refused(Why.CLOSED)


@every
@run
async def test_a_mute_is_seen_and_its_inverse_brings_everything_back(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        before = await one.state()
        assert await one.platform.carry_out(sanction(one, "mute", "bob")) == Done()
        rights = await one.platform.rights(one.place, one.account("bob"))
        assert rights is not None
        assert "write" not in rights.can
        assert await one.state() != before
        undone = await one.platform.carry_out(sanction(one, "unmute", "bob"))
        assert undone == Done(before=str(one.clock.now() + HOUR))
        assert await one.state() == before


@every
@run
async def test_sanctions_repeated_end_the_same(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        for verb in ("mute", "mute", "unmute", "unmute", "ban", "ban", "unban", "unban"):
            assert isinstance(await one.platform.carry_out(sanction(one, verb, "bob")), Done), verb
        assert isinstance(await one.platform.carry_out(SetSlowMode(one.channel("general"), 30)), Done)
        assert await one.platform.carry_out(SetSlowMode(one.channel("general"), 0)) == Done(before="30")


@every
@run
async def test_a_mute_into_the_past_is_a_bad_request(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        act = Mute(one.place, one.account("bob"), one.clock.now())
        assert await one.platform.carry_out(act) == Refused(Why.BAD_REQUEST)


@every
@run
async def test_only_the_one_who_asked_is_answered(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        asked = await one.asks("bob")
        room, form = one.channel("general"), Form("s1:x:1:y", "t", (Field("a", "A"),), "ok")
        for who, good in (("bob", True), ("mira", False)):
            answer = Answer(asked, room, one.account(who), plain("yes"), "en")
            opened = OpenForm(asked, room, one.account(who), form, "en")
            assert isinstance(await one.platform.carry_out(answer), Done) is good
            assert isinstance(await one.platform.carry_out(opened), Done) is good
        forged = Answer("no such", room, one.account("bob"), plain("yes"), "en")
        assert await one.platform.carry_out(forged) == Refused(Why.GONE)


@every
@run
async def test_while_it_is_busy_nothing_happens(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        await one.make_busy()
        before = await one.state()
        end = await one.platform.carry_out(sanction(one, "ban", "bob"))
        assert isinstance(end, Later)
        assert end.after > 0
        assert await one.state() == before


@every
@run
async def test_rights_order_people_and_fail_closed(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        found = [await one.platform.rights(one.place, one.account(who)) for who in ("bob", "mira", "oskar", "ada")]
        known = [one for one in found if one is not None]
        assert [one.standing for one in known] == [Standing.MEMBER, Standing.MODERATOR, Standing.LEAD, Standing.OWNER]
        assert [one.rank for one in known] == sorted({one.rank for one in known})
        assert known[-1].is_owner
        nobody = await one.platform.rights(one.place, one.account("nobody"))
        assert nobody is not None
        assert (nobody.standing, nobody.present, nobody.can) == (Standing.NOBODY, False, frozenset())
        assert await one.platform.rights("elsewhere", one.account("ada")) is None
        assert await one.platform.rights(one.place, AccountRef("other", "ada")) is None
        own = await one.platform.own_rights(one.place)
        assert own is not None
        assert own.is_self
        private = await one.platform.rights(one.place, one.account("bob"), "moderators")
        assert private is not None
        assert not private.can & {"read", "write"}


@every
@run
async def test_people_are_found_exactly_and_staff_is_people(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        for query in ("bob", "@bob"):
            assert await one.platform.people(one.place, query) == (one.account("bob"),)
        for query in ("bo", "", "@", "bob mira"):
            assert await one.platform.people(one.place, query) == ()
        staff = await one.platform.staff(one.place)
        assert {one.account(who) for who in ("mira", "oskar", "ada")} == set(staff)
        rooms = {room.name: room.private for room in await one.platform.channels(one.place)}
        assert rooms["general"] is False
        assert rooms["moderators"] is True
        assert await one.platform.channels("elsewhere") == ()


@every
@run
async def test_troubles_name_what_was_taken(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        assert await one.platform.troubles(one.place) == ()
        await one.take_right("ban")
        (trouble,) = await one.platform.troubles(one.place)
        assert (trouble.what, trouble.detail) == ("no-right", "ban")


def sanction(one: Stage, verb: str, who: str) -> Act:
    place, account = one.place, one.account(who)
    acts: dict[str, Act] = {
        "mute": Mute(place, account, one.clock.now() + HOUR),
        "unmute": Unmute(place, account),
        "kick": Kick(place, account),
        "ban": Ban(place, account),
        "unban": Unban(place, account),
    }
    return acts[verb]
