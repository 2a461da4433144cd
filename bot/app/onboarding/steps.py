"""The steps of the set-up, where somebody stands in them, and what each button does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, TypeAlias

from bot.app import housekeeping
from bot.app.automod import history
from bot.app.configuring import save, store
from bot.app.onboarding import drawing, making
from bot.app.onboarding.exception import follow_night, follow_spam
from bot.app.onboarding.kind import choose_kind, put_back
from bot.app.press import Press, Reply
from bot.app.screens import form, person_asking, refusal
from bot.app.settings import BY_NAME, LANGUAGES, MODULES, SPAM
from bot.app.settingvalues import Bad
from bot.app.surveying import survey
from bot.app.turn import Turn
from bot.domain.buttons import Token
from bot.domain.content import Field, FieldKind, Line
from bot.domain.text import say

STEPS: Final = ("language", "first", "room", "kind", "house", "start", "history", "done")
SURVEYED: Final = frozenset({"room", "done"})
"""Steps that need a question to the platforms before they can be drawn."""
LOOK: Final = "look"
Verb: TypeAlias = Callable[[Turn, Press], Awaitable[Reply]]


async def press_setup(turn: Turn, press: Press) -> Reply:
    """Any press or form of the set-up; authorised anew."""
    denied = await refusal(turn, press, "setup")
    if denied is not None:
        return Reply(denied)
    verb = VERBS.get(press.token.verb)
    return await verb(turn, press) if verb else Reply(say("press-unknown"))


async def resume(turn: Turn, press: Press) -> Reply:
    """Begin, or go on where it was left."""
    step = turn.community.settings.setup_step
    return await go(turn, _to(press, step if step in STEPS else STEPS[0]))


def _to(press: Press, step: str) -> Press:
    return replace(press, token=Token("setup", step, "go"), values={}, is_form=False)


async def go(turn: Turn, press: Press) -> Reply:
    """Show a step, and remember that it is the one somebody stands at."""
    step = press.token.ref
    if step not in STEPS:
        return Reply(say("press-unknown"))
    if turn.community.settings.setup_step != step and not turn.community.settings.setup_done:
        await save(turn, setup_step=step)
    if step in SURVEYED:
        return await survey(turn, _to(press, step))
    return await drawing.DRAW[step](turn, press)


async def _language(turn: Turn, press: Press) -> Reply:
    if press.token.ref in LANGUAGES:
        await store(turn, press, BY_NAME["language"], press.token.ref)
    return await go(turn, _to(press, "language"))


async def _zone(turn: Turn, press: Press) -> Reply:
    """A zone from a button, or typed."""
    typed = press.values.get("zone", "") if press.is_form else press.token.ref
    if not typed:
        fields = (Field("zone", say("config-zone"), hint=say("config-zone-what"), max_length=60),)
        return Reply(form=form(press, say("config-zone"), fields, say("press-config-save")))
    value = BY_NAME["zone"].read(typed)
    if isinstance(value, Bad):
        return await drawing.language(turn, press, (Line(value.say, "warn"),))
    await store(turn, press, BY_NAME["zone"], value)
    return await go(turn, _to(press, "language"))


async def _first(turn: Turn, press: Press) -> Reply:
    """Choose one of the things to do first, or take it back."""
    chosen = set(turn.community.settings.modules)
    if press.token.ref not in MODULES:
        return Reply(say("press-unknown"))
    chosen ^= {press.token.ref}
    chosen -= {LOOK} if press.token.ref != LOOK else set(MODULES) - {LOOK}  # "just look" stands alone
    await store(turn, press, BY_NAME["first"], tuple(one for one in MODULES if one in chosen))
    return await go(turn, _to(press, "first"))


async def _kind(turn: Turn, press: Press) -> Reply:
    refused = await choose_kind(turn, press, press.token.ref)
    return Reply(refused) if refused else await go(turn, _to(press, "kind"))


async def _own_rules(turn: Turn, press: Press) -> Reply:
    refused = await put_back(turn, press)
    return Reply(refused) if refused else await go(turn, _to(press, "kind"))


async def _five(turn: Turn, press: Press) -> Reply:
    if not await drawing.house_rules(turn):
        await housekeeping.write_five(turn, await person_asking(turn, press))
    return await go(turn, _to(press, "house"))


async def _paste(turn: Turn, press: Press) -> Reply:
    if not press.is_form:
        fields = (
            Field("text", say("house-paste-text"), FieldKind.LONG, hint=say("house-paste-hint"), max_length=4000),
        )
        return Reply(form=form(press, say("house-paste-title"), fields, say("press-house-save")))
    count = await housekeeping.take_pasted(turn, press, press.values.get("text", ""))
    return await go(turn, _to(press, "house")) if count else Reply(say("house-paste-nothing"))


async def _spam(turn: Turn, press: Press) -> Reply:
    if press.token.ref not in SPAM:
        return Reply(say("press-unknown"))
    await store(turn, press, BY_NAME["spam"], press.token.ref)
    told = await follow_spam(turn, press)
    return await drawing.start(turn, press, (Line(told, "strong"),))


async def _night(turn: Turn, press: Press) -> Reply:
    await store(turn, press, BY_NAME["night"], press.token.ref == "on")
    return await drawing.start(turn, press, (Line(await follow_night(turn, press), "strong"),))


async def _look(turn: Turn, press: Press) -> Reply:
    return await history.try_history(turn, press)


async def _room(turn: Turn, press: Press) -> Reply:
    """A room was chosen, or the private chat: who can read it and who is there is asked of the platform now."""
    return await survey(turn, press)


VERBS: Final[dict[str, Verb]] = {
    "go": go, "lang": _language, "zone": _zone, "first": _first, "kind": _kind, "five": _five, "paste": _paste,
    "spam": _spam, "night": _night, "ownrules": _own_rules, "history": _look, "take": _room, "alone": _room,
    making.ANOTHER: _room, "make": making.make, "picked": making.pick,
}  # fmt: skip
