"""Presses, and rooms that were chosen with Telegram's own chooser."""

from __future__ import annotations

from typing import Final

from adapters.telegram import choosing, rooms
from adapters.telegram.ids import direct
from adapters.telegram.inbound_message import channel_of
from adapters.telegram.raw import Json, id_of, part_of, text_of, time_of
from adapters.telegram.senders import author_of_user
from adapters.telegram.session import Session
from bot.domain.buttons import Token, write_token
from bot.domain.events import ButtonPressed, FormSubmitted
from bot.domain.messages import MessageRef

FORM_DATA: Final = "f:"
"""How the data of a form's own buttons begins."""
PICKED: Final = write_token(Token("setup", "room", "picked"))
"""What the choice of a moderators' room answers."""


def pressed(raw: Json, token: str, about: str, own: str, now: int) -> ButtonPressed | None:
    """A press on the message that carried the button, which may be gone by now; `about` is the place that the button
    of a private chat is about.

    Data that is none of Steward's is an event too, so that the core can answer it. The API tells no time.
    """
    author = author_of_user(part_of(raw, "from"), own)
    query = text_of(raw, "id")
    if author is None or not query:
        return None
    message = part_of(raw, "message")
    channel = channel_of(message, about) if id_of(part_of(message, "chat"), "id") else direct(about, author.account.id)
    return ButtonPressed(token, author, MessageRef(channel, id_of(message, "message_id")), f"q/{query}", now)


async def chosen(session: Session, message: Json, own: str) -> FormSubmitted | None:
    """A chat that somebody chose as the moderators' room, as the answer to the button that asked for it."""
    shared = part_of(message, "chat_shared")
    author, room = author_of_user(part_of(message, "from"), own), id_of(shared, "chat_id")
    at = time_of(message, "date")
    if author is None or not room or at is None:
        return None
    about = await choosing.take_chooser(session, author.account.id)
    if room != about:  # the members' own chat stays what it is, whoever picks it
        await rooms.mark_room(session, room)
    where = direct(about, author.account.id)
    values = (("room", room), ("title", text_of(shared, "title")))
    answer_to = f"m/{id_of(part_of(message, 'chat'), 'id')}/{id_of(message, 'message_id')}"
    return FormSubmitted(PICKED, values, author, where, answer_to, at)
