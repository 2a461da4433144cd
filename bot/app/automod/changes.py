"""Changing rules: one small edit at a time, read and tested before it is in force, audited, told where it matters."""

from __future__ import annotations

from typing import Final

from bot.app import audit
from bot.app.automod import find, sheet
from bot.app.automod.listing import ABOUT
from bot.app.automod.text import DEEDS, with_deed
from bot.app.press import Press, Reply
from bot.app.screens import button, form, person_asking, screen
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn
from bot.domain.content import Block, Button, ButtonStyle, Content, Field, FieldKind, Heading, Line
from bot.domain.records import Mark
from bot.domain.text import Say, say
from bot.ports.store import where
from bot.ports.tables import MARKS
from rules.edit import add_word, set_mode
from rules.file import Fault, Faults, Rule, RuleSet
from rules.hits import Mode

MOST_FAULTS: Final = 10
MOST_REASON: Final = 300


async def adopt(turn: Turn, by: int | None, source: str | Faults, verb: str, detail: str) -> RuleSet | Faults:
    """Put a changed file in force, audited; with faults the running rules stay."""
    if isinstance(source, Faults):
        return source
    adopted = await turn.desk.policies.adopt(turn, source, by)
    if isinstance(adopted, RuleSet):
        await audit.record(turn, f"automod:{verb}", by, None, detail)
    return adopted


def refused(faults: Faults) -> Reply:
    """Why a file is not taken: each fault with its line, and that nothing has changed."""
    blocks: list[Block] = [Heading(say("automod-faults-title")), Line(say("automod-faults-kept"))]
    blocks += [Line(fault_line(one), "warn") for one in faults.items[:MOST_FAULTS]]
    if len(faults.items) > MOST_FAULTS:
        blocks.append(Line(say("automod-faults-more", count=len(faults.items) - MOST_FAULTS), "quiet"))
    return Reply(content=screen(blocks, [button(ABOUT, "", "home", say("press-back"))]))


def fault_line(fault: Fault) -> Say:
    """ "Line 12, insult: …"."""
    if fault.rule:
        return say("automod-fault-rule", line=str(fault.line), rule=fault.rule, what=fault.say)
    return say("automod-fault", line=str(fault.line), what=fault.say)


async def change_mode(turn: Turn, press: Press, rule: Rule, mode: Mode, reason: str = "") -> Reply:
    """Off, watching and asking at once; acting has to be earned, or is allowed with a reason that is kept."""
    if mode is rule.mode:
        return Reply(say("automod-mode-already", rule=rule.id, mode=say(f"mode-{mode}")))
    early = False
    if mode is Mode.ACT:
        if not rule.then.acts:
            return await does(turn, press, rule)
        early = not (await find.promotion(turn, rule)).ok
        if early and not reason:
            return await _not_yet(turn, rule)
    by = await person_asking(turn, press)
    source = set_mode(await turn.desk.policies.source(turn), rule.id, mode)
    verb = "override" if early else "mode"
    adopted = await adopt(turn, by, source, verb, f"rule {rule.id}: {rule.mode} > {mode}")
    if isinstance(adopted, Faults):
        return refused(adopted)
    if early:
        await turn.tx.put(MARKS, Mark(turn.id, f"override:{rule.id}", reason[:MOST_REASON], turn.now))
    elif mode is Mode.ACT:
        await turn.tx.drop(MARKS, *where(community=turn.id, name=f"override:{rule.id}"))
    if mode is Mode.ACT:
        await _tell_acting(turn, press, rule, reason if early else "")
    changed = adopted.rule(rule.id)
    return await sheet.show(turn, press, changed or rule)


async def _tell_acting(turn: Turn, press: Press, rule: Rule, reason: str) -> None:
    name = press.author.name or press.author.account.id
    words = say("automod-told-act", rule=rule.id, name=name)
    blocks = [Line(words), Line(say("automod-overridden", reason=reason), "quiet")] if reason else [Line(words)]
    await tell_staff(turn, Content(tuple(blocks), rings=False), press.author.account)


async def _not_yet(turn: Turn, rule: Rule) -> Reply:
    blocks: list[Block] = [Heading(say("automod-not-yet", rule=rule.id)), *await sheet.missing(turn, rule)]
    blocks.append(Line(say("automod-override-what"), "quiet"))
    ref = find.ref_of(rule.id)
    buttons = [
        button(ABOUT, ref, "history", say("press-automod-history"), style=ButtonStyle.SAFE),
        button(ABOUT, ref, "show", say("press-back")),
        button(ABOUT, ref, "override", say("press-automod-override"), style=ButtonStyle.DANGER),
    ]
    return Reply(content=screen(blocks, buttons, f"/automod mode {rule.id} act"))


