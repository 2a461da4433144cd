"""Files on the wire: one carries the words where they fit, the others answer them; edits and deletions find all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from adapters.telegram import rooms
from adapters.telegram.answers import Answers
from adapters.telegram.parts import KIND, Belongings
from bot.domain.actions import Answer, CopyMedia, DeleteMessage, EditMessage, SendDirect, SendMessage
from bot.domain.content import Button, Content, File, Line, Look, Quote
from bot.domain.drawings import Bar, BarChart
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Later, Refused, Why
from tests.adapters.telegram.outgoing import Out, account, on_wire

CHART = BarChart("Tea or coffee?", (Bar("tea", 2.0),))
PICTURE = File("chart.png", drawing=CHART, alt="tea leads", data=b"\x89PNG one")
OTHER = replace(PICTURE, data=b"\x89PNG two")
LIST = File("ballots.csv", "id,choice\n1,tea\n")
LOOK = Button("s1:polls:3:look", "Look")


def said(text: str, *files: File, look: Look = Look.PLAIN) -> Content:
    return Content((Line(text),), (LOOK,), look, files=files)


async def sent(out: Out, content: Content) -> MessageRef:
    done = await out.done(SendMessage(out.channel(), content, "en"))
    assert done.ref is not None
    return done.ref


def here(out: Out, chat: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = out.wire.messages(chat or out.town)
    return found


def kinds(out: Out, chat: int = 0) -> list[str]:
    names = ("photo", "document", "text")
    return [next(name for name in names if name in one["content"]) for one in here(out, chat)]


@on_wire
async def test_a_picture_carries_short_words_and_the_buttons(out: Out) -> None:
    ref = await sent(out, said("Tea leads", PICTURE))
    (one,) = here(out)
    assert (one["id"], one["text"], one["buttons"], kinds(out)) == (int(ref.id), "Tea leads", [["Look"]], ["photo"])


@on_wire
async def test_long_words_go_first_and_the_picture_answers_them(out: Out) -> None:
    ref = await sent(out, said("😀" * 513, PICTURE))
    words, picture = here(out)
    assert kinds(out) == ["text", "photo"]
    assert (str(words["id"]), words["buttons"]) == (ref.id, [["Look"]])
    assert (picture["reply_to"], picture["buttons"], picture["text"]) == (words["id"], [], "")
    await sent(out, said("x" * 1024, PICTURE))
    assert kinds(out)[2:] == ["photo"]


@on_wire
async def test_one_text_file_carries_the_words_and_several_answer_them(out: Out) -> None:
    await sent(out, said("The ballots", LIST))
    assert kinds(out) == ["document"]
    assert here(out)[0]["content"]["document"]["file_name"] == "ballots.csv"
    ref = await sent(out, said("All of it", LIST, replace(LIST, name="order.csv"), PICTURE))
    assert kinds(out)[1:] == ["photo", "document", "document"]
    assert [one["reply_to"] for one in here(out)[2:]] == [int(ref.id)] * 2
    assert here(out)[1]["text"] == "All of it"


@on_wire
async def test_what_was_not_painted_or_is_empty_is_left_out(out: Out) -> None:
    await sent(out, said("Tea leads", replace(PICTURE, data=b""), File("empty.txt")))
    assert kinds(out) == ["text"]
    done = await out.done(SendMessage(out.channel(), Content((), files=(PICTURE,)), "en"))
    assert done.ref is not None
    assert (kinds(out)[-1], here(out)[-1]["text"]) == ("photo", "")


@on_wire
async def test_a_card_with_a_picture_is_one_message(out: Out) -> None:
    words = Content((Line("Case 1"), Quote("x" * 3000)), (LOOK,), Look.CARD, files=(PICTURE,))
    await sent(out, words)
    assert kinds(out) == ["text", "photo"]


@on_wire
async def test_where_a_picture_is_not_taken_the_words_go_alone(out: Out) -> None:
    out.wire.fault("error", "sendPhoto", times=9, code=400, text="Bad Request: not enough rights to send photos")
    await sent(out, said("Tea leads", PICTURE))
    assert kinds(out) == ["text"]
    ref = await sent(out, said("x" * 1500, PICTURE))
    assert (kinds(out), ref.id) == (["text", "text"], str(here(out)[-1]["id"]))


@on_wire
async def test_a_file_that_does_not_get_through_is_told(out: Out) -> None:
    out.wire.fault("error", "sendDocument", times=9, code=400, text="Bad Request: file must be non-empty")
    ref = await sent(out, said("All of it", LIST, replace(LIST, name="order.csv")))
    words, *lost = here(out)
    assert (str(words["id"]), words["buttons"]) == (ref.id, [["Look"]])
    assert ["ballots.csv" in one["text"] for one in lost] == [True, False]
    assert all("did not get through" in one["text"] for one in lost)


@on_wire
async def test_a_busy_chat_puts_the_whole_message_off(out: Out) -> None:
    out.wire.fault("flood", seconds=30)
    assert isinstance(await out.does(SendMessage(out.channel(), said("Tea leads", PICTURE), "en")), Later)
    assert here(out) == []


@on_wire
async def test_an_edit_changes_the_caption_and_the_picture_only_when_it_is_another(out: Out) -> None:
    ref = await sent(out, said("Tea leads", PICTURE))
    assert await out.does(EditMessage(ref, said("Coffee leads", PICTURE), "en")) == Done(ref)
    assert out.wire.calls("editMessageMedia") == []
    assert await out.does(EditMessage(ref, said("Coffee leads", PICTURE), "en")) == Done(ref)
    assert await out.does(EditMessage(ref, said("Coffee won", OTHER), "en")) == Done(ref)
    assert len(out.wire.calls("editMessageMedia")) == 1
    (one,) = here(out)
    assert (one["text"], one["buttons"], kinds(out)) == ("Coffee won", [["Look"]], ["photo"])
    assert await out.does(EditMessage(ref, said("y" * 2000), "en")) == Done(ref)
    assert len(here(out)[0]["text"]) == 1024
    assert await out.does(EditMessage(ref, said("Here is the list", LIST), "en")) == Done(ref)
    assert (kinds(out), here(out)[0]["text"]) == (["document"], "Here is the list")


@on_wire
async def test_words_become_a_picture_where_they_fit_and_get_one_beneath_where_not(out: Out) -> None:
    ref = await sent(out, said("Vote"))
    await out.done(EditMessage(ref, said("Tea won", PICTURE), "en"))
    assert kinds(out) == ["photo"]
    long = await sent(out, said("Vote"))
    await out.done(EditMessage(long, said("z" * 1500, PICTURE), "en"))
    assert kinds(out) == ["photo", "text", "photo"]
    await out.done(EditMessage(long, said("z" * 1400, OTHER), "en"))
    await out.done(EditMessage(long, said("short", OTHER), "en"))
    assert (kinds(out), here(out)[1]["text"]) == (["photo", "text", "photo"], "short")
    assert len(out.wire.calls("sendPhoto")) == 1
    out.wire.deletes(out.town, here(out)[2]["id"])
    await out.done(EditMessage(long, said("short", PICTURE), "en"))
    assert kinds(out) == ["photo", "text", "photo"]


@on_wire
async def test_what_is_not_noted_is_edited_all_the_same(out: Out) -> None:
    ref = await sent(out, said("Tea leads", PICTURE))
    out.notes.kept.clear()
    out.session._kept.pop(Belongings)
    await out.done(EditMessage(ref, said("Coffee leads"), "en"))
    assert here(out)[0]["text"] == "Coffee leads"
    theirs = out.wire.says(out.bob, out.town, "mine")
    assert await out.does(EditMessage(out.message(theirs), said("x", PICTURE), "en")) == Refused(Why.NOT_POSSIBLE)
    assert await out.does(EditMessage(out.message(999), said("x", PICTURE), "en")) == Refused(Why.GONE)


@on_wire
async def test_a_deletion_takes_what_belongs_to_it_also_after_a_restart(out: Out) -> None:
    ref = await sent(out, said("x" * 9000, PICTURE, LIST))
    assert kinds(out) == ["text", "text", "text", "photo", "document"]
    out.session._kept.pop(Belongings)
    stays = await sent(out, said("stays", PICTURE))
    assert await out.does(DeleteMessage(ref)) == Done(ref)
    assert [str(one["id"]) for one in here(out)] == [stays.id]
    assert await out.does(DeleteMessage(ref)) == Refused(Why.GONE)
    assert [key for kind, key in out.notes.kept if kind == KIND] == [f"{out.town}/{stays.id}"]


@on_wire
async def test_private_messages_take_files_too(out: Out) -> None:
    out.wire.starts(out.bob)
    act = SendDirect(out.place, account(out.bob), said("Your data", LIST), "en")
    done = await out.done(act)
    assert done.ref is not None
    assert kinds(out, out.bob)[-1] == "document"
    nobody = SendDirect(out.place, account(out.mod), said("Your data", LIST), "en")
    assert await out.does(nobody) == Refused(Why.CLOSED)


async def pressed(out: Out, person: int, chat: int) -> str:
    ref = await out.done(SendMessage(out.channel(chat), said("Look here"), "en"))
    assert ref.ref is not None
    query = out.wire.presses(person, chat, int(ref.ref.id), "Look")
    await Answers(out.session).arrived(out.wire.pending()[-1]["callback_query"])
    return str(query)


@on_wire
async def test_an_answer_with_a_file_goes_to_the_private_chat_or_says_how(out: Out) -> None:
    out.wire.starts(out.bob)
    query = await pressed(out, out.bob, out.town)
    plain = Content((Line("Your data"),), files=(LIST,), look=Look.LIST)
    await out.done(Answer(f"q/{query}", out.channel(), account(out.bob), plain, "en"))
    assert kinds(out, out.bob)[-1] == "document"
    query = await pressed(out, out.mod, out.town)
    await out.done(Answer(f"q/{query}", out.channel(), account(out.mod), plain, "en"))
    answer = out.wire.answer(query)
    assert answer is not None
    assert "press Start" in answer["text"]
    assert answer["show_alert"] is True
    assert "document" not in kinds(out)


@on_wire
async def test_a_commands_answer_with_a_file_is_never_shown_among_members(out: Out) -> None:
    asked = out.wire.says(out.bob, out.town, "/mydata")
    plain = Content((Line("Your data"),), files=(LIST,))
    await out.done(Answer(f"m/{out.town}/{asked}", out.channel(), account(out.bob), plain, "en"))
    assert "document" not in kinds(out)
    assert "press Start" in here(out)[-1]["text"]
    await rooms.mark_room(out.session, str(out.room))
    asked = out.wire.says(out.mod, out.room, "/case 1")
    await out.done(Answer(f"m/{out.room}/{asked}", out.channel(out.room), account(out.mod), plain, "en"))
    assert kinds(out, out.room)[-1] == "document"


@on_wire
async def test_a_copy_for_a_gallery_has_its_buttons_and_can_be_edited(out: Out) -> None:
    theirs = out.wire.says(out.bob, out.town, "my lamp", media="photo")
    act = CopyMedia(out.message(theirs), out.channel(out.room), said("Lamp by Bob"), "en", veiled=False)
    done = await out.done(act)
    assert done.ref is not None
    (one,) = here(out, out.room)
    assert (one["text"], one["buttons"], kinds(out, out.room)) == ("Lamp by Bob", [["Look"]], ["photo"])
    await out.done(EditMessage(done.ref, said("Lamp by Bob, 3 likes"), "en"))
    assert here(out, out.room)[0]["text"] == "Lamp by Bob, 3 likes"
    await out.done(EditMessage(done.ref, said("Lamp by Bob, 4 likes"), "en"))
    assert len(out.wire.calls("editMessageText")) == 1
