"""`steward forget`: with an owner and without, one person or nobody, and a search through every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.sql.scan import scan
from bot import bootstrap
from bot.app.house import write_rule
from bot.cli import asking
from tests.cli.conftest import Run
from tests.cli.keeping import Running, found, heard, in_turn, known


def test_a_person_goes_and_others_stay(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Kestrel", "hello from Kestrel")
    heard(tmp_path, community, "1002", "Brann", "hi Kestrel, this is Brann")
    ran = steward("forget", "1001", "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "nothing is left" in ran.out
    assert scan(tmp_path / bootstrap.STORE_FILE, ["Kestrel", "1001"]) == ()
    assert known(tmp_path, community, "1001") is None
    assert known(tmp_path, community, "1002") is not None


def test_the_owner_does_it_when_there_is_one(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Kestrel", "hello")
    with Running(tmp_path):
        ran = steward("forget", "telegram:1001", "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "steward run, process" in ran.err
    assert "nothing is left" in ran.out
    assert known(tmp_path, community, "1001") is None
    assert list((tmp_path / bootstrap.MAILBOX).iterdir()) == []


def test_a_name_will_do_where_one_person_has_it(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Ann Lee", "hello")
    assert steward("forget", "@ann lee", "--data", tmp_path).code == 0
    assert known(tmp_path, community, "1001") is None


def test_two_people_of_one_name_are_told_apart(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Ann", "hello")
    heard(tmp_path, community, "1002", "ann", "hello too")
    ran = steward("forget", "Ann", "--data", tmp_path)
    assert ran.code == 1
    assert "telegram:1001" in ran.err
    assert "telegram:1002" in ran.err
    assert "Nobody was erased" in ran.err
    assert known(tmp_path, community, "1001") is not None
    assert steward("forget", "telegram:1002", "--data", tmp_path).code == 0
    assert known(tmp_path, community, "1001") is not None
    assert known(tmp_path, community, "1002") is None


def test_an_id_wins_over_somebody_who_calls_themselves_so(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Ann", "hello")
    heard(tmp_path, community, "1002", "1001", "hello")
    steward("forget", "1001", "--data", tmp_path)
    assert known(tmp_path, community, "1001") is None
    assert known(tmp_path, community, "1002") is not None


@pytest.mark.parametrize("who", ["nobody", "telegram:9", "", "@", "\ud800", "a\0b", "'; drop table people"])
def test_an_unknown_person_is_said(steward: Run, tmp_path: Path, who: str) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "", "a person without a name")
    ran = steward("forget", who, "--data", tmp_path)
    assert ran.code == 1
    assert "Nobody here is called" in ran.err
    assert known(tmp_path, community, "1001") is not None


def test_somebody_in_two_communities_goes_from_both_or_from_one(steward: Run, tmp_path: Path) -> None:
    first, second = found(tmp_path, "First", "-1"), found(tmp_path, "Second", "-2")
    for community in (first, second):
        heard(tmp_path, community, "1001", "Ann", "hello")
        heard(tmp_path, community, "1002", "Ben", "hello")
    assert steward("forget", "Ann", "--data", tmp_path).code == 0
    assert known(tmp_path, first, "1001") is None
    assert known(tmp_path, second, "1001") is None
    ran = steward("forget", "Ben", "--community", "first", "--data", tmp_path)
    assert known(tmp_path, first, "1002") is None
    assert known(tmp_path, second, "1002") is not None
    assert ran.code == 0, ran.err


def test_what_is_left_is_named_with_its_place(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Kestrel", "hello")
    in_turn(tmp_path, community, lambda turn: write_rule(turn, 1, "en", "Be kind", "Even to Kestrel.", None))
    ran = steward("forget", "1001", "--data", tmp_path)
    assert ran.code == 1
    assert "house_rules.text: 1 row" in ran.err
    ru = steward("forget", "1001", "--data", tmp_path, language="ru")
    assert ru.code == 1
    assert "Такого человека здесь нет" in ru.err


def test_letters_within_a_longer_word_are_somebody_elses(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Ann", "hello")
    heard(tmp_path, community, "1002", "Hannah", "I am planning a canned annual announcement")
    ran = steward("forget", "telegram:1001", "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "same letters" in ran.err
    assert known(tmp_path, community, "1002") is not None


def test_without_a_store_it_says_where_one_would_be(steward: Run, tmp_path: Path) -> None:
    ran = steward("forget", "Ann", "--data", tmp_path)
    assert ran.code == 1
    assert str(tmp_path / "steward.db") in ran.err


def test_an_owner_without_an_answer_is_not_waited_for_for_ever(
    steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from adapters.sql.lock import FileLock

    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Ann", "hello")
    monkeypatch.setattr(asking, "PATIENCE", 0.1)
    lock = FileLock(tmp_path / bootstrap.STORE_FILE, "somebody silent")
    try:
        ran = steward("forget", "Ann", "--data", tmp_path)
    finally:
        lock.release()
    assert ran.code == 1
    assert "gave no answer" in ran.err
    assert known(tmp_path, community, "1001") is not None
    with Running(tmp_path):
        again = steward("forget", "Ann", "--data", tmp_path)
    assert again.code in (0, 1), "the first request was waiting in the mailbox and may have come first"
    assert known(tmp_path, community, "1001") is None


def test_an_owner_that_goes_leaves_the_work_to_the_command(
    steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from adapters.sql.lock import FileLock

    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Ann", "hello")
    lock = FileLock(tmp_path / bootstrap.STORE_FILE, "somebody who goes")
    leave = bootstrap.leave_request

    def left(*args: object) -> Path:
        letter = leave(*args)  # type: ignore[arg-type]  # handed on as they came
        lock.release()
        return letter

    monkeypatch.setattr(bootstrap, "leave_request", left)
    ran = steward("forget", "Ann", "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert known(tmp_path, community, "1001") is None
    assert list((tmp_path / bootstrap.MAILBOX).iterdir()) == []
