"""/case: a case by its number, and every verb of its card."""

from __future__ import annotations

from typing import Final

from bot.app.casepress import CHOICES, DEEDS, act_on
from bot.app.commands.ask import Ask
from bot.app.lengths import first_length
from bot.app.numbers import number_in
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.domain.buttons import Token
from bot.domain.cases import Case
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.text import say
from bot.ports.tables import CASES

VERBS: Final = tuple(sorted({*CHOICES, *DEEDS}))
CASE: Final = Command(
    "case",
    Standing.MODERATOR,
    (
        Option("number", OptionKind.NUMBER, required=True),
        Option("do", OptionKind.CHOICE, choices=VERBS),
        Option("text", rest=True),
    ),
    short=("!случай",),
)
PLACES: Final = {"private": "private", "лично": "private", "public": "public", "публично": "public"}
"""First words of an answer that say where it goes."""


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Show a case, or do to it what its button would."""
    text = ask.args.get("number", "").lstrip("#№ ")
    number = number_in(text)
    case = await turn.tx.get(CASES, turn.id, number) if number is not None else None
    if case is None:
        return Reply(say("case-unknown", number=text))
    verb = ask.args.get("do", "") or "show"
    press = _as_press(ask, case, verb)
    return await act_on(turn, press, case, verb)


def _as_press(ask: Ask, case: Case, verb: str) -> Press:
    """With a text the command is its own form: "/case 214 note …"."""
    text = ask.args.get("text", "").strip()
    token = Token("case", str(case.number), verb)
    values = _values(case, verb, text) if text else {}
    return Press(token, ask.author, ask.channel, ask.interaction, ask.looked, values, bool(text))


def _values(case: Case, verb: str, text: str) -> dict[str, str]:
    """What a verb's form would hold: "answer private …", "mute 2h …", "warn …"; a note is added to what is there."""
    if verb == "answer":
        first, _, rest = text.partition(" ")
        place = PLACES.get(first.casefold().rstrip(":,"), "")
        return {"text": rest.strip(), "place": place} if place and rest.strip() else {"text": text}
    if verb == "mute":
        length, reason = first_length(text.split())
        return {"length": length, "reason": " ".join(reason)} if length else {"length": text}
    if verb == "note":
        return {"note": f"{case.note}\n{text}" if case.note else text}
    return {"text": text, "note": text, "rule": text.lstrip("#№ "), "reason": text}
