"""Running the tests beside the rules: `catches`, `allows` and stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.messages import Reply
from bot.domain.people import AccountRef, Author
from bot.domain.scores import Scores
from bot.domain.text import Several, say
from rules.conditions.base import Condition
from rules.engine import Engine, decide
from rules.hits import Holds, Judgement
from rules.notes import Notes
from rules.personas import NOW, PERSONAS, PLACE, PLATFORM, persona_facts, persona_message, persona_scene
from rules.rule import Example, Fault, Rule, Saying, Story
from rules.scene import Scene, join_message
from rules.session import Session


class Scorer(Protocol):
    """Anything that scores texts."""

    def score(self, texts: Sequence[str]) -> list[Scores | None]:
        """One answer for each text."""


def run_examples(engine: Engine, notes: Notes, scorer: Scorer | None) -> None:
    """Run every example and story; what fails is a fault that quotes the line and the condition it hangs on."""
    for rule in engine.rules.rules:
        for example in rule.catches:
            _catch(engine, rule, example, notes, scorer)
        for example in rule.allows:
            _allow(engine, rule, example, notes, scorer)
        for story in rule.stories:
            _play(engine, rule, story, notes, scorer)


def example_scene(example: Example, scorer: Scorer | None = None) -> Scene:
    """The scene of an example."""
    scores = scorer.score([example.text])[0] if scorer is not None else None
    return persona_scene(
        example.text,
        example.who,
        channel=example.channel,
        reply=example.reply,
        forwarded=example.forwarded,
        scores=scores,
    )


def _note(notes: Notes, rule: Rule, line: int, key: str, **args: str | Several) -> None:
    where = key.partition("-")[0]
    notes.faults.append(Fault(notes.file, line, rule.id, where, say(f"rule-fault-{key}", **args)))


def _catch(engine: Engine, rule: Rule, example: Example, notes: Notes, scorer: Scorer | None) -> None:
    reading = engine.reading(example_scene(example, scorer))
    when, unless = rule.checks, rule.exceptions
    outcome = decide(when, unless, reading)
    if outcome.holds is Holds.YES:
        return
    if outcome.holds is Holds.UNKNOWN:
        if scorer is None and set(outcome.unknown) <= {"score_at_least", "thread_negativity_at_least"}:
            return
        _note(notes, rule, example.line, "catches", text=example.text, because=Several(outcome.unknown, "comma"))
        return
    because = _keys(when, reading_holds=Holds.NO, checks=[one.check(reading).holds for one in when])
    if outcome.cancelled:
        because = _keys(unless, reading_holds=Holds.YES, checks=[one.check(reading).holds for one in unless])
    _note(notes, rule, example.line, "catches", text=example.text, because=Several(because, "comma"))


def _keys(conditions: Sequence[Condition], *, reading_holds: Holds, checks: Iterable[Holds]) -> tuple[str, ...]:
    """Keys of the conditions whose check came out so."""
    return tuple(one.key for one, holds in zip(conditions, checks, strict=True) if holds is reading_holds)


def _allow(engine: Engine, rule: Rule, example: Example, notes: Notes, scorer: Scorer | None) -> None:
    reading = engine.reading(example_scene(example, scorer))
    when = rule.checks
    outcome = decide(when, rule.exceptions, reading)
    if outcome.holds is not Holds.YES:
        return
    words = dict.fromkeys(span.term for span in outcome.spans if span.term)
    because = Several(tuple(words) or tuple(one.key for one in when), "comma")
    _note(notes, rule, example.line, "allows", text=example.text, because=because)


def _play(engine: Engine, rule: Rule, story: Story, notes: Notes, scorer: Scorer | None) -> None:
    fired: set[str] = set()
    undecided: set[str] = set()
    for judgement in play(engine, story, scorer):
        fired |= {hit.rule for hit in judgement.hits} | {str(hit.topic) for hit in judgement.hits}
        undecided |= {one.rule for one in judgement.undecided}
    missing = [one for one in story.expect if one not in fired and not (scorer is None and one in undecided)]
    known = {one.id for one in engine.rules.rules} | {str(one.topic) for one in engine.rules.rules}
    if missing:
        because = Several(tuple(sorted(fired & known)), "comma") if fired else "–"
        _note(notes, rule, story.line, "story", missing=Several(tuple(missing), "comma"), because=because)
    elif rule.id in fired and not {rule.id, str(rule.topic)} & set(story.expect):
        _note(notes, rule, story.line, "story-extra")


def play(engine: Engine, story: Story, scorer: Scorer | None = None) -> Iterator[Judgement]:
    """The judgements of a story's lines, in order, in a session of its own."""
    session = Session(engine)
    people = {name: number for number, name in enumerate(dict.fromkeys(one.by for one in story.says), 1)}
    counts: dict[str, int] = {}
    for number, line in enumerate(sorted(story.says, key=lambda one: one.at), 1):
        scene = _scene(line, number, people, counts.get(line.by, 0), scorer)
        counts[line.by] = counts.get(line.by, 0) + (not line.joins)
        yield session.take(scene)


def _scene(line: Saying, number: int, people: dict[str, int], before: int, scorer: Scorer | None) -> Scene:
    at = NOW + line.at
    person = people[line.by]
    message = persona_message(
        line.text, by=str(person), at=at, channel=line.channel, number=number, forwarded=line.forwarded
    )
    if line.joins:
        message = join_message(PLATFORM, PLACE, Author(AccountRef(PLATFORM, str(person)), line.by), at)
    answers = people.get(line.reply_to)
    if line.reply_to:
        message = replace(message, reply=Reply("", AccountRef(PLATFORM, str(answers or 0))))
    facts = persona_facts(PERSONAS[line.who], person, NOW)
    facts = replace(facts, messages=(facts.messages or 0) + before, name=line.by)
    if line.joins:
        facts = replace(facts, joined_at=at)
    scores = scorer.score([line.text])[0] if scorer is not None and line.text else None
    return Scene(message, facts, at, scores=scores, joined=line.joins, answers=answers, mentions_staff=False)
