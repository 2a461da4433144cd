"""How a card looks: pure, from facts to blocks and buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app.attached import attached_words
from bot.app.cardbuttons import buttons_of, case_button
from bot.app.cardfacts import CardFacts
from bot.app.raids import view as raidview
from bot.app.remedies import remedy_of
from bot.domain.buttons import Token, write_token
from bot.domain.cases import CaseKind, CaseState, Evidence
from bot.domain.content import Block, Button, ButtonStyle, Content, Countdown, Fact, Heading, Line, Look, Quote
from bot.domain.decisions import Action, ActionState, Outcome
from bot.domain.signals import SpanOn
from bot.domain.text import Arg, Length, Moment, Say, Several, Words, say
from bot.domain.time import MINUTE, SECOND

QUOTE_MAX = 600
BEFORE = 100
"""Characters before the first mark, where a text is too long to be shown from its start."""
TERM_MAX = 60
FAILED = (ActionState.FAILED, ActionState.UNCERTAIN, ActionState.STUCK)


def draw(facts: CardFacts) -> Content:
    """The card of a case in its present state."""
    state = facts.case.state
    if state is CaseState.MERGED:
        into = say("card-merged", number=str(facts.case.number), into=str(facts.case.merged_into))
        return Content((Line(into),), look=Look.DECIDED)
    if facts.raid is not None:
        said = replace(facts, evidence=facts.raid.words or facts.evidence)
        return raidview.draw(facts, facts.raid, _quote(said))
    if state is CaseState.CLOSED:
        return _decided(facts)
    if state is CaseState.GRACE:
        return _grace(facts)
    return _open(facts)


def _heading(facts: CardFacts) -> Heading:
    case = facts.case
    kind = say("card-kind-appeal", origin=str(case.origin)) if case.kind is CaseKind.APPEAL else _title(facts)
    plain = Heading(kind, say("card-number", number=str(case.number)), case.severity.value)
    if facts.handed_to is not None:
        return replace(plain, aside=say("card-handed", name=facts.handed_to), icon="person")
    if facts.owner is not None:
        return replace(plain, aside=say("card-claimed", name=facts.owner), icon="person")
    if case.held:
        return replace(plain, aside=say("card-held", since=Moment(case.opened_at, "time")), icon="moon")
    if case.state is CaseState.ESCALATED:
        return replace(plain, aside=say("card-escalated"), icon="warning")
    if facts.asked_by is not None:
        return replace(plain, aside=say("card-for-senior"), icon="warning")
    if case.state is CaseState.WAITING:
        return replace(plain, aside=say("card-waiting"), icon="clock")
    return plain


def _title(facts: CardFacts) -> Words:
    if facts.case.kind is CaseKind.LATE:
        return say("late-kind", count=facts.messages)
    return facts.rule_name or say(f"topic-{facts.case.topic}")


def _open(facts: CardFacts) -> Content:
    blocks: list[Block] = [_heading(facts), Line(_who(facts), "quiet")]
    blocks += _quote(facts)
    blocks += _attached(facts)
    blocks += _facts(facts)
    blocks += _marks(facts)
    blocks += _failures(facts)
    return Content(tuple(blocks), (*buttons_of(facts), *_jumps(facts)), Look.CARD)


def _who(facts: CardFacts) -> Words:
    case = facts.case
    parts: list[Arg] = []
    if facts.person is not None or facts.case.person is not None:
        author = facts.author
        target = facts.target
        parts.append(author if target is None else say("card-to", author=author, target=target))
    if facts.evidence and facts.evidence.channel_name:
        parts.append(say("card-channel", channel=facts.evidence.channel_name))
    if facts.platform:
        parts.append(facts.platform)
    if facts.case.person is None and facts.people > 1:
        parts.append(say("card-people", count=facts.people))
    parts.append(Moment(case.opened_at, "ago"))
    if facts.messages > 1:
        parts.append(say("card-messages", count=facts.messages))
    if facts.reporters:
        parts.append(say("card-reporters", count=facts.reporters))
    return say("card-who", parts=Several(tuple(parts), "dot"))


def _quote(facts: CardFacts) -> list[Block]:
    one = facts.evidence
    if one is None or not one.surfaces:
        return []
    shown = next((n for n, (kind, _) in enumerate(one.surfaces) if any(s.surface == n for s in one.spans)), 0)
    spans = [s for s in widest(one.spans) if s.surface == shown]
    text, marks = cut_out(one.surfaces[shown][1], [(s.start, s.end) for s in spans])
    tools = (*_go(one), case_button(facts.case.number, "around", ButtonStyle.QUIET))
    return [Quote(text, marks, tools=tools)]


def cut_out(text: str, spans: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """As much of a text as a card has room for, from its start or else from before its first mark, with its marks."""
    first = spans[0][0] if spans else 0
    start = 0 if len(text) <= QUOTE_MAX or first < QUOTE_MAX - BEFORE else first - BEFORE
    end = min(len(text), start + QUOTE_MAX)
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    marks = tuple((a + shift, min(b, end) + shift) for a, b in spans if start <= a < end)
    return head + text[start:end] + tail, marks


def _attached(facts: CardFacts) -> list[Block]:
    found: list[Block] = []
    if facts.evidence is not None and facts.evidence.media:
        found.append(Line(say("card-attached", what=attached_words(facts.evidence)), "quiet"))
    return found + _copied(facts)


def _copied(facts: CardFacts) -> list[Block]:
    """That what was attached lies in the room, and how much was left out."""
    copies = facts.copies
    if copies is None:
        return []
    key = "card-media-more" if copies.more else "card-media"
    return [Line(say(key, count=copies.count, number=str(facts.case.number), more=copies.more), "quiet")]


def _jumps(facts: CardFacts) -> tuple[Button, ...]:
    """The way to the first copy."""
    if facts.copies is None:
        return ()
    token = Token("go", facts.copies.first.id, facts.copies.first.channel.id)
    return (Button(write_token(token), say("press-media"), ButtonStyle.QUIET),)


def _go(one: Evidence) -> tuple[Button, ...]:
    """A jump to the message; each platform makes of it what it can. A join is no message to jump to."""
    if ":" in one.message + one.channel:
        return ()
    return (Button(write_token(Token("go", one.message, one.channel)), say("press-open"), ButtonStyle.QUIET),)


def _facts(facts: CardFacts) -> list[Block]:
    blocks: list[Block] = []
    rule = _rule(facts)
    if rule is not None:
        blocks.append(Fact(say("card-rule"), rule))
    if facts.person is not None:
        blocks.append(Fact(say("card-person"), _person(facts)))
    suggestion = _suggestion(facts)
    if facts.case.held or (facts.decision and facts.decision.by is None and facts.actions):
        blocks.append(Fact(say("card-done"), say("card-done-by-rule", what=done_words(facts))))
    elif suggestion is not None:
        blocks.append(Fact(say("card-suggest"), suggestion))
    return [*blocks, *_asks(facts)]


def _asks(facts: CardFacts) -> list[Block]:
    """What the rule asks of people: where and how soon to answer, whom to call. Who does it all alone has no clock,
    but for care."""
    then, parts = facts.then, list[Arg]()
    if then.answer_in or then.answer_with or then.answer_within:
        parts.append(say(f"form-answer-{then.answer_in or 'public'}"))
    if then.answer_within and (facts.case.kind is CaseKind.WELLBEING or not facts.settings.volunteer):
        parts.append(say("card-within", length=Length(then.answer_within)))
    blocks: list[Block] = (
        [Fact(say("card-answer"), say("card-who", parts=Several(tuple(parts), "comma")))] if parts else []
    )
    if then.escalate_to:
        blocks.append(Fact(say("card-call"), then.escalate_to))
    return blocks


def _rule(facts: CardFacts) -> Words | None:
    terms: tuple[Arg, ...] = ()
    if facts.evidence:
        terms = tuple(dict.fromkeys(_said(facts.evidence.surfaces, one) for one in widest(facts.evidence.spans)))
    said = say("card-says", terms=Several(terms[:4], "comma")) if terms else None
    if facts.house is None:
        own = _native_rule(facts)
        return say("card-who", parts=Several((own, said), "dot")) if own and said else own or said
    house = say("card-house-rule", number=str(facts.house.number), title=facts.house_title)
    return say("card-who", parts=Several((house, said), "dot")) if said else house


def _native_rule(facts: CardFacts) -> Say | None:
    """The platform's own rule, where none of ours saw it."""
    if facts.case.rule or not isinstance(facts.native, Say):
        return None
    name = dict(facts.native.args).get("rule")
    return say("card-native-rule", rule=name) if name else None


