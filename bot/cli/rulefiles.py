"""Which rules a command works with: files, folders of files, or shipped presets."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

import typer

from bot.cli import talk, wiring
from bot.domain.text import Several, say
from rules.engine import Engine
from rules.file import Faults, RuleSet, read_rules
from rules.presets import PRESETS

MOST_BYTES: Final = 32_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A rule file: the name to show and its text."""

    name: str
    text: str


def find(value: str) -> list[Source]:
    """What `--rules VALUE` means: a file, every *.toml of a folder, or a preset's name. Ends with 2 when nothing."""
    path = Path(value)
    if path.is_dir():
        found = sorted(path.glob("*.toml"))
        if not found:
            talk.stop(say("cli-rules-empty-folder", path=value), talk.WRONG_USE)
        return [_read(one) for one in found]
    if path.exists():
        return [_read(path)]
    preset = wiring.preset(value)
    if preset is None:
        _missing(value)
    return [Source(f"{value}.toml", preset)]


def _missing(value: str) -> NoReturn:
    near = get_close_matches(value, PRESETS, 1)
    if near:
        talk.stop(say("cli-rules-missing-near", path=value, near=near[0]), talk.WRONG_USE)
    talk.stop(say("cli-rules-missing", path=value, presets=Several(PRESETS, "comma")), talk.WRONG_USE)


def _read(path: Path) -> Source:
    try:
        raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        talk.stop(say("cli-file-unreadable", path=str(path), why=error.strerror or ""), talk.WRONG_USE)
    if raw is None:
        talk.stop(say("cli-rules-too-long", path=str(path)), talk.NO)
    try:
        return Source(str(path), raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        talk.stop(say("cli-rules-encoding", path=str(path), byte=error.start), talk.NO)


def read(values: list[str]) -> list[RuleSet]:
    """The rule sets of all `--rules`. Faults are told on stderr and end the command with 1."""
    sets: list[RuleSet] = []
    broken = False
    for source in [source for value in values for source in find(value)]:
        found = read_rules(source.text, source.name, wiring.read_options())
        if isinstance(found, Faults):
            talk.tell_faults(found.items)
            broken = True
        else:
            sets.append(found)
    if broken:
        raise typer.Exit(talk.NO)
    return sets


def engines(values: list[str]) -> list[Engine]:
    """An engine for each rule set."""
    return [Engine(one) for one in read(values)]
