"""Keyboards under messages: read, held to the server's limits, and searched when somebody presses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from tests.wire.telegram.errors import bad
from tests.wire.telegram.state import Json

INLINE_KINDS: Final = (
    "url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat "
    "switch_inline_query_chosen_chat copy_text callback_game pay"
).split()
REQUESTS: Final = ("request_users", "request_chat", "request_contact", "request_location", "request_poll", "web_app")
# A host needs a dot, so that `localhost` is refused as it is by Telegram; the scheme may be missing.
_LINK: Final = re.compile(r"(?i)tg://|(?:https?://)?[^\s/?#]+\.[^\s/?#]+")
MOST_BUTTONS: Final = 100
STYLES: Final = ("danger", "success", "primary")


def read_markup(given: Any, private: bool) -> Json | None:
    """A request's `reply_markup`, held to what the server takes."""
    if given is None or given == "":
        return None
    if not isinstance(given, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = _rows(given["inline_keyboard"], _check_inline)
        return {"inline_keyboard": rows} if any(rows) else None
    if "keyboard" in given:
        _rows(given["keyboard"], lambda button: _check_reply(button, private))
        return given
    if given.get("force_reply") is True or given.get("remove_keyboard") is True:
        return given
    return None


def _rows(rows: Any, check: Callable[[Json], None]) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be an Array of Arrays')
    whole = [[{"text": one} if isinstance(one, str) else one for one in row] for row in rows]
    for row in whole:
        for button in row:
            if not isinstance(button, dict):
                raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
            if button.get("style") not in (None, *STYLES):
                raise bad("can't parse inline keyboard button: invalid button style specified")
            check(button)
    if sum(map(len, whole)) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    return [row for row in whole if row]


def _check_inline(button: Json) -> None:
    kinds = [kind for kind in INLINE_KINDS if kind in button]
    if not button.get("text"):
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not kinds:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not _LINK.match(str(url)):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_reply(button: Json, private: bool) -> None:
    if not button.get("text"):
        raise bad("keyboard button text must be non-empty")
    if "request_chat" in button and not private:
        raise bad("chats can be requested in private chats only")
    if "request_users" in button and not private:
        raise bad("users can be requested in private chats only")


def inline_buttons(markup: Json | None) -> Iterator[Json]:
    """Every button of an inline keyboard."""
    for row in (markup or {}).get("inline_keyboard", []):
        yield from row


def reply_buttons(markup: Json | None) -> Iterator[Json]:
    """Every button of a reply keyboard."""
    for row in (markup or {}).get("keyboard", []):
        yield from (one if isinstance(one, dict) else {"text": one} for one in row)


def callback(markup: Json | None, label: str) -> str | None:
    """The callback data of the first button whose label is, or contains, the given one."""
    buttons = [one for one in inline_buttons(markup) if "callback_data" in one]
    exact = [one for one in buttons if one["text"] == label]
    loose = [one for one in buttons if label.casefold() in str(one["text"]).casefold()]
    return next((str(one["callback_data"]) for one in (*exact, *loose)), None)
