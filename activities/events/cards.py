"""What one person sees alone: their place, what else there is, and for hosts the brief, the people, the evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from activities import ics
from activities.asked import Asked
from activities.events import attendance, call, dates, duties, reminding, seats
from activities.events.buttons import DANGER, FIRST, PLAIN, QUIET, button, when
from activities.events.feedback import Outcome, outcome_of
from activities.events.finding import house_of, is_host, rsvps
from activities.events.model import Answer, Event, Rsvp, Seat, State, missing
from activities.events.tables import RSVPS, VISITS
from activities.floor import Floor
from bot.domain.content import Block, Button, Content, Fact, File, Heading, Line, Look
from bot.domain.drawings import Bar, BarChart
from bot.domain.people import Standing
from bot.domain.text import Arg, Say, Several, Words, say
from bot.ports.store import where

LINES: Final = ("title", "when", "place", "about", "goal", "audience", "script", "speakers", "budget", "owner")
NAMES: Final = 25
"""How many names of a kind a list of people holds; the rest stands in its file."""
SHOWN: Final = 150
"""How much of a line of the brief its checklist shows."""


async def answered(floor: Floor, event: Event, row: Rsvp) -> Content:
    """What somebody's answer led to, and what they can do next."""
    if row.answer is Answer.NO:
        return Content((Line(say("events-answer-no", title=event.title)),))
    if row.answer is Answer.MAYBE:
        words = say("events-answer-maybe", title=event.title)
    elif row.seat is Seat.IN:
        words = say("events-answer-yes", title=event.title)
    else:
        words = say("events-answer-waiting", title=event.title, number=await seats.place_in_line(floor, event, row))
    buttons = [button(event, "ics", say("events-press-ics"))]
    if reminding.possible(event, floor.now) and not await reminding.chosen(floor, event, row.person):
        buttons.insert(0, button(event, "remind", say("events-press-remind")))
    if await duties.duties_of(floor, event):
        buttons.append(button(event, "duties", say("events-press-duties"), style=PLAIN))
    return Content((Line(words, "strong"), Fact(say("events-label-when"), when(event, floor.zone))), tuple(buttons))


async def more(floor: Floor, event: Event, asked: Asked) -> Content:
    """Everything else of an event, as its members and its hosts may do it."""
    row = await floor.tx.get(RSVPS, floor.id, event.id, asked.person.id)
    blocks: list[Block] = [*await call.face(floor, event), Line(await call.counted(floor, event)),
                           Line(await _own(floor, event, row), "strong")]  # fmt: skip
    buttons: list[Button] = [button(event, "ics", say("events-press-ics"))] if event.starts else []
    if event.is_on:
        buttons += [button(event, "ask", say("events-press-ask"), style=PLAIN)]
    buttons.append(button(event, "questions", say("events-press-questions"), style=PLAIN))
    if await duties.duties_of(floor, event):
        buttons.append(button(event, "duties", say("events-press-duties"), style=PLAIN))
    if attendance.is_open(event, floor.now):
        buttons.append(button(event, "here", say("events-press-here")))
    if is_host(event, asked):
        buttons += _host_buttons(event)
    return Content(tuple(blocks), tuple(buttons))


def _host_buttons(event: Event) -> list[Button]:
    found = [button(event, "people", say("events-press-people"), style=QUIET)]
    if event.is_on:
        found += [button(event, "brief", say("events-press-brief"), style=QUIET),
                  button(event, "code", say("events-press-code"), style=QUIET)]  # fmt: skip
    if event.state is State.RUNNING:
        found.append(button(event, "finish", say("events-press-finish"), style=DANGER))
    if event.state is State.OVER:
        found.append(button(event, "report", say("events-press-report"), style=QUIET))
    return found


async def _own(floor: Floor, event: Event, row: Rsvp | None) -> Say:
    """ "Am I in?" """
    if row is None:
        return say("events-own-none")
    if row.seat is Seat.WAITING:
        return say("events-own-waiting", number=await seats.place_in_line(floor, event, row))
    if row.seat is Seat.IN:
        return say("events-own-yes")
    return say("events-own-maybe" if row.answer is Answer.MAYBE else "events-own-no")


