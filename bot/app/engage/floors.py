"""The floor over a turn: what an activity plans becomes actions and due items of the core."""

from __future__ import annotations

from activities.calls import CALL
from activities.calls import EMPTY as UNWRITTEN
from activities.held import HeldThing
from bot.app import audit, people
from bot.app.engage import holding, lateness, pacing
from bot.app.engage.verbs import ANNOUNCE, ASIDE, HELD, LATE, THROUGH
from bot.app.places import places_of, room_of
from bot.app.plan import plan
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn
from bot.domain.actions import Act, DeleteMessage, EditMessage, SendDirect, SendMessage, channel_of, platform_of
from bot.domain.content import Content
from bot.domain.decisions import ActionState
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import Account, AccountRef, Author, Person
from bot.domain.policy import Settings
from bot.domain.records import Community, Late, Place
from bot.domain.text import Words
from bot.ports.dice import Dice
from bot.ports.platform import Limits
from bot.ports.store import Tx, where
from bot.ports.tables import ACTIONS, DUE, PEOPLE

__all__ = ["ANNOUNCE", "ASIDE", "HELD", "TurnFloor"]


class TurnFloor:
    """The `Floor` of one turn. `catches_up`: what it announces is late, and is spread over time."""

    def __init__(self, turn: Turn, *, catches_up: bool = False) -> None:
        self.turn = turn
        self._catches_up = catches_up

    @property
    def tx(self) -> Tx:
        """The transaction."""
        return self.turn.tx

    @property
    def community(self) -> Community:
        """The community as read in it."""
        return self.turn.community

    @property
    def id(self) -> int:
        """The community's id."""
        return self.turn.id

    @property
    def now(self) -> int:
        """The time."""
        return self.turn.now

    @property
    def dice(self) -> Dice:
        """Chance."""
        return self.turn.desk.dice

    @property
    def settings(self) -> Settings:
        """What its admins chose."""
        return self.turn.community.settings

    @property
    def zone(self) -> str:
        """The community's zone."""
        return self.turn.community.zone

    @property
    def is_held(self) -> bool:
        """Crisis mode."""
        return bool(self.settings.crisis)

    async def next(self, sequence: str) -> int:
        """The next number."""
        return await self.turn.next(sequence)

    async def later(self, kind: str, ref: str, at: int, late: Late = Late.MUST) -> None:
        """Something happens later."""
        await self.turn.later(kind, ref, at, late)

    async def never(self, kind: str, ref: str) -> None:
        """It does not happen after all."""
        await self.tx.drop(DUE, *where(community=self.id, kind=kind, ref=ref))

    async def act(self, act: Act, *, follow: str = "", person: int | None = None, lane: str = "") -> int:
        """Plan any act; what members would newly see is held in crisis mode."""
        held = self.is_held and holding.is_held_back(self.turn, ASIDE, act)
        row = await plan(self.turn, act, verb=ASIDE, lane=lane or _lane(act), person=person, follow=follow, held=held)
        return row.id

    async def announce(
        self, channel: ChannelRef, content: Content, *, follow: str = "", silent: bool = False, through: bool = False
    ) -> int:
        """Plan a public message; in crisis mode it is held, unless `through` or in the team's own room."""
        act = SendMessage(channel, content, self.community.language, silent=silent)
        verb = CALL if content == UNWRITTEN else ANNOUNCE
        lane, at = _lane(act), self.now
        held = self.is_held and not through and holding.is_held_back(self.turn, verb, act)
        if through:
            lane = f"{THROUGH}{lane}"
        elif self._catches_up and not held:
            lane, at = f"{LATE}{lane}", await pacing.slot(self.turn, channel)
        row = await plan(self.turn, act, verb=verb, lane=lane, follow=follow, held=held, not_before=at)
        return row.id

    async def edit(self, ref: MessageRef, content: Content, *, follow: str = "") -> int:
        """Plan to replace what a message says."""
        act = EditMessage(ref, content, self.community.language)
        verb = CALL if content == UNWRITTEN else ASIDE
        row = await plan(self.turn, act, verb=verb, lane=_lane(act), follow=follow)
        return row.id

    async def remove(self, ref: MessageRef) -> None:
        """Plan to delete a message."""
        act = DeleteMessage(ref)
        await plan(self.turn, act, verb="unsay", lane=_lane(act))

    async def write_to(self, person: int, content: Content, *, follow: str = "", holds: bool = False) -> bool:
        """Plan a private message."""
        account = await people.account_of(self.turn, person)
        if account is None:
            return False
        act = SendDirect(
            await self._place_for(account.platform), AccountRef(account.platform, account.id), content,
            people.language_of(account, self.community.language),
        )  # fmt: skip
        lane = f"direct:{account.platform}:{account.id}"
        held = holds and self.is_held
        await plan(self.turn, act, verb=HELD if holds else ASIDE, lane=lane, person=person, follow=follow, held=held)
        return True

    async def _place_for(self, platform: str) -> str:
        return next((one.place for one in await self.places() if one.platform == platform), "")

    async def tell_staff(self, content: Content) -> None:
        """Say something to the team."""
        await tell_staff(self.turn, content)

    async def errand(self, name: str, ref: str) -> None:
        """Plan an errand; one that waits already is not planned twice."""
        lane = f"errand:{name}:{ref}"
        waiting = where(community=self.id, state=ActionState.PLANNED, lane=lane)
        if await self.tx.count(ACTIONS, *waiting) == 0:
            nowhere = DeleteMessage(MessageRef(ChannelRef("", "", ""), ""))
            await plan(self.turn, nowhere, verb=name, lane=lane, follow=ref)

    async def person_of(self, author: Author) -> Person:
        """The person behind an account."""
        return await people.person_of(self.turn, author)

    async def person(self, number: int) -> Person | None:
        """A person by id."""
        return await self.tx.get(PEOPLE, self.id, number)

    async def accounts(self, person: int) -> list[Account]:
        """Every account of a person."""
        return await people.accounts_of(self.turn, person)

    async def name_of(self, person: int | None) -> Words:
        """A person's name."""
        return await people.name_of(self.turn, person)

    def thing(self, activity: str, ref: str) -> Words:
        """What one thing of an activity is called."""
        return lateness.thing(activity, ref)

    async def language_of(self, person: int) -> str:
        """The language to speak to somebody in."""
        return people.language_of(await people.account_of(self.turn, person), self.community.language)

    async def places(self) -> list[Place]:
        """Every guild and chat in which members are."""
        return await places_of(self.turn)

    def room(self) -> ChannelRef | None:
        """The moderators' room."""
        return room_of(self.turn)

    def link(self, ref: MessageRef) -> str:
        """The address of a message."""
        known = self.turn.desk.platforms.get(ref.channel.platform)
        return known.link(ref) if known is not None else ""

    def limits(self, platform: str) -> Limits | None:
        """What a platform can do."""
        known = self.turn.desk.platforms.get(platform)
        return known.limits if known is not None else None

    async def set_crisis(self, since: int) -> int:
        """Crisis mode from `since` on, or over."""
        return await holding.set_crisis(self.turn, since)

    async def held(self) -> list[HeldThing]:
        """Everything that crisis mode kept back."""
        return await holding.held_things(self.turn, self)

    async def let_go(self, key: str) -> int:
        """Carry out what waits after all."""
        return await holding.let_go(self.turn, key)

    async def drop_held(self, key: str) -> int:
        """Let what waits never happen."""
        return await holding.drop(self.turn, self, key)

    async def audit(self, verb: str, actor: int | None, subject: int | None, detail: str = "") -> None:
        """One line of the audit chain."""
        await audit.record(self.turn, verb, actor, subject, detail)


def _lane(act: Act) -> str:
    channel = channel_of(act)
    return f"post:{channel.platform}:{channel.id}" if channel is not None else f"place:{platform_of(act)}"
