"""The real client, taken over where its own way costs much or forgets: raw payloads go to our readers at once.

discord.py keeps guilds, channels and roles as it always does. Messages, members, reactions and interactions are not
made into its objects (nothing here needs them), and nothing that depends on its caches is listened to.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from typing import Any, Final, Protocol, TypeAlias

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route
from discord.state import AutoShardedConnectionState

from adapters.discord.errors import Ended
from adapters.discord.reading import Json, number_of, object_of, objects_of
from adapters.discord.settings import DiscordSettings

PATIENCE: Final = 50.0
"""Seconds in which a connection to the gateway is tried again before discord.py gives its session up: a session that is
resumed loses nothing, a new one loses presses, joins and reactions."""
WAITS: Final = (0.2, 1.0, 3.0, 5.0)
_log = logging.getLogger(__name__)
_TOKENS: Final = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/?\s]+")
_Parser: TypeAlias = Callable[[Any], None]


class Taker(Protocol):
    """Takes events as Discord sends them."""

    def take(self, event: str, data: Json) -> None:
        """One event by its name, with its payload."""

    def ready(self, shard: int, guilds: frozenset[int]) -> None:
        """A new session began on a shard; the guilds that will be told of."""

    def resumed(self) -> None:
        """A session goes on; Discord tells again what was missed."""


INTENTS: Final = discord.Intents(
    guilds=True, members=True, moderation=True, messages=True, message_content=True, reactions=True,
    auto_moderation_configuration=True, auto_moderation_execution=True, guild_polls=True, guild_scheduled_events=True,
    voice_states=True,
)  # fmt: skip
"""What Steward asks to be told; members and message content have to be ticked in the developer portal."""
_OURS: Final = (
    "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK", "MESSAGE_REACTION_ADD",
    "MESSAGE_REACTION_REMOVE", "MESSAGE_REACTION_REMOVE_ALL", "MESSAGE_REACTION_REMOVE_EMOJI", "INTERACTION_CREATE",
    "GUILD_MEMBER_ADD", "GUILD_MEMBER_REMOVE", "GUILD_AUDIT_LOG_ENTRY_CREATE", "AUTO_MODERATION_ACTION_EXECUTION",
    "AUTO_MODERATION_RULE_CREATE", "AUTO_MODERATION_RULE_UPDATE", "AUTO_MODERATION_RULE_DELETE", "GUILD_BAN_ADD",
    "MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE", "VOICE_STATE_UPDATE", "GUILD_SCHEDULED_EVENT_CREATE",
    "GUILD_SCHEDULED_EVENT_UPDATE", "GUILD_SCHEDULED_EVENT_DELETE",
)  # fmt: skip
"""Events that discord.py need not see."""
_BOTH: Final = (
    "GUILD_CREATE", "GUILD_DELETE", "GUILD_UPDATE", "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE",
    "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE",
)  # fmt: skip
"""Events that change its caches first, and then are ours. THREAD_UPDATE and GUILD_DELETE are ours before."""
_BEFORE: Final = frozenset({"THREAD_UPDATE", "GUILD_DELETE"})


class State(AutoShardedConnectionState[discord.AutoShardedClient]):
    """discord.py's state of the world with our readers in the place of its own."""

    def __init__(self, taker: Taker, **options: Any) -> None:
        super().__init__(**options)
        self._taker = taker
        theirs = dict(self.parsers)
        for event in _OURS:
            self.parsers[event] = _given(taker, event)
        for event in _BOTH:
            self.parsers[event] = _shared(taker, event, theirs[event])
        self.parsers["GUILD_MEMBER_UPDATE"] = self._member_update
        self.parsers["READY"] = self._ready
        self.parsers["RESUMED"] = self._resumed
        for event, parser in self.parsers.items():
            self.parsers[event] = _guarded(event, parser)

    def _ready(self, data: Any) -> None:
        self.parse_ready(data)
        shard = number_of((data.get("shard") or [0])[0])
        guilds = frozenset(number_of(one.get("id")) for one in objects_of(data.get("guilds")))
        self._taker.ready(shard, guilds)

    def _resumed(self, data: Any) -> None:
        self.parse_resumed(data)
        self._taker.resumed()

    def _member_update(self, data: Any) -> None:
        """Steward's own seat is kept by discord.py, since permissions are computed from it; no other is."""
        if number_of(object_of(data.get("user")).get("id")) == self.self_id:
            self.parse_guild_member_update(data)
        self._taker.take("GUILD_MEMBER_UPDATE", data)


