"""How ideas and themes look: on the board, to staff, in lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from activities.asked import Asked
from activities.floor import Floor
from activities.ideas.model import TEXT_MOST, TITLE_MOST, Idea, Likeness, Outcome, State, Theme
from bot.domain.buttons import Token, write_token
from bot.domain.content import (
    Block,
    Button,
    ButtonStyle,
    Content,
    Fact,
    Field,
    FieldKind,
    Form,
    Heading,
    Line,
    Look,
    Quote,
)
from bot.domain.people import Standing
from bot.domain.text import Moment, Say, Several, Words, say

NAME: Final = "ideas"
SHOWN: Final = 15


def token(ref: str, verb: str, arg: str = "") -> str:
    """A button's token."""
    return write_token(Token(NAME, ref, verb, arg))


def state_of(idea: Idea) -> Say:
    """One line about where it stands."""
    if idea.state is State.DECIDED:
        return say(f"ideas-outcome-{idea.outcome}")
    return say(f"ideas-state-{idea.state.value}")


async def board(floor: Floor, idea: Idea, count: int) -> Content:
    """The public post."""
    name = await floor.name_of(idea.author) if idea.author is not None else say("ideas-somebody")
    blocks: list[Block] = [
        Heading(say("ideas-board-title", number=str(idea.number), title=idea.title)),
        *((Line(idea.text),) if idea.text else ()),
        Line(say("ideas-by", name=name), "quiet"),
    ]
    ref = str(idea.number)
    if idea.state is State.OPEN:
        blocks.append(Line(say("ideas-count", count=count, needed=idea.threshold, until=Moment(idea.until, "date"))))
        return Content(tuple(blocks), (Button(token(ref, "support"), say("ideas-support")),), rings=False)
    if idea.state is State.REVIEW:
        blocks.append(Line(say("ideas-reached", count=count), "strong"))
        return Content(tuple(blocks), (Button(token(ref, "support"), say("ideas-support")),), rings=False)
    if idea.state is State.LAPSED:
        blocks.append(Line(say("ideas-rests", count=count, needed=idea.threshold)))
        return Content(tuple(blocks), rings=False)
    by = await floor.name_of(idea.decided_by)
    blocks += [Line(say("ideas-decided", outcome=state_of(idea), name=by), "strong"), Line(idea.reason)]
    if idea.told or idea.untold:
        blocks.append(Line(say("ideas-told-count", count=idea.told), "quiet"))
    return Content(tuple(blocks), rings=False)


async def review(floor: Floor, idea: Idea) -> Content:
    """What staff see once the threshold is reached."""
    name = await floor.name_of(idea.author) if idea.author is not None else say("ideas-somebody")
    blocks: tuple[Block, ...] = (
        Heading(say("ideas-review-title", number=str(idea.number))),
        Line(idea.title, "strong"),
        *((Quote(idea.text),) if idea.text else ()),
        Line(say("ideas-by", name=name), "quiet"),
        Line(say("ideas-review-ask"), "ask"),
    )
    return Content(blocks, deciding(str(idea.number)))


async def shown(floor: Floor, idea: Idea, count: int, asked: Asked) -> Content:
    """One idea for whoever asks: staff may decide, its author may withdraw it."""
    content = await board(floor, idea, count)
    ref, buttons = str(idea.number), content.buttons
    if idea.author == asked.person.id:
        buttons = (
            (Button(token(ref, "withdraw"), say("ideas-withdraw"), ButtonStyle.QUIET),)
            if idea.state is State.OPEN
            else ()
        )
    if asked.standing >= Standing.MODERATOR:
        buttons = (*buttons, *deciding(ref))
    return replace(content, buttons=buttons)


def several(titles: tuple[Say, ...]) -> Say:
    """Several themes are likely: which?"""
    return say("ideas-theme-which", titles=Several(titles, "comma"))


def deciding(ref: str) -> tuple[Button, ...]:
    """A button for each outcome: each asks for the reason."""
    return tuple(
        Button(
            token(ref, "decide", one.value), say(f"ideas-press-{one.value}"),
            ButtonStyle.DANGER if one is Outcome.DECLINED else ButtonStyle.SAFE,
        )
        for one in Outcome
    )  # fmt: skip


