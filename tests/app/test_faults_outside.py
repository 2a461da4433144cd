"""Faults outside: people who can't be reached, a platform that puts off, loses and refuses, clocks that jump."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from bot.domain.actions import Ban, DeleteMessage, EditMessage, Kick, Mute, SendDirect, SendMessage, SetSlowMode
from bot.domain.cases import CaseState
from bot.domain.decisions import ActionState
from bot.domain.results import Later, Refused, Result, Uncertain, Why
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.tables import ACTIONS, NOTICES
from tests.app.fickle import Fickle, deliver
from tests.app.moderating import case, direct, open_town, rows, told
from tests.app.pressing import (
    RULES,
    card_of,
    listed_somewhere,
    push,
    stuck,
    tokens_of,
    trouble,
)
from tests.kit.run import run, run_within
from tests.kit.town import Town, words

# People who can't be reached


@run
async def test_closed_doors_leave_a_line_that_goes_away(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await trouble(town, "closed", who="kestrel")
    await town.says("kestrel", "you liar")
    await town.presses("mira", "warn")
    line = (await town.talk("kestrel", "general"))[-1]
    assert "can't write to you" in words(line)
    assert "a line in the chat" in words(await card_of(town, 1))
    token = line["content"]["buttons"][0]["token"]
    await town.do("bob", do="press", channel="general", message=line["id"], token=token)
    assert "somebody else" in await told(town, "bob")
    await town.do("kestrel", do="press", channel="general", message=line["id"], token=token)
    assert "given you a warning" in await told(town, "kestrel")
    await town.later(3 * MINUTE)
    assert "can't write" not in str([words(one) for one in await town.talk("kestrel", "general")])
    await town.close()


@run
async def test_what_was_said_in_public_is_taken_back_in_public(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await trouble(town, "closed", who="kestrel")
    await town.says("kestrel", "you liar")
    await town.presses("mira", "warn")
    await town.presses("mira", "undo")
    assert "taken back" in words((await town.talk("bob", "general"))[-1])
    await town.later(5 * MINUTE)
    assert "taken back" not in words((await town.talk("bob", "general"))[-1])
    await town.close()


@pytest.mark.parametrize("contact", ["rules", "mydata", "writes"])
def test_what_could_not_be_delivered_is_shown_at_the_next_contact_once(tmp_path: Path, contact: str) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path, RULES)
        await trouble(town, "closed", who="kestrel")
        await town.says("kestrel", "buy gold here")
        await town.presses("mira", "delete")
        assert [one.state for one in await rows(town, NOTICES)] == ["waiting"], "spam is never answered in public"
        assert "next contact" in words(await card_of(town, 1))
        for time in range(2):
            if contact == "writes":
                await town.do(
                    "kestrel", do="send", channel="direct:kestrel", text="hi", reply_to="", attachments=[], nonce=""
                )
            else:
                await town.uses("kestrel", contact)
            shown = [words(one) for one in await town.notes("kestrel")]
            assert sum("removed by a moderator" in one for one in shown) == 1, f"contact {time}"
        assert [one.state for one in await rows(town, NOTICES)] == ["shown"]
        token = f"s1:notice:{(await rows(town, NOTICES))[0].id}:again"
        assert "Thank you" in (await push(town, "kestrel", token))[0]
        await town.close()

    test()


@run
async def test_a_waiting_notice_that_was_taken_back_is_never_shown(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await trouble(town, "closed", who="kestrel")
    await town.says("kestrel", "buy gold here")
    await town.presses("mira", "delete")
    await town.presses("mira", "undo")
    await town.uses("kestrel", "rules")
    assert not any("removed by a moderator" in words(one) for one in await town.notes("kestrel"))
    await town.close()


@run
async def test_a_correction_that_can_not_be_delivered_waits(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "warn")
    await trouble(town, "closed", who="kestrel")
    await town.presses("mira", "undo")
    await town.uses("kestrel", "rules")
    assert any("taken back" in words(one) for one in await town.notes("kestrel"))
    await town.close()


@run
async def test_whoever_left_can_not_be_kicked_and_the_card_says_so(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await trouble(town, "left", who="kestrel")
    await town.presses("mira", "kick")
    await town.later(11 * SECOND)
    assert "Could not kick" in words(await card_of(town, 1))
    assert {"retry", "undo"} <= set(await tokens_of(town, 1))
    await town.close()


@run
async def test_a_case_whose_room_is_gone_comes_to_those_who_lead(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await trouble(town, "room-gone")
    await town.says("brann", "you idiot")
    assert "Case 2" in await direct(town, "ada")
    await push(town, "mira", "s1:case:1:note", values={"note": "hm"})
    assert "Case 1" in await direct(town, "ada")
    assert await listed_somewhere(town) == []
    await town.close()


# Platforms that put off, lose and refuse


ACTS: Final = {
    "delete": DeleteMessage, "mute1h": Mute, "kick": Kick, "ban": Ban, "slow": SetSlowMode, "warn": SendDirect,
    "answer": SendMessage, "ok": EditMessage,
}  # fmt: skip


async def _do(town: Town, verb: str) -> None:
    await town.says("kestrel", "what a quarrel" if verb == "slow" else "you liar")
    values = {"text": "hello", "place": "public"} if verb == "answer" else None
    await push(town, "mira", f"s1:case:1:{verb}", values=values)
    await town.later(11 * SECOND)


@pytest.mark.parametrize("verb", sorted(ACTS))
def test_a_platform_that_says_later_is_asked_later_and_once(tmp_path: Path, verb: str) -> None:
    @run_within(120)
    async def test() -> None:
        town = await open_town(tmp_path, RULES)
        fickle = Fickle(town)
        await town.says("bob", "hello")
        fickle.plan[ACTS[verb]] = [Later(35 * SECOND) for _ in range(3)] if verb not in ("answer", "ok") else []
        await _do(town, verb)
        if verb in ("answer", "ok"):
            fickle.plan[ACTS[verb]] = [Later(35 * SECOND)]
        for _ in range(6):
            await town.later(36 * SECOND)
        acts = [one for one in await rows(town, ACTIONS) if isinstance(one.act, ACTS[verb])]
        assert {one.state for one in acts} == {ActionState.APPLIED}, acts
        assert (await case(town, 1)).state is CaseState.CLOSED
        assert await stuck(town) == 0
        await town.close()

    test()


@run_within(120)
async def test_an_hour_of_429_loses_nothing_and_does_not_spin(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    fickle = Fickle(town)
    await town.says("kestrel", "you liar")
    fickle.plan[DeleteMessage] = [Later(5 * SECOND) for _ in range(700)]
    before = len(fickle.calls)
    await town.presses("mira", "delwarn")
    for _ in range(720):
        await town.later(5 * SECOND)
    assert [one.state for one in await rows(town, ACTIONS, verb="delete")] == [ActionState.APPLIED]
    assert len(fickle.calls) - before < 730, "one call each time, not more"
    assert "removed" in await direct(town, "kestrel")
    await town.close()


@pytest.mark.parametrize("verb", ["delete", "mute1h", "kick", "ban", "slow"])
def test_a_refusal_stands_on_the_card_with_its_remedy(tmp_path: Path, verb: str) -> None:
    @run_within(120)
    async def test() -> None:
        town = await open_town(tmp_path, RULES)
        fickle = Fickle(town)
        fickle.plan[ACTS[verb]] = [Refused(Why.NO_RIGHT, verb.removesuffix("1h"))]
        await _do(town, verb)
        card = words(await card_of(town, 1))
        assert "Could not" in card
        await push(town, "mira", "s1:case:1:retry")
        assert "Could not" not in words(await card_of(town, 1))
        acts = [one for one in await rows(town, ACTIONS) if isinstance(one.act, ACTS[verb])]
        assert [one.state for one in acts] == [ActionState.APPLIED]
        await town.close()

    test()


@run_within(120)
async def test_an_undone_decision_is_not_retried(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    fickle = Fickle(town)
    fickle.plan[Ban] = [Refused(Why.NO_RIGHT, "ban")]
    await _do(town, "ban")
    await push(town, "mira", "s1:case:1:undo")
    assert "nothing to try" in (await push(town, "mira", "s1:case:1:retry"))[0]
    await town.later(MINUTE)
    assert fickle.count(Ban) == 1
    await town.close()


@pytest.mark.parametrize("history", [True, False])
def test_a_card_whose_answer_was_lost_stands_at_least_once_and_never_floods(tmp_path: Path, history: bool) -> None:
    @run_within(120)
    async def test() -> None:
        town = await open_town(tmp_path, RULES)
        fickle = Fickle(town)
        fickle.knows_history = history
        fickle.plan[SendMessage] = [Uncertain("time-out") for _ in range(100)]
        await town.says("kestrel", "you liar")
        for _ in range(20):
            await town.later(10 * SECOND)
        assert 1 <= fickle.count(SendMessage) <= 3
        assert await town.cards()
        assert await listed_somewhere(town) == []
        fickle.plan.clear()
        await push(town, "mira", "s1:case:1:claim")
        assert "claimed by Mira" in words(await card_of(town, 1)), "the next change shows the case again"
        await town.close()

    test()


@run_within(120)
async def test_a_public_answer_whose_fate_is_unknown_asks_staff(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    fickle = Fickle(town)
    fickle.knows_history = False
    await town.says("kestrel", "I want a refund")
    fickle.plan[SendMessage] = [Uncertain("time-out")]
    before = fickle.count(SendMessage)
    await push(town, "mira", "s1:case:1:answer", values={"text": "hello", "place": "public"})
    await town.later(MINUTE)
    assert fickle.count(SendMessage) == before + 1, "never posted twice by itself"
    card = words(await card_of(town, 1))
    assert "no answer came back" in card.lower()
    await push(town, "mira", "s1:case:1:retry")
    assert "no answer came back" not in words(await card_of(town, 1)).lower()
    await town.close()


@run_within(120)
async def test_undo_while_the_call_is_under_way_takes_it_back_on_arrival(tmp_path: Path) -> None:
    import asyncio

    town = await open_town(tmp_path, RULES)
    sandbox: Any = town.sandbox
    carry, go, reached = sandbox.carry_out, asyncio.Event(), asyncio.Event()

    async def slow(act: Any) -> Result:
        if isinstance(act, Mute):
            reached.set()
            await go.wait()
        return await carry(act)  # type: ignore[no-any-return]  # the sandbox's own

    sandbox.carry_out = slow
    await town.says("kestrel", "you liar")
    token = (await tokens_of(town, 1))["mute1h"]
    await deliver(town, token)
    await reached.wait()
    await deliver(town, "s1:case:1:undo")
    await town.core.lanes.idle()
    assert (await case(town, 1)).state is CaseState.OPEN
    go.set()
    await town.idle()
    assert [one.state for one in await rows(town, ACTIONS, verb="mute")] == [ActionState.UNDONE]
    assert [one.state for one in await rows(town, ACTIONS, verb="unmute")] == [ActionState.APPLIED]
    snapshot: Any = await town.sandbox.snapshot()
    assert snapshot["people"]["kestrel"][2] == 0
    await town.close()


# Time


@pytest.mark.parametrize("jump", [-HOUR, HOUR, -DAY])
def test_a_clock_that_jumps_loses_and_repeats_nothing(tmp_path: Path, jump: int) -> None:
    @run_within(120)
    async def test() -> None:
        town = await open_town(tmp_path, RULES)
        fickle = Fickle(town)
        await town.says("kestrel", "you liar")
        await town.presses("mira", "ban")
        town.clock.set(town.clock.now() + jump)
        await town.clock.settle()
        await town.core.woken()
        await town.idle()
        await town.says("brann", "you idiot")
        assert len(await town.cards()) == 2, "judged and shown at once, whatever the clock says"
        await push(town, "mira", "s1:case:2:warn")
        assert (await case(town, 2)).state is CaseState.CLOSED
        town.clock.set(town.clock.now() - jump + 11 * SECOND)
        await town.later(SECOND)
        assert (await case(town, 1)).state is CaseState.CLOSED
        assert fickle.count(Ban) == 1
        assert await stuck(town) == 0
        await town.close()

    test()


@run
async def test_what_failed_for_several_messages_is_said_once(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.says("kestrel", "you liar, again")
    await trouble(town, "right-delete")
    await town.presses("mira", "delete")
    await town.later(11 * SECOND)
    assert words(await card_of(town, 1)).count("Could not delete") == 1
    assert "retry" in await tokens_of(town, 1)
    await town.close()
