"""quoted: what the rule found stands in quotation marks, in a line that begins with ">", or in a quoted message.

It looks at the spans of the rule's other lines and holds only when all of them are quoted.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.messages import Surface, SurfaceKind
from bot.domain.signals import SpanOn
from rules.conditions.base import NO, YES, Found
from rules.conditions.kinds import flag
from rules.reading import Reading

_QUOTES: Final = re.compile(
    r"«[^«»\n]{1,500}»|“[^“”\n]{1,500}”|„[^„“”\n]{1,500}[“”]|(?<!\w)\"[^\"\n]{1,500}\"(?!\w)|(?<!\w)'[^'\n]{1,200}'(?!\w)"
    r"|^[ \t]*>[^\n]*|^[ \t]*&gt;[^\n]*|`[^`\n]{1,500}`",
    re.MULTILINE,
)


def are_quoted(surface: Surface, spans: list[SpanOn]) -> bool:
    """Whether all these spans of a surface are quoted."""
    if surface.kind is SurfaceKind.QUOTED:
        return True
    quotes = [one.span() for one in _QUOTES.finditer(surface.text)]
    return all(any(start <= span.start and span.end <= end for start, end in quotes) for span in spans)


def _check(reading: Reading) -> Found:
    spans = reading.rule_spans
    if not spans:
        kinds = [one.kind for one in reading.surfaces]
        return YES if kinds and all(kind is SurfaceKind.QUOTED for kind in kinds) else NO
    by_surface: dict[int, list[SpanOn]] = {}
    for span in spans:
        by_surface.setdefault(span.surface, []).append(span)
    return YES if all(are_quoted(reading.surfaces[one], there) for one, there in by_surface.items()) else NO


SPEC: Final = flag("quoted", _check, cost=7, by_spans=True, reads_text=True)
