"""Polls, pins, files, events, links, voice rooms and copies of the sandbox: what is seen and what the core is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from adapters.sandbox import people
from bot.domain.actions import (
    ClosePoll,
    CopyMedia,
    DropCopy,
    EditMessage,
    Kick,
    MakeInvite,
    PinMessage,
    SendMessage,
    SendPoll,
    SetNativeEvent,
    SetRole,
)
from bot.domain.content import Content, File, Line, plain
from bot.domain.drawings import MonthGrid
from bot.domain.events import MemberJoined, NativeEventChanged, PollCounted, PollVoted, VoiceMoved
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.polls import NativeEvent, NativePoll
from bot.domain.results import Done, Refused, Why
from bot.domain.time import DAY, HOUR, MINUTE
from tests.adapters.sandbox.desk import House, house
from tests.kit.run import run

GENERAL = ChannelRef("sandbox", "lanternfall", "general")
MODERATORS = ChannelRef("sandbox", "lanternfall", "moderators")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


async def done(one: House, act: Any) -> Done:
    made = await one.sandbox.carry_out(act)
    assert isinstance(made, Done), made
    return made


async def poll(one: House, **more: Any) -> MessageRef:
    asked = NativePoll("Which raid?", ("The Spire", "Salt Caves", "None"), one.clock.now() + HOUR, **more)
    made = await done(one, SendPoll(GENERAL, asked, "en"))
    assert made.ref is not None
    return made.ref


def shown(snapshot: dict[str, Any], ref: MessageRef) -> dict[str, Any]:
    found = [one for one in snapshot["messages"][ref.channel.id] if one["id"] == ref.id]
    assert len(found) == 1
    return dict(found[0])


def told(one: House, kind: type) -> list[Any]:
    return [incoming.event for incoming in one.core.got if isinstance(incoming.event, kind)]


@run
async def test_votes_are_told_as_they_stand_and_counted_at_the_close(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob, one.page("kestrel") as kestrel:
        ref = await poll(one)
        where = {"channel": "general", "message": ref.id}
        for choices in ([0], [1], [], [2]):
            assert (await bob.do(do="vote", choices=choices, **where))["ok"]
        assert not (await bob.do(do="vote", choices=[0, 1], **where))["ok"]
        assert not (await bob.do(do="vote", choices=[7], **where))["ok"]
        assert (await kestrel.do(do="vote", choices=[2], **where))["ok"]
        await one.core.until(5)
        assert [event.choices for event in told(one, PollVoted)] == [(0,), (1,), (), (2,), (2,)]
        await done(one, ClosePoll(ref))
        await done(one, ClosePoll(ref))
        await one.core.until(6)
        (counted,) = told(one, PollCounted)
        assert (counted.ref, counted.counts, counted.voters, counted.final) == (ref, (0, 0, 2), 2, True)
        late = await bob.do(do="vote", choices=[0], **where)
        assert not late["ok"]
        async with one.page("mira", "ru") as mira:
            seen = shown(mira.seen[0], ref)["poll"]
            assert seen["closed"]
            assert [option["votes"] for option in seen["options"]] == [0, 0, 2]


@run
async def test_a_poll_ends_by_itself_also_when_nobody_ran_at_its_close(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        first = await poll(one)
        await one.clock.settle()
        await one.clock.run(HOUR)
        (got,) = await one.core.until(1)
        assert isinstance(got.event, PollCounted)
        assert got.event.ref == first
        second = await poll(one)
    async with house(tmp_path) as again:
        again.clock.advance(3 * HOUR)
        again.sandbox._ballots.wake()
        (got,) = await again.core.until(1)
        assert isinstance(got.event, PollCounted)
        assert got.event.ref == second
        assert got.event.final


@run
async def test_nobody_learns_who_chose_in_an_anonymous_poll_or_the_count_of_a_hidden_one(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        ref = await poll(one, anonymous=True, hidden=True)
        assert (await bob.do(do="vote", channel="general", message=ref.id, choices=[1]))["ok"]
        (got,) = await one.core.until(1)
        assert isinstance(got.event, PollCounted)
        assert got.event.counts == (0, 1, 0)
        assert not got.event.final
        async with one.page("kestrel") as kestrel:
            seen = shown(kestrel.seen[0], ref)["poll"]
            assert [option["votes"] for option in seen["options"]] == [0, 0, 0]
            assert not any(option["mine"] for option in seen["options"])


@run
async def test_a_quiz_keeps_the_first_answer_and_tells_the_right_one_after_it(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        ref = await poll(one, right=(1,), explanation="It always was.")
        where = {"channel": "general", "message": ref.id}
        assert shown((await fresh(one)), ref)["poll"]["explanation"] == ""
        assert (await bob.do(do="vote", choices=[0], **where))["ok"]
        assert not (await bob.do(do="vote", choices=[1], **where))["ok"]
        seen = shown((await fresh(one)), ref)["poll"]
        assert seen["explanation"] == "It always was."
        assert [option["right"] for option in seen["options"]] == [False, True, False]


async def fresh(one: House, who: str = "bob") -> dict[str, Any]:
    async with one.page(who) as page:
        return page.seen[0]


@run
async def test_pins_are_marked_and_listed(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        made = await done(one, SendMessage(GENERAL, plain("The rules of the house"), "en"))
        assert made.ref is not None
        await done(one, PinMessage(made.ref, True))
        listed = await bob.until(on="channels")
        pins = next(room["pins"] for room in listed["channels"] if room["id"] == "general")
        assert pins == [{"message": made.ref.id, "text": "The rules of the house"}]
        assert shown(await fresh(one), made.ref)["pinned"]
        await done(one, PinMessage(made.ref, False))
        assert not shown(await fresh(one), made.ref)["pinned"]


@run
async def test_pictures_are_shown_with_their_words_and_anything_else_is_saved(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.http() as http:
        files = (
            File("month.png", drawing=MonthGrid(2026, 11, ()), alt="November", data=PNG),
            File("page.html", text="<script>alert(1)</script>"),
        )
        made = await done(one, SendMessage(GENERAL, Content((Line("here"),), files=files), "en"))
        assert made.ref is not None
        picture, page = shown(await fresh(one), made.ref)["attachments"]
        assert (picture["kind"], picture["description"], picture["drawing"]) == ("photo", "November", "MonthGrid")
        answer = await http.get(picture["url"])
        assert (answer.content, answer.headers["content-type"]) == (PNG, "image/png")
        saved = await http.get(page["url"])
        assert saved.content == b"<script>alert(1)</script>"
        assert saved.headers["content-type"] == "application/octet-stream"
        assert saved.headers["content-disposition"].startswith("attachment")
        await done(one, EditMessage(made.ref, plain("no files any more"), "en"))
        assert shown(await fresh(one), made.ref)["attachments"] == []


@run
async def test_a_copy_carries_the_files_veiled_or_not_and_goes_with_them(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.http() as http, one.page("bob") as bob:
        upload = await http.post("/api/files?as=bob&name=cat.png", content=PNG, headers={"Content-Type": "image/png"})
        file = upload.json()["file"]["id"]
        said = await bob.do(do="send", channel="general", text="my cat", attachments=[file])
        source = MessageRef(GENERAL, said["message"])
        for veiled in (True, False):
            copied = (await done(one, CopyMedia(source, MODERATORS, plain("Case 1"), "en", veiled=veiled))).ref
            assert copied is not None
            seen = shown(await fresh(one, "mira"), copied)
            assert seen["veiled"] is veiled
            assert (await http.get(seen["attachments"][0]["url"])).content == PNG
            await done(one, EditMessage(copied, plain("Case 1, closed"), "en"))
            assert shown(await fresh(one, "mira"), copied)["attachments"]
            await done(one, DropCopy(copied))
            assert (await http.get(seen["attachments"][0]["url"])).status_code == 404
        assert await one.sandbox.carry_out(DropCopy(source)) == Refused(Why.NOT_POSSIBLE)


@run
async def test_an_event_changed_by_hand_is_told(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob, one.page("mira") as mira:
        starts = one.clock.now() + DAY
        night = NativeEvent("Raid night", starts, starts + HOUR, channel="campfire")
        made = await done(one, SetNativeEvent("sandbox", "lanternfall", night))
        listed = await bob.until(on="events")
        assert [event["name"] for event in listed["events"]] == ["Raid night"]
        assert not (await bob.do(do="event", event=made.made, status="canceled"))["ok"]
        assert (await mira.do(do="event", event=made.made, status="canceled"))["ok"]
        (got,) = await one.core.until(1)
        assert got.event == NativeEventChanged("sandbox", "lanternfall", made.made, "canceled", one.clock.now())
        assert (await fresh(one))["events"] == []


@run
async def test_who_comes_by_a_link_is_told_with_it(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        link = (await done(one, MakeInvite("sandbox", "lanternfall", "newsletter"))).made
        assert (await bob.do(do="invite", name="Wren", link=link))["ok"]
        assert not (await bob.do(do="invite", name="Rook", link=link + "x"))["ok"]
        (got,) = await one.core.until(1)
        assert isinstance(got.event, MemberJoined)
        assert got.event.invite == link


@run
async def test_who_sits_in_a_voice_room_is_told_and_gets_up_with_a_kick(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        assert not (await bob.do(do="sit", channel="general"))["ok"]
        for _ in range(2):
            assert (await bob.do(do="sit", channel="campfire"))["ok"]
        rooms = (await fresh(one))["channels"]
        assert next(room["seats"] for room in rooms if room["id"] == "campfire") == ["bob"]
        await done(one, Kick("lanternfall", AccountRef("sandbox", "bob")))
        await one.core.until(3)
        assert [event.channel for event in told(one, VoiceMoved)] == ["campfire", ""]


@run
async def test_a_role_that_was_given_is_carried(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        bob = AccountRef("sandbox", "bob")
        await done(one, SetRole("lanternfall", bob, "healer", True))
        rights = await one.sandbox.rights("lanternfall", bob)
        assert rights is not None
        assert "healer" in rights.roles
        known = await one.sandbox.world.run(lambda step: people.find(step, "bob"))
        assert known is not None
        assert "healer" in known.author().roles


@run
async def test_a_poll_that_is_too_short_or_too_long_is_refused(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        for length in (MINUTE // 2, 40 * DAY):
            asked = NativePoll("?", ("a", "b"), one.clock.now() + length)
            assert await one.sandbox.carry_out(SendPoll(GENERAL, asked, "en")) == Refused(Why.BAD_REQUEST)
        wordy = NativePoll("?", ("a", "b" * 60), one.clock.now() + HOUR)
        assert await one.sandbox.carry_out(SendPoll(GENERAL, wordy, "en")) == Refused(Why.TOO_LONG)
