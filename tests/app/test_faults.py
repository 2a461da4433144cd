"""Faults inside: poison, a store that can't work, messages that change, hostile words, order, restarts."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any, Final

import pytest

from adapters.memory.store import MemoryStore
from bot.domain.actions import DeleteMessage, Mute
from bot.domain.cases import CaseState
from bot.domain.decisions import ActionState
from bot.domain.events import (
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    ReactionChanged,
)
from bot.domain.messages import Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.records import InboxState
from bot.domain.results import Result
from bot.domain.time import DAY, HOUR, SECOND
from bot.ports.store import StoreFault
from bot.ports.tables import ACTIONS, CASES, EVIDENCE, INBOX, MARKS, NOTICES, SIGNALS, STRIKES
from tests.app.fickle import GENERAL, Fickle, deliver, posted
from tests.app.moderating import case, direct, open_town, rows
from tests.app.pressing import (
    RULES,
    accept,
    ask_again,
    card_of,
    listed_somewhere,
    poison,
    push,
    stuck,
    tokens_of,
)
from tests.kit.run import run, run_within
from tests.kit.town import Town, words

# Poison


@run
async def test_a_poisonous_event_is_set_aside_and_tried_again_from_its_card(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await poison(town, "you liar")
    assert await stuck(town) == 1
    await town.says("kestrel", "such a liar")
    assert len(await rows(town, SIGNALS)) == 1, "the lane goes on"
    await town.presses("mira", "again", await card_of(town, 1))
    await town.later(2 * SECOND)
    assert await stuck(town) == 0
    assert len(await rows(town, SIGNALS)) == 2, "what was set aside is judged now"
    assert (await case(town, 1)).state is CaseState.CLOSED
    await town.close()


@run
async def test_many_poisonous_events_are_one_card_and_one_tap(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    for text in ("you liar", "what a liar", "liar, liar"):
        await poison(town, text)
    assert await stuck(town) == 3
    assert len(await rows(town, CASES)) == 1
    await town.presses("mira", "again", await card_of(town, 1))
    await town.later(2 * SECOND)
    assert await stuck(town) == 0
    assert len(await rows(town, SIGNALS)) == 3
    await town.close()


@run
async def test_whoever_presses_into_a_fault_is_told(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")

    async def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("poison")

    about: Any = town.core.presses._about
    town.core.presses._about = {**about, "case": broken}
    answered = await push(town, "mira", "s1:case:1:warn")
    assert "kept" in answered[0]
    assert await stuck(town) == 1
    assert (await case(town, 1)).state is CaseState.OPEN
    town.core.presses._about = about
    await town.presses("mira", "again", await card_of(town, 2))
    await town.later(2 * SECOND)
    assert (await case(town, 1)).state is CaseState.CLOSED, "the press is carried out after all"
    await town.close()


@run
async def test_a_poisonous_action_gets_a_card_and_goes_on_from_it(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    fickle = Fickle(town)
    sandbox: Any = town.sandbox

    async def raises(act: Any) -> Result:
        if isinstance(act, Mute):
            raise RuntimeError("poison")
        return await fickle.carry_out(act)

    sandbox.carry_out = raises
    await town.says("kestrel", "you liar")
    await town.presses("mira", "mute1h")
    assert [one.state for one in await rows(town, ACTIONS, verb="mute")] == [ActionState.STUCK]
    sandbox.carry_out = fickle.carry_out
    await town.presses("mira", "again", await card_of(town, 2))
    assert [one.state for one in await rows(town, ACTIONS, verb="mute")] == [ActionState.APPLIED]
    await town.close()


@run
async def test_a_scorer_that_falls_stops_nobody(tmp_path: Path) -> None:
    town = await open_town(tmp_path)

    class Broken:
        def assess(self, texts: Any) -> Any:
            raise RuntimeError("no scores today")

    town.core.desk.scoring._classifier = Broken()
    await town.says("kestrel", "you liar")
    assert len(await town.cards()) == 1
    await town.close()


# A store that can't work


class Sick(MemoryStore):
    """A store whose disk is full now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False
        self.every = 0
        self._count = 0

    async def _run(self, body: Any, *, writes: bool) -> Any:
        self._count += 1
        if self.full or (self.every and self._count % self.every == 0):
            raise StoreFault("store-full", "no space left")
        return await super()._run(body, writes=writes)


