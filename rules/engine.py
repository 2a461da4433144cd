"""The engine: a scene in, a judgement out. Three-valued, without effects, without memory of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.scores import Scores
from bot.domain.signals import ANSWER_TOPICS, SpanOn, Topic
from bot.domain.text import Say, say
from bot.domain.time import MINUTE
from rules.candidates import Candidates, Ready
from rules.conditions.base import NO, UNKNOWN, Condition
from rules.hits import Holds, Judgement, Mode, RuleHit, Undecided
from rules.reading import Reading
from rules.rule import Rule, RuleSet
from rules.scene import Facts, Scene, is_regular
from rules.windows import Windows

LATE: Final = 10 * MINUTE
"""An event older than this is judged, but nothing acts on it by itself."""
COMPLAINT: Final = 0.5
LINKS: Final = frozenset({Topic.SPAM, Topic.SCAM, Topic.INVITE})
"""Topics about links and advertising: polite wording does not turn those into a complaint."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one rule: `holds` YES is a hit; `cancelled` by an exception; `unknown` keys not decided."""

    holds: Holds
    spans: tuple[SpanOn, ...] = ()
    unknown: tuple[str, ...] = ()
    cancelled: bool = False


_MISS: Final = Outcome(Holds.NO)


class Engine:
    """Judges scenes by one rule set."""

    __slots__ = ("_crowd", "_order", "_plain", "_rules")

    def __init__(self, rules: RuleSet, *, even_off: bool = False) -> None:
        """`even_off` judges by rules that are switched off, too: their examples are tested all the same."""
        self._rules = rules
        ready = [
            Ready(place, one, one.checks[0], one.checks, one.exceptions)
            for place, one in enumerate(rules.rules)
            if even_off or one.mode is not Mode.OFF
        ]
        self._plain = Candidates(one for one in ready if not one.rule.crowd)
        self._crowd = Candidates(one for one in ready if one.rule.crowd)
        self._order = {one.id: number for number, one in enumerate(rules.rules)}

    @property
    def rules(self) -> RuleSet:
        """The rule set."""
        return self._rules

    def reading(self, scene: Scene, windows: Windows | None = None) -> Reading:
        """A reading of the scene against `windows` (the scene's own when None)."""
        return Reading(scene, scene.windows if windows is None else windows, self._rules.book)

    def judge(self, scene: Scene, windows: Windows | None = None) -> Judgement:
        """Judge one scene. Pure: the same scene and windows give the same judgement."""
        return self.judge_reading(self.reading(scene, windows))

    def judge_reading(self, reading: Reading) -> Judgement:
        """Judge by a reading. Rules about crowds come last: whether a text is a complaint is known by then."""
        found: list[tuple[Rule, Outcome]] = []
        undecided: list[Undecided] = []
        _run(self._plain.of(reading), reading, found, undecided)
        reading.apart = is_apart(reading.scene.scores, [rule for rule, _ in found])
        _run(self._crowd.of(reading), reading, found, undecided)
        if not found:
            return Judgement((), tuple(undecided), reading.scene.scores, reading.apart)
        found.sort(key=lambda one: self._order[one[0].id])
        hits = _gentle(tuple(_hit(rule, outcome, reading) for rule, outcome in found))
        return Judgement(hits, tuple(undecided), reading.scene.scores, reading.apart)


def _run(
    ready: Sequence[Ready], reading: Reading, found: list[tuple[Rule, Outcome]], undecided: list[Undecided]
) -> None:
    for one in ready:
        reading.rule_spans = ()
        if one.first.check(reading) is NO:
            continue
        outcome = decide(one.when, one.unless, reading)
        if outcome is _MISS or (reading.scene.joined and not (outcome.spans or one.rule.on_joins)):
            continue
        if outcome.holds is Holds.YES:
            found.append((one.rule, outcome))
        elif outcome.holds is Holds.UNKNOWN:
            undecided.append(Undecided(one.rule.id, outcome.unknown))


