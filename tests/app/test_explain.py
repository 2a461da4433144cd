"""Explain shows the rows of the moment; a rule past its limit asks and says so once."""

from __future__ import annotations

from pathlib import Path

from tests.kit.run import run
from tests.kit.town import Town, words

LIMITED = """
format = 1
[[rule]]
id = "bait"
name = "Bait"
why = "No bait."
mode = "act"
severity = "medium"
limit = "2 per hour"
when.says_any = ["free coins"]
then.remove_message = true
then.flag = "spam"
"""


@run
async def test_explain_shows_what_was_found(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "explain")
    shown = words((await town.notes("mira"))[-1])
    assert "Why case 1 is here" in shown
    assert "+ " in shown
    assert "liar" in shown
    await town.close()


@run
async def test_past_its_limit_a_rule_asks_and_says_so_once(tmp_path: Path) -> None:
    town = await Town.open(tmp_path, LIMITED)
    for who in ("bob", "juno", "kestrel", "ives"):
        await town.says(who, f"free coins for {who}")
    room = [words(one) for one in await town.talk("mira", "moderators") if one["content"]]
    assert sum("acted on 2 people" in one for one in room) == 1
    looks = [one["content"]["look"] for one in await town.cards()]
    assert looks.count("decided") == 2
    assert looks.count("card") == 2
    await town.close()
