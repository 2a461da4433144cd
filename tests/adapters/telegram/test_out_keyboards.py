"""Buttons on the wire: within 64 bytes and eight a row, dangerous ones apart, More through restarts."""

from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot

from adapters.fluent import load_texts
from adapters.memory.clock import START, MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.telegram import TelegramSettings, keyboards, rooms, shortkeys
from adapters.telegram.inbound_press import chosen
from adapters.telegram.runs import is_seen
from adapters.telegram.session import Session
from adapters.telegram.words import Reader
from bot.domain.actions import EditMessage, SendMessage
from bot.domain.buttons import MAX_TOKEN, Token, write_token
from bot.domain.content import Button, ButtonStyle, Content, Line, Look, Quote, plain
from bot.domain.messages import ChannelRef
from bot.domain.time import DAY
from tests.adapters.telegram.incoming import Notes, platform_on
from tests.adapters.telegram.outgoing import Out, on_wire

TEXTS = load_texts()
READER = Reader(TEXTS, "en", START)
NUMBERS = st.integers(-(10**13), 10**13).map(str)


def session(notes: Notes | None = None, clock: MemoryClock | None = None) -> Session:
    bot = Bot("1:none")
    return Session(TelegramSettings("1:none"), bot, clock or MemoryClock(), MemoryDice(1), TEXTS, notes or Notes())


def press(verb: str, *, more: bool = False, style: ButtonStyle = ButtonStyle.SAFE, icon: str = "") -> Button:
    return Button(write_token(Token("case", "214", verb)), verb.capitalize(), style, more, icon)


CARD = Content(
    (Line("Case 214"), Quote("words", tools=(press("around", style=ButtonStyle.QUIET),))),
    (
        press("ok"), press("answer"), press("warn"), press("delete", style=ButtonStyle.DANGER, icon="trash"),
        press("mute", more=True), press("note", more=True),
        press("ban", more=True, style=ButtonStyle.DANGER, icon="ban"),
    ),
    Look.CARD,
)  # fmt: skip


@given(st.text(st.characters(exclude_characters="\ud800"), max_size=MAX_TOKEN), NUMBERS | st.just(""))
@settings(max_examples=300, deadline=None)
def test_whatever_the_token_a_press_brings_it_back_in_64_bytes(token: str, place: str) -> None:
    token = f"s1:case:{token.encode('utf-8', 'replace')[:50].decode('utf-8', 'ignore')}:x"

    async def there_and_back() -> None:
        one = session()
        data = await keyboards.data_of(one, token, place)
        assert 1 <= len(data.encode()) <= 64
        assert await keyboards.token_of(one, data) == (token, place)

    asyncio.run(there_and_back())


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_what_is_none_of_ours_stays_what_it_is(data: str) -> None:
    token, place = asyncio.run(keyboards.token_of(session(), data))
    assert data in (token, f"{token}@{place}")


@given(
    st.lists(
        st.builds(
            Button,
            st.just("s1:case:1:ok"),
            st.text(max_size=80),
            st.sampled_from(ButtonStyle),
            st.booleans(),
            st.sampled_from(["", "trash", "ban"]),
        ),
        max_size=120,
    )
)
@settings(max_examples=100, deadline=None)
def test_rows_are_as_a_phone_shows_them(buttons: list[Button]) -> None:
    content = Content((Line("x"),), tuple(buttons))
    markup = asyncio.run(keyboards.keyboard(session(), content, READER, "-1002000000001"))
    if markup is None:
        assert not buttons
        return
    rows = markup.inline_keyboard
    assert all(1 <= len(row) <= 8 for row in rows)
    assert sum(len(row) for row in rows) <= 100
    for row in rows:
        assert len(row) == 1 or len(row) * max(len(one.text) for one in row) <= 38, "no label of a row is cut"
        assert len({one.style for one in row}) == 1, "dangerous buttons stand in rows of their own"
        for one in row:
            assert is_seen(one.text)
            assert one.callback_data is not None
            assert len(str(one.callback_data).encode()) <= 64


@on_wire
async def test_a_card_that_many_read_keeps_its_language_whoever_opens_it(out: Out) -> None:
    sent = await out.done(SendMessage(out.channel(out.room), CARD, "ru"))
    assert sent.ref is not None
    out.wire.set_user(out.mod, language_code="en")
    out.wire.presses(out.mod, out.room, int(sent.ref.id), "Ещё")
    assert await keyboards.expand(out.session, out.wire.pending()[-1]["callback_query"])
    assert out.wire.buttons(out.room, int(sent.ref.id))[-1] == ["Свернуть ▴"]


@on_wire
async def test_more_opens_and_closes_also_after_a_restart(out: Out) -> None:
    sent = await out.done(SendMessage(out.channel(out.room), CARD, "en"))
    assert sent.ref is not None
    number = int(sent.ref.id)
    face = out.wire.buttons(out.room, number)
    assert face == [["Ok", "Answer", "Warn"], ["Around"], ["🗑 Delete"], ["More ▾"]]
    out.wire.presses(out.mod, out.room, number, "More")
    again = platform_on(out.wire, out.notes)
    async with again.session.bot:
        raw: dict[str, Any] = out.wire.pending()[-1]["callback_query"]
        assert await keyboards.expand(again.session, raw)
        assert out.wire.buttons(out.room, number) == [
            ["Ok", "Answer", "Warn"], ["Around", "Mute", "Note"], ["🗑 Delete", "🚫 Ban"], ["Less ▴"],
        ]  # fmt: skip
        query = out.wire.presses(out.mod, out.room, number, "Less")
        assert await keyboards.expand(again.session, out.wire.pending()[-1]["callback_query"])
        assert out.wire.buttons(out.room, number) == face
        assert out.wire.answer(query) is not None
    await again.stop()
    await out.done(EditMessage(sent.ref, Content((Line("closed"),), look=Look.DECIDED), "en"))
    assert out.wire.buttons(out.room, number) == []


