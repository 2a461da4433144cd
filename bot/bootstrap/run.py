"""`steward run`: the core on real platforms, each kept alive apart from the others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlsplit

from adapters.system import SystemClock, SystemDice
from bot.app.presence.lookover import look_over
from bot.bootstrap import MAILBOX, PATIENCE, STORE_FILE, _opening, beacon, build_desk, history, second, texts
from bot.config import Config, ConfigFault
from bot.domain.events import Incoming
from bot.domain.policy import Access
from bot.ports.platform import Platform, PlatformFault

if TYPE_CHECKING:
    from adapters.http import Figures, Health, Listening, PortTaken, Route, Server
    from adapters.sql.store import SqliteStore
    from bot.app.core import Core
    from bot.app.desk import Desk
    from bot.app.supervision import Part

log = logging.getLogger("steward.run")

WEBHOOK_PATH: Final = "/telegram"
Told: TypeAlias = Callable[[str, PlatformFault | None, str], None]
"""Hears of each platform whether it is connected (None, and the link that adds Steward there) or why it is not."""


Again: TypeAlias = Callable[[], Config]
"""Reads the configuration once more. Raises ConfigFault."""


def _deaf(_: str, __: PlatformFault | None, ___: str) -> None:
    """Nobody wants to know."""


@dataclass(slots=True)
class Running:
    """A running Steward: the store, the core, and where it can be watched (None when nowhere)."""

    store: SqliteStore
    core: Core
    listening: Listening | None
    ending: AsyncExitStack = field(repr=False)

    async def stop(self) -> None:
        """Stop in the order in which nothing is lost: no new events, then the core, then the store."""
        await self.ending.aclose()


async def start_run(config: Config, told: Told = _deaf, again: Again | None = None) -> Running | PortTaken:
    """Start on every platform that has a token; PortTaken when its port can't be had.

    Returns at once: platforms connect one by one, are told of through `told`, and are tried again for as long as it
    runs, each time with the configuration as `again` reads it (a new token in its file needs no restart).
    Raises StoreFault when the store can't be had.
    """
    from adapters.http import Figures, PortTaken
    from adapters.mailbox import Mailbox
    from adapters.sql import open_store
    from bot.app.core import Core
    from bot.app.operator import Operator

    clock, dice, data = SystemClock(), SystemDice(), config.store.data
    async with AsyncExitStack() as ending:
        async with _opening():
            store = await open_store(data / STORE_FILE, clock=clock, dice=dice, note="steward run", patience=PATIENCE)
        ending.push_async_callback(store.close)
        platforms = Platforms(config, again or (lambda: config), store)
        desk = _desk(config, store, platforms)
        core = Core(desk, config.speech.language)
        figures = Figures(lambda: [(one.name, one.running, one.falls) for one in core.supervisor.parts.values()])
        listening = None
        if config.http.port:
            server = _server(config, core, figures, platforms)
            answer = await server.start()
            if isinstance(answer, PortTaken):
                return answer
            listening = answer
            ending.push_async_callback(server.stop)
        ending.push_async_callback(core.stop)
        await core.start()
        ending.push_async_callback(platforms.stop)
        ending.push_async_callback(core.supervisor.end, *platforms.now)
        for name in platforms.now:
            core.supervisor.keep(name, _serving(core, platforms, name, figures, told))
        operator = Operator(desk, core.intake.accept, history)
        core.supervisor.keep("mailbox", lambda: Mailbox(data / MAILBOX, clock).run(operator.carry))
        return Running(store, core, listening, ending.pop_all())
    raise AssertionError("unreachable: nothing here is suppressed")


def _desk(config: Config, store: SqliteStore, platforms: Platforms) -> Desk:
    """What the core works with, as it is configured."""
    from adapters.alarm import SchedulerAlarm

    clock = SystemClock()
    desk = build_desk(
        store, clock, SystemDice(), SchedulerAlarm(clock), (),
        beacon=beacon(config.draws), second=second(config.second_opinion),
    )  # fmt: skip
    access = Access(frozenset(config.access.who_may_add), config.access.host)
    return replace(desk, access=access, platforms=platforms.now)


class Platforms:
    """The platforms that have a token. One that fell is begun anew, by the configuration as it is then.

    `now` is what the core holds: always the newest of each.
    """

    def __init__(self, config: Config, again: Again, store: SqliteStore) -> None:
        self._config, self._again, self._store = config, again, store
        given = [name for name in MAKE if getattr(config, name).is_given]
        self.now: dict[str, Platform] = {name: MAKE[name](config, store) for name in given}
        self._fresh = set(given)
        self.connected: set[str] = set()

    def renew(self, name: str) -> Platform:
        """A platform that has not been started; the one that was made first serves the first time."""
        if name not in self._fresh:
            try:
                self._config = self._again()
            except ConfigFault:
                log.exception("the configuration can't be read any more; going on with what it was")
            self.now[name] = MAKE[name](self._config, self._store)
        self._fresh.discard(name)
        return self.now[name]

    async def stop(self) -> None:
        """Stop them all."""
        for one in self.now.values():
            await one.stop()


def _discord(config: Config, store: SqliteStore) -> Platform:
    """Discord. Its library is loaded only where there is a token."""
    from adapters.discord import DiscordPlatform, DiscordSettings
    from bot.app.notebook import StoreNotebook
    from bot.app.remembered import StoredHistory

    clock, section = SystemClock(), config.discord
    shards = None if section.shards == "auto" else section.shards
    settings = DiscordSettings(section.token.get_secret_value(), section.api_base, section.gateway_url, shards)
    notes = StoreNotebook(store, clock, "discord")
    return DiscordPlatform(settings, clock, SystemDice(), texts(), notes, StoredHistory(store))


def _telegram(config: Config, store: SqliteStore) -> Platform:
    """Telegram. Its library is loaded only where there is a token."""
    from adapters.telegram import TelegramPlatform, TelegramSettings
    from bot.app.notebook import StoreNotebook

    clock, section = SystemClock(), config.telegram
    settings = TelegramSettings(
        section.token.get_secret_value(), f"{section.base_url}/bot", f"{section.base_url}/file/bot", section.webhook,
        section.secret.get_secret_value(), section.drop_pending_updates,
    )  # fmt: skip
    return TelegramPlatform(settings, clock, SystemDice(), texts(), StoreNotebook(store, clock, "telegram"))


MAKE: Final[dict[str, Callable[[Config, SqliteStore], Platform]]] = {"discord": _discord, "telegram": _telegram}
"""Every real platform by the name of its section in the configuration."""


def _serving(
    core: Core, platforms: Platforms, name: str, figures: Figures, told: Told
) -> Callable[[], Awaitable[None]]:
    """The part that keeps one platform: connect, tell, wait for its end. It always ends closed, to be begun anew."""
    seen = figures.events.labels(name)

    def counted(incoming: Incoming) -> Awaitable[bool]:
        seen.inc()
        return core.intake.accept(incoming)

    async def serve() -> None:
        platform = platforms.renew(name)
        try:
            await core.open(platform, counted)
            platforms.connected.add(name)
            told(name, None, platform.invitation())
            log.info("%s is connected", name)
            looking = asyncio.create_task(look_over(core.desk, platform), name=f"look-over-{name}")
            try:
                await platform.ended()
            finally:
                looking.cancel()
        except PlatformFault as fault:
            told(name, fault, "")
            raise
        finally:
            platforms.connected.discard(name)
            await platform.stop()

    return serve


def _server(config: Config, core: Core, figures: Figures, platforms: Platforms) -> Server:
    """The health port, with the webhook on it where one is wanted."""
    from adapters.http import Server, health_site

    site = health_site(lambda: _health(core, platforms), figures.registry)
    hooks = (_webhook(config, platforms),) if config.telegram.is_given and config.telegram.webhook else ()
    return Server(replace(site, routes=(*site.routes, *hooks)), port=config.http.port, host=config.http.host)


async def _health(core: Core, platforms: Platforms) -> Health:
    """Well while every part runs; a part that will not run is named with what it is called.

    A platform that has not been reached yet is connecting, and no illness.
    """
    from adapters.http import Health

    parts = {one.name: _state(one, platforms) for one in core.supervisor.parts.values()}
    return Health(bool(parts) and all(one.running for one in core.supervisor.parts.values()), parts)


def _state(part: Part, platforms: Platforms) -> str:
    if not part.running:
        return part.will_not or "down"
    return "connecting" if part.name in platforms.now and part.name not in platforms.connected else "running"


def _webhook(config: Config, platforms: Platforms) -> Route:
    """Where Telegram brings updates: the path of the public address, whatever stands before us."""
    from adapters.http import Reply, Request, Route

    async def take(request: Request) -> Reply:
        secret = request.headers.get("x-telegram-bot-api-secret-token", "")
        status = await platforms.now["telegram"].webhook.handle(secret, request.body)  # type: ignore[attr-defined]  # only Telegram has one
        return Reply(b"", "text/plain", status)

    return Route("POST", urlsplit(config.telegram.webhook).path or WEBHOOK_PATH, take)
