"""The gateway: https://docs.discord.com/developers/events/gateway and …/topics/opcodes-and-status-codes#gateway"""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from aiohttp import WSMsgType, web

from tests.wire.discord import gatherings
from tests.wire.discord.faults import Faults
from tests.wire.discord.intents import PRIVILEGED, app_flags, wants
from tests.wire.discord.permissions import in_channel
from tests.wire.discord.places import show_guild
from tests.wire.discord.posts import hide_content
from tests.wire.discord.world import THREADS, Guild, Json, World, bare

_MESSAGES = ("MESSAGE_CREATE", "MESSAGE_UPDATE")
RESUMABLE_SECONDS = 180.0
SENDS = 120
"""Payloads a client may send in a minute."""
LARGE = 250
"""The large_threshold that discord.py asks for."""


@dataclass(slots=True, eq=False)
class Session:
    """A login. It outlives its socket for a while and keeps what it may have to repeat."""

    id: str
    shard: int
    shards: int
    intents: int
    socket: Socket | None
    seq: int = 0
    sent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=20_000))
    gone_at: float | None = None
    spoiled: bool = False
    """Set when events were lost: it can't be resumed any more."""


class Socket:
    """One connection, compressed or not; `send` keeps order by itself."""

    def __init__(self, ws: web.WebSocketResponse, zipped: bool) -> None:
        self.ws = ws
        self.zip = zlib.compressobj() if zipped else None
        self.out: asyncio.Queue[str | int | None] = asyncio.Queue()
        self.ended_by_us = False
        self.writer = asyncio.create_task(self._write())

    def send(self, text: str) -> None:
        """Queue a payload."""
        self.out.put_nowait(text)

    def close(self, code: int) -> None:
        """Queue a close with this code."""
        self.ended_by_us = True
        self.out.put_nowait(code)

    async def _write(self) -> None:
        while (one := await self.out.get()) is not None:
            try:
                if isinstance(one, int):
                    await self.ws.close(code=one)
                    return
                if self.zip is None:
                    await self.ws.send_str(one)
                else:
                    await self.ws.send_bytes(self.zip.compress(one.encode()) + self.zip.flush(zlib.Z_SYNC_FLUSH))
            except (ConnectionError, RuntimeError):
                return


