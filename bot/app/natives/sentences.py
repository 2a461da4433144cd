"""Rules of a platform's own as sentences, and what has changed about them since somebody looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.app.turn import Turn
from bot.domain.native import NativeKind, NativeRule
from bot.domain.text import Arg, Length, Say, Several, Words, say
from bot.domain.time import SECOND


def platform_word(turn: Turn, platform: str) -> Words:
    """What people call a platform."""
    key = f"platform-{platform}"
    return say(key) if turn.desk.texts.has(key) else platform


def of(rule: NativeRule) -> Say:
    """ "“Bad words”: 12 words or phrases; does not let them through, tells a channel · 2 exceptions"."""
    what = say(f"native-kind-{rule.kind}", count=_size(rule))
    return say("native-line", rule=rule.name or rule.id, what=what, does=Several(_does(rule), "comma"))


def _size(rule: NativeRule) -> int:
    if rule.kind is NativeKind.MENTIONS:
        return rule.mentions
    return len(rule.presets) if rule.kind is NativeKind.PRESET else len(rule.words) + len(rule.patterns)


def _does(rule: NativeRule) -> tuple[Arg, ...]:
    parts: list[Arg] = []
    if not rule.on:
        parts.append(say("native-off"))
    if rule.blocks:
        parts.append(say("native-blocks"))
    if rule.alerts:
        parts.append(say("native-alerts"))
    if rule.mutes:
        parts.append(say("native-mutes", length=Length(rule.mutes * SECOND)))
    exempt = len(rule.exempt_roles) + len(rule.exempt_channels)
    if exempt:
        parts.append(say("native-exempt", count=exempt))
    if rule.mine:
        parts.append(say("native-mine"))
    return tuple(parts) or (say("native-does-nothing"),)


def drift(before: Sequence[NativeRule], now: Sequence[NativeRule]) -> list[Say]:
    """New, changed and gone rules, by id; what only its order changed is the same."""
    old, new = {one.id: _plain(one) for one in before}, {one.id: _plain(one) for one in now}
    told = [say("native-new", rule=new[id].name or id) for id in new if id not in old]
    told += [say("native-changed", rule=new[id].name or id) for id in new if id in old and new[id] != old[id]]
    return [*told, *(say("native-removed", rule=old[id].name or id) for id in old if id not in new)]


def _plain(rule: NativeRule) -> NativeRule:
    return replace(
        rule, words=tuple(sorted(rule.words)), patterns=tuple(sorted(rule.patterns)),
        allows=tuple(sorted(rule.allows)), presets=tuple(sorted(rule.presets)),
        exempt_roles=tuple(sorted(rule.exempt_roles)), exempt_channels=tuple(sorted(rule.exempt_channels)),
    )  # fmt: skip
