"""A person comes first, and criticism is answered: nothing else that a message holds may swallow that."""

from __future__ import annotations

from pathlib import Path

from rules.scene import REGULAR_AFTER, REGULAR_FOR
from tests.kit.run import run
from tests.kit.town import INSULT, Town, words

RULES = (
    INSULT
    + """
[[rule]]
id = "swearing"
name = "Swearing"
why = "Mind your words."
mode = "act"
severity = "low"
when.says_any = ["damn"]
then.flag = "profanity"
then.remove_message = true
then.mute_author = "10m"

[[rule]]
id = "care"
name = "Somebody may not be well"
why = "A person comes first."
mode = "ask"
severity = "critical"
when.says_any = ["want to die"]
then.flag = "wellbeing"

[[rule]]
id = "refund"
name = "A complaint"
why = "It needs an answer."
mode = "ask"
severity = "low"
when.says_any = ["refund"]
then.flag = "complaint"
"""
)


@run
async def test_nobody_in_danger_is_punished_by_a_rule(tmp_path: Path) -> None:
    town = await Town.open(tmp_path, RULES)
    await town.says("bob", "damn I want to die")
    assert "damn I want to die" in [one["text"] for one in await town.talk("juno", "general")]
    cards = [words(one) for one in await town.cards() if one["content"]["look"] == "card"]
    assert any("Somebody may not be well" in one for one in cards)
    await town.presses("mira", "explain", next(one for one in await town.cards() if "Swearing" in words(one)))
    assert "Somebody may be in danger, so a person decides." in words((await town.notes("mira"))[-1])
    await town.close()


@run
async def test_a_complaint_keeps_its_own_case_beside_an_insult(tmp_path: Path) -> None:
    town = await Town.open(tmp_path, RULES)
    await town.says("bob", "give me my refund, you liar")
    titles = "\n".join(words(one) for one in await town.cards())
    assert "Insult at a person" in titles
    assert "A complaint" in titles
    await town.presses("mira", "delete", next(one for one in await town.cards() if "Insult" in words(one)))
    still = [one for one in await town.cards() if one["content"]["look"] == "card"]
    assert ["A complaint" in words(one) for one in still] == [True]
    await town.close()


@run
async def test_a_rule_on_words_asks_about_regulars(tmp_path: Path) -> None:
    town = await Town.open(tmp_path, RULES)
    for number in range(REGULAR_AFTER):
        await town.says("kestrel", f"an ordinary line, number {number}, about nothing at all")
    await town.later(REGULAR_FOR)
    await town.says("kestrel", "damn lag")
    (card,) = await town.cards()
    assert card["content"]["look"] == "card"
    await town.says("bob", "damn lag too")
    assert [one["content"]["look"] for one in await town.cards()] == ["card", "decided"]
    await town.close()
