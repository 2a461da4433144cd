"""Rules tried on history: a fold over a stream of events through the same `Session` that serves a live chat.

Facts come from the stream alone. Whoever was there before it began has unknown tenure and an unknown count; nothing is
sent, stored or timed here. What an export can't tell ends as `undecided`, never as a silent no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from bot.domain.events import Event, MemberChanged, MemberJoined, MessagePosted
from bot.domain.messages import Message, SurfaceKind
from bot.domain.scores import Scores
from bot.domain.signals import SpanOn
from rules.backtest_people import People
from rules.backtest_tally import Tally, day_of
from rules.backtest_values import Change, Hit, Report, RuleReport, Sample, compare
from rules.engine import Engine
from rules.hits import Holds, Judgement, Mode, RuleHit
from rules.language.levels import DEFAULT_LEVELS
from rules.reading import Reading
from rules.rule import Rule
from rules.scene import Facts, Scene, join_message, name_message, scored_text
from rules.session import Session
from rules.windows import Windows

COMMUNITY: Final = 1
__all__ = ["Backtest", "Change", "Hit", "Report", "RuleReport", "Sample", "compare"]

KEPT_TEXTS: Final = 200
KEPT_NEAR: Final = 5
NEAR_LOOKED: Final = 20_000
"""Messages that are looked at for near misses: more would cost time and tell little more."""
Score: TypeAlias = Callable[[str], Scores | None]


class Backtest:
    """Rule sets being tried together. Feed it events in order, then ask for the report.

    Each set of `engines` keeps its own session, as files given side by side do. `score` is the classifier for one
    text; `since` (µs UTC) leaves earlier messages out of the report, while they still count for facts and windows;
    `near` looks for messages one condition short; `levels` from which score on a head counts as "wished".
    """

    def __init__(
        self,
        engines: Sequence[Engine],
        *,
        score: Score | None = None,
        since: int | None = None,
        zone: str = "UTC",
        own_domains: tuple[str, ...] = (),
        near: bool = True,
        texts: int = KEPT_TEXTS,
        levels: Mapping[str, float] = DEFAULT_LEVELS,
    ) -> None:
        self._sessions = [Session(engine) for engine in engines]
        self._score = score
        self._since = since
        self._zone = zone
        self._own_domains = own_domains
        self._texts = texts
        self._levels = levels
        self._people = People()
        self._tallies = {one.id: Tally(one, zone) for engine in engines for one in engine.rules.rules}
        self._near = {id: tally for id, tally in self._tallies.items() if near and _may_be_near(tally.rule)}
        self._overlap: Counter[tuple[str, str]] = Counter()
        self._messages = self._joins = self._asked = self._backwards = 0
        self._authors: set[int] = set()
        self._first: int | None = None
        self._last: int | None = None
        self._now = 0

    def feed(self, event: Event) -> None:
        """Take the next event. Only messages, joins and changed names tell a rule anything."""
        if isinstance(event, MessagePosted):
            self._message(event.message)
        elif isinstance(event, MemberJoined):
            self._join(event)
        elif isinstance(event, MemberChanged):
            self._renamed(event)

    def report(self) -> Report:
        """What would have happened so far."""
        return Report(
            messages=self._messages,
            people=len(self._authors),
            joins=self._joins,
            asked=self._asked,
            first_at=self._first,
            last_at=self._last,
            backwards=self._backwards,
            first_day=None if self._first is None else day_of(self._first, self._zone),
            last_day=None if self._last is None else day_of(self._last, self._zone),
            rules=tuple(one.report() for one in self._tallies.values()),
            overlap=dict(self._overlap.most_common()),
        )

    def _join(self, event: MemberJoined) -> None:
        person = self._people.number(event.author.account)
        self._people.join(person, event.at)
        self._people.renamed(person, event.author.name)
        message = join_message(event.platform, event.place, event.author, event.at)
        facts = self._people.facts(person, event.author, event.at)
        judgement = self._take(self._scene(message, facts, None, None, joined=True))
        if self._reported(event.at):
            self._joins += 1
            self._count(message, person, judgement)

    def _renamed(self, event: MemberChanged) -> None:
        """A nickname, judged when it changes: nothing was said, so no window learns of it."""
        person = self._people.number(event.author.account)
        if not self._people.renamed(person, event.author.name):
            return
        message = name_message(event)
        scene = self._scene(message, self._people.facts(person, event.author, event.at), None, None)
        hits: tuple[RuleHit, ...] = ()
        for session in self._sessions:
            found = tuple(hit for hit in session.judge(scene).hits if hit.spans)
            for hit in found:
                if hit.mode is Mode.ACT:
                    session.remember_act(hit.rule, person, event.at)
            hits += found
        if self._reported(event.at):
            self._count(message, person, Judgement(hits))

    def _message(self, message: Message) -> None:
        self._backwards += message.at < self._now
        self._now = max(self._now, message.at)
        person = self._people.number(message.author.account)
        self._people.renamed(person, message.author.name)
        reply = message.reply
        answers = self._people.known(reply.author) if reply and reply.author else None
        scores = self._scored(message)
        scene = self._scene(message, self._people.facts(person, message.author, message.at), answers, scores)
        reported = self._reported(message.at)
        if reported and self._near and self._messages < NEAR_LOOKED:
            self._look_near(scene, person)
        judgement = self._take(scene)
        if reported:
            self._messages += 1
            self._authors.add(person)
            self._first = message.at if self._first is None else min(self._first, message.at)
            self._last = message.at if self._last is None else max(self._last, message.at)
            self._count(message, person, judgement)
        self._people.spoke(person, message.at)

    def _scored(self, message: Message) -> Scores | None:
        text = scored_text(message) if self._score else ""
        return self._score(text) if self._score and text else None

    def _take(self, scene: Scene) -> Judgement:
        """Judge and fold in every session; hits in the order of the sets."""
        if len(self._sessions) == 1:
            return self._sessions[0].take(scene)
        judged = [one.take(scene) for one in self._sessions]
        return Judgement(
            hits=tuple(hit for one in judged for hit in one.hits),
            undecided=tuple(rule for one in judged for rule in one.undecided),
            scores=scene.scores,
            apart=any(one.apart for one in judged),
        )

    def _scene(
        self, message: Message, facts: Facts, answers: int | None, scores: Scores | None, *, joined: bool = False
    ) -> Scene:
        return Scene(
            message=message,
            facts=facts,
            now=message.at,
            windows=_EMPTY,
            scores=scores,
            zone=self._zone,
            own_domains=self._own_domains,
            answers=answers,
            joined=joined,
            community=COMMUNITY,
            levels=self._levels,
        )

    def _reported(self, at: int) -> bool:
        return self._since is None or at >= self._since

    def _count(self, message: Message, person: int, judgement: Judgement) -> None:
        for undecided in judgement.undecided:
            tally = self._tallies[undecided.rule]
            tally.undecided += 1
            tally.undecided_by.update(undecided.conditions)
        if not judgement.hits:
            return
        self._asked += any(hit.mode in (Mode.ASK, Mode.ACT) for hit in judgement.hits)
        for found in judgement.hits:
            self._count_hit(message, person, found)
        ids = [hit.rule for hit in judgement.hits]
        self._overlap.update((one, two) for number, one in enumerate(ids) for two in ids[number + 1 :])

    def _count_hit(self, message: Message, person: int, found: RuleHit) -> None:
        tally = self._tallies[found.rule]
        hit = _hit(message, found.mode, found.spans)
        tally.add(hit, person, self._people.tenure(person, message.at), found.spans)
        if len(tally.samples) < self._texts:
            tally.samples.append(_sample(message, hit, found.spans, self._people.seen(person)))

    def _look_near(self, scene: Scene, person: int) -> None:
        """Note rules that miss this message by one condition, until each has enough."""
        for session in self._sessions:
            reading = session.engine.reading(scene, session.windows)
            for rule in session.engine.rules.rules:
                if rule.id not in self._near:
                    continue
                missing, spans = short_by_one(rule, reading)
                if missing:
                    tally = self._near[rule.id]
                    hit = _hit(scene.message, rule.mode, spans)
                    tally.near.append(_sample(scene.message, hit, spans, self._people.seen(person), missing))
                    if len(tally.near) >= KEPT_NEAR:
                        del self._near[rule.id]


_EMPTY: Final = Windows()


def _may_be_near(rule: Rule) -> bool:
    """A rule about words and about something else, too: only there is "one condition short" worth reading."""
    written = sum(term.reads_text and not term.by_spans for term in rule.when)
    return rule.mode is not Mode.OFF and written > 0 and len(rule.when) > 1


def short_by_one(rule: Rule, reading: Reading) -> tuple[str, tuple[SpanOn, ...]]:
    """The key of the one `when` line that does not hold though the words do, with their spans; "" for all else."""
    missing = ""
    spans: tuple[SpanOn, ...] = ()
    reading.rule_spans = spans
    for term in sorted(rule.when, key=lambda one: (one.by_spans, not one.reads_text)):
        found = term.condition.check(reading)
        if found.holds is Holds.YES:
            spans = reading.rule_spans = spans + found.spans
        elif found.holds is Holds.UNKNOWN or missing or (term.reads_text and not term.by_spans):
            return "", ()
        else:
            missing = term.condition.key
    if not missing or not spans or any(term.condition.check(reading).holds is Holds.YES for term in rule.unless):
        return "", ()
    return missing, spans


def _hit(message: Message, mode: Mode, spans: tuple[SpanOn, ...]) -> Hit:
    own = tuple((one.start, one.end) for one in spans if one.surface == 0) if message.text else ()
    ref = message.ref
    return Hit(ref.id, message.author.account.id, message.author.name, message.at, mode, own, ref.channel.id)


def _sample(message: Message, hit: Hit, spans: tuple[SpanOn, ...], messages: int, missing: str = "") -> Sample:
    surfaces = message.surfaces()
    shown = next((one.surface for one in spans if one.surface < len(surfaces)), 0)
    marks = tuple((one.start, one.end) for one in spans if one.surface == shown)
    text, kind = (surfaces[shown].text, surfaces[shown].kind) if surfaces else ("", SurfaceKind.TEXT)
    return Sample(hit, text, marks, kind, message.channel_name or "", messages, missing)
