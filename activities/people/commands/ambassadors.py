"""/ambassador: naming somebody, asking them by a tap, stepping down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from activities.asked import Asked
from activities.floor import Floor
from activities.people import standing_for
from activities.people.commands.numbers import number, role
from activities.people.rows import Programme
from activities.people.tables import PROGRAMMES
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import say

Verb: TypeAlias = Callable[[Floor, Asked], Awaitable[Reply]]
NAME: Final = Command(
    "ambassador name", Standing.MEMBER, (Option("person", OptionKind.PERSON), Option("reason", rest=True))
)
LIST: Final = Command("ambassador list", Standing.MODERATOR)
STEP_DOWN: Final = Command("ambassador leave", Standing.MEMBER)
SET: Final = Command(
    "ambassador set", Standing.ADMIN,
    (
        Option("days", OptionKind.NUMBER), Option("messages", OptionKind.NUMBER), Option("role"),
        Option("text", rest=True),
    ),
)  # fmt: skip


async def name(floor: Floor, asked: Asked) -> Reply:
    """Name somebody: the team hears of it, they do not."""
    person, reason = asked.people.get("person"), asked.args.get("reason", "").strip()
    if person is None:
        return Reply(say("people-amb-whom"))
    if person == asked.person.id:
        return Reply(say("people-amb-self"))
    if not reason:
        return Reply(say("people-amb-why"))
    return Reply(await standing_for.nominate(floor, person, asked.person.id, reason[:300]))


async def listing(floor: Floor, asked: Asked) -> Reply:
    """Who is, who was named, who could be."""
    return Reply(content=await standing_for.listing(floor))


async def step_down(floor: Floor, asked: Asked) -> Reply:
    """Stop being one."""
    return Reply(await standing_for.part(floor, asked.person.id, asked.person.id))


async def settings(floor: Floor, asked: Asked) -> Reply:
    """What is expected of ambassadors, and which role they get."""
    known = await standing_for.programme(floor)
    typed = {key: asked.args.get(key, "").strip() for key in ("days", "messages", "role", "text")}
    if (typed["days"] and not number(typed["days"])) or (typed["messages"] and not number(typed["messages"])):
        return Reply(say("people-amb-bad-number"))
    chosen = role(typed["role"])
    if typed["role"] and not chosen:
        return Reply(say("people-amb-bad-role", text=typed["role"]))
    row = Programme(
        floor.id, typed["text"][:1000] or known.text, number(typed["days"]) or known.days,
        number(typed["messages"]) or known.messages,
        asked.channel.platform if chosen else known.platform, asked.channel.place if chosen else known.place,
        chosen or known.role,
    )  # fmt: skip
    await floor.tx.put(PROGRAMMES, row)
    await floor.audit("ambassador-set", asked.person.id, None)
    return Reply(say("people-amb-set", days=row.days, messages=row.messages))


async def _by_team(floor: Floor, asked: Asked) -> Reply:
    refusal, person = asked.lacks(Standing.MODERATOR), int(asked.token.ref) if _is_id(asked) and asked.token else 0
    if refusal is not None or not person or asked.token is None:
        return Reply(refusal or say("people-amb-unknown"))
    if asked.token.verb == "ask":
        return Reply(await standing_for.ask(floor, person, asked.person.id))
    if asked.token.verb == "pass":
        return Reply(await standing_for.passed(floor, person))
    if asked.token.verb == "stay":
        return Reply(await standing_for.stay(floor, person))
    return Reply(await standing_for.part(floor, person, asked.person.id))


def _is_id(asked: Asked) -> bool:
    return asked.token is not None and asked.token.ref.isdecimal() and len(asked.token.ref) <= 20


async def _accept(floor: Floor, asked: Asked) -> Reply:
    return Reply(await standing_for.answer(floor, asked.person.id, True))


async def _decline(floor: Floor, asked: Asked) -> Reply:
    return Reply(await standing_for.answer(floor, asked.person.id, False))


VERBS: Final[dict[str, Verb]] = {
    "ask": _by_team, "pass": _by_team, "stay": _by_team, "part": _by_team, "accept": _accept, "decline": _decline,
}  # fmt: skip
COMMANDS: Final = ((NAME, name), (LIST, listing), (STEP_DOWN, step_down), (SET, settings))
