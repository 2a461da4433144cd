"""What all verbs share: the world, and the word for what somebody may not do."""

from __future__ import annotations

from tests.wire.telegram.state import Chat, Message
from tests.wire.telegram.world import World


class Unable(Exception):
    """A person tried what Telegram does not let them do."""


class Verbs:
    """Verbs act on one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def _chat(self, chat: int) -> Chat:
        if chat not in self.world.state.users and chat not in self.world.state.chats:
            raise Unable(f"there is no chat {chat}")
        return self.world.state.chat(chat)

    def _message(self, chat: int, message: int) -> Message:
        found = self.world.message(self._chat(chat), message)
        if found is None:
            raise Unable(f"there is no message {message}")
        return found

    def _present(self, user: int, chat: Chat) -> None:
        if chat.kind != "private" and not self.world.member(chat, user).present:
            raise Unable(f"{user} is not in {chat.id}")
