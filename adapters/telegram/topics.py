"""A topic that was deleted while its group is there: what was meant for it goes into the group's main topic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import BadRequest

from adapters.telegram.errors import is_lost_topic
from adapters.telegram.ids import Spot

T = TypeVar("T")


async def in_topic(spot: Spot, call: Callable[[int | None], Awaitable[T]]) -> T:
    """Make a call for the spot's topic, else for its chat. Raises TelegramError."""
    try:
        return await call(spot.topic)
    except BadRequest as error:
        if spot.topic is None or not is_lost_topic(error):
            raise
        return await call(None)
