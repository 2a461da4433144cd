"""The whole of what one viewer sees: the `Snapshot` of docs/sandbox.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from adapters.sandbox import draw, gatherings, notes, people, play, troubles, view
from adapters.sandbox.deeds import Actor
from adapters.sandbox.desk import Desk
from adapters.sandbox.draw import Reader
from adapters.sandbox.file import meta
from adapters.sandbox.people import Person
from adapters.sandbox.step import Step
from bot.domain.commands import Command, OptionKind
from bot.domain.text import say

PAGE: Final = Path(__file__).parent / "page"
LANGUAGES: Final = {"en": "English", "ru": "Русский"}


async def snapshot(desk: Desk, actor: Actor) -> dict[str, Any]:
    """Everything, for one viewer, of one moment."""
    return await desk.world.run(lambda step: _whole(step, desk, actor))


def _whole(step: Step, desk: Desk, actor: Actor) -> dict[str, Any]:
    me = people.find(step, actor.person)
    if me is None:
        raise LookupError(f"no account {actor.person!r}")
    reader = desk.reader(actor)
    crowd = view.crowd(step, reader)
    rooms = view.channels(step, me, reader)
    return {
        "version": 1, "community": {"name": meta(step.db, "name"), "members": len(_present(step))},
        "lang": reader.language,
        "langs": [{"code": one, "name": LANGUAGES.get(one, one)} for one in desk.sandbox.texts.languages],
        "zone": reader.zone, "now": step.now, "me": me.id, "personas": view.personas(step, reader), **crowd,
        "channels": rooms,
        "messages": {room["id"]: view.page(step, room["id"], me, reader)[0] for room in rooms},
        "notes": [view.note(step, one, reader) for one in notes.every(step, me.id)],
        "waiting": view.waiting(step, me, reader), "events": gatherings.listed(step),
        "commands": commands(desk.sandbox.commands, me, reader),
        "scenes": [
            {"id": one.id, "label": reader.key(f"sandbox-scene-{one.id}"),
             "note": reader.key(f"sandbox-scene-{one.id}-note")}
            for one in play.SCENES.values()
        ],
        "troubles": switches(step, reader), "steward": steward(desk, reader), "texts": page_texts(reader),
    }  # fmt: skip


def _present(step: Step) -> list[Person]:
    return [one for one in people.everybody(step) if one.here and not one.is_bot]


def commands(published: tuple[Command, ...], me: Person, reader: Reader) -> list[dict[str, Any]]:
    """What the viewer's standing may use; what only begins a private chat elsewhere is not offered."""
    mine = [one for one in published if me.here and not one.greets and me.order.standing >= one.needs]
    return [_command(one, reader) for one in mine]


def _command(one: Command, reader: Reader) -> dict[str, Any]:
    stem = one.name.replace(" ", "-")
    options = [
        {
            "name": option.name, "kind": option.kind.value, "required": option.required, "rest": option.rest,
            "label": option.name, "hint": reader.key(f"option-{stem}-{option.name}"),
            "choices": [
                {"value": choice, "label": reader.key(f"choice-{stem}-{option.name}-{choice}") or choice}
                for choice in option.choices
            ] if option.kind is OptionKind.CHOICE or option.choices else [],
        }
        for option in one.options
    ]  # fmt: skip
    return {"name": one.name, "description": reader.key(f"command-{stem}"), "on_message": one.on_message,
            "options": options, "needs": one.needs.name.lower(),
            "family": reader.key(f"command-{one.name.split()[0]}")}  # fmt: skip


def switches(step: Step, reader: Reader) -> list[dict[str, Any]]:
    """The switches for trouble and how they stand."""
    on = troubles.calls(step)
    found = []
    for one in troubles.SWITCHES.values():
        who = troubles.who(step, one.id) if one.each else []
        found.append({
            "id": one.id, "label": reader.key(f"sandbox-trouble-{one.id}"),
            "note": reader.key(f"sandbox-trouble-{one.id}-note"), "on": bool(who) if one.each else one.id in on,
            "each": one.each, "who": who,
        })  # fmt: skip
    return found


def steward(desk: Desk, reader: Reader) -> dict[str, Any]:
    """Whether Steward listens."""
    delivery = desk.world.delivery
    if not delivery.running:
        return {"running": False, "why": reader.key("sandbox-steward-off")}
    return {"running": not delivery.why, "why": reader.key("sandbox-steward-stuck") if delivery.why else ""}


def page_texts(reader: Reader) -> dict[str, str]:
    """The page's own strings as patterns: each variable stands for itself in braces."""
    listed = PAGE / "texts.json"
    keys: dict[str, list[str]] = json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else {}
    return {
        key: reader.say(say(key, **{name: f"{{{name}}}" for name in names}))
        for key, names in keys.items() if reader.texts.has(key)
    }  # fmt: skip


def form(step: Step, person: str, number: int, reader: Reader) -> dict[str, Any] | None:
    """An open form as a server frame."""
    found = notes.form(step, person, number=number)
    return {"on": "form", "channel": found[1], "form": draw.form(found[2], reader)} if found else None
