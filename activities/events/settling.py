"""What both commands and buttons do for hosts and members: details, cancelling, the code, a question."""

from __future__ import annotations

from dataclasses import replace

from activities.asked import Asked
from activities.events import lifecycle, questions
from activities.events.finding import is_host
from activities.events.model import Event, RoleRef, State
from activities.events.reading import read_role
from activities.floor import Floor
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Say, say


def over(event: Event) -> Say:
    """Why nothing can be done any more."""
    return say("events-off" if event.state is State.CANCELLED else "events-over")


async def details(floor: Floor, asked: Asked, event: Event) -> tuple[Event, Say | None]:
    """What a command says about voice channel, owner, role, pin and questions; the first thing that can't be."""
    after, wrong = event, None
    args = asked.args
    if args.get("voice"):
        voice = asked.channels.get("voice", ())
        after, wrong = (replace(after, voice=voice[0]), wrong) if voice else (after, say("events-channel-unknown"))
    if args.get("owner"):
        owner = asked.people.get("owner")
        after, wrong = (replace(after, owner=owner), wrong) if owner else (after, say("events-owner-unknown"))
    if args.get("role"):
        role = _role(floor, asked, args["role"])
        after, wrong = (after, role) if isinstance(role, Say) else (replace(after, role=role), wrong)
    if args.get("pin"):
        after = replace(after, pins=args["pin"] == "yes")
    if args.get("questions"):
        after = replace(after, looks=args["questions"] == "looked")
    return (await lifecycle.change(floor, event, after) if after != event else event), wrong


def _role(floor: Floor, asked: Asked, text: str) -> RoleRef | Say | None:
    """A role that everybody who comes gets. Only an administrator gives one away, and none that makes staff."""
    refused = asked.lacks(Standing.ADMIN)
    if refused is not None:
        return refused
    role = read_role(text)
    if role is None or asked.private:
        return say("events-role-unread")
    if role and (role in dict(floor.settings.ranks) or role == floor.settings.gate_role):
        return say("events-role-staff")
    return RoleRef(asked.channel.platform, asked.channel.place, role) if role else None


async def cancel(floor: Floor, asked: Asked, event: Event, reason: str) -> Say:
    """Call it off."""
    if not (event.is_ahead or event.is_on):
        return over(event)
    await lifecycle.cancel(floor, event, reason.strip()[:500])
    await floor.audit("event-cancelled", asked.person.id, None, event.ref)
    return say(
        "events-cancel-done" if event.is_on else "events-cancel-draft", title=event.title or say("events-untitled")
    )


def code(event: Event) -> Say:
    """The code for the host to show."""
    return say("events-code", code=event.code, title=event.title)


async def ask(floor: Floor, asked: Asked, event: Event, text: str) -> Reply:
    """Put somebody's question into the queue and show it there."""
    if not event.is_on:
        return Reply(over(event))
    made = await questions.put(floor, event, asked.person.id, text)
    if isinstance(made, Say):
        return Reply(made)
    if made.state == "waiting":
        return Reply(say("events-question-waits"))
    said = say("events-question-put", number=made.id)
    host = is_host(event, asked)
    return Reply(content=await questions.listed(floor, event, asked.person.id, host=host, said=said))
