"""The platform `discord`: the parts of this folder behind the one port."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from adapters.discord import commands as registry
from adapters.discord import faults, gateway, history, natives, outbound, polls, rights, rooms, state, troubles
from adapters.discord.backfill import CatchUp
from adapters.discord.delivery import Delivery
from adapters.discord.events import Events
from adapters.discord.homes import Homes
from adapters.discord.inlet import Inlet
from adapters.discord.interactions import Interactions
from adapters.discord.session import PLATFORM, Session
from adapters.discord.settings import DiscordSettings
from bot.domain.actions import Act
from bot.domain.commands import Command
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef, Rights
from bot.domain.results import Refused, Result
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.notebook import Notebook
from bot.ports.platform import Accept, Channel, Home, Limits, PlatformFault, Trouble
from bot.ports.remembered import Remembered
from bot.ports.store import StoreFault
from bot.ports.texts import Texts

LOGS_IN: Final = 60.0
CONNECTS: Final = 90.0
EACH: Final = 6.0
"""Seconds that the login, the gateway with the guilds' lists, and each shard (they begin five seconds apart) may take
before a start counts as failed."""
CLOSES: Final = 10.0
READERS: Final = 3
"""Guilds whose missed messages are read at once, each at the limiter's lowest priority."""
LIMITS: Final = Limits(
    delete_many=100, ban_many=200, history=True, length=4_000, poll=polls.LIMITS, events=True, voice=True, caption=4_000
)  # fmt: skip
_log = logging.getLogger(__name__)


