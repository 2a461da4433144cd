"""Buttons and forms of the automatic rules."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.app.automod import changes, files, find, history, listing, sheet, trying
from bot.app.press import Press, Reply
from bot.app.screens import refusal
from bot.app.turn import Turn
from bot.domain.text import say
from rules.file import Rule
from rules.hits import Mode

Screen: TypeAlias = Callable[[Turn, Press], Awaitable[Reply]]
OfRule: TypeAlias = Callable[[Turn, Press, Rule], Awaitable[Reply]]


async def press_automod(turn: Turn, press: Press) -> Reply:
    """Any press on a screen of /automod; authorised anew each time."""
    denied = await refusal(turn, press, "automod")
    if denied is not None:
        return Reply(denied)
    verb = press.token.verb
    of_rule = OF_RULE.get(verb)
    if of_rule is None:
        screen = VERBS.get(verb)
        return await screen(turn, press) if screen else Reply(say("press-unknown"))
    rule = find.by_ref(await turn.desk.policies.rules(turn), press.token.ref)
    if rule is None:
        return Reply(say("automod-rule-gone"))
    return await of_rule(turn, press, rule)


async def _mode(turn: Turn, press: Press, rule: Rule) -> Reply:
    if press.token.arg not in {mode.value for mode in Mode}:
        return Reply(say("press-unknown"))
    return await changes.change_mode(turn, press, rule, Mode(press.token.arg))


async def _history(turn: Turn, press: Press) -> Reply:
    return await history.try_history(turn, press)


VERBS: Final[dict[str, Screen]] = {
    "home": listing.home,
    "list": listing.list_rules,
    "test": trying.try_text,
    "history": _history,
    "promote": changes.promote,
    "export": files.export,
    "import": files.take_in,
}
OF_RULE: Final[dict[str, OfRule]] = {
    "show": sheet.show,
    "mode": _mode,
    "word": changes.new_word,
    "override": changes.override,
    "does": changes.does,
}
