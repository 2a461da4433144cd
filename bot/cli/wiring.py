"""What the commands about rules and history need from the world: parts put together by `bot.bootstrap`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from bot.bootstrap import history, presets, read_options, scorer, swears, texts
from bot.domain.scores import Scores

__all__ = ["history", "language", "preset", "presets", "read_options", "score", "scorer", "swears", "texts"]

LANGUAGE_VARIABLES: Final = ("STEWARD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of this terminal: STEWARD_LANGUAGE, else the usual locale variables, else English."""
    for name in LANGUAGE_VARIABLES:
        code = environment.get(name, "").replace("-", "_").split("_")[0].split(".")[0].lower()
        if code in texts().languages:
            return code
        if code:
            break
    return texts().languages[0]


def score(text: str) -> Scores | None:
    """What the scorer says of one text."""
    return scorer().score([text])[0]


def preset(name: str) -> str | None:
    """The source of a shipped preset, None where there is none of that name."""
    return presets().get(name)
