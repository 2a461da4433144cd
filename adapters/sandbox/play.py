"""Situations to play: scripts of `scenes/*.toml`, spoken by people of the sandbox with a person's pauses."""

from __future__ import annotations

import asyncio
import logging
import tomllib
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from adapters.sandbox import asks, deeds, frames, people, polls, raidacts, reach, rooms, talk
from adapters.sandbox.changes import Progress
from adapters.sandbox.deeds import Actor, No
from adapters.sandbox.sandbox import Sandbox
from adapters.sandbox.step import Step
from bot.domain.content import plain
from bot.domain.text import say
from bot.domain.time import SECOND

FOLDER: Final = Path(__file__).parent / "scenes"
DEEDS: Final = ("say", "edit", "join", "leave", "react", "report", "use", "press", "vote")
SPOKEN: Final = ("say", "edit", "join")
PATIENCE: Final = 5 * SECOND
"""So long somebody waits for a button or a poll that Steward is about to show."""
LOOK: Final = SECOND // 5
_LOG: Final = logging.getLogger("steward.sandbox")


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that somebody does, `after` µs behind the one before. `name` names what came of it for later beats,
    `on` such a name; `texts` are the words by language.

    `use` is a command with `args`, each a text by language ("@name" is what a beat before brought); `press` looks for
    the newest `button` ("<about> <verb> [argument]") that this person sees, and names what it is about; `vote` takes
    the option `choice` of the newest open poll.
    """

    do: str
    who: str
    room: str
    after: int
    texts: dict[str, str]
    name: str = ""
    on: str = ""
    emoji: str = ""
    command: str = ""
    args: dict[str, dict[str, str]] = field(default_factory=dict)
    button: str = ""
    choice: int = 0


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
    if do not in DEEDS or (do in SPOKEN and set(texts) != {"en", "ru"}):
        raise ValueError(f"not a beat: {one}")
    args = {name: dict.fromkeys(("en", "ru"), to) if isinstance(to, str) else to for name, to in _args(one).items()}
    return Beat(do, one["who"], one.get("room", room), int(one.get("after", 2) * SECOND), texts, one.get("name", ""),
                one.get("on", ""), one.get("emoji", ""), one.get("command", ""), args, one.get("button", ""),
                one.get("choice", 0))  # fmt: skip


def _args(one: dict[str, Any]) -> dict[str, str | dict[str, str]]:
    found: dict[str, str | dict[str, str]] = one.get("args", {})
    return found


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
            await self._until_reached(beat, made)
            await self._world.run(partial(self._beat, beat=beat, language=language, made=made))
        self._progress(scene, total, total)

    async def _until_reached(self, beat: Beat, made: dict[str, str]) -> None:
        """What Steward is asked for takes it a moment; what does not come is gone without."""
        if beat.do not in ("press", "vote"):
            return
        until = self._world.clock.now() + PATIENCE
        while self._world.clock.now() < until:
            if await self._world.run(partial(_is_there, beat=beat, made=made)):
                return
            await self._world.clock.sleep(LOOK)

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
            made[beat.name] = str(end.reply.get("message", end.reply.get("ref", "")))

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
            case "use":
                given = {name: _given(to, actor.language, made) for name, to in beat.args.items()}
                use = frames.Use(do="command", channel=beat.room, name=beat.command, args=given)
                return asks.use(step, actor, use, self._sandbox.commands)
            case "press":
                return _press(step, actor, beat, made)
            case "vote":
                return _vote(step, actor, beat)
            case "leave":
                person = people.find(step, actor.person)
                if person is not None:
                    people.leave(step, person)
                return deeds.Yes()
        return deeds.send(step, actor, frames.Send(do="send", channel=beat.room, text=text, reply_to=target))


def _given(to: dict[str, str], language: str, made: dict[str, str]) -> str:
    text = to.get(language, to["en"])
    return made.get(text[1:], "") if text.startswith("@") else text


def _is_there(step: Step, beat: Beat, made: dict[str, str]) -> bool:
    if beat.do == "vote":
        return reach.poll(step, beat.room) is not None
    return reach.button(step, made.get(beat.who, beat.who), beat.room, beat.button, made.get(beat.on, "")) is not None


def _press(step: Step, actor: Actor, beat: Beat, made: dict[str, str]) -> deeds.End:
    found = reach.button(step, actor.person, beat.room, beat.button, made.get(beat.on, ""))
    if found is None:
        return No(say("sandbox-no-message"))
    frame = frames.Press(do="press", channel=beat.room, message=found.message, token=found.token)
    end = asks.press(step, actor, frame)
    return deeds.Yes({"ref": found.ref}, end.wait) if isinstance(end, deeds.Yes) else end


def _vote(step: Step, actor: Actor, beat: Beat) -> deeds.End:
    person, post = people.find(step, actor.person), reach.poll(step, beat.room)
    if person is None or post is None:
        return No(say("sandbox-no-poll"))
    why = polls.vote(step, post, person, [beat.choice], actor.language)
    return deeds.Yes() if why is None else No(why)


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
