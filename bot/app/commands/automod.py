"""/automod: the automatic rules, seen, tried and changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app.automod import changes, files, find, history, listing, sheet, trying
from bot.app.automod.text import DEEDS
from bot.app.commands.ask import Ask, Handler
from bot.app.press import Press, Reply
from bot.app.screens import refusal
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.text import say
from rules.file import Rule
from rules.hits import Mode

MODES: Final = tuple(mode.value for mode in Mode)
RULE: Final = Option("rule", required=True)

AUTOMOD: Final = Command("automod", Standing.ADMIN)
LIST: Final = Command("automod list", Standing.ADMIN)
SHOW: Final = Command("automod show", Standing.ADMIN, (replace(RULE, rest=True),))
ADD: Final = Command("automod add", Standing.ADMIN, (RULE, Option("word", required=True, rest=True)))
MODE: Final = Command(
    "automod mode",
    Standing.ADMIN,
    (RULE, Option("mode", OptionKind.CHOICE, True, MODES), Option("reason", rest=True)),
)
DOES: Final = Command(
    "automod does", Standing.ADMIN, (RULE, Option("deed", OptionKind.CHOICE, required=False, choices=tuple(DEEDS)))
)
TEST: Final = Command(
    "automod test",
    Standing.ADMIN,
    (Option("text", required=True, rest=True), Option("as", OptionKind.CHOICE, choices=trying.WHO)),
)
EXPLAIN: Final = Command(
    "automod explain", Standing.MODERATOR, (Option("message", OptionKind.MESSAGE),), on_message=True
)
BACKTEST: Final = Command(
    "automod backtest", Standing.ADMIN, (Option("days", OptionKind.NUMBER), Option("rule", rest=True))
)
EXPORT: Final = Command("automod export", Standing.ADMIN)
IMPORT: Final = Command("automod import", Standing.ADMIN)
PROMOTE: Final = Command("automod promote", Standing.ADMIN, (Option("rule", rest=True),))


def _press(ask: Ask, ref: str = "") -> Press:
    return ask.as_press(ask.command.name.partition(" ")[2] or "home", listing.ABOUT, ref)


async def _rule(turn: Turn, ask: Ask, press: Press) -> Rule | Reply:
    """The rule that was named, or what to say instead."""
    denied = await refusal(turn, press, "automod")
    if denied is not None:
        return Reply(denied)
    found = find.by_words(await turn.desk.policies.rules(turn), ask.args.get("rule", ""))
    return found if isinstance(found, Rule) else Reply(found)


async def handle(turn: Turn, ask: Ask) -> Reply:
    """The menu, and every command that needs no rule."""
    press = _press(ask)
    denied = await refusal(turn, press, "automod")
    if denied is not None:
        return Reply(denied)
    match ask.command.name:
        case "automod list":
            return await listing.list_rules(turn, press)
        case "automod test":
            return await trying.try_text(turn, press, ask.args.get("text", ""), ask.args.get("as", ""))
        case "automod export":
            return await files.export(turn, press)
        case "automod import":
            return await files.take_in(turn, press)
    return await listing.home(turn, press)


async def show(turn: Turn, ask: Ask) -> Reply:
    """/automod show RULE."""
    rule = await _rule(turn, ask, _press(ask))
    return rule if isinstance(rule, Reply) else await sheet.show(turn, _press(ask, find.ref_of(rule.id)), rule)


async def add(turn: Turn, ask: Ask) -> Reply:
    """/automod add RULE WORD."""
    rule = await _rule(turn, ask, _press(ask))
    if isinstance(rule, Reply):
        return rule
    return await changes.new_word(turn, _press(ask, find.ref_of(rule.id)), rule, ask.args.get("word", ""))


async def mode(turn: Turn, ask: Ask) -> Reply:
    """/automod mode RULE off|shadow|ask|act [REASON]."""
    rule = await _rule(turn, ask, _press(ask))
    if isinstance(rule, Reply):
        return rule
    wanted = ask.args.get("mode", "").strip().lower()
    if wanted not in MODES:
        return Reply(say("automod-mode-unknown", mode=wanted))
    press = _press(ask, find.ref_of(rule.id))
    return await changes.change_mode(turn, press, rule, Mode(wanted), ask.args.get("reason", "").strip())


async def does(turn: Turn, ask: Ask) -> Reply:
    """/automod does RULE [hold|remove|mute10m|mute1h]."""
    rule = await _rule(turn, ask, _press(ask))
    if isinstance(rule, Reply):
        return rule
    return await changes.does(turn, _press(ask, find.ref_of(rule.id)), rule, ask.args.get("deed", "").strip().lower())


async def explain(turn: Turn, ask: Ask) -> Reply:
    """/automod explain, on a message, in answer to it, or with its link."""
    press = _press(ask)
    denied = await refusal(turn, press, "look")
    if denied is not None:
        return Reply(denied)
    return await trying.explain_message(turn, press, ask.args.get("message", ""), ask.target)


async def backtest(turn: Turn, ask: Ask) -> Reply:
    """/automod backtest [DAYS] [RULE]."""
    press = _press(ask)
    if ask.args.get("rule"):
        rule = await _rule(turn, ask, press)
        if isinstance(rule, Reply):
            return rule
        press = _press(ask, find.ref_of(rule.id))
    denied = await refusal(turn, press, "automod")
    return Reply(denied) if denied else await history.try_history(turn, press, ask.args.get("days", ""))


async def promote(turn: Turn, ask: Ask) -> Reply:
    """/automod promote [RULE]."""
    press = _press(ask)
    if not ask.args.get("rule"):
        denied = await refusal(turn, press, "automod")
        return Reply(denied) if denied else await changes.promote(turn, press)
    rule = await _rule(turn, ask, press)
    if isinstance(rule, Reply):
        return rule
    return await changes.change_mode(turn, _press(ask, find.ref_of(rule.id)), rule, Mode.ACT)


COMMANDS: Final[tuple[tuple[Command, Handler], ...]] = (
    (AUTOMOD, handle), (LIST, handle), (SHOW, show), (ADD, add), (MODE, mode), (DOES, does), (TEST, handle),
    (EXPLAIN, explain), (BACKTEST, backtest), (EXPORT, handle), (IMPORT, handle), (PROMOTE, promote),
)  # fmt: skip
