"""`steward run`: the core on real platforms, each kept alive apart from the others."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlsplit

from adapters.system import SystemClock, SystemDice
from bot.bootstrap import MAILBOX, PATIENCE, STORE_FILE, _opening, build_desk, history, texts
from bot.config import Config
from bot.domain.events import Incoming
from bot.domain.policy import Access
from bot.ports.notebook import Notebook
from bot.ports.platform import Platform, PlatformFault

if TYPE_CHECKING:
    from adapters.http import Figures, Health, Listening, PortTaken, Route, Server
    from adapters.sql.store import SqliteStore
    from adapters.telegram import TelegramPlatform
    from bot.app.core import Core

log = logging.getLogger("steward.run")

WEBHOOK_PATH: Final = "/telegram"
Told: TypeAlias = Callable[[str, PlatformFault | None], None]
"""Hears of each platform whether it is connected (None) or why it is not."""


def _deaf(_: str, __: PlatformFault | None) -> None:
    """Nobody wants to know."""


@dataclass(slots=True)
class Running:
    """A running Steward: the store, the core, its platforms, and where it can be watched (None when nowhere)."""

    store: SqliteStore
    core: Core
    platforms: tuple[Platform, ...]
    listening: Listening | None
    ending: AsyncExitStack = field(repr=False)

    async def stop(self) -> None:
        """Stop in the order in which nothing is lost: no new events, then the core, then the store."""
        await self.ending.aclose()


async def start_run(config: Config, told: Told = _deaf) -> Running | PortTaken:
    """Start on every platform that has a token; PortTaken when its port can't be had.

    Returns at once: platforms connect one by one, are told of through `told`, and are tried again for as long as it
    runs. Raises StoreFault when the store can't be had.
    """
    from adapters.alarm import SchedulerAlarm
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
        platforms = _platforms(config, store)
        access = Access(frozenset(config.access.who_may_add), config.access.host)
        desk = replace(build_desk(store, clock, dice, SchedulerAlarm(clock), platforms), access=access)
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
        for one in platforms:
            ending.push_async_callback(one.stop)
            core.supervisor.keep(one.name, _serving(core, one, figures, told))
        operator = Operator(desk, core.intake.accept, history)
        core.supervisor.keep("mailbox", lambda: Mailbox(data / MAILBOX, clock).run(operator.carry))
        return Running(store, core, platforms, listening, ending.pop_all())
    raise AssertionError("unreachable: nothing here is suppressed")


def _platforms(config: Config, store: SqliteStore) -> tuple[Platform, ...]:
    """Every platform that has a token. Their libraries are loaded only then."""
    from bot.app.notebook import StoreNotebook
    from bot.app.remembered import StoredHistory

    clock, dice = SystemClock(), SystemDice()
    found: list[Platform] = []
    if config.discord.is_given:
        from adapters.discord import DiscordPlatform, DiscordSettings

        section = config.discord
        shards = None if section.shards == "auto" else section.shards
        told = DiscordSettings(section.token.get_secret_value(), section.api_base, section.gateway_url, shards)
        notes = StoreNotebook(store, clock, "discord")
        found.append(DiscordPlatform(told, clock, dice, texts(), notes, StoredHistory(store)))
    if config.telegram.is_given:
        found.append(_telegram(config, StoreNotebook(store, clock, "telegram")))
    return tuple(found)


def _telegram(config: Config, notes: Notebook) -> TelegramPlatform:
    from adapters.telegram import TelegramPlatform, TelegramSettings

    section = config.telegram
    settings = TelegramSettings(
        section.token.get_secret_value(), f"{section.base_url}/bot", f"{section.base_url}/file/bot", section.webhook,
        section.secret.get_secret_value(), section.drop_pending_updates,
    )  # fmt: skip
    return TelegramPlatform(settings, SystemClock(), SystemDice(), texts(), notes)


def _serving(core: Core, platform: Platform, figures: Figures, told: Told) -> Callable[[], Awaitable[None]]:
    """The part that keeps one platform: connect, tell, wait for its end. It always ends closed, to be begun anew."""

    seen = figures.events.labels(platform.name)

    def counted(incoming: Incoming) -> Awaitable[bool]:
        seen.inc()
        return core.intake.accept(incoming)

    async def serve() -> None:
        try:
            await core.open(platform, counted)
            told(platform.name, None)
            log.info("%s is connected", platform.name)
            await platform.ended()
        except PlatformFault as fault:
            told(platform.name, fault)
            raise
        finally:
            await platform.stop()

    return serve


def _server(config: Config, core: Core, figures: Figures, platforms: Iterable[Platform]) -> Server:
    """The health port, with the webhook on it where one is wanted."""
    from adapters.http import Server, health_site

    site = health_site(lambda: _health(core), figures.registry)
    hooks = tuple(_webhook(config, one) for one in platforms if one.name == "telegram" and config.telegram.webhook)
    return Server(replace(site, routes=(*site.routes, *hooks)), port=config.http.port, host=config.http.host)


async def _health(core: Core) -> Health:
    """Well while every part runs; a part that will not run is named with what it is called."""
    from adapters.http import Health

    parts = {one.name: "running" if one.running else one.will_not or "down" for one in core.supervisor.parts.values()}
    return Health(bool(parts) and all(state == "running" for state in parts.values()), parts)


def _webhook(config: Config, platform: Platform) -> Route:
    """Where Telegram brings updates: the path of the public address, whatever stands before us."""
    from adapters.http import Reply, Request, Route

    async def take(request: Request) -> Reply:
        secret = request.headers.get("x-telegram-bot-api-secret-token", "")
        return Reply(b"", "text/plain", await platform.webhook.handle(secret, request.body))  # type: ignore[attr-defined]  # only Telegram has one

    return Route("POST", urlsplit(config.telegram.webhook).path or WEBHOOK_PATH, take)
