"""What Telegram answered when it did not do what was asked: a result of the core's.

The texts are those of the Bot API server (tdlib/telegram-bot-api, `Client.cpp`) and of the error names that pass
through it; they are looked for in small letters, first match wins.
"""

from __future__ import annotations

import os
from typing import Final

from telegram.error import ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.domain.actions import (
    Act,
    AnswerJoin,
    Ban,
    BanMany,
    ClosePoll,
    DeleteMessage,
    DeleteMessages,
    DropCopy,
    EditMessage,
    Kick,
    LockChannel,
    MakeInvite,
    Mute,
    PinMessage,
    SendDirect,
    Unban,
    UnlockChannel,
    Unmute,
)
from bot.domain.results import Later, Refused, Result, Uncertain, Why
from bot.domain.time import MINUTE, SECOND

# The library warns each time it makes a RetryAfter, unless it is told to count in timedeltas, as it will anyway.
os.environ.setdefault("PTB_TIMEDELTA", "true")

OUTAGE: Final = 3 * SECOND
"""How long to wait after an outage, in µs; the core tries again for a day."""
NOT_MODIFIED: Final = "message is not modified"
NEEDS_SUPERGROUP: Final = "needs supergroup"
_UNSENT: Final = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "ProxyError"})
"""httpx's names for what never left this machine (https://www.python-httpx.org/exceptions/)."""

_TEXTS: Final[tuple[tuple[str, Why], ...]] = (
    ("message to delete not found", Why.GONE),
    ("message to edit not found", Why.GONE),
    ("message identifier is not specified", Why.GONE),
    ("message_id_invalid", Why.GONE),
    ("message to copy not found", Why.GONE),
    ("message to pin not found", Why.GONE),
    ("message with poll to stop not found", Why.GONE),
    ("message is not a poll", Why.NOT_POSSIBLE),
    ("poll can't be stopped", Why.NOT_POSSIBLE),
    ("non-anonymous polls can't be sent", Why.NOT_POSSIBLE),
    ("invite members to a private chat", Why.NOT_POSSIBLE),
    ("message can't be copied", Why.NOT_POSSIBLE),
    ("message can't be edited", Why.NOT_POSSIBLE),
    ("there is no caption in the message to edit", Why.NOT_POSSIBLE),
    ("hide_requester_missing", Why.GONE),
    ("join_request", Why.GONE),
    ("query is too old", Why.TOO_OLD),
    ("query_id_invalid", Why.TOO_OLD),
    ("bot was blocked by the user", Why.CLOSED),
    ("bot can't initiate conversation", Why.CLOSED),
    ("user is deactivated", Why.NOT_HERE),
    ("bot can't send messages to bots", Why.NOT_POSSIBLE),
    ("bot can't send messages to the bot", Why.NOT_POSSIBLE),
    ("group chat was deleted", Why.ROOM_GONE),
    ("bot was kicked", Why.ROOM_GONE),
    ("bot is not a member", Why.ROOM_GONE),
    ("can't remove chat owner", Why.PROTECTED),
    ("can't restrict self", Why.PROTECTED),
    ("can't ban self", Why.PROTECTED),
    ("can't restrict chat owner", Why.PROTECTED),
    ("user is an administrator", Why.ABOVE_ME),
    ("user_admin_invalid", Why.ABOVE_ME),
    ("user not found", Why.NOT_HERE),
    ("member not found", Why.NOT_HERE),
    ("participant_id_invalid", Why.NOT_HERE),
    ("user_not_participant", Why.NOT_HERE),
    ("user is not a member", Why.NOT_HERE),
    ("user_id_invalid", Why.NOT_HERE),
    ("method is available for supergroup", Why.NOT_POSSIBLE),
    ("method is available only for supergroup", Why.NOT_POSSIBLE),
    ("message is too long", Why.TOO_LONG),
    ("message_too_long", Why.TOO_LONG),
)
_RIGHTS: Final = (
    "not enough rights", "have no rights", "chat_admin_required", "need administrator rights", "right_forbidden",
    "chat_write_forbidden", "plain_forbidden", "chat_restricted", "topic_closed", "must be an administrator",
    "need to be inviter", "user_banned_in_channel",
)  # fmt: skip
_BY_ACT: Final[tuple[tuple[tuple[type[Act], ...], str], ...]] = (
    ((DeleteMessage, DeleteMessages, DropCopy), "delete"),
    ((Mute, Unmute, LockChannel, UnlockChannel), "mute"),
    ((Ban, Unban, BanMany), "ban"),
    ((Kick,), "kick"),
    ((AnswerJoin, MakeInvite), "manage"),
    ((PinMessage,), "pins"),
)
_GONE_ROOM: Final = ("chat not found", "chat_id_invalid", "peer_id_invalid", "channel_private", "channel_invalid")
_LOST_TOPIC: Final = ("message thread not found", "topic_deleted", "topic_id_invalid")


