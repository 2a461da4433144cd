"""Reading a rule file: source in, a rule set or its faults out. Nothing is raised for bad input."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from bot.domain.scores import Scores
from bot.domain.text import Say, say
from rules.conditions.words import term_trouble
from rules.engine import Engine
from rules.examples import run_examples
from rules.lint import lint
from rules.notes import Notes
from rules.positions import positions
from rules.rule import Example, Fault, Faults, Limit, Rule, RuleSet, Story
from rules.schema import TOP, read_lists, read_rule
from rules.schema_lines import Shop, longest_window
from rules.schema_values import Context, expected
from rules.text.words import TermError
from rules.wordbook import Forms, WordBook

__all__ = ["DEFAULT", "Example", "Fault", "Faults", "Limit", "ReadOptions", "Rule", "RuleSet", "Story", "read_rules"]

MAX_SOURCE: Final = 8_000_000
"""Longest source in characters; 30,000 terms need about one tenth of it."""


class Scorer(Protocol):
    """Anything that scores texts, as the classifier port does."""

    def score(self, texts: Sequence[str]) -> list[Scores | None]:
        """One answer for each text."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`forms` gives all forms of a word (morphology), `scorer` the scores for examples, `known_hosts` sites whose
    look-alikes are suspicious; `run_examples` False skips the tests beside the rules."""

    forms: Forms | None = None
    scorer: Scorer | None = None
    run_examples: bool = True
    known_hosts: tuple[str, ...] = ()


DEFAULT: Final = ReadOptions()


def read_rules(source: str, name: str, options: ReadOptions = DEFAULT) -> RuleSet | Faults:
    """The rules of a file named `name`, compiled and tested on their own examples; or everything wrong with it."""
    data = _load(source, name)
    if isinstance(data, Faults):
        return data
    notes = Notes(name, positions(source))
    rules, book = _read(data, notes, options)
    if not notes.faults:
        _close(book, rules, notes, options)
    if notes.faults:
        return _faults(notes)
    keep = max((longest_window(one) for one in data.get("rule", ())), default=0)
    version = hashlib.sha256(source.encode(errors="surrogatepass")).hexdigest()[:12]
    found = RuleSet(name, rules, version, source, book, (), keep)
    lint(found, notes)
    if options.run_examples:
        run_examples(Engine(found, even_off=True), notes, options.scorer)
    if notes.faults:
        return _faults(notes)
    return replace(found, warnings=tuple(sorted(notes.warnings, key=lambda one: one.line)))


def _faults(notes: Notes) -> Faults:
    return Faults(tuple(sorted(notes.faults, key=lambda one: one.line)))


def _read(data: dict[str, Any], notes: Notes, options: ReadOptions) -> tuple[tuple[Rule, ...], WordBook]:
    _check_top(data, notes)
    lists = read_lists(data["lists"], notes) if "lists" in data else {}
    book = WordBook()
    shop = Shop(notes, Context(lists), book, options.known_hosts, options.forms is not None)
    tables = data.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        notes.fault(("rule",), "", say("rule-fault-rule-shape"))
        return (), book
    for listed in _word_lists(tables) & lists.keys():
        _check_terms(listed, lists[listed], notes)
    rules = [read_rule(one, number, shop) for number, one in enumerate(tables)]
    _check_ids(tables, notes)
    return tuple(one for one in rules if one is not None), book


def _word_lists(tables: Sequence[Mapping[str, Any]]) -> set[str]:
    """Names of the lists that are used as words; hosts and roles follow other rules."""
    used: set[str] = set()
    for one in tables:
        for side in (one.get("when"), one.get("unless")):
            for key in ("says_any", "says_all", "name_says"):
                value = side.get(key, ()) if isinstance(side, dict) else ()
                named = [value] if isinstance(value, str) else value if isinstance(value, list) else ()
                used |= {item[1:] for item in named if isinstance(item, str) and item.startswith("@")}
    return used


def _check_terms(listed: str, terms: Sequence[str], notes: Notes) -> None:
    """Fault each term of a named list that can't be looked for."""
    for number, term in enumerate(terms):
        trouble = term_trouble(term)
        if trouble is not None:
            notes.fault(("lists", listed, number), "", trouble.say)


