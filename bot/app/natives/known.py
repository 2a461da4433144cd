"""What is known of a platform's own rules: how they were when somebody looked last, and what they are about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from bot.app.turn import Turn
from bot.domain.events import NativeFlagged
from bot.domain.native import NativeKind, NativeRule
from bot.domain.records import Mark
from bot.domain.signals import Topic
from bot.ports.tables import MARKS

PREFIX: Final = "native:"
PRESETS: Final = {"profanity": Topic.PROFANITY, "sexual_content": Topic.OTHER, "slurs": Topic.HATE}
KINDS: Final = {NativeKind.SPAM: Topic.SPAM, NativeKind.MENTIONS: Topic.SPAM, NativeKind.KEYWORD: Topic.PROFANITY}
INVITES: Final = ("discord.gg", "discord.com/invite", "t.me/+", "t.me/joinchat")


def mark_of(platform: str, place: str) -> str:
    """The name of the mark that keeps a place's rules as they were."""
    return f"{PREFIX}{platform}:{place}"


async def last_known(turn: Turn, platform: str, place: str) -> tuple[NativeRule, ...] | None:
    """The rules as somebody saw them last; None when nobody has looked."""
    mark = await turn.tx.get(MARKS, turn.id, mark_of(platform, place))
    try:
        return tuple(_read(one) for one in json.loads(mark.value)) if mark is not None else None
    except (ValueError, TypeError, AttributeError):
        return None  # forgetting somebody takes their name out of texts, and out of this one too


async def remember(turn: Turn, platform: str, place: str, rules: Sequence[NativeRule]) -> None:
    """Keep them as they are now."""
    value = json.dumps([asdict(one) for one in rules], ensure_ascii=False)
    await turn.tx.put(MARKS, Mark(turn.id, mark_of(platform, place), value, turn.now))


def _read(values: dict[str, Any]) -> NativeRule:
    whole: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return NativeRule(**{**whole, "kind": NativeKind(str(whole["kind"]))})


async def topic_of(turn: Turn, event: NativeFlagged) -> Topic:
    """What a flag is about: by what it saw, by its rule as last known, else nothing in particular."""
    if any(one in event.matched.casefold() for one in INVITES):
        return Topic.INVITE
    rule = await _rule_of(turn, event)
    return subject_of(rule) if rule is not None else Topic.OTHER


async def name_of(turn: Turn, event: NativeFlagged) -> str:
    """What people call the rule behind a flag, as told with it or as last known; else its id."""
    rule = None if event.name else await _rule_of(turn, event)
    return event.name or (rule.name if rule is not None else "") or event.rule


async def _rule_of(turn: Turn, event: NativeFlagged) -> NativeRule | None:
    rules = await last_known(turn, event.channel.platform, event.channel.place) or ()
    return next((one for one in rules if one.id == event.rule), None)


def subject_of(rule: NativeRule) -> Topic:
    """What a rule of the platform's own is about."""
    named = [PRESETS[one] for one in rule.presets if one in PRESETS]
    if named:
        return Topic.HATE if Topic.HATE in named else named[0]
    return KINDS.get(rule.kind, Topic.OTHER)
