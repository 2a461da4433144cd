"""What people do on a Telegram of the tests' own, as the core hears of it."""

from __future__ import annotations

import pytest

from adapters.telegram import rooms
from adapters.telegram.gateway import TOPIC
from bot.domain.events import (
    FormSubmitted,
    MemberJoined,
    MemberSanctioned,
    MessageEdited,
    MessagePosted,
    PlaceJoined,
    PlaceMoved,
)
from bot.domain.people import AccountRef
from tests.adapters.telegram.incoming import Inbox, Notes, listening, town
from tests.wire.telegram import TelegramWire

pytestmark = pytest.mark.asyncio


async def test_albums_and_edits() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        inbox = Inbox()
        async with listening(wire, inbox):
            numbers = wire.says(bob, chat, "our trip", album=["photo", "photo", "video"])
            posted = await inbox.until(MessagePosted, 3)
            wire.touches(chat, numbers[0])
            wire.edits(bob, chat, numbers[0], "our other trip")
            (edited,) = await inbox.until(MessageEdited)
            assert await wire.until_confirmed()
        assert len({one.message.album for one in posted}) == 1
        assert posted[0].message.album
        assert [one.message.text for one in posted] == ["our trip", "", ""]
        assert edited.message.text == "our other trip"
        assert len(inbox.events(MessageEdited)) == 1


async def test_edits_to_and_fro_are_judged_each_time_and_touches_never() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        inbox = Inbox()
        async with listening(wire, inbox):
            number = wire.says(bob, chat, "kind")
            await inbox.until(MessagePosted)
            for count, text in enumerate(("rude", "kind", "rude"), 1):
                wire.move_clock(5)
                wire.edits(bob, chat, number, text)
                await inbox.until(MessageEdited, count)
        async with listening(wire, inbox):
            wire.move_clock(5)
            wire.touches(chat, number)
            assert await wire.until_confirmed()
        assert [one.message.text for one in inbox.events(MessageEdited)] == ["rude", "kind", "rude"]


async def test_edits_that_come_again_from_further_back_are_repeats() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        inbox = Inbox()
        number = wire.says(bob, chat, "kind")
        wire.edits(bob, chat, number, "rude")
        waiting = [(next(key for key in one if key != "update_id"), one) for one in wire.pending()]
        async with listening(wire, inbox):
            await inbox.until(MessageEdited)
            assert await wire.until_confirmed()
        for kind, one in waiting:
            wire.injects(kind, one[kind])
        async with listening(wire, inbox):
            assert await wire.until_confirmed()
            for kind, one in waiting:
                wire.injects(kind, one[kind])
            assert await wire.until_confirmed()
        assert len(inbox.rows) == 2


async def test_topics_keep_their_names_over_a_restart() -> None:
    async with TelegramWire() as wire:
        ann, bob, chat = town(wire, forum=True)
        notes, inbox = Notes(), Inbox()
        async with listening(wire, inbox, notes):
            topic = wire.topic(chat, ann, "Help desk")
            await inbox.until(MessagePosted)
            assert await wire.until_confirmed()
        assert await notes.every(TOPIC) == {f"{chat}/{topic}": "Help desk"}
        async with listening(wire, inbox, notes):
            wire.says(bob, chat, "hi", topic=topic)
            message = (await inbox.until(MessagePosted, 2))[1].message
        assert (message.channel_name, message.ref.channel.id) == ("Help desk", f"{chat}/{topic}")
        assert message.ref.channel.parent == str(chat)
        assert message.reply is None


async def test_a_join_and_a_ban_by_hand() -> None:
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        eve = wire.user("Eve")
        inbox = Inbox()
        async with listening(wire, inbox):
            wire.joins(eve, chat)
            wire.says(eve, chat, "hello")
            await inbox.until(MessagePosted)
            wire.native_ban(ann, eve, chat)
            (ban,) = await inbox.until(MemberSanctioned)
            assert await wire.until_confirmed()
        assert len(inbox.events(MemberJoined)) == 1
        assert ban.by is not None
        assert (ban.verb, ban.by.account.id, ban.author.account.id) == ("ban", str(ann), str(eve))


