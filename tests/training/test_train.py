"""Training from beginning to end on a little folder: the same bytes each time, and every fault told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.domain.text import Say
from bot.training import train as training
from bot.training.corpus import HELD_OUT
from bot.training.sources import SOURCES
from bot.training.train import Trained, train
from rules.language.model import Model
from rules.language.weights import unpack
from tests.kit import ROOT
from tests.training.little import files, write_corpus, write_data

pytest.importorskip("sklearn", reason="training needs scikit-learn")
SEEN: list[Say] = []


def swears(text: str) -> bool:
    return "дурак" in text or "fool" in text


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("little")
    return write_data(base / "data"), write_corpus(base / "corpus")


def trained_on(folders: tuple[Path, Path], seed: int = 1) -> Trained:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "corpus_folder", lambda: folders[1])
        return train(folders[0], swears, SEEN.append, seed)


@pytest.fixture(scope="module")
def trained(folders: tuple[Path, Path]) -> Trained:
    begin = time.monotonic()
    found = trained_on(folders)
    assert time.monotonic() - begin < 60
    return found


def test_a_little_folder_makes_weights_that_judge(trained: Trained) -> None:
    model = Model(unpack(trained.weights))
    rude, calm = (one for one in model.assess(["Ann you are an idiot", "Ann likes warm bread"]) if one)
    assert rude.scores.toxic > calm.scores.toxic
    rude, calm = (one for one in model.assess(["Аня ты идиот", "Аня любит тёплый хлеб"]) if one)
    assert rude.scores.toxic > calm.scores.toxic


def test_what_was_learned_from_is_counted(trained: Trained) -> None:
    every = files("train")
    assert set(every) == {one.name for one in SOURCES}
    for name, rows in every.items():
        assert trained.counts[name] >= len(rows)
    own = {one for one in trained.counts if one.startswith("own/")}
    assert "own/aspen" in own
    assert not own & {f"own/{hand}" for hand in HELD_OUT}
    assert set(trained.hands) == {"aspen", *HELD_OUT}
    assert trained.broken == []


def test_every_figure_is_a_number_of_some_rows(trained: Trained) -> None:
    groups = {one.group for one in trained.figures}
    assert {"English", "Russian", "Spam", "Own sentences, en", "Own sentences, ru"} <= groups
    assert all(one.value == one.value for one in trained.figures)
    assert all(0 <= one.value <= 1 for one in trained.figures)


def test_progress_is_told(trained: Trained) -> None:
    keys = [one.key for one in SEEN]
    assert keys[:2] == ["cli-train-examples", "cli-train-letters"]
    assert keys[-1] == "cli-train-measuring" or "cli-train-measuring" in keys


CHILD = """
import sys
from pathlib import Path
from bot.training import train as training
from tests.training.test_train import swears
training.corpus_folder = lambda: Path(sys.argv[2])
sys.stdout.buffer.write(training.train(Path(sys.argv[1]), swears, lambda _: None, 1, jobs=1).weights)
"""


def test_another_process_with_another_order_of_hashes_gives_the_same_bytes(
    trained: Trained, folders: tuple[Path, Path]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *map(str, folders)], capture_output=True, cwd=ROOT, check=True, timeout=110,
        env={**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout == trained.weights


def test_another_seed_gives_other_weights_of_the_same_letters(trained: Trained, folders: tuple[Path, Path]) -> None:
    one, other = unpack(trained.weights), unpack(trained_on(folders, seed=2).weights)
    assert (one.letters == other.letters).all()
    assert (one.into != other.into).any()


@pytest.mark.parametrize("name", ["tox_ru_2ch_pikabu.train.jsonl", "lexicon_badwords.train.jsonl"])
def test_a_missing_file_is_named_before_anything_is_fitted(
    folders: tuple[Path, Path], tmp_path: Path, name: str
) -> None:
    data = write_data(tmp_path / "data")
    (data / name).unlink()
    with pytest.raises(FileNotFoundError, match=name):
        trained_on((data, folders[1]))


def test_a_missing_devtest_file_is_named_before_anything_is_fitted(folders: tuple[Path, Path], tmp_path: Path) -> None:
    data = write_data(tmp_path / "data")
    (data / "tone_en_ucc.devtest.jsonl").unlink()
    SEEN.clear()
    with pytest.raises(FileNotFoundError, match=r"tone_en_ucc\.devtest\.jsonl"):
        trained_on((data, folders[1]))
    assert SEEN == []


def test_broken_rows_are_told_with_their_place_and_cost_no_other(folders: tuple[Path, Path], tmp_path: Path) -> None:
    data, corpus = write_data(tmp_path / "data"), write_corpus(tmp_path / "corpus")
    for name, line in (("spam_en_sms.train", "{no json"), ("tox_ru_okru.devtest", '{"text": 5, "label": "toxic"}')):
        with (data / f"{name}.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    with (corpus / "aspen.en.tsv").open("a", encoding="utf-8") as file:
        file.write("chat\tnone\n")
    found = trained_on((data, corpus))
    lines = {one.place: one.why for one in found.broken}
    files_ = files("train")["spam_en_sms"], files("devtest")["tox_ru_okru"]
    sms, okru = f"spam_en_sms.train.jsonl:{len(files_[0]) + 1}", f"tox_ru_okru.devtest.jsonl:{len(files_[1]) + 1}"
    corpus_lines = len((corpus / "aspen.en.tsv").read_text("utf-8").splitlines())
    assert set(lines) == {sms, okru, f"aspen.en.tsv:{corpus_lines}"}
    assert "not JSON" in lines[sms]
    assert "'text' is a number" in lines[okru]
    assert found.weights == trained_on(folders).weights
