"""/mute, /kick, /ban, /delete and their inverses: the card's verbs for somebody who has no case yet."""

from __future__ import annotations

from typing import Final

from bot.app import lifting
from bot.app.casepress import LONGEST_MUTE
from bot.app.commands.ask import Ask
from bot.app.lengths import spelled
from bot.app.openings import Deed, do
from bot.app.people import person_of
from bot.app.press import Reply
from bot.app.quoting import message_of, whom
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.text import say
from bot.domain.time import MINUTE, parse_length

PERSON: Final = Option("person", OptionKind.PERSON, required=True)
REASON: Final = Option("reason", rest=True)
USUAL_MUTE: Final = "10m"

MUTE: Final = Command(
    "mute", Standing.MODERATOR, (PERSON, Option("length", OptionKind.LENGTH), REASON), ("!мут", "!mute"), True
)
UNMUTE: Final = Command("unmute", Standing.MODERATOR, (PERSON,), ("!размут", "!анмут", "!unmute"), True)
KICK: Final = Command("kick", Standing.MODERATOR, (PERSON, REASON), ("!кик", "!исключить", "!kick"), True)
BAN: Final = Command("ban", Standing.MODERATOR, (PERSON, REASON), ("!бан", "!ban"), True)
UNBAN: Final = Command("unban", Standing.MODERATOR, (PERSON,), ("!разбан", "!анбан", "!unban"), True)
DELETE: Final = Command(
    "delete",
    Standing.MODERATOR,
    (Option("message", OptionKind.MESSAGE, required=True), REASON),
    ("!удалить", "!удали", "!delete", "!del"),
    True,
)
LIFT: Final = Command("lift", Standing.MODERATOR, (PERSON,), ("!снять", "!lift"), True)


async def mute(turn: Turn, ask: Ask) -> Reply:
    """Let somebody only read for a while."""
    text = spelled(ask.args.get("length", "")) or USUAL_MUTE
    length = parse_length(text)
    if length is None or not MINUTE <= length <= LONGEST_MUTE:
        return Reply(say("length-unreadable", text=ask.args.get("length", "")))
    return await _on_person(turn, ask, "mute", {"length": text})


async def kick(turn: Turn, ask: Ask) -> Reply:
    """Remove somebody; they may come back."""
    return await _on_person(turn, ask, "kick", {})


async def ban(turn: Turn, ask: Ask) -> Reply:
    """Close the place to somebody."""
    return await _on_person(turn, ask, "ban", {})


async def delete(turn: Turn, ask: Ask) -> Reply:
    """Remove one message, with its evidence kept."""
    message = await message_of(turn, ask)
    if message is None:
        return Reply(say("delete-no-message"))
    person = (await person_of(turn, message.author)).id
    return await do(turn, ask, Deed("delete", person, {"reason": _reason(ask)}))


async def unmute(turn: Turn, ask: Ask) -> Reply:
    """Give writing back before its time."""
    return await _lift(turn, ask, ("mute",))


async def unban(turn: Turn, ask: Ask) -> Reply:
    """Open the place to somebody again."""
    return await _lift(turn, ask, ("ban",))


async def lift(turn: Turn, ask: Ask) -> Reply:
    """Take off what holds somebody: a mute, a ban, or else the last warning."""
    return await _lift(turn, ask, ("mute", "ban", "warn"))


async def _on_person(turn: Turn, ask: Ask, verb: str, values: dict[str, str]) -> Reply:
    person = await whom(turn, ask)
    if not isinstance(person, int):
        return Reply(person)
    return await do(turn, ask, Deed(verb, person, {**values, "reason": _reason(ask)}))


def _reason(ask: Ask) -> str:
    return ask.args.get("reason", "").strip()[:1000]


async def _lift(turn: Turn, ask: Ask, kinds: tuple[str, ...]) -> Reply:
    person = await whom(turn, ask)
    return Reply(person) if not isinstance(person, int) else await lifting.lift(turn, ask, person, kinds)
