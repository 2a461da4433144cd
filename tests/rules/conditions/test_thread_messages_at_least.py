"""`thread_messages_at_least`: yes, no and unknown."""

from __future__ import annotations

from rules.engine import Engine
from rules.personas import NOW
from rules.session import Session
from tests.kit.scenes import message, play, rule, rules, said, scene


def test_within_the_window() -> None:
    source = rule("when.thread_messages_at_least = 3", 'when.thread_window = "1m"')
    assert play(source, (0, 1, "a"), (5, 2, "b"), (9, 1, "c"), (100, 1, "d")) == [[], [], ["r"], []]


def test_channels_are_apart() -> None:
    source = rule("when.thread_messages_at_least = 3", 'when.thread_window = "1m"')
    session = Session(Engine(rules(source)))
    for made in said((0, 1, "a"), (1, 2, "b"), (2, 3, "c"), channel="elsewhere"):
        session.take(made)
    alone = session.take(scene(message("d", at=NOW + 3, id=9)))
    assert bool(alone.hits) is False
