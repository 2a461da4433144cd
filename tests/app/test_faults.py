"""Faults: poison, a store that can't work, platforms that put off or lose answers, clocks that jump, restarts."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any, Final

import pytest

from adapters.memory.store import MemoryStore
from bot.domain.actions import Ban, DeleteMessage, EditMessage, Kick, Mute, SendDirect, SendMessage, SetSlowMode
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
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.records import InboxState
from bot.domain.results import Later, Refused, Result, Uncertain, Why
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import StoreFault
from bot.ports.tables import ACTIONS, CASES, EVIDENCE, INBOX, MARKS, NOTICES, SIGNALS, STRIKES
from tests.app.moderating import case, direct, open_town, rows, told
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
    trouble,
)
from tests.kit.run import run, run_within
from tests.kit.town import Town, words

GENERAL: Final = ChannelRef("sandbox", "lanternfall", "general")


def posted(number: str, who: str, text: str, at: int) -> MessagePosted:
    """A message as a gateway would hand it over."""
    author = Author(AccountRef("sandbox", who), who)
    return MessagePosted(Message(MessageRef(GENERAL, number), author, text, at, "general"))


class Fickle:
    """Answers of the platform by kind of act: the next ones are taken from a list, then it works as ever."""

    def __init__(self, town: Town) -> None:
        self.plan: dict[type, list[Result]] = {}
        self.calls: list[Any] = []
        self.knows_history = True
        sandbox: Any = town.sandbox
        self._carry, self._find = sandbox.carry_out, sandbox.find_sent
        sandbox.carry_out, sandbox.find_sent = self.carry_out, self.find_sent

    async def carry_out(self, act: Any) -> Result:
        """One call: put off, refused, or carried out with its answer lost."""
        self.calls.append(act)
        planned = self.plan.get(type(act), [])
        result = planned.pop(0) if planned else None
        if result is None:
            return await self._carry(act)  # type: ignore[no-any-return]  # the sandbox's own
        if isinstance(result, Uncertain):
            await self._carry(act)
        return result

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """A history, or none as on Telegram."""
        return await self._find(channel, nonce) if self.knows_history else None

    def count(self, kind: type) -> int:
        """How many calls of a kind there were."""
        return sum(isinstance(act, kind) for act in self.calls)


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
        def score(self, texts: Any) -> Any:
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
            await _persistently(town, token)
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


async def _persistently(town: Town, token: str) -> None:
    """A press from a platform that delivers until it is acknowledged."""
    from adapters.sandbox import notes
    from adapters.sandbox.people import find
    from bot.domain.events import ButtonPressed, Incoming

    person = await town.sandbox.world.run(lambda step: find(step, "mira"))
    interaction = await town.sandbox.world.run(lambda step: notes.begin(step, "mira", "general"))
    assert person is not None
    event = ButtonPressed(token, person.author(), MessageRef(GENERAL, "1"), interaction, town.clock.now())
    for _ in range(50):
        try:
            await town.core.intake.accept(Incoming("sandbox", f"p-{token}", "sandbox", "lanternfall", event))
            return
        except StoreFault:
            continue
    raise AssertionError("never taken")


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
    assert "no answer came back" in card
    await push(town, "mira", "s1:case:1:retry")
    assert "no answer came back" not in words(await card_of(town, 1))
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
    await _persistently(town, token)
    await reached.wait()
    await _persistently(town, "s1:case:1:undo")
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
