"""Our own sentences: `rules/language/corpus/<hand>.<language>.tsv`, written by the guide beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from bot.domain.assessment import KINDS, SEVERITIES, TARGETS
from bot.domain.scores import HEADS
from bot.training.example import Example

HELD_OUT: Final = ("dahlia", "juniper")
"""Hands that never train: their lines say how well others' chats are understood."""
TAGS: Final = frozenset("quote negated counter irony banter implicit disguised reclaimed".split())
ATTACKS: Final = frozenset({"toxic", "insult", "threat", "hate"})
"""Of these every line of abuse names at least one."""
LONGEST: Final = 400
_FIELDS: Final = 5
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the corpus: what it is, by whom (`hand`), in which language."""

    hand: str
    lang: str
    kind: str
    target: str
    severity: str
    marks: frozenset[str]
    text: str

    def example(self) -> Example:
        """What it teaches: every head is known, since a hand marks all that hold."""
        held = self.marks | {self.kind}
        if held & {"insult", "threat", "hate"}:
            held |= {"toxic"}
        labels = {head: int(head in held) for head in HEADS}
        if "profanity" in held and "toxic" not in held:
            del labels["toxic"]  # the public sets call swearing toxic, a hand does not: neither is taught
        labels |= {"chat": int(self.kind == "chat"), "abuse": int(self.kind == "abuse")}
        labels |= {f"at-{one}": int(one == self.target) for one in TARGETS}
        return Example(
            self.text, self.lang, f"own/{self.hand}", labels, frozenset({self.kind}), frozenset({self.target})
        )


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that can't be used: where, and why."""

    place: str
    why: str


def corpus_folder() -> Traversable:
    """Where our own sentences lie."""
    return resources.files("rules.language").joinpath("corpus")


def read_corpus(folder: Traversable) -> tuple[list[Sentence], list[Broken]]:
    """Every line of every hand, and the lines that are broken, in a fixed order."""
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".tsv")), key=lambda one: one.name)
    found = [one for file in files for one in _read(file)]
    return (
        [one for one in found if isinstance(one, Sentence)],
        [one for one in found if isinstance(one, Broken)],
    )


def _read(file: Traversable) -> Iterator[Sentence | Broken]:
    hand, lang = _named(file.name)
    if not hand:
        yield Broken(file.name, "a file is called <hand>.<language>.tsv")
        return
    for number, raw in enumerate(file.read_bytes().split(b"\n"), 1):
        try:
            line = raw.removesuffix(b"\r").decode()
        except UnicodeDecodeError:
            yield Broken(f"{file.name}:{number}", "the line is not UTF-8")
            continue
        if line.strip() and not line.startswith("#"):
            why = "; ".join(_faults(line))
            yield Broken(f"{file.name}:{number}", why) if why else _sentence(hand, lang, line)


def _sentence(hand: str, lang: str, line: str) -> Sentence:
    kind, target, severity, marks, text = line.split("\t")
    return Sentence(hand, lang, kind, target, severity, frozenset(marks.split(",")) - {""}, text)


def _named(name: str) -> tuple[str, str]:
    found = name.removesuffix(".tsv").split(".")
    return (found[0], found[1]) if len(found) == 2 and all(found) else ("", "")


def _faults(line: str) -> Iterator[str]:
    fields = line.split("\t")
    if len(fields) != _FIELDS:
        yield f"{len(fields)} fields instead of {_FIELDS}"
        return
    kind, target, severity, marks, text = fields
    if kind not in KINDS:
        yield f"no class is called {kind!r}"
    if target not in TARGETS:
        yield f"no target is called {target!r}"
    if severity not in SEVERITIES:
        yield f"no severity is called {severity!r}"
    for mark in marks.split(","):
        if mark and mark not in TAGS and mark not in HEADS:
            yield f"no mark is called {mark!r}"
    if not text.strip():
        yield "the text is empty"
    if len(text) > LONGEST:
        yield f"the text has {len(text)} characters instead of {LONGEST} at most"
    if _CONTROL.search(text):
        yield "the text holds a control character or a line break"
    if kind == "abuse" and not set(marks.split(",")) & ATTACKS:
        yield "abuse without any of toxic, insult, threat, hate"
