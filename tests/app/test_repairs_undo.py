"""What is taken back comes back, or the card names what does not; what was attached is named."""

from __future__ import annotations

from pathlib import Path

from adapters.sandbox.step import Step
from bot.app.attached import attached, own_words
from bot.app.notices import correction
from bot.domain.content import Heading, Line
from bot.domain.decisions import ActionState
from bot.domain.time import SECOND
from bot.ports.tables import ACTIONS, CASES, EVIDENCE, NOTICES
from tests.app.moderating import open_town, rows, told
from tests.app.pressing import RULES, card_of, push
from tests.kit.run import run
from tests.kit.town import TEXTS, Town, words


async def _sends_picture(town: Town, who: str, text: str, name: str = "cat.png") -> str:
    def put(step: Step) -> int:
        made = step.db.execute(
            "INSERT INTO files (owner, name, type, size, digest, at, bytes)"
            " VALUES (?, ?, 'image/png', 3, 'abc', 0, x'616263')",
            (who, name),
        )
        return int(made.lastrowid or 0)

    file = await town.sandbox.world.run(put)
    sent = await town.do(
        who, do="send", channel="general", text=text, reply_to="", attachments=[str(file)], nonce=""
    )  # fmt: skip
    assert sent["ok"], sent
    return str(sent["message"])


@run
async def test_a_kick_taken_back_says_that_they_come_back_themselves(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await push(town, "mira", "s1:case:1:kick")
    await push(town, "mira", "s1:case:1:undo")
    assert "come back by themselves" not in words(await card_of(town, 1)), "within the grace nothing happened"
    await push(town, "mira", "s1:case:1:kick")
    await town.later(11 * SECOND)
    await push(town, "mira", "s1:case:1:undo")
    assert "Kestrel has to come back by themselves" in words(await card_of(town, 1))
    assert "Исключение вернуть нельзя" in words((await town.cards("ada", "ru"))[-1])
    assert [one.state for one in await rows(town, ACTIONS, verb="kick")] == [ActionState.CANCELLED, ActionState.UNDONE]
    await push(town, "mira", "s1:case:1:warn")
    await push(town, "mira", "s1:case:1:undo")
    await town.close()


@run
async def test_whoever_was_removed_reads_that_they_may_come_back(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await push(town, "mira", "s1:case:1:kick")
    await town.later(11 * SECOND)
    notice = (await rows(town, NOTICES))[-1]
    said = [TEXTS.say(one.text, "en") for one in correction(notice).blocks if isinstance(one, Heading | Line)]
    assert said[0] == "It was taken back."
    assert said[-1] == "You can come back when you like."
    await town.close()


@run
async def test_only_the_words_come_back_and_the_card_names_the_picture(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _sends_picture(town, "kestrel", "you liar")
    assert "1 picture: cat.png" in words(await card_of(town, 1))
    await push(town, "mira", "s1:case:1:around")
    assert "1 picture: cat.png" in await told(town, "mira")
    await push(town, "mira", "s1:case:1:delete")
    await push(town, "mira", "s1:case:1:undo")
    back = (await town.talk("bob", "general"))[-1]
    assert "you liar" in words(back)
    assert "cat.png" not in words(back)
    assert "did not come back: 1 picture: cat.png" in words(await card_of(town, 1))
    await town.close()


@run
async def test_a_picture_alone_does_not_come_back_as_its_name(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await _sends_picture(town, "kestrel", "", "free coins.png")
    assert (await rows(town, CASES))[0].held
    before = len(await town.talk("bob", "general"))
    await push(town, "mira", "s1:case:1:putback")
    assert len(await town.talk("bob", "general")) == before
    assert "did not come back: 1 picture" in words(await card_of(town, 1))
    assert [one.state for one in await rows(town, ACTIONS, verb="hold")] == [ActionState.UNDONE]
    await town.close()


@run
async def test_attachments_are_counted_by_kind(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _sends_picture(town, "kestrel", "you liar")
    kept = (await rows(town, EVIDENCE))[0]
    assert own_words(kept) == "you liar"
    assert len(attached(kept)) == 1
    await town.close()
