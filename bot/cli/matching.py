"""`steward rules match`: one JSON object for each line, which rules match it and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from bot.cli import talk, wiring
from bot.domain.signals import SpanOn
from rules.engine import Engine
from rules.personas import persona_scene

_BOM: Final = b"\xef\xbb\xbf"
_NO_TEXT: Final = "no-text"


def run(lines: Iterable[bytes], engines: Sequence[Engine], persona: str) -> None:
    """Answer each line in order."""
    for number, line in enumerate(lines):
        text, error = read_line(line if number else line.removeprefix(_BOM))
        matched = match(text, engines, persona) if text else []
        talk.answer({"text": text, "matched": matched, "error": error})


def read_line(line: bytes) -> tuple[str, str | None]:
    """The text of a line: its `text` where it is a JSON object that has one, else the line as it stands.

    An object whose `text` is not a string gives "" and the error "no-text".
    """
    plain = line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace")
    if plain.lstrip().startswith("{"):
        try:
            value = json.loads(plain)
        except (ValueError, RecursionError):
            return talk.clean(plain), None
        if isinstance(value, dict) and "text" in value:
            text = value["text"]
            return (talk.clean(text), None) if isinstance(text, str) else ("", _NO_TEXT)
    return talk.clean(plain), None


def match(text: str, engines: Sequence[Engine], persona: str) -> list[dict[str, Any]]:
    """The rules that match a text said by a persona, in the order of their files."""
    scores = wiring.score(text)
    scene = persona_scene(text, persona, scores=scores)
    hits = [hit for engine in engines for hit in engine.judge(scene).hits]
    return [
        {
            "rule": hit.rule,
            "flag": hit.topic.value,
            "mode": hit.mode.value,
            "spans": spans_on_text(hit.spans),
            "unknown": list(hit.unknown),
        }
        for hit in hits
    ]


def spans_on_text(spans: Iterable[SpanOn]) -> list[list[int]]:
    """Spans on the message's own text, in order, each once."""
    return [list(one) for one in sorted({(span.start, span.end) for span in spans if span.surface == 0})]
