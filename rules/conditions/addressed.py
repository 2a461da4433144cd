"""addressed: a person is spoken to: pinged, answered, called "you", or told to do something.

Words that somebody says about themselves ("I am such an idiot") are not addressed, whatever else the message holds.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.signals import SpanOn
from rules.conditions.base import NO, YES, Found
from rules.conditions.kinds import flag
from rules.conditions.mentions_at_least import NAMED
from rules.reading import Reading

_YOU: Final = re.compile(
    r"\b(?:you|your|yours|yourself|youre|u|ur|ya|thou|shut up|stfu|get lost|go away|piss off|fuck off|screw you|kys"
    r"|ты|тебя|тебе|тобой|тобою|твой|твоя|твоё|твое|твои|твоего|твоей|твоим|твоих|твоему|твою|вы|вас|вам|вами|ваш|ваша"
    r"|ваше|ваши|вашего|вашей|вашим|ваших|вашему|вашу|заткнись|заткнитесь|закройся|отвали|отвалите|отстань|отстаньте"
    r"|вали|свали|проваливай|проваливайте|убирайся|убирайтесь|уйди|уйдите|иди|идите|пошёл|пошел|пошла|пошли|катись"
    r"|закрой|закройте|замолчи|замолчите|помолчи|слышь|слушай|слушайте|смотри|сдохни|умри|угомонись|успокойся)\b"
    r"|\byou'(?:re|ve|ll|d)\b"
)
_SELF: Final = re.compile(
    r"(?:\b(?:i|me|myself|i'm|im|i am|my own|я|меня|мне|мной|сам|сама|себя|себе|собой)\b)[^.!?\n]{0,40}$"
)
_SENTENCE: Final = re.compile(r"[.!?…\n]")


def _lowered(text: str) -> str:
    low = text.lower().replace("’", "'")
    return low if len(low) == len(text) else text


def about_oneself(text: str, start: int) -> bool:
    """Whether the words just before `start`, in the same sentence, speak of the author and not of another person."""
    before = _SENTENCE.split(text[max(0, start - 80) : start])[-1]
    return _SELF.search(before) is not None and _YOU.search(before) is None


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
        if "@" in surface.text and NAMED.search(surface.text):
            return True
        if _YOU.search(_lowered(surface.text)):
            return True
    main = reading.main
    return main is not None and bool(main.disguises) and _YOU.search(main.normalised.text) is not None


def _check(reading: Reading) -> Found:
    if not _spoken_to(reading):
        return NO
    spans: tuple[SpanOn, ...] = reading.rule_spans
    if not spans:
        return YES
    texts = [_lowered(one.text) for one in reading.surfaces]
    return NO if all(about_oneself(texts[span.surface], span.start) for span in spans) else YES


SPEC: Final = flag("addressed", _check, cost=7, by_spans=True, reads_text=True)
