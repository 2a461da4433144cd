"""Why Discord will not have us, or can't be reached, in words that have a remedy beside them."""

from __future__ import annotations

from typing import Final

import discord

from bot.ports.platform import PlatformFault

_TOKEN: Final = "discord-token"
_CLOSED: Final = {
    4004: (_TOKEN, True),
    4010: ("discord-shards", True),
    4011: ("discord-shards", True),
    4012: ("discord-version", True),
    4013: ("discord-intents", True),
    4014: ("discord-intents", True),
}
"""https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes"""
KEYS: Final = (
    "discord-token", "discord-token-mend", "discord-intents", "discord-intents-mend", "discord-shards",
    "discord-shards-mend", "discord-version", "discord-version-mend", "discord-unreachable",
    "discord-unreachable-mend",
)  # fmt: skip
"""Every Fluent key that a fault may carry, with the remedies beside them."""


def fault_of(error: BaseException | None) -> PlatformFault:
    """What ended (or prevented) a connection. The detail never holds the token."""
    if isinstance(error, PlatformFault):
        return error
    if isinstance(error, discord.LoginFailure):
        return PlatformFault(_TOKEN, lasting=True)
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return PlatformFault("discord-intents", lasting=True)
    if isinstance(error, discord.ConnectionClosed):
        key, lasting = _CLOSED.get(error.code, ("discord-unreachable", False))
        return PlatformFault(key, str(error.code), lasting=lasting)
    if isinstance(error, discord.HTTPException):
        if error.status == 401:
            return PlatformFault(_TOKEN, lasting=True)
        return PlatformFault("discord-unreachable", str(error.status))
    return PlatformFault("discord-unreachable", type(error).__name__ if error is not None else "")
