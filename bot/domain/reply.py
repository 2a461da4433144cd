"""What somebody who asked for something sees alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.content import Content, Form
from bot.domain.text import Words


@dataclass(frozen=True, slots=True)
class Reply:
    """What the asker alone sees: words, a whole content, or a form. Nothing is a reply too (the card changed)."""

    words: Words | None = None
    content: Content | None = None
    form: Form | None = None


SILENT = Reply()
