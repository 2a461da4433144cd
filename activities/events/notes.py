"""What people are told in private, what is announced, and what the team hears of trouble."""

from __future__ import annotations

from activities.events.buttons import DANGER, FIRST, PLAIN, QUIET, button, when
from activities.events.model import BEFORE, Event
from activities.floor import Floor
from bot.domain.content import Button, Content, Fact, Line
from bot.domain.results import Refused, Why
from bot.domain.text import Length, Moment, Say, Several, Words, say


def _facts(floor: Floor, event: Event) -> tuple[Fact, ...]:
    known = (Fact(say("events-label-when"), when(event, floor.zone)),)
    return (*known, Fact(say("events-label-place"), event.place)) if event.place else known


def promoted(floor: Floor, event: Event) -> Content:
    """A place became free for somebody who waited."""
    return Content(
        (Line(say("events-promoted", title=event.title), "strong"), *_facts(floor, event),
         Line(say("events-promoted-how"), "quiet")),
        (button(event, "remind", say("events-press-remind")), button(event, "ics", say("events-press-ics")),
         button(event, "no", say("events-press-no"), style=PLAIN)),
    )  # fmt: skip


def reminder(floor: Floor, event: Event) -> Content:
    """It begins soon; one tap and there are no more of these."""
    return Content(
        (Line(say("events-reminder", title=event.title, at=Moment(event.starts, "until")), "strong"),
         *_facts(floor, event)),
        (button(event, "ics", say("events-press-ics")), button(event, "quiet", say("events-press-quiet"), style=PLAIN),
         button(event, "no", say("events-press-no"), style=PLAIN)),
    )  # fmt: skip


def moved(floor: Floor, event: Event, before: int) -> Content:
    """It has another time now."""
    return Content(
        (Line(say("events-moved", title=event.title, before=Moment(before)), "strong"), *_facts(floor, event),
         Line(say("events-moved-how"), "quiet")),
        (button(event, "yes", say("events-press-still"), style=FIRST), button(event, "ics", say("events-press-ics")),
         button(event, "no", say("events-press-no"), style=PLAIN)),
    )  # fmt: skip


def cancelled(event: Event, reason: str) -> Content:
    """It does not take place."""
    words = say("events-cancelled", title=event.title, at=Moment(event.starts))
    return Content((Line(words, "strong"), *([Line(reason)] if reason else [])))


def announcement(floor: Floor, event: Event) -> Content:
    """Said in the channel ahead of the event, with the buttons of the call."""
    return Content((Line(say("events-soon", title=event.title), "strong"), *_facts(floor, event)), answers(event))


def answers(event: Event) -> tuple[Button, ...]:
    """The three answers, and what else there is."""
    return (
        button(event, "yes", say("events-press-yes"), style=FIRST),
        button(event, "maybe", say("events-press-maybe"), style=PLAIN),
        button(event, "no", say("events-press-no"), style=PLAIN),
        button(event, "remind", say("events-press-remind"), style=PLAIN),
        button(event, "more", say("events-press-more"), style=QUIET),
    )  # fmt: skip


def reminders(event: Event, chosen: frozenset[str], possible: tuple[str, ...], words: Words) -> Content:
    """Which reminders somebody gets, each one tap to switch."""
    buttons = [
        button(event, "unwish" if one in chosen else "wish",
               say("events-reminder-on" if one in chosen else "events-reminder-off", length=Length(BEFORE[one])), one,
               style=PLAIN)
        for one in possible
    ]  # fmt: skip
    if chosen:
        buttons.append(button(event, "quiet", say("events-press-quiet"), style=QUIET))
    return Content((Line(words),), tuple(buttons))


def invitation(event: Event) -> Content:
    """After the end, to those who came: how was it?"""
    return Content(
        (Line(say("events-feedback-ask", title=event.title), "strong"), Line(say("events-feedback-how"), "quiet")),
        (button(event, "feedback", say("events-press-feedback")),),
    )


def native_gone(event: Event) -> Content:
    """The platform's own event was taken away by hand."""
    return Content(
        (Line(say("events-native-gone", title=event.title, number=event.ref), "strong"),
         Line(say("events-native-gone-mend", number=event.ref))),
        (button(event, "cancel", say("events-press-cancel"), style=DANGER),),
    )  # fmt: skip


def native_refused(event: Event, refused: Refused) -> Content:
    """Steward may not make the platform's own event."""
    why = say(f"why-{refused.why.value}")
    return Content(
        (Line(say("events-native-refused", title=event.title, why=why), "warn"),
         Line(say("events-native-refused-mend" if refused.why is Why.NO_RIGHT else "events-native-refused-other"))),
    )  # fmt: skip


def role_refused(event: Event, refused: Refused) -> Content:
    """Steward may not give the event's role."""
    why = say(f"why-{refused.why.value}")
    return Content(
        (Line(say("events-role-refused", title=event.title, why=why), "warn"), Line(say("events-role-refused-mend")))
    )


def duty_taken(event: Event, name: str, who: Words) -> Content:
    """Somebody takes a part in the preparation."""
    return Content((Line(say("events-duty-told", title=event.title, name=name, who=who)),))


def duty_back(event: Event, name: str, who: Words) -> Content:
    """Somebody gives a part back."""
    return Content((Line(say("events-duty-told-back", title=event.title, name=name, who=who)),))


def plain_line(words: Words) -> tuple[Line, ...]:
    """One paragraph."""
    return (Line(words),)


def picked(starts: list[int]) -> Say:
    """Which dates suit somebody, as stored now."""
    if not starts:
        return say("events-can-none")
    return say("events-can", times=Several(tuple(Moment(at) for at in starts)))
