"""A wire in another process, with the same verbs as coroutines."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final, Self

import aiohttp

from tests.wire.telegram.control import Unable

ROOT: Final = Path(__file__).resolve().parents[3]


class RemoteWire:
    """`async with RemoteWire() as wire` starts the process; `await wire.says(...)` is a verb over HTTP.

    The process ends when this one does, or after `seconds` at the latest.
    """

    def __init__(self, seconds: int = 600, token: str = "") -> None:
        self.base_url = self.base_file_url = self.token = ""
        self._control = ""
        self._arguments = ["--seconds", str(seconds), *(["--token", token] if token else [])]
        self._process: asyncio.subprocess.Process | None = None
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.wire.telegram",
            *self._arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
        )
        assert self._process.stdout is not None
        async with asyncio.timeout(30):
            told = json.loads(await self._process.stdout.readline())
        self.base_url, self.base_file_url = told["base_url"], told["base_file_url"]
        self.token, self._control = told["token"], told["control"]
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            try:
                async with asyncio.timeout(10):
                    await self._process.wait()
            except TimeoutError:
                self._process.kill()
                await self._process.wait()

    async def call(self, verb: str, *positional: Any, **arguments: Any) -> Any:
        """One verb; `Unable` as in process."""
        assert self._session is not None
        async with self._session.post(f"{self._control}/{verb}", json={"args": positional, **arguments}) as answer:
            told = await answer.json()
        if told["ok"]:
            return told["result"]
        if answer.status == 409:
            raise Unable(told["error"])
        raise ValueError(told["error"])

    def __getattr__(self, verb: str) -> Callable[..., Awaitable[Any]]:
        if verb.startswith("_"):
            raise AttributeError(verb)
        return lambda *positional, **arguments: self.call(verb, *positional, **arguments)