@run_within(120)
async def test_while_the_disk_is_full_nothing_is_acknowledged_and_nothing_is_lost(tmp_path: Path) -> None:
    store = Sick()
    town = await Town.open(tmp_path, store=store)
    await town.says("bob", "hello")
    event = posted("501", "kestrel", "you liar", town.clock.now())
    store.full = True
    with pytest.raises(StoreFault):
        await accept(town, event, "ext-1")
    store.full = False
    assert await rows(town, SIGNALS) == []
    assert await accept(town, event, "ext-1"), "it was never taken, so it is new"
    assert not await accept(town, event, "ext-1"), "now it is known"
    assert len(await town.cards()) == 1
    await town.close()


@pytest.mark.parametrize("every", [2, 3, 5, 7])
def test_a_store_that_fails_now_and_then_changes_no_outcome(tmp_path: Path, every: int) -> None:
    @run_within(200)
    async def test() -> None:
        store = Sick()
        town = await Town.open(tmp_path, store=store)
        fickle = Fickle(town)
        await town.says("kestrel", "you liar")
        for verb in ("delwarn", "undo"):
            token = (await tokens_of(town, 1))[verb]
            store.every = every
            await deliver(town, token)
            store.every = 0
            await _settled(town)
        assert await stuck(town) == 0
        assert fickle.count(DeleteMessage) == 1
        assert len(await rows(town, STRIKES)) == 1
        assert [one.state for one in await rows(town, NOTICES)] == ["taken-back"]
        reposts = [one for one in await town.talk("bob", "general") if "you liar" in words(one)]
        assert len(reposts) == 1
        assert (await case(town, 1)).state is CaseState.OPEN
        await town.close()

    test()


async def _settled(town: Town) -> None:
    for _ in range(6):
        town.clock.advance(2 * SECOND)
        await town.clock.settle()
        await town.core.woken()
        await town.clock.settle()
    await town.idle()


# Messages that change


