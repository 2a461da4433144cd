"""Buttons as Discord's components, and what their presses mean. Limits: https://docs.discord.com/developers/components/reference

A press carries all that is needed (the core's token, in private chats with the place): nothing of it is kept here, so a
button of last year's still works. What hides under "More" stands in a menu, whose choice is a token as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from adapters.discord.literal import clean, shorten
from adapters.discord.wording import Wording
from bot.domain.buttons import read_token
from bot.domain.content import Button, ButtonStyle
from bot.domain.messages import ChannelRef
from bot.domain.text import say

Json: TypeAlias = dict[str, Any]

ROW, BUTTON, MENU, INPUT, CHANNELS, TEXT, SEPARATOR, CONTAINER, LABEL = 1, 2, 3, 4, 8, 10, 14, 17, 18
PRIMARY, SECONDARY, DANGER, LINK = 1, 2, 4, 5
IN_ROW: Final = 5
IN_MENU: Final = 25
LABEL_MAX: Final = 80
OPTION_MAX: Final = 100
ID_MAX: Final = 100
URL_MAX: Final = 512
MENU_ID: Final = "more:"
PICK_ID: Final = "pick:"
KEPT_FORM: Final = "f:"
"""How the custom ids begin of what is no token: a menu of tokens, a chooser, a form that waits."""
ICONS: Final = {"trash": "🗑️", "ban": "🚫", "moon": "🌙", "warning": "⚠️", "clock": "⏳", "person": "👤"}
_STYLES: Final = {
    ButtonStyle.SAFE: SECONDARY, ButtonStyle.QUIET: SECONDARY, ButtonStyle.DANGER: DANGER, ButtonStyle.SOFT: PRIMARY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a press says: the core's token, the place it is about ("" where the message tells), a chooser's values."""

    token: str
    place: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """Where a message goes: the guild it is about, and whether it is a private chat."""

    place: str
    private: bool = False

    @classmethod
    def of(cls, channel: ChannelRef) -> Where:
        """From a channel; "direct:<account>" is private."""
        return cls(channel.place, channel.id.startswith("direct:"))

    def id(self, token: str) -> str:
        """The custom id of a token: in private with the place it is about."""
        return f"{token}@{self.place}" if self.private and self.place else token


def read_press(data: Json) -> Pressed:
    """What the `data` of a component's or a modal's interaction says."""
    custom = str(data.get("custom_id", ""))
    values = [str(one) for one in data.get("values") or ()]
    if custom.startswith(MENU_ID):
        return _pressed(values[0] if values else "")
    if custom.startswith(PICK_ID):
        picks, _, rest = custom.removeprefix(PICK_ID).partition(":")
        found = _pressed(rest)
        return Pressed(found.token, found.place, tuple((picks, one) for one in values[:1]))
    return _pressed(custom)


def _pressed(custom: str) -> Pressed:
    token, _, place = custom.rpartition("@")
    return Pressed(token, place) if token and place.isascii() and place.isdigit() else Pressed(custom)


class Board:
    """The buttons of one message: no id twice, wherever it stands."""

    def __init__(self, wording: Wording, where: Where) -> None:
        self._wording = wording
        self._where = where
        self._known: set[str] = set()
        self._menus = 0

    def rows(self, buttons: Sequence[Button], room: int) -> list[Json]:
        """Action rows in at most `room` components: rows of five, choosers, menus for what is under "More".

        What has no room as a button goes into a menu as well; nothing is left out while menus have room.
        """
        once = [one for one in buttons if self._is_new(one)]
        picks = [one for one in once if one.picks][: room // 2]
        room -= 2 * len(picks)
        face = [one for one in once if not one.more and not one.picks]
        more = [one for one in once if one.more and not one.picks and not _link(one, self._where)]
        while face and _cost(face, more) > room:
            last = face.pop()
            if not _link(last, self._where):
                more.insert(0, last)
        drawn = [_row([button(one, self._wording, self._where) for one in part]) for part in _parts(face, IN_ROW)]
        drawn += [_row([self._chooser(one)]) for one in picks]
        menus = list(_parts(more, IN_MENU))[: max(0, (room - _cost(face, [])) // 2)]
        return drawn + [_row([self._menu(part)]) for part in menus]

    def _is_new(self, one: Button) -> bool:
        id = PICK_ID + one.token if one.picks else _link(one, self._where) or one.token
        new = id not in self._known
        self._known.add(id)
        return new

    def _chooser(self, one: Button) -> Json:
        """Discord's own list of text channels; the choice comes back under the token."""
        custom = f"{PICK_ID}{one.picks}:{self._where.id(one.token)}"[:ID_MAX]
        placeholder = _label(one, self._wording, OPTION_MAX)
        return {"type": CHANNELS, "custom_id": custom, "placeholder": placeholder, "channel_types": [0]}

    def _menu(self, inside: list[Button]) -> Json:
        options = []
        for one in inside:
            label = _label(one, self._wording, OPTION_MAX)
            option: Json = {"label": label, "value": self._where.id(one.token)[:ID_MAX]}
            if one.icon in ICONS:
                option["emoji"] = {"name": ICONS[one.icon]}
            options.append(option)
        self._menus += 1
        placeholder = self._wording.plain(say("discord-more"))
        return {"type": MENU, "custom_id": f"{MENU_ID}{self._menus}", "placeholder": placeholder, "options": options}


def _cost(face: list[Button], more: list[Button]) -> int:
    return len(face) + -(-len(face) // IN_ROW) + 2 * -(-len(more) // IN_MENU)


def _parts(all_: list[Button], size: int) -> Iterator[list[Button]]:
    return (all_[at : at + size] for at in range(0, len(all_), size))


def _row(inside: list[Json]) -> Json:
    return {"type": ROW, "components": inside}


def _link(one: Button, where: Where) -> str:
    """The address that a button opens: its own, or the message that a "go" token jumps to."""
    if one.url:
        return one.url[:URL_MAX]
    token = read_token(one.token)
    if token is None or token.about != "go":
        return ""
    return f"https://discord.com/channels/{where.place or '@me'}/{token.verb}/{token.ref}"


def button(one: Button, wording: Wording, where: Where) -> Json:
    """One button; links have an address instead of an id."""
    drawn: Json = {"type": BUTTON, "label": _label(one, wording, LABEL_MAX)}
    if one.icon in ICONS:
        drawn["emoji"] = {"name": ICONS[one.icon]}
    link = _link(one, where)
    if link:
        return {**drawn, "style": LINK, "url": link}
    return {**drawn, "style": _STYLES[one.style], "custom_id": where.id(one.token)[:ID_MAX]}


def _label(one: Button, wording: Wording, most: int) -> str:
    text = " ".join(clean(wording.plain(one.label)).split())
    return shorten(text, most) or "…"
