"""Windows: repeats, order, bounds, forgetting."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.scores import Scores
from bot.domain.time import HOUR, SECOND
from bot.domain.traces import Trace, TraceKind
from rules.personas import NOW
from rules.windows import FORWARDS, Windows, event_of, negativity, print_of, trace_of
from tests.kit.scenes import message


@st.composite
def traces(draw: st.DrawFn) -> Trace:
    """A trace within half an hour."""
    number = draw(st.integers(0, 40))
    kind = draw(st.sampled_from(list(TraceKind)))
    dice = draw(st.integers(0, 3))
    return Trace(
        1, f"{kind}{number}", kind, 1 + number % 3, "c", f"t{number % 2}", NOW + number * 37 * SECOND,
        fingerprint=1 + number % 4, batch=("", "", "album:1", FORWARDS)[number % 4],
        negativity=None if dice < 0 else number % 10 / 10, apart=number % 7 == 0,
    )  # fmt: skip


def counts(windows: Windows) -> list[object]:
    """Everything that windows answer."""
    until = NOW + HOUR
    return [
        len(windows),
        [windows.author_messages(one, NOW, until) for one in (1, 2, 3)],
        [sorted(windows.text_people(one, NOW, until)) for one in (1, 2, 3, 4)],
        [windows.author_same_text(1, one, NOW, until) for one in (1, 2, 3, 4)],
        [
            (heat.messages, heat.people, round(heat.sharp, 6))
            for heat in (windows.heat(t, NOW, until) for t in ("t0", "t1"))
        ],
        windows.joins(NOW, until),
    ]


@settings(deadline=None)
@given(st.lists(traces(), max_size=30), st.data())
def test_repeats_and_order_do_not_matter(events: list[Trace], data: st.DataObject) -> None:
    one, two = Windows(HOUR), Windows(HOUR)
    for trace in events:
        one.observe(trace)
    for trace in data.draw(st.permutations(events + events[:5])):
        two.observe(trace)
    assert counts(one) == counts(two)


@settings(deadline=None)
@given(st.lists(traces(), max_size=30), st.integers(1, 3))
def test_forgetting_a_person_leaves_the_others(events: list[Trace], person: int) -> None:
    one, two = Windows(HOUR), Windows(HOUR)
    for trace in events:
        one.observe(trace)
        if trace.person != person:
            two.observe(trace)
    one.forget(person)
    assert counts(one) == counts(two)


def test_a_repeat_is_told() -> None:
    windows = Windows()
    trace = trace_of(message("hi"), 1, 1, None, None, False)
    assert windows.observe(trace)
    assert not windows.observe(trace)


def test_memory_is_bounded_by_number_and_time() -> None:
    windows = Windows(60 * SECOND, most=100)
    for number in range(1000):
        windows.observe(trace_of(message(f"m{number}", at=NOW + number, id=number), 1, number, None, None, False))
    assert len(windows) == 100
    windows.observe(trace_of(message("later", at=NOW + HOUR, id=5000), 1, 1, None, None, False))
    assert len(windows) == 1
    assert not windows.observe(trace_of(message("ages ago", at=NOW, id=6000), 1, 1, None, None, False))


def test_a_longer_memory_keeps_what_is_there() -> None:
    windows = Windows(60 * SECOND)
    windows.observe(trace_of(message("hi"), 1, 1, None, None, False))
    longer = windows.longer(HOUR)
    assert (longer.keep, len(longer)) == (HOUR, 1)


def test_what_a_trace_says() -> None:
    trace = trace_of(message("Hello, WORLD", album="7"), 5, 9, 3, Scores(insult=0.4, profanity=0.6), True)
    assert (trace.community, trace.person, trace.answers, trace.apart) == (5, 9, 3, True)
    assert trace.event == event_of(message("other text"))
    assert trace.batch == "album:7"
    assert trace.negativity == 0.4
    assert trace.fingerprint == print_of("hello world") != print_of("hello there")
    assert 0 < trace.fingerprint < 2**63


def test_nothing_to_compare_has_no_fingerprint() -> None:
    assert print_of("") == print_of(" \n") == 0
    assert trace_of(message(""), 1, 1, None, None, False).fingerprint == 0


def test_copies_that_differ_in_numbers_are_one_text() -> None:
    assert print_of("Join the red tower 5821 now!") == print_of("join the red tower x77 now")
    assert print_of("Join the red tower now") != print_of("join the blue tower now")
    assert print_of("room 1") != print_of("room 2")
    assert print_of("1234567890123456789") != print_of("9876543210987654321")


def test_sharpness_counts_swearing_half() -> None:
    assert negativity(None) is None
    assert negativity(Scores(profanity=0.9)) == 0.45
    assert negativity(Scores(threat=0.7, profanity=0.9)) == 0.7


def test_doubts_do_not_add_up_to_a_quarrel_and_swearing_at_nobody_counts_half() -> None:
    assert negativity(Scores(toxic=0.4, insult=0.3)) == 0.0
    assert negativity(Scores(toxic=0.98, profanity=1.0)) == 0.5
    assert negativity(Scores(toxic=0.98, insult=0.9, profanity=1.0)) == 0.98
    assert negativity(Scores(toxic=0.8)) == 0.8


def test_a_flood_does_not_make_each_message_dearer() -> None:
    windows = Windows(HOUR, most=20_000)
    for number in range(10_000):
        windows.observe(trace_of(message("same", at=NOW + number * 100, id=number), 1, 1, None, None, False))
    begun = time.perf_counter()
    for number in range(200):
        until = NOW + SECOND + number
        assert windows.author_messages(1, NOW, until, enough=6) == 6
        assert windows.heat("test:place:general", NOW, until).messages == 1000
        assert windows.text_people(print_of("same"), NOW, until) == {1}
    assert time.perf_counter() - begun < 5
