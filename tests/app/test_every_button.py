"""Every button of every kind of card, pressed by those who may and those who may not; each act and its undo."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from adapters.sandbox import troubles
from bot.app.authorize import NEEDS
from bot.app.casepress import CHOICES, DEEDS, NEEDS_VERB
from bot.domain.cases import Case, CaseState
from bot.domain.decisions import ActionState
from bot.domain.time import SECOND
from bot.ports.tables import ACTIONS, AUDIT, CASES
from tests.app.moderating import case, rows
from tests.app.pressing import (
    KINDS,
    RULES,
    SAID,
    card_of,
    forms,
    open_kind,
    push,
    put_away,
    rank,
    seen_by_members,
    stuck,
    tokens_of,
)
from tests.kit.run import run_within
from tests.kit.town import Town, words

VERBS: Final = tuple(sorted({*CHOICES, *DEEDS}))
FILLED: Final = {
    "mute": {"length": "2h"}, "note": {"note": "look at this"}, "answer": {"text": "hello there", "place": "public"},
    "wrong": {"text": "an example"}, "rule": {"rule": "3"}, "merge": {"text": "1"},
}  # fmt: skip
LASTING: Final = (CaseState.CLOSED, CaseState.GRACE)


async def _town(folder: Path) -> Town:
    from bot.app.commands.catalog import all_commands

    town = await Town.open(folder, RULES)
    await town.sandbox.publish(all_commands())
    return town


def _unchanged(before: Case, after: Case) -> bool:
    return before == after


async def _refused(town: Town, number: int, who: str, verb: str, *, seen: bool = True) -> None:
    before, denials = await case(town, number), len(await rows(town, AUDIT))
    told = await push(town, who, f"s1:case:{number}:{verb}", ask=seen)
    assert await case(town, number) == before, f"{who} changed the case by {verb}"
    if seen:
        assert len(told) == 1, f"{who} pressed {verb} and was answered {told}"
        assert not told[0].startswith("form"), f"{who} was given the form of {verb}"
    audit = (await rows(town, AUDIT))[denials:]
    assert [one.verb for one in audit] == [f"denied:{verb}"], f"{verb} by {who}: {[one.verb for one in audit]}"


@pytest.mark.parametrize("kind", KINDS)
def test_who_may_not_changes_nothing_and_is_told(tmp_path: Path, kind: str) -> None:
    @run_within(240)
    async def test() -> None:
        town = await _town(tmp_path)
        opened = await open_kind(town, kind)
        for verb in VERBS:
            await _refused(town, opened.number, "brann", verb)
            await _refused(town, opened.number, "pixel", verb, seen=False)
        about = {"staff": "mira", "stuck": ""}.get(kind, "kestrel")
        for verb in VERBS if about else ():
            await _refused(town, opened.number, about, verb)
        await rank(town, "mira", "member")  # rank taken away between the card and the press
        for verb in VERBS:
            await _refused(town, opened.number, "mira", verb)
        assert await stuck(town) == (kind == "stuck")
        await town.close()

    test()


@run_within(120)
async def test_a_case_about_staff_is_not_for_those_of_their_rank(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await town.says("oskar", SAID["enforce"])
    assert await town.cards() == [], "nobody below sees it in the room"
    for verb in VERBS:
        await _refused(town, 1, "mira", verb)
        await _refused(town, 1, "oskar", verb)
    await town.close()


@run_within(120)
async def test_whoever_decided_does_not_decide_the_second_look(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    appeal = await open_kind(town, "appeal")
    for verb in ("uphold", "overturn", "ok", "claim", "undo"):
        await _refused(town, appeal.number, "mira", verb)
    await town.presses("mira", "undo", await card_of(town, 1))
    await town.presses("oskar", "warn", await card_of(town, 1))
    await _refused(town, appeal.number, "mira", "uphold")
    await town.close()


async def _fill(town: Town, who: str, verb: str, number: int) -> None:
    """Fill in the form that a press opened."""
    values = dict(FILLED.get(verb, {}))
    if verb == "hand":
        oskar = "oskar" if who != "oskar" else "ada"
        values = {"note": f"{oskar} please look"}
    await push(town, who, f"s1:case:{number}:{verb}", values=values)


@pytest.mark.parametrize("kind", KINDS)
def test_every_button_does_what_it_says_and_undo_brings_everything_back(tmp_path: Path, kind: str) -> None:
    """One town; after each verb its undo, or the way back, so that the next one finds an open case."""

    @run_within(400)
    async def test() -> None:
        town = await _town(tmp_path)
        opened = await open_kind(town, kind)
        who = "oskar" if kind in ("appeal", "staff") else "mira"
        looks_at = who
        verbs = list(await tokens_of(town, opened.number, looks_at))
        for verb in verbs:
            opened = await _again(town, kind, opened, who)
            shown = await tokens_of(town, opened.number, looks_at)
            if verb not in shown:
                assert verb in ("accept", "release", "retry", "claim"), f"{verb} went from the card"
                continue
            await _pressed(town, opened.number, who, verb)
        assert await stuck(town) == 0
        await town.close()

    test()


async def _again(town: Town, kind: str, opened: Case, who: str) -> Case:
    """An open case of this kind, with a message that stands, about somebody who is here."""
    await town.later(SECOND)
    about = "mira" if kind == "staff" else "kestrel"
    await town.sandbox.world.run(lambda step: troubles.turn(step, "left", False, about))
    await town.idle()
    now = await case(town, opened.number)
    if not now.state.is_open or kind == "reported":
        return await open_kind(town, kind)
    if kind in SAID and not now.held:
        await town.says(about, SAID[kind])
    if now.state is CaseState.CLAIMED:
        await push(town, who, f"s1:case:{opened.number}:release")
    return await case(town, opened.number)


async def _pressed(town: Town, number: int, who: str, verb: str) -> None:
    await put_away(town, who)
    before, world = await case(town, number), seen_by_members(await town.sandbox.snapshot())
    drawn = words(await card_of(town, number, who))
    told = await push(town, who, f"s1:case:{number}:{verb}")
    if any(token.split(":")[3] == verb for token in await forms(town, who)):
        await _fill(town, who, verb, number)
    after = await case(town, number)
    changed = words(await card_of(town, number, who)) != drawn
    assert told or changed, f"{verb} ended in nothing that can be seen"
    if after.state in LASTING and before.state not in LASTING:
        await _undone(town, number, who, verb, world)


async def _undone(town: Town, number: int, who: str, verb: str, world: dict[str, object]) -> None:
    """Undo from whoever acted, at once or (for what can be taken back) after the grace; then nothing is left of it."""
    grace = (await case(town, number)).state is CaseState.GRACE
    if grace and verb != "kick":
        await town.later(11 * SECOND)
        assert (await case(town, number)).state is CaseState.CLOSED
    failed = {one.verb for one in await rows(town, ACTIONS, case=number, state=ActionState.FAILED)}
    assert failed <= {"notice"}, f"{verb}: {failed}; only whoever is banned can't be written to"
    if verb in ("overturn",):
        return
    await put_away(town, who)
    await push(town, who, f"s1:case:{number}:undo")
    again = await case(town, number)
    assert again.state is CaseState.OPEN, f"undo of {verb} left it {again.state}"
    _same(world, seen_by_members(await town.sandbox.snapshot()), verb)
    told = await push(town, who, f"s1:case:{number}:undo")
    assert "taken back already" in told[-1], f"undo of the undo of {verb}: {told}"


def _same(before: dict[str, object], after: dict[str, object], verb: str) -> None:
    """Equal, but for deleted messages, which come back as quotations, and for who was thrown out and let in again."""
    for part in ("people", "rooms"):
        a, b = dict(before[part]), dict(after[part])  # type: ignore[call-overload]  # both are dicts by construction
        if part == "people" and verb in ("ban", "purge"):
            a = {who: [one[0], True, *one[2:]] for who, one in a.items()}
            b = {who: [one[0], True, *one[2:]] for who, one in b.items()}
        assert a == b, f"{verb} left {part} changed"
    gone = [one for number, one in before["messages"].items() if number not in after["messages"]]  # type: ignore[attr-defined,operator]  # dicts
    new = [str(one[1]) for number, one in after["own"].items() if number not in before["own"]]  # type: ignore[attr-defined,operator]  # dicts
    for message in gone:
        assert any(message[2] in text for text in new), f"{verb}: {message[2]!r} did not come back"
    assert len(new) == len(gone) + (verb == "putback"), f"{verb} left {new} in public"
    assert {number for number in before["own"] if number not in after["own"]} == set()  # type: ignore[attr-defined,operator]  # dicts


def test_every_verb_is_known_to_authorize() -> None:
    assert {NEEDS_VERB.get(verb, verb) for verb in VERBS} <= set(NEEDS)


FORGED = [
    "s1:case:²:ok", "s1:case:99999999999999999999999:ok", "s1:case:-1:ok", "s1:case::ok", "s1:case:1:",
    "s1:case:1:nuke",
    "s1:case:777:ban", "s1:notice:²:show", "s1:notice:77:again", "s1:unknown:1:x", "s2:case:1:ok", "", "::::", "s1",
    "s1:case:1:ok:x:y", "s1:morning:²:right", "s1:undoall:1:stop", "s1:history:²:more:9", "s1:forget:1:yes",
    "s1:config:²:x", "s1:setup:²:go", "s1:doctor:stuck:again", "s1:house:²:x", "s1:automod:²:x",
    "\u0661:case:\u0661:ok",
]  # fmt: skip


@run_within(240)
async def test_forged_tokens_end_in_words(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await town.says("kestrel", "you liar")
    before = await case(town, 1)
    for who in ("bob", "mira"):
        for token in FORGED:
            told = await push(town, who, token)
            assert told, f"{token!r} by {who}"
            filled = await push(town, who, token, values={"text": "x", "to": "²", "length": "²"})
            assert filled, f"form {token!r} by {who}"
    assert await stuck(town) == 0
    assert await case(town, 1) == before
    assert len(await rows(town, CASES)) == 1
    await town.close()


@run_within(120)
async def test_a_token_from_another_community_reaches_nothing_of_this_one(tmp_path: Path) -> None:
    """A token names a number and no community: pressed elsewhere it means that community's own case, if any."""
    town, other = await _town(tmp_path / "a"), await _town(tmp_path / "b")
    for number in range(3):
        await other.says("kestrel" if number % 2 else "brann", f"you liar {number}", channel="general")
    await town.says("kestrel", "you liar")
    far = (await tokens_of(other, 2))["ok"]
    told = await push(town, "mira", far)
    assert "no case 2" in told[0]
    assert (await case(town, 1)).state is CaseState.OPEN
    assert (await case(other, 2)).state is CaseState.OPEN
    await town.close()
    await other.close()


