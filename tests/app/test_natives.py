"""What platforms and people do without Steward: sanctions by hand become cases, flags become signs, once each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app.natives.flags import spans_of
from bot.app.natives.known import remember
from bot.domain.actions import Mute, Unban, Unmute
from bot.domain.cases import CaseState
from bot.domain.decisions import ActionState
from bot.domain.events import MemberSanctioned, MessagePosted, NativeFlagged
from bot.domain.messages import Message
from bot.domain.native import NativeKind, NativeRule
from bot.domain.people import AccountRef, Author
from bot.domain.signals import SignalKind, Topic
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, EVIDENCE, NOTICES, SANCTIONS, SIGNALS
from tests.app.sides import PLACE, Sides
from tests.kit.run import run
from tests.kit.town import words


def by_hand(town: Sides, verb: str, who: str = "bob", by: str | None = "mira", reason: str = "") -> MemberSanctioned:
    """A moderator of the far side does something there."""
    now = town.clock.now()
    until = now + HOUR if verb == "mute" else None
    author = town.author(by) if by is not None else None
    return MemberSanctioned("memory", PLACE, verb, town.author(who), author, now, until, reason)


@run
async def test_a_mute_by_hand_is_a_decided_case_with_a_notice_and_an_undo(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "hello")
    await town.happens(by_hand(town, "mute", reason="shouting"))
    card = (await town.cards("ada"))[-1]
    assert "Mira" in words(card)
    assert "muted for 1 h" in words(card)
    assert "by hand" in words(card)
    told = "\n".join(town.told("bob"))
    assert "reading only" in told
    assert "shouting" in told
    await town.presses("oskar", "undo", card)
    assert [one.account.id for one in town.far.acts if isinstance(one, Unmute)] == ["bob"]
    await town.close()


@run
async def test_somebody_else_looks_a_second_time(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "hello")
    await town.happens(by_hand(town, "mute"))
    button = next(one for content in town.contents("bob") for one in content.buttons if one.token.endswith(":again"))
    assert "Somebody else" in await town.far_presses("bob", button.token)
    refused = await town.far_uses("mira", "case", "moderators", number="2", do="uphold")
    assert refused
    appeal = await town.look(lambda turn: turn.tx.get(CASES, turn.id, 2))
    assert appeal.state is CaseState.OPEN
    await town.close()


@pytest.mark.parametrize(("verb", "inverse"), [("ban", Unban), ("mute", Unmute)])
def test_lifting_by_hand_ends_what_runs_here(tmp_path: Path, verb: str, inverse: type) -> None:
    @run
    async def check() -> None:
        town = await Sides.begin(tmp_path)
        await town.happens(by_hand(town, verb))
        assert await town.look(lambda turn: turn.tx.count(SANCTIONS, *where(community=turn.id))) == 1
        await town.happens(by_hand(town, f"un{verb}"))
        assert await town.look(lambda turn: turn.tx.count(SANCTIONS, *where(community=turn.id))) == 0
        deeds = await town.look(lambda turn: turn.tx.find(ACTIONS, *where(community=turn.id, verb=verb)))
        assert [one.state for one in deeds] == [ActionState.UNDONE]
        assert not [one for one in town.far.acts if isinstance(one, inverse)]
        assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 1
        await town.close()

    check()


@run
async def test_the_echo_of_our_own_deed_is_no_case(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "you idiot")
    await town.presses("mira", "mute1h")
    assert [one.account.id for one in town.far.acts if isinstance(one, Mute)] == ["bob"]
    town.clock.advance(5 * SECOND)
    await town.happens(by_hand(town, "mute", by=None))
    own = Author(AccountRef("memory", "steward"), "Steward", is_bot=True, is_self=True)
    now = town.clock.now()
    await town.happens(MemberSanctioned("memory", PLACE, "mute", town.author("bob"), own, now, now + HOUR))
    assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 1
    await town.later(2 * MINUTE)
    await town.happens(by_hand(town, "mute", by=None))
    assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 2
    await town.close()


@run
async def test_who_did_it_may_stay_untold_and_no_rule_is_blamed(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.happens(by_hand(town, "mute", by=None))
    notice = (await town.look(lambda turn: turn.tx.find(NOTICES, *where(community=turn.id))))[0]
    assert not notice.automated
    assert "by a person" in "\n".join(town.told("bob"))
    await town.close()


@run
async def test_an_unknown_verb_and_steward_itself_are_passed_over(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.happens(by_hand(town, "deafen"))
    own = Author(AccountRef("memory", "steward"), is_self=True)
    await town.happens(MemberSanctioned("memory", PLACE, "mute", own, town.author("mira"), town.clock.now()))
    assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 0
    await town.close()


# Flags


def flag(
    town: Sides, text: str, matched: str, message: str = "", rule: str = "r1", room: str = "general"
) -> NativeFlagged:
    """The platform's own moderation did something."""
    did = ("alert",) if message else ("block", "alert")
    return NativeFlagged(
        town.far.ref(room), town.author("bob"), rule, town.clock.now(), text, matched, "Bad words", message, did
    )


