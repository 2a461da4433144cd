"""The shipped process between two platforms: `steward run` as a child, a Telegram and a Discord as two others.

The platforms outlive the process: it is killed and started again, they go on counting its calls. Everything is bounded
in time and ends with the test; a process is only ever signalled by its own handle.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.kit import ROOT
from tests.wire.discord.remote import WireProcess
from tests.wire.telegram import RemoteWire

DISCORD_TOKEN: Final = "".join(("MTAwMDAwMDAwMDAwMDAwMDA", "wMg.", "GwireX.", "w" * 38))
"""Has a real token's shape, so that what hides tokens in logs would hide it; it stands for no account."""
STARTS: Final = 40.0
STOPS: Final = 20.0
LIVES: Final = 900


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def until(done: Callable[[], Awaitable[Any]], seconds: float = 30.0, what: str = "") -> Any:
    """Ask again until the answer is truthy, and give it; AssertionError after `seconds`."""
    end = time.monotonic() + seconds
    while not (found := await done()):
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what or done}"
        await asyncio.sleep(0.03)
    return found


class Steward:
    """`steward run` as a process; what it says on stderr is kept over all its lives."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.settings = dict(settings)
        self.said: list[str] = []
        self.starts = 0
        self._heard = asyncio.Condition()
        self._process: asyncio.subprocess.Process | None = None
        self._ear: asyncio.Task[None] | None = None

    @property
    def runs(self) -> bool:
        """Whether it is alive."""
        return self._process is not None and self._process.returncode is None

    @property
    def words(self) -> str:
        """All of its stderr."""
        return "".join(self.said)

    async def start(self) -> None:
        """Start it; does not wait for any platform."""
        assert not self.runs
        clean = {name: value for name, value in os.environ.items() if not name.startswith("STEWARD_")}
        own = {"STEWARD_STORE__DATA": str(self.folder / "data"), "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}
        self.starts += 1
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "default::ResourceWarning", "-m", "bot", "run",
            cwd=self.folder, env=clean | own | {"PYTHONPATH": str(ROOT)} | self.settings,
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        self._ear = asyncio.create_task(self._listen(self._process.stderr))

    async def _listen(self, stream: asyncio.StreamReader | None) -> None:
        assert stream is not None
        while line := await stream.readline():
            async with self._heard:
                self.said.append(line.decode("utf-8", "replace"))
                self._heard.notify_all()
        async with self._heard:
            self._heard.notify_all()

    async def hears(self, words: str, *, after: int = 0, seconds: float = STARTS) -> str:
        """Wait until a line of stderr holds some words; the line."""

        def found() -> str:
            return next((line for line in self.said[after:] if words in line), "")

        try:
            async with asyncio.timeout(seconds), self._heard:
                await self._heard.wait_for(lambda: found() or (self._ear is not None and not self.runs))
        except TimeoutError:
            pass
        assert found(), f"never said {words!r} but:\n{''.join(self.said[after:])[-4000:]}"
        return found()

    async def connects(self, *platforms: str) -> None:
        """Start it and wait until these platforms are connected."""
        before = len(self.said)
        await self.start()
        for one in platforms:
            await self.hears(f"{one}: connected.", after=before)

    async def kill(self) -> None:
        """SIGKILL, at once."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask it to end; its exit status."""
        return await self._end(signal.SIGTERM)

    async def ends(self, seconds: float = STOPS) -> int:
        """Wait until it ended by itself; its exit status."""
        assert self._process is not None
        assert self._ear is not None
        try:
            async with asyncio.timeout(seconds):
                await self._process.wait()
                await self._ear
        finally:
            if self._process.returncode is None:
                self._process.kill()
                await self._process.wait()
        return int(self._process.returncode or 0)

    async def _end(self, how: signal.Signals) -> int:
        if self._process is None:
            return 0
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self.ends()


@dataclass(slots=True)
class Two:
    """Both platforms and Steward between them."""

    telegram: RemoteWire
    discord: WireProcess
    steward: Steward
    complaints: list[str] = field(default_factory=list)

    async def complained(self) -> list[str]:
        """What independent models of both platforms found wrong with Steward's calls."""
        return [*await self.telegram.complained(), *await self.discord.complaints()]


def settings_of(telegram: RemoteWire | None, discord: WireProcess | None, port: int = 0) -> dict[str, str]:
    """The environment that points Steward at the wires; a platform without a wire gets no token."""
    found = {"STEWARD_HTTP__PORT": str(port)}
    if telegram is not None:
        found["STEWARD_TELEGRAM__TOKEN"] = telegram.token
        found["STEWARD_TELEGRAM__BASE_URL"] = telegram.base_url
    if discord is not None:
        found["STEWARD_DISCORD__TOKEN"] = discord.addresses["token"]
        found["STEWARD_DISCORD__API_BASE"] = discord.addresses["api"]
        found["STEWARD_DISCORD__GATEWAY_URL"] = discord.addresses["gateway"]
    return found


@asynccontextmanager
async def two(folder: Path, *, port: int = 0) -> AsyncIterator[Two]:
    """Both wires as processes, and a Steward that is not started yet. Whatever happens, all of it ends."""
    async with RemoteWire(LIVES) as telegram, WireProcess(token=DISCORD_TOKEN, seconds=LIVES) as discord:
        steward = Steward(folder, settings_of(telegram, discord, port))
        try:
            yield Two(telegram, discord, steward)
        finally:
            await steward.kill()
