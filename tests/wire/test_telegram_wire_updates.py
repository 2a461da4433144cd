"""How updates reach the bot: offsets, long polls, conflicts, what is kept for how long, webhooks."""

from __future__ import annotations

import asyncio
import itertools
import time

import httpx
import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict, InvalidToken

from tests.wire.telegram import TelegramWire
from tests.wire.telegram.scene import plain_bot, scene


async def raw(wire: TelegramWire, method: str, **data: object) -> httpx.Response:
    """A call without any library."""
    async with httpx.AsyncClient() as client:
        return await client.post(f"{wire.base_url}{wire.token}/{method}", json=data)


def talk(wire: TelegramWire, count: int) -> tuple[int, int]:
    """A member says 1, 2, 3 … in a supergroup; the chat and the member."""
    ann, bob = wire.user("Ann"), wire.user("Bob")
    town = wire.supergroup("Town", ann, [bob], bot="administrator")
    for number in range(1, count + 1):
        wire.says(bob, town, str(number))
    return town, bob


@scene
async def test_an_update_comes_again_until_an_offset_passes_it(wire: TelegramWire, bot: Bot) -> None:
    talk(wire, 3)
    first = await bot.get_updates()
    again = await bot.get_updates()
    assert [one.update_id for one in again] == [one.update_id for one in first]
    second = await bot.get_updates(offset=first[0].update_id + 1)
    assert [one.message.text for one in second if one.message] == ["2", "3"]
    assert [one.message.text for one in await bot.get_updates() if one.message] == ["2", "3"]
    assert await bot.get_updates(offset=first[2].update_id + 1) == ()
    assert wire.figures()["confirmed"] == 3
    assert [b.update_id - a.update_id for a, b in itertools.pairwise(first)] == [1, 1]


@scene
async def test_a_negative_offset_keeps_the_last_and_forgets_the_rest(wire: TelegramWire, bot: Bot) -> None:
    talk(wire, 5)
    found = await bot.get_updates(offset=-2)
    assert [one.message.text for one in found if one.message] == ["4", "5"]
    assert len(wire.pending()) == 2


@scene
async def test_the_limit_holds_and_the_rest_waits(wire: TelegramWire, bot: Bot) -> None:
    talk(wire, 5)
    assert len(await bot.get_updates(limit=2)) == 2
    assert len(wire.pending()) == 5


@scene
async def test_a_long_poll_is_answered_as_soon_as_something_happens(wire: TelegramWire, bot: Bot) -> None:
    town, bob = talk(wire, 0)
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    assert await wire.until_polling()
    began = time.monotonic()
    wire.says(bob, town, "now")
    found = await waiting
    assert [one.message.text for one in found if one.message] == ["now"]
    assert time.monotonic() - began < 5


@scene
async def test_a_second_poller_ends_the_first_with_409(wire: TelegramWire, bot: Bot) -> None:
    town, bob = talk(wire, 0)
    other = plain_bot(wire)
    async with other:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        assert await wire.until_polling()
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match=r"[Tt]erminated by other getUpdates request"):
            await first
        wire.says(bob, town, "hello")
        assert len(await second) == 1


@scene
async def test_polling_and_a_webhook_exclude_each_other(wire: TelegramWire, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    assert await wire.until_polling()
    await bot.set_webhook("http://127.0.0.1:1/hook")
    for poll in (first, bot.get_updates()):
        with pytest.raises(Conflict, match=r"(?i)webhook"):
            await poll
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


@scene
async def test_allowed_updates_are_kept_and_the_default_leaves_three_out(wire: TelegramWire, bot: Bot) -> None:
    town, bob = talk(wire, 0)
    wire.leaves(bob, town, service=False)
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=["chat_member", "nonsense"])
    wire.joins(bob, town)
    kinds = [one for one in await bot.get_updates() if one.chat_member]
    assert len(kinds) == len(wire.pending()) == 1, "a service message was not asked for"
    await bot.get_updates(allowed_updates=["nonsense"])
    wire.leaves(bob, town)
    told = [one.message.left_chat_member for one in await bot.get_updates(offset=-1) if one.message]
    assert [one.id for one in told if one] == [bob]
    info = await bot.get_webhook_info()
    assert not info.allowed_updates


