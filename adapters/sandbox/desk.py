"""Where frames arrive: which deed they are, and what the viewer is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

from adapters.sandbox import asks, deeds, frames, joining, notes, people, play, troubles, view
from adapters.sandbox.deeds import Actor, End, No, Yes
from adapters.sandbox.draw import Reader
from adapters.sandbox.frames import Frame
from adapters.sandbox.sandbox import Sandbox
from adapters.sandbox.step import Step
from bot.domain.text import Words, say
from bot.ports.store import StoreFault

ACKNOWLEDGE_SECONDS: Final = 3.0
_DEEDS: Final[dict[type, Callable[[Step, Actor, Any], End]]] = {
    frames.Edit: deeds.edit, frames.Delete: deeds.delete, frames.React: deeds.react,
    frames.Press: asks.press, frames.Submit: asks.submit, frames.OpenThread: deeds.open_thread,
    frames.Direct: deeds.direct, frames.Invite: deeds.invite, frames.Rename: deeds.rename,
    frames.Seen: deeds.seen, frames.Vote: joining.vote, frames.Sit: joining.sit, frames.Gather: joining.gather,
}  # fmt: skip


class Desk:
    """Carries frames out for whoever stands behind them; knows no connection."""

    def __init__(self, sandbox: Sandbox, zone: str) -> None:
        self.sandbox = sandbox
        self.world = sandbox.world
        self.zone = zone
        self.play = play.Player(sandbox)

    def reader(self, actor: Actor) -> Reader:
        """The actor as somebody for whom texts are drawn now."""
        return Reader(actor.person, actor.language, self.zone, self.world.clock.now(), self.sandbox.texts)

    def say(self, actor: Actor, words: Words) -> str:
        """A sentence for the actor."""
        return self.reader(actor).say(words)

    async def first(self) -> str:
        """The persona that a page begins with."""
        return await self.world.run(lambda step: next(one.id for one in people.everybody(step) if not one.is_bot))

    async def knows(self, person: str) -> bool:
        """Whether this is somebody that a viewer may be."""
        found = await self.world.run(lambda step: people.find(step, person))
        return found is not None and not found.is_bot

    def language(self, wanted: str) -> str:
        """The language itself, or the first one."""
        known = self.sandbox.texts.languages
        return wanted if wanted in known else known[0]

    async def reply(self, actor: Actor, frame: Frame) -> dict[str, Any]:
        """Carry a frame out and say how it ended, as the reply frame of docs/sandbox.md."""
        return await self.finish(actor, frame, await self.begin(actor, frame))

    async def finish(self, actor: Actor, frame: Frame, end: End) -> dict[str, Any]:
        """The reply, once the core has accepted what it must accept first."""
        if isinstance(end, Yes) and end.wait is not None and not await self._accepted(end.wait):
            end = No(say("sandbox-no-answer"))
        if isinstance(end, No):
            return {"re": frame.id, "ok": False, "error": self.say(actor, end.words), "field": end.field}
        return {"re": frame.id, "ok": True, **end.reply}

    async def begin(self, actor: Actor, frame: Frame) -> End:
        """Carry the deed out; a file that fails is told to the person, who may try again."""
        try:
            return await self._do(actor, frame)
        except StoreFault as fault:
            return No(say(fault.key, detail=fault.detail))

    async def _do(self, actor: Actor, frame: Frame) -> End:
        deed = _DEEDS.get(type(frame))
        if deed is not None:
            return await self.world.run(lambda step: deed(step, actor, frame))
        match frame:
            case frames.Send():
                return await self.world.run(lambda step: deeds.send(step, actor, frame, self.sandbox.commands))
            case frames.Use():
                return await self.world.run(lambda step: asks.use(step, actor, frame, self.sandbox.commands))
            case frames.Older():
                return await self.world.run(lambda step: self._older(step, actor, frame))
            case frames.Dismiss():
                return await self.world.run(lambda step: _dismiss(step, actor, frame))
            case frames.Trouble():
                return await self._trouble(frame)
            case frames.Scene():
                return Yes() if self.play.begin(frame.scene, actor) else No(say("sandbox-no-scene"))
            case frames.Become():
                return Yes() if await self.knows(frame.who) else No(say("sandbox-no-account"))
            case frames.Language():
                return Yes() if frame.lang in self.sandbox.texts.languages else No(say("sandbox-no-language"))
        return No(say("sandbox-bad-frame", what="do"))

    async def _accepted(self, number: int) -> bool:
        """Wait until the core has durably accepted the event; it stays in the outbox if it takes too long."""
        delivery = self.world.delivery
        waiter = delivery.expect(number)
        await asyncio.wait({waiter}, timeout=ACKNOWLEDGE_SECONDS)
        delivery.forget(number)
        return waiter.done() and not waiter.cancelled()

    async def _trouble(self, frame: frames.Trouble) -> End:
        turned = await self.world.run(lambda step: troubles.turn(step, frame.trouble, frame.on, frame.who))
        return Yes() if turned else No(say("sandbox-no-trouble"))

    def _older(self, step: Step, actor: Actor, frame: frames.Older) -> End:
        place = deeds.inside(step, actor, frame.channel)
        if isinstance(place, No):
            return place
        me, room = place
        before = (
            int(frame.before)
            if frame.before.isascii() and frame.before.isdecimal() and len(frame.before) < 19
            else None
        )
        drawn, more = view.page(step, room.id, me, self.reader(actor), before=before, limit=view.OLDER)
        return Yes({"messages": drawn, "more": more})


def _dismiss(step: Step, actor: Actor, frame: frames.Dismiss) -> End:
    note = notes.find(step, actor.person, notes.number_of(frame.note))
    if note is not None:
        notes.dismiss(step, note)
    return Yes()
