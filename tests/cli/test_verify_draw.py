"""`steward verify-draw`: yes to a draw as it was, no to a changed one, and clear words for what is no draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.contests.record import DRAND, SEALED, write_record
from tests.cli.conftest import Run
from tests.kit.draws import record_of, tampered


@pytest.mark.parametrize("by", [SEALED, DRAND])
@pytest.mark.parametrize(("language", "yes"), [("en", "holds"), ("ru", "сходится")])
def test_a_draw_that_holds(steward: Run, tmp_path: Path, by: str, language: str, yes: str) -> None:
    file = tmp_path / "draw.json"
    one = record_of(by=by)
    file.write_text(write_record(one))
    ran = steward("verify-draw", file, language=language)
    assert ran.code == 0, ran.err
    assert yes in ran.out
    assert all(line in ran.out for line in one.winners)
    assert one.list_hash in ran.out
    assert steward("verify-draw", file, "--list", one.list_hash, "--rules", one.rules.upper()).code == 0


@pytest.mark.parametrize(("by", "what"), [(by, what) for by in (SEALED, DRAND) for what in tampered(by)])
def test_a_changed_draw_is_refused(steward: Run, tmp_path: Path, by: str, what: str) -> None:
    file = tmp_path / "draw.json"
    file.write_text(tampered(by)[what])
    ran = steward("verify-draw", file)
    assert ran.code == 1, what
    assert "✗" in ran.err
    assert ran.out == ""


def test_another_draw_than_the_channel_showed(steward: Run, tmp_path: Path) -> None:
    file = tmp_path / "draw.json"
    file.write_text(write_record(record_of()))
    for option in ("--list", "--rules"):
        ran = steward("verify-draw", file, option, "00" * 32)
        assert ran.code == 1
        assert "00" * 32 in ran.err


@pytest.mark.parametrize(
    ("text", "said"), [("{", "not JSON"), ("[]", "no record"), ('{"what":"steward draw","format":7}', "format 7")]
)
def test_what_is_no_draw(steward: Run, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "draw.json"
    file.write_text(text)
    ran = steward("verify-draw", file)
    assert ran.code == 1
    assert said in ran.err


def test_a_file_that_is_not_there(steward: Run, tmp_path: Path) -> None:
    ran = steward("verify-draw", tmp_path / "none.json")
    assert ran.code == 2
    assert "none.json" in ran.err
