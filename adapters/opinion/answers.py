"""What is taken from an answer: labels of our own, and nothing else whatever it says."""

from __future__ import annotations

import re
from typing import Any, Final

import orjson

from bot.domain.assessment import KINDS, TARGETS
from bot.ports.opinion import Opinion, OpinionFault

MOST_CONTENT: Final = 1000
"""Characters; labels are short, and what is longer is a speech."""
_FENCED: Final = re.compile(r"```(?:json)?\s*(.*?)\s*```", re.DOTALL)
_LOOSE: Final = " \t\r\n.\"'`"


def content_of(body: bytes) -> str | None:
    """What the reader said, from the body of its answer; None where it said nothing in words.

    Raises OpinionFault for a body that is no answer of this wire.
    """
    try:
        content = orjson.loads(body)["choices"][0]["message"].get("content")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise OpinionFault("second-no-answer", perhaps_this=True) from None
    return content if isinstance(content, str) else None


def opinion_in(content: str | None) -> Opinion | None:
    """The labels in what was said: a JSON object with `class` (and `target`), or one label alone.

    None for everything else: another label, words around it, a list, a speech.
    """
    if content is None or len(content) > MOST_CONTENT:
        return None
    bare = content.strip()
    fenced = _FENCED.fullmatch(bare)
    bare = fenced[1] if fenced else bare
    return _from_object(bare) if bare.startswith("{") else _opinion(bare.strip(_LOOSE), None)


def _from_object(bare: str) -> Opinion | None:
    try:
        value: dict[str, Any] = orjson.loads(bare)
    except ValueError:
        return None
    return _opinion(value.get("class"), value.get("target"))


def _opinion(kind: object, target: object) -> Opinion | None:
    label = kind.strip().lower() if isinstance(kind, str) else ""
    aim = target.strip().lower() if isinstance(target, str) else target
    found = next((one for one in KINDS if one == label), None)
    aimed = next((one for one in TARGETS if one == aim), None)
    if found is None or (aim is not None and aimed is None):
        return None
    return Opinion(found, aimed)
