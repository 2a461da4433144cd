"""What people take part in: polls, voice rooms, events. Each deed is one step, as in `deeds`."""

from __future__ import annotations

from adapters.sandbox import frames, gatherings, people, polls, rooms, talk, voice
from adapters.sandbox.deeds import Actor, End, No, Yes, inside
from adapters.sandbox.step import Step
from bot.domain.text import say


def vote(step: Step, actor: Actor, frame: frames.Vote) -> End:
    """Choose in a poll; whoever can see it may."""
    place = inside(step, actor, frame.channel)
    if isinstance(place, No):
        return place
    person, room = place
    post = talk.find(step, room.id, frame.message)
    if post is None or not person.here:
        return No(say("sandbox-no-message"))
    why = polls.vote(step, post, person, frame.choices, actor.language)
    return Yes() if why is None else No(why)


def sit(step: Step, actor: Actor, frame: frames.Sit) -> End:
    """Sit down in a voice room, or get up."""
    person = people.find(step, actor.person)
    if person is None or person.is_bot or not person.here:
        return No(say("sandbox-no-account"))
    if not frame.channel:
        voice.move(step, person, "", actor.language)
        return Yes()
    room = rooms.find(step, frame.channel)
    if room is None or room.kind != voice.KIND or not room.seen_by(person):
        return No(say("sandbox-no-room"))
    voice.move(step, person, room.id, actor.language)
    return Yes()


def gather(step: Step, actor: Actor, frame: frames.Gather) -> End:
    """Begin, end or call off an event by hand, as the team may."""
    person, event = people.find(step, actor.person), gatherings.find(step, frame.event)
    if event is None:
        return No(say("sandbox-no-event"))
    if person is None or not person.here or not person.order.standing.is_staff:
        return No(say("sandbox-not-yours"))
    if event.status in gatherings.OVER:
        return No(say("sandbox-event-over"))
    gatherings.change(step, event, frame.status)
    return Yes()