@run
async def test_clean_then_bad_is_found_and_bad_then_clean_keeps_its_evidence(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    first = await town.says("kestrel", "a fine day")
    await town.do("kestrel", do="edit", channel="general", message=first, text="a fine day, liar")
    assert len(await town.cards()) == 1
    await town.do("kestrel", do="edit", channel="general", message=first, text="a fine day, friend")
    card = words(await card_of(town, 1))
    assert "changed the message" in card
    (kept,) = await rows(town, EVIDENCE)
    assert kept.surfaces[0][1] == "a fine day, liar"
    assert [text for _, text in kept.edits] == ["a fine day, friend"]
    await town.presses("mira", "delete")
    assert first not in [one["id"] for one in await town.talk("bob", "general")]
    await town.close()


@run
async def test_a_message_deleted_before_anybody_looked_is_kept_and_said(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    first = await town.says("kestrel", "you liar")
    await town.do("kestrel", do="delete", channel="general", message=first)
    card = await card_of(town, 1)
    assert "no longer in the chat" in words(card)
    assert "delete" not in await tokens_of(town, 1)
    await push(town, "mira", "s1:case:1:delwarn")
    assert (await case(town, 1)).state is CaseState.CLOSED
    assert "warning" in await direct(town, "kestrel")
    await town.close()


HOSTILE: Final = [
    "a\0b", "lone \ud800 surrogate", "z" + "\u0301" * 300, "x" * 4000, "@everyone @here <@&1>",
    "<b>bold</b> *x* [a](b)",
    "{0.__class__} { $name }", "\u202ertl", "a\nb\r\nc", "=1+1", "'; DROP TABLE cases; --", "😀" * 500,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_in_names_notes_reasons_and_answers_stay_words(tmp_path: Path, text: str) -> None:
    @run_within(120)
    async def test() -> None:
        town = await open_town(tmp_path)
        author = Author(AccountRef("sandbox", "kestrel"), text[:100])
        message = Message(MessageRef(GENERAL, "901"), author, f"liar {text}", town.clock.now(), text[:100])
        await accept(town, MessagePosted(message))
        assert await stuck(town) == 0
        for verb, values in (("note", {"note": text}), ("hand", {"to": text, "note": text})):
            await push(town, "mira", f"s1:case:1:{verb}", values=values)
        await push(town, "mira", "s1:case:1:warn", values={"reason": text})
        assert (await case(town, 1)).state is CaseState.CLOSED
        await push(town, "mira", "s1:case:1:undo")
        await push(town, "mira", "s1:case:1:answer", values={"text": text, "place": "public"})
        if text.isprintable() or "\n" in text:
            await town.uses("mira", "case", channel="moderators", number="1", do="note", text=text)
        assert await stuck(town) == 0
        bad = {one.verb for one in await rows(town, ACTIONS, state=ActionState.FAILED)}
        assert bad <= {"reply"}, "only an answer that is too long may be refused"
        assert await card_of(town, 1)
        await town.close()

    test()


@run_within(120)
async def test_a_mark_over_a_whole_long_message_still_fits_a_card(tmp_path: Path) -> None:
    rules = RULES.replace('when.says_any = ["buy gold"]', "when.matches = 'x+.*'")
    town = await open_town(tmp_path, rules)
    await town.says("kestrel", "x" * 3990)
    assert len(await town.cards()) == 1
    for verb in ("explain", "around"):
        told_ = await push(town, "mira", f"s1:case:1:{verb}")
        assert told_
        assert not told_[0].startswith("form")
    await town.close()


# Duplicates and order


def _story(now: int) -> list[tuple[str, Any]]:
    kestrel = Author(AccountRef("sandbox", "kestrel"), "Kestrel")
    ref = MessageRef(GENERAL, "701")
    first = posted("701", "kestrel", "fine words", now)
    changed = Message(ref, kestrel, "you liar", now, "general", edited_at=now + 1)
    return [
        ("join", MemberJoined("sandbox", "lanternfall", kestrel, now)),
        ("post", first),
        ("edit", MessageEdited(changed)),
        ("react", ReactionChanged(ref, kestrel, "+1", True, now)),
        ("change", MemberChanged("sandbox", "lanternfall", kestrel, now)),
        ("delete", MessageDeleted(ref, now)),
        ("leave", MemberLeft("sandbox", "lanternfall", kestrel, now)),
    ]


@run_within(300)
async def test_events_twice_and_in_any_order_end_the_same(tmp_path: Path) -> None:
    orders = list(itertools.permutations(range(7)))[::631]
    for number, order in enumerate(orders):
        town = await open_town(tmp_path / str(number))
        story = _story(town.clock.now())
        for at in order:
            name, event = story[at]
            assert await accept(town, event, name)
            assert not await accept(town, event, name)
        assert await stuck(town) == 0
        assert len(await rows(town, CASES)) == 1, order
        assert "no longer in the chat" in words(await card_of(town, 1)) or order.index(5) < order.index(2)
        assert await rows(town, INBOX, state=InboxState.NEW) == []
        await town.close()


# Restarts


MOMENTS: Final = ["open", "claim", "wait", "escalate", "hand", "grace", "closed", "undone", "held", "appeal", "merged"]


async def _until(town: Town, moment: str) -> None:
    await town.says("kestrel", "free coins for all" if moment == "held" else "you liar")
    match moment:
        case "hand":
            await push(town, "mira", "s1:case:1:hand", values={"note": "oskar please"})
        case "grace":
            await push(town, "mira", "s1:case:1:ban")
        case "closed" | "appeal" | "undone":
            await push(town, "mira", "s1:case:1:warn")
            if moment == "appeal":
                await ask_again(town)
            if moment == "undone":
                await push(town, "mira", "s1:case:1:undo")
        case "merged":
            await town.says("kestrel", "buy gold")
            await town.uses("mira", "case", channel="moderators", number="2", do="merge", text="1")
        case "claim" | "wait" | "escalate":
            await push(town, "mira", f"s1:case:1:{moment}")


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_restart_in_any_state_goes_on_from_there(tmp_path: Path, moment: str) -> None:
    @run_within(120)
    async def test() -> None:
        store = MemoryStore()
        town = await Town.open(tmp_path, RULES, store=store)
        from bot.app.commands.catalog import all_commands

        await town.sandbox.publish(all_commands())
        await _until(town, moment)
        before, kept = await rows(town, CASES), await town.sandbox.snapshot()
        await town.close()
        town = await Town.open(tmp_path, RULES, store=store, clock=town.clock)
        await town.sandbox.publish(all_commands())
        await town.idle()
        assert await rows(town, CASES) == before
        assert await town.sandbox.snapshot() == kept
        assert await listed_somewhere(town) == []
        await town.later(DAY + HOUR)
        after = await case(town, 1)
        expected = {"grace": CaseState.CLOSED, "closed": CaseState.CLOSED, "appeal": CaseState.CLOSED}
        wanted = expected.get(moment, CaseState.ESCALATED if moment == "escalate" else CaseState.OPEN)
        assert after.state is wanted
        bans = [one.state for one in await rows(town, ACTIONS, verb="ban")]
        assert bans == ([ActionState.APPLIED] if moment == "grace" else [])
        assert await rows(town, MARKS, name="homeless:1") == []
        await town.close()

    test()
