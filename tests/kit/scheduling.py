"""A town with something that happens again and again, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from activities.catalog import BY_NAME
from activities.floor import Floor
from activities.schedule import service
from activities.schedule.fire import Fire
from activities.schedule.model import Schedule
from activities.schedule.words import read_rule
from bot.app.engage.floors import TurnFloor
from bot.app.places import room_of
from bot.domain.content import plain
from bot.domain.messages import ChannelRef
from bot.domain.text import Say
from tests.kit.town import Town, words

NAME = "ideas"
"""The activity whose name the stand-in bears, since its texts are there."""
GENERAL = ChannelRef("sandbox", "lanternfall", "general")


@dataclass
class Fires:
    """A stand-in for an activity: it keeps its fires, and announces each in #general."""

    seen: list[Fire] = field(default_factory=list)
    breaks: int = 0

    async def __call__(self, floor: Floor, fire: Fire) -> None:
        """One occurrence."""
        if self.breaks:
            self.breaks -= 1
            raise RuntimeError("broken on purpose")
        self.seen.append(fire)
        await floor.announce(GENERAL, plain(f"fire {fire.key}"), follow=f"{NAME}:{fire.ref}")

    @property
    def locals(self) -> list[str]:
        """Names of the occurrences that ran."""
        return [one.local for one in self.seen]


async def scheduled_town(
    folder: Path, monkeypatch: pytest.MonkeyPatch, zone: str = "Europe/Berlin", **more: Any
) -> tuple[Town, Fires]:
    """A town in a zone whose activity `NAME` fires into `Fires`."""
    fires = Fires()
    monkeypatch.setitem(BY_NAME, NAME, replace(BY_NAME[NAME], fires=fires))
    town = await Town.open(folder, **more)
    await town.do(
        "ada", do="command", channel="general", name="config", args={"setting": "zone", "value": zone}, target=""
    )
    return town, fires


async def planned(town: Town, text: str, **more: Any) -> Schedule:
    """Plan a rule as people write it."""

    async def deed(turn: Any) -> Schedule:
        floor = TurnFloor(turn)
        rule = read_rule(text, floor.now, floor.zone)
        assert not isinstance(rule, Say), rule
        return await service.plan_recurring(floor, **{"activity": NAME, "ref": "7", "rule": rule, "by": 1, **more})

    row: Schedule = await town.inside(deed)
    return row


async def said_in(town: Town, channel: str, who: str = "ada") -> list[str]:
    """The words of Steward's messages in a channel, oldest first."""
    return [words(one) for one in await town.talk(who, channel) if one["content"]]


async def room_name(town: Town) -> str:
    """The id of the moderators' room."""

    async def deed(turn: Any) -> str:
        room = room_of(turn)
        return room.id if room else ""

    found: str = await town.inside(deed)
    return found
