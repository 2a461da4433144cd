"""Power: who may not decide, what is looked at again at the moment of the act, and that it is all on record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import audit
from bot.app.turn import Turn
from bot.domain.actions import Answer
from bot.domain.cases import CaseKind, CaseState
from bot.domain.decisions import ActionState
from bot.domain.people import Standing
from bot.domain.results import Why
from bot.domain.time import HOUR, SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, AUDIT, CASES, COMMUNITIES, HEAVY, MARKS, NOTICES, SANCTIONS, STRIKES
from tests.app.moderating import audited, case, direct, open_town, person, rows, told
from tests.app.pressing import RULES, accept, card_of, open_kind, push, rank, tokens_of, trouble
from tests.kit.run import run, run_within
from tests.kit.town import Town, words


async def _verdict(town: Town, verb: str) -> list[tuple[ActionState, str]]:
    return [(one.state, one.result) for one in await rows(town, ACTIONS, verb=verb)]


@run
async def test_a_rank_lost_during_the_grace_stops_the_ban_and_the_card_says_why(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "ban")
    await rank(town, "mira", "member")
    await town.later(11 * SECOND)
    assert await _verdict(town, "ban") == [(ActionState.FAILED, Why.PROTECTED)]
    card = await card_of(town, 1, "oskar")
    assert "Could not ban Kestrel" in words(card)
    assert "retry" in await tokens_of(town, 1)
    assert await rows(town, SANCTIONS) == []
    assert [one.state for one in await rows(town, NOTICES)] == ["none"]
    await rank(town, "mira", "moderator")
    await town.presses("oskar", "retry")
    assert await _verdict(town, "ban") == [(ActionState.APPLIED, "")]
    assert [one.state for one in await rows(town, NOTICES)] != ["none"], "now there is something to tell"
    await town.close()


@run
async def test_a_target_who_became_staff_meanwhile_is_left_alone(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "ban")
    await rank(town, "kestrel", "lead")
    await town.later(11 * SECOND)
    assert await _verdict(town, "ban") == [(ActionState.FAILED, Why.PROTECTED)]
    card = words(await card_of(town, 1))
    assert "Could not ban" in card
    assert "Kestrel" in card
    told = await push(town, "mira", "s1:case:1:warn")
    assert "closed this" in told[0] or "above them" in told[0]
    await town.close()


@run
async def test_a_case_about_whoever_became_staff_is_for_those_above(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await rank(town, "kestrel", "moderator")
    for verb in ("ok", "warn", "delete", "ban", "note"):
        told = await push(town, "mira", f"s1:case:1:{verb}")
        assert "above them" in told[0], verb
    assert (await case(town, 1)).state is CaseState.OPEN
    await push(town, "oskar", "s1:case:1:ok")
    assert (await case(town, 1)).state is CaseState.CLOSED
    await town.close()


@run
async def test_whoever_is_forgotten_during_the_grace_bans_nobody(tmp_path: Path) -> None:
    from bot.app.privacy import forget

    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "ban")
    number = await person(town, "mira")
    await town.inside(lambda turn: forget(turn, number, None))
    await town.later(11 * SECOND)
    assert await _verdict(town, "ban") == [(ActionState.FAILED, Why.PROTECTED)]
    await town.close()


@run
async def test_rights_that_are_not_told_are_asked_again_and_then_refused(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "mute1h")
    await town.presses("mira", "undo")
    sandbox: Any = town.sandbox
    asked = sandbox.rights
    silent = True

    async def rights(place: str, account: Any, channel: str = "") -> Any:
        return None if silent and account.id == "kestrel" else await asked(place, account, channel)

    await town.presses("mira", "ban")
    sandbox.rights = rights
    await town.later(11 * SECOND)
    assert [state for state, _ in await _verdict(town, "ban")] == [ActionState.PLANNED]
    silent = False
    await town.later(6 * SECOND)
    assert [state for state, _ in await _verdict(town, "ban")] == [ActionState.APPLIED]
    silent = True
    await town.presses("mira", "undo")
    await town.says("brann", "you liar")
    await town.close()


@run
async def test_cases_about_staff_reach_those_above_in_private_and_the_owners_nobody(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("mira", "you liar")
    found = await case(town, 1)
    assert (found.kind, found.above) == (CaseKind.STAFF, int(Standing.LEAD))
    assert await town.cards() == []
    for senior in ("oskar", "ada"):
        assert "Case 1" in await direct(town, senior)
    assert "Case 1" not in await direct(town, "mira")
    await town.says("ada", "you idiot")
    assert "homeless:2" in [one.name for one in await rows(town, MARKS)]
    assert await audited(town, "nobody-above") == 1
    await town.close()


@run
async def test_reports_about_staff_go_the_same_way(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("mira", "a plain message")
    await town.uses("bob", "report", target=message, why="rude")
    found = await case(town, 1)
    assert (found.kind, found.above) == (CaseKind.STAFF, int(Standing.LEAD))
    assert await town.cards() == []
    assert "Case 1" in await direct(town, "oskar")
    await town.close()


@run
async def test_seniors_who_can_not_be_written_to_are_named_to_the_doctor(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    for senior in ("oskar", "ada"):
        await trouble(town, "closed", who=senior)
    await town.says("mira", "you liar")
    assert "homeless:1" in [one.name for one in await rows(town, MARKS)]
    await trouble(town, "closed", on=False, who="oskar")
    await town.says("mira", "what a liar")
    assert "Case 1" in await direct(town, "oskar")
    assert await rows(town, MARKS, name="homeless:1") == []
    await town.close()


@pytest.mark.parametrize("who", ["steward", "pixel", "ada", "mira"])
def test_rules_judge_bots_and_staff_and_never_act(tmp_path: Path, who: str) -> None:
    acting = RULES.replace('mode = "ask"', 'mode = "act"').replace(
        'then.flag = "insult"', 'then.remove_message = true\nthen.mute_author = "10m"\nthen.flag = "insult"'
    )

    @run
    async def test() -> None:
        from bot.domain.events import MessagePosted
        from bot.domain.messages import ChannelRef, Message, MessageRef
        from bot.domain.people import AccountRef, Author

        town = await open_town(tmp_path, acting)
        own = who == "steward"
        author = Author(AccountRef("sandbox", who), who, is_bot=who in ("pixel", "steward"), is_self=own)
        ref = MessageRef(ChannelRef("sandbox", "lanternfall", "general"), "9001")
        await accept(town, MessagePosted(Message(ref, author, "you liar", town.clock.now(), "general")))
        assert {one.verb for one in await rows(town, ACTIONS)} <= {"card", "seat"}
        assert len(await rows(town, CASES)) == (0 if own else 1)
        await town.close()

    test()


@run_within(120)
async def test_beyond_the_hourly_limit_a_lead_presses_and_the_hour_passes(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    limit = (await town.inside(_settings)).heavy_per_hour
    for number, who in enumerate(("bob", "juno", "brann", "kestrel", "tamsin"), 1):
        await town.says(who, "you liar")
        await push(town, "mira", f"s1:case:{number}:kick")
    assert len(await rows(town, HEAVY)) == limit
    await town.says("ives", "you liar")
    told = await push(town, "mira", "s1:case:6:ban")
    assert "a lead has to confirm" in told[0]
    found = await case(town, 6)
    assert (found.state, found.owner) == (CaseState.ESCALATED, None)
    await push(town, "oskar", "s1:case:6:ban")
    assert (await case(town, 6)).state is CaseState.GRACE
    await push(town, "oskar", "s1:case:6:undo")
    await town.later(HOUR + SECOND)
    await push(town, "mira", "s1:case:6:ban")
    assert (await case(town, 6)).state is CaseState.GRACE
    await town.close()


async def _settings(turn: Turn) -> Any:
    row = await turn.tx.get(COMMUNITIES, turn.id)
    assert row is not None
    return row.settings


COLUMNS = ["verb", "detail", "at", "actor_digest", "object_digest", "actor", "subject", "prev", "hash"]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_row_breaks_the_chain(tmp_path: Path, column: str) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path)
        await town.says("kestrel", "you liar")
        for verb in ("claim", "release", "warn", "undo", "mute1h", "undo"):
            await push(town, "mira", f"s1:case:1:{verb}")
        await push(town, "bob", "s1:case:1:ban")
        store = town.core.desk.store
        assert await store.read(lambda tx: audit.verify(tx, town.community)) is None
        links = await rows(town, AUDIT, verb="decide:warn")
        value = getattr(links[0], column)
        forged = replace(links[0], **{column: value + 1 if isinstance(value, int) else f"{value}x"})

        async def forge(turn: Turn) -> None:
            await turn.tx.put(AUDIT, forged)

        await town.inside(forge)
        assert await store.read(lambda tx: audit.verify(tx, town.community)) == links[0].seq
        await town.close()

    test()


@run
async def test_a_removed_row_breaks_the_chain(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    for verb in ("warn", "undo", "ok"):
        await push(town, "mira", f"s1:case:1:{verb}")
    second = (await rows(town, AUDIT))[1]

    async def drop(turn: Turn) -> None:
        await turn.tx.drop(AUDIT, *where(community=turn.id, seq=second.seq))

    await town.inside(drop)
    assert await town.core.desk.store.read(lambda tx: audit.verify(tx, town.community)) is not None
    await town.close()


@run_within(120)
async def test_a_lone_volunteer_gets_cards_in_private_without_team_buttons(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    for who in ("mira", "oskar"):
        await rank(town, who, "member")

    async def alone(turn: Turn) -> None:
        settings = replace(turn.community.settings, volunteer=True)
        lone = replace(turn.community, room_platform="", room_place="", room_channel="", settings=settings)
        await turn.tx.put(COMMUNITIES, lone)

    await town.inside(alone)
    for kind in ("enforce", "spam", "held", "tension", "answer", "wellbeing"):
        found = await open_kind(town, kind)
        verbs = set(await tokens_of(town, found.number))
        assert not verbs & {"claim", "hand", "escalate", "release"}, kind
        assert verbs, kind
    card = await card_of(town, 1)
    assert card["channel"] == "direct:ada"
    await town.presses("ada", "warn", card)
    assert (await case(town, 1)).state is CaseState.CLOSED
    assert "closed by Ada" in words(await card_of(town, 1))
    assert len(await rows(town, STRIKES)) == 1
    await town.close()


@run
async def test_a_case_about_staff_is_shown_by_its_number_to_those_above_alone(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("bob", "I join, so that somebody else moderates")
    await rank(town, "bob", "moderator")
    message = await town.says("mira", "a plain message")
    await town.uses("juno", "report", target=message, why="rude to me")
    for who in ("bob", "mira"):
        for do in ("", "show", "reports", "explain"):
            await town.uses(who, "case", channel="moderators", number="1", do=do)
            answer = await told(town, who)
            assert "plain message" not in answer, (who, do)
            assert "rude to me" not in answer, (who, do)
            assert ("above them" if who == "bob" else "about you") in answer, answer
    await town.uses("oskar", "case", channel="moderators", number="1")
    assert "plain message" in await told(town, "oskar")
    await town.close()


@run
async def test_what_those_above_are_shown_of_it_is_sealed_and_of_other_cases_is_not(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("mira", "you liar")
    await town.says("kestrel", "you liar")
    sandbox: Any = town.sandbox
    carry_out, answers = sandbox.carry_out, list[Answer]()

    async def heard(act: Any) -> Any:
        answers.extend([act] if isinstance(act, Answer) else [])
        return await carry_out(act)

    sandbox.carry_out = heard
    for number, sealed in (("1", True), ("2", False)):
        for do in ("", "explain", "around"):
            await town.uses("oskar", "case", channel="moderators", number=number, do=do)
            assert answers[-1].content.sealed is sealed, (number, do)
    for name, whom in (("inbox", ""), ("history", "mira")):
        await town.uses("oskar", name, channel="moderators", person=whom)
        assert answers[-1].content.sealed, name
    assert len(answers) == 8
    await town.close()
