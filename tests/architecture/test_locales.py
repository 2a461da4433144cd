"""Every text stands in both languages, is said somewhere, and keeps to the voice; every value has its word."""

from __future__ import annotations

from enum import Enum
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from fluent.syntax import ast as ftl

from adapters.fluent import load_texts
from bot.domain.cases import CaseKind, CaseState
from bot.domain.decisions import Outcome, Verb
from bot.domain.messages import AttachmentKind, SurfaceKind
from bot.domain.people import Standing
from bot.domain.results import Why
from bot.domain.signals import Severity, Topic
from tests.architecture import wording
from tests.architecture.usage import Usage, read_page, read_python
from tests.kit import ROOT

TEXTS = load_texts()
MAX_DESCRIPTION = 100
DESCRIPTIONS = ("command-", "option-", "choice-")

WORDS: dict[str, type[Enum]] = {
    "severity": Severity,
    "topic": Topic,
    "standing": Standing,
    "verb": Verb,
    "state": CaseState,
    "kind": CaseKind,
    "outcome": Outcome,
    "surface": SurfaceKind,
    "attachment": AttachmentKind,
    "why": Why,
    "remedy": Why,
}
MODES = ("off", "shadow", "ask", "act")

FAMILIES = ("command-", "option-", "choice-", *(f"{name}-" for name in WORDS), "mode-", "zone-")
"""Families whose keys are made of stored values: a name of a command, a value of an enum."""


@cache
def entries(language: str) -> dict[str, ftl.Message | ftl.Term]:
    """Every entry of a language, parsed whole."""
    files = sorted((ROOT / "bot/locales" / language).glob("*.ftl"))
    return dict(chain.from_iterable(wording.parse(one.read_text("utf-8")).items() for one in files))


@cache
def usage() -> Usage:
    """What the four packages say."""
    found = Usage()
    for package in ("bot", "rules", "adapters", "activities"):
        for path in sorted((ROOT / package).rglob("*.py")):
            read_python(path.read_text("utf-8"), found, str(path.relative_to(ROOT)))
        for path in sorted(chain((ROOT / package).rglob("*.js"), (ROOT / package).rglob("*.html"))):
            read_page(path.read_text("utf-8"), found)
    return found


def pieces(language: str) -> list[tuple[str, str]]:
    """(key, text) of every pattern of a language."""
    return [(key, text) for key, entry in entries(language).items() for text in wording.pieces(entry)]


def test_every_language_has_the_same_files() -> None:
    names = {one: {path.name for path in (ROOT / "bot/locales" / one).glob("*.ftl")} for one in TEXTS.languages}
    assert set(names) == {"en", "ru"}
    assert names["en"] == names["ru"]


def test_both_languages_have_the_same_texts() -> None:
    english, russian = ({key for key in entries(one) if key[0] != "-"} for one in ("en", "ru"))
    assert english - russian == set(), "missing in Russian"
    assert russian - english == set(), "missing in English"


def test_each_text_takes_the_same_arguments_in_both() -> None:
    common = [key for key in entries("en").keys() & entries("ru").keys() if key[0] != "-"]
    different = {
        key: (sorted(TEXTS.variables(key, "en")), sorted(TEXTS.variables(key, "ru")))
        for key in common
        if TEXTS.variables(key, "en") != TEXTS.variables(key, "ru")
    }
    assert different == {}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_cut_is_what_fluent_reads(language: str) -> None:
    assert {key for key in entries(language) if key[0] != "-"} == {key for key in entries(language) if TEXTS.has(key)}
    hidden = [key for key, entry in entries(language).items() if entry.value is None or entry.attributes]
    assert hidden == [], "texts are plain values without attributes"


def test_what_is_said_is_defined() -> None:
    undefined = {f"{one.key} ({one.where})" for one in usage().said if not TEXTS.has(one.key)}
    assert not undefined, "\n".join(sorted(undefined))


def test_what_is_said_has_its_arguments() -> None:
    short = {
        f"{one.key} ({one.where}) lacks {', '.join(sorted(missing))}"
        for one in usage().said
        if one.names is not None and TEXTS.has(one.key) and (missing := TEXTS.variables(one.key, "en") - one.names)
    }
    assert not short, "\n".join(sorted(short))


def test_what_is_defined_is_said() -> None:
    inside = frozenset(chain.from_iterable(wording.references(one) for one in entries("en").values()))
    unused = {key for key in entries("en") if not (usage().covers(key) or key in inside or key.startswith(FAMILIES))}
    assert not unused, "\n".join(sorted(unused))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("family", sorted(WORDS))
def test_every_value_has_its_word(family: str, language: str) -> None:
    values = [one.name.lower() if isinstance(one, Standing) else str(one.value) for one in WORDS[family]]
    assert [one for one in values if f"{family}-{one}" not in entries(language)] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_mode_has_its_word(language: str) -> None:
    assert [one for one in MODES if f"mode-{one}" not in entries(language)] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_four_modes_and_severities_read_apart(language: str) -> None:
    for family, values in (("mode", MODES), ("severity", [one.value for one in Severity])):
        said = [wording.pieces(entries(language)[f"{family}-{one}"])[0] for one in values]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_words_keep_to_the_voice(language: str) -> None:
    assert [(key, found) for key, text in pieces(language) if (found := wording.banned_words(text, language))] == []


def test_no_russian_word_holds_a_latin_letter() -> None:
    assert [(key, found) for key, text in pieces("ru") if (found := wording.mixed_words(text))] == []


def test_no_english_text_holds_a_cyrillic_letter() -> None:
    allowed = ("command-", "option-", "language-", "help-")
    assert [
        key
        for key, text in pieces("en")
        if not key.startswith(allowed) and any("\u0400" <= sign <= "\u04ff" for sign in text)
    ] == []


def test_russian_is_written_as_russian() -> None:
    assert [(key, found) for key, text in pieces("ru") if (found := wording.russian_faults(text))] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_descriptions_of_commands_fit(language: str) -> None:
    described = {key: one for key, one in entries(language).items() if key.startswith(DESCRIPTIONS)}
    wrong = {
        key
        for key, one in described.items()
        if wording.variables(one) or any(len(text) > MAX_DESCRIPTION for text in wording.pieces(one))
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_locales_hold_nothing_else() -> None:
    strange: list[Path] = [one for one in (ROOT / "bot/locales").rglob("*") if one.is_file() and one.suffix != ".ftl"]
    assert strange == []
