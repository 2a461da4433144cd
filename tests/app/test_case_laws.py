"""The laws of a case's states, each by itself (`test_case_machine` tries them all at once)."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.store import MemoryStore
from adapters.sandbox import notes
from bot.app.commands.catalog import all_commands
from bot.domain.cases import CaseState
from bot.domain.decisions import ActionState
from bot.domain.events import ButtonPressed, Incoming
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.tables import ACTIONS, CASES, RULE_RECORDS, SANCTIONS, STRIKES
from tests.app.moderating import case, person, rows, told
from tests.app.pressing import RULES, SAID, ask_again, push
from tests.kit.run import run
from tests.kit.town import Town, words


@run
async def test_two_claims_within_a_millisecond_give_one_owner(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await asyncio.gather(*(_claims(town, who) for who in ("mira", "oskar")))
    await town.idle()
    found = await case(town, 1)
    first = await person(town, "mira") == found.owner
    assert found.owner in (await person(town, "mira"), await person(town, "oskar"))
    loser, owner = ("oskar", "Mira") if first else ("mira", "Oskar")
    assert f"{owner} is working on this" in await told(town, loser)
    await town.close()


async def _claims(town: Town, who: str) -> None:
    interaction = await town.sandbox.world.run(lambda step: notes.begin(step, who, "general"))
    ref = MessageRef(ChannelRef("sandbox", "lanternfall", "general"), "1")
    event = ButtonPressed(
        "s1:case:1:claim", Author(AccountRef("sandbox", who), who.title()), ref, interaction, town.clock.now()
    )
    await town.core.intake.accept(Incoming("sandbox", f"claim-{who}", "sandbox", "lanternfall", event))


async def _town(folder: Path, store: MemoryStore | None = None, clock: MemoryClock | None = None) -> Town:
    town = await Town.open(folder, RULES, store=store, clock=clock)
    await town.sandbox.publish(all_commands())
    if not await rows(town, CASES):
        await town.says("kestrel", SAID["enforce"])
    return town


@run
async def test_a_claim_lapses_also_across_a_restart(tmp_path: Path) -> None:
    store = MemoryStore()
    town = await _town(tmp_path, store)
    await push(town, "mira", "s1:case:1:claim")
    assert (await case(town, 1)).state is CaseState.CLAIMED
    await town.close()
    town.clock.advance(11 * MINUTE)
    town = await _town(tmp_path, store, town.clock)
    await town.idle()
    found = await case(town, 1)
    assert (found.state, found.owner) == (CaseState.OPEN, None)
    await town.close()


@run
async def test_a_claim_is_renewed_three_times(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    for _ in range(4):
        await push(town, "mira", "s1:case:1:claim")
        await town.later(9 * MINUTE)
        assert (await case(town, 1)).state is CaseState.CLAIMED
    assert "renewed this 3 times" in (await push(town, "mira", "s1:case:1:claim"))[0]
    await town.later(2 * MINUTE)
    assert (await case(town, 1)).state is CaseState.OPEN
    await town.close()


@run
async def test_a_wait_lasts_its_day_whatever_was_claimed_before(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await push(town, "mira", "s1:case:1:claim")
    await push(town, "mira", "s1:case:1:wait")
    await town.later(11 * MINUTE)
    assert (await case(town, 1)).state is CaseState.WAITING
    assert "set aside already" in (await push(town, "oskar", "s1:case:1:wait"))[0]
    await town.later(DAY - 12 * MINUTE)
    assert (await case(town, 1)).state is CaseState.WAITING
    await town.later(2 * MINUTE)
    assert (await case(town, 1)).state is CaseState.OPEN
    await town.close()


@run
async def test_a_case_is_handed_to_a_colleague_who_takes_it_or_not(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await push(town, "mira", "s1:case:1:claim")
    for words_ in ("oskar", "bob please", "kestrel please", "mira please", "nobody please"):
        refused = await push(town, "mira", "s1:case:1:hand", values={"note": words_})
        assert "Choose a colleague" in refused[0], words_
    await push(town, "mira", "s1:case:1:hand", values={"note": "oskar please"})
    assert (await case(town, 1)).owner == await person(town, "mira"), "it stays with whoever asked until it is taken"
    assert "handed to somebody else" in (await push(town, "ada", "s1:case:1:accept"))[0]
    await push(town, "oskar", "s1:case:1:accept")
    found = await case(town, 1)
    assert (found.owner, found.handed_to) == (await person(town, "oskar"), None)
    await town.close()


@pytest.mark.parametrize("verb", ["wait", "escalate", "hand", "claim", "accept", "release", "answer", "ok", "warn"])
def test_a_grace_is_left_by_nothing_but_its_end_and_undo(tmp_path: Path, verb: str) -> None:
    @run
    async def test() -> None:
        town = await _town(tmp_path)
        await push(town, "mira", "s1:case:1:ban")
        values = {"note": "ada please", "text": "hi", "place": "public"}
        assert await push(town, "oskar", f"s1:case:1:{verb}", values=values)
        assert (await case(town, 1)).state is CaseState.GRACE
        await town.later(11 * SECOND)
        assert (await case(town, 1)).state is CaseState.CLOSED
        assert [one.state for one in await rows(town, ACTIONS, verb="ban")] == [ActionState.APPLIED]
        await town.close()

    test()


@run
async def test_undo_in_the_grace_leaves_no_trace_on_the_platform(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    before: Any = await town.sandbox.snapshot()
    await push(town, "mira", "s1:case:1:purge")
    await push(town, "mira", "s1:case:1:undo")
    await town.later(HOUR)
    after: Any = await town.sandbox.snapshot()
    for part in ("people", "rooms", "messages"):
        assert before[part] == after[part]
    assert [room for room, _ in after["own"].values() if room != "moderators"] == [
        room for room, _ in before["own"].values() if room != "moderators"
    ]
    assert await rows(town, SANCTIONS) == []
    assert "taken back already" in (await push(town, "mira", "s1:case:1:undo"))[0]
    await town.close()


@run
async def test_what_is_written_during_the_grace_goes_with_the_rest(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await push(town, "mira", "s1:case:1:purge")
    await town.says("kestrel", "you liar, again")
    await town.later(11 * SECOND)
    assert not [one for one in await town.talk("bob", "general") if "liar" in words(one)]
    await town.close()


@run
async def test_a_week_reopens_and_more_does_not(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await push(town, "mira", "s1:case:1:warn")
    await town.later(6 * DAY)
    await town.says("kestrel", SAID["enforce"])
    found = await case(town, 1)
    assert (found.state, found.reopened) == (CaseState.OPEN, True)
    await push(town, "mira", "s1:case:1:ok")
    await town.later(8 * DAY)
    await town.says("kestrel", SAID["enforce"])
    assert (await case(town, 1)).state is CaseState.CLOSED
    assert (await case(town, 2)).state is CaseState.OPEN
    await town.close()


@run
async def test_a_held_message_is_put_back_also_after_its_keeping_was_undone(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await town.says("juno", SAID["held"])
    await push(town, "mira", "s1:case:2:keep")
    await push(town, "mira", "s1:case:2:undo")
    assert (await case(town, 2)).held
    await push(town, "mira", "s1:case:2:putback")
    found = await case(town, 2)
    assert (found.state, found.held) == (CaseState.CLOSED, False)
    assert SAID["held"] in words((await town.talk("bob", "general"))[-1])
    (record,) = [one for one in await rows(town, RULE_RECORDS) if one.rule == "hold"]
    assert (record.confirmed, record.rejected) == (1, 2), "kept, taken back, put back: each is one judgement"
    await town.close()


@run
async def test_what_was_merged_is_not_opened_by_undo(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await town.says("kestrel", SAID["spam"])
    await push(town, "mira", "s1:case:2:warn")
    await push(town, "mira", "s1:case:2:undo")
    await town.uses("mira", "case", channel="moderators", number="2", do="merge", text="1")
    assert (await case(town, 2)).state is CaseState.MERGED
    assert await push(town, "mira", "s1:case:2:undo")
    assert (await case(town, 2)).state is CaseState.MERGED
    await town.close()


@run
async def test_a_decision_can_be_looked_at_again_once_and_a_new_one_again(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await push(town, "mira", "s1:case:1:warn")
    await ask_again(town)
    await ask_again(town)
    assert "already with" in await told(town, "kestrel")
    await push(town, "oskar", "s1:case:2:overturn")
    assert (await rows(town, STRIKES))[0].voided_by is not None
    assert "taken back already" in (await push(town, "oskar", "s1:case:1:undo"))[0]
    await town.later(HOUR)
    await town.says("kestrel", SAID["enforce"])
    await push(town, "mira", "s1:case:1:warn")
    await ask_again(town)
    assert (await case(town, 3)).origin == 1
    await town.close()
