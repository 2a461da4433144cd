"""Buttons as keyboards: rows for a phone, the dangerous apart, the rest behind More, every press in 64 bytes.

A press's data is the core's token; in a private chat the place it is about follows after "@"; what would be longer is a
key of the notebook ("k:…"). More and Less are "more:<key>" and "less:<key>" of both keyboards: they work after a
restart, on every copy of the message.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from telegram import (
    ChatAdministratorRights,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
)
from telegram.constants import KeyboardButtonStyle
from telegram.error import BadRequest, TelegramError

from adapters.telegram import shortkeys
from adapters.telegram.errors import is_unmodified
from adapters.telegram.markup import jump_of
from adapters.telegram.raw import Json, id_of, part_of, text_of
from adapters.telegram.runs import cut, is_seen
from adapters.telegram.session import Session
from adapters.telegram.words import Reader
from bot.domain.content import Button, ButtonStyle, Content, Quote
from bot.domain.text import say

MOST_DATA: Final = 64
"""Bytes of a press's data."""
MOST_BUTTONS: Final = 96
WIDEST: Final = {2: 19, 3: 11}
"""Signs of the longest label that a phone shows whole, by buttons in a row: they are equally wide."""
LABEL: Final = 60
ROOM: Final = 1
"""The request id of the chooser of rooms."""
MORE: Final = "more:"
LESS: Final = "less:"
KEPT: Final = "k:"
ICONS: Final = {"trash": "🗑", "ban": "🚫"}


async def keyboard(session: Session, content: Content, reader: Reader, place: str = "") -> InlineKeyboardMarkup | None:
    """The buttons under a message; `place` is named in each press where the chat does not tell it (private chats).
    None where there are none. May raise StoreFault."""
    tools = [tool for part in content.blocks if isinstance(part, Quote) for tool in part.tools if not jump_of(tool)]
    shown = [one for one in (*content.buttons, *tools) if not one.picks and not _is_jump_to_nowhere(one)]
    face = [await _button(session, one, reader, place) for one in shown if not one.more]
    hidden = [await _button(session, one, reader, place) for one in shown if one.more]
    if not hidden:
        return _markup(face) if face else None
    rows, all_rows = _rows(face), _rows([*face, *hidden])
    key = await shortkeys.keep(session, {"less": _plain(rows), "more": _plain(all_rows), "in": reader.language})
    more = InlineKeyboardButton(reader.line(say("telegram-more")), callback_data=f"{MORE}{key}")
    return InlineKeyboardMarkup([*rows, [more]])


def chooser(session: Session, content: Content, reader: Reader) -> ReplyKeyboardMarkup | None:
    """The app's own chooser of chats, for private chats only, where a button asks for it."""
    picks = [one for one in content.buttons if one.picks == "room"]
    if not picks:
        return None
    rights = _room_rights()
    ask = KeyboardButtonRequestChat(
        ROOM, chat_is_channel=False, user_administrator_rights=rights, bot_administrator_rights=rights,
        request_title=True,
    )  # fmt: skip
    button = KeyboardButton(cut(reader.line(picks[0].label), LABEL) or "…", request_chat=ask)
    return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)


async def data_of(session: Session, token: str, place: str = "") -> str:
    """What a press of this button will bring. May raise StoreFault."""
    data = f"{token}@{place}" if place else token
    if data and len(data.encode()) <= MOST_DATA:
        return data
    return KEPT + await shortkeys.keep(session, [token, place])


async def token_of(session: Session, data: str) -> tuple[str, str]:
    """(token, place or "") of a press's data, as `data_of` wrote it; the data itself where it is none of ours."""
    if data.startswith(KEPT):
        found = await shortkeys.find(session, data.removeprefix(KEPT))
        if isinstance(found, list) and len(found) == 2 and all(isinstance(one, str) for one in found):
            return found[0], found[1]
        return data, ""
    token, at, place = data.rpartition("@")
    return (token, place) if at and place.removeprefix("-").isdecimal() and place.isascii() else (data, "")