@scene
async def test_a_message_is_kept_a_day_and_a_press_150_seconds(wire: TelegramWire, bot: Bot) -> None:
    wire.set_limits(False)
    town, bob = talk(wire, 1)
    sent = await raw(wire, "sendMessage", chat_id=town, text="card", reply_markup=keyboard("Ban", "b:1"))
    number = sent.json()["result"]["message_id"]
    wire.presses(bob, town, number, "Ban")
    wire.move_clock(149)
    assert len(await bot.get_updates()) == 2
    wire.move_clock(2)
    assert [one.message.text for one in await bot.get_updates() if one.message] == ["1"]
    wire.move_clock(86_400 - 160)
    assert len(await bot.get_updates()) == 1
    wire.move_clock(20)
    assert await bot.get_updates() == ()
    assert wire.figures()["expired"] == 2


def keyboard(label: str, data: str) -> dict[str, object]:
    """One button."""
    return {"inline_keyboard": [[{"text": label, "callback_data": data}]]}


@scene
async def test_a_press_is_answered_once_and_not_after_150_seconds(wire: TelegramWire, bot: Bot) -> None:
    town, bob = talk(wire, 0)
    sent = await raw(wire, "sendMessage", chat_id=town, text="card", reply_markup=keyboard("Ban", "b:1"))
    number = sent.json()["result"]["message_id"]
    first, late = wire.presses(bob, town, number, "Ban"), wire.presses(bob, town, number, data="forged")
    found = await bot.get_updates()
    assert [one.callback_query.data for one in found if one.callback_query] == ["b:1", "forged"]
    assert await bot.answer_callback_query(first, "done")
    answer = wire.answer(first)
    assert answer is not None
    assert answer["text"] == "done"
    wire.move_clock(151)
    for press in (first, late, "12345"):
        with pytest.raises(BadRequest, match=r"(?i)query is too old and response timeout expired"):
            await bot.answer_callback_query(press)


@scene
async def test_a_press_on_a_message_that_is_gone_has_an_inaccessible_one(wire: TelegramWire, bot: Bot) -> None:
    town, bob = talk(wire, 0)
    sent = await raw(wire, "sendMessage", chat_id=town, text="card", reply_markup=keyboard("Ban", "b:1"))
    number = sent.json()["result"]["message_id"]
    wire.deletes(town, number)
    wire.presses(bob, town, number, data="b:1")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert not update.callback_query.message.is_accessible


@scene
async def test_after_a_week_of_silence_numbers_begin_anew(wire: TelegramWire, bot: Bot) -> None:
    town, bob = talk(wire, 1)
    before = (await bot.get_updates())[0].update_id
    wire.move_clock(8 * 86_400)
    wire.says(bob, town, "again")
    (update,) = await bot.get_updates()
    assert update.update_id != before + 1


@scene
async def test_a_webhook_carries_its_secret_and_is_tried_again(wire: TelegramWire, bot: Bot) -> None:
    town, bob = talk(wire, 0)
    wire.set_webhook_pace(0.01)
    heard: list[tuple[str, str]] = []
    refuse = 2

    async def hook(request: web.Request) -> web.Response:
        nonlocal refuse
        told = await request.json()
        heard.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], told["message"]["text"]))
        refuse -= 1
        return web.Response(status=500 if refuse >= 0 else 200)

    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await bot.set_webhook(address, secret_token="s-3cret_", allowed_updates=["message"])
    wire.says(bob, town, "one")
    wire.says(bob, town, "two")
    assert await wire.until_confirmed(20)
    await runner.cleanup()
    assert [text for _, text in heard] == ["one", "one", "one", "two"], "in order, and again until it was taken"
    assert {secret for secret, _ in heard} == {"s-3cret_"}
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500"
    assert tuple(info.allowed_updates) == ("message",)


@scene
async def test_dropping_what_waits_and_bad_secrets(wire: TelegramWire, bot: Bot) -> None:
    talk(wire, 3)
    refused = await raw(wire, "setWebhook", url="http://127.0.0.1:1/x", secret_token="no spaces")
    assert refused.json()["description"] == "Bad Request: secret token contains unallowed characters"
    await bot.delete_webhook(drop_pending_updates=True)
    assert wire.pending() == []
    await bot.log_out()
    assert (await raw(wire, "getMe")).json()["description"] == "Logged out"


@scene
async def test_a_token_taken_back_is_unauthorised(wire: TelegramWire, bot: Bot) -> None:
    wire.revoke_token()
    with pytest.raises(InvalidToken):
        await bot.get_me()
    assert wire.figures()["unauthorized"] == 1


@scene
async def test_asking_for_the_same_again_at_once_is_slowed(wire: TelegramWire, bot: Bot) -> None:
    talk(wire, 3)
    wire.set_pacing(True)
    assert len(await bot.get_updates()) == 3
    assert len(await bot.get_updates()) == 1, "the same offset within half a second gives one"
