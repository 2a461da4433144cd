"""A content's blocks as Telegram text: what is drawn bold, quoted, linked; how it is made to fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from telegram import MessageEntity

from adapters.telegram.ids import link
from adapters.telegram.runs import Block, Row, Run, compile_blocks, cut_row, is_seen, pieces, tame, units
from adapters.telegram.splitting import split
from adapters.telegram.words import Reader
from bot.domain.buttons import read_token
from bot.domain.content import Block as Part
from bot.domain.content import Button, Content, Countdown, Fact, Heading, Line, Look, Quote
from bot.domain.text import say

LONGEST: Final = 4096
CARD_LINES: Final = 12
LEAST_QUOTE: Final = 60
BOLD: Final = frozenset({MessageEntity.BOLD})
MARKED: Final = frozenset({MessageEntity.BOLD, MessageEntity.UNDERLINE})
ICONS: Final = {"moon": "🌙", "warning": "⚠️", "clock": "⏳", "person": "👤"}
SEVERITIES: Final = frozenset({"low", "medium", "high", "critical"})
_NUMBERED: Final = re.compile(r"[#№]?\d{1,4}: ")
_DOT: Final = Run(" · ")


def compose(content: Content, reader: Reader, most: int = LONGEST) -> tuple[str, list[MessageEntity]]:
    """One message: a card within its lines, anything within Telegram's length."""
    blocks = draw(content, reader)
    if content.look in (Look.CARD, Look.DECIDED):
        blocks = _within_lines(blocks)
    return _compiled(_within(blocks, most))


def compose_all(content: Content, reader: Reader) -> list[tuple[str, list[MessageEntity]]]:
    """As many messages as it takes; cards are always one."""
    if content.look in (Look.CARD, Look.DECIDED):
        return [compose(content, reader)]
    parts = split(draw(content, reader), LONGEST)
    seen = [part for part in parts if any(is_seen(block.text) for block in part)]
    return [_compiled(part) for part in seen] or [_compiled([])]


def draw(content: Content, reader: Reader) -> list[Block]:
    """Every block as one; a jump to a message stands at the end of the line before its quote."""
    blocks: list[Block] = []
    for part in content.blocks:
        if isinstance(part, Quote):
            jumps = [_jump(tool, reader) for tool in part.tools if jump_of(tool)]
            if jumps and blocks and not blocks[-1].quote:
                blocks[-1] = replace(blocks[-1], row=_joined([blocks[-1].row, *jumps]))
            elif jumps:
                blocks.append(Block(_joined(jumps), quiet=True))
        blocks.append(_block(part, reader))
    return [block for block in blocks if block.row]


def jump_of(button: Button) -> str:
    """The address that a "go" token leads to; "" for any other button, and where Telegram has no address for it."""
    token = read_token(button.token)
    return link(token.verb, token.ref) if token is not None and token.about == "go" else ""


def _jump(button: Button, reader: Reader) -> Row:
    return (Run(reader.line(button.label), url=jump_of(button)),)


def _block(part: Part, reader: Reader) -> Block:
    match part:
        case Heading():
            return Block(_heading(part, reader))
        case Quote():
            return Block(_quote(part, reader), quote=True)
        case Fact():
            return Block(_fact(part, reader), quiet=True)
        case Countdown():
            return Block(_joined([reader.row(part.text, BOLD), reader.moment(part.at)]))
        case Line():
            return _line(part, reader)


def _fact(one: Fact, reader: Reader) -> Row:
    """ "Mode: watching"; no colon before a value that begins with one of its own: "Rule 2: no spam"."""
    value = reader.row(one.value)
    numbered = bool(value) and _NUMBERED.match(value[0].text) is not None
    return (Run(f"{reader.line(one.label)}{'' if numbered else ':'} ", BOLD), *value)


