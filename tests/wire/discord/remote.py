"""The wire in a process of its own, driven from a test: `async with WireProcess() as wire: await wire.says(...)`."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from types import TracebackType
from typing import Any

import aiohttp

ROOT = Path(__file__).resolve().parents[3]


class ControlError(Exception):
    """A verb that was refused; `told` is what the wire said."""

    def __init__(self, told: Any) -> None:
        super().__init__(str(told))
        self.told = told


class RemoteControl:
    """Every verb of the control as a coroutine with keyword arguments, over HTTP."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Make the session."""
        self._session = aiohttp.ClientSession()

    async def close(self) -> None:
        """End the session."""
        if self._session is not None:
            await self._session.close()

    async def call(self, verb: str, **arguments: Any) -> Any:
        """One verb; ControlError when the wire refuses."""
        assert self._session is not None
        async with self._session.post(f"{self._url}/{verb}", json=arguments) as response:
            told = await response.json()
        if "ok" not in told:
            raise ControlError(told["error"])
        return told["ok"]

    def __getattr__(self, verb: str) -> Callable[..., Coroutine[Any, Any, Any]]:
        """`await remote.says(member="bob", channel="general", text="hi")`."""
        if verb.startswith("_"):
            raise AttributeError(verb)

        async def call(**arguments: Any) -> Any:
            return await self.call(verb, **arguments)

        return call

    async def until(self, verb: str, fits: Callable[[Any], bool], *, seconds: float = 10.0, **arguments: Any) -> Any:
        """Ask a reading verb again until its answer fits; TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            while True:
                if fits(told := await self.call(verb, **arguments)):
                    return told
                await asyncio.sleep(0.02)


class WireProcess(RemoteControl):
    """Starts `python -m tests.wire.discord` and ends it by closing its input."""

    def __init__(
        self, *, state_file: Path | None = None, port: int = 0, seconds: float = 600.0, token: str = "wire.bot.token"
    ) -> None:
        super().__init__("")
        self.addresses: dict[str, str] = {}
        self._arguments = ["--port", str(port), "--seconds", str(seconds), "--token", token]
        self._arguments += ["--state-file", str(state_file)] if state_file else []
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> WireProcess:
        """Start it and read where it serves."""
        command = (sys.executable, "-m", "tests.wire.discord", *self._arguments)
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=pipe, stdout=pipe)
        assert self._process.stdout is not None
        self.addresses = json.loads(await self._process.stdout.readline())
        self._url = self.addresses["control"]
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close its input and wait for its end."""
        await self.close()
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), 10)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
