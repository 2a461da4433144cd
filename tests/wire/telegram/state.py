"""What Telegram knows: people, chats, members, topics, messages, files, presses, links. No behaviour but lookups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

from tests.wire.telegram.permissions import RIGHTS, everything

Json: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["private", "group", "supergroup", "channel"]

ANONYMOUS_ADMIN: Final = 1_087_968_824
CHANNEL_BOT: Final = 136_817_688
TELEGRAM: Final = 777_000
GENERAL: Final = 1
PRESENT: Final = frozenset({"creator", "administrator", "member"})


@dataclass(slots=True)
class User:
    """A person or a bot; `started` once they wrote to the bot in private, `blocked` while they block it."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    is_premium: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    may_be_written_until: float = 0.0


@dataclass(slots=True)
class Member:
    """Somebody's standing in one chat; `until` is a unix second, 0 is forever."""

    user_id: int
    status: str = "left"
    rights: frozenset[str] = frozenset()
    permissions: dict[str, bool] | None = None
    until: int = 0
    is_member: bool = False
    anonymous: bool = False
    title: str = ""
    tag: str = ""
    promoted_by: int = 0

    @property
    def present(self) -> bool:
        """Whether they are in the chat now."""
        return self.status in PRESENT or (self.status == "restricted" and self.is_member)

    def may(self, right: str) -> bool:
        """Whether an administrator right is theirs."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


@dataclass(slots=True)
class Topic:
    """A forum topic; its id is that of the service message that opened it."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Message:
    """One message; `author` is who really sent it, `as_chat` whom it is shown as, `content` its own Bot API fields."""

    id: int
    chat_id: int
    date: int
    author: int
    content: Json
    as_chat: int = 0
    reply_to: int = 0
    thread: int = 0
    album: str = ""
    edit_date: int = 0
    via_bot: int = 0
    forward: Json | None = None
    automatic: bool = False
    signature: str = ""
    markup: Json | None = None
    service: bool = False
    deleted: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    history: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words: text or caption."""
        return str(self.content.get("text") or self.content.get("caption") or "")


@dataclass(slots=True)
class Link:
    """An invite link of a chat."""

    url: str
    creator: int
    name: str = ""
    expires: int = 0
    member_limit: int = 0
    by_request: bool = False
    is_primary: bool = False
    revoked: bool = False
    used: int = 0


@dataclass(slots=True)
class Chat:
    """A place; a private chat has the id of its person."""

    id: int
    kind: Kind
    title: str = ""
    username: str = ""
    description: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=everything)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    requests: dict[int, str] = field(default_factory=dict)
    banned_chats: set[int] = field(default_factory=set)
    is_forum: bool = False
    by_request: bool = False
    hidden_members: bool = False
    aggressive_anti_spam: bool = False
    slow_mode: int = 0
    linked: int = 0
    migrated_to: int = 0
    tells_migration: bool = True
    bot_reads_all: bool = False
    last_bot: int = 0
    pinned: int = 0
    last_message: int = GENERAL  # the first message of a supergroup or channel tells that it was made


@dataclass(slots=True)
class Press:
    """A button press: who, where, what, when, and the bot's answer once there is one."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: float
    answer: Json | None = None


@dataclass(slots=True)
class Poll:
    """A poll and its votes by person; `options` are texts."""

    id: str
    chat_id: int
    message_id: int
    options: list[str]
    settings: Json
    by_bot: bool
    votes: dict[int, list[int]] = field(default_factory=dict)
    closed: bool = False


@dataclass(slots=True)
class State:
    """All of it; private chats and basic groups share one count of messages, as they do for a real bot."""

    bot: User
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    polls: dict[str, Poll] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    default_rights: dict[bool, Json] = field(default_factory=dict)
    reads_all: bool = True
    logged_out: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The accounts that Telegram itself has."""
        self.users[self.bot.id] = self.bot
        self.users[ANONYMOUS_ADMIN] = User(ANONYMOUS_ADMIN, "Group", username="GroupAnonymousBot", is_bot=True)
        self.users[CHANNEL_BOT] = User(CHANNEL_BOT, "Channel", username="Channel_Bot", is_bot=True)
        self.users[TELEGRAM] = User(TELEGRAM, "Telegram")

    def count(self, noun: str, start: int = 0) -> int:
        """The next number of a noun."""
        self.counts[noun] = self.counts.get(noun, start) + 1
        return self.counts[noun]

    def chat(self, chat_id: int) -> Chat:
        """A chat; a private one comes to be when it is first asked for."""
        if chat_id > 0 and chat_id not in self.chats:
            person = self.users[chat_id]
            self.chats[chat_id] = Chat(chat_id, "private", person.first_name, person.username)
        return self.chats[chat_id]

    def next_message(self, chat: Chat) -> int:
        """The id of the next message in a chat."""
        own = chat.kind in ("supergroup", "channel")
        chat.last_message = chat.last_message + 1 if own else self.count("message")
        return chat.last_message

    def groups(self) -> Iterator[Chat]:
        """Every chat that is not private."""
        return (chat for chat in self.chats.values() if chat.kind != "private")

    def member(self, chat: Chat, user_id: int, now: float) -> Member:
        """Somebody's standing now: bans and restrictions that ran out are over."""
        member = chat.members.get(user_id) or Member(user_id)
        if member.until and member.until <= now:
            present = member.present
            member.status, member.until, member.permissions = ("member" if present else "left"), 0, None
        return member

    def own(self, chat: Chat, now: float) -> Member:
        """The bot's standing."""
        return self.member(chat, self.bot.id, now)


def all_rights() -> frozenset[str]:
    """Every administrator right."""
    return frozenset(RIGHTS)
