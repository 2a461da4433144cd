"""Requests as files: handed on once, in order, kept while they can't be carried out, put aside when they never can."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.mailbox import Mailbox, post
from adapters.mailbox.box import MOST_BYTES, TRIES
from adapters.memory.clock import MemoryClock
from bot.domain.events import OperatorAsked
from bot.ports.store import StoreFault

CLOCK = MemoryClock()
Carry = Callable[[str, OperatorAsked], Awaitable[bool]]


class Owner:
    """Takes requests and remembers them; `fault` is raised instead while it is set."""

    def __init__(self, taken: bool = True) -> None:
        self.heard: list[tuple[str, OperatorAsked]] = []
        self.taken = taken
        self.fault: Exception | None = None

    async def carry(self, name: str, event: OperatorAsked) -> bool:
        """As the core does."""
        self.heard.append((name, event))
        if self.fault is not None:
            raise self.fault
        return self.taken


def look(folder: Path, owner: Owner, times: int = 1) -> None:
    """The owner looks into its mailbox."""

    async def whole() -> None:
        box = Mailbox(folder, CLOCK)
        for _ in range(times):
            await box.look(owner.carry)

    asyncio.run(whole())


def names(folder: Path) -> list[str]:
    """What lies in the folder."""
    return sorted(one.name for one in folder.iterdir())


def test_requests_are_handed_on_in_order_and_once(tmp_path: Path) -> None:
    owner = Owner()
    for name in ("002", "001", "003"):
        post(tmp_path / "box", name, "forget", 5, {"person": "7"})
    look(tmp_path / "box", owner, times=2)
    assert [name for name, _ in owner.heard] == ["001", "002", "003"]
    assert owner.heard[0][1] == OperatorAsked("forget", 5, (("person", "7"),), CLOCK.now())
    assert names(tmp_path / "box") == []


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    owner = Owner()
    look(tmp_path / "none", owner)
    assert owner.heard == []


def test_a_request_is_its_owners_alone(tmp_path: Path) -> None:
    letter = post(tmp_path, "001", "forget", 5, {})
    assert stat.S_IMODE(letter.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b'"text"',
        b"null",
        b"\xff\xfe",
        b'{"verb": "forget"}',
        b'{"verb": "forget", "community": "5", "args": {}}',
        b'{"verb": "forget", "community": true, "args": {}}',
        b'{"verb": "forget", "community": 99999999999999999999, "args": {}}',
        b'{"verb": 1, "community": 5, "args": {}}',
        b'{"verb": "forget", "community": 5, "args": []}',
        b'{"verb": "forget", "community": 5, "args": {"person": 7}}',
        b'{"verb": "forget", "community": 5, "args": {}}' + b" " * MOST_BYTES,
    ],
    ids=range(14),
)
def test_what_is_no_request_is_put_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "001.json").write_bytes(content)
    post(tmp_path, "002", "forget", 5, {})
    owner = Owner()
    look(tmp_path, owner)
    assert [name for name, _ in owner.heard] == ["002"], "the good one behind it is carried out"
    assert names(tmp_path) == ["001.refused"]


def test_a_refused_request_is_put_aside(tmp_path: Path) -> None:
    post(tmp_path, "001", "dance", 5, {})
    look(tmp_path, Owner(taken=False))
    assert names(tmp_path) == ["001.refused"]


def test_requests_wait_while_the_store_can_not_work(tmp_path: Path) -> None:
    post(tmp_path, "001", "forget", 5, {})
    post(tmp_path, "002", "forget", 5, {})
    owner = Owner()
    owner.fault = StoreFault("store-full")
    look(tmp_path, owner, times=5)
    assert names(tmp_path) == ["001.json", "002.json"]
    assert {name for name, _ in owner.heard} == {"001"}, "the second does not overtake the first"
    owner.fault = None
    look(tmp_path, owner)
    assert names(tmp_path) == []


def test_a_request_that_fails_is_tried_three_times_and_holds_up_nobody(tmp_path: Path) -> None:
    post(tmp_path, "001", "forget", 5, {})
    owner = Owner()
    owner.fault = ZeroDivisionError("a fault of ours")
    look(tmp_path, owner, times=TRIES - 1)
    assert names(tmp_path) == ["001.json"]
    owner.heard.clear()
    post(tmp_path, "002", "forget", 5, {})
    look(tmp_path, owner, times=TRIES + 1)
    assert names(tmp_path) == ["001.refused", "002.refused"]
    assert [name for name, _ in owner.heard] == ["001", "002"] * TRIES


def test_half_a_request_is_never_seen(tmp_path: Path) -> None:
    (tmp_path / ".001.draft").write_text("{")
    owner = Owner()
    look(tmp_path, owner)
    assert owner.heard == []
    assert names(tmp_path) == [".001.draft"]


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=40), max_size=4))
def test_whatever_is_asked_arrives(tmp_path_factory: pytest.TempPathFactory, args: dict[str, str]) -> None:
    folder = tmp_path_factory.mktemp("box")
    plain = {key.encode("utf-8", "replace").decode(): value for key, value in args.items()}
    post(folder, "001", "forget", 5, plain)
    owner = Owner()
    look(folder, owner)
    (_, event) = owner.heard[0]
    assert len(event.args) == len(plain)
    assert not any("\0" in text for pair in event.args for text in pair)
