"""Putting Steward together: the only place that names concrete adapters.

Whoever needs a part asks here for it; nothing below this file knows which adapter stands behind a port. What takes
long to load (the store, the web server, rule files) is loaded when first needed, so that `steward classify` is quick.

How to add one (a platform):
1. Its adapter in `adapters/<name>`, with a section of the configuration in `bot/sections.py`.
2. A function in `run.py` that builds it from that section, and its line in `MAKE`.
3. Its stage in `tests/contracts`, so that it is held to what every platform promises.
4. A page in `docs` that walks somebody through it who has never made a bot.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, closing, suppress
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from adapters.fluent import load_texts
from adapters.system import SystemClock, SystemDice
from bot.ports.store import Store, StoreFault
from bot.ports.texts import Texts
from rules.presets import PRESETS

if TYPE_CHECKING:
    from adapters.http import Listening, PortTaken, Server
    from adapters.sandbox import Sandbox
    from adapters.sql.store import SqliteReader, SqliteStore
    from bot.app.core import Core
    from bot.app.desk import Desk
    from bot.app.opinion.second import Second
    from bot.ports.alarm import Alarm
    from bot.ports.beacon import Beacon
    from bot.ports.clock import Clock
    from bot.ports.dice import Dice
    from bot.ports.history import History
    from bot.ports.platform import Platform
    from bot.sections import DrawsSection, SecondOpinionSection
    from rules.file import ReadOptions
    from rules.language.lexicon import LexiconScorer
    from rules.language.model import Model

STORE_FILE: Final = "steward.db"
SANDBOX_FILE: Final = "sandbox.db"
MAILBOX: Final = "mailbox"
BACKUPS: Final = "backups"
PATIENCE: Final = 5.0
"""Seconds that a lock of another program is waited for."""
JOIN_SECONDS: Final = 2.0
_SQLITE: Final = b"SQLite format 3\0"


@cache
def texts() -> Texts:
    """The texts that Steward ships."""
    return load_texts()


@cache
def scorer() -> Model:
    """The classifier that Steward ships. Raises WeightsError when its weights are missing or can't be used."""
    from rules.language.model import Model
    from rules.language.weights import WeightsError, unpack

    try:
        data = resources.files("rules.language").joinpath("weights.bin").read_bytes()
    except FileNotFoundError as fault:
        raise WeightsError("weights-missing") from fault
    return Model(unpack(data))


@cache
def word_lists() -> LexiconScorer:
    """The small scorer by word lists: what a trained model is taught swearing by, and compared with."""
    from rules.language.lexicon import LexiconScorer

    folder = resources.files("rules").joinpath("lexicons")
    return LexiconScorer({one.name: one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".txt")})


def swears(text: str) -> bool:
    """Whether a text swears, by the word lists."""
    scores = word_lists().one(text)
    return scores is not None and scores.profanity >= 0.5


@cache
def read_options() -> ReadOptions:
    """How rule files are read: with word forms where their dictionary is installed."""
    from adapters.morphology import load_morphology
    from rules.file import ReadOptions

    return ReadOptions(forms=load_morphology().forms, scorer=scorer())


@cache
def presets() -> dict[str, str]:
    """The shipped rule files by name."""
    folder = resources.files("rules.presets")
    return {name: folder.joinpath(f"{name}.toml").read_text("utf-8") for name in PRESETS}


def history(path: Path) -> History:
    """The export in a file. Raises ExportFault."""
    from adapters.exports.opening import open_export

    return open_export(path)


def now() -> int:
    """The machine's time, µs UTC."""
    return SystemClock().now()


def beacon(section: DrawsSection) -> Beacon | None:
    """The public beacon of randomness, where the operator allows its use."""
    if section.beacon == "off":
        return None
    from adapters.drand.beacon import DrandBeacon

    return DrandBeacon(section.base_urls)


