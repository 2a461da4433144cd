"""The hourly look, pictures of posts, and the store: over the whole core."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from activities.posts import service, watch
from activities.posts.model import Draft, Goal, Plan, Post, State, Variant
from activities.posts.quiet import same_hour, window
from activities.posts.sheet import Sheet
from activities.posts.tables import POSTS, SHEETS
from activities.schedule.rule import Freq, Rule
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.actions import CopyMedia
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.time import DAY, HOUR, MINUTE
from bot.domain.traces import Trace, TraceKind
from bot.ports.store import Tx, where
from bot.ports.tables import ACTIONS, COMMUNITIES, DUE, TRACES
from tests.kit.posts import asks, public, stored, taps, told
from tests.kit.run import run
from tests.kit.town import Town, words


async def talked(town: Town, *hours: int) -> None:
    """A message in the general channel in each of these hours."""

    async def write(turn: Turn) -> None:
        for number, hour in enumerate(hours):
            event = f"past-{hour}-{number}"
            trace = Trace(turn.id, event, TraceKind.MESSAGE, 1, "sandbox:lanternfall:general", "", hour + MINUTE)
            await turn.tx.put(TRACES, trace)

    await town.inside(write)


async def watched(town: Town) -> None:
    """A channel that is usually lively at this hour, and a bank of two questions."""
    now = town.clock.now() + HOUR
    past = [same_hour(window(now)[0], "UTC", week) for week in range(1, 5) for _ in range(8)]
    await talked(town, town.clock.now() - 29 * DAY, *past)
    await asks(town, "oskar", "bank", pool="questions", text="Tea or coffee?\nWhat are you playing?")
    card = await asks(town, "oskar", "quiet", pool="questions", channels="general")
    assert "#general · asks from “questions”" in card


@run
async def test_a_channel_below_its_own_normal_is_asked_once_a_day(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await watched(town)
    before = len(await public(town))
    await town.later(HOUR + 3 * MINUTE)
    said = (await public(town))[before:]
    assert len(said) == 1
    assert said[0] in {"Tea or coffee?", "What are you playing?"}
    (post,) = await stored(town)
    assert (post.state, post.goal, post.pool) == (State.POSTED, Goal.TALK, "questions")
    for _ in range(4):
        await town.later(HOUR)
    assert len(await public(town)) == before + 1, "once a day at most"
    await taps(town, "oskar", "quietoff")
    assert "No channel is watched" in await told(town, "oskar")
    await town.close()


@run
async def test_a_lively_channel_a_pause_and_a_night_are_left_alone(tmp_path: Path) -> None:
    for what in ("lively", "pause", "night", "posted"):
        folder = tmp_path / what
        folder.mkdir()
        town = await Town.open(folder)
        await watched(town)
        if what == "lively":
            await talked(town, *[town.clock.now() - 2 * HOUR + n for n in range(8)])
        if what == "posted":
            await asks(town, "mira", "new", text="Just now.", channels="general")
            await asks(town, "oskar", "now", number="1")

        async def change(turn: Turn, what: str = what) -> None:
            floor = TurnFloor(turn)
            if what == "pause":
                await floor.set_crisis(turn.now)
            if what == "night":
                settings = replace(turn.community.settings, quiet="08:00-12:00")
                await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

        await town.inside(change)
        await town.later(HOUR + 3 * MINUTE)
        said = await public(town)
        assert not {"Tea or coffee?", "What are you playing?"} & set(said), what
        await town.close()


@run
async def test_a_gap_is_told_once(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "oskar", "plan", gap="3")
    await asks(town, "mira", "new", text="The last one.", channels="general")
    await asks(town, "oskar", "now", number="1")
    for _ in range(5):
        await town.later(HOUR)
    room = [words(one) for one in await town.talk("oskar", "moderators") if one["content"]]
    assert len([one for one in room if "There is a gap in the plan" in one]) == 1
    await asks(town, "oskar", "plan", gap="0")
    await town.close()


@run
async def test_pictures_follow_their_text_and_go_with_it(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    general = ChannelRef("sandbox", "lanternfall", "general")
    source = await town.says("kestrel", "my picture")

    async def make(turn: Turn) -> None:
        draft = Draft("Look at this.", (general,), media=MessageRef(general, source))
        await service.make(TurnFloor(turn), draft, 1)

    await town.inside(make)
    await asks(town, "oskar", "now", number="1")

    async def copies(turn: Turn) -> list[CopyMedia]:
        rows = await turn.tx.find(ACTIONS, *where(community=turn.id), order=("id",))
        return [one.act for one in rows if isinstance(one.act, CopyMedia)]

    (copy,) = await town.inside(copies)
    assert (copy.ref.id, copy.to, copy.veiled) == (source, general, False)
    room = [words(one) for one in await town.talk("oskar", "moderators") if one["content"]]
    assert any("pictures of post 1 could not be copied" in one for one in room), "there was no file; staff hear of it"
    await town.close()


@run
async def test_every_row_comes_back_from_a_disk_as_it_was(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "steward.db", clock=MemoryClock(), dice=MemoryDice(1))
    here = ChannelRef("telegram", "-1001", "-1001/5", "-1001")
    rule = Rule(Freq.MONTHLY, "2027-01-31", 10, 30, days=(4,), nth=(-1,), until="2028-01-01")
    post = Post(
        1, 7, State.SCHEDULED, "Text {{x}}", 5, 10, (here,), 20, "Tips", Goal.TEACH, (Variant("telegram", "Слова"),),
        MessageRef(here, "9"), "https://a.example", 6, 11, rule=rule, schedule=3, pool="tips",
    )  # fmt: skip
    sheet = Sheet(1, 2, 5, 10, (Draft("A", (here,), rule=rule), Draft("B", at=5, media=MessageRef(here, "1"))))

    async def write(tx: Tx) -> None:
        await tx.put(POSTS, post)
        await tx.put(SHEETS, sheet)

    await store.write(write)

    async def read(tx: Tx) -> tuple[Post | None, Sheet | None]:
        return await tx.get(POSTS, 1, 7), await tx.get(SHEETS, 1, 2)

    assert await store.read(read) == (post, sheet)
    await store.close()


@run
async def test_what_is_not_watched_is_not_looked_at(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)

    async def nothing(turn: Turn) -> tuple[int, Plan]:
        floor = TurnFloor(turn)
        await watch.plan_next(floor)
        return await turn.tx.count(DUE, *where(community=turn.id, kind=watch.DUE)), await service.plan_of(floor)

    found = await town.inside(nothing)
    assert found == (0, Plan(town.community))
    await town.close()