def widest(spans: tuple[SpanOn, ...]) -> list[SpanOn]:
    """Spans that lie in no other one: two rules that saw the same word are one mark."""
    kept: list[SpanOn] = []
    for one in sorted(spans, key=lambda span: (span.surface, span.start, -span.end)):
        inside = kept and kept[-1].surface == one.surface and one.end <= kept[-1].end
        if one.end > one.start and not inside:
            kept.append(one)
    return kept


def _said(surfaces: tuple[tuple[str, str], ...], span: SpanOn) -> str:
    said = surfaces[span.surface][1][span.start : span.end] if span.surface < len(surfaces) else ""
    return said if len(said) <= TERM_MAX else said[:TERM_MAX] + "…"


def _person(facts: CardFacts) -> Words:
    person = facts.person
    if person is None:
        return ""
    here: Arg = say("card-tenure-unknown")
    if person.joined_at is not None:
        length = max(0, facts.now - person.joined_at)
        here = say("card-tenure", length=Length(length)) if length >= MINUTE else say("card-tenure-new")
    count: Arg = say("card-count-unknown") if person.messages is None else say("card-count", count=person.messages)
    parts: list[Arg] = [here, count]
    if facts.earlier:
        last = facts.earlier[0]
        verb = say(f"done-{last.verb}")
        parts.append(say("card-earlier", count=len(facts.earlier), verb=verb, ago=Moment(last.at, "ago")))
    return say("card-who", parts=Several(tuple(parts), "dot"))


