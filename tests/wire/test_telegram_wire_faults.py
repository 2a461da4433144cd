"""What goes wrong on request, the platform's own limits, and the independent look at every call."""

from __future__ import annotations

import asyncio
import json
import time
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.kit import find_shared
from tests.wire.telegram import RemoteWire, TelegramWire, Unable
from tests.wire.telegram.check import Checker
from tests.wire.telegram.scene import scene


def group(wire: TelegramWire) -> tuple[int, int]:
    """A supergroup and its owner."""
    ann = wire.user("Ann")
    return wire.supergroup("Town", ann, bot="administrator"), ann


async def refusal(wire: TelegramWire, method: str, **data: object) -> dict[str, Any]:
    """The whole answer to a call without any library."""
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{wire.base_url}{wire.token}/{method}", json=data)
    found: dict[str, Any] = answer.json()
    return found


@scene
async def test_twenty_sends_a_minute_to_a_group_and_deletes_as_many_as_one_likes(wire: TelegramWire, bot: Bot) -> None:
    place, ann = group(wire)
    other, _ = group(wire)
    wire.stand_still()
    for number in range(20):
        await bot.send_message(place, str(number))
    answer = await refusal(wire, "sendMessage", chat_id=place, text="one more")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 60})
    assert answer["description"] == "Too Many Requests: retry after 60"
    wire.move_clock(30)
    with pytest.raises(RetryAfter):
        await bot.send_message(place, "still")
    await bot.send_message(other, "another chat is not slowed")
    for number in [wire.says(ann, place, str(number)) for number in range(40)]:
        await bot.delete_message(place, number)
    wire.move_clock(31)
    await bot.send_message(place, "again")
    assert wire.figures()["limited"] == 2


@scene
async def test_thirty_a_second_in_all(wire: TelegramWire, bot: Bot) -> None:
    wire.stand_still()
    people = wire.users(31)
    for one in people:
        wire.starts(one)
    for one in people[:30]:
        await bot.send_message(one, "hello")
    with pytest.raises(RetryAfter):
        await bot.send_message(people[30], "hello")
    wire.move_clock(1.01)
    await bot.send_message(people[30], "hello")
    wire.set_limits(False)
    for one in people:
        await bot.send_message(one, "hello")


@scene
async def test_a_flood_of_one_chat_leaves_the_others_alone(wire: TelegramWire, bot: Bot) -> None:
    place, _ = group(wire)
    other, _ = group(wire)
    wire.stand_still()
    wire.fault("flood", chat=place, lasting=35)
    answer = await refusal(wire, "deleteMessage", chat_id=place, message_id=1)
    assert answer["parameters"] == {"retry_after": 35}
    await bot.send_message(other, "at once")
    wire.move_clock(36)
    await bot.send_message(place, "over")


@scene
async def test_bad_gateways_before_and_after_acting(wire: TelegramWire, bot: Bot) -> None:
    place, _ = group(wire)
    wire.fault("bad_gateway", "sendMessage", times=1)
    with pytest.raises(NetworkError):
        await bot.send_message(place, "never")
    assert wire.messages(place) == []
    wire.fault("bad_gateway_after", "sendMessage", times=1)
    with pytest.raises(NetworkError):
        await bot.send_message(place, "written all the same")
    assert [one["text"] for one in wire.messages(place)] == ["written all the same"]
    acted = [(one["status"], one["acted"]) for one in wire.calls("sendMessage")]
    assert acted == [(502, False), (502, True)]


@scene
async def test_a_connection_cut_after_acting(wire: TelegramWire, bot: Bot) -> None:
    place, _ = group(wire)
    wire.fault("drop_after", "sendMessage", times=1)
    with pytest.raises(NetworkError):
        await bot.send_message(place, "written")
    assert len(wire.messages(place)) == 1
    assert wire.calls("sendMessage")[0]["error"] == "connection cut"


@scene
async def test_latency_and_errors_of_ones_own(wire: TelegramWire, bot: Bot) -> None:
    place, _ = group(wire)
    wire.fault("latency", "getChat", seconds=0.2, times=1)
    began = time.monotonic()
    await bot.get_chat(place)
    assert time.monotonic() - began >= 0.2
    wire.fault("error", "getChat", code=400, text="something odd", times=1)
    with pytest.raises(BadRequest, match="Something odd"):
        await bot.get_chat(place)
    with pytest.raises(ValueError, match="no kind of fault"):
        wire.fault("nonsense")  # type: ignore[arg-type]  # that is what is tested


@scene
async def test_the_network_goes_down_and_comes_back(wire: TelegramWire, bot: Bot) -> None:
    place, ann = group(wire)
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    assert await wire.until_polling()
    await wire.network_down()
    with pytest.raises(NetworkError):
        await poll
    with pytest.raises(NetworkError):
        await bot.send_message(place, "nobody hears")
    wire.says(ann, place, "meanwhile")
    await wire.network_up()
    assert [one.message.text for one in await bot.get_updates() if one.message] == ["meanwhile"]
    assert wire.messages(place, by_bot=True) == []


