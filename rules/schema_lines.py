"""The `when` and `unless` parts of a rule: keys of the closed vocabulary, paired keys, compiled conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.text import say
from bot.domain.time import parse_length
from rules.conditions.base import Build, Spec
from rules.conditions.catalog import PAIRS, SPECS, SYNONYMS
from rules.notes import Notes
from rules.positions import Path
from rules.rule import Term
from rules.schema_values import Bad, Context
from rules.wordbook import WordBook

_KEYS: Final = (*SPECS, *PAIRS)


@dataclass(frozen=True, slots=True)
class Shop:
    """What compiling the lines of a file shares."""

    notes: Notes
    context: Context
    book: WordBook
    known_hosts: tuple[str, ...] = ()
    has_forms: bool = False


def read_lines(raw: object, path: Path, rule: str, shop: Shop) -> tuple[Term, ...]:
    """The compiled lines of one side, in the file's order; faults go to the notes."""
    if not isinstance(raw, dict):
        shop.notes.fault(path, rule, say("rule-fault-not-table", key=str(path[-1])))
        return ()
    pairs = _read_pairs(raw, path, rule, shop)
    terms = [_term(key, value, (*path, key), rule, shop, pairs) for key, value in raw.items() if key in SPECS]
    for key in raw:
        if key not in SPECS and key not in PAIRS:
            _unknown((*path, key), rule, shop)
    _lonely(raw, path, rule, shop)
    return tuple(one for one in terms if one is not None)


def _read_pairs(raw: Mapping[str, object], path: Path, rule: str, shop: Shop) -> dict[str, Any]:
    """Values of the paired keys, under their own names."""
    values: dict[str, Any] = {}
    for key, value in raw.items():
        pair = PAIRS.get(key)
        if pair is None:
            continue
        read = pair.read(value, shop.context)
        if isinstance(read, Bad):
            shop.notes.fault((*path, key, *read.at), rule, read.say)
        else:
            values[pair.key] = read
    if values.get("word_forms") and not shop.has_forms:
        shop.notes.warn((*path, "word_forms"), rule, say("rule-lint-no-forms"))
    return values


def _term(key: str, value: object, path: Path, rule: str, shop: Shop, pairs: Mapping[str, Any]) -> Term | None:
    spec: Spec = SPECS[key]
    read = spec.read(value, shop.context)
    if isinstance(read, Bad):
        shop.notes.fault((*path, *read.at), rule, read.say)
        return None
    own = {pair.key: pairs.get(pair.key, pair.default) for pair in spec.pairs}
    forms = bool(pairs.get("word_forms")) and shop.has_forms
    built = spec.build(read, Build(shop.book, own, path[-2] == "unless", forms, shop.known_hosts))
    if isinstance(built, Bad):
        shop.notes.fault((*path, *built.at), rule, built.say)
        return None
    return Term(built, spec.cost, spec.reads_text, spec.crowd, spec.by_spans, spec.unknown_on, spec.on_joins)


def _unknown(path: Path, rule: str, shop: Shop) -> None:
    key = str(path[-1])
    synonym = SYNONYMS.get(key)
    extra = say("rule-fault-unknown-key", key=key, nearest=synonym) if synonym else None
    shop.notes.unknown(path, rule, _KEYS, extra)


def _lonely(raw: Mapping[str, object], path: Path, rule: str, shop: Shop) -> None:
    """Paired keys: a window without its count means nothing; a count without its window gets the default."""
    used = {pair.key for key in raw if key in SPECS for pair in SPECS[key].pairs}
    given = {PAIRS[key].key for key in raw if key in PAIRS}
    for key in raw:
        if key in PAIRS and PAIRS[key].key not in used:
            partners = [name for name, spec in SPECS.items() if any(one.key == PAIRS[key].key for one in spec.pairs)]
            shop.notes.fault((*path, key), rule, say("rule-fault-lonely-pair", key=key, partner=partners[0]))
        if key in SPECS:
            for pair in SPECS[key].pairs:
                if pair.key not in given and pair.key.endswith("window"):
                    default = pair.default // 1_000_000
                    what = say("rule-lint-default-window", key=pair.key, default=f"{default}s")
                    shop.notes.warn((*path, key), rule, what)


def longest_window(table: Mapping[str, Any]) -> int:
    """How far back the lines of a read rule look (µs)."""
    longest = 0
    for side in ("when", "unless"):
        lines = table.get(side)
        for key, value in lines.items() if isinstance(lines, dict) else ():
            pair = PAIRS.get(key)
            if pair is not None and pair.key.endswith("window"):
                longest = max(longest, parse_length(value) or 0)
            elif key in SPECS:
                defaults = [one.default for one in SPECS[key].pairs if one.key.endswith("window")]
                longest = max([longest, *defaults])
    return longest