def _suggestion(facts: CardFacts) -> Words | None:
    if facts.suggest:
        return say("card-then", parts=Several(facts.suggest[:2], "comma"))
    known = facts.step is not None and facts.step.verb not in facts.cannot
    if known and facts.case.kind is CaseKind.ENFORCE and facts.step and facts.case.person is not None:
        if facts.step.length:
            return say(f"step-{facts.step.verb}", length=Length(facts.step.length))
        return say(f"step-{facts.step.verb}")
    return None


def _marks(facts: CardFacts) -> list[Block]:
    case = facts.case
    lines: list[Block] = [Line(facts.native, "quiet")] if facts.native else []
    if facts.gone:
        lines.append(Line(say("card-message-gone"), "quiet"))
    if facts.edited:
        lines.append(Line(say("card-message-edited"), "quiet"))
    if facts.left:
        lines.append(Line(say("card-left", name=facts.author), "quiet"))
    if case.reopened:
        lines.append(Line(say("card-reopened"), "quiet"))
    if case.above:
        lines.append(Line(say("card-about-staff"), "quiet"))
    if facts.decision and facts.decision.outcome is Outcome.UNDONE and facts.decided_by is not None:
        lines.append(Line(say("card-undone", name=facts.decided_by), "quiet"))
    lines += [Line(one, "warn") for one in facts.lost]
    if facts.then.note:
        lines.append(Line(say("card-rule-note", note=facts.then.note), "quiet"))
    if facts.asked_for and facts.asked_by is not None:
        what = say(f"press-{facts.asked_for}")
        lines.append(Line(say("card-asked", name=facts.asked_by, what=what), "strong"))
    if case.note:
        lines.append(Line(say("card-note", note=case.note), "quiet"))
    return lines