def is_lost_topic(error: TelegramError) -> bool:
    """Whether the topic is gone while its chat may be there."""
    return _has(error, _LOST_TOPIC)


def is_unmodified(error: TelegramError) -> bool:
    """Whether the message says that already."""
    return _has(error, (NOT_MODIFIED,))


def is_old_press(error: TelegramError) -> bool:
    """Whether a press can't be answered any more (150 seconds), or never could."""
    return _has(error, ("query is too old", "query_id_invalid"))


def cannot_delete(error: TelegramError) -> bool:
    """The one text for a message that is too old, a service message, and a missing right."""
    return _has(error, ("message can't be deleted",))


def read(error: TelegramError, act: Act, secret: str = "") -> Result:
    """The result of a call that failed; `secret` (the token) never stands in it. ChatMigrated is not for here."""
    detail = said(error, secret)
    if isinstance(error, RetryAfter):
        return Later(seconds_of(error) * SECOND, detail)
    if isinstance(error, InvalidToken | Conflict):
        return Later(MINUTE, detail)
    if isinstance(error, ChatMigrated):
        return Refused(Why.ROOM_GONE, detail=detail)
    text = str(error).lower()
    for needle, why in _TEXTS:
        if needle in text:
            return Refused(why, detail=NEEDS_SUPERGROUP if "supergroup" in needle else "")
    if any(one in text for one in _RIGHTS):
        return Refused(Why.NO_RIGHT, right_of(act))
    if any(one in text for one in _GONE_ROOM):
        return Refused(Why.CLOSED if isinstance(act, SendDirect) else Why.ROOM_GONE)
    if isinstance(error, Forbidden):
        return Refused(Why.CLOSED if isinstance(act, SendDirect) else Why.NO_RIGHT, detail=detail)
    if type(error).__name__ == "BadRequest":
        return Refused(Why.BAD_REQUEST, detail=detail)
    return _outage(error, act, detail)


def seconds_of(error: RetryAfter) -> int:
    """How long Telegram wants us to wait, in seconds, at least one."""
    after = error._retry_after  # the public one warns and changes its type by an environment variable
    return max(1, int(after.total_seconds()))


def right_of(act: Act) -> str:
    """The right that an act takes, by its name in `Rights.can`."""
    return next((right for kinds, right in _BY_ACT if isinstance(act, kinds)), "write")


def _outage(error: TelegramError, act: Act, detail: str) -> Result:
    """Nothing, or nobody knows what, arrived: repeatable acts are repeated, sends are of unknown fate."""
    cause = type(error.__cause__).__name__
    unsent = cause in _UNSENT or "pool timeout" in str(error).lower()
    if unsent or isinstance(act, _REPEATABLE):
        return Later(OUTAGE, detail)
    return Uncertain(detail)


_REPEATABLE: Final = (
    EditMessage, DeleteMessage, DeleteMessages, DropCopy, Mute, Unmute, Kick, Ban, Unban, LockChannel, UnlockChannel,
    AnswerJoin, ClosePoll, PinMessage, MakeInvite,
)  # fmt: skip


def said(error: TelegramError, secret: str) -> str:
    """What Telegram said, for a log or /doctor, without the token and of a bounded length."""
    text = "timed out" if isinstance(error, TimedOut) else str(error)
    return (text.replace(secret, "…") if secret else text)[:200]


def _has(error: TelegramError, needles: tuple[str, ...]) -> bool:
    text = str(error).lower()
    return any(one in text for one in needles)
