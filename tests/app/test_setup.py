"""/setup: eight steps by buttons, resumable, going back; cards only where members can't read; true in what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.sandbox import troubles
from bot.app.onboarding.rooms import ref_of
from bot.app.onboarding.steps import STEPS
from bot.app.turn import Turn
from bot.bootstrap import presets, read_options
from bot.domain.messages import ChannelRef
from bot.domain.policy import Settings
from bot.domain.records import Community
from bot.domain.text import say
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, HOUSE, RULE_FILES
from rules.file import RuleSet, read_rules
from tests.app.administering import ask, fill, forge, mode_of, says, source, staff_told, tap, token_of
from tests.app.moderating import audited, direct, open_town, rows
from tests.kit.run import run
from tests.kit.town import TEXTS, Town, buttons, words


async def raw_town(folder: Path) -> Town:
    """A town that nobody has set up: no room, no house rules, no kind."""
    town = await open_town(folder)

    async def deed(turn: Turn) -> None:
        bare = replace(turn.community, room_platform="", room_place="", room_channel="", preset="", settings=Settings())
        await turn.tx.put(COMMUNITIES, bare)
        await turn.tx.drop(HOUSE, *where(community=turn.id))

    await town.inside(deed)
    return town


async def community(town: Town) -> Community:
    """The community's row."""

    async def deed(turn: Turn) -> Community:
        return turn.community

    found: Community = await town.inside(deed)
    return found


def ref(channel: str) -> str:
    """How a button names a channel of the sandbox."""
    return ref_of(ChannelRef("sandbox", "lanternfall", channel))


async def walk_to(town: Town, step: str, lang: str = "en") -> dict[str, Any]:
    """The screen of a step, by its command."""
    return await ask(town, "ada", "setup", lang, step=step)


@pytest.mark.parametrize("who", ["bob", "mira", "oskar"])
@run
async def test_only_administrators_set_me_up(tmp_path: Path, who: str) -> None:
    town = await raw_town(tmp_path)
    assert "administrator" in await says(town, who, "setup")
    for verb, about in (
        ("take", ref("moderators")),
        ("kind", "gaming"),
        ("spam", "hold"),
        ("go", "done"),
        ("five", ""),
    ):
        assert "administrator" in await forge(town, who, "setup", about, verb)
    found = await community(town)
    assert (found.room_channel, found.preset, found.settings) == ("", "", Settings())
    await town.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
@run
async def test_the_whole_way_by_buttons(tmp_path: Path, lang: str) -> None:
    town = await raw_town(tmp_path)
    await town.says("kestrel", "you liar")
    shown = await ask(town, "ada", "setup", lang)
    shown = await tap(town, "ada", shown, "lang", lang, lang)
    shown = await tap(town, "ada", shown, "zone", "Europe/Moscow", lang)
    shown = await tap(town, "ada", shown, "go", "first", lang)
    for chosen in ("spam", "questions"):
        shown = await tap(town, "ada", shown, "first", chosen, lang)
    shown = await tap(town, "ada", shown, "go", "room", lang)
    shown = await tap(town, "ada", shown, "take", ref("moderators"), lang)
    assert "moderators" in words(shown)
    shown = await tap(town, "ada", shown, "go", "kind", lang)
    shown = await tap(town, "ada", shown, "kind", "gaming", lang)
    shown = await tap(town, "ada", shown, "go", "house", lang)
    shown = await tap(town, "ada", shown, "five", lang=lang)
    shown = await tap(town, "ada", shown, "go", "start", lang)
    shown = await tap(town, "ada", shown, "night", "on", lang)
    shown = await tap(town, "ada", shown, "go", "history", lang)
    shown = await tap(town, "ada", shown, "history", lang=lang)
    assert "you liar" in words(shown)
    shown = await tap(town, "ada", shown, "go", "done", lang)
    assert TEXTS.say(say("setup-done-works"), lang) in words(shown)
    found = await community(town)
    settings = found.settings
    assert (found.language, found.zone, found.preset, found.room_channel) == (
        lang,
        "Europe/Moscow",
        "gaming",
        "moderators",
    )
    assert (settings.modules, settings.night_guard, settings.setup_done) == (("spam", "questions"), True, True)
    assert len(await rows(town, HOUSE)) == 10
    assert await audited(town, "setup:done") == 1
    await town.close()


