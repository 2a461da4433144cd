"""The rule file as a whole: given out as text, taken in after reading and testing it."""

from __future__ import annotations

from typing import Final

from bot.app.automod import find
from bot.app.automod.changes import adopt, refused
from bot.app.automod.listing import ABOUT
from bot.app.automod.text import merged
from bot.app.numbers import number_in
from bot.app.press import Press, Reply
from bot.app.screens import button, form, person_asking, screen
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn
from bot.domain.content import Block, Content, Field, FieldKind, Heading, Line, Quote
from bot.domain.text import Several, say
from rules.file import Fault, Faults, RuleSet

PAGE: Final = 1700
"""Characters of a part; a message of any platform holds it."""
PART: Final = 20_000
"""Most characters of one blank; platforms with less room cut it down to theirs."""
BLANKS: Final = ("text", "more", "rest")
MOST_WARNINGS: Final = 5


async def export(turn: Turn, press: Press) -> Reply:
    """The file in force, in parts of whole lines; put together they are the file."""
    source = await turn.desk.policies.source(turn)
    parts = in_parts(source)
    number = number_in(press.token.arg) or 0
    number = number if number < len(parts) else 0
    of = say("automod-export-part", number=number + 1, of=len(parts))
    blocks: list[Block] = [Heading(say("automod-export-title"), aside=of), Quote(parts[number])]
    buttons = []
    if number:
        buttons.append(button(ABOUT, "", "export", say("press-earlier"), arg=str(number - 1)))
    if number + 1 < len(parts):
        buttons.append(button(ABOUT, "", "export", say("press-further"), arg=str(number + 1)))
    buttons.append(button(ABOUT, "", "home", say("press-back")))
    return Reply(content=screen(blocks, buttons, "/automod export"))


def in_parts(source: str, most: int = PAGE) -> list[str]:
    """Lines gathered into parts of at most `most` characters; a line that is longer stands alone, whole."""
    parts: list[list[str]] = [[]]
    size = 0
    for line in source.rstrip("\n").split("\n"):
        if size + len(line) + 1 > most and parts[-1]:
            parts.append([])
            size = 0
        parts[-1].append(line)
        size += len(line) + 1
    return ["\n".join(part) for part in parts]


async def take_in(turn: Turn, press: Press, text: str = "") -> Reply:
    """A form for the file, then the file: in force when it has no faults, else every fault with its line."""
    text = text or "\n".join(value for name in BLANKS if (value := press.values.get(name, "")))
    if not press.is_form and not text:
        return Reply(form=form(press, say("automod-import-title"), _blanks(), say("press-automod-import-now")))
    if not text.strip():
        return Reply(say("automod-import-empty"))
    before = await turn.desk.policies.rules(turn)
    source = merged(before, unfenced(text))
    adopted = await adopt(turn, await person_asking(turn, press), source, "import", "")
    if isinstance(adopted, Faults):
        return refused(adopted)
    name = press.author.name or press.author.account.id
    words = say("automod-told-import", name=name, count=len(adopted.rules))
    await tell_staff(turn, Content((Line(words),), rings=False), press.author.account)
    blocks = _taken(before, adopted, await find.warnings(turn, adopted))
    return Reply(content=screen(blocks, [button(ABOUT, "", "list", say("press-automod-list"))]))


def _blanks() -> tuple[Field, ...]:
    first = Field("text", say("automod-import-text"), FieldKind.LONG, hint=say("automod-import-hint"), max_length=PART)
    more = [
        Field(name, say(f"automod-import-{name}"), FieldKind.LONG, required=False, max_length=PART)
        for name in BLANKS[1:]
    ]
    return (first, *more)


def unfenced(text: str) -> str:
    """A file pasted from a chat, without the ``` around it."""
    lines = text.strip("\n").split("\n")
    if len(lines) > 1 and lines[0].startswith("```") and lines[-1].strip() == "```":
        lines = lines[1:-1]
    return "\n".join(lines) + "\n"


def _taken(before: RuleSet, adopted: RuleSet, warnings: list[Fault]) -> list[Block]:
    blocks: list[Block] = [Heading(say("automod-import-done", count=len(adopted.rules)))]
    lost = [one.id for one in before.rules if adopted.rule(one.id) is None]
    if lost:
        blocks.append(Line(say("automod-import-lost", rules=Several(tuple(lost[:10]), "comma"))))
    told = warnings[:MOST_WARNINGS]
    blocks += [Line(say("automod-warning", line=str(one.line), what=one.say), "quiet") for one in told]
    if len(warnings) > MOST_WARNINGS:
        blocks.append(Line(say("automod-faults-more", count=len(warnings) - MOST_WARNINGS), "quiet"))
    return blocks