async def expand(session: Session, query: Json) -> bool:
    """A press on More or Less: the keyboard is changed and the press answered. False when it is another press."""
    data = text_of(query, "data")
    if not data.startswith((MORE, LESS)):
        return False
    wants_more = data.startswith(MORE)
    message = part_of(query, "message")
    chat, number = id_of(part_of(message, "chat"), "id"), id_of(message, "message_id")
    key = data[len(MORE) :]
    found = await shortkeys.find(session, key)
    reader = Reader(session.texts, text_of(part_of(query, "from"), "language_code")[:2], session.clock.now())
    try:
        if isinstance(found, dict) and chat and number:
            own = Reader(session.texts, str(found.get("in") or reader.language), session.clock.now())
            markup = _turned(found, key, own, wants_more)
            await session.bot.edit_message_reply_markup(int(chat), int(number), reply_markup=markup)
            await session.bot.answer_callback_query(text_of(query, "id"))
        else:
            gone = reader.line(say("telegram-more-gone"))
            await session.bot.answer_callback_query(text_of(query, "id"), gone, show_alert=True)
    except BadRequest as error:
        if is_unmodified(error):
            await _acknowledge(session, query)
    except TelegramError:
        return True  # the press is over: whoever pressed it sees the card as it was, and may press again
    return True


def _turned(found: dict[str, Any], key: str, reader: Reader, wants_more: bool) -> InlineKeyboardMarkup:
    rows = [[InlineKeyboardButton(**one) for one in row] for row in found["more" if wants_more else "less"]]
    other = ("telegram-less", LESS) if wants_more else ("telegram-more", MORE)
    turn = InlineKeyboardButton(reader.line(say(other[0])), callback_data=other[1] + key)
    return InlineKeyboardMarkup([*rows, [turn]])


async def _acknowledge(session: Session, query: Json) -> None:
    try:
        await session.bot.answer_callback_query(text_of(query, "id"))
    except TelegramError:
        return


async def _button(session: Session, one: Button, reader: Reader, place: str) -> InlineKeyboardButton:
    icon = ICONS.get(one.icon, "")
    label = f"{icon} {reader.line(one.label)}" if icon else reader.line(one.label)
    label = cut(label, LABEL) if is_seen(label) else "…"
    style = KeyboardButtonStyle.DANGER if one.style is ButtonStyle.DANGER else None
    address = one.url or jump_of(one)
    if address:
        return InlineKeyboardButton(label, url=address, style=style)
    return InlineKeyboardButton(label, callback_data=await data_of(session, one.token, place), style=style)


def _is_jump_to_nowhere(one: Button) -> bool:
    """A "go" button where Telegram has no address for the message."""
    return one.token.split(":")[1:2] == ["go"] and not jump_of(one)


def _markup(buttons: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(_rows(buttons))


def _rows(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Rows as wide as a phone shows them; dangerous buttons come last, in rows of their own."""
    safe = [one for one in buttons[:MOST_BUTTONS] if one.style != KeyboardButtonStyle.DANGER]
    danger = [one for one in buttons[:MOST_BUTTONS] if one.style == KeyboardButtonStyle.DANGER]
    return [*_packed(safe), *_packed(danger)]


def _packed(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    rows: list[list[InlineKeyboardButton]] = []
    for one in buttons:
        last = rows[-1] if rows else []
        if last and _fits([*last, one]):
            last.append(one)
        else:
            rows.append([one])
    return rows


def _fits(row: Sequence[InlineKeyboardButton]) -> bool:
    return max(len(one.text) for one in row) <= WIDEST.get(len(row), 0)


def _plain(rows: Sequence[Sequence[InlineKeyboardButton]]) -> list[list[dict[str, str]]]:
    """Rows as what `InlineKeyboardButton` takes."""
    names = ("text", "url", "callback_data", "style")
    return [[{name: str(value) for name in names if (value := getattr(one, name))} for one in row] for row in rows]


def _room_rights() -> ChatAdministratorRights:
    """What Steward needs in a moderators' room, and whoever adds it must have: to be an administrator there, so that it
    hears what is said whatever its privacy mode, and to take away its own buttons' clutter."""
    return ChatAdministratorRights(
        is_anonymous=False, can_manage_chat=True, can_delete_messages=True, can_manage_video_chats=False,
        can_restrict_members=False, can_promote_members=False, can_change_info=False, can_invite_users=False,
        can_post_stories=False, can_edit_stories=False, can_delete_stories=False,
    )  # fmt: skip
