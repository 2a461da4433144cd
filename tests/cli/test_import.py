"""`steward import`: both exports, with an owner and without, nothing counted twice, broken files change nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import bootstrap
from bot.domain.time import DAY, SECOND
from bot.ports.store import where
from bot.ports.tables import MESSAGES, PLACES
from tests.cli.conftest import Run
from tests.cli.keeping import Running, found, heard, in_turn, known
from tests.kit.exports import START, Said, discord_export, telegram_export, write

LINES = [
    Said(1, 1, join=True),
    Said(2, 1, "hello", 10),
    Said(3, 2, "hi there", 20),
    Said(4, 1, "how are you", 30, reply=3),
]


def lately(lines: list[Said]) -> list[Said]:
    """The same, as if it had been said within the last hour."""
    shift = (datetime.fromtimestamp(bootstrap.now() // SECOND, UTC) - START).total_seconds() - 3600
    return [replace(one, after=one.after + shift) for one in lines]


def telegram(folder: Path, lines: list[Said], name: str = "result.json") -> Path:
    """An export of the chat -10077."""
    return write(folder / name, telegram_export(lines))


def texts(folder: Path, community: int) -> list[str]:
    """The words that are kept."""
    rows: list[Any] = in_turn(
        folder, community, lambda turn: turn.tx.find(MESSAGES, *where(community=community), order=("at",))
    )
    return [row.text for row in rows]


def test_joining_counts_and_recent_words_come_in(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path, place="-10077")
    lines = lately(LINES)
    ran = steward("import", telegram(tmp_path, lines), "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "Lantern: 3 messages taken in (0 known before), joinings: 1, new people: 2" in ran.out
    one, two = known(tmp_path, community, "1"), known(tmp_path, community, "2")
    assert one is not None
    assert two is not None
    assert (one.joined_at, one.messages) == (lines[0].at // SECOND * SECOND, 2)
    assert (two.joined_at, two.messages) == (None, None), "whose joining is not in the export stays unknown"
    assert texts(tmp_path, community) == ["hello", "hi there", "how are you"]


def test_old_words_are_counted_and_not_kept(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    long_ago = [replace(one, after=one.after - 400 * DAY / SECOND) for one in lately(LINES)]
    assert steward("import", telegram(tmp_path, long_ago), "--data", tmp_path).code == 0
    one = known(tmp_path, community, "1")
    assert one is not None
    assert one.messages == 2
    assert texts(tmp_path, community) == []


def test_the_same_file_is_taken_in_once(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    export = telegram(tmp_path, LINES)
    steward("import", export, "--data", tmp_path)
    again = steward("import", export, "--data", tmp_path)
    assert again.code == 0
    assert "already" in again.out
    one = known(tmp_path, community, "1")
    assert one is not None
    assert one.messages == 2


@pytest.mark.parametrize("recent", [True, False])
def test_a_longer_export_of_the_same_chat_counts_only_what_is_new(steward: Run, tmp_path: Path, recent: bool) -> None:
    community = found(tmp_path)
    more = [*LINES, Said(5, 1, "and this is new", 40)]
    shift = 0 if recent else -400 * DAY / SECOND
    first, second = ([replace(one, after=one.after + shift) for one in lately(some)] for some in (LINES, more))
    second = [replace(one, after=first[0].after + old.after) for one, old in zip(second, more, strict=True)]
    steward("import", telegram(tmp_path, first), "--data", tmp_path)
    ran = steward("import", telegram(tmp_path, second, "later.json"), "--data", tmp_path)
    assert "4 messages taken in (3 known before), joinings: 0, new people: 0" in ran.out
    one = known(tmp_path, community, "1")
    assert one is not None
    assert one.messages == 3


def test_somebody_heard_before_is_known_from_their_joining_on(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1", "Person 1 today", "I am here now")
    steward("import", telegram(tmp_path, lately(LINES)), "--data", tmp_path)
    one = known(tmp_path, community, "1")
    assert one is not None
    assert one.messages == 3, "two of the export and the one that Steward heard"


def test_discord_exports_come_in_alike(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    export = write(tmp_path / "discord.json", discord_export(LINES))
    ran = steward("import", export, "--data", tmp_path, "--community", "lantern")
    assert ran.code == 0, ran.err
    one = known(tmp_path, community, "1", "discord")
    assert one is not None
    assert one.messages == 2


def test_the_owner_takes_it_in_when_there_is_one(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    export = telegram(tmp_path, LINES)
    with Running(tmp_path):
        ran = steward("import", export, "--data", tmp_path)
        again = steward("import", export, "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "steward run, process" in ran.err
    assert "3 messages taken in" in ran.out
    assert "already" in again.out
    assert known(tmp_path, community, "1") is not None


def test_into_an_empty_folder_it_founds_the_chats_community(steward: Run, tmp_path: Path) -> None:
    data = tmp_path / "new"
    ran = steward("import", telegram(tmp_path, LINES), "--data", data)
    assert ran.code == 0, ran.err
    assert "telegram:-10077" in ran.out

    async def places(turn: Any) -> Any:
        return await turn.tx.find(PLACES, *where(platform="telegram", place="-10077"))

    community = found(data, "Another", "-1")
    assert len(in_turn(data, community, places)) == 1


def test_with_several_communities_it_asks_which(steward: Run, tmp_path: Path) -> None:
    found(tmp_path, "First", "-1")
    second = found(tmp_path, "Second", "-2")
    export = telegram(tmp_path, LINES)
    ran = steward("import", export, "--data", tmp_path)
    assert ran.code == 2
    assert "First, Second" in ran.err
    wrong = steward("import", export, "--data", tmp_path, "--community", "Third")
    assert wrong.code == 1
    assert "First, Second" in wrong.err
    assert steward("import", export, "--data", tmp_path, "--community", "telegram:-2").code == 0
    assert known(tmp_path, second, "1") is not None


def cut(text: bytes) -> bytes:
    """The first half."""
    return text[: len(text) // 2]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: b"", "empty"),
        (cut, "after 1 message"),
        (lambda text: text.replace(b"hi there", b"hi \xff\xfe"), "UTF-8"),
        (lambda text: b"<html>" + text, "web page"),
        (lambda text: b"PK\x03\x04" + text, "archive"),
        (lambda text: text.decode().encode("utf-16"), "not UTF-8"),
        (lambda text: b'{"something": "else"}', "something"),
        (lambda text: json.dumps({"name": "x", "type": "private_supergroup", "id": 7, "messages": []}).encode(), ""),
    ],
    ids=["empty", "cut", "encoding", "html", "zip", "utf-16", "other", "nothing"],
)
def test_a_broken_export_changes_nothing(steward: Run, tmp_path: Path, spoil: Any, says: str) -> None:
    community = found(tmp_path)
    export = telegram(tmp_path, LINES)
    export.write_bytes(spoil(export.read_bytes()))
    ran = steward("import", export, "--data", tmp_path)
    assert ran.code == 1
    assert says.lower() in ran.err.lower()
    assert "Traceback" not in ran.err
    assert known(tmp_path, community, "1") is None
    assert texts(tmp_path, community) == []


def test_a_file_that_is_not_there_is_wrong_use(steward: Run, tmp_path: Path) -> None:
    found(tmp_path)
    assert steward("import", tmp_path / "none.json", "--data", tmp_path).code == 2
    assert steward("import", tmp_path, "--data", tmp_path).code == 2


def test_an_owner_that_can_not_read_the_file_says_so(
    steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(tmp_path)
    export = telegram(tmp_path, LINES)
    leave = bootstrap.leave_request

    def gone(*args: Any) -> Path:
        export.unlink()
        return leave(*args)

    monkeypatch.setattr(bootstrap, "leave_request", gone)
    with Running(tmp_path):
        ran = steward("import", export, "--data", tmp_path)
    assert ran.code == 2
    assert "result.json" in ran.err