@run
async def test_it_goes_on_where_it_was_left_even_after_a_restart_and_goes_back(tmp_path: Path) -> None:
    town = await raw_town(tmp_path)
    shown = await walk_to(town, "room")
    assert "3 of 8" in words(shown)
    store, clock = town.core.desk.store, town.clock
    await town.close()
    town = await Town.open(tmp_path, store=store, clock=clock)
    assert "3 of 8" in words(await ask(town, "ada", "setup"))
    back = await tap(town, "ada", await ask(town, "ada", "setup"), "go", "first")
    assert "2 of 8" in words(back)
    assert "2 of 8" in words(await ask(town, "ada", "setup"))
    await town.close()


@run
async def test_cards_are_never_brought_where_members_can_read(tmp_path: Path) -> None:
    town = await raw_town(tmp_path)
    shown = await walk_to(town, "room")
    offered = [one["label"] for one in buttons(shown) if one["token"].split(":")[3] == "take"]
    assert offered == ["moderators"]
    assert "Members can read general" in await forge(town, "ada", "setup", ref("general"), "take")
    assert (await community(town)).room_channel == ""
    assert "I don't see that channel" in await forge(town, "ada", "setup", "nowhere", "take")
    await town.close()


@run
async def test_a_room_is_greeted_once_and_open_cases_move_there(tmp_path: Path) -> None:
    town = await raw_town(tmp_path)
    await town.says("kestrel", "you liar")
    assert await town.cards() == []
    shown = await walk_to(town, "kind")
    await tap(town, "ada", shown, "kind", "gaming")
    await town.says("kestrel", "you liar again")
    assert await town.cards() == []
    assert "Case 1" in await direct(town, "ada"), "without a room those in charge get it in private"
    for _ in range(2):
        await tap(town, "ada", await walk_to(town, "room"), "take", ref("moderators"))
    assert sum("Here I bring" in one for one in await staff_told(town)) == 1
    assert len(await town.cards()) == 1
    assert await audited(town, "config:room") == 1
    await town.close()


@run
async def test_a_lone_moderator_may_have_cards_in_private(tmp_path: Path) -> None:
    town = await raw_town(tmp_path)
    assert "This private chat" not in [one["label"] for one in buttons(await walk_to(town, "room"))]
    assert "not the only one" in await forge(town, "ada", "setup", "", "alone")
    for who in ("mira", "oskar"):
        await town.sandbox.world.run(lambda step, who=who: troubles.turn(step, "left", True, who))
    shown = await tap(town, "ada", await walk_to(town, "room"), "alone")
    assert "I bring them to you" in words(shown)
    assert (await community(town)).settings.volunteer
    await tap(town, "ada", await walk_to(town, "kind"), "kind", "gaming")
    await town.says("kestrel", "you liar")
    card = (await town.talk("ada", "direct:ada"))[-1]
    assert "Case 1" in words(card)
    assert not {"claim", "hand", "escalate"} & {one["token"].split(":")[3] for one in buttons(card)}
    assert "Everything works" in words(await walk_to(town, "done"))
    await town.sandbox.world.run(lambda step: troubles.turn(step, "left", False, "mira"))
    assert "others have joined the team" in await says(town, "ada", "doctor")
    await town.close()


@run
async def test_just_looking_stands_alone(tmp_path: Path) -> None:
    town = await raw_town(tmp_path)
    shown = await walk_to(town, "first")
    for chosen, expected in (("spam", ("spam",)), ("look", ("look",)), ("polls", ("polls",)), ("polls", ())):
        shown = await tap(town, "ada", shown, "first", chosen)
        assert (await community(town)).settings.modules == expected
    await town.close()


