"""`join_burst`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import AccountRef, Author
from bot.domain.time import SECOND
from rules.engine import Engine
from rules.personas import NOW
from rules.scene import join_message
from rules.session import Session
from tests.kit.scenes import KNOWN, message, rule, rules, scene


def test_joins_in_a_row() -> None:
    source = rule("when.join_burst = 3", 'when.join_burst_window = "1m"')
    session = Session(Engine(rules(source)))
    found = []
    for number in range(1, 5):
        who = Author(AccountRef("test", str(number)), f"p{number}")
        joined = join_message("test", "place", who, NOW + number * 10 * SECOND)
        made = scene(joined, replace(KNOWN, person=number), joined=True)
        found.append(len(session.take(made).hits))
    assert found == [0, 0, 1, 1]
    assert len(session.take(scene(message("hi", at=NOW + 50 * SECOND, id=99))).hits) == 1
    assert session.take(scene(message("hi", at=NOW + 200 * SECOND, id=100))).hits == ()
