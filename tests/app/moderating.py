"""What the tests of staff's and members' commands share: a town with its commands, and its rows by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.app.commands.catalog import all_commands
from bot.app.people import find_person
from bot.app.turn import Turn
from bot.domain.cases import Case
from bot.domain.people import AccountRef
from bot.ports.store import where
from bot.ports.tables import AUDIT, CASES, PEOPLE
from tests.kit.town import INSULT, Town, buttons, words


async def open_town(folder: Path, rules: str = INSULT) -> Town:
    """A town whose platform has been told the commands."""
    town = await Town.open(folder, rules)
    await town.sandbox.publish(all_commands())
    return town


async def person(town: Town, who: str) -> int:
    """Somebody's person id."""

    async def deed(turn: Turn) -> int:
        found = await find_person(turn, AccountRef("sandbox", who))
        assert found is not None, f"{who} is not known yet"
        return found.id

    number: int = await town.inside(deed)
    return number


async def case(town: Town, number: int) -> Case:
    """A case by its number."""
    found = await town.inside(lambda turn: turn.tx.get(CASES, turn.id, number))
    assert isinstance(found, Case)
    return found


async def weight(town: Town, who: str) -> int:
    """How much somebody's reports count, as kept with them."""
    number = await person(town, who)
    row = await town.inside(lambda turn: turn.tx.get(PEOPLE, turn.id, number))
    return int(row.weight)


async def rows(town: Town, table: Any, **equal: Any) -> list[Any]:
    """Rows of a table that meet conditions."""
    found: list[Any] = await town.inside(lambda turn: turn.tx.find(table, *where(community=turn.id, **equal)))
    return found


async def audited(town: Town, verb: str) -> int:
    """How often a verb is on record."""
    return len(await rows(town, AUDIT, verb=verb))


async def told(town: Town, who: str, lang: str = "en") -> str:
    """The newest answer that only this person sees."""
    notes = await town.notes(who, lang)
    return words(notes[-1]) if notes else ""


async def direct(town: Town, who: str) -> str:
    """The newest private message to somebody."""
    talk = await town.talk(who, f"direct:{who}")
    return words(talk[-1]) if talk else ""


async def newest_card(town: Town, who: str = "mira") -> str:
    """The newest card in the moderators' room, as text."""
    return words((await town.cards(who))[-1])


def verbs(message: Any) -> list[str]:
    """The verbs of a message's buttons."""
    return [one["token"].split(":")[3] for one in buttons(message)]
