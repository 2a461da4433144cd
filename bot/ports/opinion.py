"""A second reader: a language model of the operator's own that says what it takes one message for, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.domain.assessment import Kind, Target


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second reader takes a message for; `target` None where it did not say."""

    kind: Kind
    target: Target | None = None


class OpinionFault(Exception):
    """There is no opinion now. `key` is a Fluent key for people; `detail` never holds a message, an answer or a key.

    `rest` (µs) is how long the reader itself asks to be left alone. `lasting`: waiting will not mend it (a wrong key, a
    wrong address). `perhaps_this`: the message may be the reason (it took too long, the server fell over it).
    """

    def __init__(
        self, key: str, detail: str = "", *, rest: int = 0, lasting: bool = False, perhaps_this: bool = False
    ) -> None:
        super().__init__(f"{key}: {detail}" if detail else key)
        self.key = key
        self.detail = detail
        self.rest = rest
        self.lasting = lasting
        self.perhaps_this = perhaps_this


class SecondReader(Protocol):
    """Reads one message at a time. It sees nothing but the words that it is handed."""

    @property
    def name(self) -> str:
        """What it is called to people: its model."""

    @property
    def host(self) -> str:
        """Where the words go: a host's name; "" for a server on this very machine."""

    async def read(self, text: str) -> Opinion | None:
        """Its opinion; None for an answer that is no label of ours. Raises OpinionFault; gives up in bounded time."""
