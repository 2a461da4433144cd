"""Steward's messages as Discord's: blocks in Components V2, one drawing for sends, edits and answers.

All text stands in text displays, which never unfurl addresses; the nonce of a send stands in the ids of its components,
so that a send whose answer was lost can be recognised in the history whenever that is looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from adapters.discord.components import CONTAINER, SEPARATOR, TEXT, Board, Json, Where
from adapters.discord.pieces import Piece, pieces_of
from adapters.discord.wording import Wording
from bot.domain.content import Button, Content, Heading, Look

V2: Final = 1 << 15
EPHEMERAL: Final = 1 << 6
SILENT: Final = 1 << 12
TEXT_MAX: Final = 4000
COMPONENTS_MAX: Final = 40
TOOLS_ROOM: Final = 6
BUSY: Final = 16
"""How many components a row of tools takes at most, and from how many on there is no room for more of them."""
QUIET: Final[Json] = {"parse": [], "replied_user": False}
"""Nobody is ever pinged by what a message says."""
COLOURS: Final = {"low": 0x6B8294, "medium": 0xD08A00, "high": 0xDD5A2B, "critical": 0xC2185B}
_FRAMED: Final = frozenset({Look.CARD, Look.NOTICE, Look.LIST})
_SHORTENED: Final = frozenset({Look.CARD, Look.DECIDED})
"""Looks that may be shortened: what they leave out stands under the case."""


_Tools: TypeAlias = dict[int, tuple[Button, ...]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message ready to go; `cut` says that not all of its words had room."""

    components: list[Json]
    cut: bool = False

    def body(self, flags: int = 0) -> Json:
        """The request's body, for a message or an answer."""
        return {"components": self.components, "flags": V2 | flags, "allowed_mentions": QUIET}


def draw(
    content: Content, wording: Wording, where: Where, nonce: str = "", files: Sequence[Json] = ()
) -> Drawn:  # fmt: skip
    """A whole message, its words shortened where they have no room: quotes first, then the longest. `files` are the
    components that show what is sent with it: they stand under the words, above the buttons."""
    pieces, tools = pieces_of(content, wording, where)
    cut = _fit(pieces, TEXT_MAX)
    return Drawn(numbered(_layout(content, pieces, tools, Board(wording, where), files=files), nonce), cut)


def draw_parts(content: Content, wording: Wording, where: Where, files: Sequence[Json] = ()) -> list[Drawn]:
    """The same in as many messages as its words need; files and buttons stand under the last."""
    pieces, tools = pieces_of(content, wording, where)
    groups: list[list[Piece]] = [[]]
    for piece in (part for one in pieces for part in one.split(TEXT_MAX)):
        if groups[-1] and _length([*groups[-1], piece]) > TEXT_MAX:
            groups.append([])
        groups[-1].append(piece)
    last = len(groups) - 1
    bare = Content((), (), content.look)
    return [
        Drawn(
            _layout(
                content if at == last else bare,
                group,
                tools,
                Board(wording, where),
                content,
                files=files if at == last else (),
            )
        )
        for at, group in enumerate(groups)
    ]


def too_long(content: Content, wording: Wording) -> bool:
    """Whether a message can't be shortened honestly: it is no card, and its own words (not a quote) have no room."""
    if content.look in _SHORTENED:
        return False
    pieces, _ = pieces_of(content, wording, Where(""))
    return _fit(pieces, TEXT_MAX, quotes_only=True) and _length(pieces) > TEXT_MAX


def _length(pieces: Sequence[Piece]) -> int:
    return sum(one.length + 1 for one in pieces)


def _fit(pieces: list[Piece], most: int, *, quotes_only: bool = False) -> bool:
    """Shorten in place until everything has room; whether anything was shortened."""
    over = _length(pieces) - most
    cut = over > 0
    for kind in (True, False)[: 1 if quotes_only else 2]:
        for piece in sorted((one for one in pieces if one.is_quote is kind), key=lambda one: -one.length):
            if over > 0:
                piece.shorten(max(piece.least, piece.length - over))
                over = _length(pieces) - most
    while over > 0 and not quotes_only and len(pieces) > 1:
        pieces.pop()
        over = _length(pieces) - most
    return cut


def _layout(
    content: Content,
    pieces: list[Piece],
    tools: dict[int, tuple[Button, ...]],
    board: Board,
    whole: Content | None = None,
    files: Sequence[Json] = (),
) -> list[Json]:
    """Texts, tools beneath their quotes, files, a line, buttons; in a frame where the look has one."""
    inside: list[Json] = []
    lines: list[str] = []
    for piece in pieces:
        lines.append(piece.text)
        beneath = board.rows(tools[piece.number], TOOLS_ROOM) if piece.number in tools and _count(inside) < BUSY else []
        if beneath:
            inside += [_text(lines), *beneath]
            lines = []
    inside += [_text(lines)] if any(lines) else []
    inside = [*(inside or [_text(["…"])]), *files]
    framed = content.look in _FRAMED
    buttons = board.rows(content.buttons, COMPONENTS_MAX - 2 - _count(inside))
    if framed and buttons:
        inside.append({"type": SEPARATOR, "divider": True, "spacing": 1})
    inside += buttons
    return [_frame(whole or content, inside)] if framed else inside


def _text(lines: list[str]) -> Json:
    return {"type": TEXT, "content": "\n".join(lines).strip("\n") or "…"}


def _count(components: Sequence[Json]) -> int:
    return sum(1 + _count(one.get("components") or ()) for one in components)


def _frame(content: Content, inside: list[Json]) -> Json:
    severity = next((one.severity for one in content.blocks if isinstance(one, Heading) and one.severity), "")
    drawn: Json = {"type": CONTAINER, "components": inside}
    return {**drawn, "accent_color": COLOURS[severity]} if severity in COLOURS else drawn


def marks_of(nonce: str) -> tuple[int, int]:
    """Two component ids that stand for a nonce, of 22 bits each and never the small ones that Discord gives itself."""
    digest = hashlib.blake2b(nonce.encode(errors="replace"), digest_size=8).digest()
    first, second = (int.from_bytes(part, "big") & 0x1FFFFF | 0x200000 for part in (digest[:4], digest[4:]))
    return first, second if second != first else second ^ 1


def _marked(components: Sequence[Json]) -> list[Json]:
    """The components whose ids tell the nonce: the first, and the first inside it or beside it."""
    head = components[0]
    return [head, *(head.get("components") or components[1:])[:1]]


def numbered(components: list[Json], nonce: str) -> list[Json]:
    """Put the nonce into the ids."""
    if nonce:
        for one, id in zip(_marked(components), marks_of(nonce), strict=False):
            one["id"] = id
    return components


def carries(components: Sequence[Json], nonce: str) -> bool:
    """Whether a message's components bear this nonce."""
    if not nonce or not components:
        return False
    return all(one.get("id") == id for one, id in zip(_marked(components), marks_of(nonce), strict=False))
