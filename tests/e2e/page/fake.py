"""A community in memory that speaks docs/sandbox.md, so that the page can be tried without Steward."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from starlette.websockets import WebSocket

from tests.e2e.page import community
from tests.e2e.page.community import Json, tr

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "adapters" / "sandbox" / "page"


def now() -> int:
    """µs UTC."""
    return time.time_ns() // 1000


def catalogue(lang: str) -> dict[str, str]:
    """The page's strings, each variable handed in as its own name in braces."""
    bundle = FluentBundle([lang], use_isolating=False)
    bundle.add_resource(FluentResource((ROOT / "bot" / "locales" / lang / "page.ftl").read_text("utf-8")))
    keys: dict[str, list[str]] = json.loads((PAGE / "texts.json").read_text("utf-8"))
    said: dict[str, str] = {}
    for key, names in keys.items():
        value = bundle.get_message(key).value
        assert value is not None, key
        text, errors = bundle.format_pattern(value, {name: f"{{{name}}}" for name in names})
        assert not errors, (key, errors)
        said[key] = str(text)
    return said


class Fake:
    """A community in memory. Words with "liar" or "врун" become a case in the moderators' room."""

    def __init__(self) -> None:
        self.messages: dict[str, list[Json]] = {}
        self.viewers: dict[WebSocket, tuple[str, str]] = {}
        self.heard: list[Json] = []
        self.notes: list[tuple[str, Json]] = []
        self.count = 100
        self.troubled: dict[str, Any] = {"slow": False, "closed": set()}
        self.silent = False
        self.loop: asyncio.AbstractEventLoop | None = None
        self.seed()

    def seed(self) -> None:
        """The first conversation and three entries of the moderators' room."""
        start = now() - 10 * 60_000_000
        self.post("general", "juno", "The Spire is back up after the restart. Who’s in this weekend?", at=start)
        self.post(
            "general", "brann", "Me, if it isn’t before seven. Bedtime stories come first.", at=start + 60_000_000
        )
        third = self.post(
            "general",
            "bob",
            "First week here. Is there room for a healer who reads the tactics twice?",
            at=start + 200_000_000,
        )
        third["reactions"] = [{"emoji": "👋", "count": 5, "who": ["bob"]}, {"emoji": "🍵", "count": 2, "who": []}]
        self.post("moderators", "steward", content=lambda lang: community.night(lang), at=start)
        self.post("moderators", "steward", content=lambda lang: community.decided(212, lang), at=start + 1)
        self.post("moderators", "steward", content=lambda lang: community.spam(lang), at=start + 2)
        until = now() + 28 * 60_000_000
        words = "you weren’t even there, you liar, and everyone here knows it"
        self.post(
            "moderators",
            "steward",
            content=lambda lang: community.case(214, words, "Kestrel", until, lang),
            at=start + 3,
        )

    def post(self, channel: str, who: str, text: str = "", **more: Any) -> Json:
        """Keeps a message; `content` is a function of the language."""
        self.count += 1
        message: Json = {
            "id": f"m{self.count}",
            "channel": channel,
            "at": now(),
            "author": who,
            "text": text,
            "edited_at": None,
            "reply": None,
            "attachments": [],
            "reactions": [],
            "thread": None,
            "content": None,
            **more,
        }
        self.messages.setdefault(channel, []).append(message)
        return message

    def seen(self, message: Json, who: str, lang: str) -> Json:
        """The message as `who` sees it."""
        person = next((one for one in community.people(lang) if one["id"] == message["author"]), None)
        mine = message["author"] == who
        can = ["reply", "react", "thread"] + (
            ["edit", "delete"] if mine else ["delete"] if who in community.STAFF else []
        )
        return {
            **message,
            "author": {key: person[key] for key in ("id", "name", "bot", "self")} if person else None,
            "system": person is None,
            "content": message["content"](lang) if message["content"] else None,
            "can": can if not message["content"] else ["reply", "react"],
            "reactions": [
                {"emoji": r["emoji"], "count": r["count"], "mine": who in r["who"]} for r in message["reactions"]
            ],
        }

    def snapshot(self, who: str, lang: str) -> Json:
        """Everything that `who` sees."""
        rooms = community.channels(who, lang)
        return {
            "on": "snapshot",
            "version": 1,
            "community": {"name": "Lanternfall", "members": 1204},
            "lang": lang,
            "langs": [{"code": "en", "name": "English"}, {"code": "ru", "name": "Русский"}],
            "zone": "UTC",
            "now": now(),
            "me": who,
            "personas": community.personas(lang),
            "people": community.people(lang),
            "counts": {"here": 6, "away": 1198},
            "channels": rooms,
            "messages": {r["id"]: [self.seen(m, who, lang) for m in self.messages.get(r["id"], [])] for r in rooms},
            "notes": [note for owner, note in self.notes if owner == who],
            "waiting": self.waiting(lang) if who in community.STAFF else [],
            "commands": community.commands(who, lang),
            "scenes": [
                {"id": s.split()[1], "label": tr(s, lang), "note": tr(s, lang)}
                for s in ("a raid", "a quarrel", "a complaint", "a contest")
            ],
            "troubles": self.troubles(),
            "steward": {"running": True, "why": ""},
            "texts": catalogue(lang),
        }

    def waiting(self, lang: str) -> list[Json]:
        """The two cases that wait."""
        return [
            {
                "case": "211",
                "title": tr("Spam from a newcomer", lang),
                "severity": "high",
                "word": tr("high", lang),
                "level": 3,
                "aside": tr("held since 03:12", lang),
                "until": 0,
                "channel": "moderators",
                "message": "m106",
            },
            {
                "case": "214",
                "title": tr("Insult at a person", lang),
                "severity": "high",
                "word": tr("high", lang),
                "level": 3,
                "aside": "",
                "until": now() + 28 * 60_000_000,
                "channel": "moderators",
                "message": "m107",
            },
        ]

    def troubles(self) -> list[Json]:
        """Two switches: one for all, one for single people."""
        return [
            {
                "id": "slow",
                "label": "Slow",
                "note": "Every answer takes three seconds",
                "on": self.troubled["slow"],
                "each": False,
                "who": [],
            },
            {
                "id": "closed",
                "label": "Direct messages closed",
                "note": "Steward can’t write to them",
                "on": False,
                "each": True,
                "who": sorted(self.troubled["closed"]),
            },
        ]

    async def tell(self, frame: Json, who: str = "", channel: str = "") -> None:
        """To everybody who sees `channel`, or to one."""
        for line, (viewer, lang) in list(self.viewers.items()):
            if who and viewer != who:
                continue
            if channel and channel not in {room["id"] for room in community.channels(viewer, lang)}:
                continue
            said = (
                {**frame, "message": self.seen(frame["message"], viewer, lang)}
                if "message" in frame and isinstance(frame["message"], dict)
                else frame
            )
            await line.send_text(json.dumps(said))

    async def show(self, channel: str, who: str, text: str = "", **more: Any) -> Json:
        """Posts and tells."""
        message = self.post(channel, who, text, **more)
        await self.tell({"on": "message", "message": message}, channel=channel)
        return message

    async def flood(self, channel: str, count: int) -> None:
        """Tells the newest `count` messages at once."""
        for message in self.messages[channel][-count:]:
            await self.tell({"on": "message", "message": message}, channel=channel)

    def find(self, channel: str, message: str) -> Json:
        """A kept message."""
        return next(one for one in self.messages.get(channel, []) if one["id"] == message)

    def run(self, deed: Any) -> Any:
        """Runs a coroutine in the server's loop, from a test."""
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(deed, self.loop).result(10)

    async def drop(self) -> None:
        """Breaks every line."""
        for line in list(self.viewers):
            await line.close(1012)
