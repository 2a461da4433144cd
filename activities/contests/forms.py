"""A draft in words and forms: what is asked, how it is read, what it looks like before it is opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from activities.contests import views
from activities.contests.model import (
    LONGEST,
    MOST_PLACES,
    TITLE_MOST,
    WORDS_MOST,
    Contest,
    Deciding,
    Entering,
    Kind,
    State,
)
from activities.contests.record import DRAND, SEALED
from activities.contests.service import NAME
from activities.floor import Floor
from activities.gates import Gate
from activities.schedule.words import read_moment, read_span
from bot.domain.buttons import Token, write_token
from bot.domain.content import Block, Button, ButtonStyle, Content, Fact, Field, FieldKind, Form, Heading, Line, Look
from bot.domain.text import Length, Moment, Say, Words, say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND

_BETWEEN: Final = re.compile(r"[,;\s]+")
_HASHTAG: Final = re.compile(r"\w{1,100}")
_UNITS: Final = ((7 * DAY, "w"), (DAY, "d"), (HOUR, "h"), (MINUTE, "m"), (SECOND, "s"))
NONE: Final = frozenset({"", "0", "-", "—", "no", "none", "нет"})


def token(one: Contest, verb: str) -> str:
    """What a form of a contest is for."""
    return write_token(Token(NAME, one.ref, verb))


def words_form(one: Contest, typed: Mapping[str, str] | None = None) -> Form:
    """What it is: title, prize, words, until when, how many win."""
    ends = say("contests-hint-ends-set", at=Moment(one.ends, "datetime")) if one.ends else say("contests-hint-ends")
    given = {"title": one.title, "prize": one.prize, "about": one.about, "places": str(one.places), **(typed or {})}
    return Form(
        token(one, "words"), say("contests-form-words"),
        (
            Field("title", say("contests-field-title"), value=given["title"], max_length=TITLE_MOST),
            Field("prize", say("contests-field-prize"), required=False, value=given["prize"], max_length=200),
            Field(
                "about", say("contests-field-about"), FieldKind.LONG, required=False, value=given["about"],
                hint=say("contests-hint-about"), max_length=WORDS_MOST,
            ),
            Field(
                "ends", say("contests-field-ends"), required=not one.ends, hint=ends, value=given.get("ends", ""),
                max_length=60,
            ),
            Field("places", say("contests-field-places"), required=False, value=given["places"], max_length=3),
        ),
        say("contests-form-keep"),
    )  # fmt: skip


def who_form(one: Contest) -> Form:
    """Who may take part."""
    gate = one.gate
    yes_no = (("no", say("contests-choice-no")), ("yes", say("contests-choice-yes")))
    return Form(
        token(one, "who"), say("contests-form-who"),
        (
            Field(
                "tenure", say("contests-field-tenure"), required=False, value=span_text(gate.tenure),
                hint=say("contests-hint-span"), max_length=40,
            ),
            Field(
                "messages", say("contests-field-messages"), required=False, value=str(gate.messages or ""), max_length=6
            ),
            Field(
                "roles", say("contests-field-roles"), required=False, value=", ".join(gate.roles),
                hint=say("contests-hint-roles"), max_length=200,
            ),
            Field(
                "winners", say("contests-field-winners"), required=False, value=span_text(gate.winners),
                hint=say("contests-hint-span"), max_length=40,
            ),
            Field(
                "staff", say("contests-field-staff"), FieldKind.CHOICE, value="yes" if gate.staff else "no",
                choices=yes_no,
            ),
        ),
        say("contests-form-keep"),
    )  # fmt: skip


def how_form(one: Contest) -> Form:
    """How one takes part, and how it is decided."""
    ways = [way for way in Entering if way is not Entering.BUTTON or not one.kind.has_works]
    return Form(
        token(one, "how"), say("contests-form-how"),
        (
            Field(
                "entering", say("contests-field-entering"), FieldKind.CHOICE, value=one.entering.value,
                choices=tuple((way.value, say(f"contests-entering-{way.value}")) for way in ways),
            ),
            Field(
                "hashtag", say("contests-field-hashtag"), required=False, value=one.hashtag,
                hint=say("contests-hint-hashtag"), max_length=100,
            ),
            Field(
                "claim", say("contests-field-claim"), required=False, value=span_text(one.claim),
                hint=say("contests-hint-claim"), max_length=40,
            ),
            Field(
                "judging", say("contests-field-judging"), required=False, value=span_text(one.judging),
                hint=say("contests-hint-span"), max_length=40,
            ),
            Field(
                "source", say("contests-field-source"), FieldKind.CHOICE, value=one.source,
                choices=((SEALED, say("contests-source-sealed")), (DRAND, say("contests-source-drand"))),
            ),
        ),
        say("contests-form-keep"),
    )  # fmt: skip


def entry_form(one: Contest) -> Form:
    """What a member fills in to take part."""
    what = Field(
        "text", say("contests-field-entry"), FieldKind.LONG, hint=say("contests-hint-entry"), max_length=WORDS_MOST
    )
    return Form(token(one, "in"), say("contests-form-entry"), (what,), say("contests-press-in"))


def read_words(one: Contest, values: Mapping[str, str], now: int, zone: str) -> tuple[Contest, list[Say]]:
    """The draft with what could be read, and what could not."""
    faults: list[Say] = []
    name = " ".join(values.get("title", one.title).split())[:TITLE_MOST]
    if not name:
        faults.append(say("contests-fault-title"))
    ends, places = one.ends, one.places
    if values.get("ends", "").strip():
        read = read_moment(values["ends"], now, zone)
        if isinstance(read, Say):
            faults.append(read)
        elif read > now + LONGEST:
            faults.append(say("contests-fault-far", length=Length(LONGEST)))
        else:
            ends = read
    if values.get("places", "").strip():
        count = _number(values["places"])
        if count is None or not 1 <= count <= MOST_PLACES:
            faults.append(say("contests-fault-places", text=values["places"].strip(), most=MOST_PLACES))
        else:
            places = count
    changed = replace(
        one, title=name or one.title, prize=values.get("prize", one.prize).strip()[:200],
        about=values.get("about", one.about).strip()[:WORDS_MOST], ends=ends, places=places,
    )  # fmt: skip
    return changed, faults


def read_who(one: Contest, values: Mapping[str, str]) -> tuple[Contest, list[Say]]:
    """The draft with its gate."""
    faults: list[Say] = []
    tenure = _span(values.get("tenure", ""), one.gate.tenure, faults)
    winners = _span(values.get("winners", ""), one.gate.winners, faults)
    messages = _number(values.get("messages", "").strip() or "0")
    if messages is None:
        faults.append(say("contests-fault-number", text=values["messages"].strip()))
    roles = tuple(
        dict.fromkeys(part.removeprefix("<@&").removesuffix(">") for part in _BETWEEN.split(values.get("roles", "")))
    )
    gate = Gate(
        tenure, tuple(role for role in roles if role), one.gate.messages if messages is None else messages,
        values.get("staff") == "yes", winners,
    )  # fmt: skip
    return replace(one, gate=gate), faults


def read_how(one: Contest, values: Mapping[str, str]) -> tuple[Contest, list[Say]]:
    """The draft with its way in and its source."""
    faults: list[Say] = []
    entering = Entering(values["entering"]) if values.get("entering") in set(Entering) else one.entering
    tag = values.get("hashtag", "").strip().lstrip("#")
    if entering is Entering.HASHTAG and not _HASHTAG.fullmatch(tag):
        faults.append(say("contests-fault-hashtag", text=tag))
        entering, tag = one.entering, one.hashtag
    if one.kind.has_works and entering is Entering.BUTTON:
        faults.append(say("contests-fault-button"))
        entering = one.entering
    claim = _span(values.get("claim", ""), one.claim, faults)
    judging = _span(values.get("judging", ""), one.judging, faults) or one.judging
    source = values["source"] if values.get("source") in (SEALED, DRAND) else one.source
    changed = replace(one, entering=entering, hashtag=tag, claim=claim, judging=judging, source=source)
    return changed, faults


def _span(text: str, before: int, faults: list[Say]) -> int:
    if text.strip().casefold() in NONE:
        return 0
    found = read_span(text)
    if found is None or found > 10 * 365 * DAY:
        faults.append(say("contests-fault-span", text=text.strip()))
        return before
    return found


def _number(text: str) -> int | None:
    bare = text.strip()
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) <= 6 else None


def span_text(length: int) -> str:
    """A length as it may be typed: "2d", "90m"; "" for none."""
    unit, letter = next(((unit, letter) for unit, letter in _UNITS if length and length % unit == 0), (0, ""))
    return f"{length // unit}{letter}" if unit else ""


def kind_of(kind: str, by: str) -> tuple[Kind, Deciding, Entering]:
    """What a kind means where nothing else was chosen; `by` is who decides about works that are gathered."""
    if kind == Kind.JURY:
        return Kind.JURY, Deciding.JURY, Entering.FORM
    if kind == Kind.VOTE:
        return Kind.VOTE, Deciding.VOTE, Entering.FORM
    if kind == Kind.UGC:
        return Kind.UGC, Deciding(by) if by in set(Deciding) else Deciding.VOTE, Entering.HASHTAG
    return Kind.GIVEAWAY, Deciding.CHANCE, Entering.BUTTON


async def draft(floor: Floor, one: Contest, faults: list[Say] | None = None) -> Content:
    """A draft as members will see it, with what is still missing and what staff may change."""
    blocks: list[Block] = [Line(fault, "warn") for fault in faults or ()]
    blocks.append(Line(say("contests-draft-head", ref=one.ref), "quiet"))
    blocks += [Heading(views.title(one)), *views.promise(one)]
    blocks.append(Line(say(f"contests-how-{one.entering.value}", tag=one.hashtag)))
    blocks += _staff_facts(one)
    lacking = missing(one)
    blocks += [Line(one_missing, "ask") for one_missing in lacking]
    press: list[Button] = [] if lacking else [views.button(one, "open", style=ButtonStyle.SOFT)]
    press += [views.button(one, verb) for verb in ("words", "who", "how")]
    press.append(views.button(one, "discard", style=ButtonStyle.DANGER))
    return Content(tuple(blocks), tuple(press), Look.LIST)


def _staff_facts(one: Contest) -> list[Block]:
    none: Words = say("contests-choice-none")
    claim = say("contests-span", length=Length(one.claim)) if one.claim else none
    facts: list[Block] = [
        Fact(say("contests-fact-claim"), claim),
        Fact(say("contests-fact-source"), say(f"contests-source-{one.source}")),
    ]
    if one.deciding is not Deciding.CHANCE:
        facts.insert(0, Fact(say("contests-fact-judging"), say("contests-span", length=Length(one.judging))))
    return facts


def missing(one: Contest) -> list[Say]:
    """What a draft still needs before it can be opened."""
    needs: list[tuple[bool, Callable[[], Say]]] = [
        (not one.title, lambda: say("contests-lacks-title")),
        (not one.ends, lambda: say("contests-lacks-ends")),
        (not one.channels, lambda: say("contests-no-channel", ref=one.ref)),
        (one.entering is Entering.HASHTAG and not one.hashtag, lambda: say("contests-lacks-hashtag")),
    ]
    return [words() for lacks, words in needs if lacks] if one.state is State.DRAFT else []
