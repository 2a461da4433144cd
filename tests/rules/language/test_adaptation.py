"""Adaptation: what lessons may do to scores, and what no lessons whatsoever can do."""

from __future__ import annotations

import math
import os
import random
import subprocess
import sys
import zlib
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.assessment import Assessment
from bot.domain.scores import HEADS, Scores
from rules.language.adaptation import (
    EMPTY,
    HALF_LIFE,
    KEPT,
    SPARED,
    Adaptation,
    HeadFit,
    Lesson,
    adapt,
    learn,
    rescored,
    trial,
)
from rules.language.calibration import calibration_error, chance, logit
from rules.language.conclusion import conclude
from rules.language.fitting import ENOUGH, LOCAL, OFFSETS, SLOPES
from rules.language.traits import NUMBERS, pack

DAY = 86_400 * 1_000_000
WORDS = [first + second for first in "аеиоуbcdfg" for second in "клмнпрstvz"]


def traits(*numbers: float, text: str = "") -> bytes:
    """Traits with the first logits given."""
    given_ = np.zeros(NUMBERS, dtype=np.float32)
    given_[: len(numbers)] = numbers
    return pack(given_, text)


def said(seed: int, count: int = 8) -> str:
    """A message of chance words."""
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def lesson(violation: bool, raw: float, *, head: str = "insult", own: bytes = b"", at: int = 0) -> Lesson:
    """A lesson that was shown as the model said."""
    return Lesson(head, violation, own, raw, raw, at)


def assessed(score: float, own: bytes = b"", head: str = "insult") -> Assessment:
    """A message that a model gave one score."""
    return conclude(Scores(**{head: score}), "en", "chat", "person", own)


SCORES = st.floats(0, 1, allow_nan=False)
HALVES = st.floats(allow_nan=False, allow_infinity=False, width=16)
TRAITS = st.one_of(
    st.just(b""),
    st.binary(max_size=80),
    st.builds(
        lambda numbers, seed: pack(np.array(numbers, dtype=np.float32), said(seed)),
        st.lists(HALVES, min_size=NUMBERS, max_size=NUMBERS),
        st.integers(0, 30),
    ),
)
LESSONS = st.builds(
    Lesson,
    st.sampled_from(["insult", "threat", "wellbeing", "toxic"]),
    st.booleans(),
    TRAITS,
    st.floats(-2, 3) | st.just(math.nan) | st.just(math.inf),
    SCORES,
    st.integers(0, 400 * DAY),
)


def _wild(seed: int, spread: float, head: str) -> list[Lesson]:
    """Enough chance lessons for a local model, with numbers as far apart as they can be."""
    dice = random.Random(seed)
    rows = []
    for at in range(dice.randint(20, 70)):
        numbers = np.array([dice.gauss(0, spread) for _ in range(NUMBERS)], dtype=np.float32)
        own = pack(numbers, said(dice.randint(0, 40)))
        rows.append(lesson(dice.random() < 0.5, dice.random() ** 3, head=head, own=own, at=at * dice.randint(0, DAY)))
    return rows


MANY = st.one_of(
    st.lists(LESSONS, max_size=60),
    st.builds(
        _wild, st.integers(0, 10_000), st.sampled_from([0.0, 1.0, 40.0, 1e6]), st.sampled_from(["insult", "wellbeing"])
    ),
)


@settings(max_examples=60, deadline=None)
@given(MANY, SCORES, TRAITS)
def test_no_lessons_whatsoever_break_the_bounds(lessons: Sequence[Lesson], score: float, own: bytes) -> None:
    learned = learn(lessons, 1)
    held = logit(score)
    for head in HEADS:
        before = assessed(score, own, head)
        after = getattr(adapt(before, learned).scores, head)
        assert math.isfinite(after)
        assert 0 <= after <= 1
        ways = [slope * held + offset + local for slope in SLOPES for offset in OFFSETS for local in (-LOCAL, LOCAL)]
        assert min(score, chance(min(*ways, held))) - 1e-9 <= after <= max(score, chance(max(*ways, held))) + 1e-9
        if head in SPARED:
            assert logit(after) >= held - SPARED[head] - 1e-6
        if head not in learned.heads:
            assert after == score


