"""Requests as files."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import orjson

from bot.domain.events import OperatorAsked
from bot.domain.time import SECOND
from bot.ports.clock import Clock
from bot.ports.store import StoreFault

Carry: TypeAlias = Callable[[str, OperatorAsked], Awaitable[bool]]
"""(request's name, event) → whether it was taken; False refuses it. Safe to be called again for the same request."""

LOOK_EVERY: Final = SECOND // 2
MOST_BYTES: Final = 1_000_000
TRIES: Final = 3
PRIVATE: Final = 0o600
_BIG: Final = 2**63
_UNWRITABLE: Final = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
log = logging.getLogger("steward.mailbox")


def post(folder: Path, name: str, verb: str, community: int, args: Mapping[str, str]) -> Path:
    """Leave a request under a name that nobody else uses; durable when it returns. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    target, draft = folder / f"{name}.json", folder / f".{name}.draft"
    value = {"verb": verb, "community": community, "args": {key: _clean(one) for key, one in args.items()}}
    try:
        with open(draft, "wb", opener=lambda path, flags: os.open(path, flags, PRIVATE)) as file:
            file.write(orjson.dumps(value))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target


class Mailbox:
    """Looks into the folder twice a second and hands each request on, in the order of their names."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._failed: dict[str, int] = {}

    async def run(self, carry: Carry) -> None:
        """For ever."""
        while True:
            await self.look(carry)
            await self._clock.sleep(LOOK_EVERY)

    async def look(self, carry: Carry) -> None:
        """Once: every request that waits. One that can't be read, is refused, or fails three times is put aside as
        `.refused` and named in the log; while the store can't work, requests wait."""
        for path in await asyncio.to_thread(self._waiting):
            try:
                await self._take(path, carry)
            except StoreFault as fault:
                log.warning("a request of the operator waits for the store: %s", fault)
                return

    def _waiting(self) -> list[Path]:
        return sorted(self._folder.glob("[!.]*.json")) if self._folder.is_dir() else []

    async def _take(self, path: Path, carry: Carry) -> None:
        event = await asyncio.to_thread(self._read, path)
        taken = event is not None and await self._carry(path.stem, event, carry)
        if taken:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        elif taken is False:
            log.warning("a request of the operator can't be carried out and is put aside: %s", path.name)
            await asyncio.to_thread(_put_aside, path)

    async def _carry(self, name: str, event: OperatorAsked, carry: Carry) -> bool | None:
        """Whether it was taken; None when it failed and is to be tried again."""
        try:
            taken = await carry(name, event)
        except StoreFault:
            raise
        except Exception:
            self._failed[name] = self._failed.get(name, 0) + 1
            log.exception("a request of the operator failed (%d of %d)", self._failed[name], TRIES)
            if self._failed[name] < TRIES:
                return None
            taken = False
        self._failed.pop(name, None)
        return taken

    def _read(self, path: Path) -> OperatorAsked | None:
        """The request in a file, None when it is none."""
        try:
            if path.stat().st_size > MOST_BYTES:
                return None
            raw = orjson.loads(path.read_bytes())
            verb, community, args = raw["verb"], raw["community"], raw["args"]
            named = sorted(args.items())
        except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            return None
        whole = isinstance(community, int) and not isinstance(community, bool) and abs(community) < _BIG
        texts = all(isinstance(value, str) for _, value in named)
        if not (isinstance(verb, str) and whole and texts):
            return None
        clean = tuple((_clean(name), _clean(value)) for name, value in named)
        return OperatorAsked(_clean(verb), community, clean, self._clock.now())


def _put_aside(path: Path) -> None:
    if path.exists():
        path.replace(path.with_suffix(".refused"))


def _clean(text: str) -> str:
    """Without what neither JSON nor the store can hold; length kept."""
    return text.translate(_UNWRITABLE)
