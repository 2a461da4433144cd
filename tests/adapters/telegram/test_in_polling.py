"""The real Updater against a Bot API server: nothing is confirmed before it is stored."""

from __future__ import annotations

import asyncio
import logging

import pytest

from adapters.memory.clock import MemoryClock
from adapters.telegram import TelegramPlatform, polling
from bot.domain.events import (
    ButtonPressed,
    Incoming,
    MessagePosted,
)
from bot.ports.platform import PlatformFault
from tests.adapters.telegram.incoming import HeldClock, Inbox, Notes, broken, listening, platform_on, town
from tests.wire.telegram import TelegramWire

pytestmark = pytest.mark.asyncio


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


async def test_a_press_behind_a_pile_of_updates_is_acknowledged_at_once() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        message = wire.says(bob, chat, "a card")
        wire.says_many(chat, [(bob, f"line {number}") for number in range(130)])
        press = wire.presses(bob, chat, message, data="s1:case:1:ok")
        async with listening(wire, Inbox(), clock=MemoryClock()):  # whoever waited for a moment would wait for ever
            assert await wire.until_answered(press)


async def test_a_second_poller_is_told_of_for_a_while() -> None:
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        clock, inbox = MemoryClock(), Inbox()
        async with listening(wire, inbox, clock=clock) as platform:
            assert await wire.until_polling()
            wire.fault("error", "getUpdates", times=1, code=409, text="Conflict: terminated by other getUpdates")
            wire.says(bob, chat, "first")
            await trouble(platform, "telegram-second-poller")
            await inbox.until(MessagePosted)
            wire.says(bob, chat, "second")
            await inbox.until(MessagePosted, 2)
            assert [one.what for one in platform.polling_troubles()] == ["telegram-second-poller"]
            clock.advance(polling.LATELY + 1)
            assert platform.polling_troubles() == ()


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
