"""`steward run`: real platforms, until it is told to end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

import typer

from bot.bootstrap.run import Running, start_run
from bot.cli import folder, living, logs, talk
from bot.config import Config, read_config
from bot.domain.text import Say, say
from bot.ports.platform import PlatformFault
from bot.ports.store import StoreFault


class Role(StrEnum):
    """What this process does of the whole."""

    ALL = "all"
    GATEWAY = "gateway"
    WORKER = "worker"


def add(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command("run", help="cli-help-run")(run)


def run(
    config: folder.ConfigFile = None,
    data: folder.Data = None,
    role: Annotated[Role, typer.Option(help="cli-help-run-role")] = Role.ALL,
) -> None:
    """Run on every platform that has a token, until interrupted."""
    if role is not Role.ALL:
        talk.stop(say("cli-run-role", role=role.value), talk.WRONG_USE)
    settings = folder.configured(config)
    if data is not None:
        settings = settings.model_copy(update={"store": settings.store.model_copy(update={"data": data})})
    folder.refuse_file(settings.store.data)
    if not settings.discord.is_given and not settings.telegram.is_given:
        talk.stop(say("cli-run-no-token"), talk.NO)
    talk.scorer()
    logs.set_up()
    living.loop().run(_run(settings, lambda: read_config(config)))


@dataclass(slots=True)
class Platforms:
    """What was told of each platform; `hopeless` is set once none of them will have us however often we ask."""

    names: frozenset[str]
    refused: set[str] = field(default_factory=set)
    hopeless: asyncio.Event = field(default_factory=asyncio.Event)
    connected: bool = False
    ending: bool = False

    def told(self, name: str, fault: PlatformFault | None, invitation: str) -> None:
        """One line for people; the first refusal of each platform, not every repeat, and none while all ends."""
        if self.ending:
            return
        if fault is None:
            self.connected = True
            self.refused.discard(name)
            talk.note(say("cli-run-connected", platform=name.capitalize()))
            if invitation:
                talk.note(say("cli-run-invitation", link=invitation))
            return
        if name not in self.refused:
            talk.note(
                say("cli-run-refused", platform=name.capitalize(), what=Say(fault.key), mend=Say(f"{fault.key}-mend"))
            )
        if fault.lasting:
            self.refused.add(name)
        if self.refused == self.names and not self.connected:
            self.hopeless.set()


async def _stop(running: Running) -> None:
    """End in an orderly way, or say that it took too long: what was acknowledged is stored all the while."""
    try:
        async with asyncio.timeout(living.STOP_SECONDS):
            await running.stop()
    except TimeoutError:
        talk.note(say("cli-run-hurried", seconds=living.STOP_SECONDS))


async def _run(config: Config, again: Callable[[], Config]) -> None:
    ended = asyncio.Event()
    living.on_signals(ended.set)
    given = [one for one, there in (("discord", config.discord), ("telegram", config.telegram)) if there.is_given]
    platforms = Platforms(frozenset(given))
    try:
        running = await start_run(config, platforms.told, again)
    except StoreFault as fault:
        folder.tell(config.store.data, fault)
    if not isinstance(running, Running):
        talk.stop(say("cli-run-port", port=str(running.port), next=str(running.next)), talk.NO)
    try:
        talk.note(say("cli-run-started", path=str(config.store.data)))
        if running.listening is not None:
            talk.note(say("cli-run-watched", url=f"{running.listening.url}healthz"))
        hopeless = asyncio.create_task(platforms.hopeless.wait())
        over = asyncio.create_task(ended.wait())
        await asyncio.wait({hopeless, over}, return_when=asyncio.FIRST_COMPLETED)
        hopeless.cancel()
        over.cancel()
        if ended.is_set():
            platforms.ending = True
            talk.note(say("cli-run-closing"))
    finally:
        await _stop(running)
    if platforms.hopeless.is_set() and not ended.is_set():
        talk.stop(say("cli-run-hopeless"), talk.NO)
