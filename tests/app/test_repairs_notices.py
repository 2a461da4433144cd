"""A notice says where, by which rule in the reader's language, why, and what the moderator wrote to it."""

from __future__ import annotations

from pathlib import Path

from bot.app.notices import content_of
from bot.domain.content import Line
from bot.ports.tables import NOTICES
from tests.app.moderating import direct, open_town, rows
from tests.app.pressing import RULES, push
from tests.kit.run import run
from tests.kit.town import TEXTS


@run
async def test_the_channel_is_named_and_the_rule_is_said_in_the_readers_language(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar", channel="games")
    await push(town, "mira", "s1:case:1:delete")
    notice = await direct(town, "kestrel")
    assert "Your message in #games was removed by a moderator." in notice
    kept = (await rows(town, NOTICES))[0]
    content = await town.inside(lambda turn: content_of(turn, kept))
    lines = [one.text for one in content.blocks if isinstance(one, Line)]
    assert "House rule 2: Criticise ideas" in TEXTS.say(lines[0], "en")
    russian = TEXTS.say(lines[0], "ru")
    assert "Правило сообщества 2: " in russian
    assert "Criticise" not in russian
    await town.close()


@run
async def test_the_reason_given_by_hand_reaches_the_member(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "hello all")
    await town.uses("mira", "warn", person="kestrel", rule="2", reason="the joke about Juno")
    assert "The moderator wrote: the joke about Juno" in await direct(town, "kestrel")
    await town.uses("mira", "mute", person="kestrel", length="1h", reason="third joke today")
    assert "The moderator wrote: third joke today" in await direct(town, "kestrel")
    await town.close()


@run
async def test_what_a_rule_did_says_the_rules_why(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await town.says("kestrel", "free coins for all")
    notice = await direct(town, "kestrel")
    assert "No advertising." in notice
    assert "Your message in #general is held back automatically" in notice
    await town.close()
