"""A session: an engine with its windows and limits. The same object serves live chat, backtest, stories and explain."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.text import say
from bot.domain.time import HOUR
from bot.domain.traces import Trace
from rules.engine import Engine
from rules.hits import Judgement, Mode, RuleHit
from rules.limits import Limits
from rules.reading import Reading
from rules.scene import Scene
from rules.windows import Windows, trace_of


class Session:
    """One community's judging. `judge` changes nothing, `fold` remembers, `take` does both.

    In shadow nothing is remembered but the message itself, which every mode counts alike.
    """

    __slots__ = ("_engine", "_limits", "_windows")

    def __init__(self, engine: Engine, windows: Windows | None = None, limits: Limits | None = None) -> None:
        self._engine = engine
        self._windows = Windows(max(HOUR, engine.rules.keep)) if windows is None else windows
        self._limits = Limits() if limits is None else limits

    @property
    def engine(self) -> Engine:
        """Its engine."""
        return self._engine

    @property
    def windows(self) -> Windows:
        """Its windows."""
        return self._windows

    def change(self, engine: Engine) -> None:
        """Judge by another rule set from now on; what happened lately stays known."""
        if engine.rules.keep > self._windows.keep:
            self._windows = self._windows.longer(engine.rules.keep)
        self._engine = engine

    def judge(self, scene: Scene) -> Judgement:
        """Judge a scene against what was remembered before it."""
        return self._judge(self._engine.reading(scene, self._windows))

    def fold(self, scene: Scene, judgement: Judgement) -> Trace:
        """Remember a judged scene; the trace is what to store. Call it once its transaction is committed."""
        return self._fold(scene, judgement, None)

    def take(self, scene: Scene) -> Judgement:
        """Judge and remember."""
        return self.carry(scene)[0]

    def carry(self, scene: Scene) -> tuple[Judgement, Trace]:
        """Judge and remember in one reading of the text; also the trace to store."""
        reading = self._engine.reading(scene, self._windows)
        judgement = self._judge(reading)
        return judgement, self._fold(scene, judgement, reading)

    def remember(self, trace: Trace) -> None:
        """Rebuild from a stored trace."""
        self._windows.observe(trace)

    def remember_act(self, rule: str, person: int, at: int) -> None:
        """Rebuild a limit from a stored act."""
        self._limits.observe(rule, person, at)

    def forget(self, person: int) -> None:
        """Remove everything of a person."""
        self._windows.forget(person)
        self._limits.forget(person)

    def _judge(self, reading: Reading) -> Judgement:
        judgement = self._engine.judge_reading(reading)
        if not judgement.hits or not any(hit.mode is Mode.ACT for hit in judgement.hits):
            return judgement
        return replace(judgement, hits=tuple(self._limited(hit, reading.scene) for hit in judgement.hits))

    def _limited(self, hit: RuleHit, scene: Scene) -> RuleHit:
        rule = self._engine.rules.rule(hit.rule)
        if hit.mode is not Mode.ACT or rule is None or rule.limit is None:
            return hit
        if not self._limits.over(rule.id, rule.limit, scene.facts.person, scene.message.at):
            return hit
        why = say("rule-why-limit", people=rule.limit.people)
        return replace(hit, mode=Mode.ASK, why_mode=(*hit.why_mode, why))

    def _fold(self, scene: Scene, judgement: Judgement, reading: Reading | None) -> Trace:
        trace = trace_of(
            scene.message,
            scene.community,
            scene.facts.person,
            scene.answers,
            judgement.scores,
            judgement.apart,
            joined=scene.joined,
            known_print=None if reading is None else reading.print,
            event="" if reading is None else reading.event,
            thread="" if reading is None else reading.thread,
        )
        if not scene.edited:
            self._windows.observe(trace)
        for hit in judgement.hits:
            if hit.mode is Mode.ACT:
                self._limits.observe(hit.rule, scene.facts.person, scene.message.at)
        return trace
