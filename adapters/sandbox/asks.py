"""What people ask of Steward: presses, commands, forms. The core accepts first, then the page is told."""

from __future__ import annotations

from typing import Final

from adapters.sandbox import frames, notes, talk
from adapters.sandbox.deeds import Actor, End, No, Yes, clean, inside
from adapters.sandbox.people import Person
from adapters.sandbox.ranks import STEWARD
from adapters.sandbox.rooms import Room
from adapters.sandbox.step import Step
from bot.domain.commands import Command
from bot.domain.content import Form
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted
from bot.domain.messages import Message, MessageRef
from bot.domain.text import say

MAX_TOKEN_BYTES: Final = 64


def press(step: Step, actor: Actor, frame: frames.Press) -> End:
    """Press a button on a message of Steward's or on a note. Any token goes through, as clients of other platforms
    can forge them too: what it may do is for the core to say."""
    place = inside(step, actor, frame.channel)
    if isinstance(place, No):
        return place
    person, room = place
    number = notes.number_of(frame.message)
    note = notes.find(step, person.id, number) if number is not None else None
    post = talk.find(step, room.id, frame.message)
    if note is None and (post is None or post.author != STEWARD):
        return No(say("sandbox-no-message"))
    token = clean(frame.token)
    if len(token.encode()) > MAX_TOKEN_BYTES:
        return No(say("sandbox-no-button"))
    asked = notes.begin(step, person.id, room.id, note.id if note else None)
    ref = MessageRef(room.ref, frame.message)
    event = ButtonPressed(token, person.author(actor.language), ref, asked, step.now)
    return Yes(wait=step.emit(event, fast=True))


def use(step: Step, actor: Actor, frame: frames.Use, commands: tuple[Command, ...]) -> End:
    """Use a command that Steward has published; who may is for the core to say."""
    place = inside(step, actor, frame.channel)
    if isinstance(place, No):
        return place
    person, room = place
    known = {one.name: one for one in commands}
    command = known.get(clean(frame.name).strip().removeprefix("/"))
    if command is None:
        return No(say("sandbox-no-command", name=frame.name))
    missing = [one for one in command.options if one.required and not frame.args.get(one.name, "").strip()]
    if missing and not (command.on_message and frame.target):
        return No(say("sandbox-missing-option", name=missing[0].name), missing[0].name)
    target = _target(step, room, frame.target)
    if frame.target and target is None:
        return No(say("sandbox-no-message"))
    return Yes(wait=_asked(step, actor, person, room, command, frame, target))


def _asked(
    step: Step, actor: Actor, person: Person, room: Room, command: Command, frame: frames.Use, target: Message | None
) -> int:
    given = {name: clean(value) for name, value in frame.args.items()}
    args = tuple((one.name, given[one.name]) for one in command.options if given.get(one.name))
    asked = notes.begin(step, person.id, room.id)
    event = CommandUsed(
        command.name, args, person.author(actor.language), room.ref, asked, step.now, target, room.kind == "direct"
    )
    return step.emit(event, fast=True)


def _target(step: Step, room: Room, message: str) -> Message | None:
    post = talk.find(step, room.id, message)
    return talk.as_message(step, post, room) if post is not None and post.kind == "message" else None


def submit(step: Step, actor: Actor, frame: frames.Submit) -> End:
    """Send a form in that was opened for this person."""
    found = notes.form(step, actor.person, token=frame.token)
    if found is None:
        return No(say("sandbox-no-form"))
    number, channel, form = found
    place = inside(step, actor, channel)
    if isinstance(place, No):
        return place
    person, room = place
    values = {name: clean(value) for name, value in frame.values.items()}
    if (no := _wrong(form, values)) is not None:
        return no
    notes.close_form(step, number)
    asked = notes.begin(step, person.id, room.id)
    pairs = tuple((one.name, values.get(one.name, "")) for one in form.fields)
    event = FormSubmitted(form.token, pairs, person.author(actor.language), room.ref, asked, step.now)
    return Yes(wait=step.emit(event, fast=True))


def _wrong(form: Form, values: dict[str, str]) -> No | None:
    for one in form.fields:
        value = values.get(one.name, "")
        if one.required and not value.strip():
            return No(say("sandbox-form-empty"), one.name)
        if len(value) > one.max_length:
            return No(say("sandbox-form-long", limit=one.max_length), one.name)
        if value and one.choices and value not in {choice for choice, _ in one.choices}:
            return No(say("sandbox-form-choice"), one.name)
    return None
