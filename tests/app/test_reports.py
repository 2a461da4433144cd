"""Reports by members: merged, counted by distinct people, weighed by the reporter's record; nothing public happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.cases import CaseKind, CaseState
from bot.domain.people import Standing
from bot.domain.signals import Severity, Topic
from bot.domain.time import DAY, MINUTE
from bot.ports.tables import CASES, EVIDENCE, REPORTS
from tests.app.moderating import audited, case, direct, newest_card, open_town, person, rows, told, verbs, weight
from tests.kit.run import run
from tests.kit.town import INSULT, Town, words

WATCHING = INSULT.replace('mode = "ask"', 'mode = "shadow"')
MEMBERS = ("bob", "juno", "brann", "tamsin", "ives")


@run
async def test_a_report_becomes_a_case_with_evidence_and_the_reporter_is_thanked(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "nobody asked you")
    before = len(await town.talk("bob", "general"))
    await town.uses("bob", "report", target=message, why="rude again")
    assert "Thank you" in await told(town, "bob")
    assert len(await town.talk("bob", "general")) == before
    card = await newest_card(town)
    assert "nobody asked you" in card
    assert "reported by 1 person" in card
    found = await case(town, 1)
    assert (found.topic, found.severity, found.rule, found.kind) == (Topic.OTHER, Severity.LOW, "", CaseKind.ENFORCE)
    assert [one.reason for one in await rows(town, REPORTS)] == ["rude again"]
    assert [one.message for one in await rows(town, EVIDENCE)] == [message]
    await town.close()


@run
async def test_staff_read_who_reported_and_why(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "nobody asked you")
    await town.uses("bob", "report", target=message, why="rude again")
    await town.presses("mira", "reports")
    assert "Bob" in await told(town, "mira")
    assert "rude again" in await told(town, "mira")
    await town.presses("oskar", "reports")
    assert "rude again" in await told(town, "oskar", "ru")
    await town.close()


@run
async def test_the_person_reported_may_not_read_who_did(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "nobody asked you")
    await town.uses("bob", "report", target=message, why="rude again")
    token = next(one for one in verbs((await town.cards())[-1]) if one == "reports")
    await town.uses("kestrel", "case", number="1", do=token)
    assert "rude again" not in await told(town, "kestrel")
    assert "rank of moderator" in await told(town, "kestrel")
    await town.close()


@run
async def test_a_report_joins_the_case_about_that_message(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "you liar")
    await town.uses("bob", "report", target=message)
    await town.uses("juno", "report", target=message)
    assert len(await rows(town, CASES)) == 1
    assert "reported by 2 people" in await newest_card(town)
    assert "badreport" not in verbs((await town.cards())[-1]), "a rule opened it"
    await town.close()


@run
async def test_one_person_counts_once(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "nobody asked you")
    for _ in range(4):
        await town.uses("bob", "report", target=message)
        assert "Thank you" in await told(town, "bob")
    assert "reported by 1 person" in await newest_card(town)
    assert (await case(town, 1)).severity is Severity.LOW
    await town.close()


@pytest.mark.parametrize(
    ("people", "severity"), [(1, Severity.LOW), (2, Severity.LOW), (3, Severity.MEDIUM), (5, Severity.HIGH)]
)
def test_distinct_people_make_it_graver(tmp_path: Path, people: int, severity: Severity) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path)
        message = await town.says("kestrel", "nobody asked you")
        for who in MEMBERS[:people]:
            await town.uses(who, "report", target=message)
        assert (await case(town, 1)).severity is severity
        await town.close()

    test()


@run
async def test_a_rule_that_only_watches_names_the_case(tmp_path: Path) -> None:
    town = await open_town(tmp_path, WATCHING)
    message = await town.says("kestrel", "you liar")
    assert await rows(town, CASES) == []
    await town.uses("bob", "report", target=message)
    found = await case(town, 1)
    assert (found.topic, found.severity) == (Topic.INSULT, Severity.HIGH)
    (kept,) = await rows(town, EVIDENCE)
    assert [(span.start, span.end) for span in kept.spans] == [(4, 8)]
    await town.close()


@run
async def test_criticism_that_is_reported_is_no_violation_by_guess(tmp_path: Path) -> None:
    rules = WATCHING.replace('then.flag = "insult"', 'then.flag = "complaint"')
    town = await open_town(tmp_path, rules)
    message = await town.says("kestrel", "the update is broken, liar")
    await town.uses("bob", "report", target=message)
    assert (await case(town, 1)).topic is Topic.OTHER
    await town.close()


@run
async def test_a_report_in_words_needs_no_message(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("bob", "report", why="somebody writes me strange private messages")
    assert (await case(town, 1)).person is None
    await town.presses("mira", "reports")
    assert "strange private messages" in await told(town, "mira")
    await town.uses("bob", "report")
    assert "Reply to a message" in await told(town, "bob")
    await town.uses("bob", "report", message="999999")
    assert "can't find" in await told(town, "bob")
    await town.close()


@run
async def test_a_message_is_found_by_its_id_and_by_a_link(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "nobody asked you")
    await town.uses("bob", "report", message=message)
    await town.uses("juno", "report", message=f"https://chat.example/lanternfall/general/{message}?x=1")
    assert "reported by 2 people" in await newest_card(town)
    await town.close()


@run
async def test_reporting_oneself_or_steward_is_answered_kindly(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    own = await town.says("bob", "hello")
    await town.uses("bob", "report", target=own)
    assert "your own" in await told(town, "bob")
    await town.says("kestrel", "you liar")
    await town.presses("mira", "delete")
    await town.presses("mira", "undo")
    stewards = (await town.talk("bob", "general"))[-1]
    assert stewards["author"]["self"]
    await town.uses("bob", "report", target=stewards["id"])
    assert "That was me" in await told(town, "bob")
    assert len(await rows(town, CASES)) == 1
    await town.close()


@run
async def test_a_report_about_staff_goes_only_to_those_above(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("mira", "nobody asked you")
    await town.uses("bob", "report", target=message)
    assert "only to those above" in await told(town, "bob")
    found = await case(town, 1)
    assert (found.kind, found.above) == (CaseKind.STAFF, int(Standing.LEAD))
    assert await town.cards() == []
    assert "nobody asked you" in await direct(town, "oskar")
    assert "nobody asked you" not in await direct(town, "mira")
    await town.uses("mira", "case", number="1", do="reports")
    assert "Bob" not in await told(town, "mira")
    await town.close()


@run
async def test_nobody_above_the_owner_and_that_is_said(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("ada", "nobody asked you")
    await town.uses("bob", "report", target=message)
    assert "nobody here stands above" in await told(town, "bob")
    await town.close()


async def _bad(town: Town, who: str, text: str) -> None:
    message = await town.says("kestrel", text)
    await town.uses(who, "report", target=message)
    await town.presses("mira", "badreport")


@run
async def test_after_three_bad_reports_a_reporter_is_muted_without_being_told(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    for text in ("good morning", "lovely weather", "anyone for a game"):
        await _bad(town, "bob", text)
        await town.later(MINUTE)
    cards = len(await rows(town, CASES))
    message = await town.says("brann", "a quiet evening")
    await town.uses("bob", "report", target=message, why="terrible")
    assert "Thank you" in await told(town, "bob")
    assert len(await rows(town, CASES)) == cards
    assert await weight(town, "bob") == 0
    assert await audited(town, "report-unweighed") == 1
    await town.uses("juno", "report", target=message)
    assert "reported by 1 person" in await newest_card(town)
    await town.close()


@run
async def test_a_bad_report_taken_back_does_not_count(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    for text in ("good morning", "lovely weather", "anyone for a game"):
        await _bad(town, "bob", text)
        await town.later(MINUTE)
    await town.presses("mira", "undo")
    message = await town.says("brann", "a quiet evening")
    await town.uses("bob", "report", target=message)
    assert "a quiet evening" in await newest_card(town)
    assert await weight(town, "bob") == 1
    await town.close()


@run
async def test_after_thirty_days_a_word_weighs_again(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    for text in ("good morning", "lovely weather", "anyone for a game"):
        await _bad(town, "bob", text)
        await town.later(MINUTE)
    town.clock.advance(31 * DAY)
    message = await town.says("brann", "a quiet evening")
    await town.uses("bob", "report", target=message)
    assert "a quiet evening" in await newest_card(town)
    await town.close()


@run
async def test_who_has_reported_badly_weighs_less_beside_others(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _bad(town, "bob", "good morning")
    await town.later(MINUTE)
    message = await town.says("brann", "a quiet evening")
    for who in ("bob", "juno", "tamsin"):
        await town.uses(who, "report", target=message)
    number = max(one.number for one in await rows(town, CASES))
    assert (await case(town, number)).severity is Severity.LOW
    await town.uses("ives", "report", target=message)
    assert (await case(town, number)).severity is Severity.MEDIUM
    await town.close()


@run
async def test_what_was_settled_opens_again_only_when_several_speak_up(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "nobody asked you")
    await town.uses("bob", "report", target=message)
    await town.presses("mira", "ok")
    await town.later(MINUTE)
    for who in ("juno", "tamsin"):
        await town.uses(who, "report", target=message)
        assert "Thank you" in await told(town, who)
        assert (await case(town, 1)).state is CaseState.CLOSED
    await town.uses("brann", "report", target=message)
    again = await case(town, 1)
    assert (again.state, again.reopened) == (CaseState.OPEN, True)
    assert "reported by 4 people" in words((await town.cards())[-1])
    await town.close()


@run
async def test_a_message_that_was_acted_on_stays_decided(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("kestrel", "you liar")
    await town.presses("mira", "warn")
    await town.later(MINUTE)
    for who in MEMBERS[:4]:
        await town.uses(who, "report", target=message)
    assert (await case(town, 1)).state is CaseState.CLOSED
    assert len(await rows(town, CASES)) == 1
    await town.close()


@run
async def test_a_wave_of_reports_by_one_person_is_bounded(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    for number in range(18):
        message = await town.says("kestrel", f"line {number}")
        await town.uses("bob", "report", message=message)
    assert await audited(town, "report-unweighed") == 3
    await town.close()


HEATED = """
format = 1
[[rule]]
id = "heated"
name.en = "A conversation is heating up"
why = "Take a breath."
mode = "{mode}"
severity = "medium"
when.says_any = ["angry"]
then.flag = "tension"
"""


@pytest.mark.parametrize("mode", ["ask", "shadow"])
@run
async def test_a_report_in_a_heated_thread_is_about_the_message_that_was_reported(tmp_path: Path, mode: str) -> None:
    town = await open_town(tmp_path, HEATED.replace("{mode}", mode))
    await town.says("kestrel", "I am angry")
    message = await town.says("juno", "so angry about you")
    await town.uses("bob", "report", target=message, why="rude")
    found = (await rows(town, CASES))[-1]
    assert (found.topic, found.rule, found.person) == (Topic.OTHER, "", await person(town, "juno"))
    assert "reported by 1 person" in await newest_card(town)
    assert "heating up" not in await newest_card(town)
    await town.close()
