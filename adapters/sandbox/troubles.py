"""Switches for trouble: what can go wrong on a platform, to be turned by hand.

A switch is a row of `switches`. To add one: name it in `SWITCHES`, give it the texts `sandbox-trouble-<id>` and
`sandbox-trouble-<id>-note` in both languages, and ask `people.switched` where it bites.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from adapters.sandbox import people, rooms
from adapters.sandbox.changes import People, Rooms, Troubles
from adapters.sandbox.ranks import PLACE
from adapters.sandbox.step import Step
from bot.ports.platform import Trouble


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch; with `each` it is set for one person at a time."""

    id: str
    each: bool = False


SWITCHES: Final = {
    switch.id: switch
    for switch in (
        Switch("right-delete"), Switch("right-mute"), Switch("right-kick"), Switch("right-ban"), Switch("right-write"),
        Switch("right-manage"), Switch("role-low"), Switch("left", each=True), Switch("closed", each=True),
        Switch("lost-answer"), Switch("slow"), Switch("busy"), Switch("room-gone"),
    )
}  # fmt: skip


def turn(step: Step, trouble: str, on: bool, who: str = "") -> bool:
    """Turn a switch; False when there is no such switch or person."""
    switch = SWITCHES.get(trouble)
    person = people.find(step, who) if switch is not None and switch.each else None
    if switch is None or (switch.each and (person is None or person.is_bot)):
        return False
    if person is not None and trouble == "left" and not on and person.barred(step.now):
        return False  # a ban stands; nobody comes back past it
    if person is not None and trouble == "left":
        (people.leave if on else people.come_back)(step, person)
    elif person is not None:
        step.db.execute("UPDATE people SET closed = ? WHERE id = ?", (on, person.id))
    elif on:
        step.db.execute("INSERT OR REPLACE INTO switches VALUES (?, '', '1')", (trouble,))
    else:
        step.db.execute("DELETE FROM switches WHERE id = ?", (trouble,))
    for change in (Troubles(), People(), Rooms()):
        step.note(change)
    return True


def who(step: Step, trouble: str) -> list[str]:
    """For a switch with `each`: the accounts it is set for."""
    everybody = [one for one in people.everybody(step) if not one.is_bot]
    return [one.id for one in everybody if (not one.here if trouble == "left" else one.closed)]


def calls(step: Step) -> frozenset[str]:
    """Which switches are on that concern every call."""
    return frozenset(row["id"] for row in step.db.execute("SELECT id FROM switches"))


def diagnose(step: Step) -> tuple[Trouble, ...]:
    """What the core is told for /doctor. `detail` names the right or the room."""
    on = calls(step)
    found = [
        Trouble("no-right", PLACE, feature=one.removeprefix("right-"), detail=one.removeprefix("right-"))
        for one in SWITCHES if one in on and one.startswith("right-")
    ]  # fmt: skip
    if "role-low" in on:
        found.append(Trouble("above-me", PLACE, feature="hierarchy"))
    found += [
        Trouble("room-gone", PLACE, room.id, "room", room.name)
        for room in rooms.every(step) if room.gone and room.private
    ]  # fmt: skip
    return tuple(found)
