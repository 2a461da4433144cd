"""What a rule says under `then` happens: notes, answers, calls, and who is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from adapters.sandbox.step import Step
from bot.domain.text import say
from bot.domain.time import MINUTE
from bot.ports.tables import NOTICES
from rules.lint import PREPARED
from tests.app.moderating import direct, open_town, rows, verbs
from tests.app.pressing import card_of, push
from tests.kit.run import run
from tests.kit.town import TEXTS, Town, words

RULES = """
format = 1
[[rule]]
id = "complaint"
name = "A complaint"
why = "It needs an answer."
mode = "ask"
severity = "low"
when.says_any = ["refund"]
then.open_case = "complaint"
then.answer_with = "complaint-ack"
then.answer_in = "private"
then.answer_within = "30m"
then.note = "Look at the price list first."

[[rule]]
id = "care"
name = "Somebody is unwell"
why = "A person comes first."
mode = "ask"
severity = "critical"
when.says_any = ["so alone"]
then.flag = "wellbeing"
then.escalate_to = "on-call"

[[rule]]
id = "spam"
name = "Spam"
why = "No advertising."
mode = "act"
severity = "medium"
when.says_any = ["free coins"]
then.remove_message = true
then.flag = "spam"

[[rule]]
id = "told-spam"
name = "Spam"
why = "Newcomers post no links."
mode = "act"
severity = "medium"
when.says_any = ["cheap gold"]
then.remove_message = true
then.flag = "spam"
then.tell_author = "removed"

[[rule]]
id = "rude"
name = "Rude"
why = "Stay polite."
mode = "act"
severity = "medium"
when.says_any = ["nonsense"]
then.remove_message = true
then.flag = "insult"
"""


async def _form(town: Town, who: str) -> dict[str, Any]:
    def read(step: Step) -> str:
        return str(step.db.execute("SELECT form FROM forms WHERE person = ? ORDER BY id DESC", (who,)).fetchone()[0])

    found: dict[str, Any] = json.loads(await town.sandbox.world.run(read))
    return found


@run
async def test_a_card_says_where_and_how_soon_to_answer_and_the_rules_note(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await town.says("kestrel", "I want a refund")
    card = words(await card_of(town, 1))
    assert "in private, within 30 min" in card
    assert "Look at the price list first." in card
    await town.close()


@run
async def test_the_form_has_the_prepared_answer_and_the_place(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await town.says("kestrel", "I want a refund")
    await push(town, "mira", "s1:case:1:answer")
    fields = {one["name"]: one["value"] for one in (await _form(town, "mira"))["fields"]}
    assert fields["place"] == "private"
    assert fields["text"].startswith("Thank you for telling us.")
    await push(town, "mira", "s1:case:1:answer", values={"text": "We are on it"})
    assert "We are on it" in await direct(town, "kestrel"), "without a choice it goes where the rule says"
    await town.close()


@run
async def test_leads_are_called_once_for_what_counts_as_one(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await town.says("kestrel", "I feel so alone")
    await town.says("kestrel", "really so alone")
    for lead in ("oskar", "ada"):
        talk = await town.talk(lead, f"direct:{lead}")
        assert len(talk) == 1, lead
        assert "A rule asks for you" in words(talk[0])
        assert verbs(talk[0]) == ["show", "claim"]
    assert await town.talk("mira", "direct:mira") == []
    assert "on-call" in words(await card_of(town, 1))
    await town.later(61 * MINUTE)
    await town.says("kestrel", "still so alone")
    assert len(await town.talk("oskar", "direct:oskar")) == 2
    await town.close()


@run
async def test_nobody_is_called_about_themselves(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await town.says("oskar", "I feel so alone")
    assert not any("asks for you" in words(one) for one in await town.talk("oskar", "direct:oskar"))
    await town.close()


@run
async def test_deleted_spam_goes_without_a_word_unless_the_rule_tells(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await town.says("bob", "free coins for all")
    assert await rows(town, NOTICES) == []
    await town.says("juno", "cheap gold here")
    assert "Newcomers post no links." in await direct(town, "juno")
    await town.says("kestrel", "what nonsense")
    assert "Stay polite." in await direct(town, "kestrel")
    await town.close()


def test_every_prepared_answer_has_its_text() -> None:
    assert PREPARED
    for name in PREPARED:
        assert TEXTS.has(f"prepared-{name}"), name
        assert TEXTS.say(say(f"prepared-{name}"), "ru") != TEXTS.say(say(f"prepared-{name}"), "en")
