"""Links into a chat under names of their own."""

from __future__ import annotations

from typing import Final

from adapters.telegram.ids import number
from adapters.telegram.moves import Moves
from adapters.telegram.raw import Json, clean, id_of, part_of, text_of
from adapters.telegram.session import Session
from bot.domain.actions import MakeInvite
from bot.domain.results import Done, Refused, Result, Why

LONGEST: Final = 32
"""Signs of a link's name (https://core.telegram.org/bots/api#createchatinvitelink)."""


async def make(session: Session, act: MakeInvite) -> Result:
    """One more link; its address comes back, by which `invite_of` names it whenever somebody comes. Raises
    TelegramError."""
    chat = number(act.place)
    if chat is None:
        return Refused(Why.ROOM_GONE)
    name = clean(act.name).strip()[:LONGEST].strip()
    made = await session.bot.create_chat_invite_link(session.kept(Moves).now(chat), name=name or None)
    return Done(made=made.invite_link)


def invite_of(update: Json, own: str) -> str:
    """By which link somebody came: a link of Steward's own by its address, as it was made; another's by its name, since
    its address is not told whole, else by what is told of it."""
    link = part_of(update, "invite_link")
    address = text_of(link, "invite_link")
    if address and id_of(part_of(link, "creator"), "id") == own:
        return address
    return text_of(link, "name") or address
