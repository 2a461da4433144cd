"""A message without names: what leaves the machine says nothing of who wrote it, and as little as can be of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_LINK: Final = re.compile(r"(?:https?|tg|ftp)://\S+|\bwww\.\S+|\b(?:t\.me|discord\.gg|wa\.me)/\S+", re.IGNORECASE)
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MENTION: Final = re.compile(r"<@[!&]?\d+>|<#\d+>|(?<![\w@])@[^\W\d_]\w{0,63}|(?<!\w)u/\w{3,}")
_EMOJI: Final = re.compile(r"<a?(:\w{2,32}:)\d+>")
_NUMBER: Final = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){5,}")
_ENDING: Final = re.compile(r"[аеёиоуыэюяйь]$")
_CYRILLIC: Final = re.compile(r"[а-яё]+", re.IGNORECASE)
SHORTEST: Final = 3
"""A shorter name would be found inside everything."""
SOMEONE: Final = "@someone"


def nameless(text: str, names: Iterable[str] = ()) -> str:
    """A text with links, addresses, mentions, long numbers and the given names replaced by what they are.

    A whole name is found however it is written; a part of it, or a Russian case of it ("Анне" of "Анна"), where it
    begins with a capital letter, since many names are ordinary words as well.
    """
    plain = _EMOJI.sub(r"\1", text)
    plain = _MENTION.sub(SOMEONE, _MAIL.sub("[address]", _LINK.sub("[link]", plain)))
    for name in sorted({one.strip().lstrip("@") for one in names}, key=lambda one: (-len(one), one)):
        if len(name) >= SHORTEST:
            plain = re.sub(rf"(?<!\w)@?{re.escape(name)}(?!\w)", SOMEONE, plain, flags=re.IGNORECASE)
            for part in re.findall(r"\w+", name):
                plain = _part(part).sub(SOMEONE, plain) if len(part) >= SHORTEST else plain
    return _NUMBER.sub("[number]", plain)


def _part(part: str) -> re.Pattern[str]:
    stem = _ENDING.sub("", part.lower()) if _CYRILLIC.fullmatch(part) else part
    ending = "[а-яё]{0,3}" if _CYRILLIC.fullmatch(part) and len(stem) >= SHORTEST else ""
    whole = f"{stem}{ending}" if ending else re.escape(part)
    return re.compile(rf"(?<![\w@]){whole[0].upper()}{whole[1:]}(?!\w)")
