"""Copies of pictures on the wire: made without a name, once, into the room; taken away however old they are."""

from __future__ import annotations

from bot.domain.actions import CopyMedia, DropCopy
from bot.domain.content import plain
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Refused, Uncertain, Why
from tests.adapters.telegram.outgoing import Out, on_wire


def copy_of(out: Out, message: int, nonce: str = "") -> CopyMedia:
    """What the core asks for."""
    return CopyMedia(out.message(message), out.channel(out.room), plain("Case 1: attached"), "en", nonce)


@on_wire
async def test_a_picture_is_copied_with_our_words_alone(out: Out) -> None:
    said = out.wire.says(out.bob, out.town, "spam [click](tg://user?id=1)", media="photo")
    made = await out.done(copy_of(out, said, "n"))
    assert made.ref is not None
    assert made.ref.channel == out.channel(out.room)
    shown = out.wire.message(out.room, int(made.ref.id))
    assert (shown["text"], "photo" in shown["content"]) == ("Case 1: attached", True)
    assert "forward_origin" not in shown
    assert await out.does(copy_of(out, said, "n")) == made
    assert len(out.wire.messages(out.room)) == 1


@on_wire
async def test_what_can_not_be_copied_is_refused(out: Out) -> None:
    assert await out.does(copy_of(out, 999)) == Refused(Why.GONE)
    said = out.wire.says(out.bob, out.town, media="photo")
    away = CopyMedia(out.message(said), out.channel(-1009999), plain("x"), "en")
    assert await out.does(away) == Refused(Why.ROOM_GONE)
    out.wire.fault("drop_after", "copyMessage")
    assert isinstance(await out.does(copy_of(out, said)), Uncertain)


@on_wire
async def test_a_copy_is_deleted_and_an_old_one_emptied(out: Out) -> None:
    said = out.wire.says(out.bob, out.town, media="photo")
    young, old = await out.done(copy_of(out, said)), await out.done(copy_of(out, said))
    assert young.ref is not None
    assert old.ref is not None
    assert await out.does(DropCopy(young.ref)) == Done(young.ref)
    assert await out.does(DropCopy(young.ref)) == Refused(Why.GONE)
    out.wire.move_clock(49 * 3600)
    assert await out.does(DropCopy(old.ref)) == Done(old.ref)
    shown = out.wire.message(out.room, int(old.ref.id))
    assert (shown["text"], "photo" in shown["content"]) == ("", False)
    assert await out.does(DropCopy(MessageRef(out.channel(out.room), "x"))) == Refused(Why.GONE)
