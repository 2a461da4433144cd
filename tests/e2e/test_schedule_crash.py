"""The crash matrix: killed at every step of a post, an occurrence, a poll's close, a draw, a reminder, a free place.

The store is SQLite, the platform a process that survives and counts. Whatever the point, the decision is made once, it
is what it would have been, and members read of it once. `STEWARD_SLOW=1` runs every pair, the suite a diagonal.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from activities.contests import draw
from activities.contests.drawing import lots_of, picks_of
from activities.contests.tables import CONTESTS, SEALS
from activities.events.tables import RSVPS
from activities.polls.tables import OUTCOMES
from activities.schedule.tables import FIRES
from adapters.sql import open_readonly
from bot.domain.actions import EditMessage, SendDirect, SendMessage
from bot.domain.decisions import ActionState
from bot.domain.events import ButtonPressed
from bot.domain.people import AccountRef, Author
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, COMMUNITIES, DUE
from tests.kit import ROOT
from tests.kit.crash_scenes import GENERAL, SCENES
from tests.kit.run import run_within
from tests.kit.survivor import PLATFORM, ROOM, Survivor

LONG = os.environ.get("STEWARD_SLOW") == "1"
POINTS = ("claim", "claimed", "prepared", "sent", "recording")
NEVER = "never"
"""A point at which nobody dies: what the others are compared with."""


class World:
    """A survivor, and one core after the other."""

    def __init__(self, folder: Path, scene: str) -> None:
        self.folder, self.scene = folder, scene
        self.far = Survivor()
        self.child: asyncio.subprocess.Process | None = None
        self.bites = False
        self.far.bite, self.far.on_bite = self._bite, self._kill

    def _bite(self, act: Any) -> bool:
        tells = isinstance(act, SendMessage | EditMessage | SendDirect) and getattr(act, "channel", None) != ROOM
        bites, self.bites = self.bites and tells, self.bites and not tells
        return bites

    def _kill(self) -> None:
        if self.child is not None and self.child.returncode is None:
            self.child.send_signal(signal.SIGKILL)

    async def run(self, point: str) -> None:
        """Start a core; it says when it is ready, or dies before."""
        self.child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.kit.crash_child", str(self.folder), str(self.folder / "s"), self.scene, point,
            cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert self.child.stdout is not None
        assert await self.child.stdout.readline() in (b"ready\n", b"")

    async def ended(self) -> None:
        """Kill what runs, and wait for its end."""
        self._kill()
        if self.child is not None:
            await self.child.wait()

    async def settled(self) -> None:
        """Until nothing changes for a while."""
        before, still = -1, 0
        while still < 10:
            await asyncio.sleep(0.1)
            now = len(self.far.calls) + len(self.far.outbox)
            still = still + 1 if now == before and not self.far.outbox else 0
            before = now

    def said(self) -> Counter[str]:
        """How many messages stand in each channel but the team's, private ones together."""
        channels = [one.ref.channel for one in self.far.posts.values() if one.alive and one.ref.channel != ROOM]
        return Counter(one.id.partition(":")[0] for one in channels)

    def leaves(self) -> None:
        """Whoever has the only place gives it back."""
        call = next(one for one in self.far.posts.values() if one.ref.channel == GENERAL)
        assert call.content is not None
        token = next(one.token for one in call.content.buttons if one.token.endswith(":no"))
        person = Author(AccountRef(PLATFORM, "bob"), "Bob")
        self.far.tell(ButtonPressed(token, person, call.ref, "i1", self.far.at))


async def played(folder: Path, scene: str, point: str) -> tuple[World, dict[str, Any]]:
    """Set up, killed at the point, taken up again; the world as it is then, and what the store holds."""
    world = World(folder, scene)
    server = await world.far.serve(folder / "s")
    async with server:
        await world.run("")
        await world.settled()
        await world.ended()
        world.bites = point == "sent"
        if not SCENES[scene].due_kind:
            world.leaves()
        await world.run(point)
        if point not in (NEVER, ""):
            async with asyncio.timeout(30):
                assert world.child is not None
                await world.child.wait()
            await world.run(NEVER)
        await world.settled()
        await world.ended()
    return world, await _stored(folder, scene)


async def _stored(folder: Path, scene: str) -> dict[str, Any]:
    store = await open_readonly(folder / "steward.db")

    async def look(tx: Any) -> dict[str, Any]:
        (community,) = await tx.find(COMMUNITIES)
        mine = where(community=community.id)
        unfinished = [ActionState.PLANNED, ActionState.SENDING, ActionState.UNCERTAIN, ActionState.STUCK]
        found: dict[str, Any] = {
            "unfinished": await tx.count(ACTIONS, *mine, Where("state", "in", unfinished)),
            "waits": await tx.count(DUE, *mine, *where(kind=SCENES[scene].due_kind)) - (scene == "fire"),
            "fires": await tx.count(FIRES, *mine),
            "outcomes": await tx.count(OUTCOMES, *mine),
            "in": [(one.person, str(one.seat)) for one in await tx.find(RSVPS, *mine, order=("person",))],
        }
        for one in await tx.find(CONTESTS, *mine):
            floor: Any = type("Look", (), {"tx": tx, "id": community.id})()
            seal = await tx.get(SEALS, community.id, one.id)
            ranked = draw.ranking([lot.line for lot in await lots_of(floor, one)], seal.seed)
            picks = [pick.line for pick in await picks_of(floor, one) if pick.is_winner]
            found["winners as ranked"] = picks == list(ranked[: one.places])
        return found

    try:
        return await store.read(look)
    finally:
        await store.close()


def _pairs() -> list[tuple[str, str]]:
    every = [(scene, point) for scene in SCENES for point in POINTS if SCENES[scene].due_kind or point in POINTS[2:]]
    every.append(("draw", "deciding"))
    return every if LONG else [("fire", "sent"), ("draw", "deciding")]


_WHOLE: dict[str, tuple[Counter[str], dict[str, Any]]] = {}


async def _undisturbed(folder: Path, scene: str) -> tuple[Counter[str], dict[str, Any]]:
    """What comes of a scene in which nobody dies; played once."""
    if scene not in _WHOLE:
        world, found = await played(_made(folder), scene, NEVER)
        _WHOLE[scene] = (world.said(), found)
    return _WHOLE[scene]


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("scene", "point"), _pairs())
@run_within(240)
async def test_killed_at_every_step(tmp_path: Path, scene: str, point: str) -> None:
    said, wanted = await _undisturbed(tmp_path / "whole", scene)
    world, found = await played(_made(tmp_path / "killed"), scene, point)
    assert (tmp_path / "killed" / "died").exists() or point == "sent"
    doubled = sum(times - 1 for times in world.far.sends.values())
    print({"scene": scene, "point": point, "doubled": doubled, **world.said(), **found})
    assert doubled == 0
    assert world.said() == said
    assert _without_people(found) == _without_people(wanted)
    assert found["unfinished"] == found["waits"] == 0
    assert found.get("winners as ranked", True)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _without_people(found: dict[str, Any]) -> dict[str, Any]:
    """Numbers of people are thrown by dice, so only their seats are compared."""
    return found | {"in": sorted(seat for _, seat in found["in"])}