def _given(taker: Taker, event: str) -> _Parser:
    return lambda data: taker.take(event, data)


def _shared(taker: Taker, event: str, theirs: _Parser) -> _Parser:
    def first_ours(data: Any) -> None:
        taker.take(event, data)
        theirs(data)

    def then_ours(data: Any) -> None:
        theirs(data)
        taker.take(event, data)

    return first_ours if event in _BEFORE else then_ours


def _guarded(event: str, parser: _Parser) -> _Parser:
    """One event that can't be read must not end the connection, which is what discord.py makes of it."""

    def inner(data: Any) -> None:
        try:
            parser(data)
        except Exception:
            _log.exception("an event of Discord's could not be read: %s", event)

    return inner


class Http(HTTPClient):
    """The library's HTTP with the gateway where the configuration (or Discord's own answer) says it is."""

    gateway = ""
    patience = PATIENCE

    async def request(self, route: Route, **more: Any) -> Any:
        """A call of the library's. One that waited for its turn while everything was closed says so as a failure."""
        try:
            return await super().request(route, **more)
        except RuntimeError as error:
            if "closed" not in str(error):
                raise
            raise Ended("the connection was closed") from None  # aiohttp: RuntimeError("Session is closed")

    async def ws_connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """Connect to the gateway, trying again for a while: an outage of seconds costs no session."""
        loop = asyncio.get_running_loop()
        until, tries = loop.time() + self.patience, 0
        while True:
            try:
                return await super().ws_connect(self._placed(url), compress=compress)
            except (OSError, aiohttp.ClientError) as error:
                wait = WAITS[min(tries, len(WAITS) - 1)]
                if loop.time() + wait >= until:
                    raise
                tries += 1
                _log.warning("the gateway can't be reached (%s); trying again in %.1f s", type(error).__name__, wait)
                await asyncio.sleep(wait)

    def _placed(self, url: str) -> str:
        """Where discord.py falls back on Discord's own address, the one that was told takes its place."""
        asked = yarl.URL(url)
        if not self.gateway or asked.host != DiscordWebSocket.DEFAULT_GATEWAY.host:
            return url
        return str(yarl.URL(self.gateway).with_query(asked.query))


class Gateway(discord.AutoShardedClient):
    """The client. It keeps no members and no messages, and pings nobody."""

    http: Http

    def __init__(self, settings: DiscordSettings, taker: Taker) -> None:
        self._taker = taker
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # Steward never speaks
        super().__init__(
            intents=INTENTS,
            shard_count=settings.shards,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=30.0,
            allowed_mentions=discord.AllowedMentions.none(),
            shard_connect_timeout=60.0,
        )
        if settings.ids is not None:
            self.shard_ids = list(settings.ids)
        self.http.gateway = settings.gateway_url
        if settings.api_base != Route.BASE:
            Route.BASE = settings.api_base  # the library's one address of the API, a class attribute

    def _get_state(self, **options: Any) -> Any:
        theirs = self.http
        self.http = Http(
            theirs.loop, unsync_clock=not theirs.use_clock, max_ratelimit_timeout=theirs.max_ratelimit_timeout
        )
        return State(
            self._taker, dispatch=self.dispatch, handlers=self._handlers, hooks=self._hooks, http=self.http, **options
        )

    async def on_shard_ready(self, shard: int) -> None:
        """discord.py waited long enough for the guilds of a new session."""
        self._taker.take("SHARD_READY", {"shard": shard})


class Redacted(logging.Filter):
    """Tokens of interactions and webhooks stand in addresses, which the library logs when it is made to wait."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without tokens."""
        if isinstance(record.args, tuple):
            record.args = tuple(_hidden(one) for one in record.args)
        return True


def _hidden(value: object) -> object:
    return _TOKENS.sub(r"\1…", value) if isinstance(value, str) else value


def redact() -> None:
    """Keep tokens out of the library's own log lines."""
    for name in ("discord.http", "discord.webhook.async_"):
        logger = logging.getLogger(name)
        if not any(isinstance(one, Redacted) for one in logger.filters):
            logger.addFilter(Redacted())
