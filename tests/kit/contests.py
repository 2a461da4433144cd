"""Contests in a town: made, entered, drawn; and a beacon that answers as it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from activities.contests.model import Contest, Entry, Pick
from activities.contests.record import Record, read_record
from activities.contests.tables import CONTESTS, ENTRIES, PICKS
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from adapters.sandbox import Sandbox, people
from adapters.sandbox.step import Step
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.seeding import seed
from bot.domain.time import SECOND
from bot.ports.beacon import QUICKNET, BeaconFault, Round
from bot.ports.store import Store, where
from rules.file import ReadOptions
from tests.kit.drand import RANDOMNESS, SIGNATURE
from tests.kit.town import INSULT, TEXTS, Town, Unscored, words

MEMBERS: Final = ("bob", "juno", "brann", "kestrel", "tamsin", "ives")


class TownBeacon:
    """A beacon whose every round has the same number; it can be out of reach."""

    def __init__(self) -> None:
        self.fault = ""
        self.asked: list[int] = []

    @property
    def name(self) -> str:
        """The network."""
        return QUICKNET.name

    def round_at(self, at: int) -> int:
        """The first round at `at` or after."""
        return QUICKNET.round_at(at)

    def published_at(self, number: int) -> int:
        """When a round is published."""
        return QUICKNET.published_at(number)

    async def fetch(self, number: int) -> Round:
        """The round, or the fault that was set."""
        self.asked.append(number)
        if self.fault:
            raise BeaconFault(self.fault)
        return Round(number, RANDOMNESS, SIGNATURE)


async def open_town(
    folder: Path, *, beacon: TownBeacon | None = None, store: Store | None = None, clock: MemoryClock | None = None
) -> Town:
    """A town with a beacon, which `Town.open` has not."""
    clock, dice = clock or MemoryClock(), MemoryDice(7)
    sandbox = Sandbox(folder / "sandbox.db", clock, dice, TEXTS)
    desk = Desk(
        store=store or MemoryStore(), clock=clock, dice=dice, texts=TEXTS, platforms={"sandbox": sandbox},
        policies=Policies({"gaming": INSULT}, ReadOptions()), scoring=Scoring(Unscored()), alarm=MemoryAlarm(clock),
        beacon=beacon,
    )  # fmt: skip
    core = Core(desk)
    await sandbox.open()
    community = await seed(desk, "sandbox")
    await core.start()
    await core.open(sandbox)
    return Town(core, sandbox, clock, community)


async def made(town: Town, *, who: str = "mira", **args: str) -> None:
    """A draft in #general."""
    typed = {"title": "Lantern", "ends": "in 1 hour", "prize": "A lantern", **args}
    await town.uses(who, "contest new", channel="general", **typed)


async def opened(town: Town, *, who: str = "mira", **args: str) -> dict[str, Any]:
    """An open contest; its call."""
    await made(town, who=who, **args)
    await town.uses(who, "contest open", channel="general")
    return await call(town)


async def call(town: Town, channel: str = "general", lang: str = "en") -> dict[str, Any]:
    """The newest call of a contest in a channel."""
    heads = ("Draw ·", "Contest ·", "Outcome ·", "Розыгрыш ·", "Конкурс ·", "Итоги ·")
    found = [one for one in await town.talk("bob", channel, lang) if one["content"] and words(one).startswith(heads)]
    return found[0]


async def last_note(town: Town, who: str, lang: str = "en") -> str:
    """The newest answer that somebody alone sees."""
    notes = await town.notes(who, lang)
    return words(notes[-1]) if notes else ""


async def leaves(town: Town, who: str) -> None:
    """Somebody leaves the community."""

    def step(at: Step) -> None:
        person = people.find(at, who)
        if person is not None:
            people.leave(at, person)

    await town.sandbox.world.run(step)
    await town.idle()


async def all_notes(town: Town, who: str, lang: str = "en") -> str:
    """Everything that somebody alone sees; an answer to a press on an answer takes its place."""
    return "\n".join(words(one) for one in await town.notes(who, lang))


async def written_to(town: Town, who: str, lang: str = "en") -> list[str]:
    """What Steward wrote to somebody in private."""
    return [words(one) for one in await town.talk(who, f"direct:{who}", lang)]


async def contest(town: Town, number: int = 1) -> Contest:
    """The stored contest."""
    found: Contest = await town.inside(lambda turn: turn.tx.get(CONTESTS, turn.id, number))
    return found


async def entries(town: Town, number: int = 1) -> list[Entry]:
    """The stored entries."""
    found: list[Entry] = await town.inside(
        lambda turn: turn.tx.find(ENTRIES, *where(community=turn.id, contest=number), order=("number",))
    )
    return found


async def picks(town: Town, number: int = 1) -> list[Pick]:
    """Who was looked at."""
    found: list[Pick] = await town.inside(
        lambda turn: turn.tx.find(PICKS, *where(community=turn.id, contest=number), order=("rank",))
    )
    return found


async def drawn(town: Town, length: int = 3700 * SECOND) -> list[Pick]:
    """Let the list be closed and drawn; who was looked at."""
    await town.later(length)
    for _ in range(4):
        await town.later(61 * SECOND)
    return await picks(town)


async def files_in(town: Town) -> dict[str, str]:
    """The files beside what Steward said, the newest of each name."""
    found = await town.sandbox.world.file.run(
        lambda db: db.execute("SELECT name, bytes FROM files WHERE message > 0 ORDER BY id").fetchall()
    )
    return {row[0]: bytes(row[1]).decode(errors="replace") for row in found}


async def record_in(town: Town) -> Record:
    """The newest record of a draw that was posted."""
    record = read_record((await files_in(town))["draw.json"].encode())
    assert isinstance(record, Record)
    return record
