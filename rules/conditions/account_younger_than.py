"""account_younger_than: the author's account was made at most so long ago. Discord's ids tell; Telegram does not."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from rules.conditions.base import UNKNOWN, Build, Condition, Found, Line, Spec, clause, when
from rules.reading import Reading
from rules.schema_values import read_length

_EPOCH: Final = 1_420_070_400_000
"""Milliseconds of Discord's own epoch: https://discord.com/developers/docs/reference#snowflakes"""


def made_at(reading: Reading) -> int | None:
    """When the account was made (µs UTC), None while unknown."""
    if reading.facts.created_at is not None:
        return reading.facts.created_at
    account = reading.message.author.account
    if account.platform != "discord" or not account.id.isascii() or not account.id.isdigit():
        return None
    return ((int(account.id) >> 22) + _EPOCH) * 1000


def _build(length: int, build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        made = made_at(reading)
        return UNKNOWN if made is None else when(reading.message.at - made <= length)

    def look(reading: Reading) -> Say:
        return say("rule-found-made", length=Length(max(0, reading.message.at - (made_at(reading) or 0))))

    return Line("account_younger_than", check, clause("account_younger_than", length=Length(length)), look)


SPEC: Final = Spec("account_younger_than", read_length, _build, unknown_on=("telegram",), on_joins=True)
