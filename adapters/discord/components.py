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
    return Pressed(token, place) if token and place.isdigit() else Pressed(custom)


def rows(buttons: Sequence[Button], wording: Wording, where: Where, room: int) -> list[Json]:
    """Action rows for buttons in at most `room` components: rows of five, choosers, menus for what is under "More".

    What has no room as a button goes into a menu as well; nothing is left out while menus have room.
    """
    known: set[str] = set()
    once = [one for one in buttons if not (_id(one, where) in known or known.add(_id(one, where)))]  # type: ignore[func-returns-value]  # add gives None
    picks = [one for one in once if one.picks]
    face = [one for one in once if not one.more and not one.picks]
    more = [one for one in once if one.more and not one.picks]
    while face and _cost(face, more, picks) > room:
        last = next((at for at in range(len(face) - 1, -1, -1) if not _link(face[at], where)), None)
        if last is None:
            face.pop()
        else:
            more.insert(0, face.pop(last))
    drawn = [_row([button(one, wording, where) for one in part]) for part in _parts(face, IN_ROW)]
    drawn += [_row([_chooser(one, wording, where)]) for one in picks]
    menus = [one for one in more if not _link(one, where)]
    drawn += [_row([_menu(at, part, wording, where)]) for at, part in enumerate(_parts(menus, IN_MENU))]
    return drawn[: max(0, (room + 5) // 2)]


def _cost(face: list[Button], more: list[Button], picks: list[Button]) -> int:
    return len(face) + -(-len(face) // IN_ROW) + 2 * -(-len(more) // IN_MENU) + 2 * len(picks)


def _parts(all_: list[Button], size: int) -> Iterator[list[Button]]:
    return (all_[at : at + size] for at in range(0, len(all_), size))


def _row(inside: list[Json]) -> Json:
    return {"type": ROW, "components": inside}


def _id(one: Button, where: Where) -> str:
    return _link(one, where) or one.token


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


def _menu(at: int, inside: list[Button], wording: Wording, where: Where) -> Json:
    options = []
    for one in inside:
        option: Json = {"label": _label(one, wording, OPTION_MAX), "value": where.id(one.token)[:ID_MAX]}
        if one.icon in ICONS:
            option["emoji"] = {"name": ICONS[one.icon]}
        options.append(option)
    placeholder = wording.plain(say("discord-more"))
    return {"type": MENU, "custom_id": f"{MENU_ID}{at}", "placeholder": placeholder, "options": options}


def _chooser(one: Button, wording: Wording, where: Where) -> Json:
    """Discord's own list of text channels; the choice comes back under the token."""
    custom = f"{PICK_ID}{one.picks}:{where.id(one.token)}"[:ID_MAX]
    placeholder = _label(one, wording, OPTION_MAX)
    return {"type": CHANNELS, "custom_id": custom, "placeholder": placeholder, "channel_types": [0]}
