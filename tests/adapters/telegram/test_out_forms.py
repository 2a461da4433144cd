"""Forms asked step by step on the wire: in private, through restarts, with bad input, by buttons and by words."""

from __future__ import annotations

from typing import Any

from adapters.telegram import rooms
from adapters.telegram.answers import Answers
from adapters.telegram.forms import Forms
from bot.domain.actions import OpenForm, SendMessage
from bot.domain.content import Button, Content, Field, FieldKind, Form, Line, Look
from bot.domain.events import FormSubmitted
from bot.domain.messages import ChannelRef
from bot.domain.results import Done, Refused, Why
from tests.adapters.telegram.incoming import platform_on
from tests.adapters.telegram.outgoing import Out, account, on_wire

FORM = Form(
    "s1:case:214:answer",
    "Answer",
    (
        Field("text", "What to say", FieldKind.LONG, hint="They will read it"),
        Field("where", "Where", FieldKind.CHOICE, choices=(("public", "In public"), ("private", "In private"))),
        Field("note", "Note", required=False, value="old", max_length=10),
    ),
    "Send",
)
CARD = Content((Line("Case 214"),), (Button("s1:case:214:answer", "Answer…"),), Look.CARD)


async def opened(out: Out, person: int, channel: ChannelRef, chat: int) -> tuple[Any, str]:
    """Somebody presses what opens the form; what came of it and the query's id."""
    sent = await out.done(SendMessage(channel, CARD, "en"))
    assert sent.ref is not None
    query = out.wire.presses(person, chat, int(sent.ref.id), "Answer")
    await Answers(out.session).arrived(out.wire.pending()[-1]["callback_query"])
    return await out.does(OpenForm(f"q/{query}", channel, account(person), FORM, "en")), query


async def types(out: Out, person: int, text: str, chat: int = 0, **more: Any) -> FormSubmitted | bool:
    """Somebody writes; the form's part of it."""
    out.wire.says(person, chat or person, text, **more)
    return await Forms(out.session).take(out.wire.pending()[-1]["message"])


async def taps(out: Out, person: int, label: str, chat: int = 0) -> FormSubmitted | bool:
    """Somebody presses a button of the last question."""
    last = out.wire.last(chat or person)
    assert last is not None
    out.wire.presses(person, chat or person, last["id"], label)
    return await Forms(out.session).pressed(out.wire.pending()[-1]["callback_query"])


def question(out: Out, chat: int) -> str:
    last = out.wire.last(chat)
    assert last is not None
    return str(last["text"])


@on_wire
async def test_a_form_is_asked_one_question_at_a_time_and_comes_back_whole(out: Out) -> None:
    out.wire.starts(out.mod)
    end, query = await opened(out, out.mod, out.channel(out.room), out.room)
    assert end == Done()
    answer = out.wire.answer(query)
    assert answer is not None
    assert "private chat" in answer["text"]
    assert question(out, out.mod).split("\n")[0] == "Answer · 1/3"
    assert await types(out, out.mod, "be kind\nplease") is True
    assert out.wire.buttons(out.mod, out.wire.last(out.mod)["id"]) == [["In public"], ["In private"], ["Cancel"]]
    assert await taps(out, out.mod, "In private") is True
    form = await taps(out, out.mod, "Keep as it is")
    assert isinstance(form, FormSubmitted)
    assert form.token == FORM.token
    assert form.values == (("text", "be kind\nplease"), ("where", "private"), ("note", "old"))
    assert form.author.account == account(out.mod)
    assert form.channel == out.channel(out.room)
    assert form.interaction.startswith(f"m/{out.mod}/")


@on_wire
async def test_bad_input_is_asked_again_kindly(out: Out) -> None:
    out.wire.starts(out.mod)
    await opened(out, out.mod, out.direct(out.mod), out.mod)
    out.wire.says(out.mod, out.mod, media="sticker")
    assert await Forms(out.session).take(out.wire.pending()[-1]["message"]) is True
    assert "I need words here" in question(out, out.mod)
    await types(out, out.mod, "text")
    assert await types(out, out.mod, "somewhere") is True
    assert "one of the buttons" in question(out, out.mod)
    assert await types(out, out.mod, "in PUBLIC") is True
    assert await types(out, out.mod, "x" * 11) is True
    assert "11" in question(out, out.mod)
    form = await taps(out, out.mod, "Skip")
    assert isinstance(form, FormSubmitted)
    assert dict(form.values) == {"text": "text", "where": "public", "note": ""}
    assert form.channel == out.direct(out.mod)


@on_wire
async def test_a_restart_in_the_middle_loses_nothing_and_twice_counts_once(out: Out) -> None:
    out.wire.starts(out.mod)
    await opened(out, out.mod, out.direct(out.mod), out.mod)
    await types(out, out.mod, "first")
    again = platform_on(out.wire, out.notes)
    async with again.session.bot:
        forms = Forms(again.session)
        assert await forms.take(out.wire.pending()[-1]["message"]) is True
        assert "Where" in question(out, out.mod)
        out.wire.says(out.mod, out.mod, "In public")
        assert await forms.take(out.wire.pending()[-1]["message"]) is True
        out.wire.says(out.mod, out.mod, "last")
        raw = out.wire.pending()[-1]["message"]
        first, second = await forms.take(raw), await forms.take(raw)
        assert isinstance(first, FormSubmitted)
        assert isinstance(second, FormSubmitted)
        assert first.values == second.values
        out.wire.says(out.mod, out.mod, "hello")
        assert await forms.take(out.wire.pending()[-1]["message"]) is False
        await Answers(again.session).stop()
    await again.stop()


