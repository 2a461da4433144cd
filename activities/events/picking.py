"""Where the search for a date stands, for its host, and the pick."""

from __future__ import annotations

from dataclasses import replace

from activities.asked import Asked
from activities.events import cards, dates, lifecycle
from activities.events.buttons import PLAIN, button
from activities.events.model import Event, State, best
from activities.floor import Floor
from bot.domain.content import Block, Button, Content, Heading, Line, Look
from bot.domain.text import Arg, Moment, Say, Several, say


async def standing(floor: Floor, event: Event) -> Content:
    """Every date with its votes and what else happens then, the best first, each one tap to pick."""
    options = await dates.options_of(floor, event)
    votes, people = await dates.counts(floor, event)
    winners = best(tuple(votes.items()))
    blocks: list[Block] = [
        Heading(say("events-dates-title", title=event.title or say("events-untitled"))),
        Line(say("events-dates-asked", count=people), "quiet"),
    ]
    buttons: list[Button] = []
    for one in sorted(options, key=lambda one: (-votes[one.id], one.starts)):
        key = "events-date-best" if one.id in winners else "events-date-line"
        blocks.append(Line(say(key, at=Moment(one.starts), count=votes[one.id])))
        found: list[Arg] = list(await dates.clashes(floor, one.starts, one.ends, event))
        if found:
            blocks.append(Line(say("events-clashes", what=Several(tuple(found), "comma")), "warn"))
        if one.starts > floor.now:
            label = say("events-press-pick", at=Moment(one.starts))
            buttons.append(button(event, "pick", label, str(one.id), style=PLAIN))
    return Content(tuple(blocks), tuple(buttons), look=Look.LIST)


async def pick(floor: Floor, asked: Asked, event: Event, number: str) -> Content | Say:
    """One of the dates is the event's; what the brief lacks is shown."""
    options = {str(one.id): one for one in await dates.options_of(floor, event)}
    chosen = options.get(number)
    if chosen is None or event.state is not State.DRAFT:
        return say("events-dates-over")
    if chosen.starts <= floor.now:
        return say("events-past")
    dated = await lifecycle.change(floor, event, replace(event, starts=chosen.starts, ends=chosen.ends))
    said = say("events-dates-chosen", at=Moment(chosen.starts), count=(await dates.counts(floor, event))[0][chosen.id])
    return await cards.checklist(floor, dated, asked, said)
