"""Tables of ideas and themes."""

from __future__ import annotations

from typing import Final

from activities.ideas.model import Idea, Rules, Support, Theme, Voice
from bot.ports.store import Table

IDEAS: Final = Table(
    "ideas", Idea, ("community", "number"), indexes=(("community", "state"), ("community", "author")),
    personal=("title", "text", "reason"),
)  # fmt: skip
RULES: Final = Table("idea_rules", Rules, ("community",))
SUPPORTS: Final = Table("idea_supports", Support, ("community", "idea", "person"), indexes=(("community", "person"),))
THEMES: Final = Table("themes", Theme, ("community", "number"), personal=("title", "reason"))
VOICES: Final = Table(
    "theme_voices", Voice, ("community", "theme", "id"), indexes=(("community", "person"),),
    personal=("message", "words"),
)  # fmt: skip
