"""What the thread_… conditions share: the conversation within `thread_window`, this message included."""

from __future__ import annotations

from typing import Final

from bot.domain.time import MINUTE
from rules.conditions.base import Pair
from rules.reading import Reading
from rules.schema_values import read_length
from rules.windows import Heat, negativity

WINDOW: Final = Pair("thread_window", read_length, 5 * MINUTE)


def messages(reading: Reading, window: int, enough: int) -> int | None:
    """How many messages the conversation holds, counted up to `enough`; None as for `heat`."""
    if _never(reading):
        return None
    at = reading.message.at
    return 1 + reading.windows.thread_messages(reading.thread, at - window, at, reading.event, enough - 1)


def people(reading: Reading, window: int, enough: int) -> int | None:
    """How many people take part in it, counted up to `enough`; None as for `heat`."""
    if _never(reading):
        return None
    at, own = reading.message.at, reading.facts.person
    return reading.windows.thread_people(reading.thread, at - window, at, reading.event, own, enough)


def _never(reading: Reading) -> bool:
    return reading.apart or reading.scene.edited or reading.scene.joined


def heat(reading: Reading, window: int) -> Heat | None:
    """The conversation; None for a message that never feeds heat (complaint-class text, an edit, a join)."""
    scene, message = reading.scene, reading.message
    if _never(reading):
        return None
    known = reading.heats.get(window)
    if known is not None:
        return known
    thread = reading.thread
    past = reading.windows.heat(thread, message.at - window, message.at, reading.event)
    own = negativity(scene.scores)
    found = Heat(
        past.messages + 1,
        past.people | {reading.facts.person},
        past.sharp + (own or 0.0),
        past.known + (own is not None),
    )
    reading.heats[window] = found
    return found
