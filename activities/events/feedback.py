"""How it was: a form for those who came, and what the team learns from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from activities.events import attendance, notes
from activities.events.finding import concerned, event_of, rsvps
from activities.events.model import FEEDBACK, FEWEST, NAME, Answer, Event, Seat, State, histogram, share
from activities.events.rows import Feedback
from activities.events.tables import FEEDBACKS, VISITS
from activities.floor import Floor
from bot.domain.buttons import Token, write_token
from bot.domain.content import Field, FieldKind, Form
from bot.domain.records import Due
from bot.domain.text import Say, say
from bot.ports.store import where

SCORE: Final = "events-score"
MAX_TEXT: Final = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an event, in numbers. `counted` says whether anybody could be seen to come (a voice channel, or a
    code that somebody typed in); `yes` includes only those who had a place; `walk_ins` came without having said so.
    `scores` are counts of 1 to 5, `again` (yes, answers)."""

    yes: int
    maybe: int
    waited: int
    still_waiting: int
    came: int
    came_of_yes: int
    walk_ins: int
    returning: int
    counted: bool
    scores: tuple[int, int, int, int, int]
    again: tuple[int, int]
    texts: tuple[str, ...]

    @property
    def answers(self) -> int:
        """How many gave a score."""
        return sum(self.scores)

    @property
    def mean(self) -> float | None:
        """The mean score; None below so many answers that it would tell who said what."""
        total = sum(score * n for score, n in enumerate(self.scores, 1))
        return total / self.answers if self.answers >= FEWEST else None

    @property
    def again_share(self) -> tuple[float, float, float] | None:
        """The share of those who would come again, with its interval; None below so many answers."""
        yes, n = self.again
        return share(yes, n) if n >= FEWEST else None


async def outcome_of(floor: Floor, event: Event) -> Outcome:
    """Count what is stored."""
    answers = await rsvps(floor, event)
    visits = await floor.tx.find(VISITS, *where(community=floor.id, event=event.id))
    came = {one.person for one in visits if one.came}
    yes = [one for one in answers if one.answer is Answer.YES and one.seat is Seat.IN]
    said = await floor.tx.find(FEEDBACKS, *where(community=floor.id, event=event.id), order=("at",))
    again = [one.again for one in said if one.again]
    return Outcome(
        yes=len(yes), maybe=sum(1 for one in answers if one.answer is Answer.MAYBE),
        waited=sum(1 for one in yes if one.waited),
        still_waiting=sum(1 for one in answers if one.seat is Seat.WAITING), came=len(came),
        came_of_yes=sum(1 for one in yes if one.person in came), walk_ins=len(came - {one.person for one in yes}),
        returning=sum(1 for one in answers if one.person in came and one.returning),
        counted=event.voice is not None or bool(came), scores=histogram(one.score for one in said),
        again=(again.count("yes"), len(again)), texts=tuple(one.text for one in said if one.text),
    )  # fmt: skip


async def wrap(floor: Floor, due: Due) -> Event | None:
    """A while after the end: who came is added up, and those who came are asked how it was. Where nobody could be seen
    to come, those who said yes are asked. The event, for the team's card; None when there is nothing to wrap up."""
    event = await event_of(floor, due.ref)
    if event is None or event.state is not State.OVER:
        return None
    visits = await attendance.close(floor, event)
    people = [one.person for one in visits if one.came]
    if not people and event.voice is None:
        people = [one.person for one in await rsvps(floor, event, seat=Seat.IN)]
    for person in people:
        await floor.write_to(person, notes.invitation(event), holds=True)
    await floor.later(SCORE, event.ref, event.ends + FEEDBACK)
    return event


async def may(floor: Floor, event: Event, person: int) -> Say | None:
    """None when somebody may say how it was, else why not."""
    if event.state is not State.OVER:
        return say("events-off") if event.state is State.CANCELLED else say("events-feedback-early")
    if floor.now > event.ends + FEEDBACK:
        return say("events-feedback-late")
    visit = await floor.tx.get(VISITS, floor.id, event.id, person)
    known = {one.person for one in await concerned(floor, event)}
    return None if (visit is not None and visit.came) or person in known else say("events-feedback-absent")


def form(event: Event) -> Form:
    """Three blanks, of which one is needed."""
    scores = tuple((str(n), say(f"events-score-{n}")) for n in range(5, 0, -1))
    again = (("yes", say("events-again-yes")), ("no", say("events-again-no")))
    return Form(
        write_token(Token(NAME, event.ref, "feedback")), say("events-feedback-title"),
        (Field("score", say("events-field-score"), FieldKind.CHOICE, choices=scores),
         Field("again", say("events-field-again"), FieldKind.CHOICE, required=False, choices=again),
         Field("text", say("events-field-text"), FieldKind.LONG, required=False, max_length=MAX_TEXT)),
        say("events-send"),
    )  # fmt: skip


async def give(floor: Floor, event: Event, person: int, values: dict[str, str]) -> Say:
    """Keep what somebody said; a second time replaces the first."""
    score, again = values.get("score", "").strip(), values.get("again", "").strip()
    if score not in ("1", "2", "3", "4", "5"):
        return say("events-feedback-score")
    text = values.get("text", "").strip()[:MAX_TEXT]
    row = Feedback(floor.id, event.id, person, int(score), again if again in ("yes", "no") else "", text, floor.now)
    await floor.tx.put(FEEDBACKS, row)
    return say("events-feedback-done")
