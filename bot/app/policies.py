"""Policies: the rules in force in each community, and the session that judges with them.

Engines are shared by content; a session (windows, limits) belongs to one community and is rebuilt from stored traces
when it is first needed, after a restart or after a transaction that failed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Protocol

from bot.domain.records import Community, RuleFile
from bot.domain.signals import SignalKind
from bot.ports.store import Tx, Where, where
from bot.ports.tables import RULE_FILES, SIGNALS, TRACES
from rules.engine import Engine
from rules.file import Faults, ReadOptions, RuleSet, read_rules
from rules.session import Session
from rules.wordbook import WordBook

NO_RULES: Final = RuleSet("rules.toml", (), "", "", WordBook())
"""A community that has not chosen its rules yet: nothing is judged."""
MOST_TRACES: Final = 20_000
MOST_ENGINES: Final = 64


class Within(Protocol):
    """What is needed of a turn here (see `bot.app.turn`, which stands above this file)."""

    tx: Tx
    community: Community
    now: int

    @property
    def id(self) -> int:
        """The community's id."""


class Policies:
    """Rule files by community. `presets` are the shipped files by name."""

    def __init__(self, presets: Mapping[str, str], options: ReadOptions) -> None:
        self.presets = presets
        self.options = options
        self._known = replace(options, run_examples=False)  # the examples held when the file was adopted
        self._engines: dict[str, Engine] = {}
        self._sessions: dict[int, Session] = {}

    def read(self, source: str, name: str) -> RuleSet | Faults:
        """Read a rule file; its examples are run."""
        return read_rules(source, name, self.options)

    async def session(self, turn: Within) -> Session:
        """The community's session, rebuilt if need be."""
        found = self._sessions.get(turn.id)
        if found is None:
            found = Session(self.engine(await self.source(turn)))
            await _rebuild(turn, found)
            self._sessions[turn.id] = found
        return found

    def engine(self, source: str) -> Engine:
        """The engine of a source that was read before without faults (a source with faults judges nothing)."""
        if len(self._engines) > MOST_ENGINES:
            self._engines.clear()  # sessions keep theirs; what is asked for again is read again
        if source not in self._engines:
            rules = read_rules(source, "rules.toml", self._known) if source else NO_RULES
            self._engines[source] = Engine(NO_RULES if isinstance(rules, Faults) else rules)
        return self._engines[source]

    async def source(self, turn: Within) -> str:
        """The rule file in force: the community's own, else its preset, else none."""
        own = await turn.tx.find(RULE_FILES, *where(community=turn.id, active=True), order=("-at",), limit=1)
        return own[0].source if own else self.presets.get(turn.community.preset, "")

    async def rules(self, turn: Within) -> RuleSet:
        """The rules in force, read."""
        return self.engine(await self.source(turn)).rules

    async def adopt(self, turn: Within, source: str, by: int | None) -> RuleSet | Faults:
        """Put a new file in force if it has no faults; otherwise the running rules stay."""
        rules = self.read(source, "rules.toml")
        if isinstance(rules, Faults):
            return rules
        await turn.tx.change(RULE_FILES, where(community=turn.id, active=True), active=False)
        await turn.tx.put(RULE_FILES, RuleFile(turn.id, rules.version, source, turn.now, by, True))
        self.drop(turn.id)
        return rules

    def forget(self, community: int, person: int) -> None:
        """Take a person out of the community's windows, if a session is at hand."""
        if community in self._sessions:
            self._sessions[community].forget(person)

    def drop(self, community: int) -> None:
        """Forget a community's session; the next turn rebuilds it from the store."""
        self._sessions.pop(community, None)


async def _rebuild(turn: Within, session: Session) -> None:
    since = turn.now - session.windows.keep
    traces = await turn.tx.find(
        TRACES, *where(community=turn.id), Where("at", ">=", since), order=("-at",), limit=MOST_TRACES
    )
    for trace in reversed(traces):
        session.remember(trace)
    acts = await turn.tx.find(
        SIGNALS, *where(community=turn.id, kind=SignalKind.RULE, mode="act"), Where("at", ">=", since), order=("at",)
    )
    for signal in acts:
        session.remember_act(signal.source, signal.person, signal.at)
