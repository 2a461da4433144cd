"""Verbs of touching: presses of buttons, reactions, pins."""

from __future__ import annotations

from tests.wire.telegram import acts, events, shapes
from tests.wire.telegram.control.base import Unable, Verbs
from tests.wire.telegram.markup import callback, inline_buttons, reply_buttons
from tests.wire.telegram.methods.reactions import react
from tests.wire.telegram.permissions import RIGHTS
from tests.wire.telegram.state import Json, Press


class Touch(Verbs):
    """What people do without writing."""

    def presses(self, user: int, chat: int, message: int, label: str = "", data: str | None = None) -> str:
        """Somebody presses the button with a label (or a part of one); the press's id.

        With `data` the press carries it whether or not a button does, as a forged one would. The real id of who
        presses is told, even of an anonymous administrator. A message that is gone is told as inaccessible.
        """
        if data is None:
            found = self._message(chat, message)
            data = callback(found.markup, label)
            if data is None:
                raise Unable(f"no button {label!r} among {[one['text'] for one in inline_buttons(found.markup)]}")
        number = str(self.world.state.count("press", 4 * 10**17))
        press = Press(number, user, chat, message, data, self.world.clock.now())
        self.world.state.presses[number] = press
        events.pressed(self.world, press)
        return number

    def answer(self, press: str) -> Json | None:
        """What the bot answered to a press (text, show_alert, url, after: seconds), or None as yet."""
        return self.world.state.presses[press].answer

    def reacts(self, user: int, chat: int, message: int, emoji: str | list[str] | None, as_chat: int = 0) -> None:
        """Somebody reacts with emoji, or takes the reaction back with None."""
        place = self._chat(chat)
        found = self._message(chat, message)
        names = [emoji] if isinstance(emoji, str) else (emoji or [])
        kinds = [{"type": "emoji", "emoji": one} for one in names]
        member = self.world.member(place, user)
        if kinds and place.kind == "supergroup":
            allowed = (member.permissions or place.permissions)["can_react_to_messages"]
            if member.status not in ("creator", "administrator") and not allowed:
                raise Unable(f"{user} may not react in {chat}")
        react(self.world, place, found, as_chat or user, kinds)

    def picks_chat(self, user: int, request_id: int, chat: int) -> int:
        """Somebody picks a chat for the button that asked for one; a service message tells the bot.

        The client offers only chats that fit, and where the button asks for rights of the bot's it adds or promotes
        the bot first, as whoever picks agrees to.
        """
        asked = self._asked(user, request_id)
        place = self._chat(chat)
        self._fits(user, asked, chat)
        rights = asked.get("bot_administrator_rights")
        if rights is not None and self.world.own(place).status != "administrator":
            self._admit_bot(user, chat, [name for name in RIGHTS if rights.get(name)])
        shared: Json = {"request_id": request_id, "chat_id": chat}
        if asked.get("request_title"):
            shared["title"] = place.title
        if asked.get("request_username") and place.username:
            shared["username"] = place.username
        return acts.service(self.world, self._chat(user), user, {"chat_shared": shared}).id

    def _asked(self, user: int, request_id: int) -> Json:
        """The newest button of the bot's that asks for a chat under this number."""
        for message in reversed(self._chat(user).messages.values()):
            for button in reply_buttons(message.markup):
                asked = button.get("request_chat")
                if asked is not None and asked["request_id"] == request_id and not message.deleted:
                    return dict(asked)
        raise Unable(f"no button asks for a chat with {request_id}")

    def _fits(self, user: int, asked: Json, chat: int) -> None:
        place, member = self._chat(chat), self.world.member(self._chat(chat), user)
        wanted = [name for name, value in (asked.get("user_administrator_rights") or {}).items() if value is True]
        unfit = {
            "the kind": asked["chat_is_channel"] != (place.kind == "channel"),
            "forum": asked.get("chat_is_forum") not in (None, place.is_forum),
            "a username": asked.get("chat_has_username") not in (None, bool(place.username)),
            "the owner": asked.get("chat_is_created") is True and member.status != "creator",
            "the person's rights": any(not member.may(name) for name in wanted if name in RIGHTS),
            "the bot in it": asked.get("bot_is_member") is True and not self.world.own(place).present,
        }
        if found := [name for name, missing in unfit.items() if missing]:
            raise Unable(f"{chat} is not offered: {', '.join(found)}")

    def _admit_bot(self, by: int, chat: int, rights: list[str]) -> None:
        """The client adds the bot with the rights it asks for, if the person may."""
        place, bot = self._chat(chat), self.world.bot.id
        if not self.world.member(place, by).may("can_promote_members"):
            raise Unable(f"{by} may not make the bot an administrator of {chat}")
        was_present = self.world.own(place).present
        fields: Json = {"status": "administrator", "rights": frozenset(rights), "promoted_by": by}
        acts.set_standing(self.world, place, bot, by, **fields)
        if not was_present and place.kind != "channel":
            acts.arrived(self.world, place, bot, by)

    def pins(self, user: int, chat: int, message: int) -> None:
        """Somebody pins a message."""
        place, found = self._chat(chat), self._message(chat, message)
        place.pinned = message
        written = shapes.message(self.world.state, found, with_reply=False)
        acts.service(self.world, place, user, {"pinned_message": written})

    def buttons(self, chat: int, message: int) -> list[list[str]]:
        """The labels under a message, row by row; of a reply keyboard as well."""
        markup = self._message(chat, message).markup or {}
        rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
        return [[one if isinstance(one, str) else str(one["text"]) for one in row] for row in rows]

    def request_id(self, chat: int, message: int, label: str) -> int:
        """The request id of a reply button that asks for a chat, for `picks_chat`."""
        for one in reply_buttons(self._message(chat, message).markup):
            if label in str(one["text"]) and "request_chat" in one:
                return int(one["request_chat"]["request_id"])
        raise Unable(f"no button {label!r} asks for a chat")
