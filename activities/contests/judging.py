"""Deciding by people: a jury gives points, members give one vote each. Nobody sees a count before it is over."""

from __future__ import annotations

from typing import Final

from activities.contests.model import MOST_POINTS, Contest, Deciding, Entry, Juror, Lot, Score, State, Vote
from activities.contests.service import withdraw
from activities.contests.tables import ENTRIES, JURORS, LOTS, SCORES, VOTES
from activities.contests.views import button
from activities.contests.works import entry_numbered, link_of
from activities.floor import Floor
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Quote, plain
from bot.domain.text import Moment, Say, say
from bot.ports.store import where

PAGE: Final = 5
"""How many works stand on one page of the ballot."""
CUT: Final = 300


def judging_open(one: Contest, deciding: Deciding, now: int) -> Say | None:
    """None while people may decide, else why not."""
    if one.deciding is not deciding:
        return say("contests-judging-other")
    if one.state is State.OPEN:
        return say("contests-judging-soon", at=Moment(one.ends, "datetime"))
    if one.state is not State.FROZEN or one.counted or now >= one.draws_at:
        return say("contests-judging-over", title=one.title)
    return None


async def standing_works(floor: Floor, one: Contest) -> list[Entry]:
    """Works of the closed list that nobody took back, by their numbers."""
    lots: list[Lot] = await floor.tx.find(LOTS, *where(community=floor.id, contest=one.id))
    listed = {lot.entry for lot in lots}
    found: list[Entry] = await floor.tx.find(
        ENTRIES, *where(community=floor.id, contest=one.id, state="in"), order=("number",)
    )
    return [entry for entry in found if entry.number in listed]


async def ballot(floor: Floor, one: Contest, person: int, start: int = 0) -> Content:
    """A page of the works, each with its button; one's own has none."""
    works = await standing_works(floor, one)
    start = min(max(start, 0), max(len(works) - 1, 0)) // PAGE * PAGE
    mine: Vote | None = await floor.tx.get(VOTES, floor.id, one.id, person)
    blocks: list[Block] = [Heading(say("contests-vote-title", title=one.title)), Line(say("contests-vote-what"))]
    buttons: list[Button] = []
    for entry in works[start : start + PAGE]:
        blocks += _work(floor, entry)
        if entry.person != person:
            chosen = mine is not None and mine.entry == entry.number
            label = say("contests-vote-chosen" if chosen else "contests-vote-for", number=entry.number)
            style = ButtonStyle.SOFT if chosen else ButtonStyle.SAFE
            buttons.append(button(one, "for", str(entry.number), style, label))
    if not works:
        blocks.append(Line(say("contests-vote-nothing")))
    if start:
        buttons.append(button(one, "vote", str(start - PAGE), ButtonStyle.QUIET, say("press-back")))
    if start + PAGE < len(works):
        buttons.append(button(one, "vote", str(start + PAGE), ButtonStyle.QUIET, say("press-next")))
    return Content(tuple(blocks), tuple(buttons))


def _work(floor: Floor, entry: Entry) -> list[Block]:
    blocks: list[Block] = [Line(say("contests-work", number=entry.number), "strong")]
    text = entry.text if len(entry.text) <= CUT else entry.text[: CUT - 1] + "…"
    if text:
        blocks.append(Quote(text))
    link = link_of(floor, entry)
    if link is not None:
        blocks.append(Line(say("contests-work-link", url=link.url)))
    return blocks


async def vote(floor: Floor, one: Contest, person: int, number: str) -> Say:
    """One vote a person, to be moved until it is over; never for one's own."""
    entry = await entry_numbered(floor, one, number)
    if entry is None or entry.state != "in":
        return say("contests-vote-gone")
    if entry.person == person:
        return say("contests-vote-own")
    known: Vote | None = await floor.tx.get(VOTES, floor.id, one.id, person)
    await floor.tx.put(VOTES, Vote(floor.id, one.id, person, entry.number))
    if known is not None and known.entry == entry.number:
        return say("contests-vote-same", number=entry.number)
    return say("contests-vote-done", number=entry.number, at=Moment(one.draws_at, "datetime"))


async def is_juror(floor: Floor, one: Contest, person: int) -> bool:
    """Whether somebody is of the jury."""
    return await floor.tx.get(JURORS, floor.id, one.id, person) is not None


async def change_jury(floor: Floor, one: Contest, person: int) -> Say:
    """Put somebody on the jury, or take them off it. Who judges can't take part."""
    if one.deciding is not Deciding.JURY:
        return say("contests-jury-other")
    if one.state not in (State.DRAFT, State.OPEN):
        return say("contests-jury-late")
    name = await floor.name_of(person)
    if await is_juror(floor, one, person):
        await floor.tx.drop(JURORS, *where(community=floor.id, contest=one.id, person=person))
        return say("contests-jury-off", name=name)
    await floor.tx.put(JURORS, Juror(floor.id, one.id, person))
    await withdraw(floor, one, person)
    await floor.write_to(person, plain(say("contests-jury-you", title=one.title)), holds=True)
    return say("contests-jury-on", name=name)


async def next_work(floor: Floor, one: Contest, person: int, after: int = 0) -> Content:
    """The next work that a juror has given nothing, with ten buttons; names are left out, they must weigh nothing."""
    works = [entry for entry in await standing_works(floor, one) if entry.person != person]
    scores: list[Score] = await floor.tx.find(SCORES, *where(community=floor.id, contest=one.id, person=person))
    given = {score.entry: score.points for score in scores}
    left = [entry for entry in works if entry.number not in given]
    if not left:
        return Content((Line(say("contests-judge-done", count=len(works)), "strong"),), (_again(one),) if works else ())
    entry = next((entry for entry in left if entry.number > after), left[0])
    return _sheet(floor, one, entry, len(given), len(works))


def _again(one: Contest) -> Button:
    return button(one, "rejudge", "0", ButtonStyle.QUIET)


def _sheet(floor: Floor, one: Contest, entry: Entry, done: int, count: int) -> Content:
    head = say("contests-judge-title", title=one.title, number=done + 1, of=count)
    buttons = [
        button(one, "score", f"{entry.number}-{points}", ButtonStyle.SAFE, str(points))
        for points in range(1, MOST_POINTS + 1)
    ]
    buttons.append(button(one, "judge", str(entry.number), ButtonStyle.QUIET, say("contests-press-skip")))
    return Content((Heading(head), *_work(floor, entry)), tuple(buttons))


async def score(floor: Floor, one: Contest, person: int, number: str, points: str) -> Say | None:
    """A juror's points; a Say when they can't be given."""
    entry = await entry_numbered(floor, one, number)
    if entry is None or entry.state != "in" or not points.isdecimal() or not 1 <= int(points) <= MOST_POINTS:
        return say("contests-vote-gone")
    if entry.person == person:
        return say("contests-vote-own")
    await floor.tx.put(SCORES, Score(floor.id, one.id, person, entry.number, int(points)))
    return None


async def rejudge(floor: Floor, one: Contest, person: int) -> Content:
    """Begin anew: what a juror gave so far is taken away."""
    await floor.tx.drop(SCORES, *where(community=floor.id, contest=one.id, person=person))
    return await next_work(floor, one, person)
