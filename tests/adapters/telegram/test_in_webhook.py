"""Updates that are brought: who may bring them, what is answered, nothing lost and nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import orjson
import pytest
from aiohttp import web

from adapters.telegram import TelegramPlatform
from adapters.telegram.webhook import HEADER, LARGEST
from bot.domain.events import ButtonPressed, MessageEdited, MessagePosted
from bot.ports.platform import PlatformFault
from tests.adapters.telegram.incoming import HeldClock, Inbox, broken, platform_on
from tests.adapters.telegram.updates import TOWN, said
from tests.wire.telegram import TelegramWire

pytestmark = pytest.mark.asyncio

SECRET = "kept-between-us_1"


@asynccontextmanager
async def brought(wire: TelegramWire, inbox: Inbox) -> AsyncIterator[TelegramPlatform]:
    """The platform with its webhook behind an HTTP server."""
    held: list[TelegramPlatform] = []

    async def take(request: web.Request) -> web.Response:
        return web.Response(status=await held[0].webhook.handle(request.headers.get(HEADER, ""), await request.read()))

    app = web.Application(client_max_size=4 << 20)
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    platform = platform_on(wire, webhook=address, secret=SECRET)
    held.append(platform)
    try:
        await platform.start(inbox.accept)
        yield platform
    finally:
        await platform.stop()
        await runner.cleanup()


def body(text: str = "hello", number: int = 77) -> bytes:
    """An update."""
    return orjson.dumps({"update_id": number, "message": said(text)})


async def test_telegram_brings_updates() -> None:
    async with TelegramWire() as wire:
        ann = wire.user("Ann")
        chat = wire.supergroup("Town", ann, bot="administrator")
        inbox = Inbox()
        async with brought(wire, inbox) as platform:
            number = wire.says(ann, chat, "hello")
            await inbox.until(MessagePosted)
            wire.presses(ann, chat, number, data="s1:case:1:mute")
            await inbox.until(ButtonPressed)
            assert await wire.until_confirmed()
            assert platform.webhook.path == "/hook"
        call = wire.calls("setWebhook")[-1]
        assert "chat_member" in str(call)
        assert wire.complained() == []


async def test_a_store_that_cannot_work_has_them_brought_again() -> None:
    async with TelegramWire() as wire:
        ann = wire.user("Ann")
        chat = wire.supergroup("Town", ann, bot="administrator")
        wire.set_webhook_pace(0.01)
        inbox = Inbox()
        async with brought(wire, inbox):
            number = wire.says(ann, chat, "first")
            await inbox.until(MessagePosted)
            inbox.faults = broken(2)
            wire.edits(ann, chat, number, "second")
            (edited,) = await inbox.until(MessageEdited)
            assert await wire.until_confirmed()
        assert edited.message.text == "second"
        assert inbox.faults == []


async def test_what_is_answered() -> None:
    async with TelegramWire() as wire:
        inbox = Inbox()
        async with brought(wire, inbox) as platform:
            hook = platform.webhook
            assert await hook.handle(SECRET, body()) == 200
            assert await hook.handle(SECRET, body()) == 200
            assert await hook.handle("guessed", body("forged", 78)) == 403
            assert await hook.handle("", body("forged", 78)) == 403
            assert await hook.handle("ключ", body("forged", 78)) == 403
            assert await hook.handle(SECRET, b"{") == 400
            assert await hook.handle(SECRET, b"[1]") == 400
            assert await hook.handle(SECRET, b'{"update_id": "7"}') == 400
            assert await hook.handle(SECRET, b"[" * 100_000) == 400
            assert await hook.handle(SECRET, b" " * (LARGEST + 1)) == 413
            lone = b'{"update_id": 79, "message": ' + orjson.dumps(said("NAME")).replace(b"NAME", b"\\ud83d") + b"}"
            assert await hook.handle(SECRET, lone) == 200
            inbox.faults = broken(1)
            assert await hook.handle(SECRET, body("later", 80)) == 503
            assert await hook.handle(SECRET, body("later", 80)) == 200
            assert hook.forged == 3
        assert await hook.handle(SECRET, body("closed", 81)) == 503
        assert [one.message.text for one in inbox.events(MessagePosted)] == ["hello", "�", "later"]
        assert len(inbox.repeats) == 1


async def test_a_press_that_waits_for_the_store_is_not_confirmed() -> None:
    async with TelegramWire() as wire:
        clock, inbox = HeldClock(), Inbox()
        platform = platform_on(wire, clock=clock, webhook="http://127.0.0.1:9/hook", secret=SECRET)
        await platform.start(inbox.accept)
        inbox.faults = broken(1)
        press = {
            "id": "1",
            "from": said()["from"],
            "message": said("x"),
            "data": "s1:case:1:mute",
            "chat_instance": "1",
        }
        answer = asyncio.create_task(
            platform.webhook.handle(SECRET, orjson.dumps({"update_id": 9, "callback_query": press}))
        )
        await clock.until_asleep(1)
        assert not answer.done()
        await platform.stop()
        assert await answer == 503
        assert inbox.events(ButtonPressed) == []


async def test_an_address_without_a_secret_is_refused() -> None:
    async with TelegramWire() as wire:
        platform = platform_on(wire, webhook="https://example.org/hook")
        with pytest.raises(PlatformFault) as told:
            await platform.start(Inbox().accept)
        await platform.stop()
        assert (told.value.key, told.value.lasting) == ("telegram-no-secret", True)
        assert await platform.webhook.handle("", body()) == 404
        assert wire.calls("setWebhook") == []


async def test_polling_takes_a_webhook_away_and_nothing_that_waits() -> None:
    async with TelegramWire() as wire:
        ann = wire.user("Ann")
        chat = wire.supergroup("Town", ann, bot="administrator")
        inbox = Inbox()
        async with brought(wire, inbox):
            await wire.network_down()
            wire.says(ann, chat, "waits")
        await wire.network_up()
        platform = platform_on(wire)
        await platform.start(inbox.accept)
        (posted,) = await inbox.until(MessagePosted)
        await platform.stop()
        assert posted.message.text == "waits"
        assert posted.message.channel_name == TOWN["title"]
