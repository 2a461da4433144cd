"""Situations to play: scripts of `scenes/*.toml`, spoken by people of the sandbox with a person's pauses."""

from __future__ import annotations

import asyncio
import logging
import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from adapters.sandbox import asks, deeds, frames, people, raidacts, rooms, talk
from adapters.sandbox.changes import Progress
from adapters.sandbox.deeds import Actor, No
from adapters.sandbox.sandbox import Sandbox
from adapters.sandbox.step import Step
from bot.domain.content import plain
from bot.domain.text import say
from bot.domain.time import SECOND

FOLDER: Final = Path(__file__).parent / "scenes"
DEEDS: Final = ("say", "edit", "join", "leave", "react", "report")
_LOG: Final = logging.getLogger("steward.sandbox")


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that somebody does, `after` µs behind the one before. `name` names what came of it for later beats,
    `on` such a name; `texts` are the words by language."""

    do: str
    who: str
    room: str
    after: int
    texts: dict[str, str]
    name: str = ""
    on: str = ""
    emoji: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A situation: it tells in `room` what it begins, then its beats play."""

    id: str
    order: int
    room: str
    beats: tuple[Beat, ...]


def read(path: Path) -> Scene:
    """A script; raises ValueError or KeyError naming what is wrong (scripts are ours, tests play them all)."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Scene(path.stem, data["order"], data["room"], tuple(_beat(one, data["room"]) for one in data["beats"]))


def _beat(one: dict[str, Any], room: str) -> Beat:
    do = one.get("do", "say")
    texts: dict[str, str] = {language: one[language] for language in ("en", "ru") if language in one}
    if do not in DEEDS or (do in ("say", "edit", "join") and set(texts) != {"en", "ru"}):
        raise ValueError(f"not a beat: {one}")
    return Beat(do, one["who"], one.get("room", room), int(one.get("after", 2) * SECOND), texts,
                one.get("name", ""), one.get("on", ""), one.get("emoji", ""))  # fmt: skip


SCENES: Final = {one.id: one for one in sorted(map(read, FOLDER.glob("*.toml")), key=lambda scene: scene.order)}


class Player:
    """Plays scenes beside each other; the same one not twice at once. `pace` 0 leaves the pauses out."""

    def __init__(self, sandbox: Sandbox, pace: float = 1.0) -> None:
        self._sandbox, self._world, self._pace = sandbox, sandbox.world, pace
        self._tasks: dict[str, asyncio.Task[None]] = {}
        sandbox.at_stop(self.stop)

    def begin(self, scene: str, actor: Actor) -> bool:
        """Begin; False when there is no such scene. One that plays already goes on."""
        if scene not in SCENES:
            return False
        task = self._tasks.get(scene)
        if task is None or task.done():
            run = self._play(SCENES[scene], actor.language)
            self._tasks[scene] = asyncio.create_task(run, name=f"scene-{scene}")
        return True

    async def finished(self, scene: str) -> None:
        """Wait for a scene's end."""
        if scene in self._tasks:
            await self._tasks[scene]

    async def stop(self) -> None:
        """Leave off."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tasks.clear()

    async def _play(self, scene: Scene, language: str) -> None:
        made: dict[str, str] = {}
        await self._world.run(lambda step: _announce(step, scene, language))
        total = len(scene.beats)
        for done, beat in enumerate(scene.beats):
            self._progress(scene, done, total)
            await self._world.clock.sleep(int(beat.after * self._pace))
            await self._world.run(partial(self._beat, beat=beat, language=language, made=made))
        self._progress(scene, total, total)

    def _progress(self, scene: Scene, done: int, total: int) -> None:
        self._world.publish((Progress(scene.id, say(f"sandbox-scene-{scene.id}"), done, total),))

    def _beat(self, step: Step, beat: Beat, language: str, made: dict[str, str]) -> None:
        actor = Actor(made.get(beat.who, beat.who), language)
        if beat.do == "join":
            made[beat.who] = _join(step, beat, language)
            return
        end = self._act(step, beat, actor, made)
        if isinstance(end, No):  # muted, banned or gone by now: that is what the situation is about
            _LOG.info("scene: %s cannot %s: %s", beat.who, beat.do, end.words)
        elif beat.name:
            made[beat.name] = str(end.reply.get("message", ""))

    def _act(self, step: Step, beat: Beat, actor: Actor, made: dict[str, str]) -> deeds.End:
        text, target = beat.texts.get(actor.language, beat.texts.get("en", "")), made.get(beat.on, "")
        match beat.do:
            case "edit":
                return deeds.edit(step, actor, frames.Edit(do="edit", channel=beat.room, message=target, text=text))
            case "react":
                emoji = beat.emoji
                return deeds.react(
                    step, actor, frames.React(do="react", channel=beat.room, message=target, emoji=emoji)
                )
            case "report":
                use = frames.Use(do="command", channel=beat.room, name="report", target=target, args={"reason": text})
                return asks.use(step, actor, use, self._sandbox.commands)
            case "leave":
                person = people.find(step, actor.person)
                if person is not None:
                    people.leave(step, person)
                return deeds.Yes()
        return deeds.send(step, actor, frames.Send(do="send", channel=beat.room, text=text, reply_to=target))


def _announce(step: Step, scene: Scene, language: str) -> None:
    if rooms.find(step, scene.room) is not None:
        talk.write_content(step, scene.room, plain(say(f"sandbox-scene-{scene.id}-began")), language, system=True)


def _join(step: Step, beat: Beat, language: str) -> str:
    """A new account that joins for the scene; a second time it is another one with the same name and a number."""
    if raidacts.are_shut(step):
        _LOG.info("scene: %s cannot join: the doors are shut", beat.who)
        return ""
    count = int(step.db.execute("SELECT count(*) FROM people").fetchone()[0])
    name = beat.texts[language if language in beat.texts else "en"]
    if people.named(step, name):
        name = f"{name}{count}"
    return people.newcomer(step, f"{beat.who}-{count}", name, language).id
