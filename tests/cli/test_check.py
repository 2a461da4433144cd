"""`steward check`: every fault of configuration, rules and store with its file, key and fix."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot import bootstrap
from bot.app import audit
from bot.app.turn import Turn
from bot.cli import logs
from bot.config import example, read_config
from bot.domain.records import RuleFile, RuleRecord
from bot.ports.tables import RULE_FILES, RULE_RECORDS
from tests.cli.conftest import Run
from tests.cli.keeping import Running, found, heard, in_turn
from tests.kit import ROOT


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logs, "set_up", lambda: None)  # the log of these tests is pytest's


def test_the_example_is_current_and_is_what_holds_without_a_file(tmp_path: Path) -> None:
    assert (ROOT / "config.example.toml").read_text("utf-8") == example()
    (tmp_path / "config.toml").write_text(example())
    assert read_config(tmp_path / "config.toml") == read_config()


def test_an_empty_folder_is_well(steward: Run) -> None:
    ran = steward("check")
    assert ran.code == 0, ran.err
    assert "All is well" in ran.out


@pytest.mark.parametrize(
    ("text", "place", "fix"),
    [
        ('[stoer]\ndata = "x"\n', "config.toml:1: stoer:", "Did you mean “store”?"),
        ('\n[store]\ndat = "x"\n', "config.toml:3: store.dat:", "Did you mean “data”?"),
        ("[store]\nsomething = 1\n", "config.toml:2: store.something:", "Possible here: data"),
        ('[speech]\nlanguage = "de"\n', "config.toml:2: speech.language:", "'en' or 'ru'"),
        ('speech.zone = "Mars/Base"\n', "config.toml:1: speech.zone:", "Europe/Berlin"),
        ("[speech]\nzone = 5\n", "config.toml:2: speech.zone:", "text in quotes"),
        ("[store]\ndata = [1]\n", "config.toml:2: store.data:", "text in quotes"),
        ("store = 5\n", "config.toml:1: store:", "[store]"),
        ("[store\n", "config.toml:1:", "Mend that line"),
        ("a = 1\na = 2\n", "config.toml:2:", "not TOML"),
        ("_env_file = 'x'\n", "config.toml:1: _env_file:", "no such key"),
    ],
)
def test_a_flaw_is_told_with_line_key_and_fix(steward: Run, tmp_path: Path, text: str, place: str, fix: str) -> None:
    (tmp_path / "config.toml").write_text(text)
    ran = steward("check")
    assert ran.code == 1
    assert place in ran.err
    assert fix in ran.err
    assert steward("check", language="ru").code == 1


def test_every_flaw_is_told_at_once(steward: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[store]\nx = 1\n[speech]\nlanguage = "xx"\nzone = "nowhere"\n')
    ran = steward("check", "--config", "own.toml")
    assert ran.code == 1
    assert [line.split(":")[1] for line in ran.err.splitlines()[:3]] == ["2", "4", "5"]
    assert "3 faults" in ran.err


def test_a_variable_is_named_when_it_is_at_fault(steward: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STEWARD_SPEECH__ZONE", "nowhere")
    ran = steward("check")
    assert ran.code == 1
    assert "STEWARD_SPEECH__ZONE:" in ran.err
    monkeypatch.setenv("STEWARD_SPEECH__ZONE", "Asia/Almaty")
    assert read_config().speech.zone == "Asia/Almaty"
    monkeypatch.setenv("STEWARD_SPEECH", "{broken")
    assert steward("check").code == 1


@pytest.mark.parametrize("content", [b"\xff\xfe[", b"\x00", b'[store]\ndata = "\xd0"\n'])
def test_a_file_that_is_no_text_is_said(steward: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    ran = steward("check")
    assert ran.code == 1
    assert "config.toml" in ran.err
    assert "Traceback" not in ran.err


def test_a_file_that_is_named_must_be_there(steward: Run, tmp_path: Path) -> None:
    ran = steward("check", "--config", "none.toml")
    assert ran.code == 1
    assert "none.toml" in ran.err
    assert steward("check", "--config", tmp_path).code == 1


def test_the_folder_must_be_one(steward: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for words in (["check"], ["demo", "--no-browser"], ["backup"], ["forget", "Ann"]):
        ran = steward(*words, "--data", "file")
        assert ran.code == 2, words
        assert "a folder is needed" in ran.err
    below = steward("demo", "--no-browser", "--port", "0", "--data", "file/below")
    assert below.code == 1
    assert "can't write" in below.err


def test_rule_files_are_checked_too(steward: Run, tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text('format = 1\n[[rule]]\nid = "a"\nwhen.says_any = ["x"]\nthen.flag = "spam"\n')
    (tmp_path / "bad.toml").write_text('format = 1\n[[rule]]\nid = "a"\nwhen.say_any = ["x"]\nthen.flag = "spam"\n')
    assert steward("check", "good.toml").code == 0
    ran = steward("check", "bad.toml")
    assert ran.code == 1
    assert "bad.toml:4:" in ran.err
    assert steward("check", "none.toml").code == 2


def test_the_store_its_owner_and_its_rules_are_looked_at(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path / "data")
    assert "Nobody has it open" in steward("check").out
    with Running(tmp_path / "data"):
        ran = steward("check")
    assert ran.code == 0
    assert "steward run, process" in ran.out

    async def adopt(turn: Turn) -> None:
        await turn.tx.put(RULE_FILES, RuleFile(community, "v1", "format = 1\n[[rule]]\nid = 5\n", 1, None, True))

    in_turn(tmp_path / "data", community, adopt)
    ran = steward("check")
    assert ran.code == 1
    assert "Lantern: rules.toml:" in ran.err


def test_a_rule_that_vanished_is_asked_after(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path / "data")
    rule = 'format = 1\n[[rule]]\nid = "new"\n{}when.says_any = ["x"]\nthen.flag = "spam"\n'

    async def adopt(turn: Turn, source: str) -> None:
        await turn.tx.put(RULE_FILES, RuleFile(community, "v1", source, 1, None, True))
        await turn.tx.put(RULE_RECORDS, RuleRecord(community, "old", "v0", 3, 1, "", None, 0))

    in_turn(tmp_path / "data", community, lambda turn: adopt(turn, rule.format("")))
    for language, words in (("en", "the rule “old” is gone"), ("ru", "правила «old» больше нет")):
        ran = steward("check", language=language)
        assert ran.code == 0, "it may have been left out on purpose"
        assert words in ran.err
        assert "was = 'old'" in ran.err
    in_turn(tmp_path / "data", community, lambda turn: adopt(turn, rule.format('was = "old"\n')))
    assert "old" not in steward("check").err


def test_a_record_that_was_tampered_with_is_found(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path / "data")

    async def two(turn: Turn) -> None:
        await audit.record(turn, "one", None, None)
        await audit.record(turn, "two", None, None)

    in_turn(tmp_path / "data", community, two)
    assert steward("check").code == 0
    with sqlite3.connect(tmp_path / "data" / bootstrap.STORE_FILE) as connection:
        connection.execute("UPDATE audit SET verb = 'other' WHERE seq = 2")
    connection.close()
    ran = steward("check")
    assert ran.code == 1
    assert "link 2" in ran.err


def test_a_corrupt_store_is_said_with_the_remedy(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path / "data")
    heard(tmp_path / "data", community, "1", "Ann", "hello")
    path = tmp_path / "data" / bootstrap.STORE_FILE
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\x99" * (len(whole) - 4096))
    for words in (["check"], ["backup"], ["forget", "Ann"], ["demo", "--no-browser", "--port", "0"]):
        ran = steward(*words, "--data", "data")
        assert ran.code == 1, words
        assert "steward restore" in ran.err, words
        assert "Traceback" not in ran.err
    path.write_bytes(b"no database " * 1000)
    ran = steward("check")
    assert ran.code == 1
    assert "damaged" in ran.err


def test_a_locked_store_is_said(steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "PATIENCE", 0.1)
    community = found(tmp_path / "data")
    heard(tmp_path / "data", community, "1", "Ann", "hello")
    other = sqlite3.connect(tmp_path / "data" / bootstrap.STORE_FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for words in (["forget", "Ann"], ["demo", "--no-browser", "--port", "0"], ["migrate"]):
        ran = steward(*words, "--data", "data")
        assert ran.code == 1, words
        assert "Another program holds the data file" in ran.err, words
    other.close()
    assert steward("forget", "Ann").code == 0
