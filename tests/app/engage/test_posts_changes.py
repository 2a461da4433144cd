"""Posts that change: series edited, pressed twice, deleted by somebody, left behind by their author."""

from __future__ import annotations

from pathlib import Path

from bot.app.engage import persons
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.people import AccountRef, Author
from bot.domain.time import DAY, HOUR, MINUTE
from tests.kit.posts import asks, fills, presses, public, stored, taps
from tests.kit.run import run
from tests.kit.town import Town, buttons, words


@run
async def test_a_series_keeps_its_rule_unless_another_time_is_typed(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="Tip.", channels="general", when="every day 10:00")
    await asks(town, "oskar", "approve", number="1")
    await asks(town, "oskar", "edit", number="1")
    card = await fills(
        town, "oskar", "s1:posts:1:edited:1", text="Better tip.", channels="#general", when="", goal="teach"
    )
    assert "comes round" in card
    await town.later(2 * HOUR + MINUTE)
    assert (await public(town))[-1] == "Better tip."
    await asks(town, "oskar", "edit", number="1")
    card = await fills(
        town, "oskar", "s1:posts:1:edited:2", text="Better tip.", channels="#general", when="-", goal="talk"
    )
    assert "approved, no time yet" in card
    await town.later(DAY)
    assert (await public(town)).count("Better tip.") == 1
    await town.close()


@run
async def test_two_presses_at_once_post_it_once(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="Once.", channels="general")
    for _ in range(3):
        await presses(town, "oskar", "s1:posts:1:now")
    assert (await public(town)).count("Once.") == 1
    (post,) = await stored(town)
    assert post.posted_at == town.clock.now()
    await town.close()


@run
async def test_what_somebody_deleted_can_be_posted_again(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="Precious.", channels="general")
    await asks(town, "oskar", "now", number="1")
    (message,) = [one for one in await town.talk("ada", "general") if one["content"] and words(one) == "Precious."]
    await town.do("ada", do="delete", channel="general", message=message["id"])
    await asks(town, "oskar", "edit", number="1", link="https://example.org/")
    await town.later(MINUTE)
    await asks(town, "oskar", "show", number="1")
    assert "Post again" in [one["label"] for one in buttons((await town.notes("oskar"))[-1])]
    await taps(town, "oskar", "now")
    assert (await public(town))[-1] == "Precious.\nhttps://example.org/"
    await town.close()


@run
async def test_who_wants_to_be_forgotten_leaves_no_draft(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="A draft of mine.", channels="general")
    await asks(town, "mira", "new", text="What stands.", channels="general")
    await asks(town, "oskar", "now", number="2")

    async def forget(turn: Turn) -> None:
        mira = await TurnFloor(turn).person_of(Author(AccountRef("sandbox", "mira")))
        await persons.forget(turn, mira.id)

    await town.inside(forget)
    await town.later(MINUTE)
    (left,) = await stored(town)
    assert left.text == "What stands."
    room = [words(one) for one in await town.talk("oskar", "moderators") if one["content"]]
    assert not any("A draft of mine." in one for one in room)
    await town.close()
