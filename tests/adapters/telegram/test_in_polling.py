"""The real Updater against a Bot API server: nothing is confirmed before it is stored."""

from __future__ import annotations

import asyncio
import logging

import pytest

from adapters.memory.clock import MemoryClock
from adapters.telegram import TelegramPlatform, polling
from adapters.telegram.gateway import TOPIC
from bot.domain.events import (
    ButtonPressed,
    FormSubmitted,
    Incoming,
    MemberJoined,
    MemberSanctioned,
    MessageEdited,
    MessagePosted,
    PlaceJoined,
    PlaceMoved,
)
from bot.ports.platform import PlatformFault
from tests.adapters.telegram.incoming import HeldClock, Inbox, Notes, broken, listening, platform_on
from tests.wire.telegram import TelegramWire

pytestmark = pytest.mark.asyncio


def town(wire: TelegramWire, **more: object) -> tuple[int, int, int]:
    """A supergroup with its owner Ann and a member Bob: (ann, bob, chat)."""
    ann, bob = wire.user("Ann", language="ru-RU"), wire.user("Bob")
    return ann, bob, wire.supergroup("Town", ann, [bob], bot="administrator", **more)  # type: ignore[arg-type]  # as given


async def test_a_message_comes_in() -> None:
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        inbox = Inbox()
        async with listening(wire, inbox):
            number = wire.says(ann, chat, "hello 🦉 there")
            (posted,) = await inbox.until(MessagePosted)
        message = posted.message
        assert (message.text, message.ref.id, message.ref.channel.id) == ("hello 🦉 there", str(number), str(chat))
        assert (message.author.name, message.author.language, message.author.is_bot) == ("Ann", "ru", False)
        assert message.channel_name == "Town"
        assert wire.pending() == []
        assert wire.complained() == []


async def test_a_press_comes_in_and_is_acknowledged() -> None:
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        inbox = Inbox()
        async with listening(wire, inbox):
            number = wire.says(ann, chat, "hello")
            press = wire.presses(ann, chat, number, data="s1:case:214:mute")
            (pressed,) = await inbox.until(ButtonPressed)
            await until_answered(wire, press)
        assert (pressed.token, pressed.interaction) == ("s1:case:214:mute", f"q/{press}")
        assert (pressed.ref.channel.place, pressed.ref.id) == (str(chat), str(number))
        assert pressed.author.account.id == str(ann)


async def until_answered(wire: TelegramWire, press: str) -> None:
    """Wait until the press is acknowledged."""
    async with asyncio.timeout(10):
        while wire.answer(press) is None:  # noqa: ASYNC110  # the wire's state is no event
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("data", ["nothing of ours", "s1:case:1:mute@-1009", "f:none:1", "k:0000", "🦉", ""])
async def test_any_data_is_a_press_that_the_core_can_answer(data: str) -> None:
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        inbox = Inbox()
        async with listening(wire, inbox):
            press = wire.presses(ann, chat, wire.says(ann, chat, "hello"), data=data)
            if data.startswith("f:"):
                await until_answered(wire, press)
            else:
                (pressed,) = await inbox.until(ButtonPressed)
                assert pressed.interaction == f"q/{press}"


async def test_a_press_on_a_message_that_is_gone() -> None:
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        inbox = Inbox()
        async with listening(wire, inbox):
            number = wire.says(ann, chat, "hello")
            wire.deletes(chat, number)
            wire.presses(ann, chat, number, data="s1:case:1:mute")
            (pressed,) = await inbox.until(ButtonPressed)
        assert (pressed.ref.channel.id, pressed.ref.id) == (str(chat), str(number))


async def test_while_the_store_cannot_work_nothing_is_confirmed() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        clock, inbox = HeldClock(), Inbox()
        inbox.faults = broken(7)
        for number in range(3):
            wire.says(bob, chat, str(number))
        async with listening(wire, inbox, clock=clock) as platform:
            for times in range(1, 6):
                await clock.until_asleep(times)
                assert len(wire.pending()) == 3, f"confirmed though not stored, after {times} pauses"
                assert [one.what for one in platform.gateway.troubles()] == ["telegram-store"]
                clock.let_go()
            posted = await inbox.until(MessagePosted, 3)
            assert await wire.until_confirmed()
            assert platform.gateway.troubles() == ()
        assert sorted(one.message.text for one in posted) == ["0", "1", "2"]


async def test_stopped_while_the_store_cannot_work_everything_comes_again() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        notes, stuck, clock = Notes(), Inbox(), HeldClock()
        stuck.faults = broken(1)
        wire.says(bob, chat, "kept")
        async with listening(wire, stuck, notes, clock):
            await clock.until_asleep(1)
        assert len(wire.pending()) == 1
        assert stuck.all == []
        inbox = Inbox()
        async with listening(wire, inbox, notes):
            (posted,) = await inbox.until(MessagePosted)
        assert posted.message.text == "kept"


async def test_a_press_waits_for_the_store_too() -> None:
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        clock, inbox = HeldClock(), Inbox()
        async with listening(wire, inbox, clock=clock):
            number = wire.says(ann, chat, "hello")
            await inbox.until(MessagePosted)
            inbox.faults = broken(1)
            press = wire.presses(ann, chat, number, data="s1:case:1:mute")
            await clock.until_asleep(1)
            assert wire.answer(press) is None, "acknowledged though not stored"
            clock.let_go()
            await inbox.until(ButtonPressed)


