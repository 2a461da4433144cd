"""The real Updater against a Bot API server: nothing is confirmed before it is stored."""

from __future__ import annotations

import pytest

from bot.domain.events import ButtonPressed, MessagePosted
from tests.adapters.telegram.incoming import Inbox, listening
from tests.wire.telegram import TelegramWire

pytestmark = pytest.mark.asyncio


async def test_a_message_comes_in() -> None:
    async with TelegramWire() as wire:
        ann = wire.user("Ann", language="ru-RU")
        chat = wire.supergroup("Lanterns", ann, bot="administrator")
        inbox = Inbox()
        async with listening(wire, inbox):
            number = wire.says(ann, chat, "hello 🦉 there")
            (posted,) = await inbox.until(MessagePosted)
        message = posted.message
        assert (message.text, message.ref.id, message.ref.channel.id) == ("hello 🦉 there", str(number), str(chat))
        assert (message.author.name, message.author.language, message.author.is_bot) == ("Ann", "ru", False)
        assert message.channel_name == "Lanterns"
        assert wire.pending() == []
        assert wire.complained() == []


async def test_a_press_comes_in() -> None:
    async with TelegramWire() as wire:
        ann = wire.user("Ann")
        chat = wire.supergroup("Lanterns", ann, bot="administrator")
        inbox = Inbox()
        async with listening(wire, inbox):
            number = wire.says(ann, chat, "hello")
            press = wire.presses(ann, chat, number, data="s1:case:214:mute")
            (pressed,) = await inbox.until(ButtonPressed)
        assert (pressed.token, pressed.interaction) == ("s1:case:214:mute", f"q/{press}")
        assert (pressed.ref.channel.place, pressed.ref.id) == (str(chat), str(number))
        assert pressed.author.account.id == str(ann)
