"""`steward demo`: the sandbox in a local web page."""

from __future__ import annotations

import asyncio
import signal
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from adapters.http import PortTaken
from bot.bootstrap import start_demo
from bot.cli import talk
from bot.domain.text import say
from bot.ports.store import StoreFault

DATA = Path("data") / "sandbox"


def add(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command("demo", help="cli-help-demo")(demo)


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="cli-help-demo-port")] = 8080,
    data: Annotated[Path, typer.Option(file_okay=False, help="cli-help-demo-data")] = DATA,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="cli-help-demo-browser")] = True,
) -> None:
    """Run the sandbox until it is interrupted."""
    _loop().run(_run(port, data, browser))


def _loop() -> asyncio.Runner:
    try:
        import uvloop
    except ImportError:  # uvloop has no wheels for some systems; asyncio's own loop does as well
        return asyncio.Runner()
    return asyncio.Runner(loop_factory=uvloop.new_event_loop)


async def _run(port: int, data: Path, browser: bool) -> None:
    try:
        running = await start_demo(data, port)
    except StoreFault as fault:
        talk.stop(say(fault.key, detail=fault.detail), talk.NO)
    if isinstance(running, PortTaken):
        talk.stop(say(running.key, port=str(running.port), next=str(running.next)), talk.NO)
    talk.note(say("cli-demo-open", url=running.listening.url))
    if browser:
        await asyncio.to_thread(webbrowser.open, running.listening.url)
    ended = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, ended.set)
    await ended.wait()
    talk.note(say("cli-demo-closing"))
    await running.stop()