def decide(when: tuple[Condition, ...], unless: tuple[Condition, ...], reading: Reading) -> Outcome:
    """All `when` lines must hold; any `unless` line that holds cancels. Unknown in `when` is no match but counted;
    unknown in `unless` is told with the hit."""
    spans: tuple[SpanOn, ...] = ()
    unknown: list[str] = []
    reading.rule_spans = spans
    for condition in when:
        found = condition.check(reading)
        if found is NO:
            return _MISS
        if found is UNKNOWN:
            unknown.append(condition.key)
        elif found.spans:
            spans = reading.rule_spans = spans + found.spans
    doubts: list[str] = []
    for condition in unless:
        found = condition.check(reading)
        if found is UNKNOWN:
            doubts.append(condition.key)
        elif found is not NO:
            return Outcome(Holds.NO, spans, cancelled=True)
    if unknown:
        return Outcome(Holds.UNKNOWN, spans, tuple(unknown))
    return Outcome(Holds.YES, _each_place_once(spans) if len(spans) > 1 else spans, tuple(doubts))


def _each_place_once(spans: tuple[SpanOn, ...]) -> tuple[SpanOn, ...]:
    """Spans in order; of several on the same place (a word in two spellings of a list) only the first."""
    places: dict[tuple[int, int, int], SpanOn] = {}
    for one in spans:
        places.setdefault((one.surface, one.start, one.end), one)
    return tuple(places[place] for place in sorted(places))


def is_apart(scores: Scores | None, hit: list[Rule]) -> bool:
    """Complaint-class text: by a rule about answers, or by score and without insult. Advertising never is."""
    if not hit:
        return scores is not None and scores.complaint >= COMPLAINT > scores.insult
    if any(rule.topic in LINKS and rule.mode.order > Mode.SHADOW.order for rule in hit):
        return False
    if any(rule.topic in ANSWER_TOPICS and rule.mode.order > Mode.SHADOW.order for rule in hit):
        return True
    return scores is not None and scores.complaint >= COMPLAINT > scores.insult


def _gentle(hits: tuple[RuleHit, ...]) -> tuple[RuleHit, ...]:
    """A person comes first: where somebody may be in danger, nothing else about the message acts by itself."""
    if not any(hit.topic is Topic.WELLBEING and hit.mode.order > Mode.SHADOW.order for hit in hits):
        return hits
    return tuple(
        replace(hit, mode=Mode.ASK, why_mode=(*hit.why_mode, say("rule-why-wellbeing")))
        if hit.mode is Mode.ACT
        else hit
        for hit in hits
    )


def _hit(rule: Rule, outcome: Outcome, reading: Reading) -> RuleHit:
    mode, why = effective(rule, outcome.unknown, reading)
    return RuleHit(
        rule=rule.id,
        version=rule.version,
        declared=rule.mode,
        mode=mode,
        why_mode=why,
        topic=rule.topic,
        severity=rule.severity,
        spans=outcome.spans,
        unknown=outcome.unknown,
        then=rule.then,
        name=rule.name,
        why=rule.why,
        house_rule=rule.house_rule,
    )


def effective(rule: Rule, unknown: tuple[str, ...], reading: Reading) -> tuple[Mode, tuple[Say, ...]]:
    """The mode in effect and why it is lower than declared. Only ever lowers."""
    facts = reading.facts
    if facts.is_self and rule.mode.order > Mode.SHADOW.order:
        return Mode.SHADOW, (say("rule-why-self"),)
    if rule.mode is not Mode.ACT:
        return rule.mode, ()
    why = [*_about_author(rule, facts), *_about_scene(rule, reading)]
    if unknown:
        why.append(say("rule-why-unknown", count=len(unknown)))
    return (Mode.ASK, tuple(why)) if why else (Mode.ACT, ())


def _about_author(rule: Rule, facts: Facts) -> list[Say]:
    if facts.standing.is_staff:
        return [say("rule-why-staff")]
    if facts.is_bot:
        return [say("rule-why-bot")]
    if rule.reads_text and is_regular(facts):
        return [say("rule-why-regular")]
    return []


def _about_scene(rule: Rule, reading: Reading) -> list[Say]:
    scene, why = reading.scene, []
    at = (scene.message.edited_at or scene.message.at) if scene.edited else scene.message.at
    if scene.late or scene.now - at > LATE:
        why.append(say("rule-why-late"))
    if reading.apart and rule.topic not in LINKS:
        why.append(say("rule-why-complaint"))
    return why
