"""Russian word forms by pymorphy3 and the OpenCorpora dictionary."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Final

from bot.domain.text import Say

_RUSSIAN: Final = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)


class RussianForms:
    """All forms of a Russian word. The dictionary (about 15 MB of memory) is opened at the first word."""

    missing: Final[Say | None] = None

    def forms(self, word: str) -> tuple[str, ...]:
        """Forms in lower case, the word first. A word that the dictionary lacks, or that isn't Russian, stays alone.

        A word that is itself a dictionary form stands for that entry only: «мыло» is soap and brings no form of
        «мыть». Any other form stands for every entry it may belong to. ё and е are both given.
        """
        lower = word.lower()
        if not _RUSSIAN.fullmatch(lower):
            return (lower,)
        parses = [one for one in self._analyzer.parse(lower) if one.is_known]
        plain = lower.replace("ё", "е")
        chosen = [one for one in parses if one.normal_form.replace("ё", "е") == plain] or parses
        found = {lower: None}
        for one in chosen:
            for form in one.lexeme:
                found[form.word] = None
                found[form.word.replace("ё", "е")] = None
        return tuple(found)

    @cached_property
    def _analyzer(self) -> Any:
        import pymorphy3  # an optional library: only those who use forms pay for it

        return pymorphy3.MorphAnalyzer(lang="ru")