async def test_killed_before_the_confirmation_what_comes_again_is_known() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        inbox = Inbox()
        for number in range(5):
            wire.says(bob, chat, str(number))

        async def then_dead(incoming: Incoming) -> bool:
            """Stored, and the process dies before it can say so."""
            new = await inbox.accept(incoming)
            if len(inbox.rows) == 3:
                await asyncio.Event().wait()
            return new

        first = platform_on(wire)
        await first.start(then_dead)
        await inbox.sees(lambda: len(inbox.rows) >= 3)
        await first.stop()
        assert len(wire.pending()) == 5, "a batch is confirmed whole or not at all"
        async with listening(wire, inbox):
            await inbox.until(MessagePosted, 5)
        assert [one.message.text for one in inbox.events(MessagePosted)] == ["0", "1", "2", "3", "4"]
        assert len(inbox.repeats) >= 3
        assert wire.pending() == []


async def test_one_update_that_cannot_be_read_or_stored_spoils_no_other() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        inbox = Inbox()

        async def picky(incoming: Incoming) -> bool:
            """A store that can't keep one of them, ever."""
            event = incoming.event
            if isinstance(event, MessagePosted) and event.message.text == "can't be stored":
                raise ValueError("of no type that the store knows")
            return await inbox.accept(incoming)

        wire.injects("message", "no object at all")
        wire.injects("message", {"message_id": "seven", "chat": [], "date": None})
        wire.injects("brand_new", {"a": 1})
        wire.injects("callback_query", {"id": 5, "from": {}})
        wire.injects("chat_member", {"chat": {"id": chat}, "from": None})
        wire.says(bob, chat, "can't be stored")
        wire.says(bob, chat, "good")
        platform = platform_on(wire, clock=MemoryClock(autojump=True))
        await platform.start(picky)
        posted = await inbox.until(MessagePosted)
        assert await wire.until_confirmed()
        await platform.stop()
        assert (platform.gateway.lost, platform.gateway.reader.skipped.total()) == (1, 5)
        assert [one.message.text for one in posted] == ["good"]


async def test_what_is_asked_for_is_in_force() -> None:
    async with TelegramWire() as wire:
        inbox = Inbox()
        async with listening(wire, inbox):
            assert await wire.until_polling()
            call = wire.calls("getUpdates")[-1]
        wanted = call["parameters"]["allowed_updates"] if "parameters" in call else str(call)
        for name in ("chat_member", "message_reaction", "chat_join_request", "callback_query", "poll_answer"):
            assert name in str(wanted)


async def test_a_revoked_token_ends_it_and_names_no_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with TelegramWire() as wire:
        inbox, token = Inbox(), wire.token
        async with listening(wire, inbox) as platform:
            assert await wire.until_polling()
            wire.revoke_token()
            with pytest.raises(PlatformFault) as told:
                async with asyncio.timeout(20):
                    await platform.ended()
            assert told.value.lasting
        again = platform_on(wire)
        again._settings  # noqa: B018  # there is one
        bad = platform_on(wire, clock=None)
        wire.set_token("1:other")
        with pytest.raises(PlatformFault) as refused:
            await bad.start(inbox.accept)
        await bad.stop()
        assert refused.value.key == told.value.key == "telegram-token"
    shown = caplog.text + repr(platform.session) + str(told.value) + repr(refused.value.__cause__)
    assert token.split(":")[1] not in shown
    assert "1:other" not in shown


async def test_a_token_that_is_good_again_starts_the_same_platform_again() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        inbox, token = Inbox(), wire.token
        platform = platform_on(wire)
        wire.set_token("1:other")
        with pytest.raises(PlatformFault):
            await platform.start(inbox.accept)
        await platform.stop()
        wire.set_token(token)
        await platform.start(inbox.accept)
        wire.says(bob, chat, "hello")
        await inbox.until(MessagePosted)
        ending = asyncio.create_task(platform.ended())
        await platform.stop()
        await ending
        await platform.stop()


async def test_no_network_at_the_start_is_a_fault_that_may_pass() -> None:
    async with TelegramWire() as wire:
        await wire.network_down()
        platform = platform_on(wire)
        with pytest.raises(PlatformFault) as told:
            await platform.start(Inbox().accept)
        await platform.stop()
        assert (told.value.key, told.value.lasting) == ("telegram-unreachable", False)


async def test_a_network_that_goes_and_comes_loses_nothing() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        inbox = Inbox()
        async with listening(wire, inbox):
            assert await wire.until_polling()
            await wire.network_down()
            wire.says(bob, chat, "meanwhile")
            await wire.network_up()
            (posted,) = await inbox.until(MessagePosted)
        assert posted.message.text == "meanwhile"


async def test_a_second_poller_is_told_of_and_waited_out() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        inbox = Inbox()
        async with listening(wire, inbox) as platform:
            assert await wire.until_polling()
            wire.fault(
                "error", "getUpdates", times=1, code=409, text="Conflict: terminated by other getUpdates request"
            )
            wire.says(bob, chat, "first")
            await inbox.until(MessagePosted)
            await trouble(platform, "telegram-second-poller")
            wire.says(bob, chat, "second")
            await inbox.until(MessagePosted, 2)


async def trouble(platform: TelegramPlatform, what: str) -> None:
    """Wait until polling tells of a trouble."""
    async with asyncio.timeout(20):
        while what not in [one.what for one in platform.polling_troubles()]:  # noqa: ASYNC110  # a state, no event
            await asyncio.sleep(0.02)


async def test_polling_that_hangs_is_begun_anew() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        clock, inbox = MemoryClock(), Inbox()
        async with listening(wire, inbox, clock=clock) as platform:
            assert await wire.until_polling()
            clock.advance(int(polling.HANGS) + polling.LOOK)
            async with asyncio.timeout(20):
                while platform.restarts == 0:  # noqa: ASYNC110  # a count, no event
                    await asyncio.sleep(0.02)
            wire.says(bob, chat, "hello")
            await inbox.until(MessagePosted)


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
