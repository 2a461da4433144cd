"""What the commands about rules and history need from the world, in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from adapters.exports.opening import open_export
from adapters.fluent import load_texts
from bot.domain.scores import Scores
from bot.ports.history import History
from bot.ports.texts import Texts
from rules.file import ReadOptions
from rules.language.lexicon import LexiconScorer
from rules.presets import PRESETS

LANGUAGE_VARIABLES = ("STEWARD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def texts() -> Texts:
    """The texts that Steward ships."""
    return load_texts()


def language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of this terminal: STEWARD_LANGUAGE, else the usual locale variables, else English."""
    for name in LANGUAGE_VARIABLES:
        code = environment.get(name, "").replace("-", "_").split("_")[0].split(".")[0].lower()
        if code in texts().languages:
            return code
        if code:
            break
    return texts().languages[0]


@cache
def scorer() -> LexiconScorer:
    """The small scorer by word lists."""
    folder = resources.files("rules").joinpath("lexicons")
    return LexiconScorer({one.name: one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".txt")})


def score(text: str) -> Scores | None:
    """What the scorer says of one text."""
    return scorer().score([text])[0]


@cache
def read_options() -> ReadOptions:
    """How rule files are read: with word forms where their dictionary is installed."""
    return ReadOptions(scorer=scorer())


def history(path: Path) -> History:
    """The export in a file. Raises ExportFault."""
    return open_export(path)


def preset(name: str) -> str | None:
    """The source of a shipped preset, None where there is none of that name."""
    if name not in PRESETS:
        return None
    return resources.files("rules.presets").joinpath(f"{name}.toml").read_text("utf-8")
