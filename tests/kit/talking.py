"""People on both platforms who talk with a running Steward as they would on their phones; what is said is kept.

Each waits for what it expects to see, by its words, and never for a while.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from tests.kit.running import until
from tests.wire.discord.remote import WireProcess
from tests.wire.telegram import RemoteWire

PATIENCE: Final = 15.0
_MARKS: Final = re.compile(r"(?<!\\)(?:\*\*|__)|^(?:-# |#{1,3} )", re.MULTILINE)
_ESCAPED: Final = re.compile(r"\\([^\w\s])")


@dataclass(slots=True)
class Transcript:
    """What was said, in order, as people saw it."""

    lines: list[str] = field(default_factory=list)

    def person(self, name: str, does: str) -> None:
        """Somebody writes, presses, picks."""
        self.lines.append(f"{name} › {does}")

    def steward(self, where: str, text: str, buttons: list[list[str]]) -> None:
        """Steward shows something."""
        self.lines.append(f"Steward, {where}")
        self.lines += [f"  │ {line}" for line in text.splitlines()]
        self.lines += ["  " + " ".join(f"[{one}]" for one in row) for row in buttons]

    def __str__(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class Seen:
    """A message of Steward's as it stands: where, which, its words and buttons."""

    chat: Any
    id: Any
    text: str
    buttons: list[list[str]]

    def offers(self, label: str) -> bool:
        """Whether a button holds these words."""
        return any(label in one for row in self.buttons for one in row)

    def labelled(self, label: str) -> str:
        """The whole label of the button that holds these words."""
        found = [one for row in self.buttons for one in row if label in one]
        assert found, f"no button {label!r} among {self.buttons} under:\n{self.text}"
        return next((one for one in found if one == label), found[0])


@dataclass(slots=True)
class OnTelegram:
    """Somebody on Telegram."""

    wire: RemoteWire
    id: int
    name: str
    book: Transcript = field(default_factory=Transcript)

    async def says(self, text: str, chat: int = 0, **more: Any) -> int:
        """Write, in private with Steward where no chat is named; the message's id."""
        self.book.person(self.name, text)
        return int(await self.wire.says(self.id, chat or self.id, text, **more))

    async def starts(self, payload: str = "") -> None:
        """Open Steward's chat and press Start."""
        self.book.person(self.name, f"/start {payload}".strip())
        await self.wire.starts(self.id, payload)

    async def shown(self, chat: int = 0) -> list[Seen]:
        """Steward's messages that stand in a chat, oldest first."""
        found = await self.wire.messages(chat or self.id, self.id, by_bot=True)
        return [Seen(chat or self.id, one["id"], one["text"], one["buttons"]) for one in found]

    async def sees(self, words: str, chat: int = 0, *, after: int = 0, seconds: float = PATIENCE) -> Seen:
        """Wait until a message of Steward's holds these words; the newest that does."""

        async def look() -> Seen | None:
            return next((one for one in reversed(await self.shown(chat)) if words in one.text and one.id > after), None)

        try:
            found: Seen = await until(look, seconds)
        except AssertionError:
            there = "\n---\n".join(f"{one.text}\n{one.buttons}" for one in (await self.shown(chat))[-3:])
            raise AssertionError(f"{self.name} never saw {words!r} but:\n{there}") from None
        self.book.steward("in private" if not chat else "in the group", found.text, found.buttons)
        return found

    async def offered(self, label: str, chat: int = 0) -> Seen:
        """Wait until a message of Steward's has a button with these words; the newest that does."""

        async def look() -> Seen | None:
            return next((one for one in reversed(await self.shown(chat)) if one.offers(label)), None)

        found: Seen = await until(look, PATIENCE, f"a button {label!r} for {self.name}")
        self.book.steward("in private" if not chat else "in the group", found.text, found.buttons)
        return found

    async def presses(self, seen: Seen, label: str, expects: str, *, chat: int = 0) -> Seen:
        """Press a button by its words, and wait for other words: in the same chat, or in another one."""
        whole = seen.labelled(label)
        self.book.person(self.name, f"[{whole}]")
        await self.wire.presses(self.id, seen.chat, seen.id, whole)
        where = chat or seen.chat
        return await self.sees(expects, 0 if where == self.id else where)

    async def taps(self, seen: Seen, label: str) -> str:
        """Press a button and wait for the words that answer the press alone."""
        whole = seen.labelled(label)
        self.book.person(self.name, f"[{whole}]")
        press = await self.wire.presses(self.id, seen.chat, seen.id, whole)
        answer = await until(lambda: self.wire.answer(press), PATIENCE, f"an answer to [{whole}]")
        if answer.get("text"):
            self.book.steward("to the presser alone", answer["text"], [])
        return str(answer.get("text") or "")

    async def picks(self, seen: Seen, label: str, chat: int, expects: str) -> Seen:
        """Choose a chat with the chooser behind a button, and wait for words in private."""
        self.book.person(self.name, f"[{seen.labelled(label)}] and picks a chat")
        request = await self.wire.request_id(self.id, seen.id, label)
        await self.wire.picks_chat(self.id, request, chat)
        return await self.sees(expects)


