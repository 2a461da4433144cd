"""A case against `rules.md` 3, as a state machine: whatever people do in whatever order, across restarts.

Always: every open case stands in some view; a claim has an owner and a lease, and nothing else has; nothing is carried
out twice; what was undone is not in force; the chain of the audit is whole.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from adapters.memory.clock import MemoryClock
from adapters.memory.store import MemoryStore
from bot.app import audit
from bot.app.commands.catalog import all_commands
from bot.app.turn import Turn
from bot.domain.actions import Ban, DeleteMessage, Kick, Mute
from bot.domain.cases import Case, CaseState
from bot.domain.decisions import ActionState, Decision, Outcome
from bot.domain.events import ButtonPressed, Incoming
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.records import InboxState
from bot.domain.results import Result
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.tables import ACTIONS, CASES, DECISIONS, INBOX, SANCTIONS, STRIKES
from tests.app.moderating import rows
from tests.app.pressing import RULES, SAID, listed_somewhere, push, trouble
from tests.kit.town import Town

T = TypeVar("T")
STAFF = st.sampled_from(["mira", "oskar", "ada"])
MEMBERS = st.sampled_from(["kestrel", "brann", "juno"])
WORDS = st.sampled_from(["enforce", "spam", "held", "tension", "answer", "wellbeing"])
VERBS = st.sampled_from(
    ["ok", "warn", "delete", "delwarn", "mute1h", "kick", "ban", "purge", "putback", "keep", "noanswer", "well", "slow",
     "claim", "release", "accept", "escalate", "wait", "undo", "retry", "uphold", "overturn", "again", "leave"]
)  # fmt: skip
PAUSES = st.sampled_from([SECOND, 11 * SECOND, 3 * MINUTE, 11 * MINUTE, 25 * HOUR, 8 * DAY])
LONG = os.environ.get("STEWARD_SLOW") == "1"
EXAMPLES, STEPS = (100, 60) if LONG else (5, 20)


class CaseMachine(RuleBasedStateMachine):
    """One town; people write, staff press, time passes, the core is restarted."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.store = MemoryStore()
        self.clock = MemoryClock()
        self.calls: Counter[tuple[str, str]] = Counter()
        self.town: Town

    def do(self, deed: Coroutine[Any, Any, T]) -> T:
        """Run something in this machine's loop, bounded in time."""

        async def bounded() -> T:
            async with asyncio.timeout(30):
                return await deed

        return self.loop.run_until_complete(bounded())

    @initialize()
    def begin(self) -> None:
        """A town with a first case."""
        self.do(self._open())
        self.do(self.town.says("kestrel", SAID["enforce"]))

    async def _open(self) -> None:
        self.town = await Town.open(Path(self.folder.name), RULES, store=self.store, clock=self.clock)
        await self.town.sandbox.publish(all_commands())
        sandbox: Any = self.town.sandbox
        carry = sandbox.carry_out

        async def counted(act: Any) -> Result:
            result: Result = await carry(act)
            if isinstance(act, Ban | Kick | Mute | DeleteMessage):
                self.calls[type(act).__name__, repr(act)] += 1
            return result

        sandbox.carry_out = counted

    def _number(self, pick: int) -> int:
        return pick % len(self.cases()) + 1

    def cases(self) -> list[Case]:
        """All cases."""
        return self.do(rows(self.town, CASES))

    @rule(who=MEMBERS, kind=WORDS)
    def writes(self, who: str, kind: str) -> None:
        """Somebody writes what a rule finds, if they are here and may."""
        self.do(self.town.do(who, do="send", channel="general", text=SAID[kind], reply_to="", attachments=[], nonce=""))

    @rule(who=MEMBERS)
    def comes_back(self, who: str) -> None:
        """Somebody who was removed comes back, unless a ban stands."""

        async def back() -> None:
            await self.town.do("ada", do="invite", name=who)

        self.do(back())

    @rule(who=STAFF, verb=VERBS, pick=st.integers(0, 30))
    def presses(self, who: str, verb: str, pick: int) -> None:
        """Staff press anything on any case, also what its card does not show."""
        number = self._number(pick)
        before = self.cases()[number - 1]
        told = self.do(push(self.town, who, f"s1:case:{number}:{verb}"))
        after = self.cases()[number - 1]
        coming = [one for one in self.do(rows(self.town, ACTIONS)) if one.verb in ("answer", "form")]
        assert told or coming or after != before, f"{verb} on case {number} by {who} ended in nothing"
        if before.state is CaseState.MERGED:
            assert after.state is CaseState.MERGED

    @rule(who=STAFF, pick=st.integers(0, 30), to=STAFF)
    def hands_over(self, who: str, pick: int, to: str) -> None:
        """A case is handed to a colleague, who may accept later."""
        number = self._number(pick)
        self.do(push(self.town, who, f"s1:case:{number}:hand", values={"note": f"{to} please look"}))

    @rule(who=STAFF, one=st.integers(0, 30), other=st.integers(0, 30))
    def merges(self, who: str, one: int, other: int) -> None:
        """Two cases become one, or are kept apart in words."""
        text = str(self._number(other))
        assert self.do(self.town.uses(who, "case", channel="moderators", number=str(self._number(one)), do="merge",
                                      text=text))["ok"]  # fmt: skip

    @rule(pick=st.integers(0, 30), verb=VERBS)
    def two_press_at_once(self, pick: int, verb: str) -> None:
        """Two moderators press within a millisecond: both events are in before either is carried out."""
        self.do(self._both(self._number(pick), verb))

    async def _both(self, number: int, verb: str) -> None:
        channel = ChannelRef("sandbox", "lanternfall", "moderators")
        at = self.clock.now()
        names = [f"{who}-{number}-{verb}-{sum(self.calls.values())}-{at}-{id(object())}" for who in ("mira", "oskar")]
        await asyncio.gather(*(
            self.town.core.intake.accept(Incoming("sandbox", name, "sandbox", "lanternfall", ButtonPressed(
                f"s1:case:{number}:{verb}", Author(AccountRef("sandbox", who), who), MessageRef(channel, "1"), "x", at
            )))
            for who, name in zip(("mira", "oskar"), names, strict=True)
        ))  # fmt: skip
        await self.town.idle()

    @rule(who=MEMBERS)
    def asks_to_look_again(self, who: str) -> None:
        """A member presses every button of their newest private message."""

        async def ask() -> None:
            talk = await self.town.talk(who, f"direct:{who}")
            for button in talk[-1]["content"]["buttons"] if talk and talk[-1]["content"] else ():
                await self.town.do(
                    who, do="press", channel=f"direct:{who}", message=talk[-1]["id"], token=button["token"]
                )

        self.do(ask())

    @rule(length=PAUSES)
    def time_passes(self, length: int) -> None:
        """Leases, graces, waits and nights go by."""
        self.do(self.town.later(length))

    @rule(length=PAUSES)
    def restarts(self, length: int) -> None:
        """The core stops where it is; time passes without it; it starts again on the same store."""

        async def again() -> None:
            await self.town.close()
            self.clock.advance(length)
            await self._open()
            await self.town.idle()
            await self.town.later(SECOND)

        self.do(again())

    @rule(name=st.sampled_from(["right-ban", "right-delete", "role-low", "busy"]), on=st.booleans())
    def trouble_comes_and_goes(self, name: str, on: bool) -> None:
        """A right is taken or given back, the platform is busy or not."""
        self.do(trouble(self.town, name, on=on))

    @invariant()
    def every_open_case_stands_somewhere(self) -> None:
        """No case is ever in a state that no view lists."""
        assert self.do(listed_somewhere(self.town)) == []

    @invariant()
    def states_are_whole(self) -> None:
        """Each state has what belongs to it and nothing else."""
        decisions: list[Decision] = self.do(rows(self.town, DECISIONS))
        for one in self.cases():
            newest = max(
                (past for past in decisions if past.case == one.number), key=lambda past: past.id, default=None
            )
            assert (one.state is CaseState.CLAIMED) == (one.owner is not None) == (one.lease_until is not None), one
            assert (one.state is CaseState.CLOSED) == (one.closed_at is not None), one
            assert (one.state is CaseState.MERGED) == (one.merged_into is not None), one
            if one.state in (CaseState.CLOSED, CaseState.GRACE):
                assert newest is not None, one
                assert newest.outcome is not Outcome.UNDONE, one
                assert one.handed_to is None, one

    @invariant()
    def a_grace_ends(self) -> None:
        """Held deeds belong to a case in its grace."""
        graces = {case.number for case in self.cases() if case.state is CaseState.GRACE}
        held = {one.case for one in self.do(rows(self.town, ACTIONS, state=ActionState.GRACE))}
        assert held <= graces, "a deed waits for a grace that is over"

    @invariant()
    def nothing_twice_and_nothing_of_what_was_undone(self) -> None:
        """One call a deed; strikes and sanctions only of decisions in force."""
        actions = self.do(rows(self.town, ACTIONS))
        deeds = Counter(repr(one.act) for one in actions if isinstance(one.act, Ban | Kick | Mute | DeleteMessage))
        for (_, act), count in self.calls.items():
            tries = sum(one.tries for one in actions if repr(one.act) == act)
            assert count <= max(deeds[act], tries), f"carried out {count} times: {act}"
        undone = self._undone()
        live = (ActionState.APPLIED, ActionState.GRACE, ActionState.PLANNED)
        for one in actions:
            if one.decision in undone and isinstance(one.act, Ban | Mute):
                assert one.state not in live, one
        for strike in self.do(rows(self.town, STRIKES)):
            assert (strike.voided_by is not None) == (strike.decision in undone), strike
        running = {(one.case, one.verb) for one in actions if isinstance(one.act, Ban | Mute) and one.state in live}
        for sanction in self.do(rows(self.town, SANCTIONS)):
            assert (sanction.case, sanction.verb) in running, sanction

    def _undone(self) -> set[int]:
        """Numbers of decisions that were taken back."""
        taken = {Outcome.UNDONE, Outcome.OVERTURNED}
        decisions: list[Decision] = self.do(rows(self.town, DECISIONS))
        return {one.replaces for one in decisions if one.outcome in taken and one.replaces is not None}

    @invariant()
    def nothing_is_stuck_and_the_chain_is_whole(self) -> None:
        """No press or message raised, nothing waits for ever, the audit verifies."""
        assert self.do(rows(self.town, INBOX, state=InboxState.STUCK)) == []
        assert self.do(rows(self.town, INBOX, state=InboxState.NEW)) == []
        assert [one for one in self.do(rows(self.town, ACTIONS)) if one.state is ActionState.STUCK] == []

        async def whole(turn: Turn) -> int | None:
            return await audit.verify(turn.tx, turn.id)

        assert self.do(self.town.inside(whole)) is None

    def teardown(self) -> None:
        """Stop the town."""
        if hasattr(self, "town"):
            self.do(self.town.close())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()
        self.folder.cleanup()


TestCaseMachine = pytest.mark.timeout(3600 if LONG else 300)(CaseMachine.TestCase)
TestCaseMachine.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
    derandomize=False,
    database=None,
    print_blob=False,
)