@run
async def test_a_zone_may_be_typed(tmp_path: Path) -> None:
    town = await raw_town(tmp_path)
    shown = await walk_to(town, "language")
    token = next(
        one["token"] for one in buttons(shown) if one["token"].endswith(":zone") and ":setup::" in one["token"]
    )
    for typed, expected in (("Berlni", "Did you mean"), ("Berlin", "Europe/Berlin")):
        await town.do("ada", do="press", channel="moderators", message=shown["id"], token=token)
        assert expected in await fill(town, "ada", token, zone=typed)
    assert (await community(town)).zone == "Europe/Berlin"
    await town.close()


@run
async def test_house_rules_may_be_pasted_instead(tmp_path: Path) -> None:
    town = await raw_town(tmp_path)
    shown = await walk_to(town, "house")
    token = token_of(shown, "paste")
    await town.do("ada", do="press", channel="moderators", message=shown["id"], token=token)
    text = await fill(town, "ada", token, text="1. Be kind\n2. No spam")
    assert "5 of 8" in text
    assert "2. No spam" in text
    await town.close()


@run
async def test_choosing_another_kind_says_what_it_costs_and_keeps_what_was(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await says(town, "ada", "automod add", rule="insult", word="cheat")
    shown = await walk_to(town, "kind")
    assert "You have changed rules" in words(shown)
    await tap(town, "ada", shown, "kind", "gaming")
    assert [one.active for one in await rows(town, RULE_FILES)] == [False]
    shown = await walk_to(town, "kind")
    assert "You have changed rules" not in words(shown)
    assert "You have changed rules" in words(await tap(town, "ada", shown, "ownrules"))
    assert '"cheat"' in await source(town)
    await town.close()


@run
async def test_the_end_says_what_does_not_work_yet_and_carries_the_tap(tmp_path: Path) -> None:
    town = await raw_town(tmp_path)
    shown = await walk_to(town, "done")
    assert "2 things do not yet" in words(shown)
    assert "There is no moderators' room" in words(shown)
    assert "No rule is in force" in words(shown)
    assert "3 of 8" in words(await tap(town, "ada", shown, "go", "room"))
    assert "4 of 8" in words(await tap(town, "ada", shown, "go", "kind"))
    await town.close()


@pytest.mark.parametrize("kind", sorted(presets()))
@run
async def test_both_exceptions_fit_every_kind(tmp_path: Path, kind: str) -> None:
    town = await raw_town(tmp_path)
    town.core.desk.policies.presets = presets()
    town.core.desk.policies.options = read_options()
    await tap(town, "ada", await walk_to(town, "kind"), "kind", kind)
    shown = await walk_to(town, "start")
    assert "One tap puts it back" in words(await tap(town, "ada", shown, "spam", "hold"))
    assert "the channel slows" in words(await tap(town, "ada", shown, "night", "on"))
    assert (await mode_of(town, "newcomer-link-held"), await mode_of(town, "night-raid-held")) == ("act", "act")
    await town.close()


@pytest.mark.parametrize("kind", sorted(presets()))
def test_the_house_rules_to_start_from_fit_what_the_rules_of_a_kind_cite(kind: str) -> None:
    rules = read_rules(presets()[kind], kind, read_options())
    assert isinstance(rules, RuleSet)
    cited = {one.house_rule for one in rules.rules if one.house_rule is not None}
    assert cited <= {1, 2, 3, 4, 5}
    for language in TEXTS.languages:
        for number in range(1, 6):
            for part in ("title", "text"):
                assert TEXTS.say(say(f"house-{kind}-{number}-{part}"), language)


def test_the_steps_are_those_of_the_design() -> None:
    assert STEPS == ("language", "first", "room", "kind", "house", "start", "history", "done")