@on_wire
async def test_a_form_can_be_cancelled_and_commands_stay_commands(out: Out) -> None:
    out.wire.starts(out.mod)
    await opened(out, out.mod, out.direct(out.mod), out.mod)
    assert await types(out, out.mod, "/help") is False
    assert await taps(out, out.mod, "Cancel") is True
    assert question(out, out.mod) == "Cancelled. Nothing was changed."
    assert await types(out, out.mod, "hello") is False
    await opened(out, out.mod, out.direct(out.mod), out.mod)
    assert await types(out, out.mod, "/cancel") is True
    assert await types(out, out.mod, "hello") is False


@on_wire
async def test_presses_on_old_questions_and_others_forms_do_nothing(out: Out) -> None:
    out.wire.starts(out.mod)
    out.wire.starts(out.bob)
    await opened(out, out.mod, out.direct(out.mod), out.mod)
    await types(out, out.mod, "text")
    old = out.wire.last(out.mod)
    assert old is not None
    await taps(out, out.mod, "In public")
    query = out.wire.presses(out.mod, out.mod, old["id"], data=_data(old, "In private"))
    assert await Forms(out.session).pressed(out.wire.pending()[-1]["callback_query"]) is True
    answer = out.wire.answer(query)
    assert answer is not None
    assert "answered or withdrawn" in answer["text"]
    out.wire.presses(out.bob, out.mod, old["id"], data=_data(old, "In private"))
    assert await Forms(out.session).pressed(out.wire.pending()[-1]["callback_query"]) is True
    for odd in ("f:", "f:x", "f:x:0:0", "f:::", "f:" + "9" * 60):
        out.wire.presses(out.mod, out.mod, old["id"], data=odd)
        assert await Forms(out.session).pressed(out.wire.pending()[-1]["callback_query"]) is True
    form = await taps(out, out.mod, "Skip")
    assert isinstance(form, FormSubmitted)
    assert dict(form.values)["where"] == "public"


@on_wire
async def test_who_never_opened_a_private_chat_is_asked_by_replies_in_the_room(out: Out) -> None:
    await rooms.mark_room(out.session, str(out.room))
    end, _ = await opened(out, out.mod, out.channel(out.room), out.room)
    assert end == Done()
    asked = out.wire.last(out.room)
    assert asked is not None
    assert asked["markup"]["force_reply"] is True
    assert await types(out, out.mod, "not a reply", out.room) is False
    assert await types(out, out.mod, "be kind", out.room, reply_to=asked["id"]) is True
    asked = out.wire.last(out.room)
    assert asked is not None
    assert await types(out, out.mod, "private", out.room, reply_to=asked["id"]) is True
    asked = out.wire.last(out.room)
    assert asked is not None
    form = await types(out, out.mod, "none", out.room, reply_to=asked["id"])
    assert isinstance(form, FormSubmitted)
    assert dict(form.values) == {"text": "be kind", "where": "private", "note": "none"}
    assert form.interaction.startswith(f"m/{out.room}/")


@on_wire
async def test_among_members_the_private_chat_is_opened_and_the_form_waits_there(out: Out) -> None:
    end, query = await opened(out, out.bob, out.channel(), out.town)
    assert end == Done()
    answer = out.wire.answer(query)
    assert answer is not None
    assert answer["url"] == "https://t.me/steward_wire_bot?start=form"
    assert len(out.wire.messages(out.town)) == 1
    out.wire.starts(out.bob, "form")
    assert await Forms(out.session).take(out.wire.pending()[-1]["message"]) is True
    assert "What to say" in question(out, out.bob)


@on_wire
async def test_a_form_from_a_command_of_who_cannot_be_written_to_is_refused(out: Out) -> None:
    said = out.wire.says(out.bob, out.town, "/report")
    act = OpenForm(f"m/{out.town}/{said}", out.channel(), account(out.bob), FORM, "en")
    assert await out.does(act) == Refused(Why.CLOSED)
    channel = OpenForm(f"m/{out.town}/{said}", out.channel(), account(out.town), FORM, "en")
    assert await out.does(channel) == Refused(Why.NOT_POSSIBLE)


def _data(message: dict[str, Any], label: str) -> str:
    rows = message["markup"]["inline_keyboard"]
    return str(next(one["callback_data"] for row in rows for one in row if one["text"] == label))


@on_wire
async def test_what_may_stay_empty_is_skipped_by_words_and_what_may_not_is_asked_again(out: Out) -> None:
    out.wire.starts(out.mod)
    await opened(out, out.mod, out.direct(out.mod), out.mod)
    assert await types(out, out.mod, "/skip") is True
    assert "I need words here" in question(out, out.mod)
    await types(out, out.mod, "text")
    await taps(out, out.mod, "In public")
    form = await types(out, out.mod, "/skip@steward_wire_bot")
    assert isinstance(form, FormSubmitted)
    assert dict(form.values) == {"text": "text", "where": "public", "note": ""}


@on_wire
async def test_in_the_room_choices_are_buttons_and_the_way_to_skip_is_told(out: Out) -> None:
    await rooms.mark_room(out.session, str(out.room))
    await opened(out, out.mod, out.channel(out.room), out.room)
    asked = out.wire.last(out.room)
    assert asked is not None
    assert await types(out, out.mod, "be kind", out.room, reply_to=asked["id"]) is True
    out.wire.presses(out.owner, out.room, out.wire.last(out.room)["id"], "In private")
    assert await Forms(out.session).pressed(out.wire.pending()[-1]["callback_query"]) is True
    assert await taps(out, out.mod, "In private", out.room) is True
    asked = out.wire.last(out.room)
    assert asked is not None
    assert "answer /skip" in asked["text"]
    form = await types(out, out.mod, "/skip", out.room, reply_to=asked["id"])
    assert isinstance(form, FormSubmitted)
    assert dict(form.values) == {"text": "be kind", "where": "private", "note": ""}
