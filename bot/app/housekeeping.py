"""Keeping the house rules: shown, written, withdrawn, pasted, started from five. The team is told of each change."""

from __future__ import annotations

from typing import Final

from bot.app import audit
from bot.app.house import rules_in_force, write_rule
from bot.app.housetext import MOST_TEXT, MOST_TITLE, cut, read_pasted
from bot.app.numbers import number_in
from bot.app.press import Press, Reply
from bot.app.screens import button, form, person_asking, refusal, screen
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn
from bot.domain.content import Block, ButtonStyle, Content, Field, FieldKind, Form, Heading, Line
from bot.domain.house import HouseRule
from bot.domain.text import Say, Several, say
from bot.ports.store import where
from bot.ports.tables import HOUSE

ABOUT: Final = "house"
FIVE: Final = 5
MOST_NUMBER: Final = 99
MOST_BUTTONS: Final = 12
PRESETS: Final = ("gaming", "product", "course", "local", "hobby")


async def press_house(turn: Turn, press: Press) -> Reply:
    """Any press or form of the house rules; authorised anew."""
    denied = await refusal(turn, press, "house")
    if denied is not None:
        return Reply(denied)
    number = number_in(press.token.ref) or 0
    match press.token.verb:
        case "home":
            return await home(turn, press)
        case "show":
            return await show(turn, press, number)
        case "write":
            return await write(turn, press, number, press.token.arg)
        case "withdraw":
            return await withdraw(turn, press, number)
        case "paste":
            return await paste(turn, press)
        case "five":
            return await five(turn, press)
    return Reply(say("press-unknown"))


async def home(turn: Turn, press: Press) -> Reply:
    """The rules in force with a button each."""
    language = press.author.language or turn.community.language
    rules = await rules_in_force(turn, language)
    blocks: list[Block] = [Heading(say("house-title")), Line(say("house-what") if rules else say("house-none"))]
    blocks += [Line(say("rules-line", number=str(one.number), title=one.title)) for one in rules]
    buttons = [
        button(ABOUT, str(one.number), "show", say("rules-line", number=str(one.number), title=one.title[:40]))
        for one in rules[:MOST_BUTTONS]
    ]
    buttons.append(button(ABOUT, str(_free(rules)), "write", say("press-house-new"), style=ButtonStyle.SAFE))
    buttons.append(button(ABOUT, "", "paste", say("press-house-paste")))
    if not rules:
        buttons.append(button(ABOUT, "", "five", say("press-house-five")))
    return Reply(content=screen(blocks, buttons, "/house"))


def _free(rules: list[HouseRule]) -> int:
    return max((one.number for one in rules), default=0) + 1


async def show(turn: Turn, press: Press, number: int) -> Reply:
    """One rule in each of its languages, which automatic rules cite it, and what can be done with it."""
    blocks: list[Block] = [Heading(say("house-rule-title", number=str(number)))]
    found = False
    for language in turn.desk.texts.languages:
        rule = await newest(turn, number, language)
        if rule is None or not rule.title:
            blocks.append(Line(say("house-lacks-language", language=say(f"language-{language}")), "quiet"))
            continue
        found = True
        blocks.append(Line(say("house-in-language", language=say(f"language-{language}"), title=rule.title), "strong"))
        if rule.text:
            blocks.append(Line(rule.text))
        blocks.append(Line(say("house-version", version=str(rule.version)), "quiet"))
    if not found:
        return Reply(say("house-no-rule", number=str(number)))
    citing = await cited_by(turn, number)
    if citing:
        blocks.append(Line(say("house-cited", rules=Several(citing, "comma")), "quiet"))
    buttons = [
        button(ABOUT, str(number), "write", say("press-house-change", language=say(f"language-{one}")), arg=one)
        for one in turn.desk.texts.languages
    ]
    buttons.append(button(ABOUT, str(number), "withdraw", say("press-house-withdraw"), style=ButtonStyle.DANGER))
    return Reply(content=screen(blocks, [*buttons, button(ABOUT, "", "home", say("press-back"))], f"/house {number}"))


async def newest(turn: Turn, number: int, language: str) -> HouseRule | None:
    """The newest version in a language, withdrawn or not."""
    mine = where(community=turn.id, number=number, language=language)
    rows = await turn.tx.find(HOUSE, *mine, order=("-version",), limit=1)
    return rows[0] if rows else None


async def cited_by(turn: Turn, number: int) -> tuple[str, ...]:
    """The automatic rules that refer to a house rule."""
    rules = await turn.desk.policies.rules(turn)
    return tuple(one.id for one in rules.rules if one.house_rule == number)


