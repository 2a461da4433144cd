"""Rules and scenes in a line: read a source that must be good, judge a text, play a conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.time import DAY
from rules.conditions.base import Found
from rules.engine import Engine
from rules.file import DEFAULT, Faults, ReadOptions, RuleSet, read_rules
from rules.hits import Holds, Judgement, RuleHit
from rules.personas import NOW
from rules.scene import Facts, Scene
from rules.session import Session

HEAD = "format = 1\n"


def rules(source: str, options: ReadOptions = DEFAULT) -> RuleSet:
    """The rule set of a source that must be good."""
    found = read_rules(HEAD + source, "test.toml", options)
    assert isinstance(found, RuleSet), found
    return found


def faults(source: str, options: ReadOptions = DEFAULT) -> list[tuple[int, str, str, str]]:
    """(line, rule, key, what) of each fault of a source that must be bad. No head is put in front."""
    found = read_rules(source, "test.toml", options)
    assert isinstance(found, Faults), "the file was taken"
    return [(one.line, one.rule, one.key, one.say.key) for one in found.items]


def rule(*lines: str, id: str = "r", mode: str = "ask") -> str:
    """A rule of these lines."""
    return "\n".join(("[[rule]]", f'id = "{id}"', f'mode = "{mode}"', *lines, ""))


def message(text: str = "hello", **changes: Any) -> Message:
    """A plain message of account "1" in #general; `at` and `id` may be given."""
    ref = MessageRef(ChannelRef("test", "place", changes.pop("channel", "general")), str(changes.pop("id", 1)))
    author = Author(AccountRef("test", changes.pop("by", "1")), "anna")
    channel_name = changes.pop("channel_name", ref.channel.id)
    return Message(ref, author, text, changes.pop("at", NOW), channel_name=channel_name, **changes)


KNOWN = Facts(1, NOW - DAY, 0, frozenset(), frozenset(), name="anna", created_at=NOW - 30 * DAY)
"""Everything known, joined a day ago, nothing written yet."""


def scene(text: str | Message = "hello", facts: Facts = KNOWN, **changes: Any) -> Scene:
    """A scene of a text or a message, now."""
    one = message(text) if isinstance(text, str) else text
    return Scene(one, facts, changes.pop("now", one.edited_at or one.at), **changes)


def check(line: str, subject: str | Message | Scene = "hello", facts: Facts = KNOWN, **changes: Any) -> Found:
    """What the one line of a rule finds in a scene."""
    engine = Engine(rules(rule(*line.split("\n"))))
    term = engine.rules.rules[0].when[0]
    made = subject if isinstance(subject, Scene) else scene(subject, facts, **changes)
    return term.condition.check(engine.reading(made))


def holds(line: str, subject: str | Message | Scene = "hello", facts: Facts = KNOWN, **changes: Any) -> Holds:
    """Whether the one line of a rule holds."""
    return check(line, subject, facts, **changes).holds


def judge(source: str, subject: str | Message | Scene, facts: Facts = KNOWN, **changes: Any) -> Judgement:
    """The judgement of a source on a scene."""
    made = subject if isinstance(subject, Scene) else scene(subject, facts, **changes)
    return Engine(rules(source)).judge(made)


def hit(source: str, subject: str | Message | Scene, facts: Facts = KNOWN, **changes: Any) -> RuleHit:
    """The one hit of a source on a scene."""
    found = judge(source, subject, facts, **changes).hits
    assert len(found) == 1, found
    return found[0]


def said(*lines: tuple[float, int, str], start: int = NOW, **changes: Any) -> Iterator[Scene]:
    """Scenes of a conversation: (seconds from the start, person, text)."""
    for number, (at, person, text) in enumerate(lines, 1):
        one = message(text, at=start + int(at * 1_000_000), id=number, by=str(person), **changes)
        yield scene(one, replace(KNOWN, person=person, name=f"p{person}"))


def play(source: str, *lines: tuple[float, int, str], **changes: Any) -> list[list[str]]:
    """The rules that fire at each line of a conversation."""
    session = Session(Engine(rules(source)))
    return [[one.rule for one in session.take(made).hits] for made in said(*lines, **changes)]


SAMPLES = {
    "flag": "true", "words": '["one", "two"]', "count": "3", "share": "0.5", "length": '"24h"',
    "link_to": '"example.org"', "invite_to": '"abc"', "language": '["en", "ru"]', "during": '"22:00-08:00"',
    "attachment_type": '"photo"', "score_at_least": "{ insult = 0.8, spam = 0.9 }", "matches": "'a+'",
}  # fmt: skip
"""A value for every type of condition; some fit only the condition they are named for."""