@on_wire
async def test_more_of_a_forgotten_card_says_how_to_get_it_back(out: Out) -> None:
    sent = await out.done(SendMessage(out.channel(out.room), CARD, "en"))
    assert sent.ref is not None
    out.notes.kept.clear()
    for data in (None, "more:", "less:xyz", "more:" + "0" * 24):
        query = out.wire.presses(out.mod, out.room, int(sent.ref.id), "More", data=data)
        assert await keyboards.expand(out.session, out.wire.pending()[-1]["callback_query"])
        answer = out.wire.answer(query)
        assert answer is not None
        assert "/case" in answer["text"]
    out.wire.presses(out.mod, out.room, int(sent.ref.id), "Ok")
    assert not await keyboards.expand(out.session, out.wire.pending()[-1]["callback_query"])


@on_wire
async def test_private_buttons_name_their_place_and_links_open(out: Out) -> None:
    out.wire.starts(out.mod)
    jump = Button(write_token(Token("go", "5", out.place)), "Open")
    nowhere = Button(write_token(Token("go", "5", "-4000000001")), "Nowhere")
    site = Button("", "Site", url="https://example.org/")
    sent = await out.done(
        SendMessage(out.direct(out.mod), Content((Line("x"),), (press("ok"), jump, nowhere, site)), "en")
    )
    assert sent.ref is not None
    last = out.wire.last(out.mod)
    assert last is not None
    (row,) = last["markup"]["inline_keyboard"]
    assert [one["text"] for one in row] == ["Ok", "Open", "Site"]
    assert row[0]["callback_data"] == f"s1:case:214:ok@{out.place}"
    assert row[1]["url"] == f"https://t.me/c/{str(out.town)[4:]}/5"


@on_wire
async def test_a_room_is_chosen_with_the_apps_own_chooser(out: Out) -> None:
    out.wire.starts(out.owner)
    pick = Button("s1:setup:room:pick", "Choose a group", picks="room")
    await out.done(SendMessage(out.direct(out.owner), Content((Line("Where?"),), (press("ok"), pick), Look.LIST), "en"))
    asked, chooser = out.wire.messages(out.owner, by_bot=True)
    assert asked["buttons"] == [["Ok"]]
    assert chooser["buttons"] == [["Choose a group"]]
    assert out.wire.request_id(out.owner, chooser["id"], "Choose") == keyboards.ROOM
    out.wire.picks_chat(out.owner, keyboards.ROOM, out.room)
    await out.done(SendMessage(out.channel(), Content((Line("Where?"),), (pick,)), "en"))
    assert out.wire.calls("sendMessage")[-1]["params"].get("reply_markup") is None


@on_wire
async def test_the_chat_that_a_room_is_sought_for_is_never_taken_for_one(out: Out) -> None:
    pick = Button("s1:setup:room:pick", "Choose a group", picks="room")
    for chat, is_room in ((out.town, False), (out.room, True)):
        out.wire.starts(out.owner)
        await out.done(SendMessage(out.direct(out.owner), Content((Line("Where?"),), (pick,), Look.LIST), "en"))
        message = {
            "message_id": 9, "date": 1_760_000_000, "from": {"id": out.owner, "first_name": "Ann"},
            "chat": {"id": out.owner, "type": "private"}, "chat_shared": {"request_id": 1, "chat_id": chat},
        }  # fmt: skip
        told = await chosen(out.session, message, "7")
        assert told is not None
        assert told.values[0] == ("room", str(chat))
        assert await rooms.is_room(out.session, ChannelRef("telegram", str(chat), str(chat))) is is_room


@on_wire
async def test_whoever_presses_quickly_gets_the_chooser_a_little_later(out: Out) -> None:
    out.wire.starts(out.owner)
    first = (await out.done(SendMessage(out.direct(out.owner), plain("a screen"), "en"))).ref
    assert first is not None
    out.wire.fault("flood", "sendMessage", chat=out.owner, times=1, seconds=1)
    pick = Button("s1:setup:room:pick", "Choose a group", picks="room")
    await out.done(EditMessage(first, Content((Line("Where?"),), (press("ok"), pick), Look.LIST), "en"))
    chooser = out.wire.last(out.owner)
    assert chooser is not None
    assert chooser["buttons"] == [["Choose a group"]]


def test_old_notes_go() -> None:
    async def play() -> None:
        clock, notes = MemoryClock(), Notes()
        one = session(notes, clock)
        first = await shortkeys.keep(one, ["a", "b"])
        assert await shortkeys.keep(one, ["a", "b"]) == first
        assert len(notes.kept) == 1
        clock.advance(61 * DAY)
        second = await shortkeys.keep(one, ["c", "d"])
        assert await shortkeys.find(one, first) is None
        assert await shortkeys.find(one, second) == ["c", "d"]

    asyncio.run(play())
