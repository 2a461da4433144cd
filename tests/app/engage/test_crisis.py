"""Crisis mode over the whole core: nothing new goes out until somebody lets it, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities import calls
from activities.catalog import CATALOG
from activities.crisis.model import STATEMENTS
from activities.crisis.templates import TEMPLATES, blanks
from activities.schedule.model import FIRE, Fate
from activities.schedule.tables import FIRES, SCHEDULES
from bot.app.engage.floors import TurnFloor
from bot.domain.actions import CopyMedia, SendMessage, SendPoll, SetNativeEvent
from bot.domain.content import plain
from bot.domain.decisions import ActionState
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.polls import NativeEvent, NativePoll
from bot.domain.text import say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, AUDIT, DUE
from tests.kit import ROOT
from tests.kit.run import run
from tests.kit.scheduling import GENERAL, NAME, planned, said_in, scheduled_town
from tests.kit.town import Town, buttons, words


async def _last(town: Town, who: str, lang: str = "en") -> str:
    return words((await town.notes(who, lang))[-1])


async def _presses(town: Town, who: str, verb: str, ref: str = "") -> str:
    """Press a button of what somebody saw last; what they see then."""
    note = {**(await town.notes(who))[-1], "channel": "general"}
    token = next(
        one["token"] for one in buttons(note)
        if one["token"].split(":")[3] == verb and (not ref or one["token"].split(":")[2] == ref)
    )  # fmt: skip
    await town.do(who, do="press", channel="general", message=note["id"], token=token)
    return await _last(town, who)


async def _announce(town: Town, text: str, **more: Any) -> None:
    async def deed(turn: Any) -> None:
        await TurnFloor(turn).announce(GENERAL, plain(text), follow=f"{NAME}:7", **more)

    await town.inside(deed)
    await town.idle()


@run
async def test_held_listed_resumed_and_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "daily 9:30")
    await town.uses("oskar", "crisis on", reason="the server is down")
    assert "Crisis mode is on" in await _last(town, "oskar")
    assert any("Oskar switched crisis mode on" in one for one in await said_in(town, "moderators"))
    await _announce(town, "first")
    await _announce(town, "second")
    await town.later(3 * DAY)
    assert await said_in(town, "general") == []
    assert fires.seen == []
    await town.uses("oskar", "crisis")
    seen = await _last(town, "oskar")
    assert "3 things are held" in seen, "the schedule once, not once a day"
    assert "Idea no. 7 (schedule 1)" in seen
    assert "its time has passed" in seen
    await _presses(town, "oskar", "go", "d1")
    await town.later(SECOND)
    assert fires.locals == ["2027-01-17T09:30"], "the newest of those that were held, however late"
    assert await said_in(town, "general") == [], "what it announces is held too: the crisis goes on"
    row = await town.inside(lambda turn: turn.tx.get(SCHEDULES, turn.id, 1))
    assert row.next_local == "2027-01-18T09:30"
    await town.uses("oskar", "crisis off")
    assert "It lasted" in (await said_in(town, "moderators"))[-1]
    assert "3 things still wait" in (await said_in(town, "moderators"))[-1]
    assert await said_in(town, "general") == [], "off alone lets nothing go"
    await town.uses("oskar", "crisis")
    held = [one["token"] for one in buttons((await town.notes("oskar"))[-1]) if one["token"].split(":")[3] == "drop"]
    await _presses(town, "oskar", "drop", held[0].split(":")[2])
    assert "Resumed: 2 go out now" in await _presses(town, "oskar", "goall")
    await town.later(SECOND)
    assert await said_in(town, "general") == ["second"], "one after the other, lest the chat is flooded"
    await town.later(3 * SECOND)
    assert await said_in(town, "general") == ["second", "fire 1@2027-01-17T09:30"]
    await town.uses("oskar", "crisis")
    assert "Nothing is held" in await _last(town, "oskar")
    verbs = [one.verb for one in await town.inside(lambda turn: turn.tx.find(AUDIT, order=("seq",)))]
    assert [one for one in verbs if one.startswith("crisis")] == [
        "crisis:on", "crisis:resume", "crisis:off", "crisis:drop", "crisis:resume",
    ]  # fmt: skip
    await town.close()


@run
async def test_a_dropped_fire_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "daily 9:30")
    await planned(town, "daily 9:31", ref="8", holds=False)
    await town.uses("oskar", "crisis on")
    await town.later(31 * MINUTE)
    assert [one.schedule for one in fires.seen] == [2], "one that crisis mode does not hold runs"
    await town.later(DAY)
    await town.uses("oskar", "crisis")
    await _presses(town, "oskar", "dropall")
    await _presses(town, "oskar", "dropped")
    await town.uses("oskar", "crisis off")
    rows = await town.inside(lambda turn: turn.tx.find(FIRES, *where(community=turn.id, schedule=1)))
    assert {one.local: one.fate for one in rows} == {
        "2027-01-15T09:30": Fate.DROPPED, "2027-01-16T09:30": Fate.DROPPED,
    }  # fmt: skip
    await town.later(DAY)
    assert [one.local for one in fires.seen if one.schedule == 1] == ["2027-01-17T09:30"]
    assert all("fire 1@2027-01-16" not in one for one in await said_in(town, "general"))
    await town.close()


@run
async def test_what_is_on_its_way_is_stopped(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)

    async def deed(turn: Any) -> None:
        floor = TurnFloor(turn)
        await floor.announce(GENERAL, plain("later"), follow=f"{NAME}:7")
        rows = await turn.tx.find(ACTIONS, *where(state=ActionState.PLANNED, community=turn.id))
        await floor.set_crisis(turn.now)
        assert len(rows) == 1

    await town.inside(deed)
    await town.later(MINUTE)
    assert await said_in(town, "general") == []
    await town.close()


@run
async def test_a_dropped_call_is_gone_and_the_rest_hear_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, _ = await scheduled_town(tmp_path, monkeypatch)
    await town.uses("oskar", "crisis on")

    async def deed(turn: Any) -> None:
        await calls.post(TurnFloor(turn), NAME, "7", [GENERAL])

    await town.inside(deed)
    await town.uses("oskar", "crisis")
    await _presses(town, "oskar", "drop")
    await town.later(SECOND)
    (stand,) = await town.inside(lambda turn: turn.tx.find(calls.STANDS, *where(community=turn.id)))
    assert stand.state == "gone"
    assert not [one for one in await said_in(town, "moderators") if "can't be shown" in one]
    await town.close()


@run
async def test_private_messages_of_one_kind_are_decided_on_together(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    people = {who: await town.says(who, "hello") for who in ("bob", "kestrel")}
    await town.uses("oskar", "crisis on")

    async def deed(turn: Any) -> None:
        floor = TurnFloor(turn)
        for who in people:
            person = await floor.person_of(Author(AccountRef("sandbox", who)))
            await floor.write_to(person.id, plain(say("gate-staff")), holds=True)
            await floor.write_to(person.id, plain(say("gate-absent")), holds=True)

    await town.inside(deed)
    await town.uses("oskar", "crisis")
    seen = await _last(town, "oskar")
    assert "2 things are held" in seen
    assert "2 private messages: “The team doesn't take part in this one.”" in seen
    await _presses(town, "oskar", "go")
    await town.later(SECOND)
    for who in people:
        (told,) = [words(one) for one in await town.talk(who, f"direct:{who}") if one["content"]]
        assert told == "The team doesn't take part in this one."
    await town.close()


@run
async def test_the_team_goes_on_talking(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "crisis on")

    async def deed(turn: Any) -> None:
        floor = TurnFloor(turn)
        room = floor.room()
        assert room is not None
        await floor.announce(room, plain("a draft to approve"), follow=f"{NAME}:7")
        await floor.tell_staff(plain("something for the team"))

    await town.inside(deed)
    await town.idle()
    assert (await said_in(town, "moderators"))[-2:] == ["a draft to approve", "something for the team"]
    assert await town.inside(lambda turn: turn.tx.count(ACTIONS, *where(state=ActionState.HELD))) == 0
    await town.close()


@run
async def test_a_statement_that_did_not_arrive_is_told(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "crisis say", channels="#general")
    note = {**(await town.notes("oskar"))[-1], "channel": "general"}
    token = next(one["token"] for one in buttons(note) if one["token"].endswith("write:own"))
    await town.do("oskar", do="press", channel="general", message=note["id"], token=token)
    await town.do("oskar", do="form", channel="general", token=token, values={"text": "We are looking into it."})

    async def nowhere(turn: Any) -> None:
        (row,) = await turn.tx.find(STATEMENTS, *where(community=turn.id))
        gone = (("sandbox", "lanternfall", "deleted-meanwhile", ""),)
        await turn.tx.put(STATEMENTS, replace(row, channels=gone))

    await town.inside(nowhere)
    await _presses(town, "oskar", "post")
    await town.later(SECOND)
    assert any("did not arrive in deleted-meanwhile" in one for one in await said_in(town, "moderators"))
    await town.close()


@pytest.mark.parametrize("name", sorted(TEMPLATES))
@pytest.mark.parametrize("lang", ["en", "ru"])
@run
async def test_statements_go_out_by_a_tap_despite_the_crisis(tmp_path: Path, name: str, lang: str) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "crisis on")
    await town.uses("oskar", "crisis say", channels="#general, #raids")
    note = {**(await town.notes("oskar"))[-1], "channel": "general"}
    token = next(one["token"] for one in buttons(note) if one["token"].endswith(f"write:{name}"))
    await town.do("oskar", lang, do="press", channel="general", message=note["id"], token=token)
    values = {blank: f"word-{blank}" for blank in blanks(name)}
    await town.do("oskar", lang, do="form", channel="general", token=token, values=values)
    assert await said_in(town, "general") == [], "seen first, posted by a tap"
    seen = await _last(town, "oskar")
    assert all(word in seen for word in values.values())
    await _presses(town, "oskar", "post")
    assert await said_in(town, "general") == await said_in(town, "raids")
    (said,) = await said_in(town, "general")
    assert all(word in said for word in values.values())
    await town.later(HOUR)
    assert len(await said_in(town, "general")) == 1
    await town.close()


@run
async def test_a_statement_with_an_empty_blank_is_not_posted(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "crisis say", channels="#nowhere-at-all")
    assert "I find no channel" in await _last(town, "oskar")
    await town.uses("oskar", "crisis say", channels="#general")
    note = {**(await town.notes("oskar"))[-1], "channel": "general"}
    token = next(one["token"] for one in buttons(note) if one["token"].endswith("write:looking"))
    await town.do("oskar", do="press", channel="general", message=note["id"], token=token)
    await town.do("oskar", do="form", channel="general", token=token, values={"what": "x", "when": "  "})
    await town.later(MINUTE)
    assert await said_in(town, "general") == []
    await town.close()


@pytest.mark.parametrize("verb", ["on", "off", "home", "goall", "dropped", "say", "post", "go", "dance"])
@run
async def test_only_leads_decide(tmp_path: Path, verb: str) -> None:
    town = await Town.open(tmp_path)
    await _announce(town, "hello")
    await town.uses("oskar", "crisis on")
    await _announce(town, "held")
    (post,) = [one for one in await town.talk("bob", "general") if one["content"]]
    for who in ("bob", "mira"):
        await town.do(who, do="press", channel="general", message=post["id"], token=f"s1:crisis:1:{verb}")
        assert "lead" in (await _last(town, who)).lower() or "senior" in (await _last(town, who)).lower()
    await town.do("oskar", do="press", channel="general", message=post["id"], token=f"s1:crisis:²:{verb}:x")
    assert await _last(town, "oskar")
    await town.later(MINUTE)
    assert "held" not in (await said_in(town, "general")) or verb == "goall"
    await town.close()


def _poll() -> NativePoll:
    return NativePoll("Tea?", ("yes", "no"))


LEAKS = {
    "announce": lambda floor: floor.announce(GENERAL, plain("x"), follow=f"{NAME}:7"),
    "silent": lambda floor: floor.announce(GENERAL, plain("x"), silent=True),
    "send": lambda floor: floor.act(SendMessage(GENERAL, plain("x"), "en")),
    "poll": lambda floor: floor.act(SendPoll(GENERAL, _poll(), "en")),
    "copy": lambda floor: floor.act(CopyMedia(MessageRef(GENERAL, "1"), GENERAL, plain("x"), "en")),
    "event": lambda floor: floor.act(SetNativeEvent("sandbox", "lanternfall", NativeEvent("Tea", 1, 2))),
    "reminder": lambda floor: floor.write_to(2, plain("x"), holds=True),
    "call": lambda floor: calls.post(floor, NAME, "7", [GENERAL]),
    "call elsewhere": lambda floor: calls.post(floor, NAME, "8", [ChannelRef("sandbox", "lanternfall", "raids")]),
}
"""Every way in which an activity can say something new to members."""


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(LEAKS)), min_size=1, max_size=12))
def test_nothing_leaks(tmp_path_factory: pytest.TempPathFactory, verbs: list[str]) -> None:
    folder = tmp_path_factory.mktemp("crisis")

    @run
    async def whole() -> None:
        town = await Town.open(folder)
        for who in ("bob", "kestrel"):
            await town.says(who, "hello")
        await town.uses("oskar", "crisis on")
        before = await town.inside(lambda turn: turn.tx.count(ACTIONS, *where(state=ActionState.APPLIED)))
        shown = len(await town.talk("bob", "general")) + len(await town.talk("bob", "raids"))
        for verb in verbs:
            await town.inside(lambda turn, verb=verb: LEAKS[verb](TurnFloor(turn)))
            await town.later(MINUTE)
        assert len(await town.talk("bob", "general")) + len(await town.talk("bob", "raids")) == shown
        assert await town.inside(lambda turn: turn.tx.count(ACTIONS, *where(state=ActionState.APPLIED))) == before
        held = await town.inside(lambda turn: turn.tx.count(ACTIONS, *where(state=ActionState.HELD)))
        assert held >= len(set(verbs) - {"reminder"})
        await town.close()

    whole()


def test_activities_plan_through_the_floor_alone() -> None:
    """So that what the floor holds is all there is."""
    for path in sorted((ROOT / "activities").rglob("*.py")):
        source = path.read_text("utf-8")
        assert "add(ACTIONS" not in source, path
        assert "from bot.app" not in source, path


def test_every_reminder_and_announcement_kind_says_whether_it_is_held() -> None:
    kinds = {name: kind for one in CATALOG for name, kind in one.due.items()}
    assert FIRE not in kinds
    reminders = {name for name in kinds if "remind" in name}
    assert reminders
    assert {name for name in reminders if not kinds[name].holds} == set()


@run
async def test_due_items_that_are_cancelled_meanwhile_do_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "daily 9:30")
    await town.uses("oskar", "crisis on")
    await town.later(HOUR)
    await town.uses("mira", "schedule delete", number="1")
    note = {**(await town.notes("mira"))[-1], "channel": "general"}
    await town.presses("mira", "deleted", note)
    await town.uses("oskar", "crisis")
    assert "Nothing is held" in await _last(town, "oskar")
    assert await town.inside(lambda turn: turn.tx.count(DUE, *where(community=turn.id, kind=FIRE))) == 0
    assert fires.seen == []
    await town.close()
