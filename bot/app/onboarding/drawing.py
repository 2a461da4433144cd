"""The steps of the set-up as screens. Each fits on a phone: a heading, a few lines, buttons, the way on and back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeAlias

from bot.app.house import rules_in_force
from bot.app.onboarding.kind import has_own_rules, kinds, set_aside
from bot.app.places import is_empty, places_of
from bot.app.press import Press, Reply
from bot.app.screens import button, screen
from bot.app.settings import LANGUAGES, MODULES, SPAM, ZONE
from bot.app.turn import Turn
from bot.domain.content import Block, Button, ButtonStyle, Fact, Heading, Line
from bot.domain.house import HouseRule
from bot.domain.text import Length, Words, say

ABOUT: Final = "setup"
OF: Final = 8
Draw: TypeAlias = Callable[[Turn, Press], Awaitable[Reply]]


def head(number: int, title: Words) -> Heading:
    """The heading of a step: what it asks, and how far it is."""
    return Heading(title, aside=say("setup-step", number=number, of=OF))


def ways(buttons: Sequence[Button], back: str = "", on: str = "") -> list[Button]:
    """The buttons of a step with the way on before them, where no screen hides it, and the way back behind them."""
    before = [button(ABOUT, on, "go", say("press-next"), style=ButtonStyle.SAFE)] if on else []
    behind = [button(ABOUT, back, "go", say("press-back"), style=ButtonStyle.QUIET)] if back else []
    return [*before, *buttons, *behind]


def _chosen(label: Words, chosen: bool) -> Words:
    return say("setup-chosen", label=label) if chosen else label


def option(ref: str, verb: str, label: Words, chosen: bool) -> Button:
    """One choice among several; the present one is marked by a tick and by its ground."""
    style = ButtonStyle.SOFT if chosen else ButtonStyle.SAFE
    return button(ABOUT, ref, verb, _chosen(label, chosen), style=style)


async def language(turn: Turn, press: Press, more: tuple[Block, ...] = ()) -> Reply:
    """Who I am and what I keep; in which language, in which zone."""
    community = turn.community
    blocks: list[Block] = [head(1, say("setup-language-title")), *more, Line(say("setup-hello"))]
    blocks.append(Line(say("setup-keeps", length=Length(community.settings.keep_text)), "quiet"))
    if len(turn.desk.platforms) > 1 and await is_empty(turn.tx, community):
        blocks.append(Line(say("setup-or-link"), "quiet"))
    blocks.append(Fact(say("config-language"), say(f"language-{community.language}")))
    blocks.append(Fact(say("config-zone"), community.zone))
    buttons = [option(one, "lang", say(f"language-{one}"), one == community.language) for one in LANGUAGES]
    buttons += [option(one, "zone", one, one == community.zone) for one in ZONE.usual]
    buttons.append(button(ABOUT, "", "zone", say("press-setup-zone")))
    return Reply(content=screen(blocks, ways(buttons, on="first"), "/setup language"))


async def first(turn: Turn, press: Press) -> Reply:
    """What to do first; only what is chosen gets menus."""
    chosen = turn.community.settings.modules
    blocks: list[Block] = [head(2, say("setup-first-title")), Line(say("setup-first-what"))]
    buttons = [option(one, "first", say(f"setup-first-{one}"), one in chosen) for one in MODULES]
    return Reply(content=screen(blocks, ways(buttons, "language", "room"), "/setup first"))


async def kind(turn: Turn, press: Press) -> Reply:
    """Five kinds of community, three lines on what each watches."""
    present = turn.community.preset
    blocks: list[Block] = [head(4, say("setup-kind-title")), Line(say("setup-kind-what"))]
    for one in kinds(turn):
        blocks.append(Line(_chosen(say(f"preset-{one}"), one == present), "strong"))
        blocks += [Line(say(f"preset-{one}-{number}")) for number in (1, 2, 3)]
    if await has_own_rules(turn):
        blocks.append(Line(say("setup-kind-own"), "warn"))
    buttons = [option(one, "kind", say(f"preset-{one}"), one == present) for one in kinds(turn)]
    if await set_aside(turn) is not None:
        buttons.append(button(ABOUT, "", "ownrules", say("press-setup-own-rules")))
    return Reply(content=screen(blocks, ways(buttons, "room", "house" if present else ""), "/setup kind"))


async def house_rules(turn: Turn) -> list[HouseRule]:
    """The house rules in force."""
    return await rules_in_force(turn, turn.community.language)


async def house(turn: Turn, press: Press) -> Reply:
    """House rules: paste yours, or start from five."""
    rules = await rules_in_force(turn, press.author.language or turn.community.language)
    blocks: list[Block] = [head(5, say("setup-house-title")), Line(say("setup-house-what"))]
    blocks += [Line(say("rules-line", number=str(one.number), title=one.title)) for one in rules]
    buttons = [button(ABOUT, "", "paste", say("press-house-paste"))]
    if rules:
        buttons.append(button("house", "", "home", say("press-setup-house")))
    else:
        buttons.insert(0, button(ABOUT, "", "five", say("press-house-five"), style=ButtonStyle.SAFE))
    return Reply(content=screen(blocks, ways(buttons, "kind", "start"), "/setup house"))


async def start(turn: Turn, press: Press, more: tuple[Block, ...] = ()) -> Reply:
    """Nobody is punished; the one exception, and the night."""
    settings = turn.community.settings
    blocks: list[Block] = [head(6, say("setup-start-title")), *more, Line(say("setup-start-what"), "strong")]
    blocks.append(Fact(say("config-spam"), say(f"config-spam-{settings.spam}")))
    blocks.append(Line(say("config-spam-what"), "quiet"))
    blocks.append(Fact(say("config-night"), say("config-on" if settings.night_guard else "config-off")))
    blocks.append(Line(say("config-night-what"), "quiet"))
    buttons = [option(one, "spam", say(f"press-setup-spam-{one}"), settings.spam == one) for one in SPAM]
    buttons.append(option("on", "night", say("press-setup-night-on"), settings.night_guard))
    buttons.append(option("off", "night", say("press-setup-night-off"), not settings.night_guard))
    return Reply(content=screen(blocks, ways(buttons, "house", "history"), "/setup start"))


async def history(turn: Turn, press: Press) -> Reply:
    """What I would have asked about."""
    blocks: list[Block] = [head(7, say("setup-history-title")), Line(say("setup-history-what"))]
    here = {one.platform for one in await places_of(turn)}
    if any(name in here and not one.limits.history for name, one in turn.desk.platforms.items()):
        blocks.append(Line(say("wish-asked"), "strong"))
    buttons = [button(ABOUT, "", "history", say("press-setup-history"), style=ButtonStyle.SAFE)]
    buttons.append(button("automod", "", "test", say("press-automod-test")))
    return Reply(content=screen(blocks, ways(buttons, "start", "done"), "/setup history"))


DRAW: Final[dict[str, Draw]] = {
    "language": language, "first": first, "kind": kind, "house": house, "start": start, "history": history,
}  # fmt: skip
