"""/doctor: each ill in words, what it costs, the tap that mends it; all right says so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app.surveying import Survey
from bot.app.turn import Turn
from bot.domain.actions import SetSlowMode
from bot.domain.decisions import ActionState
from bot.domain.messages import ChannelRef
from bot.domain.records import Due, InboxState, Mark, RuleFile
from bot.domain.time import DAY
from bot.ports.platform import Trouble
from bot.ports.store import where
from bot.ports.tables import ACTIONS, AUDIT, COMMUNITIES, DUE, INBOX, MARKS, RULE_FILES
from tests.app.administering import ask, forge, says, tap
from tests.app.moderating import audited, open_town, rows
from tests.kit.run import run
from tests.kit.town import buttons, words

Deed = Callable[[Turn], Awaitable[Any]]


@pytest.mark.parametrize("who", ["bob", "mira", "oskar"])
@run
async def test_only_administrators(tmp_path: Path, who: str) -> None:
    town = await open_town(tmp_path)
    assert "administrator" in await says(town, who, "doctor")
    assert "administrator" in await forge(town, who, "doctor", "stuck", "again")
    await town.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
@run
async def test_all_is_well_says_so(tmp_path: Path, lang: str) -> None:
    town = await open_town(tmp_path)
    shown = await ask(town, "ada", "doctor", lang)
    assert {"en": "All is well", "ru": "Всё в порядке"}[lang] in words(shown)
    assert "/doctor" in words(await tap(town, "ada", shown, "look", lang=lang))
    await town.close()


@pytest.mark.parametrize(
    ("switch", "expected"),
    [
        ("right-delete", "Delete, Hold and the rules that remove don't work"),
        ("right-mute", "Mute doesn't work"),
        ("right-kick", "Kick doesn't work"),
        ("right-ban", "Ban and Remove all don't work"),
        ("role-low", "can't mute, kick or ban people with those roles"),
        ("room-gone", "cards go nowhere"),
    ],
)
@run
async def test_what_the_platform_lacks_is_named_with_what_it_costs(tmp_path: Path, switch: str, expected: str) -> None:
    town = await open_town(tmp_path)
    await town.do("ada", do="trouble", trouble=switch, on=True)
    channel = "general" if switch == "room-gone" else "moderators"
    await town.do("ada", do="command", channel=channel, name="doctor", args={}, target="")
    text = words((await town.notes("ada"))[-1])
    assert expected in text
    assert "One thing is wrong" in text
    await town.do("ada", do="trouble", trouble=switch, on=False)
    assert "All is well" in await says(town, "ada", "doctor")
    await town.close()


async def no_room(turn: Turn) -> None:
    """Nobody has chosen a room."""
    await turn.tx.put(COMMUNITIES, replace(turn.community, room_platform="", room_place="", room_channel=""))


async def open_room(turn: Turn) -> None:
    """The room is one that members read."""
    await turn.tx.put(COMMUNITIES, replace(turn.community, room_channel="general"))


async def room_elsewhere(turn: Turn) -> None:
    """The room is one that the platform does not list."""
    await turn.tx.put(COMMUNITIES, replace(turn.community, room_channel="no-more"))


async def no_rules(turn: Turn) -> None:
    """Neither a kind nor a file."""
    await turn.tx.put(COMMUNITIES, replace(turn.community, preset=""))


async def broken_rules(turn: Turn) -> None:
    """A stored file that this version can't read."""
    source = 'format = 1\n[[rule]]\nid = "x"\nwhen.no_such_key = 1\n'
    await turn.tx.put(RULE_FILES, RuleFile(turn.id, "v", source, turn.now, None, True))


async def silent_rules(turn: Turn) -> None:
    """Everything is off."""
    source = (await turn.desk.policies.source(turn)).replace('mode = "ask"', 'mode = "off"')
    await turn.desk.policies.adopt(turn, source, None)


async def blocked_due(turn: Turn) -> None:
    """Something later that nobody knows any more."""
    await turn.tx.put(DUE, Due(turn.id, "tea-time", "1", turn.now, blocked=True, tries=3))


async def late_purge(turn: Turn) -> None:
    """The tidying stands in the past."""
    await turn.tx.put(DUE, Due(turn.id, "purge", "daily", turn.now - 2 * DAY))


async def no_purge(turn: Turn) -> None:
    """The tidying is nowhere."""
    await turn.tx.drop(DUE, *where(community=turn.id, kind="purge"))


async def homeless(turn: Turn) -> None:
    """A case that nobody may see."""
    await turn.tx.put(MARKS, Mark(turn.id, "homeless:7", "", turn.now))


async def forged_audit(turn: Turn) -> None:
    """Somebody changed the record."""
    row = (await turn.tx.find(AUDIT, *where(community=turn.id), order=("seq",), limit=1))[0]
    await turn.tx.put(AUDIT, replace(row, detail="nothing happened"))


