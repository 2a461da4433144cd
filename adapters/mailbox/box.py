"""Requests as files."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import orjson

from bot.domain.events import Incoming, OperatorAsked
from bot.domain.time import SECOND
from bot.ports.clock import Clock
from bot.ports.platform import Accept

Bring: TypeAlias = Callable[[OperatorAsked], Awaitable[None]]
"""Carries out an import whole; safe to be called again for the same request."""

log = logging.getLogger("steward.mailbox")

SOURCE: Final = "operator"
IMPORT: Final = "import"
LOOK_EVERY: Final = SECOND
MOST_BYTES: Final = 1_000_000


def post(folder: Path, name: str, verb: str, community: int, args: Mapping[str, str]) -> Path:
    """Leave a request under a name that nobody else uses; durable when it returns. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    target, draft = folder / f"{name}.json", folder / f".{name}.draft"
    with draft.open("wb") as file:
        file.write(orjson.dumps({"verb": verb, "community": community, "args": dict(args)}))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    return target


class Mailbox:
    """Looks into the folder once a second and hands each request to the inbox."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    async def run(self, accept: Accept, bring: Bring) -> None:
        """For ever. Imports are carried out by `bring`, all else is accepted as an event; a request that can't be
        read is put aside as `.refused` and named in the log."""
        while True:
            for path in await asyncio.to_thread(self._waiting):
                await self._take(path, accept, bring)
            await self._clock.sleep(LOOK_EVERY)

    def _waiting(self) -> list[Path]:
        return sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []

    async def _take(self, path: Path, accept: Accept, bring: Bring) -> None:
        event = await asyncio.to_thread(self._read, path)
        if event is None:
            log.warning("a request of the operator can't be read and is put aside: %s", path.name)
            await asyncio.to_thread(path.rename, path.with_suffix(".refused"))
            return
        if event.verb == IMPORT:
            await bring(event)
        else:
            await accept(Incoming(SOURCE, path.stem, SOURCE, "", event))
        await asyncio.to_thread(path.unlink, missing_ok=True)

    def _read(self, path: Path) -> OperatorAsked | None:
        try:
            if path.stat().st_size > MOST_BYTES:
                return None
            raw = orjson.loads(path.read_bytes())
            args = tuple(sorted((str(name), str(value)) for name, value in raw["args"].items()))
            return OperatorAsked(str(raw["verb"]), int(raw["community"]), args, self._clock.now())
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