@run
async def test_a_blocked_text_is_evidence_and_nothing_to_delete(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.happens(flag(town, "what a fool you are", "fool"))
    card = (await town.cards("ada"))[-1]
    assert "Bad words" in words(card)
    assert "fool" in words(card)
    kept = (await town.look(lambda turn: turn.tx.find(EVIDENCE, *where(community=turn.id))))[0]
    assert kept.surfaces == (("text", "what a fool you are"),)
    await town.uses("mira", "case", "moderators", number="1", do="delwarn")
    deletions = await town.look(lambda turn: turn.tx.find(ACTIONS, *where(community=turn.id, verb="delete")))
    assert deletions == []
    await town.close()


@run
async def test_the_card_of_a_flag_names_the_channel_and_the_rule(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.happens(replace(flag(town, "what a fool you are", "fool"), channel_name="lounge"))
    card = words((await town.cards("ada"))[-1])
    assert "#lounge" in card
    assert "“Bad words”, the platform's own · says “fool”" in card
    known = (NativeRule("r7", "Rough words", NativeKind.KEYWORD),)
    await town.inside(lambda turn: remember(turn, "memory", PLACE, known))
    await town.happens(replace(flag(town, "a frell indeed", "frell", rule="r7"), name="", channel_name="lounge"))
    await town.happens(replace(flag(town, "no such rule", "rule", rule="r8"), name=""))
    explained = await town.look(lambda turn: turn.tx.find(EVIDENCE, *where(community=turn.id), order=("id",)))
    assert [dict(one.explain[0].condition.args)["rule"] for one in explained] == ["Bad words", "Rough words", "r8"]
    await town.close()


@run
async def test_a_flag_and_our_own_finding_are_one_case_in_either_order(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    ref = await town.far_says("bob", "you idiot")
    await town.happens(flag(town, "you idiot", "idiot", ref.id))
    await town.happens(flag(town, "you idiot", "idiot", ref.id), name="again")
    later = town.far.say("bob", "you liar", "general")
    await town.happens(flag(town, "you liar", "liar", later.id, room="moderators"))
    cases = await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id), order=("number",)))
    assert (cases[0].rule, cases[0].topic) == ("insult", Topic.INSULT)
    signals = await town.look(lambda turn: turn.tx.find(SIGNALS, *where(community=turn.id, case=1)))
    assert sorted(one.kind for one in signals) == [SignalKind.NATIVE, SignalKind.RULE]
    await town.close()


@run
async def test_a_flag_that_comes_first_is_named_by_the_rule_that_sees_it_too(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    ref = town.far.say("bob", "you idiot")
    await town.happens(flag(town, "you idiot", "idiot", ref.id))
    await town.happens(MessagePosted(Message(ref, town.author("bob"), "you idiot", town.clock.now(), "general")))
    cases = await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id)))
    assert [(one.rule, one.topic) for one in cases] == [("insult", Topic.INSULT)]
    assert len(await town.cards()) == 1
    await town.presses("mira", "delete")
    assert await town.look(lambda turn: turn.tx.count(DECISIONS, *where(community=turn.id))) == 1
    await town.close()


@pytest.mark.parametrize(
    ("text", "matched", "found"),
    [("a FOOL here", "fool", [(2, 6)]), ("nothing", "", []), ("nothing", "else", []), ("İx fool", "fool", [(3, 7)])],
)
def test_where_the_words_stand(text: str, matched: str, found: list[tuple[int, int]]) -> None:
    spans = [(one.start, one.end) for one in spans_of(text, matched)]
    assert spans in (found, [])
    if text.isascii():
        assert spans == found