@pytest.mark.parametrize(
    ("ill", "expected", "tap"),
    [
        (no_room, "There is no moderators' room", "s1:setup:room:go"),
        (open_room, "Members can read general", "s1:setup:room:go"),
        (room_elsewhere, "The moderators' room is gone", "s1:setup:room:go"),
        (no_rules, "No rule is in force", "s1:setup:kind:go"),
        (broken_rules, "There is no “no_such_key”", "s1:automod::import"),
        (silent_rules, "Every rule is off or only watches", "s1:automod::list"),
        (blocked_due, "tea-time", "s1:doctor:due:again"),
        (late_purge, "tidying has not run", "s1:doctor:purge:again"),
        (no_purge, "tidying has not run", "s1:doctor:purge:again"),
        (homeless, "One case has nobody who may see it: 7", "s1:doctor:homeless:again"),
        (forged_audit, "does not fit at entry 1", ""),
    ],
)
@run
async def test_each_ill_is_named_with_its_tap(tmp_path: Path, ill: Deed, expected: str, tap: str) -> None:
    town = await open_town(tmp_path)
    await says(town, "ada", "config", setting="grace", value="9s")
    await town.inside(ill)
    shown = await ask(town, "ada", "doctor")
    assert expected in words(shown)
    assert "One thing is wrong" in words(shown)
    assert not tap or tap in [one["token"] for one in buttons(shown)]
    assert "Не в порядке" in await says(town, "ada", "doctor", "ru")
    await town.close()


@run
async def test_stuck_events_and_actions_are_tried_again_by_one_tap(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "you liar")
    await town.inside(lambda turn: set_aside(turn, message))
    shown = await ask(town, "ada", "doctor")
    assert "One event was set aside" in words(shown)
    assert "One action was set aside" in words(shown)
    shown = await tap(town, "ada", shown, "again", "stuck")
    await town.idle()
    assert "All is well" in await says(town, "ada", "doctor")
    assert await rows(town, INBOX, state=InboxState.STUCK) == []
    assert await rows(town, INBOX, state=InboxState.NEW) == [], "it went back to its lane at once"
    assert await audited(town, "doctor:stuck") == 1
    await town.close()


async def set_aside(turn: Turn, message: str) -> None:
    """Make the newest event and one action stuck, as three failures would."""
    row = (await turn.tx.find(INBOX, *where(community=turn.id), order=("-seq",), limit=1))[0]
    await turn.tx.put(INBOX, replace(row, state=InboxState.STUCK, tries=3, error="somewhere"))
    one = (await turn.tx.find(ACTIONS, *where(community=turn.id), order=("id",), limit=1))[0]
    act = SetSlowMode(ChannelRef("sandbox", "lanternfall", "general"), 0)
    stuck = replace(
        one, id=await turn.next("action"), verb="slow", act=act, state=ActionState.STUCK, case=None, tries=3
    )
    await turn.tx.put(ACTIONS, stuck)


@run
async def test_taps_mend_the_tidying_what_was_blocked_and_a_case_without_readers(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.inside(late_purge)
    await town.inside(lambda turn: turn.tx.put(MARKS, Mark(turn.id, "homeless:1", "", turn.now)))
    await town.inside(lambda turn: turn.tx.put(DUE, Due(turn.id, "lease", "1", turn.now, blocked=True, tries=3)))
    for what in ("purge", "homeless", "due"):
        await tap(town, "ada", await ask(town, "ada", "doctor"), "again", what)
        await town.later(1)
    assert "All is well" in await says(town, "ada", "doctor")
    await town.close()


@run
async def test_a_part_that_fell_and_a_platform_that_is_silent_are_told(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    part = town.core.supervisor.parts["dispatch"]
    part.falls, part.fault = 2, "dispatch.py:10 run > KeyError"
    text = await says(town, "ada", "doctor")
    assert "“what carries decisions out” fell 2 times" in text
    assert "dispatch.py:10 run > KeyError" in text
    part.falls = 0

    async def raises(place: str) -> tuple[Trouble, ...]:
        raise ConnectionError(place)

    town.sandbox.troubles = raises  # type: ignore[method-assign]  # a platform that is down
    assert "sandbox doesn't answer" in await says(town, "ada", "doctor")
    await town.close()


@run
async def test_a_trouble_that_nobody_foresaw_is_shown_as_the_platform_names_it(tmp_path: Path) -> None:
    town = await open_town(tmp_path)

    async def odd(place: str) -> tuple[Trouble, ...]:
        return (Trouble("moon-phase", place, feature="tides", detail="waning"),)

    town.sandbox.troubles = odd  # type: ignore[method-assign]  # an adapter of later days
    text = await says(town, "ada", "doctor")
    assert "moon-phase waning" in text
    assert "What suffers: tides" in text
    await town.close()


@run
async def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    from bot.app.diagnosis import diagnose

    town = await open_town(tmp_path)
    ills = await town.inside(lambda turn: diagnose(turn, Survey(damage=("row 5 missing from index",))))
    assert any("row 5" in town.core.desk.texts.say(one.what, "en") for one in ills)
    await town.close()
