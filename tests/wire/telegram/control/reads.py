"""Verbs of looking: what people see, what the bot asked, what stands where."""

from __future__ import annotations

from tests.wire.telegram import shapes
from tests.wire.telegram.control.base import Verbs
from tests.wire.telegram.methods.me import SCOPES
from tests.wire.telegram.state import Chat, Json, Message


class Reads(Verbs):
    """Nothing here changes anything."""

    def messages(
        self, chat: int, user: int = 0, *, service: bool = False, deleted: bool = False, by_bot: bool | None = None
    ) -> list[Json]:
        """The messages of a chat in order, as somebody in it sees them (none if `user` is not in it).

        Each: id, from (the real author), as_chat, text, topic, reply_to, album, buttons, edited, deleted, service,
        history (every wording it had), reactions, content (its own Bot API fields).
        """
        place = self._chat(chat)
        if user and place.kind != "private" and not self.world.member(place, user).present:
            return []
        wanted = (
            one
            for one in list(place.messages.values())
            if (service or not one.service) and (deleted or not one.deleted) and self._is_by(one, by_bot)
        )
        return [self._told(one) for one in wanted]

    def _is_by(self, message: Message, by_bot: bool | None) -> bool:
        return by_bot is None or by_bot == (message.author == self.world.bot.id)

    def _told(self, one: Message) -> Json:
        rows = (one.markup or {}).get("inline_keyboard") or (one.markup or {}).get("keyboard") or []
        return {
            "id": one.id,
            "from": one.author,
            "as_chat": one.as_chat,
            "text": one.text,
            "topic": one.thread,
            "reply_to": one.reply_to,
            "album": one.album,
            "buttons": [[str(cell.get("text")) if isinstance(cell, dict) else cell for cell in row] for row in rows],
            "markup": one.markup,
            "date": one.date,
            "edited": bool(one.edit_date),
            "deleted": one.deleted,
            "service": one.service,
            "history": list(one.history),
            "reactions": {str(actor): kinds for actor, kinds in one.reactions.items()},
            "content": one.content,
        }

    def last(self, chat: int, by_bot: bool = True) -> Json | None:
        """The newest message of a chat that is there, by the bot (or by people)."""
        found = self.messages(chat, by_bot=by_bot)
        return found[-1] if found else None

    def message(self, chat: int, message: int) -> Json:
        """One message, deleted or not."""
        return self._told(self._chat(chat).messages[message])

    def calls(self, *methods: str, names: list[str] | None = None) -> list[Json]:
        """The bot's calls of these methods (all but getUpdates without names): number, method, params, at, status,
        error, acted."""
        return self.world.book.of(*methods, *(names or []))

    def call_counts(self) -> dict[str, int]:
        """How often each method was called."""
        counts: dict[str, int] = {}
        for one in self.world.book.calls:
            counts[one.method] = counts.get(one.method, 0) + 1
        return counts

    def forget_calls(self) -> None:
        """Count calls and complaints from here."""
        self.world.book.calls.clear()
        self.world.book.complaints.clear()

    def complained(self) -> list[str]:
        """What the independent model found wrong (in process also `complaints`)."""
        return list(self.world.book.complaints)

    def pending(self) -> list[Json]:
        """The updates that wait, whole."""
        return [one.whole() for one in self.world.queue.pending()]

    def figures(self) -> Json:
        """Counts: pending, confirmed and expired updates, 429s by limits, faults met, unauthorised calls."""
        return {
            "pending": len(self.world.queue.pending()),
            "confirmed": self.world.queue.confirmed,
            "expired": self.world.queue.expired,
            "limited": self.world.limits.refused,
            "faults": self.world.faults.met(),
            "unauthorized": self.world.book.unauthorized,
            "calls": len(self.world.book.calls),
            "webhook": list(self.world.webhook.attempts),
        }

    def standing(self, chat: int, user: int) -> Json:
        """Somebody's ChatMember as it is now."""
        place = self._chat(chat)
        return shapes.member(self.world.state, place, self.world.member(place, user))

    def snapshot(self, chat: int) -> Json:
        """A chat's settings, permissions and all who ever stood in it: to compare before and after."""
        place = self._chat(chat)
        return {
            "permissions": dict(place.permissions),
            "members": {str(user): self.standing(chat, user) for user in sorted(place.members)},
            "banned_chats": sorted(place.banned_chats),
            "requests": sorted(place.requests),
            "links": {url: shapes.link(self.world.state, one) for url, one in place.links.items()},
            "settings": self._settings(place),
        }

    def _settings(self, place: Chat) -> Json:
        return {"slow_mode": place.slow_mode, "by_request": place.by_request, "title": place.title}

    def members(self, chat: int) -> list[int]:
        """Who is present."""
        place = self._chat(chat)
        return [user for user in list(place.members) if self.world.member(place, user).present]

    def commands(self) -> dict[str, list[Json]]:
        """Every menu the bot set, by "scope" or "scope/language"."""
        return {"/".join(filter(None, key)): menu for key, menu in self.world.state.commands.items()}

    def menu(self, user: int, chat: int) -> list[Json]:
        """The commands somebody sees in a chat: the first scope that has a list, their language first."""
        place, language = self._chat(chat), self.world.state.users[user].language_code
        if place.kind == "private":
            scopes = [f"chat:{chat}", SCOPES[1]]
        else:
            lead = self.world.member(place, user).status in ("creator", "administrator")
            scopes = [f"chat_member:{chat}:{user}"]
            scopes += [f"chat_administrators:{chat}"] if lead else []
            scopes += [f"chat:{chat}", *([SCOPES[3]] if lead else []), SCOPES[2]]
        keys = ((scope, code) for scope in (*scopes, SCOPES[0]) for code in dict.fromkeys((language, "")))
        return next((self.world.state.commands[key] for key in keys if self.world.state.commands.get(key)), [])

    def words_about_itself(self) -> dict[str, str]:
        """Name, description and short description, by "field" or "field/language"."""
        return {"/".join(filter(None, key)): text for key, text in self.world.state.profile.items()}
