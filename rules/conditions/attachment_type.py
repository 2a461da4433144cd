"""attachment_type: one of the attachments is of one of these kinds (photo, video, voice, sticker, file …)."""

from __future__ import annotations

from typing import Final

from bot.domain.messages import AttachmentKind
from bot.domain.text import Say, Several, say
from rules.conditions.base import Build, Condition, Found, Line, Spec, clause, items, when
from rules.reading import Reading
from rules.schema_values import one_of


def _build(kinds: tuple[str, ...], build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        return when(any(str(one.kind) in kinds for one in reading.message.attachments))

    def look(reading: Reading) -> Say:
        seen = dict.fromkeys(str(one.kind) for one in reading.message.attachments)
        return say("rule-found-words", words=Several(tuple(seen), "comma")) if seen else say("rule-found-no")

    return Line("attachment_type", check, clause("attachment_type", kinds=items(kinds)), look)


SPEC: Final = Spec("attachment_type", one_of("attachment-type", [str(one) for one in AttachmentKind]), _build)
