"""`same_author_same_text_at_least`: yes, no and unknown."""

from __future__ import annotations

from tests.kit.scenes import play, rule


def test_the_same_text_again() -> None:
    source = rule("when.same_author_same_text_at_least = 3", 'when.same_author_window = "1m"')
    lines = [(0, 1, "Buy now!"), (5, 2, "buy now"), (9, 1, "BUY NOW"), (12, 1, "other"), (20, 1, "buy  now!!")]
    assert play(source, *lines) == [[], [], [], [], ["r"]]
