"""Terms of word lists, checked one by one so that a fault names its own line."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.text import say
from rules.schema_values import Bad, Context, expected, read_texts, shown
from rules.text.words import TermError, WordList

_USUAL: Final = re.compile(r"[^\W\d_]{2}[\w '-]{0,90}\*?")
"""Terms that are fine at a glance; of lists of 30,000 only the odd ones are tried one by one."""


def read_terms(raw: object, context: Context) -> tuple[str, ...] | Bad:
    """A word, phrase or "prefix*", or a list of them; "@name" stands for a named list."""
    items = raw if isinstance(raw, list) else [raw]
    for number, item in enumerate(items):
        where = (number,) if isinstance(raw, list) else ()
        if not isinstance(item, str):
            return expected("text-in-list" if isinstance(raw, list) else "texts", item, *where)
        if item.startswith("@") and item[1:] in context.lists:
            continue
        if (trouble := term_trouble(item)) is not None:
            return Bad(trouble.say, where)
    return read_texts(raw, context)


def term_trouble(term: str) -> Bad | None:
    """Why a term can't be looked for, None when it can."""
    if _USUAL.fullmatch(term):
        return None
    try:
        WordList([term])
    except TermError as error:
        return Bad(say(f"rule-fault-{error.key}", term=shown(term)))
    return None
