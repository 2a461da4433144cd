"""The figures: what they are called in the literature is what they are, and a missing side breaks nothing."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assessment import Assessment
from bot.domain.scores import Scores
from bot.training.corpus import read_corpus
from bot.training.measuring import MEASURED, Devtest, Figure, auc, devtest_rows, every_figure, macro_f1, own, sureness
from tests.training.little import files, write_corpus

LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40)
SCORED = st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9])), min_size=1, max_size=40)


@given(LABELS)
def test_macro_f1_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="compared with scikit-learn")
    wanted, found = [one for one, _ in pairs], [one for _, one in pairs]
    theirs = metrics.f1_score(wanted, found, labels=sorted(set(wanted)), average="macro", zero_division=0)
    assert macro_f1(wanted, found) == pytest.approx(theirs)


@given(SCORED)
def test_auc_is_that_of_scikit_learn(pairs: list[tuple[bool, float]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="compared with scikit-learn")
    truth, scores = np.array([one for one, _ in pairs]), np.array([one for _, one in pairs])
    if truth.all() or not truth.any():
        assert math.isnan(auc(truth, scores))
    else:
        assert auc(truth, scores) == pytest.approx(metrics.roc_auc_score(truth, scores))


def test_auc_of_perfect_and_of_blind_scores() -> None:
    truth = np.array([True, True, False, False])
    assert auc(truth, np.array([0.9, 0.8, 0.2, 0.1])) == 1
    assert auc(truth, np.array([0.1, 0.2, 0.8, 0.9])) == 0
    assert auc(truth, np.full(4, 0.5)) == 0.5


def test_f1_of_nothing_is_nothing() -> None:
    assert macro_f1([], []) == 0
    assert macro_f1(["a", "b"], ["a", "b"]) == 1
    assert macro_f1(["a", "a"], ["b", "b"]) == 0


@pytest.mark.parametrize(
    ("figure", "wanted", "verdict"),
    [
        (Figure("g", "n", 0.8, 0.8), "≥ 0.8", "yes"), (Figure("g", "n", 0.79, 0.8), "≥ 0.8", "NO"),
        (Figure("g", "n", 0.8, 0.8, most=True), "≤ 0.8", "yes"), (Figure("g", "n", 0.81, 0.8, most=True), "≤ 0.8",
        "NO"),
        (Figure("g", "n", 0.1), "", ""),
    ],
)  # fmt: skip
def test_a_bar_is_said_with_its_side(figure: Figure, wanted: str, verdict: str) -> None:
    assert (figure.wanted, figure.verdict) == (wanted, verdict)
    assert figure.holds == (verdict != "NO")


def knowing(folder: Path) -> dict[str, Assessment]:
    """Write the devtest files so that no text stands in two of them; what is right to say of each text."""
    known = {}
    for name, rows in files("devtest").items():
        own = [{**row, "text": f"{row['text']} {name}"} for row in rows]
        (folder / f"{name}.devtest.jsonl").write_text("\n".join(map(json.dumps, own)), "utf-8")
        for row in own:
            rude, spam = bool(row.get("toxic")), row["label"] == "spam"
            scores = Scores(toxic=float(rude), hate=float(row["label"] in {"hatespeech", "hateful"}), spam=float(spam))
            known[row["text"]] = Assessment(scores, kind="abuse" if rude else "spam" if spam else "chat")
    return known


def test_whoever_knows_the_answers_gets_the_best_figures_and_who_says_nothing_the_worst(tmp_path: Path) -> None:
    data, (sentences, _) = tmp_path, read_corpus(write_corpus(tmp_path / "corpus"))
    known = knowing(data)
    right = every_figure(
        Devtest(data, lambda texts: [known[text] for text in texts]), sentences, lambda texts: [None] * len(texts)
    )
    named = {one.name: one for one in right if one.group in {"English", "Russian", "Spam"}}
    assert {name for name, one in named.items() if not one.holds} == set()
    assert all(one.count > 0 for one in named.values())
    silent = every_figure(
        Devtest(data, lambda texts: [None] * len(texts)), sentences, lambda texts: [None] * len(texts)
    )
    worst = {one.name: one.value for one in silent}
    assert worst["2ch toxic recall"] == worst["Russian Telegram, recall"] == 0
    assert worst["ParaDetox, AUC"] == 0.5
    assert worst["HateCheck, leet right"] == 0


def test_own_sentences_are_measured_without_those_that_training_has_too(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus", hands=("dahlia",))
    (folder / "aspen.en.tsv").write_text("chat\tnone\tnone\t\t" + "ANN went to the lake, today!\n", "utf-8")
    sentences, _ = read_corpus(folder)
    figures = own(sentences, lambda texts: [Assessment(Scores(), kind="chat", target="none")] * len(texts))
    counted = {one.group: one.count for one in figures if one.name == "class, F1"}
    held = [one for one in sentences if one.hand == "dahlia"]
    same = [one for one in held if one.lang == "en" and one.text.lower() == "ann went to the lake today"]
    assert counted["Own sentences, en"] == sum(one.lang == "en" for one in held) - len(same)
    assert counted["Own sentences, ru"] == sum(one.lang == "ru" for one in held)
    assert next(one.value for one in figures if one.name == "chat found") == 1


def test_a_class_that_no_hand_wrote_has_no_share(tmp_path: Path) -> None:
    (tmp_path / "dahlia.en.tsv").write_text(
        "chat\tnone\tnone\t\thello\nchat\tnone\tnone\t\thi all\nchat\tnone\tnone\t\tyo\n"
    )
    sentences, _ = read_corpus(tmp_path)
    figures = own(sentences, lambda texts: [Assessment(Scores(), kind="chat")] * len(texts))
    assert {one.value for one in figures if one.count == 0} == {0.0}


def test_devtest_rows_leave_out_what_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "x.devtest.jsonl"
    file.write_text('{"text": "a", "label": "b"}\n\n{"text": 1}\nno json\n{"text": "c", "label": "d"}\n')
    assert [row["text"] for row in devtest_rows(file)] == ["a", "c"]
    with pytest.raises(FileNotFoundError):
        devtest_rows(tmp_path / "none.jsonl")


def test_every_measured_file_is_of_the_little_folder_too() -> None:
    assert set(MEASURED) == set(files("devtest"))


def test_sureness_is_the_score_of_what_was_chosen() -> None:
    assert sureness(Assessment(Scores(praise=0.8), kind="praise")) == 0.8
    assert sureness(Assessment(Scores(insult=0.7, toxic=0.4), kind="abuse")) == 0.7
    assert sureness(Assessment(Scores(question=0.3), kind="chat")) == pytest.approx(0.7)
