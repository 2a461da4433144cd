"""What a viewer of the fake community can do: one function for each `do` of docs/sandbox.md."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.websockets import WebSocket

from tests.e2e.page import community
from tests.e2e.page.community import Json
from tests.e2e.page.fake import Fake, now

Deed = Callable[[Fake, Json, str, str, WebSocket], Awaitable[object]]


async def send(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> Json:
    """A message; an insult becomes a case."""
    again = next((m for m in fake.messages.get(frame["channel"], []) if m.get("nonce") == frame["nonce"]), None)
    if again:
        return {"message": again["id"]}
    reply = None
    if frame["reply_to"]:
        to = fake.find(frame["channel"], frame["reply_to"])
        reply = {"id": to["id"], "author": to["author"].title(), "text": to["text"]}
    files = [
        {"id": f, "kind": "file", "name": f, "size": 2048, "url": f"/files/{f}", "type": "text/plain"}
        for f in frame["attachments"]
    ]
    sent = await fake.show(frame["channel"], who, frame["text"], reply=reply, nonce=frame["nonce"], attachments=files)
    if re.search("liar|врун", frame["text"]) and who not in community.STAFF:
        text, until = frame["text"], now() + 30 * 60_000_000
        number = 215 + len(fake.messages["moderators"])
        await fake.show(
            "moderators", "steward", content=lambda tongue: community.case(number, text, who.title(), until, tongue)
        )
    return {"message": sent["id"]}


async def edit(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """New words."""
    message = fake.find(frame["channel"], frame["message"])
    message.update(text=frame["text"], edited_at=now())
    await fake.tell({"on": "message_changed", "message": message}, channel=frame["channel"])


async def delete(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """Gone."""
    fake.messages[frame["channel"]] = [m for m in fake.messages[frame["channel"]] if m["id"] != frame["message"]]
    await fake.tell(
        {"on": "message_gone", "channel": frame["channel"], "id": frame["message"]}, channel=frame["channel"]
    )


async def react(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """One reaction on or off."""
    message = fake.find(frame["channel"], frame["message"])
    one = next((r for r in message["reactions"] if r["emoji"] == frame["emoji"]), None)
    if one is None:
        one = {"emoji": frame["emoji"], "count": 0, "who": []}
        message["reactions"].append(one)
    one["count"] += 1 if frame["on"] else -1
    one["who"] = [*one["who"], who] if frame["on"] else [w for w in one["who"] if w != who]
    await fake.tell({"on": "message_changed", "message": message}, channel=frame["channel"])


async def press(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """Delete and undo change the card; explain answers the presser; answer opens a form."""
    if frame["token"] == "explain":
        await note(fake, who, frame["channel"], [community.line("Rule 2 fired: says_any ‹liar›. See /rules.", lang)])
    elif frame["token"] == "answer":
        blanks = [
            {
                "name": "text",
                "label": "Your answer",
                "kind": "long",
                "required": True,
                "hint": "Steward posts it",
                "value": "",
                "choices": [],
                "max_length": 400,
            }
        ]
        form = {"token": "answer-214", "title": "Answer Kestrel", "submit": "Post it", "fields": blanks}
        await line.send_text(json.dumps({"on": "form", "channel": frame["channel"], "form": form}))
    else:
        message = fake.find(frame["channel"], frame["message"])
        old = message.setdefault("old", message["content"])
        message["content"] = old if frame["token"] == "undo" else lambda tongue: community.decided(214, tongue)
        await fake.tell({"on": "message_changed", "message": {**message, "old": None}}, channel=frame["channel"])


async def note(fake: Fake, who: str, channel: str, blocks: list[Json]) -> None:
    """Something that only one sees."""
    fake.count += 1
    note = {
        "id": f"n{fake.count}",
        "channel": channel,
        "at": now(),
        "author": {"id": "steward", "name": "Steward", "bot": True, "self": True},
        "only_you": True,
        "content": {"look": "plain", "rings": False, "blocks": blocks, "buttons": []},
    }
    fake.notes.append((who, note))
    await fake.tell({"on": "only_you", "note": note}, who=who)


async def form(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> Json | None:
    """A short answer is refused with its field."""
    if len(frame["values"]["text"]) < 3:
        return {"ok": False, "error": "A little longer, please.", "field": "text"}
    await fake.show(
        "raids",
        "steward",
        content=lambda tongue: {
            "look": "plain",
            "blocks": [community.line(frame["values"]["text"], tongue)],
            "buttons": [],
        },
    )
    return None


async def command(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """Tells what was understood."""
    await note(
        fake, who, frame["channel"], [community.line(json.dumps([frame["name"], frame["args"], frame["target"]]), lang)]
    )


async def dismiss(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """Puts a note away."""
    fake.notes = [pair for pair in fake.notes if pair[1]["id"] != frame["note"]]
    await fake.tell({"on": "only_you_gone", "id": frame["note"]}, who=who)


async def become(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """Another persona."""
    fake.viewers[line] = (frame["as"], lang)
    await line.send_text(json.dumps(fake.snapshot(frame["as"], lang)))


async def language(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """Another language."""
    fake.viewers[line] = (who, frame["lang"])
    await line.send_text(json.dumps(fake.snapshot(who, frame["lang"])))


async def trouble(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """Switches."""
    if frame["who"]:
        (fake.troubled["closed"].add if frame["on"] else fake.troubled["closed"].discard)(frame["who"])
    else:
        fake.troubled["slow"] = frame["on"]
    await fake.tell({"on": "troubles", "troubles": fake.troubles()})


async def open_thread(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> Json:
    """Promises a thread; the test makes it."""
    return {"channel": f"thread-{frame['message']}"}


async def scene(fake: Fake, frame: Json, who: str, lang: str, line: WebSocket) -> None:
    """A line of the sandbox itfake."""
    await fake.show("general", "", f"The scene begins: {frame['scene']}")


DEEDS: Final[dict[str, Deed]] = {
    "send": send,
    "edit": edit,
    "delete": delete,
    "react": react,
    "press": press,
    "form": form,
    "command": command,
    "dismiss": dismiss,
    "become": become,
    "language": language,
    "trouble": trouble,
    "open_thread": open_thread,
    "scene": scene,
}
