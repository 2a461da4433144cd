"""Who came: time in the event's voice channel, or the code that its host shows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from activities.events.finding import ON, events_in
from activities.events.model import AFTERWARDS, EARLY, WRONG, Event, State, overlap
from activities.events.rows import Visit
from activities.events.tables import VISITS
from activities.floor import Floor
from bot.domain.events import VoiceMoved
from bot.domain.text import Moment, Say, say
from bot.ports.store import Where, where

_DIGIT: Final = re.compile(r"\d")


async def moved(floor: Floor, what: VoiceMoved) -> None:
    """Somebody came into a voice channel or went; whoever comes back goes on where they stopped."""
    if what.author.is_bot:
        return
    spoken = [one for one in await events_in(floor, ON) if one.voice is not None]
    if not spoken:
        return
    person = (await floor.person_of(what.author)).id
    for event in spoken:
        visit = await floor.tx.get(VISITS, floor.id, event.id, person)
        if _is_there(event, what):
            if visit is None or not visit.since:
                await floor.tx.put(VISITS, replace(visit or Visit(floor.id, event.id, person), since=what.at))
        elif visit is not None and visit.since and event.voice is not None and event.voice.platform == what.platform:
            await floor.tx.put(VISITS, _gone(event, visit, what.at))


def _is_there(event: Event, what: VoiceMoved) -> bool:
    voice = event.voice
    return voice is not None and (voice.platform, voice.place, voice.id) == (what.platform, what.place, what.channel)


def _gone(event: Event, visit: Visit, at: int) -> Visit:
    return replace(visit, spent=visit.spent + overlap(visit.since, at, event.starts, event.ends), since=0)


async def take_over(floor: Floor, event: Event) -> None:
    """People who are in the channel already, as an earlier event there knows, are at this one too."""
    for other in await events_in(floor, (*ON, State.OVER)) if event.voice is not None else ():
        if other.id == event.id or other.voice != event.voice:
            continue
        for visit in await floor.tx.find(VISITS, *where(community=floor.id, event=other.id), Where("since", "!=", 0)):
            await floor.tx.add(VISITS, Visit(floor.id, event.id, visit.person, since=visit.since))


async def close(floor: Floor, event: Event) -> list[Visit]:
    """Add up whoever is still there at the end; everybody who was there at all."""
    for visit in await floor.tx.find(VISITS, *where(community=floor.id, event=event.id), Where("since", "!=", 0)):
        await floor.tx.put(VISITS, _gone(event, visit, event.ends))
    return await floor.tx.find(VISITS, *where(community=floor.id, event=event.id), order=("person",))


def is_open(event: Event, now: int) -> bool:
    """Whether check-in by code is open."""
    timely = event.starts - EARLY <= now <= event.ends + AFTERWARDS
    return bool(event.starts) and timely and event.state in (*ON, State.OVER)


def shut(event: Event, now: int) -> Say:
    """Why check-in is not open."""
    if event.state is State.CANCELLED:
        return say("events-off")
    if now < event.starts - EARLY:
        return say("events-here-early", at=Moment(event.starts - EARLY, "until"))
    return say("events-here-late")


async def type_code(floor: Floor, event: Event, person: int, text: str) -> Say:
    """Somebody typed the code in; what they are told."""
    if not is_open(event, floor.now):
        return shut(event, floor.now)
    visit = await floor.tx.get(VISITS, floor.id, event.id, person) or Visit(floor.id, event.id, person)
    if visit.code_at:
        return say("events-here-twice")
    if visit.wrong >= WRONG:
        return say("events-here-locked")
    digits = "".join(str(int(one)) for one in _DIGIT.findall(text))
    if not digits or digits != event.code:
        await floor.tx.put(VISITS, replace(visit, wrong=visit.wrong + 1))
        left = WRONG - visit.wrong - 1
        return say("events-here-wrong", left=left) if left else say("events-here-locked")
    await floor.tx.put(VISITS, replace(visit, code_at=floor.now))
    return say("events-here-done", title=event.title)
