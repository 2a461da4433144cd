"""`steward demo`: the sandbox in a local web page."""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.bootstrap import Demo, start_demo
from bot.cli import folder, living, logs, talk
from bot.domain.text import say
from bot.ports.store import StoreFault

DATA: Final = Path("data") / "sandbox"


def add(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command("demo", help="cli-help-demo")(demo)


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="cli-help-demo-port")] = 8080,
    data: Annotated[Path, typer.Option(metavar="DIR", help="cli-help-demo-data")] = DATA,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="cli-help-demo-browser")] = True,
) -> None:
    """Run the sandbox until it is interrupted."""
    folder.refuse_file(data)
    talk.scorer()
    logs.set_up()
    living.loop().run(_run(port, data, browser))


async def _run(port: int, data: Path, browser: bool) -> None:
    ended = asyncio.Event()
    living.on_signals(ended.set)
    try:
        running = await start_demo(data, port)
    except StoreFault as fault:
        folder.tell(data, fault)
    if not isinstance(running, Demo):
        talk.stop(say(running.key, port=str(running.port), next=str(running.next)), talk.NO)
    try:
        talk.note(say("cli-demo-open", url=running.listening.url))
        talk.note(say("cli-demo-kept", path=str(data)))
        if browser and not ended.is_set() and _has_screen():
            await asyncio.to_thread(webbrowser.open, running.listening.url)
        await ended.wait()
        talk.note(say("cli-demo-closing"))
    finally:
        async with asyncio.timeout(living.STOP_SECONDS):
            await running.stop()


def _has_screen() -> bool:
    """Whether a browser would open beside this terminal and not inside it."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