async def checklist(floor: Floor, event: Event, asked: Asked, said: Words | None = None) -> Content:
    """The brief as a list to tick off, with a button for each part of it."""
    house = await house_of(floor)
    lacking = missing(event, short=house.short)
    shown = [one for one in LINES if not house.short or one in ("title", "when", "place")]
    blocks: list[Block] = [Heading(event.title or say("events-untitled"), say("events-number", number=event.ref),
                                   aside=say(f"events-state-{event.state.value}"))]  # fmt: skip
    if said is not None:
        blocks.append(Line(said, "strong"))
    for name in shown:
        value = say("events-lacking") if name in lacking else await _value(floor, event, name)
        blocks.append(
            Fact(
                say("events-tick-no" if name in lacking else "events-tick-yes", what=say(f"events-brief-{name}")), value
            )
        )
    if event.capacity:
        blocks.append(Fact(say("events-label-capacity"), say("events-capacity", count=event.capacity)))
    blocks += await _clashes(floor, event)
    if lacking and event.state is State.DRAFT:
        blocks.append(Line(say("events-lacking-how"), "quiet"))
    open_ = not asked.private and asked.channel != floor.room()
    return Content(
        tuple(blocks), tuple(_brief_buttons(event, asked, lacking, short=house.short, open_=open_)), look=Look.CARD
    )


async def _clashes(floor: Floor, event: Event) -> list[Block]:
    if not event.starts or event.state not in (State.DRAFT, State.OPEN):
        return []
    found = await dates.clashes(floor, event.starts, event.ends, event)
    return [Line(say("events-clashes", what=Several(tuple(_args(found)), "comma")), "warn")] if found else []


def _args(words: Sequence[Words]) -> list[Arg]:
    return list(words)


async def _value(floor: Floor, event: Event, name: str) -> Words:
    match name:
        case "when":
            return when(event, floor.zone)
        case "owner":
            return await floor.name_of(event.owner)
        case "title" | "about" | "place":
            return _cut(str(getattr(event, name))) or say("events-in-voice")
        case _:
            return _cut(str(getattr(event.brief, name)))


def _cut(text: str, most: int = SHOWN) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _brief_buttons(event: Event, asked: Asked, lacking: tuple[str, ...], *, short: bool, open_: bool) -> list[Button]:
    found = [button(event, "edit", say("events-press-basics")), button(event, "plan", say("events-press-plan"))]
    if event.owner != asked.person.id:
        found.append(button(event, "own", say("events-press-own"), style=PLAIN))
    if event.state is State.DRAFT:
        if not lacking and open_:
            found.append(button(event, "publish", say("events-press-publish"), style=FIRST))
        if lacking and not short and asked.standing >= Standing.LEAD:
            found.append(button(event, "short", say("events-press-short"), style=QUIET))
    found.append(button(event, "cancel", say("events-press-cancel"), style=DANGER))
    return found


async def people(floor: Floor, event: Event) -> Content:
    """Who comes, may come, waits, can't; for the host's eyes."""
    blocks: list[Block] = [Heading(say("events-people-title", title=event.title))]
    rows = await rsvps(floor, event)
    came = {one.person for one in await floor.tx.find(VISITS, *where(community=floor.id, event=event.id)) if one.came}
    groups = (
        ("in", [one for one in rows if one.seat is Seat.IN]),
        ("waiting", [one for one in rows if one.seat is Seat.WAITING]),
        ("maybe", [one for one in rows if one.answer is Answer.MAYBE]),
        ("no", [one for one in rows if one.answer is Answer.NO]),
    )
    for name, some in groups:
        names: list[Arg] = [await floor.name_of(one.person) for one in some[:NAMES]]
        if len(some) > NAMES:
            names.append(say("events-people-rest", count=len(some) - NAMES))
        value = Several(tuple(names), "comma") if names else Several((say("events-people-nobody"),), "comma")
        blocks.append(Fact(say(f"events-people-{name}", count=len(some)), say("events-people-list", names=value)))
    if came:
        blocks.append(Line(say("events-people-came", count=len(came)), "quiet"))
    return Content(tuple(blocks), files=(await _names(floor, event, rows),) if len(rows) > NAMES else ())


async def _names(floor: Floor, event: Event, rows: Sequence[Rsvp]) -> File:
    """Everybody, one a line; a name that a spreadsheet would take for a formula is made plain."""
    lines = ["answer,name"]
    for row in rows:
        name = await floor.name_of(row.person)
        plain = (name if isinstance(name, str) else "?").replace('"', '""')
        safe = f"'{plain}" if plain[:1] in ("=", "+", "-", "@", "\t") else plain
        lines.append(f'{row.seat if row.seat is Seat.WAITING else row.answer},"{safe}"')
    return File(f"event-{event.id}.csv", "\n".join(lines) + "\n")


