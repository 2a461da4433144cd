"""A server of the tests' own that speaks docs/sandbox.md, so that the page can be tried without Steward."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn
from fluent.runtime import FluentBundle, FluentResource
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.e2e.page import community
from tests.e2e.page.community import Json, tr

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "adapters" / "sandbox" / "page"
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def now() -> int:
    """µs UTC."""
    return time.time_ns() // 1000


def catalogue(lang: str) -> dict[str, str]:
    """The page's strings, each variable handed in as its own name in braces."""
    bundle = FluentBundle([lang], use_isolating=False)
    bundle.add_resource(FluentResource((ROOT / "bot" / "locales" / lang / "page.ftl").read_text("utf-8")))
    keys: dict[str, list[str]] = json.loads((PAGE / "texts.json").read_text("utf-8"))
    said = {}
    for key, names in keys.items():
        value = bundle.get_message(key).value
        assert value is not None, key
        said[key], errors = bundle.format_pattern(value, {name: f"{{{name}}}" for name in names})
        assert not errors, (key, errors)
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
        self.post("general", "brann", "Me, if it isn’t before seven. Bedtime stories come first.", at=start + 60_000_000)
        third = self.post("general", "bob", "First week here. Is there room for a healer who reads the tactics twice?", at=start + 200_000_000)
        third["reactions"] = [{"emoji": "👋", "count": 5, "who": ["bob"]}, {"emoji": "🍵", "count": 2, "who": []}]
        self.post("moderators", "steward", content=lambda lang: community.night(lang), at=start)
        self.post("moderators", "steward", content=lambda lang: community.decided(212, lang), at=start + 1)
        self.post("moderators", "steward", content=lambda lang: community.spam(lang), at=start + 2)
        until = now() + 28 * 60_000_000
        words = "you weren’t even there, you liar, and everyone here knows it"
        self.post("moderators", "steward", content=lambda lang: community.case(214, words, "Kestrel", until, lang), at=start + 3)

    def post(self, channel: str, who: str, text: str = "", **more: Any) -> Json:
        """Keeps a message; `content` is a function of the language."""
        self.count += 1
        message: Json = {"id": f"m{self.count}", "channel": channel, "at": now(), "author": who, "text": text,
                         "edited_at": None, "reply": None, "attachments": [], "reactions": [], "thread": None,
                         "content": None, **more}  # fmt: skip
        self.messages.setdefault(channel, []).append(message)
        return message

    def seen(self, message: Json, who: str, lang: str) -> Json:
        """The message as `who` sees it."""
        person = next((one for one in community.people(lang) if one["id"] == message["author"]), None)
        mine = message["author"] == who
        can = ["reply", "react", "thread"] + (["edit", "delete"] if mine else ["delete"] if who in community.STAFF else [])
        return {**message,
                "author": {key: person[key] for key in ("id", "name", "bot", "self")} if person else None,
                "system": person is None,
                "content": message["content"](lang) if message["content"] else None,
                "can": can if not message["content"] else ["reply", "react"],
                "reactions": [{"emoji": r["emoji"], "count": r["count"], "mine": who in r["who"]} for r in message["reactions"]],
                }  # fmt: skip

    def snapshot(self, who: str, lang: str) -> Json:
        """Everything that `who` sees."""
        rooms = community.channels(who, lang)
        waiting = [
            {"case": "211", "title": tr("Spam from a newcomer", lang), "severity": "high", "word": tr("high", lang),
             "level": 3, "aside": tr("held since 03:12", lang), "until": 0, "channel": "moderators", "message": "m106"},
            {"case": "214", "title": tr("Insult at a person", lang), "severity": "high", "word": tr("high", lang),
             "level": 3, "aside": "", "until": now() + 28 * 60_000_000, "channel": "moderators", "message": "m107"},
        ]  # fmt: skip
        return {
            "on": "snapshot", "version": 1, "community": {"name": "Lanternfall", "members": 1204}, "lang": lang,
            "langs": [{"code": "en", "name": "English"}, {"code": "ru", "name": "Русский"}], "zone": "UTC", "now": now(),
            "me": who, "personas": community.personas(lang), "people": community.people(lang),
            "counts": {"here": 6, "away": 1198}, "channels": rooms,
            "messages": {r["id"]: [self.seen(m, who, lang) for m in self.messages.get(r["id"], [])] for r in rooms},
            "notes": [note for owner, note in self.notes if owner == who],
            "waiting": waiting if who in community.STAFF else [], "commands": community.commands(who, lang),
            "scenes": [{"id": s.split()[1], "label": tr(s, lang), "note": tr(s, lang)}
                       for s in ("a raid", "a quarrel", "a complaint", "a contest")],
            "troubles": self.troubles(), "steward": {"running": True, "why": ""}, "texts": catalogue(lang),
        }  # fmt: skip

    def troubles(self) -> list[Json]:
        """Two switches: one for all, one for single people."""
        return [
            {"id": "slow", "label": "Slow", "note": "Every answer takes three seconds", "on": self.troubled["slow"], "each": False, "who": []},
            {"id": "closed", "label": "Direct messages closed", "note": "Steward can’t write to them", "on": False, "each": True,
             "who": sorted(self.troubled["closed"])},
        ]  # fmt: skip

    async def tell(self, frame: Json, who: str = "", channel: str = "") -> None:
        """To everybody who sees `channel`, or to one."""
        for line, (viewer, lang) in list(self.viewers.items()):
            if who and viewer != who:
                continue
            if channel and channel not in {room["id"] for room in community.channels(viewer, lang)}:
                continue
            said = {**frame, "message": self.seen(frame["message"], viewer, lang)} if "message" in frame and isinstance(frame["message"], dict) else frame
            await line.send_text(json.dumps(said))

    async def show(self, channel: str, who: str, text: str = "", **more: Any) -> Json:
        """Posts and tells."""
        message = self.post(channel, who, text, **more)
        await self.tell({"on": "message", "message": message}, channel=channel)
        return message

    def find(self, channel: str, message: str) -> Json:
        """A kept message."""
        return next(one for one in self.messages.get(channel, []) if one["id"] == message)

    async def take(self, frame: Json, who: str, lang: str, line: WebSocket) -> Json:
        """Does what a frame asks; the reply without its number."""
        self.heard.append(frame)
        deed = getattr(self, f"do_{frame['do']}", None)
        reply: Json = (await deed(frame, who, lang, line) if deed else None) or {}
        return {"ok": True, **reply}

    async def do_send(self, frame: Json, who: str, lang: str, line: WebSocket) -> Json:
        """A message; an insult becomes a case."""
        again = next((m for m in self.messages.get(frame["channel"], []) if m.get("nonce") == frame["nonce"]), None)
        if again:
            return {"message": again["id"]}
        reply = None
        if frame["reply_to"]:
            to = self.find(frame["channel"], frame["reply_to"])
            reply = {"id": to["id"], "author": to["author"].title(), "text": to["text"]}
        files = [{"id": f, "kind": "file", "name": f, "size": 2048, "url": f"/files/{f}", "type": "text/plain"} for f in frame["attachments"]]
        sent = await self.show(frame["channel"], who, frame["text"], reply=reply, nonce=frame["nonce"], attachments=files)
        if re.search("liar|врун", frame["text"]) and who not in community.STAFF:
            text, until = frame["text"], now() + 30 * 60_000_000
            number = 215 + len(self.messages["moderators"])
            await self.show("moderators", "steward", content=lambda tongue: community.case(number, text, who.title(), until, tongue))
        return {"message": sent["id"]}

    async def do_edit(self, frame: Json, *_: Any) -> None:
        """New words."""
        message = self.find(frame["channel"], frame["message"])
        message.update(text=frame["text"], edited_at=now())
        await self.tell({"on": "message_changed", "message": message}, channel=frame["channel"])

    async def do_delete(self, frame: Json, *_: Any) -> None:
        """Gone."""
        self.messages[frame["channel"]] = [m for m in self.messages[frame["channel"]] if m["id"] != frame["message"]]
        await self.tell({"on": "message_gone", "channel": frame["channel"], "id": frame["message"]}, channel=frame["channel"])

    async def do_react(self, frame: Json, who: str, *_: Any) -> None:
        """One reaction on or off."""
        message = self.find(frame["channel"], frame["message"])
        one = next((r for r in message["reactions"] if r["emoji"] == frame["emoji"]), None)
        if one is None:
            one = {"emoji": frame["emoji"], "count": 0, "who": []}
            message["reactions"].append(one)
        one["count"] += 1 if frame["on"] else -1
        one["who"] = [*one["who"], who] if frame["on"] else [w for w in one["who"] if w != who]
        await self.tell({"on": "message_changed", "message": message}, channel=frame["channel"])

    async def do_press(self, frame: Json, who: str, lang: str, line: WebSocket) -> None:
        """Delete and undo change the card; explain answers the presser; answer opens a form."""
        if frame["token"] == "explain":
            await self.note(who, frame["channel"], [community.line("Rule 2 fired: says_any ‹liar›. See /rules.", lang)])
        elif frame["token"] == "answer":
            blanks = [{"name": "text", "label": "Your answer", "kind": "long", "required": True, "hint": "Steward posts it", "value": "",
                       "choices": [], "max_length": 400}]  # fmt: skip
            form = {"token": "answer-214", "title": "Answer Kestrel", "submit": "Post it", "fields": blanks}
            await line.send_text(json.dumps({"on": "form", "channel": frame["channel"], "form": form}))
        else:
            message = self.find(frame["channel"], frame["message"])
            old = message.setdefault("old", message["content"])
            message["content"] = old if frame["token"] == "undo" else lambda tongue: community.decided(214, tongue)
            await self.tell({"on": "message_changed", "message": {**message, "old": None}}, channel=frame["channel"])

    async def note(self, who: str, channel: str, blocks: list[Json]) -> None:
        """Something that only one sees."""
        self.count += 1
        note = {"id": f"n{self.count}", "channel": channel, "at": now(), "author": {"id": "steward", "name": "Steward", "bot": True, "self": True},
                "only_you": True, "content": {"look": "plain", "rings": False, "blocks": blocks, "buttons": []}}  # fmt: skip
        self.notes.append((who, note))
        await self.tell({"on": "only_you", "note": note}, who=who)

    async def do_form(self, frame: Json, who: str, lang: str, line: WebSocket) -> Json | None:
        """A short answer is refused with its field."""
        if len(frame["values"]["text"]) < 3:
            return {"ok": False, "error": "A little longer, please.", "field": "text"}
        await self.show("raids", "steward", content=lambda tongue: {"look": "plain", "blocks": [community.line(frame["values"]["text"], tongue)], "buttons": []})
        return None

    async def do_command(self, frame: Json, who: str, lang: str, line: WebSocket) -> None:
        """Tells what was understood."""
        await self.note(who, frame["channel"], [community.line(json.dumps([frame["name"], frame["args"], frame["target"]]), lang)])

    async def do_dismiss(self, frame: Json, who: str, *_: Any) -> None:
        """Puts a note away."""
        self.notes = [pair for pair in self.notes if pair[1]["id"] != frame["note"]]
        await self.tell({"on": "only_you_gone", "id": frame["note"]}, who=who)

    async def do_become(self, frame: Json, who: str, lang: str, line: WebSocket) -> None:
        """Another persona."""
        self.viewers[line] = (frame["as"], lang)
        await line.send_text(json.dumps(self.snapshot(frame["as"], lang)))

    async def do_language(self, frame: Json, who: str, lang: str, line: WebSocket) -> None:
        """Another language."""
        self.viewers[line] = (who, frame["lang"])
        await line.send_text(json.dumps(self.snapshot(who, frame["lang"])))

    async def do_trouble(self, frame: Json, *_: Any) -> None:
        """Switches."""
        if frame["who"]:
            (self.troubled["closed"].add if frame["on"] else self.troubled["closed"].discard)(frame["who"])
        else:
            self.troubled["slow"] = frame["on"]
        await self.tell({"on": "troubles", "troubles": self.troubles()})

    async def do_scene(self, frame: Json, *_: Any) -> None:
        """A line of the sandbox itself."""
        await self.show("general", "", f"The scene begins: {frame['scene']}")

    async def line(self, line: WebSocket) -> None:
        """One viewer's socket."""
        await line.accept()
        who, lang = line.query_params.get("as") or "bob", line.query_params.get("lang") or "en"
        self.loop = asyncio.get_running_loop()
        self.viewers[line] = (who, lang)
        await line.send_text(json.dumps(self.snapshot(who, lang)))
        try:
            while True:
                frame = json.loads(await line.receive_text())
                reply = await self.take(frame, *self.viewers[line], line)
                if not self.silent:
                    await line.send_text(json.dumps({"re": frame["id"], **reply}))
        except WebSocketDisconnect:
            pass
        finally:
            self.viewers.pop(line, None)

    def run(self, deed: Any) -> Any:
        """Runs a coroutine in the server's loop, from a test."""
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(deed, self.loop).result(10)

    async def drop(self) -> None:
        """Breaks every line."""
        for line in list(self.viewers):
            await line.close(1012)


def app(fake: Fake) -> Starlette:
    """The fake as an application."""

    async def index(_: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers={"Content-Security-Policy": POLICY})

    async def take_file(request: Request) -> Response:
        body = await request.body()
        name = request.query_params["name"]
        if not body:
            return JSONResponse({"ok": False, "error": "The file is empty."}, 400)
        return JSONResponse({"ok": True, "file": {"id": name, "kind": "file", "name": name, "size": len(body), "url": f"/files/{name}"}})

    return Starlette(routes=[
        Route("/", index), WebSocketRoute("/ws", fake.line), Route("/api/files", take_file, methods=["POST"]),
        Mount("/page", StaticFiles(directory=PAGE)),
    ])  # fmt: skip


class Served:
    """The fake on a free port of loopback, in a thread of its own."""

    def __init__(self, fake: Fake) -> None:
        self.fake = fake
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        config = uvicorn.Config(app(fake), log_level="error", ws="websockets-sansio", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Ends the server and its thread."""
        self.server.should_exit = True
        self.server.force_exit = True
        self.thread.join(5)
        self.socket.close()
