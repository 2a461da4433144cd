"""Verbs of talking: messages, albums, posts in a channel's or the group's name, edits."""

from __future__ import annotations

import base64
from typing import Any

from tests.wire.telegram import acts, events, shapes
from tests.wire.telegram.control.base import Unable, Verbs
from tests.wire.telegram.methods.media import keep
from tests.wire.telegram.methods.sending import may_speak
from tests.wire.telegram.state import GENERAL, Chat, Json
from tests.wire.telegram.text import detect

PERMISSION = {
    "photo": "can_send_photos",
    "video": "can_send_videos",
    "document": "can_send_documents",
    "voice": "can_send_voice_notes",
    "video_note": "can_send_video_notes",
    "audio": "can_send_audios",
    "sticker": "can_send_other_messages",
    "animation": "can_send_other_messages",
}


class Talk(Verbs):
    """What people write."""

    def starts(self, user: int, payload: str = "") -> int:
        """Somebody opens the bot's chat and presses Start, perhaps by a link with a payload."""
        self.unblocks(user)
        return self._say(user, user, f"/start {payload}".strip())

    def blocks(self, user: int) -> None:
        """Somebody blocks the bot: it is told with `my_chat_member`."""
        person, chat = self.world.state.users[user], self._chat(user)
        if not person.blocked:
            acts.set_standing(self.world, chat, self.world.bot.id, user, status="kicked")
            person.blocked = True

    def unblocks(self, user: int) -> None:
        """Somebody takes the block off."""
        person, chat = self.world.state.users[user], self._chat(user)
        if person.blocked:
            person.blocked = False
            acts.set_standing(self.world, chat, self.world.bot.id, user, status="member")
        chat.members.setdefault(self.world.bot.id, self.world.own(chat)).status = "member"
        person.started = True

    def says(
        self,
        user: int,
        chat: int,
        text: str = "",
        *,
        reply_to: int = 0,
        topic: int = 0,
        album: list[str] | None = None,
        as_channel: int = 0,
        anonymous: bool | None = None,
        entities: list[Json] | None = None,
        media: str = "",
        file: str | bytes = b"wire",
        album_id: str = "",
        via_bot: int = 0,
        forward: Json | None = None,
        extra: Json | None = None,
    ) -> Any:
        """Somebody writes; the id of the message, or the ids of an album's.

        `album` lists kinds (photo, video, document, audio); `media` is one; with `album_id` it is one item of an album
        whose items are said one by one. `as_channel` speaks in a channel's name, `anonymous` in the group's (by
        default as the administrator is set). `file` is bytes, or base64. `extra` are further fields of the message
        (a poll, a quote, buttons), or all there is to it.
        """
        fields: Json = {"reply_to": reply_to, "topic": topic, "as_channel": as_channel, "anonymous": anonymous}
        fields |= {"via_bot": via_bot, "forward": forward}
        if album:
            number = f"1{self.world.state.count('album', 10**15)}"
            words = [text] + [""] * (len(album) - 1)
            pairs = zip(album, words, strict=True)
            return [
                self._post(user, chat, _content(self, kind, one, None, file), number, **fields) for kind, one in pairs
            ]
        bare = bool(extra) and not text and not media
        content = (extra or {}) if bare else _content(self, media, text, entities, file) | (extra or {})
        return self._post(user, chat, content, album_id, **fields)

    def says_many(self, chat: int, lines: list[tuple[int, str]]) -> list[int]:
        """(person, text) in a row, at once; the ids."""
        return [
            self._post(user, chat, _content(self, "", text, None, b""), "", anonymous=False) for user, text in lines
        ]

    def _say(self, user: int, chat: int, text: str) -> int:
        return self._post(user, chat, _content(self, "", text, None, b""), "", anonymous=False)

    def _post(self, user: int, chat: int, content: Json, album: str, **given: Any) -> int:
        """Write in somebody's name, if they may; a channel's post goes on to its group."""
        place = self._chat(chat)
        self._check(user, place, content, given.get("as_channel", 0))
        as_chat = self._shown_as(user, place, given)
        replied = place.messages.get(given.get("reply_to", 0))
        topic = given.get("topic") or (replied.thread if replied else GENERAL) if place.is_forum else 0
        message = acts.write(
            self.world,
            place,
            user,
            content,
            album=album,
            as_chat=as_chat,
            thread=topic,
            reply_to=given.get("reply_to", 0),
            via_bot=given.get("via_bot", 0),
            forward=given.get("forward"),
            signature=place.members[user].title if as_chat == place.id and user in place.members else "",
        )
        return message.id

    def _check(self, user: int, place: Chat, content: Json, as_channel: int) -> None:
        """Whether Telegram would let them."""
        kind = next((name for name in PERMISSION if name in content), "")
        permission = PERMISSION.get(kind, "can_send_messages")
        if place.kind == "private":
            person = self.world.state.users[user]
            if person.blocked:
                raise Unable(f"{user} blocks the bot")
            self.unblocks(user)
        elif as_channel:
            if as_channel in place.banned_chats:
                raise Unable(f"{as_channel} is banned in {place.id}")
        elif place.migrated_to:
            raise Unable(f"{place.id} is a supergroup now")
        elif place.kind == "channel":
            if not self.world.member(place, user).may("can_post_messages"):
                raise Unable(f"{user} may not post in {place.id}")
        elif not may_speak(self.world, place, user, permission):
            raise Unable(f"{user} may not write in {place.id}")

    def _shown_as(self, user: int, place: Chat, given: Json) -> int:
        """The chat a message is shown to come from: a channel, the group itself, or none."""
        if given.get("as_channel"):
            return int(given["as_channel"])
        anonymous = given.get("anonymous")
        if anonymous is None:
            member = place.members.get(user)
            anonymous = place.kind == "supergroup" and member is not None and member.anonymous
        return place.id if anonymous else 0

    def edits(self, user: int, chat: int, message: int, text: str, entities: list[Json] | None = None) -> None:
        """Somebody changes their message's words; with the same words only `edited_message` comes again."""
        found = self._message(chat, message)
        if found.author != user:
            raise Unable(f"{message} is not {user}'s")
        field = "text" if "text" in found.content else "caption"
        kept = {
            key: value for key, value in found.content.items() if key not in (field, "entities", "caption_entities")
        }
        marks = entities if entities is not None else detect(text)
        name = "entities" if field == "text" else "caption_entities"
        found.content = kept | {field: text} | ({name: marks} if marks else {})
        found.edit_date = self.world.clock.second()
        found.history.append(text)
        events.told(self.world, self._chat(chat), found, edited=True)

    def touches(self, chat: int, message: int) -> None:
        """`edited_message` for something the bot can't see: the content is what it was."""
        found = self._message(chat, message)
        found.edit_date = self.world.clock.second()
        events.told(self.world, self._chat(chat), found, edited=True)

    def deletes(self, chat: int, message: int) -> None:
        """A message is gone; the bot is never told."""
        acts.erase([self._message(chat, message)])

    def forwards(self, user: int, chat: int, from_chat: int, message: int) -> int:
        """Somebody forwards a message to a chat."""
        source = self._message(from_chat, message)
        passed = shapes.origin(self.world.state, source)
        return self._post(user, chat, dict(source.content), "", forward=passed)

    def votes(self, user: int, chat: int, message: int, options: list[int]) -> None:
        """Somebody votes in a poll, or takes the vote back with no options."""
        found = self._message(chat, message)
        acts.close_polls(self.world)
        poll = self.world.state.polls[found.content["poll"]["id"]]
        if poll.closed:
            raise Unable("the poll is closed")
        poll.votes[user] = options
        found.content["poll"] = shapes.poll(poll)
        events.voted(self.world, poll, user)
        events.poll_changed(self.world, poll)


def _content(verbs: Verbs, media: str, text: str, entities: list[Json] | None, file: str | bytes) -> Json:
    """The content of a person's message; Telegram marks commands, links and mentions by itself."""
    marks = entities if entities is not None else detect(text)
    if not media:
        return {"text": text} | ({"entities": marks} if marks else {})
    data = file if isinstance(file, bytes) else base64.b64decode(file)
    whole = keep(verbs.world.state, media, f"{media}.bin", data)
    return whole | ({"caption": text} if text else {}) | ({"caption_entities": marks} if text and marks else {})