def calendar_file(floor: Floor, event: Event) -> File:
    """The event for somebody's own calendar."""
    entry = ics.Entry(
        f"event-{floor.id}-{event.id}@steward", event.title, event.starts, event.ends, event.about, event.place,
        cancelled=event.state is State.CANCELLED, sequence=event.version, stamp=event.changed_at,
        url=event.place if event.place.startswith(("http://", "https://")) else "",
    )  # fmt: skip
    return File(f"event-{event.id}.ics", ics.calendar(floor.community.name, [entry], floor.zone))


async def report(floor: Floor, event: Event) -> Content:
    """The evaluation: who came of those who said so, how it was, whether the goal was met."""
    found = await outcome_of(floor, event)
    blocks: list[Block] = [
        Heading(say("events-report-title", title=event.title), say("events-number", number=event.ref)),
        Fact(say("events-label-when"), when(event, floor.zone)),
        Fact(say("events-report-yes"), say("events-report-said", count=found.yes, maybe=found.maybe)),
        Fact(say("events-report-came"), _came(found)),
    ]
    if event.capacity:
        used = say("events-report-line", count=found.waited, left=found.still_waiting)
        blocks.append(Fact(say("events-report-waited"), used))
    blocks.append(Fact(say("events-report-score"), _score(found)))
    if (again := found.again_share) is not None:
        low, high = round(again[1] * 100), round(again[2] * 100)
        shown = say("events-report-share", share=round(again[0] * 100), low=low, high=high, n=found.again[1])
        blocks.append(Fact(say("events-report-again"), shown))
    blocks += [Line(say("events-report-quote", text=one), "quiet") for one in _quotes(found)]
    if event.brief.goal:
        blocks.append(Fact(say("events-report-goal"), event.brief.goal))
    blocks.append(Fact(say("events-report-met"), say(f"events-met-{event.met or 'open'}")))
    buttons = tuple(
        button(event, "met", say(f"events-press-met-{one}"), one, style=PLAIN) for one in ("yes", "partly", "no")
    )
    return Content(tuple(blocks), () if event.met else buttons, look=Look.CARD, files=_picture(event, found))


def _quotes(found: Outcome) -> tuple[str, ...]:
    """Words of those who answered, once there are enough that nobody is known by theirs."""
    return tuple(_cut(one, 2 * SHOWN) for one in found.texts[:5]) if found.mean is not None else ()


def _came(found: Outcome) -> Say:
    if not found.counted:
        return say("events-report-uncounted")
    if not found.yes:
        return say("events-report-rate-none", count=found.came)
    rate = round(100 * found.came_of_yes / found.yes)
    return say("events-report-rate", count=found.came, of=found.yes, rate=rate, extra=found.walk_ins,
               returning=found.returning)  # fmt: skip


def _score(found: Outcome) -> Say:
    if found.mean is None:
        return say("events-report-few")
    one, two, three, four, five = found.scores
    return say("events-report-mean", mean=f"{found.mean:.1f}", n=found.answers, one=one, two=two, three=three,
               four=four, five=five)  # fmt: skip


def _picture(event: Event, found: Outcome) -> tuple[File, ...]:
    if found.mean is None:
        return ()
    bars = tuple(
        Bar(say(f"events-score-{score}"), float(n), str(n), best=n == max(found.scores))
        for score, n in reversed(list(enumerate(found.scores, 1)))
    )
    title = say("events-report-chart", title=event.title, mean=f"{found.mean:.1f}", n=found.answers)
    return (File(f"event-{event.id}.png", drawing=BarChart(title, bars), alt=_score(found)),)


async def listing(floor: Floor, events: Sequence[Event]) -> Content:
    """What is on and to come, each one tap away."""
    if not events:
        return Content((Line(say("events-none")),))
    blocks: list[Block] = [Heading(say("events-list-title"))]
    for event in events[:10]:
        words = say("events-list-line", number=event.ref, title=event.title or say("events-untitled"),
                    when=when(event, floor.zone), state=say(f"events-state-{event.state.value}"))  # fmt: skip
        blocks.append(Line(words))
    shown = [button(one, "more", say("events-press-show", number=one.ref), style=PLAIN) for one in events[:10]]
    return Content(tuple(blocks), tuple(shown), look=Look.LIST)
