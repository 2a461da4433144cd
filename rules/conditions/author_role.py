"""author_role: the author has one of these roles, by name or id. "moderator", "admin" and the like mean that standing
or above. Unknown where roles are not told.
"""

from __future__ import annotations

from typing import Final

from bot.domain.people import Standing
from bot.domain.text import Say, Several, say
from rules.conditions.base import NO, UNKNOWN, YES, Build, Condition, Found, Line, Spec, clause, items
from rules.reading import Reading
from rules.schema_values import read_texts

_STANDINGS: Final = {one.name.casefold(): one for one in Standing if one >= Standing.TRUSTED}


def _build(texts: tuple[str, ...], build: Build) -> Condition:
    wanted = frozenset(text.lstrip("@").casefold() for text in texts)
    standings = [_STANDINGS[text] for text in wanted if text in _STANDINGS]
    only_ids = all(text.isdigit() for text in wanted)

    def check(reading: Reading) -> Found:
        facts = reading.facts
        if standings and facts.standing >= min(standings):
            return YES
        if facts.roles is not None and not wanted.isdisjoint(facts.roles):
            return YES
        if facts.role_names is not None:
            return YES if any(name.lstrip("@").casefold() in wanted for name in facts.role_names) else NO
        return NO if facts.roles is not None and (only_ids or not facts.roles) else UNKNOWN

    def look(reading: Reading) -> Say:
        names = sorted(reading.facts.role_names or reading.facts.roles or ())
        return say("rule-found-roles", roles=Several(tuple(names[:8]), "comma") if names else say("rule-none"))

    return Line("author_role", check, clause("author_role", roles=items(texts)), look)


SPEC: Final = Spec("author_role", read_texts, _build, unknown_on=("telegram",))