async def test_steward_is_added() -> None:
    async with TelegramWire() as wire:
        ann = wire.user("Ann")
        chat = wire.supergroup("New town", ann)
        inbox = Inbox()
        async with listening(wire, inbox):
            wire.adds_bot(ann, chat)
            (joined,) = await inbox.until(PlaceJoined)
        assert joined.by is not None
        assert (joined.place, joined.name, joined.by.account.id) == (str(chat), "New town", str(ann))


@pytest.mark.parametrize(("to", "source"), [(True, False), (False, True), (True, True)])
async def test_a_migration_is_one_event(to: bool, source: bool) -> None:
    async with TelegramWire() as wire:
        ann, bob = wire.user("Ann"), wire.user("Bob")
        chat = wire.group("Town", ann, [bob], bot="administrator")
        inbox = Inbox()
        async with listening(wire, inbox):
            new = wire.migrate(chat, to_message=to, from_message=source)
            (moved,) = await inbox.until(PlaceMoved)
            assert await wire.until_confirmed()
        assert (moved.place, moved.to) == (str(chat), str(new))
        assert len(inbox.events(PlaceMoved)) == 1


async def test_a_room_that_moves_stays_a_room() -> None:
    async with TelegramWire() as wire:
        ann, bob = wire.user("Ann"), wire.user("Bob")
        notes, inbox = Notes(), Inbox()
        told, found = (wire.group(name, ann, [bob], bot="administrator") for name in ("Room", "Other room"))
        async with listening(wire, inbox, notes) as platform:
            await rooms.mark_room(platform.session, str(told))
            await rooms.mark_room(platform.session, str(found))
            new = wire.migrate(told, from_message=False)
            await platform.gateway.moved(str(found), "-1009")
            await inbox.until(PlaceMoved, 2)
            assert await wire.until_confirmed()
        assert {str(new), "-1009"} <= set(await notes.every(rooms.ROOM))


async def test_a_migration_that_only_a_call_tells() -> None:
    async with TelegramWire() as wire:
        ann, bob = wire.user("Ann"), wire.user("Bob")
        chat = wire.group("Town", ann, [bob], bot="administrator")
        inbox = Inbox()
        async with listening(wire, inbox) as platform:
            await platform.gateway.moved(str(chat), "-1009")
            await platform.gateway.moved(str(chat), "-1009")
            (moved,) = await inbox.until(PlaceMoved)
        assert (moved.place, moved.to) == (str(chat), "-1009")


async def test_a_private_message_that_answers_nothing_is_a_message() -> None:
    async with TelegramWire() as wire:
        ann = wire.user("Ann")
        wire.starts(ann)
        inbox = Inbox()
        async with listening(wire, inbox):
            wire.says(ann, ann, "is anybody there?")
            (posted,) = await inbox.until(MessagePosted)
        assert posted.message.ref.channel.id == f"direct:{ann}"
        assert inbox.rows[next(key for key, one in inbox.rows.items() if one.event is posted)].place == ""
        assert inbox.events(FormSubmitted) == []


async def test_people_are_found_by_the_name_that_they_were_seen_with() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        eve = wire.user("Eve", username="EveOwl")
        wire.joins(eve, chat)
        notes, inbox = Notes(), Inbox()
        async with listening(wire, inbox, notes) as platform:
            wire.says(eve, chat, "hello")
            await inbox.until(MessagePosted)
            assert await wire.until_confirmed()
            assert await platform.people(str(chat), "@eveowl") == (AccountRef("telegram", str(eve)),)
            assert await platform.people(str(chat), "@nobody") == ()
        async with listening(wire, inbox, notes) as platform:
            assert await platform.people(str(chat), "EveOwl") == (AccountRef("telegram", str(eve)),)
            wire.set_user(eve, username="")
            wire.set_user(bob, username="EveOwl")
            wire.says(bob, chat, "now it is mine")
            await inbox.until(MessagePosted, 2)
            assert await wire.until_confirmed()
            assert await platform.people(str(chat), "@EveOwl") == (AccountRef("telegram", str(bob)),)
