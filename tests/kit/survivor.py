"""A platform that survives: it lives in the test's process, counts every call, and loses its client at bad moments.

The core runs in a child process (`tests.kit.far_child`) that is killed with SIGKILL; between them is a socket of
pickled tuples. The survivor does not dedupe: a message that is sent twice stands there twice and is counted.
"""

from __future__ import annotations

import asyncio
import pickle
import struct
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bot.domain.actions import Ban, DeleteMessage, EditMessage, Kick, Mute, SendDirect, SendMessage, Unban, Unmute
from bot.domain.content import Content, Look
from bot.domain.events import ButtonPressed, Incoming, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author, Rights, Standing
from bot.domain.results import Done, Refused, Result, Why

PLACE: Final = "lanternfall"
PLATFORM: Final = "far"
ROOM: Final = ChannelRef(PLATFORM, PLACE, "moderators")
MODERATOR: Final = AccountRef(PLATFORM, "mira")
_HEAD: Final = struct.Struct("!I")


async def read_frame(reader: asyncio.StreamReader) -> Any:
    """One pickled tuple; raises IncompleteReadError when the other side is gone."""
    (size,) = _HEAD.unpack(await reader.readexactly(_HEAD.size))
    return pickle.loads(await reader.readexactly(size))


def frame(value: Any) -> bytes:
    """A tuple as bytes."""
    body = pickle.dumps(value)
    return _HEAD.pack(len(body)) + body


@dataclass(slots=True)
class Post:
    """A message that stands (or stood) on the platform."""

    ref: MessageRef
    nonce: str
    content: Content | None
    alive: bool = True


@dataclass(slots=True)
class Survivor:
    """The world as it really is. `bite` says after each carried-out act whether the client dies before the answer."""

    bite: Callable[[Any], bool] = lambda act: False
    posts: dict[str, Post] = field(default_factory=dict)
    sends: Counter[str] = field(default_factory=Counter)
    calls: list[tuple[str, str]] = field(default_factory=list)
    outbox: dict[int, Incoming] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)
    muted: set[str] = field(default_factory=set)
    at: int = 1_800_000_000_000_000
    on_bite: Callable[[], None] = lambda: None
    _number: int = 0
    _writer: asyncio.StreamWriter | None = None
    _ready: bool = False

    async def serve(self, path: Path) -> asyncio.AbstractServer:
        """Listen on a socket file."""
        return await asyncio.start_unix_server(self._client, path)

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer, self._ready = writer, False
        try:
            while True:
                kind, *rest = await read_frame(reader)
                if kind == "ack":
                    self.outbox.pop(rest[0], None)
                elif kind == "ready":
                    self._ready = True
                    for number, incoming in list(self.outbox.items()):
                        writer.write(frame(("event", number, incoming)))
                else:
                    await self._answer(writer, rest[0], rest[1], rest[2])
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            if self._writer is writer:
                self._writer = None
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, number: int, verb: str, args: tuple[Any, ...]) -> None:
        value = getattr(self, verb)(*args)
        if verb == "carry_out" and self.bite(args[0]):
            self.on_bite()
            return
        writer.write(frame(("reply", number, value)))
        await writer.drain()

    def tell(self, event: Any) -> None:
        """Something happens on the platform; it is delivered until the core has acknowledged it."""
        self._number += 1
        incoming = Incoming(PLATFORM, str(self._number), PLATFORM, PLACE, event)
        self.outbox[self._number] = incoming
        if self._writer is not None and self._ready:  # what it has not asked for yet comes in order when it does
            self._writer.write(frame(("event", self._number, incoming)))

    def writes(self, who: str, text: str) -> str:
        """A member writes in #general; the id of the message."""
        self.at += 1_000_000
        number = f"m{len(self.posts) + 1}"
        ref = MessageRef(ChannelRef(PLATFORM, PLACE, "general"), number)
        self.posts[number] = Post(ref, "", None)
        self.tell(MessagePosted(Message(ref, Author(AccountRef(PLATFORM, who), who), text, self.at, "general")))
        return number

    # What the core calls, through the socket.

    def carry_out(self, act: Any) -> Result:
        """One call, counted."""
        match act:
            case SendMessage() | SendDirect():
                return self._send(act)
            case EditMessage(ref, content):
                self.posts[ref.id].content = content
                self.calls.append(("edit", ref.id))
                self._look_at(self.posts[ref.id])
                return Done()
            case DeleteMessage(ref):
                self.calls.append(("delete", ref.id))
                alive, self.posts[ref.id].alive = self.posts[ref.id].alive, False
                return Done() if alive else Refused(Why.GONE)
            case Mute() | Ban() | Kick():
                self.calls.append((type(act).__name__.lower(), act.account.id))
                self.muted.add(act.account.id)
            case Unmute() | Unban():
                self.calls.append((type(act).__name__.lower(), act.account.id))
                self.muted.discard(act.account.id)
        return Done()

    def _send(self, act: SendMessage | SendDirect) -> Done:
        channel = (
            act.channel if isinstance(act, SendMessage) else ChannelRef(PLATFORM, PLACE, f"direct:{act.account.id}")
        )
        self.sends[act.nonce] += 1
        number = f"p{len(self.posts) + 1}"
        post = self.posts[number] = Post(MessageRef(channel, number), act.nonce, act.content)
        self.calls.append(("send", channel.id))
        self._look_at(post)
        return Done(post.ref)

    def _look_at(self, post: Post) -> None:
        """The moderator warns on each open card, once."""
        content = post.content
        if content is None or post.ref.channel != ROOM or content.look is not Look.CARD:
            return
        token = next((one.token for one in content.buttons if one.token.endswith(":warn")), "")
        if token and token not in self.pressed:
            self.pressed.add(token)
            self.tell(ButtonPressed(token, Author(MODERATOR, "Mira"), post.ref, f"i{token}", self.at))

    def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """History holds everything that was ever sent."""
        return next((one.ref for one in self.posts.values() if one.nonce == nonce and one.ref.channel == channel), None)

    def rights(self, place: str, account: AccountRef, channel: str) -> Rights:
        """Mira moderates, everybody else is a member."""
        staff = account == MODERATOR
        return Rights(Standing.MODERATOR if staff else Standing.MEMBER, rank=1 if staff else 0)
