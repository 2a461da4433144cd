"""A part that is ended is not started again, and its neighbours go on."""

from __future__ import annotations

import asyncio

from adapters.memory.clock import MemoryClock
from bot.app.supervision import Supervisor
from tests.kit.run import run


@run
async def test_what_is_ended_stays_ended() -> None:
    clock, begun, ended = MemoryClock(), list[str](), list[str]()

    async def part(name: str) -> None:
        begun.append(name)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(name)

    supervisor = Supervisor(clock)
    supervisor.keep("discord", lambda: part("discord"))
    supervisor.keep("mailbox", lambda: part("mailbox"))
    await asyncio.sleep(0)
    await supervisor.end("discord", "telegram")
    assert (begun, ended) == (["discord", "mailbox"], ["discord"])
    assert not supervisor.parts["discord"].running
    assert supervisor.parts["mailbox"].running
    await supervisor.stop()
    assert ended == ["discord", "mailbox"]