def second(section: SecondOpinionSection) -> Second | None:
    """The second reader of doubtful messages, where the operator has one."""
    if not section.enabled:
        return None
    from adapters.opinion import HttpReader, ReaderSettings
    from bot.app.opinion.second import Second, Terms

    settings = ReaderSettings(
        section.base_url, section.model, section.key.get_secret_value(), section.timeout, section.is_local
    )
    terms = Terms(section.band_from, section.band_to, section.budget_per_day, section.at_once)
    return Second(HttpReader(settings), terms)


def is_signed(chain: str, number: int, signature: str) -> bool | None:
    """Whether a signature (hex) is that of a beacon's round; None for a chain (its hash) that is not known."""
    from adapters.drand.bls import is_signed
    from bot.ports.beacon import QUICKNET

    return is_signed(QUICKNET.key, number, signature) if chain == QUICKNET.hash else None


def build_desk(
    store: Store,
    clock: Clock,
    dice: Dice,
    alarm: Alarm,
    platforms: Iterable[Platform],
    *,
    beacon: Beacon | None = None,
    second: Second | None = None,
) -> Desk:
    """What the core works with, over these ports."""
    from adapters.pictures import PillowPainter
    from bot.app.desk import Desk
    from bot.app.policies import Policies
    from bot.app.scoring import Scoring

    return Desk(
        store=store, clock=clock, dice=dice, texts=texts(), platforms={one.name: one for one in platforms},
        policies=Policies(presets(), read_options()), scoring=Scoring(scorer()), alarm=alarm, beacon=beacon,
        painter=PillowPainter(texts()), second=second,
    )  # fmt: skip


def build_core(store: Store, clock: Clock, dice: Dice, alarm: Alarm, platforms: Iterable[Platform]) -> Core:
    """The core over these ports."""
    from bot.app.core import Core

    return Core(build_desk(store, clock, dice, alarm, platforms))


@dataclass(slots=True)
class Demo:
    """A running sandbox: the store, the core, the made-up platform, its page."""

    store: SqliteStore
    core: Core
    sandbox: Sandbox
    server: Server
    listening: Listening
    ending: AsyncExitStack

    async def stop(self) -> None:
        """Stop in the order in which nothing is lost: no new events, then the core, then the store."""
        await self.ending.aclose()


async def start_demo(data: Path, port: int) -> Demo | PortTaken:
    """Open the sandbox in a folder; PortTaken when its port can't be had. Raises StoreFault when the store can't."""
    from adapters.alarm import SchedulerAlarm
    from adapters.http import PortTaken, Server
    from adapters.mailbox import Mailbox
    from adapters.sandbox import Sandbox, sandbox_site
    from adapters.sql import open_store
    from bot.app.operator import Operator
    from bot.app.seeding import seed

    clock, dice = SystemClock(), SystemDice()
    async with AsyncExitStack() as ending:
        async with _opening():
            store = await open_store(data / STORE_FILE, clock=clock, dice=dice, note="steward demo", patience=PATIENCE)
        ending.push_async_callback(store.close)
        sandbox = Sandbox(data / SANDBOX_FILE, clock, dice, texts())
        ending.push_async_callback(sandbox.stop)
        core = build_core(store, clock, dice, SchedulerAlarm(clock), [sandbox])
        server = Server(sandbox_site(sandbox), port=port)
        await sandbox.open()
        await seed(core.desk, sandbox.name)
        listening = await server.start()
        if isinstance(listening, PortTaken):
            return listening
        ending.push_async_callback(core.stop)
        ending.push_async_callback(server.stop)
        await core.start()
        await core.open(sandbox)
        operator = Operator(core.desk, core.intake.accept, history)
        core.supervisor.keep("mailbox", lambda: Mailbox(data / MAILBOX, clock).run(operator.carry))
        logging.getLogger("steward").info("the sandbox is open")
        return Demo(store, core, sandbox, server, listening, ending.pop_all())
    raise AssertionError("unreachable: nothing here is suppressed")


