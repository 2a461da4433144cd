"""The sandbox as a platform: what the core asks of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from adapters.sandbox import acts, people, polls, raidacts, rooms, snapshot, talk, troubles
from adapters.sandbox.ballots import Ballots
from adapters.sandbox.changes import Commands, Running
from adapters.sandbox.draw import length
from adapters.sandbox.ranks import PLACE, PLATFORM, STEWARD
from adapters.sandbox.step import Step, account_ref
from adapters.sandbox.world import World
from bot.domain.actions import Act, ClosePoll, CopyMedia, EditMessage, SendDirect, SendMessage, SendPoll
from bot.domain.commands import Command
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef, Rights, Standing
from bot.domain.results import Later, Refused, Result, Uncertain, Why
from bot.domain.time import SECOND
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.platform import Accept, Channel, Home, Limits, Trouble
from bot.ports.store import StoreFault
from bot.ports.texts import Texts

SLOW: Final = 3 * SECOND
BUSY: Final = 5 * SECOND


class Sandbox:
    """A chat platform in one file. `path` is its own SQLite file, apart from the core's store."""

    def __init__(self, path: Path, clock: Clock, dice: Dice, texts: Texts) -> None:
        self.world = World(path, clock, dice)
        self.texts = texts
        self.commands: tuple[Command, ...] = ()
        self._endings: list[Callable[[], Awaitable[None]]] = []
        self._ended = asyncio.Event()
        self._ballots = Ballots(self.world)

    def at_stop(self, ending: Callable[[], Awaitable[None]]) -> None:
        """What must end before the file is closed."""
        self._endings.append(ending)

    @property
    def name(self) -> str:
        """Its stable name."""
        return PLATFORM

    @property
    def limits(self) -> Limits:
        """As on Discord, with polls that can do what Telegram's can."""
        return Limits(
            raidacts.DELETE_MANY, raidacts.BAN_MANY, length=talk.MAX_TEXT, poll=polls.LIMITS, events=True, voice=True,
            caption=talk.MAX_TEXT,
        )  # fmt: skip

    async def open(self) -> None:
        """Open the file without delivering, so that the page can be shown before the core runs."""
        await self.world.open()

    async def start(self, accept: Accept) -> None:
        """Open if needed and deliver, first what was left over."""
        await self.world.open()
        self.world.delivery.start(accept)
        self._ballots.start()
        self.world.publish((Running(),))

    async def ended(self) -> None:
        """Until it was stopped."""
        await self._ended.wait()

    async def stop(self) -> None:
        """Stop delivering and close the file."""
        self._ended.set()
        for ending in self._endings:
            await ending()
        await self._ballots.stop()
        await self.world.delivery.stop()
        self.world.publish((Running(),))
        await self.world.close()

    def able(self, act: Act) -> Refused | None:
        """What concerns messages and people is possible here, within the length of a message."""
        if type(act) not in acts.KNOWN:
            return Refused(Why.NOT_POSSIBLE)
        if isinstance(act, SendPoll) and not polls.fits(act.poll):
            return Refused(Why.TOO_LONG)
        if isinstance(act, SendMessage | EditMessage | SendDirect | CopyMedia):
            long = length(act.content, self.texts, act.language)
            return Refused(Why.TOO_LONG, detail=str(long)) if long > talk.MAX_TEXT else None
        return None

    async def carry_out(self, act: Act) -> Result:
        """One call, with whatever trouble is switched on. While the file fails, the answer is "later"."""
        try:
            return await self._carry_out(act)
        except StoreFault as fault:
            return Later(BUSY, fault.detail)

    async def _carry_out(self, act: Act) -> Result:
        on = await self.world.run(troubles.calls)
        if "slow" in on:
            await self.world.clock.sleep(SLOW)
        if "busy" in on:
            return Later(BUSY, "429")
        if (no := self.able(act)) is not None:
            return no
        result = await self.world.run(lambda step: acts.carry_out(step, act))
        if isinstance(act, SendPoll | ClosePoll):
            self._ballots.wake()
        if (
            "lost-answer" in on
            and isinstance(act, SendMessage | SendDirect | CopyMedia | SendPoll)
            and not isinstance(result, Refused)
        ):
            return Uncertain("the answer was lost on the way")
        return result

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """From ranks, switches, mutes and presence, now."""
        if place != PLACE or account.platform != PLATFORM:
            return None
        try:
            return await self.world.run(lambda step: _rights(step, account.id, channel))
        except StoreFault:
            return None

    async def own_rights(self, place: str) -> Rights | None:
        """What Steward may do now."""
        return await self.rights(place, account_ref(STEWARD))

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """Look in the file."""
        post = await self.world.run(lambda step: talk.by_nonce(step, channel.id, STEWARD, nonce))
        return MessageRef(channel, str(post.id)) if post else None

    async def channels(self, place: str) -> tuple[Channel, ...]:
        """Channels and threads that are not gone; private conversations are nobody's list."""
        return await self.world.run(_channels) if place == PLACE else ()

    async def channel(self, ref: ChannelRef) -> Channel | None:
        """Look in the file; private conversations are private."""
        return await self.world.run(lambda step: _channel(step, ref)) if ref.place == PLACE else None

    async def home(self, place: str) -> Home | None:
        """The made-up community."""
        return await self.world.run(_home) if place == PLACE else None

    async def places(self) -> tuple[str, ...]:
        """The one that there is."""
        return (PLACE,)

    async def native_rules(self, place: str) -> tuple[NativeRule, ...]:
        """The sandbox moderates nothing by itself."""
        return ()

    def link(self, ref: MessageRef) -> str:
        """Nothing here has an address."""
        return ""

    def invitation(self) -> str:
        """Nobody has to be invited here."""
        return ""

    async def people(self, place: str, query: str) -> tuple[AccountRef, ...]:
        """By id or name."""
        found = await self.world.run(lambda step: people.named(step, query)) if place == PLACE else []
        return tuple(account_ref(one.id) for one in found)

    async def staff(self, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
        """Moderators and above who are here, and whoever has one of these roles; no bots."""
        everybody = await self.world.run(people.everybody) if place == PLACE else []
        return tuple(account_ref(one.id) for one in everybody
                     if one.here and not one.is_bot
                     and (one.order.standing.is_staff or one.roles & roles))  # fmt: skip

    async def troubles(self, place: str) -> tuple[Trouble, ...]:
        """What is wrong, from the switches."""
        return await self.world.run(troubles.diagnose) if place == PLACE else ()

    async def publish(self, commands: tuple[Command, ...]) -> None:
        """Show these in the palette."""
        if commands != self.commands:
            self.commands = commands
            self.world.publish((Commands(),))

    async def snapshot(self) -> dict[str, object]:
        """The platform's state in a canonical, comparable form: see `snapshot.py`."""
        return await self.world.run(snapshot.snapshot)


def _rights(step: Step, account: str, channel: str) -> Rights:
    person = people.find(step, account)
    if person is None:
        return Rights(Standing.NOBODY, present=False)
    room = rooms.find(step, channel) if channel else None
    sees = not channel or (room is not None and room.seen_by(person))
    return people.rights(step, person, sees=sees)


def _channels(step: Step) -> tuple[Channel, ...]:
    writes = "write" in people.own_can(step)
    return tuple(
        Channel(room.ref, room.name, room.private, writes)
        for room in rooms.every(step)
        if room.kind != "direct" and not room.gone
    )


def _channel(step: Step, ref: ChannelRef) -> Channel | None:
    room = rooms.find(step, ref.id)
    if room is None or room.gone:
        return None
    return Channel(room.ref, room.name, room.private or room.kind == "direct", "write" in people.own_can(step))


def _home(step: Step) -> Home:
    everybody = [one for one in people.everybody(step) if one.here]
    owner = next((account_ref(one.id) for one in everybody if one.order.standing is Standing.OWNER), None)
    return Home(PLACE, PLACE, members=len(everybody), owner=owner)
