"""What the texts of a language must keep to, as checks on strings: each gives the faults it found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, Final

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

GAP: Final = "\ufffc"
"""Stands for an argument within a piece of text."""
COUNTS: Final = frozenset({"n", "of", "count", "number", "total", "people", "messages", "left", "rule", "case"})
"""Names of arguments that are numbers: they stand as 0."""

_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_GENDERED: Final = re.compile(r"\w+\((?:а|ла|на|ась)\)|\w+/(?:ла|а)\b")
_UNIT: Final = re.compile(rf"(?:\d|{GAP}) (?:(?:мин|ч|сек|дн)\b|с(?=$|[.,;:·)]))")
_BANNED: Final = {
    "en": ("invalid", "error occurred", "oops"),
    "ru": (
        "апелляци", "эскалир", "бэктест", "велбиинг", "кикнут", "рсвп", "кудос", "теневой режим", "матрица реакций",
        "кейс", "страйк", "инвалид", "некорректн", "произошла ошибка",
    ),
}  # fmt: skip


def parse(source: str) -> dict[str, ftl.Message | ftl.Term]:
    """The entries of a Fluent source by name. Raises ValueError for what is not Fluent."""
    entries: dict[str, ftl.Message | ftl.Term] = {}
    for entry in FluentParser(with_spans=False).parse(source).body:
        if isinstance(entry, ftl.Junk):
            raise ValueError(f"not Fluent: {entry.content.strip()[:80]!r}")
        if isinstance(entry, ftl.Term):
            entries[f"-{entry.id.name}"] = entry
        elif isinstance(entry, ftl.Message):
            entries[entry.id.name] = entry
    return entries


def nodes(node: Any) -> Iterator[Any]:
    """A syntax node and everything beneath it."""
    if isinstance(node, list):
        for one in node:
            yield from nodes(one)
    elif isinstance(node, ftl.BaseNode):
        yield node
        for value in vars(node).values():
            yield from nodes(value)


def variables(entry: ftl.Message | ftl.Term) -> frozenset[str]:
    """The arguments that an entry itself names."""
    return frozenset(node.id.name for node in nodes(entry) if isinstance(node, ftl.VariableReference))


def references(entry: ftl.Message | ftl.Term) -> frozenset[str]:
    """The entries that an entry shows inside itself."""
    own = {node.id.name for node in nodes(entry) if isinstance(node, ftl.MessageReference)}
    return frozenset(own | {f"-{node.id.name}" for node in nodes(entry) if isinstance(node, ftl.TermReference)})


def pieces(entry: ftl.Message | ftl.Term) -> list[str]:
    """Every pattern of an entry as text, variants apart; GAP stands for an argument, 0 for a number."""
    return [_flat(node) for node in nodes(entry) if isinstance(node, ftl.Pattern)]


def _flat(pattern: ftl.Pattern) -> str:
    return "".join(one.value if isinstance(one, ftl.TextElement) else _gap(one) for one in pattern.elements)


def _gap(placeable: ftl.Placeable) -> str:
    names = {node.id.name for node in nodes(placeable) if isinstance(node, ftl.VariableReference)}
    return "0" if names and names <= COUNTS else GAP


def mixed_words(text: str) -> list[str]:
    """Words that mix Cyrillic and Latin letters: a slip of the keyboard, or a look-alike."""
    return [word for word in _WORD.findall(text) if _CYRILLIC.search(word) and _LATIN.search(word)]


def banned_words(text: str, language: str) -> list[str]:
    """Words that the voice of the project never uses."""
    lower = text.lower()
    return [word for word in _BANNED.get(language, ()) if re.search(rf"\b{re.escape(word)}", lower)]


def russian_faults(text: str) -> list[str]:
    """Straight quotes, a plain space before a unit, a gender guessed: what Russian texts must not have."""
    faults = [f"quote {sign}" for sign in '"“”„' if sign in text]
    faults += [f"plain space in {found[0]!r}" for found in _UNIT.finditer(text)]
    faults += [f"two genders in {found[0]!r}" for found in _GENDERED.finditer(text)]
    return faults + [f"{who} did it, of unknown gender: {verb}" for who, verb in _doers(text)]


def _doers(text: str) -> Iterable[tuple[str, str]]:
    """Past-tense verbs in the masculine or feminine beside an argument, "я" or "ты" that may be their subject."""
    words = re.findall(rf"{GAP}|[^\W\d_]+|[.,;:!?·—–()«»\n]", text)
    for first, second in pairwise(words):
        for who, verb in ((first, second), (second, first)):
            if (who == GAP or who.lower() in ("я", "ты")) and _is_gendered_past(verb.lower()):
                yield ("an argument" if who == GAP else who), verb


@cache
def _is_gendered_past(word: str) -> bool:
    """Whether the likeliest reading of a word is a past-tense verb of one gender."""
    if not re.fullmatch(r"[а-яё]+(?:л|ла|лся|лась)", word):
        return False
    tag = _analyzer().parse(word)[0].tag
    return "VERB" in tag and "past" in tag and ("masc" in tag or "femn" in tag)


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")