async def does(turn: Turn, press: Press, rule: Rule, deed: str = "") -> Reply:
    """Choose what a rule would do once it acts, or tell it so. It goes on asking until it has earned to act."""
    if press.token.verb == "does":
        deed = deed or press.token.arg
    ref = find.ref_of(rule.id)
    back = button(ABOUT, ref, "show", say("press-back"))
    if not sheet.may_do(rule):
        return Reply(say("automod-does-already" if rule.then.acts else "automod-never-acts", rule=rule.id))
    if deed not in DEEDS:
        blocks: list[Block] = [Heading(say("automod-does-title", rule=rule.id)), Line(say("automod-only-asks"))]
        blocks.append(Line(say("automod-does-what"), "quiet"))
        taps = [button(ABOUT, ref, "does", say(f"press-does-{one}"), arg=one) for one in DEEDS]
        return Reply(content=screen(blocks, [*taps, back], f"/automod does {rule.id} hold"))
    changed = with_deed(await turn.desk.policies.source(turn), rule.id, deed)
    if changed is None:
        return Reply(say("rule-fault-edit", rule=rule.id))
    adopted = await adopt(turn, await person_asking(turn, press), changed, "does", f"rule {rule.id}: {deed}")
    if isinstance(adopted, Faults):
        return refused(adopted)
    return await sheet.show(turn, press, adopted.rule(rule.id) or rule)


async def override(turn: Turn, press: Press, rule: Rule) -> Reply:
    """Let a rule act before it has earned it: a form for the reason, then the change."""
    reason = press.values.get("reason", "").strip()
    if not press.is_form:
        fields = (Field("reason", say("automod-form-reason"), FieldKind.LONG, max_length=MOST_REASON),)
        return Reply(
            form=form(press, say("automod-form-override", rule=rule.id), fields, say("press-automod-override"))
        )
    if not reason:
        return Reply(say("automod-needs-reason"))
    return await change_mode(turn, press, rule, Mode.ACT, reason)


async def new_word(turn: Turn, press: Press, rule: Rule, word: str = "") -> Reply:
    """One word more in the list that a rule looks for; its examples still have to hold."""
    word = " ".join((word or press.values.get("word", "")).split())
    if not sheet.takes_words(rule):
        return Reply(say("automod-no-words", rule=rule.id))
    if not word and not press.is_form:
        fields = (Field("word", say("automod-form-word"), hint=say("automod-form-word-hint"), max_length=100),)
        return Reply(form=form(press, say("automod-form-word-title", rule=rule.id), fields, say("press-automod-add")))
    if not word:
        return Reply(say("automod-word-empty"))
    source = await turn.desk.policies.source(turn)
    changed = add_word(source, rule.id, word)
    if changed == source:
        return Reply(say("automod-word-there", word=word, rule=rule.id))
    adopted = await adopt(turn, await person_asking(turn, press), changed, "word", f"rule {rule.id}")
    if isinstance(adopted, Faults):
        return refused(adopted)
    back: list[Button] = [button(ABOUT, find.ref_of(rule.id), "show", say("press-automod-show"))]
    blocks: list[Block] = [Line(say("automod-word-added", word=word, rule=rule.id))]
    if rule.catches or rule.allows or rule.stories:
        blocks.append(Line(say("automod-word-tested"), "quiet"))
    return Reply(content=screen(blocks, back, f"/automod add {rule.id} {word}"))


async def promote(turn: Turn, press: Press) -> Reply:
    """Which rules have earned to act, and how far the others are."""
    rules = await turn.desk.policies.rules(turn)
    ready: list[Rule] = []
    others: list[Block] = []
    for rule in rules.rules:
        if rule.mode not in (Mode.ASK, Mode.SHADOW) or not rule.then.acts:
            continue
        promotion = await find.promotion(turn, rule)
        if promotion.ok:
            ready.append(rule)
        else:
            others.append(Line(say("automod-promote-line", rule=rule.id, what=promotion.missing[-1]), "quiet"))
    blocks: list[Block] = [Heading(say("automod-promote-title"))]
    none = say("automod-promote-none") if others else say("automod-promote-nobody")
    blocks.append(Line(say("automod-promote-ready", count=len(ready)) if ready else none))
    blocks += [Line(say("automod-promote-one", rule=one.id)) for one in ready[:MOST_FAULTS]]
    buttons = [
        button(ABOUT, find.ref_of(one.id), "mode", say("press-automod-let-act", rule=one.id), arg="act")
        for one in ready[:MOST_FAULTS]
    ]
    buttons.append(button(ABOUT, "", "home", say("press-back")))
    return Reply(content=screen([*blocks, *others[:MOST_FAULTS]], buttons, "/automod promote"))
