"""Putting Steward together: the only place that names concrete adapters.

Whoever needs a part asks here for it; nothing below this file knows which adapter stands behind a port.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from adapters.alarm import SchedulerAlarm
from adapters.exports.opening import open_export
from adapters.fluent import load_texts
from adapters.http import Listening, PortTaken, Server
from adapters.morphology import load_morphology
from adapters.sandbox import Sandbox, sandbox_site
from adapters.sql import open_store
from adapters.sql.store import SqliteStore
from adapters.system import SystemClock, SystemDice
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.seeding import seed
from bot.ports.alarm import Alarm
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.history import History
from bot.ports.platform import Platform
from bot.ports.store import Store
from bot.ports.texts import Texts
from rules.file import ReadOptions
from rules.language.lexicon import LexiconScorer
from rules.presets import PRESETS

STORE_FILE = "steward.db"
SANDBOX_FILE = "sandbox.db"


@cache
def texts() -> Texts:
    """The texts that Steward ships."""
    return load_texts()


@cache
def scorer() -> LexiconScorer:
    """The small scorer by word lists, until a trained classifier takes its place behind the same port."""
    folder = resources.files("rules").joinpath("lexicons")
    return LexiconScorer({one.name: one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".txt")})


@cache
def read_options() -> ReadOptions:
    """How rule files are read: with word forms where their dictionary is installed."""
    return ReadOptions(forms=load_morphology().forms, scorer=scorer())


@cache
def presets() -> dict[str, str]:
    """The shipped rule files by name."""
    folder = resources.files("rules.presets")
    return {name: folder.joinpath(f"{name}.toml").read_text("utf-8") for name in PRESETS}


def history(path: Path) -> History:
    """The export in a file. Raises ExportFault."""
    return open_export(path)


def build_core(store: Store, clock: Clock, dice: Dice, alarm: Alarm, platforms: Iterable[Platform]) -> Core:
    """The core over these ports."""
    desk = Desk(
        store=store, clock=clock, dice=dice, texts=texts(), platforms={one.name: one for one in platforms},
        policies=Policies(presets(), read_options()), scoring=Scoring(scorer()), alarm=alarm,
    )  # fmt: skip
    return Core(desk)


@dataclass(slots=True)
class Demo:
    """A running sandbox: the store, the core, the made-up platform, its page."""

    store: SqliteStore
    core: Core
    sandbox: Sandbox
    server: Server
    listening: Listening

    async def stop(self) -> None:
        """Stop in the order in which nothing is lost: no new events, then the core, then the store."""
        await self.server.stop()
        await self.core.stop()
        await self.sandbox.stop()
        await self.store.close()


async def start_demo(data: Path, port: int) -> Demo | PortTaken:
    """Open the sandbox in a folder; PortTaken when its port can't be had. Raises StoreFault when the store can't."""
    clock, dice = SystemClock(), SystemDice()
    store = await open_store(data / STORE_FILE, clock=clock, dice=dice, note="steward demo")
    sandbox = Sandbox(data / SANDBOX_FILE, clock, dice, texts())
    core = build_core(store, clock, dice, SchedulerAlarm(clock), [sandbox])
    server = Server(sandbox_site(sandbox), port=port)
    try:
        await sandbox.open()
        listening = await server.start()
        if isinstance(listening, PortTaken):
            await sandbox.stop()
            await store.close()
            return listening
        await seed(core.desk, sandbox.name)
        await core.start()
        await sandbox.start(core.intake.accept)
    except BaseException:
        await store.close()
        raise
    logging.getLogger("steward").info("the sandbox is open")
    return Demo(store, core, sandbox, server, listening)
