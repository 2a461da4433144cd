"""`same_author_messages_at_least`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.time import SECOND
from rules.engine import Engine
from rules.personas import NOW
from rules.session import Session
from tests.kit.scenes import message, play, rule, rules, said, scene

SOURCE = rule("when.same_author_messages_at_least = 3", 'when.same_author_window = "10s"')


def test_the_third_message_in_the_window() -> None:
    assert play(SOURCE, (0, 1, "a"), (1, 2, "b"), (2, 1, "c"), (3, 1, "d"), (14, 1, "e")) == [[], [], [], ["r"], []]


def test_an_album_counts_once() -> None:
    session = Session(Engine(rules(SOURCE)))
    album = [message("p", at=NOW + n, id=n, album="x") for n in range(1, 8)]
    assert [session.take(scene(one)).hits for one in album] == [()] * 7


def test_a_forwarded_batch_counts_once() -> None:
    session = Session(Engine(rules(SOURCE)))
    batch = [message("p", at=NOW + n * SECOND, id=n, forwarded=True) for n in range(1, 8)]
    assert [session.take(scene(one)).hits for one in batch] == [()] * 7


def test_an_edit_is_no_new_message() -> None:
    session = Session(Engine(rules(SOURCE)))
    for made in said((0, 1, "a"), (1, 1, "b")):
        session.take(made)
    assert session.take(scene(message("b!", at=NOW + SECOND, id=2), edited=True)).hits == ()
    assert len(session.take(scene(message("c", at=NOW + 2 * SECOND, id=3))).hits) == 1