def _check_top(data: Mapping[str, Any], notes: Notes) -> None:
    for key in data:
        if key not in TOP:
            notes.unknown((key,), "", TOP)
    form = data.get("format")
    if form is None:
        notes.warn(("format",), "", say("rule-lint-no-format"))
    elif isinstance(form, bool) or form != 1:
        notes.fault(("format",), "", expected("format", form).say)
    if not data.get("rule") and not notes.faults:
        notes.fault((), "", say("rule-fault-empty"))


def _check_ids(tables: Sequence[Mapping[str, Any]], notes: Notes) -> None:
    seen: dict[str, int] = {}
    for number, one in enumerate(tables):
        id = one.get("id")
        if not isinstance(id, str):
            continue
        if id in seen:
            notes.fault(("rule", number, "id"), id, say("rule-fault-double-id", id=id, line=seen[id]))
        seen.setdefault(id, notes.line(("rule", number, "id")))
    for number, one in enumerate(tables):
        was = one.get("was", [])
        for old in [was] if isinstance(was, str) else was if isinstance(was, list) else []:
            if isinstance(old, str) and old in seen:
                notes.fault(("rule", number, "was"), str(one.get("id", "")), say("rule-fault-was-lives", id=old))


def _close(book: WordBook, rules: Sequence[Rule], notes: Notes, options: ReadOptions) -> None:
    try:
        book.close(options.forms)
    except TermError as error:
        term = str(error.args.get("term", ""))
        notes.fault((), "", say(f"rule-fault-{error.key}", term=term))


_AT_LINE: Final = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_UNIT: Final = re.compile(r"=\s*\[?\s*(\d+\s*[A-Za-zА-Яа-я]+)\s*(?:#.*)?$")
_CLOCK: Final = re.compile(r"[=\[,]\s*(\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?)")
_CURLY: Final = re.compile("[“”„«»‘’]")
_BARE: Final = re.compile(r"=\s*([A-Za-zА-Яа-яЁё][^\"'#]*?)\s*(?:#.*)?$")


def _load(source: str, name: str) -> dict[str, Any] | Faults:
    if len(source) > MAX_SOURCE:
        return Faults((Fault(name, 1, "", "", say("rule-fault-too-long", most=MAX_SOURCE)),))
    try:
        return tomllib.loads(source.removeprefix("\ufeff"))
    except RecursionError:
        return Faults((Fault(name, 1, "", "", say("rule-fault-too-deep")),))
    except ValueError as error:
        return Faults((_syntax(source, name, str(error)),))


def _syntax(source: str, name: str, message: str) -> Fault:
    """A syntax error in words, with the remedy where the line shows one of the usual slips."""
    lines = source.split("\n")
    found = _AT_LINE.search(message)
    line = int(found[1]) if found and found[1] else len(lines)
    text = lines[line - 1] if line <= len(lines) else ""
    reason = _AT_LINE.sub("", message).strip()[:200]
    return Fault(name, line, "", "", _remedy(text) or say("rule-fault-syntax", reason=reason, text=text.strip()[:80]))


def _remedy(text: str) -> Say | None:
    if found := _UNIT.search(text):
        return say("rule-fault-unquoted", found=found[1], quoted=f'"{found[1]}"')
    if found := _CLOCK.search(text):
        return say("rule-fault-unquoted", found=found[1], quoted=f'"{found[1]}"')
    if _CURLY.search(text.split("#")[0]) and '"' not in text:
        return say("rule-fault-curly-quotes", text=text.strip()[:80])
    if (found := _BARE.search(text)) and found[1] not in ("true", "false"):
        return say("rule-fault-unquoted", found=found[1][:60], quoted=f'"{found[1][:60]}"')
    if "\\" in text and '"' in text:
        return say("rule-fault-backslash")
    return None