async def write(turn: Turn, press: Press, number: int, language: str = "", words: str = "") -> Reply:
    """A new version of a rule, from a form or from the words of a command ("Title. Explanation")."""
    language = language or press.author.language or turn.community.language
    if language not in turn.desk.texts.languages:
        known = tuple(say(f"language-{one}") for one in turn.desk.texts.languages)
        return Reply(say("house-bad-language", language=language, known=Several(known, "or")))
    if not 1 <= number <= MOST_NUMBER:
        return Reply(say("house-bad-number", most=MOST_NUMBER))
    if not words and not press.is_form:
        return Reply(form=await _form(turn, press, number, language))
    title, text = cut(words) if words else (press.values.get("title", ""), press.values.get("text", ""))
    title, text = " ".join(title.split())[:MOST_TITLE], text.strip()[:MOST_TEXT]
    if not title:
        return Reply(say("house-no-title"))
    old = await newest(turn, number, language)
    if old is not None and (old.title, old.text) == (title, text):
        return Reply(say("house-same", number=str(number)))
    by = await person_asking(turn, press)
    await write_rule(turn, number, language, title, text, by)
    await audit.record(turn, "house:write", by, None, f"house rule {number} {language}")
    name = press.author.name or press.author.account.id
    await tell_staff(
        turn, _told(say("house-told-write", name=name, number=str(number), title=title)), press.author.account
    )
    return await show(turn, press, number)


async def _form(turn: Turn, press: Press, number: int, language: str) -> Form:
    old = await newest(turn, number, language)
    title = say("house-form-title", number=str(number), language=say(f"language-{language}"))
    fields = (
        Field("title", say("house-form-name"), hint=say("house-form-name-hint"), value=old.title if old else "",
              max_length=MOST_TITLE),
        Field("text", say("house-form-text"), FieldKind.LONG, False, say("house-form-text-hint"),
              old.text if old else "", max_length=MOST_TEXT),
    )  # fmt: skip
    return form(press, title, fields, say("press-house-save"))


def _told(words: Say) -> Content:
    return Content((Line(words),), rings=False)


async def withdraw(turn: Turn, press: Press, number: int) -> Reply:
    """Take a rule out of force in every language; its versions stay."""
    by = await person_asking(turn, press)
    gone = 0
    for language in turn.desk.texts.languages:
        rule = await newest(turn, number, language)
        if rule is not None and rule.title:
            await write_rule(turn, number, language, "", "", by)
            gone += 1
    if not gone:
        return Reply(say("house-no-rule", number=str(number)))
    await audit.record(turn, "house:withdraw", by, None, f"house rule {number}")
    name = press.author.name or press.author.account.id
    await tell_staff(turn, _told(say("house-told-withdraw", name=name, number=str(number))), press.author.account)
    citing = await cited_by(turn, number)
    blocks: list[Block] = [Line(say("house-withdrawn", number=str(number)))]
    if citing:
        blocks.append(Line(say("house-withdrawn-cited", rules=Several(citing, "comma")), "warn"))
    return Reply(content=screen(blocks, [button(ABOUT, "", "home", say("press-back"))], f"/house withdraw {number}"))


async def paste(turn: Turn, press: Press, text: str = "") -> Reply:
    """Many at once."""
    text = text or press.values.get("text", "")
    if not text and not press.is_form:
        fields = (
            Field("text", say("house-paste-text"), FieldKind.LONG, hint=say("house-paste-hint"), max_length=4000),
        )
        return Reply(form=form(press, say("house-paste-title"), fields, say("press-house-save")))
    count = await take_pasted(turn, press, text)
    return await home(turn, press) if count else Reply(say("house-paste-nothing"))


async def take_pasted(turn: Turn, press: Press, text: str) -> int:
    """Write what was pasted in the asker's language; how many rules changed."""
    language = press.author.language or turn.community.language
    language = language if language in turn.desk.texts.languages else turn.community.language
    pasted = [one for one in read_pasted(text) if one.title]
    next_free = _free(await rules_in_force(turn, language))
    by = await person_asking(turn, press)
    for position, one in enumerate(pasted):
        number = one.number if one.number is not None else next_free + position
        if number <= MOST_NUMBER:
            await write_rule(turn, number, language, one.title, one.text, by)
    if pasted:
        await audit.record(turn, "house:paste", by, None, f"{len(pasted)} house rules {language}")
        name = press.author.name or press.author.account.id
        await tell_staff(turn, _told(say("house-told-many", name=name, count=len(pasted))), press.author.account)
    return len(pasted)


async def five(turn: Turn, press: Press) -> Reply:
    """Start from five, in every language; only where there are none yet."""
    if await rules_in_force(turn, turn.community.language):
        return Reply(say("house-five-late"))
    await write_five(turn, await person_asking(turn, press))
    return await home(turn, press)


async def write_five(turn: Turn, by: int | None) -> None:
    """The five of this kind of community, in each language that Steward speaks."""
    preset = turn.community.preset if turn.community.preset in PRESETS else PRESETS[0]
    texts = turn.desk.texts
    for language in texts.languages:
        for number in range(1, FIVE + 1):
            title = texts.say(say(f"house-{preset}-{number}-title"), language)
            text = texts.say(say(f"house-{preset}-{number}-text"), language)
            await write_rule(turn, number, language, title, text, by)
    await audit.record(turn, "house:five", by, None, preset)
