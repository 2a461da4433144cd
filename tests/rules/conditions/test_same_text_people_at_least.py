"""`same_text_people_at_least`: yes, no and unknown."""

from __future__ import annotations

from tests.kit.scenes import play, rule

SOURCE = rule("when.same_text_people_at_least = 3", 'when.same_text_window = "1m"')


def test_different_people_count() -> None:
    same = [(0, 1, "join us"), (1, 1, "join us"), (2, 2, "Join  us!"), (3, 3, "JOIN US"), (90, 4, "join us")]
    assert play(SOURCE, *same) == [[], [], [], ["r"], []]


def test_complaints_never_count() -> None:
    complaint = rule('when.says_any = ["does not work"]', 'then.open_case = "complaint"', id="c")
    lines = [(n, n, "login does not work") for n in range(1, 6)]
    assert play(SOURCE + complaint, *lines) == [["c"]] * 5


def test_advertising_dressed_as_a_complaint_does() -> None:
    complaint = rule('when.says_any = ["does not work"]', 'then.open_case = "complaint"', id="c")
    spam = rule("when.has_link = true", 'then.flag = "spam"', id="s")
    lines = [(n, n, "old one does not work, new: http://bad.example.net") for n in range(1, 4)]
    assert play(SOURCE + complaint + spam, *lines)[-1] == ["r", "c", "s"]
