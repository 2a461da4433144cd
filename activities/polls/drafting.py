"""Drafting: what staff typed becomes a draft, or a sentence about what is amiss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from activities.floor import Floor
from activities.gates import Gate
from activities.polls import reading
from activities.polls.poll import By, Method, Poll, Tie
from activities.schedule.words import read_moment, read_rule, read_span
from bot.domain.messages import ChannelRef
from bot.domain.text import Say, say
from bot.domain.time import DAY, MINUTE

USUAL: Final = DAY
"""How long a poll is open when nobody says."""
SHORTEST: Final = MINUTE
LONGEST: Final = 366 * DAY
LEADS: Final = 2
"""How often the channel is reminded at most."""
BY_HAND: Final = frozenset({"-", "0", "hand", "by hand", "never", "no", "вручную", "никогда", "нет"})
FIELDS: Final = (
    "question", "options", "closes", "method", "secret", "hidden", "change", "role", "tenure", "kind", "quorum", "tie",
    "remind", "every", "questions",
)  # fmt: skip


def read_draft(
    floor: Floor, number: int, by: int, kind: str, values: Mapping[str, str], channels: tuple[ChannelRef, ...]
) -> Poll | Say:
    """The draft that values describe. What is empty takes its usual value."""
    made = _read_quiz(values) if kind == "quiz" else _read_poll(values)
    if isinstance(made, Say):
        return made
    draft = replace(made, community=floor.id, number=number, by=by, made_at=floor.now, channels=channels)
    for step in (_closes, _method, _gate, _quorum, _reminder, _rule):
        taken = step(floor, draft, values)
        if isinstance(taken, Say):
            return taken
        draft = taken
    return draft


def _read_poll(values: Mapping[str, str]) -> Poll | Say:
    question = reading.read_question(values.get("question", ""))
    if isinstance(question, Say):
        return question
    options = reading.read_options(values.get("options", ""))
    return options if isinstance(options, Say) else Poll(0, 0, 0, 0, question, options, ())


def _read_quiz(values: Mapping[str, str]) -> Poll | Say:
    questions = reading.read_quiz(values.get("questions", ""))
    if isinstance(questions, Say):
        return questions
    title = reading.read_question(values.get("question", "").strip() or questions[0].text)
    return title if isinstance(title, Say) else Poll(0, 0, 0, 0, title, (), (), questions=questions)


def _closes(floor: Floor, draft: Poll, values: Mapping[str, str]) -> Poll | Say:
    text = values.get("closes", "").strip()
    if not text:
        return replace(draft, length=USUAL)
    if text.casefold() in BY_HAND:
        return draft
    span = read_span(text)
    if span is not None:
        if not SHORTEST <= span <= LONGEST:
            return say("polls-bad-span")
        return replace(draft, length=span)
    moment = read_moment(text, floor.now, floor.zone)
    if isinstance(moment, Say):
        return moment
    if not SHORTEST <= moment - floor.now <= LONGEST:
        return say("polls-bad-span")
    return replace(draft, closes_at=moment)


def _method(floor: Floor, draft: Poll, values: Mapping[str, str]) -> Poll | Say:
    """How it is counted and shown, by the words that options and buttons use."""
    try:
        return replace(
            draft,
            method=Method(values.get("method", "").strip().casefold() or Method.PLURALITY),
            tie=Tie(values.get("tie", "").strip().casefold() or Tie.NOBODY),
            wish=By(values.get("kind", "").strip().casefold() or By.AUTO),
            secret=reading.read_yes(values.get("secret", "")),
            hidden=reading.read_yes(values.get("hidden", "")),
            changes=reading.read_yes(values.get("change", "yes") or "yes"),
        )
    except ValueError as fault:
        return say("polls-bad-word", text=str(fault).split("'")[1][:40] if "'" in str(fault) else "")


def _gate(floor: Floor, draft: Poll, values: Mapping[str, str]) -> Poll | Say:
    tenure = 0
    if values.get("tenure", "").strip():
        tenure = read_span(values["tenure"]) or 0
        if not tenure:
            return say("polls-bad-tenure", text=values["tenure"].strip()[:40])
    return replace(draft, gate=Gate(tenure=tenure, roles=reading.read_roles(values.get("role", ""))))


def _quorum(floor: Floor, draft: Poll, values: Mapping[str, str]) -> Poll | Say:
    quorum = reading.read_quorum(values.get("quorum", ""))
    if isinstance(quorum, Say):
        return quorum
    if quorum.percent and draft.gate.roles:
        return say("polls-bad-quorum-role")
    return replace(draft, quorum=quorum)


def _reminder(floor: Floor, draft: Poll, values: Mapping[str, str]) -> Poll | Say:
    text = values.get("remind", "").strip()
    if not text:
        return draft
    leads = [read_span(one.strip()) or 0 for one in text.split(",")]
    length = draft.closes_at - floor.now if draft.closes_at else draft.length
    if len(leads) > LEADS or not all(0 < one < length for one in leads):
        return say("polls-bad-remind", text=text[:40])
    return replace(draft, leads=tuple(sorted(set(leads), reverse=True)))


def _rule(floor: Floor, draft: Poll, values: Mapping[str, str]) -> Poll | Say:
    text = values.get("every", "").strip()
    if not text:
        return draft
    rule = read_rule(text, floor.now, floor.zone)
    if isinstance(rule, Say):
        return rule
    return say("polls-bad-every") if draft.closes_at else replace(draft, rule=text)
