"""Acting is earned, may be allowed early with a reason, and is lost again by a rule that errs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.app.decide import learn
from bot.app.turn import Turn
from bot.ports.tables import RULE_RECORDS, SIGNALS
from tests.app.administering import (
    RULES,
    ask,
    fill,
    judged,
    mode_of,
    says,
    source,
    staff_told,
    tap,
    token_of,
)
from tests.app.moderating import audited, open_town, rows, verbs
from tests.kit.run import run
from tests.kit.town import Town, words


@run
async def test_acting_has_to_be_earned_and_the_missing_numbers_are_named(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await town.says("bob", "hello")
    await judged(town, "insult", "y" * 10)
    text = await says(town, "ada", "automod mode", rule="insult", mode="act")
    assert "6 more" in text
    assert "has not been tried on your history" in text
    assert await mode_of(town, "insult") == "ask"
    await says(town, "ada", "automod backtest")
    await judged_after_trial(town)
    await says(town, "ada", "automod mode", rule="insult", mode="act")
    assert await mode_of(town, "insult") == "act"
    assert await audited(town, "automod:mode") == 1
    assert any("insult act by itself" in one for one in await staff_told(town))
    await town.close()


async def judged_after_trial(town: Town) -> None:
    """Sixteen confirmed decisions, the date of the trial kept."""

    async def deed(turn: Turn) -> None:
        mine = next(one for one in await turn.tx.find(RULE_RECORDS) if one.rule == "insult")
        await turn.tx.put(RULE_RECORDS, replace(mine, confirmed=16, recent="y" * 16))

    await town.inside(deed)


@run
async def test_an_administrator_may_override_with_a_reason_that_is_kept_and_told(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    refused = await ask(town, "ada", "automod mode", rule="insult", mode="act")
    token = token_of(refused, "override")
    await town.do("ada", do="press", channel="moderators", message=refused["id"], token=token)
    assert "a raid of insults" in await fill(town, "ada", token, reason="a raid of insults tonight")
    assert await mode_of(town, "insult") == "act"
    assert await audited(town, "automod:override") == 1
    assert any("a raid of insults tonight" in one for one in await staff_told(town))
    assert "Without a reason" not in await says(town, "ada", "automod show", rule="insult")
    await town.close()


@run
async def test_a_rule_that_names_nothing_to_do_can_only_ask(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    assert "names nothing to do" in await says(town, "ada", "automod mode", rule="caps-of-newcomers", mode="act")
    assert await mode_of(town, "caps-of-newcomers") == "shadow"
    assert "asks" in await says(town, "ada", "automod mode", rule="caps-of-newcomers", mode="ask")
    assert "asks already" in await says(town, "ada", "automod mode", rule="caps-of-newcomers", mode="ask")
    assert "none of the four" in await says(town, "ada", "automod mode", rule="insult", mode="loud")
    await town.close()


@run
async def test_a_rule_is_told_what_it_would_do_and_goes_on_asking(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    shown = await ask(town, "ada", "automod show", rule="caps-of-newcomers")
    choices = await tap(town, "ada", shown, "does")
    told = words(await tap(town, "ada", choices, "does", "hold"))
    assert "16 more" in told
    assert "then.hold = true" in told
    assert await mode_of(town, "caps-of-newcomers") == "shadow"
    assert (await source(town)).startswith("# Ours, by hand.")
    assert "already" in await says(town, "ada", "automod does", rule="caps-of-newcomers", deed="remove")
    assert await audited(town, "automod:does") == 1
    await town.close()


@run
async def test_questions_and_complaints_are_never_acted_on(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES.replace('then.flag = "spam"', 'then.open_case = "complaint"'))
    shown = await ask(town, "ada", "automod show", rule="caps-of-newcomers")
    assert "never acts" in words(shown)
    assert "does" not in verbs(shown)
    assert "answered by people" in await says(town, "ada", "automod does", rule="caps-of-newcomers", deed="hold")
    assert "answered by people" in await says(town, "ada", "automod mode", rule="caps-of-newcomers", mode="act")
    assert await source(town) == RULES.replace('then.flag = "spam"', 'then.open_case = "complaint"')
    await town.close()


@run
async def test_a_rule_that_errs_steps_back_by_itself_and_the_team_hears_of_it_once(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES.replace('mode = "ask"', 'mode = "act"'))
    await town.says("bob", "you liar")
    number = (await rows(town, SIGNALS))[0].case
    await judged(town, "insult", "y" * 16 + "n" * 4)
    await town.inside(lambda turn: learn(turn, number, confirmed=True))
    assert await mode_of(town, "insult") == "act"
    for _ in range(3):
        await town.inside(lambda turn: learn(turn, number, confirmed=False))
    await town.idle()
    assert await mode_of(town, "insult") == "ask"
    assert '"insult"   # keep this remark' in await source(town)
    told = [one for one in await staff_told(town) if "asks again" in one]
    assert len(told) == 1
    assert await audited(town, "automod:step-back") == 1
    assert "Went back to asking" in await says(town, "ada", "automod show", rule="insult")
    await town.close()
