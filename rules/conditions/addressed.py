"""addressed: a person is spoken to: pinged, answered, called "you", or told to do something.

Words that somebody says about themselves ("I am such an idiot") are not addressed, whatever else the message holds.
"""

from __future__ import annotations

from typing import Final

from bot.domain.messages import SurfaceKind
from bot.domain.signals import SpanOn
from rules.conditions.base import NO, YES, Found
from rules.conditions.kinds import flag
from rules.conditions.mentions_at_least import NAMED
from rules.language.person import about_oneself, lowered, speaks_to_someone
from rules.reading import Reading

_SPEAKING: Final = (SurfaceKind.TEXT, SurfaceKind.CAPTION, SurfaceKind.POLL)
"""Surfaces on which the author speaks; a preview, a file's name or a quotation says "you" on its own account."""


def _others(reading: Reading) -> bool:
    """Whether the message is turned to somebody else by the platform's own means."""
    message = reading.message
    own = message.author.account
    if any(one != own for one in message.mentions):
        return True
    reply = message.reply
    return reply is not None and (reply.author is None or reply.author != own)


def _spoken_to(reading: Reading) -> bool:
    if _others(reading):
        return True
    for surface in reading.surfaces:
        if surface.kind not in _SPEAKING:
            continue
        if "@" in surface.text and NAMED.search(surface.text):
            return True
        if speaks_to_someone(lowered(surface.text)):
            return True
    main = reading.main
    return main is not None and bool(main.disguises) and speaks_to_someone(main.normalised.text)


def _check(reading: Reading) -> Found:
    if not _spoken_to(reading):
        return NO
    spans: tuple[SpanOn, ...] = reading.rule_spans
    if not spans:
        return YES
    texts = [lowered(one.text) for one in reading.surfaces]
    return NO if all(about_oneself(texts[span.surface], span.start) for span in spans) else YES


SPEC: Final = flag("addressed", _check, cost=7, by_spans=True, reads_text=True)
