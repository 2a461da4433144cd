"""Verbs that make people and places, as they are before anything happens: the bot is told of nothing."""

from __future__ import annotations

from typing import Any

from tests.wire.telegram.control.base import Verbs
from tests.wire.telegram.methods import inviting, topics
from tests.wire.telegram.permissions import RIGHTS
from tests.wire.telegram.state import GENERAL, Chat, Kind, Member, Topic, User, all_rights

GIVEN = ("can_manage_chat", "can_delete_messages", "can_restrict_members", "can_invite_users", "can_pin_messages")


class Places(Verbs):
    """People, groups, channels, topics, links."""

    def user(
        self, name: str, *, username: str = "", language: str = "", last_name: str = "", is_bot: bool = False
    ) -> int:
        """A new account; its id."""
        number = self.world.state.count("user", 5_100_000_000)
        self.world.state.users[number] = User(number, name, last_name, username, language, is_bot)
        return number

    def users(self, count: int, name: str = "Member") -> list[int]:
        """Many new accounts at once."""
        return [self.user(f"{name} {number}") for number in range(1, count + 1)]

    def group(self, title: str, owner: int, members: list[int] | None = None, bot: str | list[str] = "") -> int:
        """A new basic group; `bot` is "" (not in it), "member", "administrator" (usual rights) or a list of rights."""
        return self._found("group", -self.world.state.count("group", 4_000_000_000), title, owner, members, bot).id

    def supergroup(
        self,
        title: str,
        owner: int,
        members: list[int] | None = None,
        bot: str | list[str] = "",
        *,
        username: str = "",
        forum: bool = False,
        hidden_members: bool = False,
        by_request: bool = False,
    ) -> int:
        """A new supergroup; a forum has the General topic from the start."""
        number = -1_000_000_000_000 - self.world.state.count("supergroup", 2_000_000_000)
        chat = self._found("supergroup", number, title, owner, members, bot)
        chat.username, chat.hidden_members, chat.by_request = username, hidden_members, by_request
        if forum:
            self.set_chat(chat.id, is_forum=True)
        return chat.id

    def channel(self, title: str, owner: int, bot: str | list[str] = "", *, username: str = "", linked: int = 0) -> int:
        """A new channel; `linked` is the group its posts are forwarded to."""
        number = -1_000_000_000_000 - self.world.state.count("supergroup", 2_000_000_000)
        chat = self._found("channel", number, title, owner, None, bot)
        chat.username = username
        if linked:
            chat.linked = linked
            self._chat(linked).linked = chat.id
        return chat.id

    def _found(
        self, kind: Kind, number: int, title: str, owner: int, members: list[int] | None, bot: str | list[str]
    ) -> Chat:
        chat = Chat(number, kind, title)
        self.world.state.chats[number] = chat
        chat.members[owner] = Member(owner, "creator", all_rights())
        for one in members or []:
            chat.members[one] = Member(one, "member")
        if bot:
            rights = bot if isinstance(bot, list) else [*GIVEN, *(["can_post_messages"] if kind == "channel" else [])]
            own = Member(self.world.bot.id, "member")
            if bot != "member":
                own = Member(self.world.bot.id, "administrator", frozenset(rights), promoted_by=owner)
            chat.members[self.world.bot.id] = own
            chat.bot_reads_all = self.world.state.reads_all
        return chat

    def administrator(
        self, chat: int, user: int, rights: list[str] | None = None, *, anonymous: bool = False, title: str = ""
    ) -> None:
        """Somebody has been an administrator since before: all rights, or the named ones."""
        place = self._chat(chat)
        owner = next((one.user_id for one in place.members.values() if one.status == "creator"), 0)
        given = frozenset(RIGHTS if rights is None else rights)
        place.members[user] = Member(user, "administrator", given, anonymous=anonymous, title=title, promoted_by=owner)

    def topic(self, chat: int, user: int, name: str) -> int:
        """Somebody opens a topic; its id."""
        return topics.open_topic(self.world, self._chat(chat), user, name).id

    def renames_topic(self, chat: int, user: int, topic: int, name: str) -> None:
        """Somebody renames a topic."""
        place = self._chat(chat)
        topics.change_topic(self.world, place, user, place.topics[topic], name)

    def closes_topic(self, chat: int, user: int, topic: int, closed: bool = True) -> None:
        """Somebody closes a topic, or opens it again."""
        place = self._chat(chat)
        topics.close_topic(self.world, place, user, place.topics[topic], closed)

    def deletes_topic(self, chat: int, topic: int) -> None:
        """A topic is gone with all in it; the bot is not told."""
        place = self._chat(chat)
        topics.delete_topic(place, place.topics[topic])

    def link(self, chat: int, user: int, *, by_request: bool = False, name: str = "") -> str:
        """Somebody makes an invite link."""
        made = inviting.make_link(self.world, self._chat(chat), user)
        made.by_request, made.name = by_request, name
        return made.url

    def set_chat(self, chat: int, **fields: Any) -> None:
        """Change what a chat is: title, username, slow_mode, hidden_members, by_request, is_forum, linked, …"""
        place = self._chat(chat)
        for name, value in fields.items():
            setattr(place, name, value)
        if place.is_forum and GENERAL not in place.topics:
            place.topics[GENERAL] = Topic(GENERAL, "General")

    def set_user(self, user: int, **fields: Any) -> None:
        """Change what a person is: first_name, username, language_code, deactivated, …"""
        for name, value in fields.items():
            setattr(self.world.state.users[user], name, value)

    def set_privacy(self, on: bool) -> None:
        """Privacy mode by BotFather; groups the bot is in keep the old one until it is added anew."""
        self.world.state.reads_all = not on
