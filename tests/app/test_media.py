"""Pictures as evidence: copied before anything falls on the message, never where members read, gone with the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from adapters.memory.platform import PLACE, MemoryPlatform
from bot.app import media
from bot.app.cardfacts import gather
from bot.app.cardview import draw
from bot.app.people import find_person
from bot.app.privacy import forget, purge
from bot.app.turn import Turn
from bot.domain.actions import Act, CopyMedia, DeleteMessage
from bot.domain.messages import Attachment, AttachmentKind, MessageRef
from bot.domain.people import AccountRef
from bot.domain.records import Due
from bot.domain.results import Later, Refused, Result, Uncertain, Why
from bot.domain.time import DAY, SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, COMMUNITIES, DUE, EVIDENCE
from tests.app.sides import Sides, read
from tests.kit.run import run

ACT: Final = """
format = 1
[[rule]]
id = "insult"
name.en = "Insult"
why = "Criticise ideas."
mode = "act"
severity = "high"
when.says_any = ["idiot*"]
then.flag = "insult"
then.remove_message = true
"""
PICTURE: Final = (Attachment(AttachmentKind.PHOTO),)


class Failing(MemoryPlatform):
    """Answers every copy with `answer`."""

    answer: Result | None = None

    async def carry_out(self, act: Act) -> Result:
        if isinstance(act, CopyMedia) and self.answer is not None:
            self.acts.append(act)
            return self.answer
        return await super().carry_out(act)


async def begin(folder: Path, rules: str = "", **changes: Any) -> Sides:
    """A town whose moderators' room is on the far side."""
    town = await Sides.begin(folder, kind=Failing)
    room = {"room_platform": "memory", "room_place": PLACE, "room_channel": "moderators"} | changes

    async def move(turn: Turn) -> None:
        await turn.tx.put(COMMUNITIES, replace(turn.community, **room))

    await town.inside(move)
    if rules:
        await town.inside(lambda turn: turn.desk.policies.adopt(turn, rules, None))
    return town


def done(town: Sides) -> list[Act]:
    return [one for one in town.far.acts if isinstance(one, CopyMedia | DeleteMessage)]


async def card(town: Sides, number: int = 1) -> str:
    async def look(turn: Turn) -> str:
        case = await turn.tx.get(CASES, turn.id, number)
        assert case is not None
        return read(draw(await gather(turn, case)))

    return str(await town.look(look))


def standing(town: Sides) -> list[MessageRef]:
    """Copies that stand in the room."""
    return [
        one.ref for one in town.far.written.values()
        if not one.gone and one.content and "attached to a message" in read(one.content)
        and "Case 1:" in read(one.content)
    ]  # fmt: skip


@run
async def test_a_copy_is_made_before_a_rule_deletes_and_the_card_says_so(tmp_path: Path) -> None:
    town = await begin(tmp_path, ACT)
    said = await town.far_says("bob", "you idiot", attachments=PICTURE)
    assert [(type(one), getattr(one, "ref", None)) for one in done(town)] == [
        (CopyMedia, said), (DeleteMessage, said),
    ]  # fmt: skip
    assert [one.channel.id for one in standing(town)] == ["moderators"]
    assert "copy is in this room" in await card(town)
    await town.close()


@run
async def test_each_message_is_copied_once_and_a_case_has_few_copies(tmp_path: Path) -> None:
    town = await begin(tmp_path)
    for _ in range(6):
        await town.far_says("bob", "idiot", attachments=PICTURE)
    assert len(standing(town)) == media.MOST
    assert "2 more were not copied" in await card(town)
    await town.close()


@pytest.mark.parametrize("answer", [Later(SECOND), Later(DAY), Refused(Why.NO_RIGHT, "write"), Uncertain()])
@run
async def test_a_copy_that_fails_holds_nothing_up(answer: Result, tmp_path: Path) -> None:
    town = await begin(tmp_path, ACT)
    town.far.answer = answer  # type: ignore[attr-defined]  # the kind that begin opens
    said = await town.far_says("bob", "you idiot", attachments=PICTURE)
    for _ in range(media.TRIES):
        await town.later(2 * SECOND)
    acts = done(town)
    assert DeleteMessage(said) in acts
    assert 1 <= len(acts) - 1 <= media.TRIES
    assert "copy" not in await card(town)
    await town.close()


