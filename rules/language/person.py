"""Whom words are turned to: another person, or the author themselves. English and Russian, by a few plain cues."""

from __future__ import annotations

import re
from typing import Final

YOU: Final = re.compile(
    r"\b(?:you|your|yours|yourself|youre|u|ur|ya|thou|shut up|stfu|get lost|go away|piss off|fuck off|screw you|kys"
    r"|ты|тебя|тебе|тобой|тобою|твой|твоя|твоё|твое|твои|твоего|твоей|твоим|твоих|твоему|твою|вы|вас|вам|вами|ваш|ваша"
    r"|ваше|ваши|вашего|вашей|вашим|ваших|вашему|вашу|заткнись|заткнитесь|закройся|отвали|отвалите|отстань|отстаньте"
    r"|вали|свали|проваливай|проваливайте|убирайся|убирайтесь|уйди|уйдите|иди|идите|пошёл|пошел|пошла|пошли|катись"
    r"|закрой|закройте|замолчи|замолчите|помолчи|слышь|слушай|слушайте|смотри|сдохни|умри|угомонись|успокойся)\b"
    r"|\byou'(?:re|ve|ll|d)\b"
)
SELF: Final = re.compile(
    r"\b(?:i am|i'm|im|i was|i feel|i felt|i look|i sound|feel like|me|myself|я|меня|мне|мной|себя|себе|собой)\b"
    r"((?:[\s,«\"'-]+\w+){0,5})[\s,:«\"'-]*$"
)
_THIRD: Final = re.compile(r"\b(?:he|she|they|them|this|that|who|он|она|они|его|её|ее|их|им|кто|этот|эта|эти)\b")
_SENTENCE: Final = re.compile(r"[.!?…\n]")


def lowered(text: str) -> str:
    """The text in small letters with straight apostrophes, every code point in its place."""
    low = text.lower().replace("’", "'")
    return low if len(low) == len(text) else text


def about_oneself(text: str, start: int) -> bool:
    """Whether the words just before `start`, in the same sentence, speak of the author and not of another person."""
    before = _SENTENCE.split(text[max(0, start - 80) : start])[-1]
    found = SELF.search(before)
    return found is not None and YOU.search(found[1]) is None and _THIRD.search(found[1]) is None


def speaks_to_someone(low: str) -> bool:
    """Whether a lowered text says "you" or tells somebody to do something."""
    return YOU.search(low) is not None
