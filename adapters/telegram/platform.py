"""Telegram as a platform: what the core asks of it, put together from the parts of this folder."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack, suppress
from typing import Final

from telegram.error import InvalidToken, TelegramError

from adapters.telegram import commands, outbound, pacing, polls, rights, rooms, troubles
from adapters.telegram.answers import Answers
from adapters.telegram.files import CAPTION
from adapters.telegram.forms import Forms
from adapters.telegram.gateway import Gateway
from adapters.telegram.ids import link
from adapters.telegram.inbound import ALLOWED
from adapters.telegram.limits import Limiter
from adapters.telegram.polling import STOP_SECONDS, Ear, Polling, Received
from adapters.telegram.session import PLATFORM, Session
from adapters.telegram.settings import TelegramSettings
from adapters.telegram.webhook import CONNECTIONS, Webhook
from bot.domain.actions import Act
from bot.domain.commands import Command
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef, Rights
from bot.domain.results import Later, Refused, Result
from bot.domain.time import SECOND
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.notebook import Notebook
from bot.ports.platform import Accept, Channel, Home, Limits, PlatformFault, Trouble
from bot.ports.store import StoreFault
from bot.ports.texts import Texts

log = logging.getLogger("steward.telegram")

NOT_YET: Final = 5 * SECOND
"""When to try again what could not be done for want of a connection."""
SAID: Final = (
    "telegram-token", "telegram-token-mend", "telegram-unreachable", "telegram-unreachable-mend", "telegram-no-secret",
    "telegram-no-secret-mend",
)  # fmt: skip
"""Why Telegram will not have us, and what mends it."""
_TOKEN_IN_ADDRESS: Final = ("httpx", "httpcore", "telegram")
"""Libraries whose talk below a warning holds addresses with the token in them, or the webhook's secret."""


