"""link_is_suspicious: a link pretends to be another site, hides its target, or is shortened."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Build, Condition, Found, Line, Sign, Spec, clause, not_clause
from rules.conditions.has_link import hosts_seen
from rules.conditions.kinds import negated
from rules.conditions.places import placed
from rules.reading import Reading
from rules.schema_values import read_bool
from rules.text.links import suspicious


def _build(value: bool, build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        known = (*build.known_hosts, *reading.scene.own_domains)
        judged: dict[tuple[str, ...], bool] = {}
        found = []
        for number, link in reading.links:
            looks = (link.host_shown, link.scheme, link.userinfo, link.label)
            if looks not in judged:
                judged[looks] = bool(suspicious(link, known))
            if judged[looks]:
                found.append((number, link))
        return placed(found)

    if value:
        return Line("link_is_suspicious", check, clause("link_is_suspicious"), hosts_seen, Sign.LINK)
    return Line("link_is_suspicious", negated(check), not_clause("link_is_suspicious"), hosts_seen)


SPEC: Final = Spec("link_is_suspicious", read_bool, _build, cost=6, reads_text=True)
