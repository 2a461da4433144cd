"""Tables of events."""

from __future__ import annotations

from typing import Any, Final

from activities.events.model import Event, Rsvp, Wish
from activities.events.rows import (
    Ballot,
    Duty,
    Feedback,
    House,
    Option,
    Promo,
    Question,
    Series,
    Tie,
    Told,
    Visit,
    Voice,
)
from bot.ports.store import Table

EVENTS: Final = Table(
    "events",
    Event,
    ("community", "id"),
    indexes=(("community", "state"), ("community", "series", "key"), ("community", "owner")),
    personal=("title", "about", "place", "brief"),
)
RSVPS: Final = Table(
    "event_rsvps",
    Rsvp,
    ("community", "event", "person"),
    indexes=(("community", "event", "seat", "queue"), ("community", "event", "answer"), ("community", "person")),
)
WISHES: Final = Table(
    "event_wishes", Wish, ("community", "event", "person", "before"), indexes=(("community", "person"),)
)
OPTIONS: Final = Table("event_dates", Option, ("community", "event", "id"))
BALLOTS: Final = Table("event_ballots", Ballot, ("community", "event", "person"), indexes=(("community", "person"),))
QUESTIONS: Final = Table(
    "event_questions", Question, ("community", "event", "id"), indexes=(("community", "person"),), personal=("text",)
)
VOICES: Final = Table(
    "event_voices", Voice, ("community", "event", "question", "person"), indexes=(("community", "person"),)
)
DUTIES: Final = Table("event_duties", Duty, ("community", "event", "id"), indexes=(("community", "person"),))
VISITS: Final = Table("event_visits", Visit, ("community", "event", "person"), indexes=(("community", "person"),))
FEEDBACKS: Final = Table(
    "event_feedback", Feedback, ("community", "event", "person"), indexes=(("community", "person"),),
    personal=("text",),
)  # fmt: skip
PROMOS: Final = Table("event_promos", Promo, ("community", "event", "id"))
TIES: Final = Table(
    "event_ties", Tie, ("community", "event", "platform", "place"),
    indexes=(("community", "platform", "place", "native"),),
)  # fmt: skip
SERIES: Final = Table("event_series", Series, ("community", "id"))
TOLD: Final = Table("event_told", Told, ("community", "what"))
HOUSES: Final = Table("event_houses", House, ("community",))

TABLES: Final[tuple[Table[Any], ...]] = (
    EVENTS, RSVPS, WISHES, OPTIONS, BALLOTS, QUESTIONS, VOICES, DUTIES, VISITS, FEEDBACKS, PROMOS, TIES, SERIES, TOLD,
    HOUSES,
)  # fmt: skip
OWNED: Final[tuple[tuple[Table[Any], str], ...]] = (
    (RSVPS, "person"), (WISHES, "person"), (BALLOTS, "person"), (QUESTIONS, "person"), (VOICES, "person"),
    (VISITS, "person"), (FEEDBACKS, "person"),
)  # fmt: skip
"""What vanishes with a person."""
NAMED: Final[tuple[tuple[Table[Any], str], ...]] = ((EVENTS, "owner"), (DUTIES, "person"))
"""What stays, and follows a person whose accounts turn out to be one's."""
