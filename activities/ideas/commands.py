"""/idea and /theme, their buttons and forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, TypeAlias

from activities.asked import Asked
from activities.floor import Floor
from activities.ideas import model, service, themes, views
from activities.ideas.model import TEXT_MOST, TITLE_MOST, Idea, Outcome, Sort, State, Theme
from activities.ideas.tables import IDEAS, RULES, SUPPORTS, THEMES, VOICES
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Say, Words, say
from bot.domain.time import DAY
from bot.ports.store import where

IDEA: Final = Command("idea new", Standing.MEMBER, (Option("title", rest=True),))
LIST: Final = Command("idea list", Standing.MEMBER)
SHOW: Final = Command("idea show", Standing.MEMBER, (Option("number", OptionKind.NUMBER, required=True),))
DECIDE: Final = Command("idea decide", Standing.MODERATOR, (Option("number", OptionKind.NUMBER, required=True),))
BOARD: Final = Command(
    "idea board", Standing.LEAD,
    (Option("channel", OptionKind.CHANNEL), Option("support", OptionKind.NUMBER), Option("days", OptionKind.NUMBER)),
)  # fmt: skip
THEME_NEW: Final = Command(
    "theme new", Standing.MODERATOR,
    (
        Option("sort", OptionKind.CHOICE, required=True, choices=tuple(Sort)),
        Option("title", required=True, rest=True),
    ),
)  # fmt: skip
THEME_ADD: Final = Command(
    "theme add", Standing.MODERATOR, (Option("message", OptionKind.MESSAGE), Option("theme", OptionKind.NUMBER)),
)  # fmt: skip
THEME_LIST: Final = Command("theme list", Standing.MODERATOR)
THEME_SHOW: Final = Command("theme show", Standing.MODERATOR, (Option("number", OptionKind.NUMBER, required=True),))

Verb: TypeAlias = Callable[[Floor, Asked], Awaitable[Reply]]


def _number(text: str) -> int:
    digits = text.strip().lstrip("#№t ")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


async def new(floor: Floor, asked: Asked) -> Reply:
    """Open the form, with what was typed already."""
    title = asked.args.get("title", "").strip()
    if len(title) > TITLE_MOST:
        return Reply(form=views.proposing(text=title[:TEXT_MOST]))
    return Reply(form=views.proposing(title))


async def _propose(floor: Floor, asked: Asked) -> Reply:
    """The form is filled in: show what may be the same, else put it up."""
    title, text = " ".join(asked.values.get("title", "").split()), asked.values.get("text", "").strip()
    if not title:
        return Reply(say("ideas-no-title"))
    rules = await service.rules_of(floor)
    board = rules.board or asked.channel
    if board.id.startswith("direct:"):
        return Reply(say("ideas-no-board"))
    found = await service.alike(floor, title, text)
    draft = await service.draft(floor, asked.person.id, title[:TITLE_MOST], text[:TEXT_MOST], board)
    if found:
        known = [(one, await service.get(floor, one.number)) for one in found]
        return Reply(content=views.maybe_known([(one, idea) for one, idea in known if idea is not None], draft.number))
    await service.propose(floor, draft)
    return _is_up(floor, draft)


def _is_up(floor: Floor, idea: Idea) -> Reply:
    return Reply(say("call-held") if floor.is_held else say("ideas-up", number=str(idea.number)))


async def _mine(floor: Floor, asked: Asked) -> Reply:
    """It is a new one after all."""
    idea = await _idea(floor, asked)
    if idea is None or idea.author != asked.person.id:
        return Reply(say("ideas-unknown"))
    if idea.state is not State.DRAFT:
        return Reply(say("ideas-up", number=str(idea.number)))
    await service.propose(floor, idea)
    return _is_up(floor, idea)


async def _support(floor: Floor, asked: Asked) -> Reply:
    idea = await _idea(floor, asked)
    if idea is None or idea.state in (State.DRAFT, State.WITHDRAWN):
        return Reply(say("ideas-unknown"))
    if idea.state not in (State.OPEN, State.REVIEW):
        return Reply(say("ideas-closed", state=views.state_of(idea)))
    if asked.standing < Standing.MEMBER:
        return Reply(say("gate-absent"))
    if idea.author == asked.person.id:
        return Reply(say("ideas-own", number=str(idea.number)))
    now, count = await service.support(floor, idea, asked.person.id)
    return Reply(say("ideas-supported" if now else "ideas-unsupported", count=count, title=idea.title))


async def _second(floor: Floor, asked: Asked) -> Reply:
    """ "Yes, that one": support it, never take support back by this button."""
    idea = await _idea(floor, asked)
    if idea is not None and await floor.tx.get(SUPPORTS, floor.id, idea.number, asked.person.id) is not None:
        count = await floor.tx.count(SUPPORTS, *where(community=floor.id, idea=idea.number))
        return Reply(say("ideas-supported", count=count, title=idea.title))
    return await _support(floor, asked)


async def _idea(floor: Floor, asked: Asked) -> Idea | None:
    return await service.get(floor, _number(asked.token.ref if asked.token else asked.args.get("number", "")))


async def _withdraw(floor: Floor, asked: Asked) -> Reply:
    idea = await _idea(floor, asked)
    if idea is None or idea.author != asked.person.id:
        return Reply(say("ideas-unknown"))
    if idea.state not in (State.OPEN, State.DRAFT):
        return Reply(say("ideas-closed", state=views.state_of(idea)))
    await service.withdraw(floor, idea)
    return Reply(say("ideas-withdrawn", title=idea.title))


async def listing(floor: Floor, asked: Asked) -> Reply:
    """The board: open first by support, then what was decided."""
    rows = await floor.tx.find(IDEAS, *where(community=floor.id), order=("-number",), limit=500)
    shown = []
    for idea in rows:
        if idea.state in (State.DRAFT, State.WITHDRAWN):
            continue
        shown.append((idea, await floor.tx.count(SUPPORTS, *where(community=floor.id, idea=idea.number))))
    shown.sort(key=lambda pair: (pair[0].state not in (State.OPEN, State.REVIEW), -pair[1], -pair[0].number))
    return Reply(content=views.listing(shown[: views.SHOWN], max(0, len(shown) - views.SHOWN)))


async def show(floor: Floor, asked: Asked) -> Reply:
    """One idea, with its buttons; its own author may withdraw it."""
    idea = await _idea(floor, asked)
    if idea is None or idea.state in (State.DRAFT, State.WITHDRAWN):
        return Reply(say("ideas-unknown"))
    return Reply(content=await views.shown(floor, idea, await _count(floor, idea), asked))


async def _count(floor: Floor, idea: Idea) -> int:
    return await floor.tx.count(SUPPORTS, *where(community=floor.id, idea=idea.number))


async def decide(floor: Floor, asked: Asked) -> Reply:
    """Show staff the idea with a button for each outcome."""
    idea = await _idea(floor, asked)
    if idea is None or idea.state in (State.DRAFT, State.WITHDRAWN):
        return Reply(say("ideas-unknown"))
    return Reply(content=await views.review(floor, idea))


async def board(floor: Floor, asked: Asked) -> Reply:
    """Say or change where ideas go up, how many voices they need, and for how many days."""
    rules = await service.rules_of(floor)
    support, days = asked.args.get("support", ""), asked.args.get("days", "")
    if support and not 1 <= _number(support) <= 10_000:
        return Reply(say("ideas-bad-support", text=support))
    length = model.days_of(days) if days else rules.open_for
    if length is None:
        return Reply(say("ideas-bad-days", text=days))
    changed = replace(rules, threshold=_number(support) or rules.threshold, open_for=length)
    if asked.args.get("channel"):
        named = asked.channels.get("channel", ())
        if not named:
            return Reply(say("ideas-bad-channel", text=asked.args["channel"]))
        one = named[0]
        changed = replace(changed, platform=one.platform, place=one.place, channel=one.id, parent=one.parent)
    if changed != rules:
        await floor.tx.put(RULES, changed)
        await floor.audit("idea-board", asked.person.id, None)
    here: Words = say("ideas-board-channel") if changed.channel else say("ideas-board-anywhere")
    days_now = changed.open_for // DAY
    return Reply(say("ideas-board-now", where=here, count=changed.threshold, days=days_now))


async def _ask_reason(floor: Floor, asked: Asked) -> Reply:
    refusal = asked.lacks(Standing.MODERATOR)
    if refusal is not None or asked.token is None:
        return Reply(refusal)
    thing = await (_theme if asked.token.ref.startswith("t") else _idea)(floor, asked)
    if asked.token.arg not in set(Outcome) or thing is None or not views.can_be_decided(thing):
        return Reply(say("ideas-unknown"))
    if thing.outcome == asked.token.arg:
        return Reply(await _as_decided(floor, thing))
    return Reply(form=views.reasoning(asked.token.ref, asked.token.arg, thing.outcome))


async def _as_decided(floor: Floor, thing: Idea | Theme) -> Say:
    """What was decided already, and by whom."""
    outcome = say(f"ideas-outcome-{thing.outcome}")
    return say("ideas-decided-already", outcome=outcome, name=await floor.name_of(thing.decided_by))


async def _decided(floor: Floor, asked: Asked) -> Reply:
    refusal = asked.lacks(Standing.MODERATOR)
    token, reason = asked.token, asked.values.get("reason", "").strip()
    outcome, _, before = (token.arg if token is not None else "").partition("-")
    if refusal is not None or token is None or outcome not in set(Outcome):
        return Reply(refusal or say("ideas-unknown"))
    if not reason:
        return Reply(say("ideas-no-reason"))
    is_theme = token.ref.startswith("t")
    thing = await (_theme if is_theme else _idea)(floor, asked)
    if thing is None or not views.can_be_decided(thing):
        return Reply(say("ideas-theme-unknown" if is_theme else "ideas-unknown"))
    if thing.outcome != before:  # somebody else of the team was quicker, or this is a doubled press
        return Reply(await _as_decided(floor, thing))
    told, untold = await _decide(floor, thing, asked.person.id, Outcome(outcome), reason[:TEXT_MOST])
    return Reply(say("ideas-decided-told", count=told, untold=untold))


async def _decide(floor: Floor, thing: Idea | Theme, by: int, outcome: Outcome, reason: str) -> tuple[int, int]:
    if isinstance(thing, Theme):
        return await themes.decide(floor, thing, by, outcome, reason)
    return await service.decide(floor, thing, by, outcome, reason)


async def _theme(floor: Floor, asked: Asked) -> Theme | None:
    text = asked.token.ref if asked.token else asked.args.get("number", "") or asked.args.get("theme", "")
    return await themes.get(floor, _number(text))


async def theme_new(floor: Floor, asked: Asked) -> Reply:
    """A theme, with the message under the command as its first."""
    sort, title = asked.args.get("sort", ""), " ".join(asked.args.get("title", "").split())
    if sort not in set(Sort) or not title:
        return Reply(say("ideas-theme-how"))
    theme = await themes.make(floor, Sort(sort), title[:TITLE_MOST], asked.person.id)
    if asked.target is not None and not asked.target.author.is_bot:
        await themes.add(floor, theme, asked.target)
    return Reply(content=await themes.card(floor, theme))


async def theme_add(floor: Floor, asked: Asked) -> Reply:
    """Put a message under a theme; without a number the likely ones are offered."""
    if asked.target is None or asked.target.author.is_bot:
        return Reply(say("ideas-theme-no-message"))
    number = asked.args.get("theme", "")
    theme = await themes.get(floor, _number(number)) if number else None
    if number and theme is None:
        return Reply(say("ideas-theme-unknown"))
    if theme is None:
        near = await themes.likely(floor, asked.target.text)
        if not near:
            return Reply(say("ideas-theme-none-likely"))
        theme = await themes.get(floor, near[0].number)
        if theme is None or len(near) > 1:
            titles = tuple(say("ideas-thing", number=str(one.number), title=one.title) for one in near)
            return Reply(views.several(titles))
    fresh = await themes.add(floor, theme, asked.target)
    return Reply(
        say("ideas-theme-added" if fresh else "ideas-theme-there", number=str(theme.number), title=theme.title)
    )


async def theme_list(floor: Floor, asked: Asked) -> Reply:
    """Every theme, what is open first."""
    rows = await floor.tx.find(THEMES, *where(community=floor.id), order=("outcome", "-number"), limit=views.SHOWN)
    shown = []
    for theme in rows:
        count = await floor.tx.count(VOICES, *where(community=floor.id, theme=theme.number))
        shown.append((theme, count, await floor.name_of(theme.owner) if theme.owner is not None else None))
    return Reply(content=views.themes(shown))


async def theme_show(floor: Floor, asked: Asked) -> Reply:
    """One theme."""
    theme = await _theme(floor, asked)
    return Reply(say("ideas-theme-unknown")) if theme is None else Reply(content=await themes.card(floor, theme))


async def _own(floor: Floor, asked: Asked) -> Reply:
    refusal, theme = asked.lacks(Standing.MODERATOR), await _theme(floor, asked)
    if refusal is not None or theme is None:
        return Reply(refusal or say("ideas-theme-unknown"))
    return Reply(content=await themes.card(floor, await themes.own(floor, theme, asked.person.id)))


async def _export(floor: Floor, asked: Asked) -> Reply:
    refusal, theme = asked.lacks(Standing.MODERATOR), await _theme(floor, asked)
    if refusal is not None or theme is None:
        return Reply(refusal or say("ideas-theme-unknown"))
    return Reply(content=await themes.export(floor, theme))


VERBS: Final[dict[str, Verb]] = {
    "propose": _propose, "mine": _mine, "support": _support, "second": _second, "withdraw": _withdraw,
    "decide": _ask_reason, "decided": _decided, "own": _own, "export": _export,
}  # fmt: skip


async def press(floor: Floor, asked: Asked) -> Reply:
    """Every button and form of ideas and themes."""
    verb = VERBS.get(asked.token.verb) if asked.token is not None else None
    return await verb(floor, asked) if verb is not None else Reply(say("press-unknown"))


COMMANDS: Final = (
    (IDEA, new), (LIST, listing), (SHOW, show), (DECIDE, decide), (BOARD, board),
    (THEME_NEW, theme_new), (THEME_ADD, theme_add), (THEME_LIST, theme_list), (THEME_SHOW, theme_show),
)  # fmt: skip
