"""One message is one case; a crowd is one case about nobody alone."""

from __future__ import annotations

from pathlib import Path

from tests.kit.run import run
from tests.kit.town import INSULT, Town, words

TWO = (
    INSULT
    + """
[[rule]]
id = "swearing"
name = "Swearing"
why = "Mind your words."
mode = "ask"
severity = "low"
when.says_any = ["damn"]
then.flag = "profanity"
"""
)
WAVE = """
format = 1
[[rule]]
id = "wave"
name = "The same text from many"
why = "A wave."
mode = "ask"
severity = "high"
when.same_text_people_at_least = 3
when.same_text_window = "5m"
then.flag = "raid"
"""


@run
async def test_two_rules_on_one_message_are_one_card(tmp_path: Path) -> None:
    town = await Town.open(tmp_path, TWO)
    await town.says("kestrel", "damn you, liar")
    (card,) = await town.cards()
    assert "Insult at a person" in words(card)
    await town.close()


@run
async def test_a_wave_is_one_card_with_counters_and_no_person(tmp_path: Path) -> None:
    town = await Town.open(tmp_path, WAVE)
    for who in ("bob", "juno", "kestrel", "ives", "tamsin"):
        await town.says(who, "come and join our wonderful new server today")
    (card,) = await town.cards()
    assert "3 people" in words(card)
    verbs = {one["token"].split(":")[3] for one in card["content"]["buttons"]}
    assert not verbs & {"ban", "warn", "mute", "purge"}
    await town.close()
