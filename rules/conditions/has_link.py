"""has_link: the message carries a link, in plain sight, disguised, or behind a text."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Say, Several, say
from rules.conditions.base import Found, Sign
from rules.conditions.kinds import flag
from rules.conditions.places import placed
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return placed(reading.links)


def hosts_seen(reading: Reading) -> Say:
    """The sites that the message's links lead to."""
    hosts = dict.fromkeys(link.host_shown for _, link in reading.links)
    return say("rule-found-words", words=Several(tuple(hosts)[:6], "comma")) if hosts else say("rule-found-no-link")


SPEC: Final = flag("has_link", _check, hosts_seen, Sign.LINK, cost=5, reads_text=True)