def proposing(title: str = "", text: str = "") -> Form:
    """The form of an idea."""
    return Form(
        token("new", "propose"), say("ideas-form-title"),
        (
            Field("title", say("ideas-field-title"), value=title, max_length=TITLE_MOST, hint=say("ideas-hint-title")),
            Field("text", say("ideas-field-text"), FieldKind.LONG, False, value=text, max_length=TEXT_MOST),
        ),
        say("ideas-form-send"),
    )  # fmt: skip


def reasoning(ref: str, outcome: str, before: str = "") -> Form:
    """The form that asks for a decision's reason; `before` is what was decided so far."""
    hint = say("ideas-hint-reason")
    arg = f"{outcome}-{before}" if before else outcome
    return Form(
        token(ref, "decided", arg), say("ideas-reason-title", outcome=say(f"ideas-outcome-{outcome}")),
        (Field("reason", say("ideas-field-reason"), FieldKind.LONG, hint=hint, max_length=TEXT_MOST),),
        say("ideas-reason-send"),
    )  # fmt: skip


def maybe_known(found: Sequence[tuple[Likeness, Idea]], draft: int) -> Content:
    """ "Is it one of these?" What is decided already is told, not supported."""
    lines: list[Block] = [Heading(say("ideas-alike-title")), Line(say("ideas-alike-ask"))]
    buttons = []
    for one, idea in found:
        number = str(one.number)
        lines.append(Line(say("ideas-thing-state", number=number, title=one.title, state=state_of(idea))))
        if idea.state in (State.OPEN, State.REVIEW):
            buttons.append(Button(token(number, "second"), say("ideas-support-number", number=number)))
    buttons.append(Button(token(str(draft), "mine"), say("ideas-mine-is-new"), ButtonStyle.QUIET))
    return Content(tuple(lines), tuple(buttons))


def can_be_decided(thing: Idea | Theme) -> bool:
    """Whether the team may decide on it, also anew."""
    return isinstance(thing, Theme) or thing.state not in (State.DRAFT, State.WITHDRAWN)


def listing(rows: Sequence[tuple[Idea, int]], more: int) -> Content:
    """Ideas in a list, with how many support each."""
    blocks: list[Block] = [Heading(say("ideas-list-title"))]
    if not rows:
        blocks.append(Line(say("ideas-list-none")))
    for idea, count in rows:
        words: Words = say(
            "ideas-list-line", number=str(idea.number), title=idea.title, count=count, state=state_of(idea)
        )
        blocks.append(Line(words))
    if more:
        blocks.append(Line(say("ideas-list-more", count=more), "quiet"))
    return Content(tuple(blocks), look=Look.LIST)


def theme_card(theme: Theme, owner: Words | None, count: int, people: int) -> Content:
    """A theme as staff see it."""
    ref = f"t{theme.number}"
    blocks: list[Block] = [
        Heading(say("ideas-theme-title", number=str(theme.number), title=theme.title)),
        Fact(say("ideas-theme-sort"), say(f"ideas-sort-{theme.sort.value}")),
        Fact(say("ideas-theme-voices"), say("ideas-theme-count", count=count, people=people)),
        Fact(say("ideas-theme-owner"), owner if owner is not None else say("ideas-theme-nobody")),
    ]
    if theme.outcome:
        blocks += [Line(say(f"ideas-outcome-{theme.outcome}"), "strong"), Line(theme.reason),
                   Line(say("ideas-told-count", count=theme.told), "quiet")]  # fmt: skip
        return Content(tuple(blocks), (Button(token(ref, "export"), say("ideas-press-export"), ButtonStyle.QUIET),))
    buttons = (
        Button(token(ref, "own"), say("ideas-press-own")),
        *deciding(ref),
        Button(token(ref, "export"), say("ideas-press-export"), ButtonStyle.QUIET),
    )
    return Content(tuple(blocks), buttons)


def themes(rows: Sequence[tuple[Theme, int, Words | None]]) -> Content:
    """Themes in a list."""
    blocks: list[Block] = [Heading(say("ideas-themes-title"))]
    if not rows:
        blocks.append(Line(say("ideas-themes-none")))
    for theme, count, owner in rows[:SHOWN]:
        state = say(f"ideas-outcome-{theme.outcome}") if theme.outcome else say("ideas-state-open")
        parts = Several((state, say("ideas-theme-short", count=count), *((owner,) if owner else ())), "dot")
        blocks.append(Line(say("ideas-themes-line", number=str(theme.number), title=theme.title, parts=parts)))
    return Content(tuple(blocks), look=Look.LIST)