def _heading(one: Heading, reader: Reader) -> Row:
    parts = [reader.row(words, BOLD) for words in (one.number, one.text) if words]
    if one.severity in SEVERITIES:
        parts.append(reader.row(say(f"severity-{one.severity}"), BOLD))
    icon = ICONS.get(one.icon, "")
    if one.aside:
        parts.append((*((Run(f"{icon} "),) if icon else ()), *reader.row(one.aside)))
    if one.until:
        parts.append(reader.moment(one.until))
    return _joined(parts)


def _line(one: Line, reader: Reader) -> Block:
    row = reader.row(one.text, BOLD if one.tone in ("strong", "ask") else frozenset())
    if one.tone == "warn" and row:
        row = (Run("⚠️ "), *row)
    return Block(row, quiet=one.tone in ("quiet", "pills"))


def _quote(one: Quote, reader: Reader) -> Row:
    """Somebody's words with the marked spans bold and underlined, as nothing that could be tapped."""
    signs = pieces(one.text)
    runs: list[Run] = [Run(tame(f"{one.author}: "), BOLD)] if one.author else []
    at = 0
    for start, end in _spans(one.marks, len(signs)):
        runs += [Run("".join(signs[at:start])), Run("".join(signs[start:end]), MARKED)]
        at = end
    runs.append(Run("".join(signs[at:])))
    return tuple(run for run in runs if run.text)


def _spans(marks: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    """Marks in order, without overlaps, inside the text."""
    done = 0
    for start, end in sorted(marks):
        first, last = max(start, done), min(end, size)
        if first < last:
            yield first, last
            done = last


def _joined(rows: Sequence[Row]) -> Row:
    """Rows on one line, with a dot between."""
    found: list[Run] = []
    for row in rows:
        if row:
            found += [_DOT, *row] if found else row
    return tuple(found)


def _within_lines(blocks: list[Block]) -> list[Block]:
    """At most twelve lines: words run on, quotes keep as many of their lines as there is room, the last lines join."""
    flat = [block if block.quote else replace(block, row=_flat(block.row, 1)) for block in blocks]
    while len(flat) > CARD_LINES:
        at = next((n for n in range(len(flat) - 1, 1, -1) if not flat[n].quote and not flat[n - 1].quote), 0)
        if not at:
            flat = flat[:CARD_LINES]
            break
        flat[at - 1 : at + 1] = [replace(flat[at - 1], row=_joined([flat[at - 1].row, flat[at].row]))]
    quotes = sum(block.quote for block in flat)
    room = (CARD_LINES - len(flat) + quotes) // quotes if quotes else 0
    return [replace(block, row=_flat(block.row, room)) if block.quote else block for block in flat]


def _flat(row: Row, lines: int) -> Row:
    """The row on at most `lines` lines; further ones run on."""
    left, found = max(lines, 1) - 1, list[Run]()
    for run in row:
        head = run.text.split("\n")
        keep = min(left, len(head) - 1)
        left -= keep
        found.append(replace(run, text="\n".join([*head[:keep], " ".join(head[keep:])])))
    return tuple(found)


def _within(blocks: list[Block], most: int) -> list[Block]:
    """At most so many UTF-16 units: quotes are shortened first, then whatever is longest."""
    over = _size(blocks) - most
    while over > 0:
        sizes = [units(block.text) for block in blocks]
        quotes = [n for n, block in enumerate(blocks) if block.quote and sizes[n] > LEAST_QUOTE]
        at = max(quotes or range(len(blocks)), key=lambda n: sizes[n])
        least = LEAST_QUOTE if quotes else 1
        if sizes[at] <= least:
            blocks = blocks[: max(1, len(blocks) - 1)]
        else:
            blocks[at] = replace(blocks[at], row=cut_row(blocks[at].row, max(least, sizes[at] - over)))
        over = _size(blocks) - most
    return blocks


def _size(blocks: Sequence[Block]) -> int:
    return sum(units(block.text) + 1 for block in blocks) - 1


def _compiled(blocks: Sequence[Block]) -> tuple[str, list[MessageEntity]]:
    """Telegram takes no message without a sign to see."""
    text, entities = compile_blocks(blocks)
    return (text, entities) if is_seen(text) else ("…", [])
