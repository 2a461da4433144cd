"""Long texts as several messages: cut between blocks, lines, sentences or words, never inside what is seen as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from adapters.telegram.runs import Block, Row, Run, clusters, units

_ENDS: Final = ("\n", ". ", " ")


def split(blocks: Sequence[Block], most: int) -> list[list[Block]]:
    """Messages of at most `most` UTF-16 units, in order; together they say everything."""
    parts: list[list[Block]] = []
    left = 0
    for block in blocks:
        for piece in _pieces(block, most):
            size = units(piece.text)
            if not parts or size + 1 > left:
                parts.append([])
                left = most + 1
            parts[-1].append(piece)
            left -= size + 1
    return parts


def _pieces(block: Block, most: int) -> list[Block]:
    """A block as blocks that each fit a message."""
    found: list[Block] = []
    row = block.row
    while units("".join(run.text for run in row)) > most:
        head, row = _cut(row, most)
        found.append(replace(block, row=head))
    return [*found, replace(block, row=row)] if row or not found else found


def _cut(row: Row, most: int) -> tuple[Row, Row]:
    """As much of a row as fits, and the rest without the space or line end between."""
    text = "".join(run.text for run in row)
    at = _place(text, most)
    return _slice(row, 0, at), _slice(row, at + (text[at : at + 1] in ("\n", " ")), len(text))


def _place(text: str, most: int) -> int:
    """Where to cut, in code points: the last good end in the second half of what fits, else between two signs."""
    fits, size = 0, 0
    for one in clusters(text):
        size += units(one)
        if size > most:
            break
        fits += len(one)
    if fits == 0:  # one sign longer than a message: nothing that anybody writes to be read
        return most // 2
    window = text[: fits + 1]
    for end in _ENDS:
        at = window.rfind(end, fits // 2)
        if at > 0:
            return at + (len(end) - 1)
    return fits


def _slice(row: Row, start: int, end: int) -> Row:
    """Part of a row by code points of its whole text."""
    found: list[Run] = []
    at = 0
    for run in row:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            found.append(replace(run, text=text))
        at += len(run.text)
    return tuple(found)