def _grace(facts: CardFacts) -> Content:
    verb = next((one.value for one in facts.decision.verbs if one.is_heavy), "ban") if facts.decision else "ban"
    by = facts.decided_by if facts.decided_by is not None else say("someone")
    until = facts.grace_until or facts.now
    line = Countdown(say(f"grace-{verb}", name=by), until, facts.settings.grace)
    undo = case_button(facts.case.number, "undo")
    return Content((_heading(facts), Line(_who(facts), "quiet"), line), (undo,), Look.CARD, rings=False)


def _decided(facts: CardFacts) -> Content:
    case, decision = facts.case, facts.decision
    number = str(case.number)
    took = max(0, (case.closed_at or facts.now) - facts.since)
    what = done_words(facts)
    if decision is not None and decision.by is not None and facts.decided_by is not None:
        line = say("card-closed-at-once", number=number, name=facts.decided_by, what=what)
        if took >= SECOND:
            line = say("card-closed", number=number, name=facts.decided_by, took=Length(took), what=what)
    else:
        line = say("card-closed-by-rule", number=number, what=what)
    blocks: list[Block] = [Line(line), *_copied(facts)]
    if facts.native:
        blocks.append(Line(facts.native, "quiet"))
    failures = _failures(facts)
    blocks += [*failures, *(Line(one, "warn") for one in facts.lost)]
    buttons = []
    if failures:
        buttons.append(case_button(case.number, "retry"))
    if decision is not None and decision.outcome not in (Outcome.UNDONE, Outcome.OVERTURNED):
        buttons.append(case_button(case.number, "undo", ButtonStyle.QUIET))
    buttons.append(case_button(case.number, "explain", ButtonStyle.QUIET))
    if decision is not None and decision.outcome is Outcome.NO_VIOLATION and case.rule:
        buttons.append(case_button(case.number, "wrong", ButtonStyle.QUIET))
    return Content(tuple(blocks), tuple(buttons), Look.DECIDED, rings=False)


UNDER_WAY: Final = frozenset({ActionState.PLANNED, ActionState.SENDING})
"""What was decided and not yet answered by the platform."""


def done_words(facts: CardFacts) -> Arg:
    """What was done, in a few words: "warned, message deleted, Kestrel told in Russian"."""
    decision = facts.decision
    if decision is None:
        return say("done-nothing")
    if not decision.verbs:
        return say(f"outcome-{decision.outcome}")
    failed = {action.verb for action in facts.actions if action.state in FAILED}
    under_way = {action.verb for action in facts.actions if action.state in UNDER_WAY}
    parts: list[Arg] = []
    for verb in (one.value for one in decision.verbs if one.value not in failed):
        words = _verb_words(facts, verb)
        parts.append(say("done-under-way", what=words) if verb in under_way else words)
    if facts.notice is not None:
        parts.append(_told(facts))
    return Several(tuple(parts), "comma") if parts else say("done-nothing")


def _verb_words(facts: CardFacts, verb: str) -> Arg:
    if verb == "mute":
        until = next((getattr(one.act, "until", None) for one in facts.actions if one.verb == "mute"), None)
        if until is not None and facts.decision is not None:
            return say("done-mute-for", length=Length(until - facts.decision.at))
    if verb == "delete" and facts.messages > 1:
        return say("done-delete-many", count=facts.messages)
    return say(f"done-{verb}")


def _told(facts: CardFacts) -> Arg:
    notice = facts.notice
    state = notice.state if notice else "waiting"
    return say(f"told-{state}", name=facts.author, language=say(f"language-{facts.told_in}"))


def _failures(facts: CardFacts) -> list[Block]:
    """What didn't work, each said once however often it was tried."""
    said = [failure(action, facts.author) for action in facts.actions if action.state in FAILED]
    return [Line(one, "warn") for index, one in enumerate(said) if one not in said[:index]]


def failure(action: Action, author: Words) -> Words:
    """What didn't work and the way to mend it."""
    verb = action.verb
    if action.state is ActionState.UNCERTAIN:
        return say("card-uncertain", what=say(f"unsure-{verb}", name=author))
    why = action.result or "bad-request"
    return say(
        "card-failed",
        what=say(f"could-not-{verb}", name=author),
        why=say(f"why-{why}"),
        remedy=remedy_of(why, action.act),
    )
