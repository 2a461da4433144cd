"""What is said is so: what is kept under a hash, what is not known to have happened, names of things in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.cardview import failure
from bot.app.core import KINDS
from bot.app.turn import Turn
from bot.domain.actions import Mute
from bot.domain.decisions import Action, ActionState
from bot.domain.people import AccountRef
from bot.domain.text import say
from bot.ports.store import where
from bot.ports.tables import DUE
from tests.app.moderating import open_town, told
from tests.app.pressing import push
from tests.kit.run import run
from tests.kit.town import TEXTS, words


@run
async def test_mydata_says_that_a_running_mute_stays_under_a_code(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.uses("kestrel", "mydata")
    before = await told(town, "kestrel")
    assert "Your words" in before
    assert "a code that names nobody" not in before
    await push(town, "mira", "s1:case:1:mute1h")
    await town.uses("kestrel", "mydata")
    after = await told(town, "kestrel")
    assert "You can only read until" in after
    assert "a code that names nobody" in after
    await town.uses("brann", "mydata")
    assert "You can only read" not in await told(town, "brann")
    await town.close()


def test_what_got_no_answer_is_not_called_a_failure() -> None:
    act = Mute("place", AccountRef("sandbox", "kestrel"), 1)
    action = Action(1, 1, "lane", 1, 1, 1, "mute", act, ActionState.UNCERTAIN, 0, 0)
    english, russian = (TEXTS.say(failure(action, "Kestrel"), language) for language in ("en", "ru"))
    assert english.startswith("No answer came back, so I don't know whether it happened (muting Kestrel).")
    assert "Could not" not in english
    assert russian.startswith("Ответа не было, и неизвестно, вышло ли (мут · Kestrel).")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_happens_later_has_a_name_in_words(kind: str) -> None:
    for language in TEXTS.languages:
        assert TEXTS.say(say(f"due-{kind}"), language) != kind


@run
async def test_doctor_names_what_did_not_happen_in_words(tmp_path: Path) -> None:
    town = await open_town(tmp_path)

    async def block(turn: Turn) -> None:
        await turn.tx.change(DUE, where(community=turn.id, kind="purge"), blocked=True)

    await town.inside(block)
    await town.uses("ada", "doctor", channel="moderators")
    shown = "\n".join(words(one) for one in await town.notes("ada"))
    assert "the daily tidying" in shown
    assert "(purge)" not in shown
    await town.close()
