"""Wishing: so many cards a day, or so sure; the form, the command, the errand that works it out, the answer."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from bot.app import audit
from bot.app.desk import Desk
from bot.app.learning import screens
from bot.app.learning.wishing import CARDS, PRECISION, settle
from bot.app.press import Press, Reply
from bot.app.replying import respond
from bot.app.screens import form, person_asking, refusal
from bot.app.surveying import errand, pressed_again
from bot.app.turn import Turn, look_in, take_turn
from bot.domain.content import Field
from bot.domain.decisions import Action
from bot.domain.lessons import Wish
from bot.domain.scores import HEADS
from bot.domain.text import Several, say
from bot.ports.store import where
from bot.ports.tables import WISHES

WISH: Final = "wish-level"
"""The errand."""
MOST_TYPED: Final = 12
MOST_CARDS: Final = 1000.0
LEAST_CARDS: Final = 0.1
SHARES: Final = (0.5, 0.99)
"""The precisions that can be wished for."""


async def wish(turn: Turn, press: Press, value: str = "") -> Reply:
    """A wish for one score: asked for by a form, or typed with the command."""
    head, kind = press.token.ref, press.token.verb
    if head not in HEADS:
        return Reply(say("learning-no-head", head=head[:40], known=Several(HEADS, "comma")))
    typed = (value or press.values.get("value", "")).strip()[:MOST_TYPED]
    if not typed and not press.is_form:
        field = Field("value", say(f"learning-form-{kind}"), hint=say(f"learning-form-{kind}-hint"), max_length=12)
        return Reply(form=form(press, say(f"learning-head-{head}"), (field,), say("press-learning-wish")))
    number = read_cards(typed) if kind == CARDS else read_precision(typed)
    if number is None:
        return Reply(say(f"learning-wish-unread-{kind}", text=typed))
    wished = Wish(turn.id, head, kind, number, None, 0.0, 0, 0, False, turn.now)
    await turn.tx.put(WISHES, wished)
    await audit.record(turn, "learning:wish", await person_asking(turn, press), None, f"{head}: {kind} {number:g}")
    return await errand(turn, replace(press, token=replace(press.token, arg="")), WISH)


async def usual(turn: Turn, press: Press) -> Reply:
    """Wish for nothing any more: the score's own level counts again."""
    if await turn.tx.drop(WISHES, *where(community=turn.id, head=press.token.ref)):
        await audit.record(turn, "learning:wish", await person_asking(turn, press), None, f"{press.token.ref}: usual")
    return await screens.head(turn, press)


async def carry_out(desk: Desk, action: Action) -> None:
    """The errand: work the level out beside the loop and show it."""
    press = await pressed_again(desk, action)
    if press is None:
        return
    head = press.token.ref
    known = await look_in(desk, action.community, lambda turn: turn.tx.get(WISHES, turn.id, head))
    if known is not None:
        await settle(desk, action.community, known)

    async def deed(turn: Turn) -> None:
        denied = await refusal(turn, press, "learning")
        reply = Reply(denied) if denied else await screens.head(turn, press)
        await respond(turn, press.author, press.channel, press.interaction, reply)

    await take_turn(desk, action.community, deed)


def read_cards(text: str) -> float | None:
    """Cards a day as typed: "5", "0,5"; None for anything else."""
    number = _number(text)
    return number if number is not None and LEAST_CARDS <= number <= MOST_CARDS else None


def read_precision(text: str) -> float | None:
    """A precision as typed: "90", "90 %", "0.9"; a share, None for anything else."""
    number = _number(text.replace("%", ""))
    if number is None:
        return None
    share = number if number <= 1 else number / 100
    return share if SHARES[0] <= share <= SHARES[1] else None


def _number(text: str) -> float | None:
    plain = "".join(text.split()).replace(",", ".")
    if not plain or not all(one.isascii() and (one.isdigit() or one == ".") for one in plain):
        return None
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


__all__ = ["CARDS", "PRECISION", "WISH", "carry_out", "read_cards", "read_precision", "usual", "wish"]
