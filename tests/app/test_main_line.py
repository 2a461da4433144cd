"""The main line: a message becomes a case, a card, a decision, a deed, a notice — and is taken back."""

from __future__ import annotations

from pathlib import Path

from tests.kit.run import run
from tests.kit.town import Town, words


@run
async def test_an_insult_becomes_a_card_is_deleted_and_taken_back(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("kestrel", "you weren't even there, you liar")
    (card,) = await town.cards()
    assert "Insult at a person" in words(card)
    assert "you liar" in words(card)
    await town.presses("mira", "delete")
    (card,) = await town.cards()
    assert card["content"]["look"] == "decided"
    assert "message deleted" in words(card)
    assert "you weren't even there, you liar" not in [one["text"] for one in await town.talk("bob", "general")]
    direct = await town.talk("kestrel", "direct:kestrel")
    assert "removed by a moderator" in words(direct[-1])
    await town.presses("mira", "undo")
    (card,) = await town.cards()
    assert card["content"]["look"] == "card"
    general = await town.talk("bob", "general")
    assert "you weren't even there, you liar" in words(general[-1])
    assert "taken back" in words((await town.talk("kestrel", "direct:kestrel"))[-1])
    await town.close()
