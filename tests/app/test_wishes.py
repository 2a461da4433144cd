"""What an administrator wishes had not been there: forwarded in private, explained, and their answer counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.app.turn import Turn
from bot.domain.events import MessagePosted
from bot.domain.messages import Message, MessageRef
from bot.ports.store import where
from bot.ports.tables import CASES, COMMUNITIES, MESSAGES, RULE_RECORDS
from tests.app.sides import Sides, direct
from tests.kit.run import run


async def at_the_step(tmp_path: Path) -> Sides:
    """A community whose set-up stands at its history."""
    town = await Sides.begin(tmp_path)

    async def step(turn: Turn) -> None:
        settings = replace(turn.community.settings, setup_step="history", setup_done=False)
        await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

    await town.far_says("ada", "hello")
    await town.far_says("bob", "hello")
    await town.inside(step)
    return town


async def forwards(town: Sides, who: str, text: str) -> str:
    """Somebody forwards a message to Steward; what they are told."""
    before = len(town.far.acts)
    message = Message(MessageRef(direct(who), f"f{before}"), town.author(who), text, town.clock.now(), forwarded=True)
    await town.happens(MessagePosted(message), place="")
    return "\n".join(town.told(who, before))


@run
async def test_what_a_rule_sees_is_explained_and_the_answer_counts_once(tmp_path: Path) -> None:
    town = await at_the_step(tmp_path)
    assert "Would it have been right" in await forwards(town, "ada", "you are a liar")
    yes = next(
        one.token for content in town.contents("ada") for one in content.buttons if one.token.startswith("s1:wish")
    )
    assert "Counted" in await town.far_presses("ada", yes)
    assert "already" in await town.far_presses("ada", yes)
    records = await town.look(lambda turn: turn.tx.find(RULE_RECORDS, *where(community=turn.id)))
    assert [(one.rule, one.confirmed, one.rejected) for one in records] == [("insult", 1, 0)]
    assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 0
    kept = await town.look(lambda turn: turn.tx.find(MESSAGES, *where(community=turn.id, platform="memory")))
    assert {one.text for one in kept} == {"hello"}
    await town.close()


@run
async def test_what_no_rule_sees_gets_a_rule_proposed(tmp_path: Path) -> None:
    town = await at_the_step(tmp_path)
    assert "None of my rules" in await forwards(town, "ada", "what a lovely nincompoop")
    tokens = [one.token for content in town.contents("ada") for one in content.buttons]
    assert any(one.startswith("s1:automod:insult:word") for one in tokens)
    await town.close()


@run
async def test_nobody_else_gets_rules_explained(tmp_path: Path) -> None:
    town = await at_the_step(tmp_path)
    assert "rule" not in await forwards(town, "bob", "you are a liar")
    assert "administrator" in (await town.far_presses("bob", "s1:wish:insult:yes:abc")).lower()
    await town.close()


@run
async def test_outside_of_that_step_a_forwarded_message_is_a_word_in_private(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("ada", "hello")
    assert "/start" in await forwards(town, "ada", "you are a liar")
    await town.close()
