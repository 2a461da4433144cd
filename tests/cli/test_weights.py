"""Damaged or missing weights: every command that judges ends with one clear line and what to do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from bot import bootstrap
from bot.cli import app, logs
from tests.cli.conftest import Run
from tests.kit import ROOT


class Folder:
    """Stands for the package that holds the weights."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def joinpath(self, _: str) -> Path:
        """The file, whatever it is asked for."""
        return self._file


@pytest.fixture(params=["cut", "foreign", "missing"])
def broken(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    whole = resources.files("rules.language").joinpath("weights.bin").read_bytes()
    file = tmp_path / "weights.bin"
    if request.param != "missing":
        file.write_bytes(whole[: len(whole) // 2] if request.param == "cut" else b"something else")
    real = resources.files
    monkeypatch.setattr(resources, "files", lambda name: Folder(file) if name == "rules.language" else real(name))
    monkeypatch.setattr(logs, "set_up", lambda: None)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STEWARD_DISCORD__TOKEN", "a.b.c")
    bootstrap.scorer.cache_clear()
    bootstrap.read_options.cache_clear()
    yield request.param
    bootstrap.scorer.cache_clear()
    bootstrap.read_options.cache_clear()


@pytest.mark.parametrize("command", [["classify"], ["demo", "--no-browser", "--port", "0"], ["run"]])
def test_a_command_ends_with_one_line(steward: Run, broken: str, command: list[str], tmp_path: Path) -> None:
    ran = steward(*command, stdin=b"hello\n")
    assert (ran.code, ran.out) == (1, "")
    (line,) = ran.err.splitlines()
    assert "weights" in line
    assert "steward train" in line
    assert not (tmp_path / "data").exists()  # nothing was opened


def test_the_line_is_said_in_russian_too(steward: Run, broken: str) -> None:
    ran = steward("classify", stdin="привет\n".encode(), language="ru")
    assert ran.code == 1
    assert "весов классификатора" in ran.err


def test_check_tells_and_goes_on_with_the_rest(steward: Run, broken: str) -> None:
    ran = steward("check")
    assert ran.code == 1
    assert "weights" in ran.err
    assert "Rule files were not looked at" in ran.err
    assert "All is well" not in ran.out
    assert "steward.db" in ran.out  # the store was looked for all the same


def test_whatever_needs_them_deeper_down_ends_alike(
    broken: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "rules.toml").write_text(bootstrap.presets()["gaming"], "utf-8")
    monkeypatch.setenv("STEWARD_LANGUAGE", "en")
    monkeypatch.setattr(sys, "argv", ["steward", "rules", "check", "rules.toml"])
    with pytest.raises(SystemExit) as ended:
        app.main()
    assert ended.value.code == 1
    (line,) = capfd.readouterr().err.splitlines()
    assert "steward train" in line


def test_check_says_that_they_are_whole(steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logs, "set_up", lambda: None)
    ran = steward("check")
    assert ran.code == 0, ran.err
    assert "Classifier: its weights are whole." in ran.out


def test_weights_are_shipped_and_the_corpus_is_not_needed() -> None:
    patterns = (ROOT / "pyproject.toml").read_text("utf-8")
    assert '"*.bin"' in patterns
    asked = (
        "import sys; from bot.bootstrap import scorer; scorer().assess(['hello']); "
        "print([one for one in sys.modules if one.startswith(('bot.training', 'sklearn', 'scipy'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
