"""An event in a town: planned, published, pressed, lived through, over the real core."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from activities.events.model import Event
from activities.events.tables import EVENTS
from tests.kit.town import Town, buttons, words

CHANNEL = "events"
BRIEF = {
    "goal": "Newcomers know each other",
    "audience": "Newcomers",
    "script": "Round of names, then games",
    "speakers": "Juno",
    "budget": "Cake 20",
}


async def planned(town: Town, who: str = "mira", **args: str) -> Event:
    """A draft by command; the event as stored."""
    wanted = {"title": "Games night", "when": "in 2 days, 2h", "place": "Campfire", "about": "We play."} | args
    await town.uses(who, "event new", channel=CHANNEL, **wanted)
    return (await stored(town))[-1]


async def published(town: Town, who: str = "mira", **args: str) -> dict[str, Any]:
    """A published event with its whole brief; its call."""
    event = await planned(town, who, **args)
    await town.presses(who, "plan", await noted(town, who))
    await town.fills(who, f"s1:events:{event.id}:plan", channel=CHANNEL, **BRIEF)
    await town.uses(who, "event publish", channel=CHANNEL, number=str(event.id))
    return await call_of(town, event.id)


async def stored(town: Town) -> list[Event]:
    """Every event, in order."""
    found: list[Event] = await town.inside(lambda turn: turn.tx.find(EVENTS, order=("id",)))
    return found


async def event_of(town: Town, number: int = 1) -> Event:
    """One event as stored now."""
    return next(one for one in await stored(town) if one.id == number)


async def calls(town: Town, lang: str = "en") -> list[dict[str, Any]]:
    """Messages of Steward's in the channel."""
    return [one for one in await town.talk("ada", CHANNEL, lang) if one["content"]]


async def call_of(town: Town, number: int = 1, lang: str = "en") -> dict[str, Any]:
    """The newest call of an event, as it stands now."""
    name = f"Event {number}" if lang == "en" else f"Событие {number}"
    return [one for one in await calls(town, lang) if name in words(one)][-1]


async def taps(town: Town, who: str, verb: str, number: int = 1, arg: str = "") -> str:
    """Press a button of an event, whether or not the call shows it; what only the presser sees then."""
    token = ":".join(("s1", "events", str(number), verb, arg)).rstrip(":")
    shown = await call_of(town, number)
    await town.do(who, do="press", channel=CHANNEL, message=shown["id"], token=token)
    return await note(town, who)


async def note(town: Town, who: str, lang: str = "en") -> str:
    """The newest thing that somebody alone sees."""
    found = await town.notes(who, lang)
    return words(found[-1]) if found else ""


async def noted(town: Town, who: str) -> dict[str, Any]:
    """The same as a message."""
    return {**(await town.notes(who))[-1], "channel": CHANNEL}


async def told(town: Town, who: str) -> list[str]:
    """What Steward wrote to somebody in private, oldest first."""
    return [words(one) for one in await town.talk(who, f"direct:{who}")]


async def staff_heard(town: Town, what: str) -> list[dict[str, Any]]:
    """Messages in the moderators' room that hold some words."""
    return [one for one in await town.talk("ada", "moderators") if one["content"] and what in words(one)]


def labels(message: Mapping[str, Any]) -> list[str]:
    """What stands on a message's buttons."""
    return [str(one["label"]) for one in buttons(message)]


async def natives(town: Town) -> list[dict[str, Any]]:
    """The platform's own events."""
    found: list[dict[str, Any]] = (await town.sees("ada"))["events"]
    return found