class DiscordPlatform:
    """Implements `bot.ports.platform.Platform`. `ended` tells when a connection that stood is over for good."""

    def __init__(
        self, settings: DiscordSettings, clock: Clock, dice: Dice, texts: Texts, notebook: Notebook,
        remembered: Remembered,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._remembered = remembered
        self._connection: asyncio.Task[None] | None = None
        self._used = self._stopping = False
        self._commands: tuple[Command, ...] = ()
        self.session = Session(settings, gateway.Gateway(settings, self), clock, dice, texts, notebook)
        self._compose()

    def _compose(self) -> None:
        self.inlet = Inlet(self.session)
        self.homes = Homes(self.inlet)
        self.catch_up = CatchUp(self.inlet, self.homes, self._remembered)
        self.interactions = Interactions(self.session)
        self.events = Events(self.inlet, self.interactions, self.homes, self.catch_up)

    @property
    def name(self) -> str:
        """Its stable name."""
        return PLATFORM

    @property
    def limits(self) -> Limits:
        """How much one act may carry here."""
        return LIMITS

    def take(self, event: str, data: dict[str, object]) -> None:
        """An event of the gateway; implements `gateway.Taker`."""
        self.events.take(event, data)

    def ready(self, shard: int, guilds: frozenset[int]) -> None:
        """A new session begins; implements `gateway.Taker`."""
        client = self.session.client
        if client.user is not None and client.application_id is not None:
            self.inlet.know_own(client.user.id, client.application_id)
        self.events.ready(shard, guilds)

    def resumed(self) -> None:
        """A session goes on; implements `gateway.Taker`."""
        self.events.resumed()

    def open(self, accept: Accept) -> None:
        """Prepare a connection: whatever the client hears from now on goes to `accept`."""
        if self._used:  # a client that was closed can't be used again
            self.session.client = gateway.Gateway(self._settings, self)
            self._compose()
        self._used, self._stopping = True, False
        gateway.redact()
        state.prepare(self.session)
        self.inlet.open(Delivery(accept, self.catch_up.begin))
        for _ in range(READERS):
            self.inlet.spawn(self.catch_up.run(), "discord-catches-up")

    async def start(self, accept: Accept) -> None:
        """Log in, connect, and return once every guild has been told of. Raises PlatformFault, or StoreFault."""
        self.open(accept)
        try:
            async with asyncio.timeout(LOGS_IN):
                await self._log_in()
            async with asyncio.timeout(CONNECTS + EACH * (self.session.client.shard_count or 1)):
                self._connection = asyncio.create_task(self.session.client.connect(), name="discord-gateway")
                ready = asyncio.create_task(self.events.all_ready.wait(), name="discord-ready")
                await asyncio.wait((self._connection, ready), return_when=asyncio.FIRST_COMPLETED)
                ready.cancel()
            if self._connection.done():
                raise self._fault()
        except BaseException as error:
            await self.stop()
            if isinstance(error, Exception) and not isinstance(error, StoreFault):
                raise faults.fault_of(error) from None
            raise
        _log.info("connected to Discord: %d guilds", len(self.session.client.guilds))

    async def _log_in(self) -> None:
        """Check the token, tell which commands there are, and ask where the gateway is and how many shards it wants."""
        client = self.session.client
        await client.login(self._settings.token)
        if self._commands:
            await registry.publish(self.session, self._commands)
        shards, url, _ = await client.http.get_bot_gateway()
        if self._settings.shards is None:
            client.shard_count = shards
        if isinstance(client.http, gateway.Http) and not client.http.gateway:
            client.http.gateway = url

    async def ended(self) -> None:
        """Wait until `stop`; raises PlatformFault when the connection ended by itself (a revoked token, an intent that
        was taken away): discord.py comes back from everything else."""
        if self._connection is None:
            return
        await asyncio.wait((self._connection,))
        if not self._stopping:
            raise self._fault()

    def _fault(self) -> PlatformFault:
        """Why the connection ended."""
        ended = self._connection
        return faults.fault_of(None if ended is None or ended.cancelled() else ended.exception())

    async def stop(self) -> None:
        """Close the connection, then let what was heard be stored; harmless when it does not run."""
        self._stopping = True
        if not self._used:
            return
        client = self.session.client
        try:
            async with asyncio.timeout(CLOSES):
                await client.close()
        except TimeoutError:
            _log.warning("the connection to Discord did not close in time")
        if self._connection is not None:
            self._connection.cancel()
            await asyncio.gather(self._connection, return_exceptions=True)
        await self.inlet.close()
        await state.close(self.session)
        await client.http.close()

    def able(self, act: Act) -> Refused | None:
        """Whether Discord knows the act at all."""
        return outbound.able(self.session, act)

    async def carry_out(self, act: Act) -> Result:
        """One call."""
        return await outbound.carry_out(self.session, act)

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """What an account may do there now."""
        return await rights.rights(self.session, place, account, channel)

    async def own_rights(self, place: str) -> Rights | None:
        """What Steward itself may do there now."""
        return await rights.own_rights(self.session, place)

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """Look in history for a message of ours sent with this nonce."""
        return await history.find_sent(self.session, channel, nonce)

    async def channels(self, place: str) -> tuple[Channel, ...]:
        """The channels of a guild that Steward sees."""
        return await rooms.channels(self.session, place)

    async def channel(self, ref: ChannelRef) -> Channel | None:
        """One channel as it is now."""
        return await rooms.channel(self.session, ref)

    async def home(self, place: str) -> Home | None:
        """A guild as it is now."""
        return await rooms.home(self.session, place)

    async def places(self) -> tuple[str, ...]:
        """The guilds that Steward is in."""
        return tuple(str(one.id) for one in self.session.client.guilds)

    async def native_rules(self, place: str) -> tuple[NativeRule, ...]:
        """Discord's own AutoMod there."""
        return await natives.native_rules(self.session, place)

    def link(self, ref: MessageRef) -> str:
        """Discord's address of a message; a private chat's place is "@me"."""
        where = ref.channel
        if where.id.startswith("direct:"):
            return ""
        return f"https://discord.com/channels/{where.place or '@me'}/{where.id}/{ref.id}"

    def invitation(self) -> str:
        """The link that adds Steward to a guild with its rights ticked."""
        return rooms.invitation(self.session)

    async def people(self, place: str, query: str) -> tuple[AccountRef, ...]:
        """Accounts whose id or name is `query` exactly."""
        return await rooms.people(self.session, place, query)

    async def staff(self, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
        """Accounts of moderators and above, and of whoever has one of these roles."""
        return await rooms.staff(self.session, place, roles)

    async def troubles(self, place: str) -> tuple[Trouble, ...]:
        """What is wrong there, for /doctor."""
        return await troubles.troubles(self.session, place)

    async def publish(self, commands: tuple[Command, ...]) -> None:
        """Tell Discord which commands there are, if they changed: now, or once Steward is logged in."""
        self._commands = commands
        await registry.publish(self.session, commands)
