"""The words of a message, block by block, as they can be shortened and split before they are drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from adapters.discord.components import ICONS, Where
from adapters.discord.literal import shorten, split, units
from adapters.discord.wording import Wording, date, unmarked
from bot.domain.content import Block, Button, Content, Countdown, Fact, Heading, Line, Look, Quote
from bot.domain.text import say

LEAST: Final = 160
"""What a block keeps of its words, in drawn characters, before others are shortened too."""
BARS: Final = {"low": "▰▱▱▱", "medium": "▰▰▱▱", "high": "▰▰▰▱", "critical": "▰▰▰▰"}
LIVE_LINKS: Final = frozenset({Look.PLAIN})
"""Where an address can be opened. In cards, notices and lists it may be what was removed: there it is words."""
Draw = Callable[[str], str]


class Piece:
    """One block: its raw words and how they are drawn. `number` is the block's place in the message."""

    def __init__(self, number: int, raw: str, draw: Draw, *, is_quote: bool = False) -> None:
        self.number = number
        self.is_quote = is_quote
        self._raw = raw
        self._draw = draw
        self.text = draw(raw)

    @property
    def length(self) -> int:
        """As drawn."""
        return units(self.text)

    @property
    def least(self) -> int:
        """How short it may become at first."""
        return min(self.length, LEAST)

    def _drawn_length(self, raw: str) -> int:
        return units(self._draw(raw))

    def shorten(self, most: int) -> None:
        """Cut the words so that the drawing has at most `most` characters."""
        self._raw = shorten(self._raw, most, self._drawn_length)
        self.text = self._draw(self._raw)

    def split(self, most: int) -> list[Piece]:
        """In parts that each have room."""
        if self.length <= most:
            return [self]
        parts = split(self._raw, most, self._drawn_length)
        return [
            Piece(self.number if at == len(parts) - 1 else -1, raw, self._draw, is_quote=self.is_quote)
            for at, raw in enumerate(parts)
        ]


def pieces_of(content: Content, wording: Wording, where: Where) -> tuple[list[Piece], dict[int, tuple[Button, ...]]]:
    """The pieces of all blocks in order, and the tools under quotes by the number of their block."""
    links = content.look in LIVE_LINKS
    made = [(number, _piece(number, one, wording, links=links)) for number, one in enumerate(content.blocks)]
    tools = {number: one.tools for number, one in enumerate(content.blocks) if isinstance(one, Quote) and one.tools}
    return [piece for _, piece in made if piece is not None], tools


def _piece(number: int, one: Block, wording: Wording, *, links: bool) -> Piece | None:
    match one:
        case Heading():
            return _heading(number, one, wording)
        case Line():
            return _line(number, one, wording, links=links)
        case Quote():
            return _quote(number, one, wording)
        case Fact():
            label = wording.shown(wording.raw(one.label))
            return Piece(number, wording.raw(one.value), lambda raw: f"**{label}** {wording.shown(raw, links=links)}")
        case Countdown():
            left = date(one.at, "R")
            return Piece(number, wording.raw(one.text), lambda raw: f"{ICONS['clock']} {wording.shown(raw)} · {left}")


def _heading(number: int, one: Heading, wording: Wording) -> Piece:
    head = f"{wording.shown(wording.raw(one.number))} · " if one.number is not None else ""
    under = [f"{BARS[one.severity]} **{wording.shown(wording.raw(say(f'severity-{one.severity}')))}**"
             ] if one.severity in BARS else []  # fmt: skip
    if one.aside is not None or one.until:
        icon = f"{ICONS[one.icon]} " if one.icon in ICONS else ""
        aside = wording.shown(wording.raw(one.aside)) if one.aside is not None else ""
        clock = date(one.until, "R") if one.until else ""
        under.append(icon + " ".join(part for part in (aside, clock) if part))
    tail = "\n" + " · ".join(under) if under else ""
    return Piece(number, wording.raw(one.text), lambda raw: f"### {head}{_flat(wording.shown(raw))}{tail}")


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))


def _line(number: int, one: Line, wording: Wording, *, links: bool) -> Piece | None:
    raw = wording.raw(one.text)
    if not raw.strip():
        return None
    frames: dict[str, Callable[[str], str]] = {
        "strong": lambda line: f"**{line}**",
        "ask": lambda line: f"**{line}**",
        "quiet": lambda line: f"-# {line}",
    }
    frame = frames.get(one.tone, lambda line: line)
    head = f"{ICONS['warning']} " if one.tone == "warn" else ""
    return Piece(number, raw, lambda text: head + _each(wording.shown(text, links=links), frame))


def _each(text: str, frame: Callable[[str], str]) -> str:
    """Frame every line that has something on it."""
    return "\n".join(frame(line) if line.strip() else line for line in text.split("\n"))


def _quote(number: int, one: Quote, wording: Wording) -> Piece:
    author = f"> **{_flat(wording.shown(wording.raw(one.author)))}**\n" if one.author else ""

    def drawn(raw: str) -> str:
        return author + "\n".join(f"> {line}" for line in _marked(raw, one.marks, wording).split("\n"))

    return Piece(number, unmarked(one.text), drawn, is_quote=True)


def _marked(raw: str, marks: tuple[tuple[int, int], ...], wording: Wording) -> str:
    """The words with their marked spans underlined and bold; a mark over several lines is marked on each."""
    parts, at = [], 0
    for start, end in sorted((max(0, a), min(b, len(raw))) for a, b in marks):
        if start < at or end <= start:
            continue
        parts += [wording.shown(raw[at:start]), _each(wording.shown(raw[start:end]), _underlined)]
        at = end
    return "".join([*parts, wording.shown(raw[at:])])


def _underlined(line: str) -> str:
    return f"__**{line}**__"