@run
async def test_an_album_is_copied_whole_whatever_was_known_of_its_items(tmp_path: Path) -> None:
    town = await begin(tmp_path, ACT)
    first = await town.far_says("bob", "", album="a", attachments=PICTURE)
    second = await town.far_says("bob", "idiot", album="a", attachments=PICTURE)
    third = await town.far_says("bob", "", album="a", attachments=PICTURE)
    acts = done(town)
    for one in (first, second, third):
        copied = next(at for at, act in enumerate(acts) if isinstance(act, CopyMedia) and act.ref == one)
        assert copied < acts.index(DeleteMessage(one))
    await town.close()


@run
async def test_an_album_is_copied_whole_and_another_one_does_not_fill_the_room(tmp_path: Path) -> None:
    town = await begin(tmp_path)
    for _ in range(7):
        await town.far_says("bob", "idiot", album="a", attachments=PICTURE)
    assert len(standing(town)) == 7
    for _ in range(5):
        await town.far_says("bob", "idiot", album="b", attachments=PICTURE)
    assert len(standing(town)) == 7
    await town.close()


@pytest.mark.parametrize("why", ["hash only", "open room", "no room", "elsewhere", "staff", "plain", "place"])
@run
async def test_nothing_is_copied_where_it_must_not_be(why: str, tmp_path: Path) -> None:
    rooms = {"no room": {"room_channel": ""}, "elsewhere": {"room_platform": "sandbox"}}
    town = await begin(tmp_path, **rooms.get(why, {}))
    if why == "hash only":

        async def choose(turn: Turn) -> None:
            settings = replace(turn.community.settings, media="hash")
            await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

        await town.inside(choose)
    if why == "open room":
        town.far.rooms["moderators"] = replace(town.far.rooms["moderators"], private=False)
    what = {"plain": (), "place": (Attachment(AttachmentKind.LOCATION),)}.get(why, PICTURE)
    await town.far_says("mira" if why == "staff" else "bob", "you idiot", attachments=what)
    assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 1
    assert not [one for one in done(town) if isinstance(one, CopyMedia)]
    await town.close()


@run
async def test_a_platform_that_knows_no_copies_is_not_asked_for_any(tmp_path: Path) -> None:
    town = await begin(tmp_path)
    town.far.unknown.add("CopyMedia")
    await town.far_says("bob", "you idiot", attachments=PICTURE)
    assert await town.look(lambda turn: turn.tx.count(ACTIONS, *where(community=turn.id, verb=media.VERB))) == 0
    await town.close()


@run
async def test_whoever_is_forgotten_has_no_picture_in_the_room(tmp_path: Path) -> None:
    town = await begin(tmp_path)
    await town.far_says("bob", "you idiot", attachments=PICTURE)
    assert len(standing(town)) == 1

    async def erase(turn: Turn) -> None:
        person = await find_person(turn, AccountRef("memory", "bob"))
        assert person is not None
        await forget(turn, person.id, None)

    await town.inside(erase)
    await town.idle()
    assert standing(town) == []
    rows = await town.look(lambda turn: turn.tx.find(ACTIONS, *where(community=turn.id, verb=media.VERB)))
    assert "Bob" not in repr(rows)
    await town.close()


@run
async def test_a_copy_under_way_while_its_person_is_forgotten_goes_at_once(tmp_path: Path) -> None:
    town = await begin(tmp_path)
    town.far.busy = SECOND
    await town.far_says("bob", "you idiot", attachments=PICTURE)

    async def erase(turn: Turn) -> None:
        person = await find_person(turn, AccountRef("memory", "bob"))
        assert person is not None
        await forget(turn, person.id, None)

    await town.inside(erase)
    town.far.busy = 0
    await town.later(2 * SECOND)
    assert standing(town) == []
    await town.close()


@run
async def test_copies_go_with_the_evidence_a_month_after_the_close(tmp_path: Path) -> None:
    town = await begin(tmp_path, ACT)
    await town.far_says("bob", "you idiot", attachments=PICTURE)
    daily = Due(town.community, "purge", "daily", 0)

    async def clean(turn: Turn) -> int:
        await turn.tx.drop(DUE, *where(community=turn.id, kind="purge"))
        await purge(turn, daily)
        return await turn.tx.count(EVIDENCE, *where(community=turn.id))

    town.clock.advance(29 * DAY)
    assert await town.inside(clean) == 1
    await town.idle()
    assert len(standing(town)) == 1
    town.clock.advance(2 * DAY)
    assert await town.inside(clean) == 0
    await town.idle()
    assert standing(town) == []
    await town.close()