class TelegramPlatform:
    """Telegram with one bot. May be started again after it was stopped. Implements `bot.ports.platform.Platform`."""

    def __init__(self, settings: TelegramSettings, clock: Clock, dice: Dice, texts: Texts, notebook: Notebook) -> None:
        self._settings = settings
        self._ear = Ear(clock)
        self._limiter = Limiter(clock)
        self._bot = Received(settings, self._limiter, self._ear)
        self.session = Session(settings, self._bot, clock, dice, texts, notebook)
        self.answers = Answers(self.session)
        self.gateway = Gateway(self.session, self.answers, Forms(self.session))
        self.webhook = Webhook(settings, self.gateway)
        self._polling: Polling | None = None
        self._commands: tuple[Command, ...] = ()
        self._ended: asyncio.Future[None] | None = None
        self._connected = asyncio.Event()
        self._drop = settings.drop_pending

    @property
    def name(self) -> str:
        """Its stable name."""
        return PLATFORM

    @property
    def limits(self) -> Limits:
        """A hundred deletions a call, one ban; nothing can be looked up afterwards; neither events nor voice."""
        return Limits(
            delete_many=100, ban_many=1, history=False, length=4096, chooser=True, poll=polls.LIMITS, caption=CAPTION
        )

    async def start(self, accept: Accept) -> None:
        """Log in and begin to take updates. Raises PlatformFault, and StoreFault when the notes can't be read."""
        for name in _TOKEN_IN_ADDRESS:
            logging.getLogger(name).setLevel(logging.WARNING)
        logging.getLogger("telegram.ext").setLevel(logging.CRITICAL)  # what polling meets is told in our own words
        if self._settings.webhook and not self._settings.secret:
            raise PlatformFault("telegram-no-secret", lasting=True)
        self._ended = asyncio.get_running_loop().create_future()
        try:
            await self._bot.initialize()
            await pacing.restore(self.session, self._limiter)
            self._connected.set()
            await self.gateway.open(accept)
            await (self._begin_webhook() if self._settings.webhook else self._begin_polling())
        except TelegramError as error:
            raise _fault(error) from None  # the library's own words hold the token
        self._drop = False
        await self._tell_commands()

    async def _begin_polling(self) -> None:
        self._polling = Polling(self._bot, self._ear, self.gateway, self._refused)
        await self._polling.start(drop=self._drop)

    async def _begin_webhook(self) -> None:
        await self._bot.set_webhook(
            self._settings.webhook, secret_token=self._settings.secret, max_connections=CONNECTIONS,
            allowed_updates=ALLOWED, drop_pending_updates=self._drop,
        )  # fmt: skip

    def _refused(self, error: TelegramError) -> None:
        """The token is good no more, in the middle of everything."""
        if self._ended is not None and not self._ended.done():
            self._ended.set_exception(_fault(error))

    async def ended(self) -> None:
        """Wait until `stop`; raises PlatformFault when the token was revoked meanwhile."""
        if self._ended is not None:
            await asyncio.shield(self._ended)

    async def stop(self) -> None:
        """Stop taking updates and close every connection; harmless when it does not run."""
        polling, self._polling = self._polling, None
        self._connected.clear()
        async with AsyncExitStack() as ending:  # whatever one of them raises, the others end
            ending.callback(self._end)
            ending.push_async_callback(pacing.keep, self.session, self._limiter)
            ending.push_async_callback(self._close)
            ending.push_async_callback(self.answers.stop)
            ending.push_async_callback(self.gateway.close)
            if polling is not None:
                ending.push_async_callback(polling.stop)

    async def _close(self) -> None:
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await self._bot.shutdown()
                await self._bot.request.shutdown()  # also of a bot that only asked and was never initialised

    def _end(self) -> None:
        if self._ended is None:
            return
        if not self._ended.done():
            self._ended.set_result(None)
        self._ended.exception()

    def able(self, act: Act) -> Refused | None:
        """Whether Telegram knows the act at all."""
        return outbound.able(self.session, act)

    async def carry_out(self, act: Act) -> Result:
        """One act. Never raises for what Telegram says. What was planned before a restart waits for the connection."""
        if not self._connected.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await self._connected.wait()
        if not self._connected.is_set():
            return Later(NOT_YET, "not connected")
        return await outbound.carry_out(self.session, act)

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """What an account may do there now."""
        return await rights.rights(self.session, place, account, channel)

    async def own_rights(self, place: str) -> Rights | None:
        """What Steward may do there now."""
        return await rights.own_rights(self.session, place)

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """Bots can't look into history (`limits.history`)."""
        return None

    async def channels(self, place: str) -> tuple[Channel, ...]:
        """The chat, its known topics, rooms."""
        return await rooms.channels(self.session, place)

    async def channel(self, ref: ChannelRef) -> Channel | None:
        """One chat or topic as it is now."""
        return await rooms.channel(self.session, ref)

    async def home(self, place: str) -> Home | None:
        """A chat as it is now."""
        return await rooms.home(self.session, place)

    async def places(self) -> tuple[str, ...]:
        """Telegram tells nothing."""
        return ()

    async def native_rules(self, place: str) -> tuple[NativeRule, ...]:
        """Telegram's own moderation is closed to bots."""
        return ()

    def link(self, ref: MessageRef) -> str:
        """Telegram's address of a message; basic groups and private chats have none."""
        return link(ref.channel.id, ref.id)

    def invitation(self) -> str:
        """The link that adds Steward to a chat with its rights ticked."""
        return rooms.invitation(self.session) if self._connected.is_set() else ""

    async def people(self, place: str, query: str) -> tuple[AccountRef, ...]:
        """Accounts by their id, an administrator's @name, or the @name that somebody was seen with."""
        found = await rooms.people(self.session, place, query)
        if found or not place:
            return found
        account = await self.gateway.names.find(query)
        return (AccountRef(PLATFORM, account),) if account else ()

    async def staff(self, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
        """Administrators who are people; there are no roles here."""
        return await rooms.staff(self.session, place)

    async def troubles(self, place: str) -> tuple[Trouble, ...]:
        """What is wrong there, and with the way in."""
        return await troubles.troubles(self.session, place, self.gateway.troubles() + self.polling_troubles())

    def polling_troubles(self) -> tuple[Trouble, ...]:
        """What keeps updates from coming."""
        return self._polling.troubles() if self._polling else ()

    @property
    def restarts(self) -> int:
        """How often polling was begun anew since the start."""
        return self._polling.restarts if self._polling else 0

    async def publish(self, commands: tuple[Command, ...]) -> None:
        """Take these as the commands; Telegram's menus follow once it is connected."""
        self._commands = commands
        self.gateway.reader.commands = {one.name: one for one in commands}
        if self.gateway.is_open:
            await self._tell_commands()

    async def _tell_commands(self) -> None:
        """A menu is a convenience: nothing else waits for it."""
        try:
            await commands.publish(self.session, self._commands)
        except (TelegramError, StoreFault) as error:
            log.warning("the menus of commands could not be set: %s", type(error).__name__)
        except Exception:
            log.exception("the menus of commands could not be set")


def _fault(error: TelegramError) -> PlatformFault:
    """What Telegram says on the way in, as something that can be mended; never with its words."""
    if isinstance(error, InvalidToken):
        return PlatformFault("telegram-token", lasting=True)
    return PlatformFault("telegram-unreachable", type(error).__name__)
