"""One reading of a scene: what several conditions need is worked out once, and only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.domain.messages import Message, Surface, SurfaceKind
from bot.domain.signals import SpanOn
from rules.scene import Scene
from rules.text.invites import Invite, invites
from rules.text.language import guess_language
from rules.text.links import Link, links
from rules.text.views import Views, views
from rules.windows import Heat, Windows, channel_of, event_of, print_of, written
from rules.wordbook import Found, WordBook

_NONE: Final[tuple[SpanOn, ...]] = ()


class Reading:
    """Lazily computed facts of one scene. `rule_spans` are the spans of the rule being judged so far; `heats`
    conversations by window."""

    __slots__ = (
        "_book",
        "_event",
        "_found",
        "_invites",
        "_language",
        "_letters",
        "_links",
        "_names",
        "_print",
        "_surfaces",
        "_thread",
        "_views",
        "apart",
        "facts",
        "heats",
        "message",
        "rule_spans",
        "scene",
        "windows",
    )

    def __init__(self, scene: Scene, windows: Windows, book: WordBook) -> None:
        self.scene = scene
        self.message = scene.message
        self.facts = scene.facts
        self.windows = windows
        self.apart = False
        self.heats: dict[int, Heat] = {}
        self.rule_spans: tuple[SpanOn, ...] = _NONE
        self._book = book
        self._event = ""
        self._thread = ""
        self._surfaces: tuple[Surface, ...] | None = None
        self._views: tuple[Views, ...] | None = None
        self._found: Found | None = None
        self._names: Found | None = None
        self._links: tuple[tuple[int, Link], ...] | None = None
        self._invites: tuple[tuple[int, Invite], ...] | None = None
        self._letters = -1
        self._language: str | None = None
        self._print: int | None = None

    @property
    def surfaces(self) -> tuple[Surface, ...]:
        """Every judged text, the message's own first."""
        if self._surfaces is None:
            self._surfaces = _surfaces(self.message)
        return self._surfaces

    @property
    def views(self) -> tuple[Views, ...]:
        """The views of each surface, in the same order."""
        if self._views is None:
            surfaces = self.surfaces
            self._views = (
                (views(surfaces[0].text),) if len(surfaces) == 1 else tuple([views(one.text) for one in surfaces])
            )
        return self._views

    @property
    def event(self) -> str:
        """The message's identity as an event."""
        if not self._event:
            self._event = event_of(self.message)
        return self._event

    @property
    def thread(self) -> str:
        """The conversation that the message belongs to."""
        if not self._thread:
            self._thread = channel_of(self.message.ref.channel)
        return self._thread

    @property
    def text(self) -> str:
        """What the author wrote in this message, or the caption of what they sent; not names of files or titles."""
        return self.message.text or (written(self.message) if self.message.extra else "")

    @property
    def found(self) -> Found:
        """Spans of all word lists on all surfaces, by the number of the list."""
        if self._found is None:
            self._found = self._book.scan(self.views)
        return self._found

    def words(self, number: int) -> Sequence[SpanOn]:
        """Spans of the word list `number` on all surfaces."""
        return self.found.get(number, _NONE)

    def name_words(self, number: int) -> Sequence[SpanOn]:
        """Spans of the word list `number` in the author's name."""
        if self._names is None:
            name = self.facts.name or self.message.author.name
            self._names = self._book.scan((views(name),)) if name else {}
        return self._names.get(number, _NONE)

    @property
    def links(self) -> tuple[tuple[int, Link], ...]:
        """Links with the number of their surface; targets hidden behind text count with the message's own text."""
        if self._links is None:
            found: list[tuple[int, Link]] = []
            for number, view in enumerate(self.views):
                if some := links(view):
                    found += [(number, one) for one in some]
            if self.message.links:
                found += [(0, one) for one in links("", self.message.links)]
            self._links = tuple(found)
        return self._links

    @property
    def invites(self) -> tuple[tuple[int, Invite], ...]:
        """Invitations to other places, with the number of their surface."""
        if self._invites is None:
            found: list[tuple[int, Invite]] = []
            for number, view in enumerate(self.views):
                if some := invites(view):
                    found += [(number, one) for one in some]
            if self.message.links:
                found += [(0, one) for one in invites("", self.message.links)]
            self._invites = tuple(found)
        return self._invites

    @property
    def main(self) -> Views | None:
        """The views of what the author wrote, None when there is nothing."""
        text = self.text
        if not text:
            return None
        first = self.views[0]
        return first if first.original == text else next((one for one in self.views if one.original == text), None)

    @property
    def letters(self) -> int:
        """How many characters besides white space the author wrote."""
        if self._letters < 0:
            self._letters = len("".join(self.text.split()))
        return self._letters

    @property
    def language(self) -> str:
        """The guessed language of what the author wrote."""
        if self._language is None:
            self._language = guess_language(self.text)
        return self._language

    @property
    def print(self) -> int:
        """The exact fingerprint of what the author wrote; 0 for no text."""
        if self._print is None:
            self._print = print_of(self.main or "")
        return self._print


def _surfaces(message: Message) -> tuple[Surface, ...]:
    if message.text and not (message.attachments or message.thread_title or message.extra):
        return (Surface(SurfaceKind.TEXT, message.text),)
    return message.surfaces()
