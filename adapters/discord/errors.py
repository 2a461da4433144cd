"""What Discord's refusals mean: from an HTTP answer to a `Result`.

Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
"""

from __future__ import annotations

import asyncio
from typing import Final

import aiohttp
import discord

from bot.domain.actions import (
    Act,
    Ban,
    BanMany,
    ClosePoll,
    CopyMedia,
    DeleteMessage,
    DeleteMessages,
    DropCopy,
    Kick,
    LockChannel,
    MakeInvite,
    MakeRoom,
    Mute,
    PauseDoors,
    PinMessage,
    SendDirect,
    SendMessage,
    SendPoll,
    SetNativeEvent,
    SetNativeRule,
    SetRole,
    SetSlowMode,
    Unban,
    UnlockChannel,
    Unmute,
)
from bot.domain.results import Later, Refused, Result, Uncertain, Why
from bot.domain.time import HOUR, MINUTE, SECOND

OUTAGE: Final = 5 * SECOND
NO_TOKEN: Final = MINUTE
DETAIL: Final = 300
UNKNOWN_BAN: Final = 10026
MISSING_PERMISSIONS: Final = 50013
MISSING_ACCESS: Final = 50001
ACKNOWLEDGED: Final = 40060
UNKNOWN_INTERACTION: Final = 10062
BAN_LIMIT: Final = 30035
"""Bans of people who are no members are limited; nobody documents for how long."""


class Ended(aiohttp.ClientError):
    """A call after the connection was closed for good: it never left."""


FAILURES: Final = (discord.DiscordException, aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""Whatever a call through discord.py raises for what the platform or the network did."""

RIGHT_OF: Final[dict[type, str]] = {
    CopyMedia: "write", DropCopy: "delete",
    SendMessage: "write", SendDirect: "direct", DeleteMessage: "delete", DeleteMessages: "delete", Mute: "mute",
    Unmute: "mute", Kick: "kick", Ban: "ban", Unban: "ban", BanMany: "ban", SetSlowMode: "slow", LockChannel: "manage",
    UnlockChannel: "manage", SetRole: "manage", MakeRoom: "manage", PauseDoors: "manage", SetNativeRule: "manage",
    SendPoll: "polls", ClosePoll: "polls", PinMessage: "pins", SetNativeEvent: "events", MakeInvite: "invites",
}  # fmt: skip
"""The right that an act takes, by the names of `Rights.can`."""

_MEANS: Final[dict[int, Why]] = {
    10003: Why.ROOM_GONE, 10004: Why.ROOM_GONE, 10008: Why.GONE, 10007: Why.NOT_HERE, 10013: Why.NOT_HERE,
    UNKNOWN_BAN: Why.NOT_HERE, 10011: Why.GONE, UNKNOWN_INTERACTION: Why.TOO_OLD, 10015: Why.TOO_OLD,
    50027: Why.TOO_OLD, 50003: Why.NOT_POSSIBLE, 50005: Why.NOT_POSSIBLE, 50008: Why.NOT_POSSIBLE,
    50021: Why.NOT_POSSIBLE, 50024: Why.NOT_POSSIBLE, 50083: Why.NOT_POSSIBLE, 50007: Why.CLOSED, 50278: Why.CLOSED,
    10006: Why.GONE, 10070: Why.GONE, 180_000: Why.TOO_OLD, 520_001: Why.TOO_OLD, 520_006: Why.NOT_POSSIBLE,
    30003: Why.NOT_POSSIBLE, 30038: Why.NOT_POSSIBLE, 30016: Why.NOT_POSSIBLE, 520_002: Why.NOT_POSSIBLE,
    50034: Why.TOO_OLD, 50035: Why.BAD_REQUEST, 50006: Why.BAD_REQUEST, 50016: Why.BAD_REQUEST,
}  # fmt: skip
_FULL: Final = frozenset({30003, 30016, 30038})
"""So many pins, invites or events there may be, and no more: what Discord says of it is kept."""
_LATER: Final[dict[int, int]] = {
    BAN_LIMIT: HOUR, 40062: 10 * SECOND, 20016: 10 * SECOND, 40003: MINUTE, 130000: OUTAGE, 110000: OUTAGE,
}  # fmt: skip
"""Codes that pass by themselves, and after how long to try again (µs)."""


def code_of(error: BaseException) -> int:
    """Discord's own code of an error, 0 where there is none."""
    return error.code if isinstance(error, discord.HTTPException) else 0


def result_of(error: BaseException, act: Act) -> Result:
    """What an error means for an act. A send that may have arrived is `Uncertain`."""
    if isinstance(error, discord.RateLimited):
        return Later(max(SECOND, int(error.retry_after * SECOND)), "429")
    if isinstance(error, discord.HTTPException) and error.status < 500:
        return _answered(error, act)
    detail = f"{error.status}" if isinstance(error, discord.HTTPException) else type(error).__name__
    never_left = isinstance(error, aiohttp.ClientConnectorError | discord.ClientException)
    if isinstance(act, SendMessage | SendDirect) and not never_left:
        return Uncertain(detail)
    return Later(OUTAGE, detail)


def _answered(error: discord.HTTPException, act: Act) -> Result:
    if error.status == 429:
        return Later(_retry_after(error), "429")
    if error.status == 401 and error.code not in _MEANS:
        return Later(NO_TOKEN, "401")
    if error.code in _LATER:
        return Later(_LATER[error.code], str(error.code))
    detail = f"{error.code} {error.text}".strip()[:DETAIL]
    if error.code in _MEANS:
        why = _MEANS[error.code]
        return Refused(why, detail=detail if why is Why.BAD_REQUEST or error.code in _FULL else "")
    if error.code == MISSING_ACCESS:
        return Refused(Why.NO_RIGHT, "read")
    if error.status == 403:
        return Refused(Why.NO_RIGHT, RIGHT_OF.get(type(act), ""), "" if error.code == MISSING_PERMISSIONS else detail)
    return Refused(Why.GONE) if error.status == 404 else Refused(Why.BAD_REQUEST, detail=detail)


def _retry_after(error: discord.HTTPException) -> int:
    """From the header; a minute where Cloudflare does not tell."""
    try:
        return max(SECOND, int(float(error.response.headers.get("Retry-After", "60")) * SECOND))
    except ValueError:
        return MINUTE
