"""Albums: judged and counted as one; one item condemned condemns all, also those that come after the verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from bot.app.people import find_person
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessage
from bot.domain.messages import Attachment, AttachmentKind, MessageRef
from bot.domain.people import AccountRef, Person
from bot.domain.time import MINUTE
from bot.ports.store import where
from bot.ports.tables import CASES, EVIDENCE, PEOPLE
from tests.app.sides import Sides
from tests.kit.run import run
from tests.kit.town import words

HOLD: Final = """
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


async def sends(town: Sides, *texts: str, album: str = "a1") -> list[MessageRef]:
    """Bob sends several items together."""
    return [await town.far_says("bob", text, album=album) for text in texts]


def deleted(town: Sides) -> list[MessageRef]:
    return [one.ref for one in town.far.acts if isinstance(one, DeleteMessage)]


@run
async def test_all_items_are_one_case_and_go_together(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    items = await sends(town, "", "you idiot", "", "idiot, I say")
    cases = await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id)))
    assert [one.signals for one in cases] == [1]
    kept = await town.look(lambda turn: turn.tx.find(EVIDENCE, *where(community=turn.id)))
    assert {one.message for one in kept} == {one.id for one in items}
    await town.presses("mira", "delete")
    assert sorted(deleted(town), key=repr) == sorted(items, key=repr)
    await town.close()


@run
async def test_an_item_that_comes_after_the_verdict_goes_too_and_is_no_second_case(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    first = await sends(town, "you idiot", "")
    await town.presses("mira", "delete")
    late = await sends(town, "", "what an idiot")
    assert sorted(deleted(town), key=repr) == sorted([*first, *late], key=repr)
    assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 1
    await town.close()


@pytest.mark.parametrize("guilty", [0, 1, 2])
@run
async def test_the_card_shows_the_item_that_says_it_and_all_that_came_along(tmp_path: Path, guilty: int) -> None:
    town = await Sides.begin(tmp_path)
    for number in range(3):
        text = "you idiot" if number == guilty else ""
        picture = Attachment(AttachmentKind.PHOTO, f"{number}.png")
        await town.far_says("bob", text, album="a1", attachments=(picture,))
        if number >= guilty:
            card = words((await town.cards())[-1])
            assert "you idiot" in card, number
            assert "says" in card.lower(), number
    card = words((await town.cards())[-1])
    for number in range(guilty, 3):
        assert f"{number}.png" in card
    await town.close()


@run
async def test_another_message_of_theirs_after_an_album_is_shown_as_ever(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await sends(town, "you idiot", "")
    await town.far_says("bob", "what a liar")
    assert "what a liar" in words((await town.cards())[-1])
    await town.close()


@run
async def test_what_was_found_harmless_takes_nothing_along(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await sends(town, "you idiot", "")
    await town.presses("mira", "ok")
    await sends(town, "")
    assert deleted(town) == []
    await town.close()


@run
async def test_another_album_is_another_matter(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    one = await sends(town, "you idiot", "")
    await sends(town, "a fine day", "", album="a2")
    await town.presses("mira", "delete")
    assert sorted(deleted(town), key=repr) == sorted(one, key=repr)
    await town.close()


@run
async def test_an_album_is_one_message_of_somebodys(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await sends(town, "one", "two", "three")
    await town.clock.settle()
    await sends(town, "alone", album="")

    async def bob(turn: Turn) -> Person | None:
        return await find_person(turn, AccountRef("memory", "bob"))

    person = await town.look(bob)
    known = town.core.desk.roster.get(town.community, AccountRef("memory", "bob"))
    assert known is not None
    assert known[1].seen == 2
    assert person is not None
    await town.later(MINUTE)
    rows = await town.look(lambda turn: turn.tx.find(PEOPLE, *where(community=turn.id, id=person.id)))
    assert len(rows) == 1
    await town.close()


@run
async def test_a_rule_that_acts_takes_all_items_and_decides_once(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)

    async def act(turn: Turn) -> None:
        await turn.desk.policies.adopt(turn, HOLD, None)

    await town.inside(act)
    items = await sends(town, "", "you idiot", "", "idiot again")
    assert sorted(deleted(town), key=repr) == sorted(items, key=repr)
    assert len(deleted(town)) == len(items)
    await town.close()