def words_of(part: Any) -> list[str]:
    """Every text of a Discord message, whichever way it is shown: plain, embeds, components."""
    if isinstance(part, list):
        return [one for each in part for one in words_of(each)]
    if not isinstance(part, dict):
        return []
    own = [_shown(part[key]) for key in ("content", "title", "description", "name", "value") if part.get(key)]
    return own + [
        one for key in ("embeds", "fields", "footer", "components", "accessory") for one in words_of(part.get(key))
    ]


def _shown(text: Any) -> str:
    """A text as its readers see it: what was escaped so that it stays literal, without the marks of emphasis."""
    plain = _MARKS.sub("", str(text))
    return _ESCAPED.sub(r"\1", plain)


def buttons_of(part: Any) -> list[list[str]]:
    """The labels of a Discord message's buttons and menus, row by row."""
    if isinstance(part, list):
        return [row for each in part for row in buttons_of(each)]
    if not isinstance(part, dict):
        return []
    if part.get("type") == 1:
        row = [str(one.get("label") or one.get("placeholder") or "menu") for one in part["components"]]
        return [row]
    return buttons_of(part.get("components") or [])


def _menus_of(part: Any) -> list[Any]:
    """Every menu of words in a Discord message's components."""
    if isinstance(part, list):
        return [menu for each in part for menu in _menus_of(each)]
    return [part] if part.get("type") == 3 else _menus_of(part.get("components") or [])


@dataclass(slots=True)
class OnDiscord:
    """Somebody on Discord."""

    wire: WireProcess
    name: str
    locale: str = "en-US"
    book: Transcript = field(default_factory=Transcript)

    async def says(self, text: str, channel: str, **more: Any) -> str:
        """Write in a channel; the message's id."""
        self.book.person(self.name, text)
        return str(await self.wire.says(member=self.name, channel=channel, text=text, **more))

    async def uses(self, command: str, channel: str, **options: Any) -> str:
        """A slash command; the interaction."""
        self.book.person(self.name, f"/{command} {' '.join(map(str, options.values()))}".strip())
        asked = {"member": self.name, "channel": channel, "command": command, "options": options}
        return str(await self.wire.uses(**asked, locale=self.locale))

    async def shown(self, channel: str) -> list[Seen]:
        """Steward's messages that this person sees in a channel, their ephemeral ones too, oldest first."""
        bot = self.wire.addresses["bot"]
        found = [one for one in await self.wire.sees(member=self.name, channel=channel) if one["author"]["id"] == bot]
        return [Seen(channel, one["id"], "\n".join(words_of(one)), buttons_of(one["components"])) for one in found]

    async def sees(self, words: str, channel: str, *, seconds: float = PATIENCE) -> Seen:
        """Wait until a message of Steward's holds these words; the newest that does."""

        async def look() -> Seen | None:
            return next((one for one in reversed(await self.shown(channel)) if words in one.text), None)

        try:
            found: Seen = await until(look, seconds)
        except AssertionError:
            there = "\n---\n".join(f"{one.text}\n{one.buttons}" for one in (await self.shown(channel))[-3:])
            raise AssertionError(f"{self.name} never saw {words!r} in {channel} but:\n{there}") from None
        self.book.steward(f"in {channel}", found.text, found.buttons)
        return found

    async def offered(self, label: str, channel: str) -> Seen:
        """Wait until a message of Steward's has a button with these words; the newest that does."""

        async def look() -> Seen | None:
            return next((one for one in reversed(await self.shown(channel)) if one.offers(label)), None)

        found: Seen = await until(look, PATIENCE, f"a button {label!r} for {self.name} in {channel}")
        self.book.steward(f"in {channel}", found.text, found.buttons)
        return found

    async def clicks(self, seen: Seen, label: str) -> str:
        """Press a button by its words; the interaction."""
        whole = seen.labelled(label)
        self.book.person(self.name, f"[{whole}]")
        return str(await self.wire.presses(member=self.name, message=seen.id, label=whole, locale=self.locale))

    async def chooses(self, seen: Seen, label: str) -> str:
        """Choose an entry of a menu under a message by its words; the interaction."""
        whole = await self.wire.message(message=seen.id)
        for menu in _menus_of((whole or {}).get("components") or []):
            for one in menu["options"]:
                if label in one["label"]:
                    self.book.person(self.name, f"[{menu.get('placeholder', '')}] [{one['label']}]")
                    asked = {"member": self.name, "message": seen.id, "custom_id": menu["custom_id"]}
                    return str(await self.wire.selects(**asked, values=[one["value"]], locale=self.locale))
        raise AssertionError(f"no entry {label!r} in any menu under:\n{seen.text}")

    async def presses(self, seen: Seen, label: str, expects: str, *, channel: str = "") -> Seen:
        """Press a button by its words, and wait for other words."""
        await self.clicks(seen, label)
        return await self.sees(expects, channel or seen.chat)

    async def taps(self, seen: Seen, label: str) -> str:
        """Press a button and wait for the words that answer the press alone."""
        token = await self.clicks(seen, label)

        async def look() -> str:
            told = await self.wire.interaction(interaction=token)
            return "\n".join(words_of([one for one in told["messages"] if one["id"] != seen.id]))

        return str(await until(look, PATIENCE, f"an answer to [{label}]"))