@scene
async def test_a_new_token_of_the_same_bot(wire: TelegramWire, bot: Bot) -> None:
    wire.revoke_token(f"{bot.id}:another")
    with pytest.raises(InvalidToken):
        await bot.get_me()
    async with Bot(wire.token, base_url=wire.base_url) as again:
        assert again.id == bot.id


@scene
async def test_an_independent_model_looks_at_every_call(wire: TelegramWire, bot: Bot) -> None:
    place, _ = group(wire)
    await refusal(wire, "sendMessage", chat_id=place, txt="a slip")
    await refusal(wire, "banChatMember", chat_id=place)
    await refusal(wire, "makeCoffee")
    await refusal(wire, "setGameScore", user_id=1, score=1)
    found = "\n".join(wire.complaints)
    for words in ("sendMessage.txt: unknown", "sendMessage.text: Field required", "banChatMember.user_id"):
        assert words in found
    assert "makeCoffee: no such method" in found
    assert "setGameScore: not modelled" in found
    wire.forget_calls()


@scene
async def test_a_storm_may_reach_the_poller_too(wire: TelegramWire, bot: Bot) -> None:
    wire.fault("bad_gateway", times=1)
    assert await bot.get_updates() == ()
    wire.heal()
    wire.fault("bad_gateway", "*", times=1)
    with pytest.raises(NetworkError):
        await bot.get_updates()


@scene
async def test_a_waiting_poll_ends_with_the_token(wire: TelegramWire, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    assert await wire.until_polling()
    wire.revoke_token()
    with pytest.raises(InvalidToken):
        await poll


@scene
async def test_the_servers_clock_stands_in_its_answers(wire: TelegramWire, bot: Bot) -> None:
    wire.move_clock(3600)
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{wire.base_url}{wire.token}/getme")
    ahead = parsedate_to_datetime(answer.headers["Date"]).timestamp() - time.time()
    assert 3590 < ahead < 3610


@pytest.mark.skipif(find_shared() is None, reason="no machine-readable specification of the Bot API here")
def test_lengths_are_those_of_the_specification() -> None:
    checker = Checker()
    assert checker.specified
    assert checker.look("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}) == [
        "answerCallbackQuery.text: 201 characters, not 0 to 200"
    ]
    assert checker.look("setMyDescription", {"description": "x" * 512}) == []


def build(wire: Any) -> Application[Any, Any, Any, Any, Any, Any]:
    """An ordinary application of the library: it echoes, and answers presses."""
    app = ApplicationBuilder().token(wire.token).base_url(wire.base_url).base_file_url(wire.base_file_url).build()

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"you said {update.message.text}", reply_markup=BOARD)

    async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("heard")

    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.add_handler(CallbackQueryHandler(answer))
    return app


BOARD = json.loads('{"inline_keyboard": [[{"text": "Good", "callback_data": "good"}]]}')


async def live(app: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Start polling."""
    await app.initialize()
    assert app.updater is not None
    await app.updater.start_polling()
    await app.start()


async def die(app: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Stop it in order."""
    assert app.updater is not None
    await app.updater.stop()
    await app.stop()
    await app.shutdown()


@scene
async def test_a_whole_application_lives_on_the_wire(wire: TelegramWire, bot: Bot) -> None:
    place, ann = group(wire)
    app = build(wire)
    await live(app)
    wire.says(ann, place, "hello")
    assert await wire.until_written(place)
    last = wire.last(place)
    assert last is not None
    assert last["text"] == "you said hello"
    press = wire.presses(ann, place, last["id"], "good")
    assert await wire.until_answered(press)
    await die(app)
    assert wire.pending() == []


def test_the_same_in_another_process_with_a_life_of_its_own() -> None:
    async def play() -> None:
        async with RemoteWire(seconds=60) as wire, asyncio.timeout(50):
            ann = await wire.user("Ann")
            place = await wire.supergroup("Town", ann, bot="administrator")
            await wire.set_pacing(on=False)
            await wire.says(ann, place, "before the bot lived")
            app = build(wire)
            await live(app)
            assert await wire.until_written(place, 1)
            await die(app)
            await wire.says(ann, place, "while it was dead")
            app = build(wire)
            await live(app)
            assert await wire.until_written(place, 2)
            await die(app)
            texts = [one["text"] for one in await wire.messages(place, by_bot=True)]
            assert texts == ["you said before the bot lived", "you said while it was dead"]
            assert await wire.complained() == []
            with pytest.raises(Unable):
                await wire.says(await wire.user("Bob"), place, "not a member")
            with pytest.raises(ValueError, match="no verb"):
                await wire.dances()

    asyncio.run(play())
