"""Learning anew: together, some minutes later, beside the loop; a version has to prove itself."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.app.learning import refresh
from bot.domain.assessment import Assessment
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.store import where
from bot.ports.tables import EVIDENCE
from rules.language.adaptation import Adaptation, Trial
from tests.app.administering import staff_told
from tests.app.learning.schooling import learns, lessons, open_school, standing, teach, versions, waiting
from tests.app.moderating import audited
from tests.kit.run import run
from tests.kit.town import Town

PEOPLE = ("kestrel", "bob", "juno", "brann", "tamsin")


async def decide_five(town: Town, verb: str = "ok", text: str = "you idiot {}") -> None:
    for number, who in enumerate(PEOPLE):
        await town.says(who, text.format("abcdefgh"[number] * 4))
        await town.presses("mira", verb)


@run
async def test_five_answers_make_a_version_and_the_next_message_is_scored_by_it(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await decide_five(town)
    assert (await standing(town)).in_force == 0
    await learns(town)
    (one,) = await versions(town)
    assert (one.version, one.lessons, one.aside) == (1, 5, False)
    assert (await standing(town)).in_force == 1
    fit = Adaptation.from_bytes(one.data)
    assert fit is not None
    assert fit.heads["insult"].moved("insult", 0.85, None) < 0.85
    assert {row.shown for row in await lessons(town)} == {0.85}
    assert await audited(town, "learning:version") == 1
    await town.later(DAY)
    await town.says("ives", "you idiot")
    await town.presses("mira", "ok")
    await learns(town)
    newest = (await lessons(town))[-1]
    assert newest.version == 1
    assert newest.raw == 0.85
    assert newest.shown < 0.85, "the prediction is the community's own"
    await town.close()


@run
async def test_four_answers_are_filled_in_and_wait(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await teach(town, "yyy")
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    await learns(town)
    assert await versions(town) == []
    assert all(one.filled for one in await lessons(town))
    assert await waiting(town) == []
    await town.says("bob", "what an idiot of a goblin")
    await town.presses("mira", "warn")
    await learns(town)
    assert [one.lessons for one in await versions(town)] == [5]
    await town.close()


@run
async def test_what_waits_is_not_put_off_by_more(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    (first,) = await waiting(town)
    await town.later(2 * MINUTE)
    await town.says("bob", "you idiot")
    await town.presses("mira", "warn")
    assert await waiting(town) == [first]
    await town.close()


@run
async def test_learning_and_assessing_happen_beside_the_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, model = await open_school(tmp_path)
    seen: list[int] = []
    assess = model.assess

    def noted(texts: Sequence[str]) -> list[Assessment | None]:
        seen.append(threading.get_ident())
        return assess(texts)

    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    monkeypatch.setattr(model, "assess", noted)
    await learns(town)
    assert seen
    assert threading.get_ident() not in seen
    await town.close()


@run
async def test_a_model_that_fails_loses_no_lesson(tmp_path: Path) -> None:
    town, model = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    model.fails = True
    await learns(town)
    assert [one.filled for one in await lessons(town)] == [False]
    model.fails = False
    await town.says("bob", "you idiot")
    await town.presses("mira", "warn")
    await learns(town)
    assert [one.filled for one in await lessons(town)] == [True, True]
    await town.close()


@run
async def test_without_its_message_a_lesson_goes(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    await town.inside(lambda turn: turn.tx.drop(EVIDENCE, *where(community=turn.id)))
    await learns(town)
    assert await lessons(town) == []
    await town.close()


@run
async def test_a_merged_case_keeps_its_lesson(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.says("kestrel", "how do I join")
    await town.uses("mira", "case", channel="moderators", number="1", do="merge", text="2")
    await town.presses("mira", "warn", (await town.cards("ada"))[0])
    await learns(town)
    assert {(one.head, one.filled) for one in await lessons(town)} == {("insult", True)}
    await town.close()


@run
async def test_a_version_that_does_worse_is_kept_aside_and_said_so_once(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await teach(town, "n" * 30)
    await learns(town)
    assert (await standing(town)).in_force == 1
    await town.later(HOUR)
    # from one hour to the next everything is the contrary: what was learned before foresees none of it
    await teach(town, "y" * 20, apart=MINUTE)
    await learns(town)
    rows = await versions(town)
    state = await standing(town)
    aside = [one for one in rows if one.aside]
    assert all(one.after > one.before for one in aside)
    assert state.in_force == max(one.version for one in rows if not one.aside)
    assert len([one for one in await staff_told(town) if "aside" in one]) == (1 if aside else 0)
    await town.close()


@run
async def test_a_broken_trial_keeps_the_old_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, _ = await open_school(tmp_path)
    await teach(town, "n" * 12)
    await learns(town)
    for tried in (4, refresh.TELLING, refresh.TELLING + 1):
        worse = Trial(tried, 0.3, 0.9)
        monkeypatch.setattr(refresh, "trial", lambda rows, in_force, worse=worse: worse)
        await town.later(HOUR)
        await teach(town, "y" * 6, apart=MINUTE)
        await learns(town)
    state = await standing(town)
    assert (state.in_force, state.aside) == (1, 4)
    assert [one.aside for one in await versions(town)] == [False, True, True, True]
    assert len([one for one in await staff_told(town) if "aside" in one]) == 1
    assert await audited(town, "learning:aside") == 3
    monkeypatch.undo()
    await town.later(HOUR)
    await teach(town, "n" * 6, apart=MINUTE)
    await learns(town)
    assert (await standing(town)).aside == 0
    await town.close()


@run
async def test_only_the_newest_versions_are_kept(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    for _ in range(refresh.KEPT + 3):
        await teach(town, "nnnnn", apart=MINUTE)
        await learns(town)
    rows = await versions(town)
    assert len(rows) == refresh.KEPT
    assert rows[-1].version == refresh.KEPT + 3
    await town.close()


@run
async def test_what_was_learned_survives_a_restart(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await decide_five(town)
    await learns(town)
    before = await town.inside(lambda turn: turn.desk.learned.of(turn))
    await town.core.stop()
    store = town.core.desk.store
    again = await Town.open(tmp_path / "again", store=store, clock=town.clock)
    after = await again.inside(lambda turn: again.core.desk.learned.of(turn))
    assert after == before
    await again.close()
