"""Presses and commands answered on the wire: at once, to the asker alone, wherever they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from adapters.telegram import rooms
from adapters.telegram.answers import ALERT, Answers
from bot.domain.actions import Answer, SendMessage
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, Content, Line, Look, plain
from bot.domain.messages import ChannelRef
from bot.domain.results import Done, Refused, Why
from bot.domain.text import Moment, say
from bot.domain.time import MINUTE
from tests.adapters.telegram.outgoing import Out, account, on_wire

TOKEN = write_token(Token("case", "214", "ok"))
CARD = Content((Line("Case 214"),), (Button(TOKEN, "Not a violation"),), Look.CARD)
LONG = plain("word " * 100)
SCREEN = Content((Line("a menu"),), (Button(TOKEN, "Again"),), Look.LIST)


async def pressed(out: Out, person: int, chat: int, message: str, label: str = "Not a violation") -> tuple[str, str]:
    """Somebody presses; the query's id and the interaction, after the gateway's part."""
    query = out.wire.presses(person, chat, int(message), label)
    raw: dict[str, Any] = out.wire.pending()[-1]["callback_query"]
    await Answers(out.session).arrived(raw)
    return query, f"q/{query}"


async def card(out: Out, channel: ChannelRef) -> str:
    sent = await out.done(SendMessage(channel, CARD, "en"))
    assert sent.ref is not None
    return sent.ref.id


@on_wire
async def test_short_words_are_the_presss_own_and_nothing_is_written(out: Out) -> None:
    message = await card(out, out.channel(out.room))
    query, interaction = await pressed(out, out.mod, out.room, message)
    act = Answer(interaction, out.channel(out.room), account(out.mod), plain("Mira closed this 4 seconds ago."), "en")
    assert await out.does(act) == Done()
    answer = out.wire.answer(query)
    assert answer is not None
    assert answer["text"] == "Mira closed this 4 seconds ago."
    assert len(out.wire.messages(out.room)) == 1
    assert out.wire.messages(out.mod) == []


@on_wire
async def test_a_press_without_an_answer_is_acknowledged_in_time(out: Out) -> None:
    message = await card(out, out.channel(out.room))
    query, _ = await pressed(out, out.mod, out.room, message)
    assert out.wire.answer(query) is None
    assert await out.wire.until_answered(query, 3)
    answer = out.wire.answer(query)
    assert answer is not None
    assert not answer.get("text")
    assert answer["after"] < 1.5


@on_wire
async def test_what_is_longer_goes_to_the_private_chat_and_says_so(out: Out) -> None:
    message = await card(out, out.channel(out.room))
    out.wire.starts(out.mod)
    query, interaction = await pressed(out, out.mod, out.room, message)
    done = await out.done(Answer(interaction, out.channel(out.room), account(out.mod), LONG, "en"))
    assert done.ref is not None
    assert done.ref.channel.id == f"direct:{out.mod}"
    answer = out.wire.answer(query)
    assert answer is not None
    assert "private chat" in answer["text"]
    assert out.wire.messages(out.mod, by_bot=True)[-1]["text"].startswith("word word")
    assert len(out.wire.messages(out.room)) == 1


@on_wire
async def test_in_the_moderators_room_colleagues_may_read_what_cannot_be_private(out: Out) -> None:
    await rooms.mark_room(out.session, str(out.room))
    message = await card(out, out.channel(out.room))
    query, interaction = await pressed(out, out.mod, out.room, message)
    await out.done(Answer(interaction, out.channel(out.room), account(out.mod), LONG, "en"))
    last = out.wire.last(out.room)
    assert last is not None
    assert last["reply_to"] == int(message)
    assert out.wire.calls("sendMessage")[-1]["params"]["disable_notification"] is True
    assert out.wire.answer(query) is not None


@on_wire
async def test_what_is_sealed_is_never_put_up_beside_not_even_in_the_moderators_room(out: Out) -> None:
    await rooms.mark_room(out.session, str(out.room))
    act = Answer(
        f"m/{out.room}/{out.wire.says(out.mod, out.room, '/case 1')}", out.channel(out.room), account(out.mod),
        Content((Line("about a colleague"),), CARD.buttons, Look.CARD, sealed=True), "en",
    )  # fmt: skip
    await out.done(act)
    last = out.wire.last(out.room)
    assert last is not None
    assert "for you alone" in last["text"]
    assert "about a colleague" not in str(out.wire.messages(out.room))
    assert "start=here" in str(out.wire.calls("sendMessage")[-1]["params"]["reply_markup"])
    out.wire.starts(out.mod)
    await out.done(act)
    assert "about a colleague" in out.wire.messages(out.mod, by_bot=True)[-1]["text"]
    assert "about a colleague" not in str(out.wire.messages(out.room))


@on_wire
async def test_among_members_nothing_is_written_for_one_of_them(out: Out) -> None:
    message = await card(out, out.channel())
    query, interaction = await pressed(out, out.bob, out.town, message)
    await out.done(Answer(interaction, out.channel(), account(out.bob), LONG, "en"))
    answer = out.wire.answer(query)
    assert answer is not None
    assert answer["text"].endswith("…")
    assert len(answer["text"]) <= ALERT
    query, interaction = await pressed(out, out.bob, out.town, message)
    await out.done(Answer(interaction, out.channel(), account(out.bob), SCREEN, "en"))
    answer = out.wire.answer(query)
    assert answer is not None
    assert answer["url"] == "https://t.me/steward_wire_bot?start=answer"
    assert len(out.wire.messages(out.town)) == 1


@on_wire
async def test_menus_change_where_they_stand_and_cards_stay(out: Out) -> None:
    out.wire.starts(out.mod)
    direct = out.direct(out.mod)
    sent = await out.done(SendMessage(direct, SCREEN, "en"))
    assert sent.ref is not None
    _, interaction = await pressed(out, out.mod, out.mod, sent.ref.id, "Again")
    other = Content((Line("another page"),), (Button(TOKEN, "Again"),), Look.LIST)
    await out.done(Answer(interaction, direct, account(out.mod), other, "en"))
    assert [one["text"] for one in out.wire.messages(out.mod, by_bot=True)] == ["another page"]
    message = await card(out, direct)
    _, interaction = await pressed(out, out.mod, out.mod, message)
    await out.done(Answer(interaction, direct, account(out.mod), other, "en"))
    assert [one["text"] for one in out.wire.messages(out.mod, by_bot=True)] == [
        "another page", "Case 214", "another page",
    ]  # fmt: skip


@on_wire
async def test_the_interaction_alone_is_enough_after_a_restart(out: Out) -> None:
    message = await card(out, out.channel(out.room))
    query = out.wire.presses(out.mod, out.room, int(message), "Not a violation")
    act = Answer(f"q/{query}", out.channel(out.room), account(out.mod), plain("done"), "en")
    assert await out.does(act) == Done()
    answer = out.wire.answer(query)
    assert answer is not None
    assert answer["text"] == "done"


@on_wire
async def test_a_press_that_is_too_old_is_answered_in_private_or_not_at_all(out: Out) -> None:
    message = await card(out, out.channel())
    query = out.wire.presses(out.bob, out.town, int(message), "Not a violation")
    out.wire.move_clock(200)
    act = Answer(f"q/{query}", out.channel(), account(out.bob), plain("done"), "en")
    assert await out.does(act) == Refused(Why.CLOSED)
    out.wire.starts(out.bob)
    query = out.wire.presses(out.bob, out.town, int(message), "Not a violation")
    out.wire.move_clock(200)
    done = await out.done(Answer(f"q/{query}", out.channel(), account(out.bob), plain("done"), "en"))
    assert done.ref is not None
    for odd in ("", "q/", "m/1", "m/x/y", "nonsense"):
        assert await out.does(Answer(odd, out.channel(), account(out.bob), plain("a"), "en")) == Refused(Why.GONE)


@on_wire
async def test_a_commands_answer_is_private_and_the_command_goes(out: Out) -> None:
    out.wire.starts(out.bob)
    said = out.wire.says(out.bob, out.town, "/mydata")
    act = Answer(f"m/{out.town}/{said}", out.channel(), account(out.bob), LONG, "en")
    await out.done(act)
    assert out.wire.messages(out.mod) == []
    assert await out.wire.until_gone(out.town, said, 5)
    assert out.wire.messages(out.town) == []


@on_wire
async def test_a_command_of_who_cannot_be_written_to_is_answered_in_silence(out: Out) -> None:
    said = out.wire.says(out.bob, out.town, "/rules")
    await out.done(Answer(f"m/{out.town}/{said}", out.channel(), account(out.bob), plain(say("rules-title")), "en"))
    last = out.wire.last(out.town)
    assert last is not None
    assert last["text"] == "The house rules"
    assert out.wire.calls("sendMessage")[-1]["params"]["disable_notification"] is True


@on_wire
async def test_what_only_words_can_tell_is_told_in_the_communitys_zone(out: Out) -> None:
    at = Moment(out.session.clock.now() + 30 * MINUTE, "datetime")
    content = replace(plain(say("telegram-until", at=at)), zone="Asia/Kolkata", look=Look.NOTICE)
    query, interaction = await pressed(out, out.mod, out.room, await card(out, out.channel(out.room)))
    await out.done(Answer(interaction, out.channel(out.room), account(out.mod), content, "en"))
    answer = out.wire.answer(query)
    assert answer is not None
    told = answer["text"]
    assert datetime.fromtimestamp(at.at / 1_000_000, ZoneInfo("Asia/Kolkata")).strftime("%H:%M") in told


@on_wire
async def test_an_answer_with_buttons_waits_until_its_reader_opened_the_private_chat(out: Out) -> None:
    ballot = Content((Line("Your ballot"),), (Button("s1:polls:3:vote:1", "Tea"),))
    sent = await card(out, out.channel())
    for person in (out.bob, out.mod):
        _, interaction = await pressed(out, person, out.town, sent)
        await out.done(Answer(interaction, out.channel(), account(person), ballot, "en"))

    async def starts(person: int, payload: str) -> bool:
        out.wire.starts(person, payload)
        return await Answers(out.session).opened(out.wire.pending()[-1]["message"])

    assert await starts(out.owner, "answer") is False
    assert await starts(out.bob, "here") is False
    assert await starts(out.bob, "answer") is True
    last = out.wire.last(out.bob)
    assert last is not None
    assert (last["text"], last["buttons"]) == ("Your ballot", [["Tea"]])
    assert last["markup"]["inline_keyboard"][0][0]["callback_data"] == f"s1:polls:3:vote:1@{out.place}"
    assert await starts(out.bob, "answer") is False
