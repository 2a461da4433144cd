"""Tables of the gallery."""

from __future__ import annotations

from typing import Final

from activities.gallery.model import Gallery, Heart, Shown, Work
from bot.ports.store import Table

GALLERIES: Final = Table("galleries", Gallery, ("community", "number"), personal=("title",))
WORKS: Final = Table(
    "works", Work, ("community", "number"),
    indexes=(("community", "gallery"), ("community", "person"), ("community", "message")),
    personal=("text", "other", "reason", "message", "files"),
)  # fmt: skip
SHOWN: Final = Table(
    "works_shown", Shown, ("community", "work", "number"),
    indexes=(("community", "channel", "message"), ("community", "source")),
    personal=("message", "source"),
)  # fmt: skip
HEARTS: Final = Table("work_hearts", Heart, ("community", "work", "person"), indexes=(("community", "person"),))