@settings(max_examples=40, deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_lessons_of_the_same_time_in_any_order_teach_the_same(lessons: list[Lesson], chance_: random.Random) -> None:
    together = [Lesson(one.head, one.violation, one.traits, one.raw, one.shown, 7) for one in lessons]
    mixed = list(together)
    chance_.shuffle(mixed)
    assert learn(mixed, 3) == learn(together, 3)


@settings(max_examples=40, deadline=None)
@given(MANY, st.integers(0, 2**32 - 1), st.data())
def test_bytes_turn_back_and_cut_ones_are_none(lessons: list[Lesson], version: int, data: st.DataObject) -> None:
    learned = learn(lessons, version)
    kept = learned.to_bytes()
    assert Adaptation.from_bytes(kept) == learned
    cut = data.draw(st.integers(0, len(kept) - 1))
    assert Adaptation.from_bytes(kept[:cut]) is None
    changed = bytearray(kept)
    changed[cut] ^= 0x41
    assert Adaptation.from_bytes(bytes(changed)) is None


@given(st.binary(max_size=200))
def test_foreign_bytes_are_none(some: bytes) -> None:
    assert Adaptation.from_bytes(some) is None


def test_weights_that_learning_never_makes_are_none() -> None:
    for broken in (
        HeadFit(1, slope=9.0),
        HeadFit(1, offset=math.nan),
        HeadFit(1, numbers=(1.0,)),
        HeadFit(1, words={9_999: 1.0}),
    ):
        assert Adaptation.from_bytes(Adaptation(1, 1, 0, {"insult": broken}).to_bytes()) is None


def test_a_head_of_another_version_is_none() -> None:
    kept = bytearray(Adaptation(1, 1, 0, {"insult": HeadFit(1)}).to_bytes())
    place = kept.index(HEADS.index("insult"), 4 + 17)
    kept[place] = len(HEADS)
    whole = bytes(kept[:-4])
    assert Adaptation.from_bytes(whole + zlib.crc32(whole).to_bytes(4, "little")) is None
    kept[place] = HEADS.index("hate")
    whole = bytes(kept[:-4])
    assert Adaptation.from_bytes(whole + zlib.crc32(whole).to_bytes(4, "little")) == Adaptation(
        1, 1, 0, {"hate": HeadFit(1)}
    )


@given(SCORES, TRAITS)
def test_nothing_learned_is_the_very_same_object(score: float, own: bytes) -> None:
    one = assessed(score, own)
    assert adapt(one, EMPTY) is one
    assert adapt(one, learn([], 4)) is one


def test_another_head_stays_as_it_is() -> None:
    learned = learn([lesson(False, 0.9, at=at) for at in range(50)], 1)
    one = conclude(Scores(insult=0.9, threat=0.8, spam=0.7), "en", "abuse", "person")
    moved = adapt(one, learned)
    assert moved.scores.insult < 0.9
    assert (moved.scores.threat, moved.scores.spam) == (0.8, 0.7)


def test_class_and_severity_follow_the_scores() -> None:
    learned = learn([lesson(False, 0.9, at=at) for at in range(200)], 1)
    moved = adapt(conclude(Scores(insult=0.9), "en", "abuse", "person"), learned)
    assert (moved.kind, moved.scores.insult < 0.5) == ("chat", True)


@settings(max_examples=30, deadline=None)
@given(MANY)
def test_a_higher_score_stays_the_higher(lessons: list[Lesson]) -> None:
    for head, one in learn(lessons, 1).heads.items():
        moved = [one.moved(head, score / 100, None) for score in range(101)]
        assert moved == sorted(moved)


def test_contradictory_lessons_cancel() -> None:
    both = [lesson(at % 2 == 0, 0.5, own=traits(0.0, text=said(at // 2)), at=0) for at in range(200)]
    learned = learn(both, 1)
    assert rescored(both[0], learned) == pytest.approx(0.5, abs=0.02)
    assert adapt(assessed(0.5, traits(text=said(3))), learned).scores.insult == pytest.approx(0.5, abs=0.02)


def test_pressing_wrong_a_hundred_times_on_one_message_silences_no_head() -> None:
    """However often, the same message counts as five lessons: a clear 0.95 stays above 0.6."""
    own = traits(0.0, 2.9, text=said(1, 12))
    near = [*(own for _ in range(50)), *(traits(0.0, 2.9, text=said(1, 12) + f" {WORDS[at]}") for at in range(50))]
    learned = learn([lesson(False, 0.95, own=one, at=at) for at, one in enumerate(near)], 1)
    assert adapt(assessed(0.95, own), learned).scores.insult > 0.6
    assert adapt(assessed(0.95, traits(0.0, 2.9, text=said(2))), learned).scores.insult > 0.6
    assert adapt(assessed(0.99, traits(0.0, 4.6, text=said(2))), learned).scores.insult > 0.9


def test_one_message_pressed_wrong_does_not_drown_a_communitys_other_decisions() -> None:
    other = [lesson(True, 0.9, own=traits(0.0, 2.2, text=said(at)), at=at) for at in range(40)]
    spite = [lesson(False, 0.95, own=traits(0.0, 2.9, text=said(99)), at=50 + at) for at in range(100)]
    learned = learn(other + spite, 1)
    assert adapt(assessed(0.95, traits(0.0, 2.9, text=said(77))), learned).scores.insult > 0.8


@pytest.mark.parametrize("head", sorted(SPARED))
def test_somebody_in_danger_is_never_taught_away(head: str) -> None:
    lessons = [lesson(at % 7 == 0, 0.9, head=head, own=traits(text=said(at)), at=at) for at in range(400)]
    learned = learn(lessons, 1)
    for score in (0.3, 0.5, 0.9, 0.99):
        moved = getattr(adapt(assessed(score, traits(text=said(5)), head), learned).scores, head)
        assert logit(score) - 0.5 - 1e-6 <= logit(moved) <= logit(score)


def test_what_was_confirmed_at_the_top_raises_nothing_at_the_bottom() -> None:
    learned = learn([lesson(True, 0.8 + at % 10 / 100, own=traits(text=said(at)), at=at) for at in range(200)], 1)
    assert rescored(lesson(True, 0.85), learned) > 0.9
    assert rescored(lesson(True, 0.1), learned) < 0.2


def test_what_was_wrong_below_lowers_a_clear_one_less() -> None:
    learned = learn([lesson(False, 0.7 + at % 10 / 100, own=traits(text=said(at)), at=at) for at in range(200)], 1)
    assert rescored(lesson(False, 0.75), learned) < 0.4
    assert rescored(lesson(False, 0.998), learned) > 0.8


def test_reported_misses_alone_do_not_raise_everything() -> None:
    judged = [lesson(at % 10 > 0, 0.85 + at % 10 / 100, own=traits(text=said(at)), at=at) for at in range(100)]
    missed = [lesson(True, 0.1, own=traits(text=said(900 + at)), at=100 + at) for at in range(15)]
    assert rescored(lesson(False, 0.1), learn(judged + missed, 1)) < 0.5


def _tolerant(count: int, start: int = 0) -> list[Lesson]:
    """A community that minds only what is aimed at somebody: the second number tells, the score doesn't."""
    rows = []
    for at in range(start, start + count):
        aimed = at * 7 % 10 < 4
        own = traits(2.0, 1.5 if aimed else -1.5, math.sin(at), text=said(at))
        rows.append(lesson(aimed, 0.85, head="toxic", own=own, at=at))
    return rows


def test_a_community_that_minds_only_what_is_aimed_is_understood() -> None:
    learned = learn(_tolerant(200), 1)
    later = _tolerant(200, 1_000)
    scores = [rescored(one, learned) for one in later]
    answers = [one.violation for one in later]
    assert calibration_error([one.raw for one in later], answers) > 0.4
    assert calibration_error(scores, answers) < 0.2
    assert min(s for s, yes in zip(scores, answers, strict=True) if yes) > max(
        s for s, yes in zip(scores, answers, strict=True) if not yes
    )


def test_few_lessons_or_one_kind_of_answer_have_no_local_model() -> None:
    few = learn(_tolerant(ENOUGH - 1), 1).heads["toxic"]
    alike = learn([lesson(False, 0.9, own=traits(text=said(at)), at=at) for at in range(100)], 1).heads["insult"]
    assert few.numbers == alike.numbers == ()
    assert learn(_tolerant(ENOUGH * 3), 1).heads["toxic"].numbers != ()


def test_a_scorer_without_traits_still_gets_its_shift() -> None:
    learned = learn([lesson(False, 0.9, at=at) for at in range(100)], 1)
    assert learned.heads["insult"].numbers == ()
    assert rescored(lesson(False, 0.9), learned) < 0.5


def test_a_changed_mind_outweighs_what_was_long_ago() -> None:
    old = [lesson(True, 0.6, own=traits(text=said(at)), at=at) for at in range(100)]
    new = [lesson(False, 0.6, own=traits(text=said(500 + at)), at=3 * HALF_LIFE + at) for at in range(100)]
    assert rescored(lesson(True, 0.6), learn(old + new, 1)) < 0.4


def test_the_newest_are_kept_and_counted() -> None:
    learned = learn([lesson(at % 2 == 0, 0.6, at=at) for at in range(KEPT + 50)], 5)
    assert (learned.version, learned.lessons, learned.until) == (5, KEPT, KEPT + 49)
    assert learned.heads["insult"].lessons == KEPT


def test_foreign_heads_and_broken_scores_teach_nothing() -> None:
    learned = learn([lesson(True, 0.9, head="kindness"), lesson(True, math.nan), lesson(True, math.inf)], 1)
    assert learned.heads == {}


TIMED = """
import math, random, time
import numpy as np
from rules.language.adaptation import Lesson, learn
from rules.language.traits import NUMBERS, pack

dice = random.Random(1)
lessons = []
for at in range(500):
    numbers = np.array([dice.gauss(0, 3) for _ in range(NUMBERS)], dtype=np.float32)
    text = " ".join(dice.choice("abcdef") + dice.choice("klmnop") + dice.choice("stuvwx") for _ in range(12))
    lessons.append(Lesson("toxic", numbers[1] > 0, pack(numbers, text), dice.random(), 0.5, at))
took = []
for _ in range(4):
    begin = time.process_time()
    assert learn(lessons, 1).heads["toxic"].numbers
    took.append(time.process_time() - begin)
print(min(took))
"""


def test_five_hundred_lessons_are_learned_in_a_fifth_of_a_second_of_one_core() -> None:
    # A process of its own: the algebra's threads must not wait for those of other tests.
    one_core = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    found = subprocess.run([sys.executable, "-c", TIMED], env=one_core, capture_output=True, text=True, check=True)
    assert float(found.stdout) < 0.2


def test_a_trial_tells_a_lesson_learned_from_spite() -> None:
    good = _tolerant(150)
    helpful = trial(good, EMPTY)
    assert (helpful.lessons, helpful.worse, helpful.after < helpful.before) == (50, False, True)
    turned = good[:100] + [
        lesson(not one.violation, one.raw, head="toxic", own=one.traits, at=one.at) for one in good[100:]
    ]
    assert trial(turned, EMPTY).worse
    assert trial([], EMPTY).worse is False


def test_a_trial_judges_what_is_in_force_by_what_it_said_at_the_time() -> None:
    lessons = [
        Lesson(one.head, one.violation, one.traits, one.raw, 0.99 if one.violation else 0.01, one.at)
        for one in _tolerant(90)
    ]
    assert trial(lessons, learn(lessons, 1)).before == pytest.approx(-math.log(0.99))