@asynccontextmanager
async def _opening() -> AsyncIterator[None]:
    """When a store can't be opened, wait for the threads that were begun for it.

    aiosqlite tells the thread of a failed connection to stop and does not wait; it would then speak to a closed loop.
    """
    before = set(threading.enumerate())
    try:
        yield
    except StoreFault:
        begun = [thread for thread in threading.enumerate() if thread not in before and thread.daemon]
        for thread in begun:
            await asyncio.to_thread(thread.join, JOIN_SECONDS)
        raise


@asynccontextmanager
async def owned(data: Path, note: str) -> AsyncIterator[Desk]:
    """A desk without platforms over the store of a folder, owned for as long as the block runs.

    Raises StoreFault, "store-owned" while another program has it.
    """
    from adapters.alarm import SchedulerAlarm
    from adapters.sql import open_store

    clock, dice = SystemClock(), SystemDice()
    async with _opening():
        store = await open_store(data / STORE_FILE, clock=clock, dice=dice, note=note, patience=PATIENCE)
    try:
        yield build_desk(store, clock, dice, SchedulerAlarm(clock), [])
    finally:
        await store.close()


def beside(data: Path) -> AbstractAsyncContextManager[SqliteReader]:
    """The store of a folder, read beside its owner. Raises StoreFault, "store-missing" where there is none."""
    return beside_file(data / STORE_FILE)


@asynccontextmanager
async def beside_file(path: Path) -> AsyncIterator[SqliteReader]:
    """A store or a backup by its file. Raises StoreFault."""
    from adapters.sql import open_readonly

    async with _opening():
        reader = await open_readonly(path)
    try:
        yield reader
    finally:
        await reader.close()


def leave_request(data: Path, verb: str, community: int, args: Mapping[str, str]) -> Path:
    """Ask the owner of a folder's store through its mailbox; the request's file, named after it. Raises OSError."""
    from adapters.mailbox import post

    name = f"{now():016x}-{SystemDice().id():016x}"
    return post(data / MAILBOX, name, verb, community, args)


@dataclass(frozen=True, slots=True)
class Schema:
    """A store's version and the one that this Steward writes."""

    version: int
    newest: int


def schema_of(data: Path) -> Schema:
    """The version of the store in a folder. Raises StoreFault."""
    from adapters.sql.backup import reading
    from adapters.sql.migrations import MIGRATIONS, refuse_newer

    path = data / STORE_FILE
    with closing(reading(path)) as connection:
        return Schema(refuse_newer(connection, MIGRATIONS, str(path)), MIGRATIONS[-1].number)


def owner_of(data: Path) -> str:
    """Who owns the store of a folder now, "" when nobody does. Raises StoreFault when that can't be seen."""
    from adapters.sql.lock import FileLock, lock_path

    path = data / STORE_FILE
    if not lock_path(path).exists():
        return ""
    try:
        FileLock(path, "steward check").release()
    except StoreFault as fault:
        if fault.key == "store-owned":
            return fault.detail
        raise
    return ""


def is_store(path: Path) -> bool:
    """Whether a file is a database, as a store or its backup is."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
    return False


def is_steward_store(path: Path) -> bool:
    """Whether a file is a database that a Steward has written. Raises StoreFault."""
    from adapters.sql.backup import reading
    from adapters.sql.migrations import version_of

    if not is_store(path):
        return False
    with closing(reading(path)) as connection:
        return version_of(connection) > 0


def is_in_use_as_store(path: Path) -> bool:
    """Whether a path is where a Steward keeps its living data."""
    from adapters.sql.lock import lock_path

    return lock_path(path).exists()


def restore(backup: Path, data: Path) -> Path | None:
    """Put a backup in the place of a folder's store; where the store that stood there is now. Raises StoreFault."""
    from adapters.sql.backup import restore as put_back

    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault("store-readonly", f"{data}: {error.strerror}") from error
    return put_back(backup, data / STORE_FILE)