class Gateway:
    """All sessions; rung by the world, filtered by intents and permissions."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.world, self.faults = world, faults
        self.token = ""
        self.address = ""
        self.heartbeat_seconds = 41.25
        self.resumable_seconds = RESUMABLE_SECONDS
        self.shards = 1
        self.sessions: dict[str, Session] = {}
        self.sockets: set[Socket] = set()
        self.identifies = self.resumes = self.invalidated = 0
        self.dispatched: dict[str, int] = {}
        world.tell = self.tell

    # events

    def tell(self, event: str, data: Json, guild: Guild | None = None, channel: Json | None = None) -> None:
        """Send an event to every session that is to have it."""
        for session in list(self.sessions.values()):
            if session.spoiled or self._is_late(session) or not wants(self.world, session, event, data, guild, channel):
                continue
            if session.socket is None and self.faults.lose_events:
                session.spoiled = True
                continue
            shown = (
                hide_content(self.world, data)
                if event in _MESSAGES and not session.intents & PRIVILEGED["content"]
                else data
            )
            self._dispatch(session, event, shown)

    def _dispatch(self, session: Session, event: str, data: Any) -> None:
        session.seq += 1
        text = json.dumps({"op": 0, "t": event, "s": session.seq, "d": data})
        session.sent.append((session.seq, text))
        self.dispatched[event] = self.dispatched.get(event, 0) + 1
        if session.socket is not None:
            session.socket.send(text)

    def show_up(self, guild: Guild, *, back: bool = False) -> None:
        """The bot was added; or with `back` the guild is available again, which discord.py tells by the field."""
        for session in self.sessions.values():
            if (int(guild.id) >> 22) % session.shards == session.shard and session.intents & 1:
                data = self.full_guild(guild, session.intents)
                if not back:
                    del data["unavailable"]
                self._dispatch(session, "GUILD_CREATE", data)

    def full_guild(self, guild: Guild, intents: int) -> Json:
        """GUILD_CREATE; only with the presences intent, and in a small guild, are all members in it.

        https://docs.discord.com/developers/events/gateway-events#guild-create
        """
        plain = [bare(one) for one in guild.channels.values() if one["type"] not in THREADS]
        threads = [
            bare(one)
            for one in guild.channels.values()
            if one["type"] in THREADS and not one["thread_metadata"]["archived"]
        ]
        rights = {one["id"]: in_channel(self.world, guild, one, self.world.bot) for one in threads}
        empty: Json = {
            key: []
            for key in ("voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds")
        }
        if intents >> 16 & 1:
            empty["guild_scheduled_events"] = gatherings.upcoming(self.world, guild)
        if intents >> 7 & 1:
            empty["voice_states"] = [gatherings.voice_state(guild, one, told=False) for one in guild.voice]
        me = self.world.member(guild, self.world.bot)
        whole = intents & PRIVILEGED["presences"] and len(guild.members) <= LARGE
        everybody = [self.world.member(guild, one) for one in guild.members] if whole else [me]
        return (
            show_guild(self.world, guild)
            | empty
            | {
                "joined_at": me["joined_at"],
                "large": len(guild.members) >= 250,
                "unavailable": False,
                "member_count": len(guild.members),
                "members": everybody,
                "channels": plain,
                "threads": [one for one in threads if rights[one["id"]]],
            }
        )

    # connections

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One gateway connection, to its end."""
        if self.faults.is_down():
            assert request.transport is not None
            request.transport.abort()
            return web.Response(status=502)
        ws = web.WebSocketResponse(max_msg_size=0, autoclose=True, timeout=1.0)
        ws.headers["Date"] = self.world.clock.http()
        await ws.prepare(request)
        socket = Socket(ws, request.query.get("compress") == "zlib-stream")
        self.sockets.add(socket)
        session: Session | None = None
        seen: deque[float] = deque(maxlen=SENDS)
        socket.send(
            json.dumps(
                {"op": 10, "s": None, "t": None, "d": {"heartbeat_interval": int(self.heartbeat_seconds * 1000)}}
            )
        )
        try:
            async for message in ws:
                if message.type is not WSMsgType.TEXT:
                    continue
                if len(seen) == SENDS and monotonic() - seen[0] < 60:
                    socket.close(4008)
                    continue
                seen.append(monotonic())
                session = self._received(socket, session, message.data)
        finally:
            self._lost(socket, session)
            socket.out.put_nowait(None)
            socket.writer.cancel()
        return ws

    def _lost(self, socket: Socket, session: Session | None) -> None:
        self.sockets.discard(socket)
        ended = session is not None and session.socket is socket and socket.ws.close_code in (1000, 1001)
        self._detach(socket)
        if session is not None and ended and not socket.ended_by_us:  # a client that closes so ends its session
            self.sessions.pop(session.id, None)

    def _detach(self, socket: Socket) -> None:
        """From now on events wait for a resume."""
        for session in self.sessions.values():
            if session.socket is socket:
                session.socket, session.gone_at = None, monotonic()

    def _received(self, socket: Socket, session: Session | None, text: str) -> Session | None:
        """Act on one payload; gives the connection's session."""
        try:
            payload = json.loads(text)
            op, data = payload["op"], payload.get("d")
        except (ValueError, KeyError, TypeError):
            socket.close(4002)
            return session
        if op == 1:
            if not self.faults.deaf:
                socket.send('{"op":11,"d":null,"s":null,"t":null}')
        elif op == 2:
            if session is not None:
                socket.close(4005)
                return session
            return self._identify(socket, data)
        elif op == 6:
            return self._resume(socket, data)
        elif session is None:
            socket.close(4003)
        elif op == 8:
            self._chunk(session, data)
        elif op not in (3, 4, 31):
            socket.close(4001)
        return session

    def _identify(self, socket: Socket, data: Json) -> Session | None:
        self.identifies += 1
        if data["token"].removeprefix("Bot ") != self.token or self.faults.revoked:
            socket.close(4004)
            return None
        intents = int(data["intents"])
        missing = [
            name for name, bit in PRIVILEGED.items() if intents & bit and name not in self.world.store.app["intents"]
        ]
        if missing:
            socket.close(4014)
            return None
        if self.faults.invalid_sessions > 0:
            self.faults.invalid_sessions -= 1
            self.invalidated += 1
            socket.send('{"op":9,"d":false,"s":null,"t":null}')
            return None
        shard, shards = data.get("shard") or (0, 1)
        if not 0 <= shard < shards:
            socket.close(4010)
            return None
        self._forget_old()
        session = Session(f"wire-session-{self.world.clock.snowflake()}", shard, shards, intents, socket)
        self.sessions[session.id] = session
        self._ready(session)
        return session

    def _ready(self, session: Session) -> None:
        """READY with its guilds still unavailable, then each of them."""
        world = self.world
        mine = [one for one in world.store.guilds.values() if world.bot in one.members]
        mine = [one for one in mine if (int(one.id) >> 22) % session.shards == session.shard]
        ready = {
            "v": 10,
            "user": {**world.store.users[world.bot], "verified": True, "mfa_enabled": True, "email": None},
            "guilds": [{"id": one.id, "unavailable": True} for one in mine],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.address,
            "shard": [session.shard, session.shards],
            "application": {"id": world.bot, "flags": app_flags(world)},
            "private_channels": [],
        }
        self._dispatch(session, "READY", ready)
        for one in mine:
            if session.intents & 1:
                self._dispatch(session, "GUILD_CREATE", self.full_guild(one, session.intents))

    def _is_late(self, session: Session) -> bool:
        """Whether a session has been without a socket for too long to be taken up again."""
        return session.gone_at is not None and monotonic() - session.gone_at > self.resumable_seconds

    def _forget_old(self) -> None:
        for one in list(self.sessions.values()):
            if self._is_late(one):
                del self.sessions[one.id]

    def _resume(self, socket: Socket, data: Json) -> Session | None:
        self.resumes += 1
        if data["token"].removeprefix("Bot ") != self.token or self.faults.revoked:
            socket.close(4004)
            return None
        session = self.sessions.get(data["session_id"])
        late = session is not None and self._is_late(session)
        lost = session is not None and session.sent and session.sent[0][0] > data["seq"] + 1
        if session is None or session.spoiled or late or lost or self.faults.invalid_sessions > 0:
            self.faults.invalid_sessions = max(0, self.faults.invalid_sessions - 1)
            self.invalidated += 1
            self.sessions.pop(data["session_id"], None)
            socket.send('{"op":9,"d":false,"s":null,"t":null}')
            return None
        if data["seq"] > session.seq:
            socket.close(4007)
            return None
        if session.socket is not None:
            session.socket.close(4000)
        session.socket, session.gone_at = socket, None
        for seq, text in session.sent:
            if seq > data["seq"]:
                socket.send(text)
        self._dispatch(session, "RESUMED", {})
        return session

    def _chunk(self, session: Session, data: Json) -> None:
        """Request Guild Members: by ids, by the beginning of a name, or all (which needs the members intent)."""
        guild = self.world.store.guilds.get(str(data["guild_id"]))
        if guild is None or self.world.bot not in guild.members:
            return
        asked = data.get("user_ids")
        if asked is not None:
            ids = [str(one) for one in (asked if isinstance(asked, list) else [asked])][:100]
            found = [one for one in ids if one in guild.members]
        else:
            query, limit = (data.get("query") or "").casefold(), int(data.get("limit") or 0)
            if not query and not limit and not session.intents & PRIVILEGED["members"]:
                return
            found = [
                one for one in guild.members if self.world.store.users[one]["username"].casefold().startswith(query)
            ]
            found = found[: limit or None]
        parts = [found[at : at + 1000] for at in range(0, len(found), 1000)] or [[]]
        for at, part in enumerate(parts):
            chunk: Json = {"guild_id": guild.id, "members": [self.world.member(guild, one) for one in part]}
            chunk |= {"chunk_index": at, "chunk_count": len(parts)}
            if asked is not None:
                chunk["not_found"] = [one for one in ids if one not in guild.members]
            if data.get("nonce"):
                chunk["nonce"] = data["nonce"]
            self._dispatch(session, "GUILD_MEMBERS_CHUNK", chunk)

    # what tests do to it

    def reconnect(self) -> None:
        """Ask every client to reconnect (op 7)."""
        for session in self.sessions.values():
            if session.socket is not None:
                session.socket.send('{"op":7,"d":null,"s":null,"t":null}')

    def invalidate(self, *, resumable: bool) -> None:
        """Tell every client that its session is invalid (op 9); unless resumable, it is."""
        for session in list(self.sessions.values()):
            if session.socket is not None:
                session.socket.send(json.dumps({"op": 9, "d": resumable, "s": None, "t": None}))
            if not resumable:
                session.spoiled = True

    def close(self, code: int) -> None:
        """Close every connection with this code."""
        for socket in list(self.sockets):
            self._detach(socket)
            socket.close(code)

    def abort(self) -> None:
        """Cut every connection without a word."""
        for socket in list(self.sockets):
            self._detach(socket)
            request = socket.ws._req  # aiohttp shows a websocket's transport in no other way
            if request is not None and request.transport is not None:
                request.transport.abort()

    def connected(self) -> int:
        """Sessions that have a socket now."""
        return sum(one.socket is not None for one in self.sessions.values())
