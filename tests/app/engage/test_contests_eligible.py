"""Who may win, whatever the platforms say of people at the moment of the draw."""

from __future__ import annotations

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from activities.contests import drawing, goingon, service
from activities.contests.model import Contest, Pick, State
from activities.contests.outcome import outcome_of, record_of
from activities.contests.tables import CONTESTS, PICKS
from activities.contests.verify import differences
from activities.gates import Gate
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from bot.app.desk import Desk
from bot.app.engage.errands import DeskErrand
from bot.app.engage.floors import TurnFloor
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.turn import take_turn
from bot.bootstrap import is_signed
from bot.domain.actions import DeleteMessage
from bot.domain.decisions import Action, ActionState
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Author, Rights, Standing
from bot.domain.policy import Settings
from bot.domain.records import Community, Due
from bot.domain.time import HOUR, MINUTE
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES
from rules.file import ReadOptions
from tests.kit.town import TEXTS, Unscored

HOME = 7
NOWHERE = DeleteMessage(MessageRef(ChannelRef("", "", ""), ""))
FINE = Rights(Standing.MEMBER, roles=frozenset({"r"}))
RIGHTS: dict[str, Rights | None] = {
    "fine": FINE,
    "trusted": Rights(Standing.TRUSTED, roles=frozenset({"r", "other"})),
    "absent": Rights(Standing.NOBODY, present=False),
    "bot": Rights(Standing.MEMBER, is_bot=True, roles=frozenset({"r"})),
    "role": Rights(Standing.MEMBER, roles=frozenset({"other"})),
    "staff": Rights(Standing.MODERATOR, roles=frozenset({"r"})),
    "unseen": None,
}
MAY = frozenset({"fine", "trusted"})


class Told(DeskErrand):
    """An errand to which the platforms tell what the test says."""

    def __init__(self, desk: Desk, told: dict[int, Rights | None]) -> None:
        super().__init__(
            desk, Action(HOME, 1, "", None, None, None, "x", NOWHERE, ActionState.PLANNED, 0, 0, follow="1")
        )
        self._told = told

    async def rights(self, person: int) -> Rights | None:
        """As told."""
        return self._told[person]


async def scene(kinds: list[str], places: int, *, passing: bool) -> tuple[Contest, list[Pick], dict[int, str]]:
    """A draw among people of these kinds; the contest, who was looked at, and of which kind each person is."""
    clock, dice = MemoryClock(), MemoryDice(len(kinds))
    desk = Desk(
        store=MemoryStore(), clock=clock, dice=dice, texts=TEXTS, platforms={},
        policies=Policies({"gaming": ""}, ReadOptions()), scoring=Scoring(Unscored()), alarm=MemoryAlarm(clock),
    )  # fmt: skip
    community = Community(HOME, "Many", "en", "UTC", "gaming", "", "", "", Settings(), 0)
    await desk.store.write(lambda tx: tx.put(COMMUNITIES, community))
    people: dict[int, str] = {}

    async def begin(floor: TurnFloor) -> None:
        one = Contest(
            HOME, 1, 1, "Lantern", places=places, ends=floor.now + HOUR, gate=Gate(roles=("r",), staff=False),
            channels=(ChannelRef("discord", "1", "2"),), unseen_pass=passing,
        )  # fmt: skip
        one = await service.open_(floor, one)
        for number, kind in enumerate(kinds):
            person = await floor.person_of(Author(AccountRef("discord", str(number)), f"p{number}"))
            people[person.id] = kind
            await service.enter(floor, one, person.id)
        await service.freeze(floor, one)

    await take_turn(desk, HOME, lambda turn: begin(TurnFloor(turn)))
    clock.advance(HOUR + MINUTE)
    due = Due(HOME, service.DRAW, "1", 0)
    await take_turn(desk, HOME, lambda turn: drawing.draw_due(TurnFloor(turn), due))
    told = {person: RIGHTS[kind] for person, kind in people.items()}
    await drawing.fill(Told(desk, told))
    await drawing.fill(Told(desk, told))
    one = await desk.store.read(lambda tx: tx.get(CONTESTS, HOME, 1))
    assert one is not None
    picks = await desk.store.read(lambda tx: tx.find(PICKS, *where(community=HOME), order=("rank",)))
    if one.state is not State.FROZEN:
        found = await take_turn(desk, HOME, lambda turn: outcome_of(TurnFloor(turn), one))
        assert differences(record_of(found), is_signed) == []
    return one, picks, people


KINDS = st.lists(st.sampled_from(sorted(set(RIGHTS) - {"unseen"})), max_size=8)


@settings(max_examples=60)
@given(KINDS, st.integers(1, 3))
def test_whoever_may_not_never_wins_and_nobody_is_skipped_without_a_reason(kinds: list[str], places: int) -> None:
    one, picks, people = asyncio.run(scene(kinds, places, passing=False))
    winners = [pick for pick in picks if pick.is_winner]
    assert one.state in (State.DRAWN, State.DONE)
    assert {people[pick.person or 0] for pick in winners} <= MAY
    assert len(winners) == min(places, sum(kind in MAY for kind in kinds))
    assert [pick.place for pick in winners] == list(range(1, len(winners) + 1))
    assert [pick.rank for pick in picks] == list(range(len(picks)))
    for pick in picks:
        kind = people[pick.person or 0]
        assert pick.is_winner == (kind in MAY)
        assert pick.is_winner or pick.why == {"bot": "absent"}.get(kind, kind)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["fine", "absent", "unseen"]), min_size=1, max_size=8))
def test_who_can_not_be_seen_holds_the_draw_up_until_somebody_says_to_pass(kinds: list[str]) -> None:
    one, picks, people = asyncio.run(scene(kinds, 1, passing=False))
    if one.state is State.FROZEN:
        assert picks == []
        assert one.troubled_at
        assert one.tries == 2
    else:
        assert all(people[pick.person or 0] != "unseen" for pick in picks)
    one, picks, people = asyncio.run(scene(kinds, 1, passing=True))
    assert one.state in (State.DRAWN, State.DONE)
    assert sum(pick.is_winner for pick in picks) == min(1, kinds.count("fine"))
    assert all(pick.why == "unseen" for pick in picks if people[pick.person or 0] == "unseen")


def test_the_wait_between_tries_grows_and_ends() -> None:
    waits = [min(MINUTE << min(tries, 10), goingon.LONGEST_WAIT) for tries in range(100)]
    assert waits[0] == MINUTE
    assert waits == sorted(waits)
    assert waits[-1] == goingon.LONGEST_WAIT
