"""The frame: `steward` alone, help in both languages, exit statuses."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
import typer

from bot.cli import wiring
from bot.cli.app import PARTS, build, leaves
from tests.cli.conftest import Run


@pytest.mark.parametrize(("language", "task"), [("en", "Write rules"), ("ru", "Писать правила")])
def test_alone_it_prints_by_task_what_it_can_do(steward: Run, language: str, task: str) -> None:
    ran = steward(language=language)
    assert ran.code == 0
    assert task in ran.out
    for path, _ in leaves(build()):
        assert f"steward {path}" in ran.out


@pytest.mark.parametrize(("language", "example"), [("en", "Example: "), ("ru", "Пример: ")])
def test_every_command_has_help_with_an_example(steward: Run, language: str, example: str) -> None:
    for path, _ in leaves(build()):
        ran = steward(*path.split(), "--help", language=language)
        assert ran.code == 0, path
        assert example in ran.out, path
        assert "cli-" not in ran.out, "a key without its text"


def test_wrong_use_is_2_and_says_what_to_do(steward: Run) -> None:
    for arguments in (["nonsense"], ["rules", "check"], ["rules", "match"], ["rules", "backtest", "x", "--what"]):
        ran = steward(*arguments)
        assert ran.code == 2, arguments
        assert "--help" in ran.err or "-h" in ran.err


def test_parts_name_the_words_that_call_them() -> None:
    for part in PARTS:
        app = typer.Typer()
        app.callback()(lambda: None)
        part.add(app)
        words = {path.split()[0] for path, _ in leaves(typer.main.get_command(app))}
        assert words == set(part.words)
        assert import_module(part.module).__doc__


def test_the_language_of_the_terminal() -> None:
    assert wiring.language({"STEWARD_LANGUAGE": "ru", "LANG": "en_GB.UTF-8"}) == "ru"
    assert wiring.language({"LANG": "ru_RU.UTF-8"}) == "ru"
    assert wiring.language({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}) == "en"
    assert wiring.language({"LANG": "de_DE"}) == "en"
    assert wiring.language({}) == "en"


def test_the_module_runs_as_the_command_does() -> None:
    command = [sys.executable, "-m", "bot", "rules", "check", "hobby"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    assert "hobby.toml" in done.stdout
