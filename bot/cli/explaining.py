"""`steward rules explain`: line by line why each rule matches a text, or does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text

from bot.cli import talk, wiring
from bot.cli.matching import spans_on_text
from bot.domain.text import Say, say
from rules.engine import Engine
from rules.explain import Row, RuleExplained, explain
from rules.hits import Holds
from rules.personas import persona_scene

_SIGNS = {Holds.YES: "+", Holds.NO: "−", Holds.UNKNOWN: "?"}
_ORDER = ("hit", "cancelled", "undecided", "no")


def run(engines: Sequence[Engine], text: str, persona: str, *, as_json: bool) -> None:
    """Explain every rule; hits first, then what came closest."""
    scene = persona_scene(text, persona, scores=wiring.score(text))
    found = [one for engine in engines for one in explain(engine, scene)]
    if as_json:
        talk.answer({"text": text, "as": persona, "rules": [_json(one) for one in found]})
        return
    for one in sorted(found, key=lambda one: (_ORDER.index(one.outcome), one.short_by)):
        _show(one)


def _show(one: RuleExplained) -> None:
    out = talk.console()
    out.print(Text(talk.words(_head(one)), style="bold" if one.outcome == "hit" else ""))
    for why in one.why_mode:
        out.print(Text(f"    {talk.words(why)}", style="dim"))
    for row in one.rows:
        out.print(Text(f"  {_SIGNS[row.holds]} {_clause(row)}   ").append(talk.words(row.found), style="dim"))


def _head(one: RuleExplained) -> Say:
    name = one.name.in_language(wiring.language())
    if one.outcome == "hit":
        mode = say(f"mode-{one.mode or one.declared}")
        return say("cli-explain-hit", name=name, rule=one.rule, version=one.version, mode=mode)
    if one.outcome == "no":
        near = (
            one.short_by if any(row.spans or (row.side == "when" and row.holds is Holds.YES) for row in one.rows) else 0
        )
        return say("cli-explain-no", name=name, rule=one.rule, short=near)
    return say(f"cli-explain-{one.outcome}", name=name, rule=one.rule)


def _clause(row: Row) -> str:
    words = talk.words(row.condition)
    return words if row.side == "when" else talk.words(say("cli-explain-unless", condition=words))


def _json(one: RuleExplained) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "version": one.version,
        "name": one.name.in_language(wiring.language()),
        "mode": one.mode.value if one.mode else None,
        "declared": one.declared.value,
        "why_mode": [talk.words(why) for why in one.why_mode],
        "outcome": one.outcome,
        "short_by": one.short_by,
        "rows": [_row(row) for row in one.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "side": row.side,
        "key": row.key,
        "holds": row.holds.value,
        "condition": talk.words(row.condition),
        "found": talk.words(row.found),
        "spans": spans_on_text(row.spans),
    }