@run_within(120)
async def test_the_second_presser_is_told_who_was_first(tmp_path: Path) -> None:
    town = await _town(tmp_path)
    await town.says("kestrel", "you liar")
    token = (await tokens_of(town, 1))["warn"]
    await push(town, "mira", token)
    decided = await case(town, 1)
    told = await push(town, "oskar", token)
    assert "Mira closed this" in told[0]
    assert await case(town, 1) == decided
    await town.close()


TWINS: Final = {
    "mute": "2h", "rule": "3", "note": "look at this", "answer": "hello there", "wrong": "an example",
    "hand": "oskar please look",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_button_has_its_command(tmp_path: Path, kind: str) -> None:
    @run_within(400)
    async def test() -> None:
        town = await _town(tmp_path)
        opened = await open_kind(town, kind)
        who = "oskar" if kind in ("appeal", "staff") else "mira"
        for verb in list(await tokens_of(town, opened.number, who)):
            opened = await _again(town, kind, opened, who)
            if verb not in await tokens_of(town, opened.number, who):
                continue
            text = TWINS.get(verb, "")
            if verb == "hand" and who == "oskar":
                text = "ada please look"
            before, notes = await case(town, opened.number), len(await town.notes(who))
            used = {"number": str(opened.number), "do": verb, **({"text": text} if text else {})}
            reply = await town.uses(who, "case", channel="moderators", **used)
            assert reply["ok"], reply
            after = await case(town, opened.number)
            told = [words(one) for one in (await town.notes(who))[notes:]]
            assert after != before or told, f"/case {opened.number} {verb} did nothing"
            assert not any("can't see this person's rights" in one or "older version" in one for one in told), told
            if after.state in LASTING and before.state not in LASTING and verb != "overturn":
                await town.uses(who, "case", channel="moderators", number=str(opened.number), do="undo")
                assert (await case(town, opened.number)).state is CaseState.OPEN, verb
        assert await stuck(town) == 0
        await town.close()

    test()
