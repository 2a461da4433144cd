"""Who did it: the shapes in which the Bot API names a sender, as one account.

An ordinary person and a bot are their user. Whoever speaks for a chat is that chat: an anonymous administrator (the
group itself), a post as a channel, a channel's own post, a post of the linked channel forwarded by the service account.
The user beside those is a stand-in (GroupAnonymousBot, Channel Bot, the service account 777000: see
`telegram.constants.ChatID`) and nobody's account.
"""

from __future__ import annotations

from typing import Final

from adapters.telegram.raw import NOTHING, Json, id_of, part_of, text_of
from adapters.telegram.session import PLATFORM
from bot.domain.people import AccountRef, Author

_NO_ROLES: Final[frozenset[str]] = frozenset()


def user_name(user: Json) -> str:
    """First and last name, as people see them; a deleted account has none."""
    first, last = text_of(user, "first_name"), text_of(user, "last_name")
    return f"{first} {last}" if first and last else first or last


def author_of_user(user: Json, own: str, tag: str = "") -> Author | None:
    """Somebody by a User object; `own` is Steward's id. None where the object names nobody."""
    account = id_of(user, "id")
    if not account:
        return None
    return Author(
        AccountRef(PLATFORM, account), user_name(user), user.get("is_bot") is True, account == own,
        None, _NO_ROLES, language_of(user), frozenset((tag,)) if tag else _NO_ROLES,
    )  # fmt: skip


def author_of_chat(chat: Json, title: str = "") -> Author | None:
    """A chat that speaks for itself; `title` is the title of whoever signed."""
    account = id_of(chat, "id")
    if not account:
        return None
    names = frozenset((title,)) if title else _NO_ROLES
    name = text_of(chat, "title") or user_name(chat)
    return Author(AccountRef(PLATFORM, account), name, roles=_NO_ROLES, role_names=names)


def language_of(user: Json) -> str | None:
    """The two letters of a person's language ("pt-br" is pt); None where the app does not tell."""
    code = text_of(user, "language_code")[:2].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def sender_of(message: Json, own: str) -> Author | None:
    """Who wrote a message; None where it names nobody."""
    chat = part_of(message, "sender_chat")
    user = part_of(message, "from")
    if chat:
        return author_of_chat(chat, text_of(message, "author_signature") or text_of(message, "sender_tag"))
    if user:
        return author_of_user(user, own, text_of(message, "sender_tag"))
    whole = part_of(message, "chat")
    return author_of_chat(whole) if whole.get("type") == "channel" else None


def actor_of(update: Json, own: str, user: str = "user", chat: str = "actor_chat") -> Author | None:
    """Who reacted or voted: a user, or a chat."""
    person = part_of(update, user) or NOTHING
    return author_of_user(person, own) if person else author_of_chat(part_of(update, chat))
