"""/case: a case by its number, and every verb of its card."""

from __future__ import annotations

from typing import Final

from bot.app.cardfacts import gather
from bot.app.cardview import draw
from bot.app.casepress import CHOICES, DEEDS, act_on
from bot.app.commands.ask import Ask
from bot.app.numbers import number_in
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.domain.buttons import Token
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


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Show a case, or do to it what its button would."""
    text = ask.args.get("number", "").lstrip("#№ ")
    number = number_in(text)
    case = await turn.tx.get(CASES, turn.id, number) if number is not None else None
    if case is None:
        return Reply(say("case-unknown", number=text))
    refusal = await ask.may(turn, "look", case.person)
    if refusal is not None and ask.args.get("do", "") == "":
        return Reply(refusal)
    verb = ask.args.get("do", "")
    if not verb:
        return Reply(content=draw(await gather(turn, case)))
    press = _as_press(ask, str(case.number), verb)
    return await act_on(turn, press, case, verb)


def _as_press(ask: Ask, number: str, verb: str) -> Press:
    """With a text the command is its own form: "/case 214 note …"."""
    text = ask.args.get("text", "")
    values = {"text": text, "note": text, "length": text, "place": "public"} if text else {}
    return Press(Token("case", number, verb), ask.author, ask.channel, ask.interaction, ask.looked, values, bool(text))
