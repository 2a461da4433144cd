"""A sandbox whose process is killed keeps every message that it acknowledged, and hands its event over later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from bot.domain.events import MessagePosted
from tests.adapters.sandbox.desk import house
from tests.kit.run import run

ROOT: Final = Path(__file__).parents[3]
ACKNOWLEDGED: Final = 40
CHILD: Final = """
import asyncio, sys
from pathlib import Path
from adapters.sandbox import deeds, frames
from adapters.sandbox.deeds import Actor
from tests.adapters.sandbox.desk import house

async def write():
    async with house(Path(sys.argv[1]), started=False) as one:
        number = 0
        while True:
            frame = frames.Send(do="send", channel="general", text=f"line {number}")
            end = await one.sandbox.world.run(lambda step: deeds.send(step, Actor("bob", "en"), frame))
            print(end.reply["message"], flush=True)
            number += 1

asyncio.run(write())
"""


def killed(folder: Path) -> list[str]:
    """Let a child write in there and kill it; the ids that it had acknowledged."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    said = [child.stdout.readline().strip() for _ in range(ACKNOWLEDGED)]
    child.kill()
    child.wait(10)
    said += [line.strip() for line in child.stdout if line.endswith("\n")]
    child.stdout.close()
    return said


@run
async def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    said = killed(tmp_path)
    async with house(tmp_path) as one:
        events = [incoming.event for incoming in await one.core.until(len(said))]
        messages = [event.message for event in events if isinstance(event, MessagePosted)]
        assert [message.ref.id for message in messages][: len(said)] == said
        assert [message.text for message in messages] == [f"line {number}" for number in range(len(messages))]
