"""Every button's command twin for somebody without a case: one path, one record, one Undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.authorize import NEEDS
from bot.app.cardbuttons import FACE, MORE
from bot.app.casepress import CHOICES, DEEDS, NEEDS_VERB
from bot.domain.cases import CaseKind, CaseState
from bot.domain.decisions import ActionState, Outcome, Verb
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.tables import ACTIONS, CASES, DECISIONS, EVIDENCE, HEAVY, NOTICES, SANCTIONS, STRIKES
from tests.app.moderating import audited, case, direct, newest_card, open_town, person, rows, told
from tests.kit.run import run
from tests.kit.town import Town


async def _can_write(town: Town, who: str, channel: str = "general") -> bool:
    reply = await town.do(who, do="send", channel=channel, text="hello", reply_to="", attachments=[], nonce="")
    return bool(reply["ok"])


@run
async def test_a_warning_on_a_message_is_a_decided_case_with_evidence_and_notice(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "nobody asked you")
    await town.uses("mira", "warn", target=message, rule="2", reason="third time this week")
    found = await case(town, 1)
    assert (found.state, found.house_rule, found.kind) == (CaseState.CLOSED, 2, CaseKind.ENFORCE)
    (decision,) = await rows(town, DECISIONS)
    assert (decision.verbs, decision.by, decision.note) == (
        (Verb.WARN,),
        await person(town, "mira"),
        "third time this week",
    )
    assert [one.message for one in await rows(town, EVIDENCE)] == [message]
    assert len(await rows(town, STRIKES)) == 1
    assert "closed by Mira" in await newest_card(town)
    notice = await direct(town, "kestrel")
    assert "given you a warning" in notice
    assert "House rule 2" in notice
    assert "The moderator wrote: third time this week" in notice
    assert "case 1" in await told(town, "mira")
    await town.close()


@run
async def test_undo_on_the_card_takes_a_warning_back(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "warn", person="kestrel")
    await town.presses("mira", "undo")
    (strike,) = await rows(town, STRIKES)
    assert strike.voided_by is not None
    assert "taken back" in await direct(town, "kestrel")
    await town.close()


@run
async def test_words_where_a_rule_was_meant_are_the_reason(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "warn", person="kestrel", rule="spam", reason="in raids")
    (decision,) = await rows(town, DECISIONS)
    assert decision.note == "spam in raids"
    await town.uses("mira", "warn", person="kestrel", rule="99")
    assert "no house rule 99" in await told(town, "mira")
    assert len(await rows(town, CASES)) == 1
    await town.close()


@pytest.mark.parametrize(("length", "us"), [("1h", HOUR), ("2 часа", 2 * HOUR), ("", 10 * MINUTE), ("час", HOUR)])
def test_a_mute_holds_for_its_length(tmp_path: Path, length: str, us: int) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path)
        start = town.clock.now()
        await town.uses("mira", "mute", person="kestrel", **({"length": length} if length else {}))
        (action,) = [one for one in await rows(town, ACTIONS) if one.verb == "mute"]
        assert action.act.until == start + us
        assert not await _can_write(town, "kestrel")
        await town.close()

    test()


@run
async def test_a_length_that_is_none_changes_nothing(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "mute", person="kestrel", length="soon")
    assert "soon" in await told(town, "mira")
    assert await rows(town, CASES) == []
    assert await _can_write(town, "kestrel")
    await town.close()


@run
async def test_unmute_lifts_and_tells_and_leaves_the_case_closed(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "mute", person="kestrel", length="1h")
    await town.uses("mira", "unmute", person="kestrel")
    assert await _can_write(town, "kestrel")
    assert "can write again" in await told(town, "mira")
    assert "can write again" in await direct(town, "kestrel")
    assert (await case(town, 1)).state is CaseState.CLOSED
    assert await rows(town, SANCTIONS) == []
    (notice,) = await rows(town, NOTICES)
    assert notice.state == "taken-back"
    assert await audited(town, "lift:mute") == 1
    await town.close()


@run
async def test_lifting_a_mute_does_not_put_deleted_messages_back(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "delete")
    await town.uses("mira", "mute", person="kestrel", length="1h")
    before = len(await town.talk("bob", "general"))
    await town.uses("mira", "unmute", person="kestrel")
    assert len(await town.talk("bob", "general")) == before
    (first, second) = await rows(town, DECISIONS, case=1), await rows(town, DECISIONS, case=2)
    assert [one.outcome for one in first] == [Outcome.VIOLATION]
    assert [one.outcome for one in second] == [Outcome.VIOLATION, Outcome.UNDONE]
    await town.close()


@run
async def test_a_ban_waits_its_grace_and_undo_keeps_it_from_happening(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "ban", person="kestrel", reason="raid")
    assert (await case(town, 1)).state is CaseState.GRACE
    assert len(await rows(town, HEAVY)) == 1
    await town.presses("mira", "undo")
    await town.later(20 * SECOND)
    assert await _can_write(town, "kestrel")
    await town.uses("mira", "ban", person="kestrel")
    await town.later(20 * SECOND)
    assert not await _can_write(town, "kestrel")
    await town.uses("mira", "unban", person="kestrel")
    assert [one.state for one in await rows(town, ACTIONS, verb="unban")] == [ActionState.APPLIED]
    assert await rows(town, SANCTIONS) == []
    await town.close()


@run
async def test_lifting_a_ban_within_its_grace_cancels_it(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "ban", person="kestrel")
    await town.uses("oskar", "unban", person="kestrel")
    await town.later(20 * SECOND)
    assert await _can_write(town, "kestrel")
    assert (await case(town, 1)).state is CaseState.CLOSED
    await town.close()


@run
async def test_a_kick_is_told_and_has_no_inverse(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "kick", person="kestrel")
    await town.later(20 * SECOND)
    assert "kicked" in await newest_card(town)
    assert not await _can_write(town, "kestrel")
    await town.close()


@run
async def test_delete_takes_one_message_and_undo_posts_its_words_again(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    first = await town.says("kestrel", "you liar")
    second = await town.says("kestrel", "such a liar")
    await town.uses("mira", "delete", target=second)
    texts = [one["text"] for one in await town.talk("bob", "general")]
    assert "you liar" in texts
    assert "such a liar" not in texts
    assert [one.number for one in await rows(town, CASES)] == [1, 2], "the first case holds both, so it stays"
    await town.uses("mira", "delete", message=first)
    assert "you liar" not in [one["text"] for one in await town.talk("bob", "general")]
    await town.uses("mira", "delete", message="no-such-thing")
    assert "Which message" in await told(town, "mira")
    await town.close()


@run
async def test_a_verb_on_a_flagged_message_decides_its_open_case(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "you liar")
    await town.uses("mira", "warn", target=message)
    assert len(await rows(town, CASES)) == 1
    assert (await case(town, 1)).state is CaseState.CLOSED
    await town.close()


@run
async def test_a_reply_to_somebody_else_is_no_evidence(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("juno", "kestrel keeps writing to me")
    await town.uses("mira", "warn", target=message, person="kestrel")
    assert await rows(town, EVIDENCE) == []
    assert (await case(town, 1)).person == await person(town, "kestrel")
    await town.close()


@run
async def test_a_note_counts_for_nothing_and_is_told_to_nobody(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "note", person="kestrel", text="asked twice, kindly")
    (decision,) = await rows(town, DECISIONS)
    assert (decision.verbs, decision.note) == ((Verb.NOTE,), "asked twice, kindly")
    assert await rows(town, STRIKES) == []
    assert await rows(town, NOTICES) == []
    assert await direct(town, "kestrel") == ""
    await town.uses("mira", "note", person="kestrel")
    assert "empty" in await told(town, "mira")
    await town.close()


@run
async def test_a_note_on_a_flagged_message_stands_on_its_card_and_decides_nothing(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "you liar")
    await town.uses("mira", "note", target=message, text="they had a fight yesterday")
    found = await case(town, 1)
    assert (found.state, found.note) == (CaseState.OPEN, "they had a fight yesterday")
    await town.close()


def test_every_button_of_a_card_does_something() -> None:
    shown = {verb for verbs in (*FACE.values(), *MORE.values()) for verb in verbs}
    assert shown | {"retry", "accept", "release", "undo", "reports", "badreport", "show"} <= {*CHOICES, *DEEDS}
    assert {NEEDS_VERB.get(verb, verb) for verb in {*CHOICES, *DEEDS}} <= set(NEEDS)


REFUSED = [
    ("bob", "kestrel", "rank of moderator"),
    ("mira", "oskar", "somebody above them"),
    ("mira", "ada", "owner"),
    ("mira", "mira", "about you"),
    ("mira", "pixel", "bot"),
    ("mira", "steward", "bot"),
]


@pytest.mark.parametrize("name", ["warn", "mute", "kick", "ban"])
@pytest.mark.parametrize(("who", "whom", "answer"), REFUSED)
def test_who_may_not_is_told_why_and_nothing_happens(
    tmp_path: Path, name: str, who: str, whom: str, answer: str
) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path)
        await town.uses(who, name, person=whom)
        assert answer in await told(town, who)
        assert await rows(town, CASES) == []
        assert [one for one in await rows(town, ACTIONS) if one.verb == name] == []
        await town.close()

    test()


@pytest.mark.parametrize(("who", "whom"), [("oskar", "mira"), ("ada", "oskar")])
def test_those_above_staff_may_and_staff_do_not_see_it(tmp_path: Path, who: str, whom: str) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path)
        await town.uses(who, "warn", person=whom)
        found = await case(town, 1)
        assert (found.kind, found.state) == (CaseKind.STAFF, CaseState.CLOSED)
        assert await town.cards() == []
        await town.close()

    test()


@run
async def test_a_moderator_may_not_note_or_unmute_themselves_or_write_about_those_above(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "note", person="oskar", text="late again")
    assert "above them" in await told(town, "mira")
    await town.uses("mira", "unmute", person="mira")
    assert "about you" in await told(town, "mira")
    await town.uses("bob", "unmute", person="kestrel")
    assert "rank of moderator" in await told(town, "bob")
    assert await rows(town, CASES) == []
    await town.close()


@run
async def test_heavy_verbs_by_command_count_against_the_hourly_limit(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    for who in ("bob", "juno", "brann", "kestrel", "tamsin"):
        await town.uses("mira", "kick", person=who)
    await town.uses("mira", "kick", person="ives")
    assert "a lead has to confirm" in await told(town, "mira")
    assert (await case(town, 6)).state is CaseState.ESCALATED
    await town.presses("oskar", "kick")
    assert (await case(town, 6)).state is CaseState.GRACE
    await town.close()


@run
async def test_nobody_is_taken_for_somebody_else(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "ban", person="kest")
    assert "kest" in await told(town, "mira")
    await town.uses("mira", "ban", person="nobody-of-that-name")
    assert "don't know anybody" in await told(town, "mira")
    assert await rows(town, CASES) == []
    await town.close()


@run
async def test_lift_takes_what_holds_first_then_the_last_warning(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "warn", person="kestrel")
    await town.uses("mira", "mute", person="kestrel", length="1h")
    await town.uses("mira", "lift", person="kestrel")
    assert await _can_write(town, "kestrel")
    await town.uses("mira", "lift", person="kestrel")
    assert "no longer counts" in await told(town, "mira")
    assert (await rows(town, STRIKES))[0].voided_by is not None
    await town.uses("mira", "lift", person="kestrel")
    assert "Nothing holds" in await told(town, "mira")
    await town.close()


@run
async def test_what_was_set_by_hand_on_the_platform_is_lifted_there(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "hello")
    await town.uses("mira", "unmute", person="kestrel")
    assert "asked the platform" in await told(town, "mira")
    assert len(await rows(town, ACTIONS, verb="unmute")) == 1
    await town.close()
