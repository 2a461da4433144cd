"""Lines of real chat where the shared measurement data is at hand, else made-up ones that say so."""

from __future__ import annotations

import json
from itertools import cycle, islice

from tests.kit import find_shared

_WORDS = (
    "has anybody tried the new build yet because my map keeps loading for ages and then it just stops "
    "thanks that worked for me see you tomorrow at the raid bring the healer please what time is it there"
).split()


def chat(count: int) -> tuple[list[str], str]:
    """`count` lines of chat and where they come from."""
    shared = find_shared()
    path = shared / "data" / "chat_en_irc_ubuntu.devtest.jsonl" if shared else None
    if path is not None and path.exists():
        with path.open(encoding="utf-8") as file:
            lines = [json.loads(line)["text"] for line in file]
        return list(islice(cycle(lines), count)), "real chat (IRC, devtest)"
    made = [" ".join(_WORDS[(n * 7 + k) % len(_WORDS)] for k in range(5 + n % 12)) for n in range(997)]
    return list(islice(cycle(made), count)), "made-up chat (no measurement data at hand)"
