"""`steward train`: what it writes, and what it says when it can't."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import training as command
from bot.training import train as training
from rules.language.weights import unpack
from tests.cli.conftest import Run
from tests.training.little import write_corpus, write_data


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_weights_and_card_are_written_and_figures_shown(
    steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sklearn", reason="training needs scikit-learn")
    data, corpus = write_data(tmp_path / "data"), write_corpus(tmp_path / "corpus")
    with (data / "spam_en_sms.train.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n" * 25)
    monkeypatch.setattr(training, "corpus_folder", lambda: corpus)
    (tmp_path / "model.md").write_text("# By people\n", "utf-8")
    ran = steward("train", "--data", data, "--out", "w.bin", "--card", "model.md")
    assert ran.code == 0, ran.err
    assert unpack((tmp_path / "w.bin").read_bytes()).letters.any()
    assert (tmp_path / "model.md").read_text("utf-8").startswith("# By people\n")
    assert "ParaDetox, AUC" in ran.out
    assert "spam_en_sms.train.jsonl:" in ran.err
    assert "5 more rows were left out" in ran.err
    assert "w.bin" in ran.err.splitlines()[-1]


def test_a_missing_folder_is_wrong_use(steward: Run) -> None:
    ran = steward("train", "--data", "nowhere")
    assert ran.code == 2
    assert "nowhere" in ran.err
    assert "--data" in ran.err


@pytest.mark.parametrize(
    "name", ["tox_en_davidson.train.jsonl", "spam_ru_telegram.train.jsonl", "tox_ru_okru.devtest.jsonl"]
)
def test_a_missing_file_is_named(steward: Run, tmp_path: Path, name: str) -> None:
    pytest.importorskip("sklearn", reason="training needs scikit-learn")
    (write_data(tmp_path / "data") / name).unlink()
    ran = steward("train", "--data", "data", "--out", "w.bin", "--card", "model.md")
    assert ran.code == 2
    assert name in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("language", "words"), [("en", "pip install 'steward[train]'"), ("ru", "pip install 'steward[train]'")]
)
def test_missing_libraries_are_told_before_anything_else(
    steward: Run, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    real = command.find_spec
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "sklearn" else real(name))
    ran = steward("train", "--data", "nowhere", language=language)
    assert ran.code == 1
    assert words in ran.err


@pytest.mark.parametrize(
    ("option", "place"), [("--out", "no/such/w.bin"), ("--out", "."), ("--card", "no/such/model.md")]
)
def test_a_place_that_can_not_be_written_is_told_before_the_work(
    steward: Run, tmp_path: Path, option: str, place: str
) -> None:
    pytest.importorskip("sklearn", reason="training needs scikit-learn")
    write_data(tmp_path / "data")
    given = {"--out": "w.bin", "--card": "model.md", option: place}
    ran = steward("train", "--data", "data", *(word for pair in given.items() for word in pair))
    assert ran.code == 1
    (line,) = ran.err.splitlines()  # nothing was fitted first
    assert place in line
    assert not (tmp_path / "w.bin").exists()
