"""/learning as screens: what was learned, how well it does, from where it asks, and why."""

from __future__ import annotations

from typing import Final

from bot.app.learning.figures import ENOUGH, Figures, HeadFigures, Share, figures
from bot.app.learning.state import learning_of
from bot.app.learning.wishing import CARDS
from bot.app.press import Press, Reply
from bot.app.screens import button, screen
from bot.app.turn import Turn
from bot.domain.content import Block, Button, ButtonStyle, Fact, Heading, Line
from bot.domain.lessons import AdaptationRow, Learning, Wish
from bot.domain.scores import HEADS
from bot.domain.text import Moment, Say, Several, say
from bot.ports.store import where
from bot.ports.tables import ADAPTATIONS
from rules.file import RuleSet
from rules.language.calibration import Bin
from rules.language.levels import DAYS

ABOUT: Final = "learning"
MOST_VERSIONS: Final = 8


async def home(turn: Turn, press: Press) -> Reply:
    """The menu: how learning stands, a line for each score that people decided about."""
    found = await figures(turn)
    every = press.token.verb == "all"
    shown = [one for one in found.heads if every or one.decided or one.wish is not None]
    blocks: list[Block] = [Heading(say("learning-title")), *_standing(found)]
    blocks += [Line(_line(one)) for one in shown]
    buttons = [button(ABOUT, one.head, "head", say(f"learning-head-{one.head}")) for one in shown]
    if not every:
        buttons.append(button(ABOUT, "", "all", say("press-learning-all")))
    return Reply(content=screen(blocks, [*buttons, *_deeds(found)], "/learning"))


def _standing(found: Figures) -> list[Block]:
    state = found.state
    if state.in_force:
        told = say("learning-changed-by", count=found.lessons, version=state.in_force)
    else:
        told = say("learning-nothing-yet")
    blocks: list[Block] = [Line(told, "strong"), Line(say("learning-what"), "quiet")]
    if state.paused:
        blocks.append(Line(say("learning-paused"), "warn"))
    if state.aside:
        blocks.append(Line(say("learning-aside", version=state.aside), "warn"))
    if found.waiting:
        blocks.append(Line(say("learning-waiting", count=found.waiting), "quiet"))
    if found.unnamed:
        blocks.append(Line(say("learning-unnamed", count=found.unnamed), "quiet"))
    return blocks


def _line(one: HeadFigures) -> Say:
    """ "Insult: 37 decisions · 31 of 34 right · 2.1 cards a day · asks from 0.80"."""
    parts = [say("learning-decided", count=one.decided)]
    if one.precision.count >= ENOUGH:
        parts.append(say("learning-right", right=one.precision.right, of=one.precision.count))
    parts += [say("learning-cards", cards=_rounded(one.cards)), say("learning-from", level=f"{one.level:.2f}")]
    return say("learning-line", head=say(f"learning-head-{one.head}"), parts=Several(tuple(parts), "dot"))


def _deeds(found: Figures) -> list[Button]:
    state = found.state
    buttons = [button(ABOUT, "", "versions", say("press-learning-versions"))]
    if state.paused:
        buttons.append(button(ABOUT, "", "resume", say("press-learning-resume")))
    else:
        buttons.append(button(ABOUT, "", "pause", say("press-learning-pause")))
    if state.in_force:
        buttons.append(button(ABOUT, "", "reset", say("press-learning-reset"), style=ButtonStyle.DANGER))
    return buttons


async def head(turn: Turn, press: Press, name: str = "") -> Reply:
    """One score: its figures, its level and the wish behind it, its reliability table."""
    name = name or press.token.ref
    one = next((one for one in (await figures(turn)).heads if one.head == name), None)
    if one is None:
        return Reply(say("learning-no-head", head=name[:40], known=Several(HEADS, "comma")))
    blocks: list[Block] = [Heading(say(f"learning-head-{name}")), *_facts(one), Line(_level(one), "strong")]
    if not is_used(await turn.desk.policies.rules(turn), name):
        line = f'when.score_at_least = {{ {name} = "wished" }}'
        blocks.append(Line(say("learning-unused", line=line), "quiet"))
    blocks += _table(one)
    buttons = [
        button(ABOUT, name, "cards", say("press-learning-cards")),
        button(ABOUT, name, "precision", say("press-learning-precision")),
    ]
    if one.wish is not None:
        buttons.append(button(ABOUT, name, "usual", say("press-learning-usual")))
    return Reply(
        content=screen(blocks, [*buttons, button(ABOUT, "", "home", say("press-back"))], f"/learning head {name}")
    )


def _facts(one: HeadFigures) -> list[Block]:
    precision = _share(one.precision) if one.precision.count >= ENOUGH else say(
        "learning-too-few", count=one.precision.count, need=ENOUGH
    )  # fmt: skip
    return [
        Fact(say("learning-fact-decided"), _decided(one)),
        Fact(say("learning-fact-precision"), precision),
        Fact(say("learning-fact-found"), _share(one.found) if one.found is not None else say("learning-found-unknown")),
        Fact(say("learning-fact-cards"), say("learning-cards-over", cards=_rounded(one.cards), days=one.days)),
    ]


def _decided(one: HeadFigures) -> Say:
    if not one.decided:
        return say("learning-decided", count=0)
    return say("learning-decided-of", count=one.decided, moved=one.moved)


def _share(share: Share) -> Say:
    """ "31 of 34: 91 % (77 to 97 %)"."""
    low, high = share.interval
    return say(
        "learning-share", right=share.right, of=share.count, percent=round(100 * share.right / share.count),
        low=round(100 * low), high=round(100 * high),
    )  # fmt: skip


def _level(one: HeadFigures) -> Say:
    level, wish = f"{one.level:.2f}", one.wish
    if wish is None:
        return say("learning-level-usual", level=level)
    wished = wish_in_words(wish)
    if wish.best:
        return say("learning-level-best", wish=wished, level=level, percent=round(100 * wish.would), count=wish.have)
    if wish.level is None:
        return say(f"learning-level-little-{_lacking(wish)}", wish=wished, level=level, have=wish.have, need=wish.need)
    if wish.goal == CARDS:
        would = _rounded(wish.would)
        return say("learning-level-cards", wish=wished, level=level, would=would, days=wish.have)
    return say("learning-level-precision", wish=wished, level=level, percent=round(100 * wish.would), count=wish.have)


def _lacking(wish: Wish) -> str:
    """What there is too little of: days, messages or decisions."""
    if wish.goal != CARDS:
        return "decisions"
    return "days" if wish.need == DAYS else "messages"


def wish_in_words(wish: Wish) -> Say:
    """ "at most 5 cards a day", "90 % right"."""
    if wish.goal == CARDS:
        return say("learning-wish-cards", cards=_rounded(wish.value))
    return say("learning-wish-precision", percent=round(100 * wish.value))


def _table(one: HeadFigures) -> list[Block]:
    """How often each height of score was right; left out while there is too little."""
    if one.decided < ENOUGH:
        return []
    return [Line(say("learning-table"), "quiet"), *(Line(_row(row)) for row in one.table)]


def _row(row: Bin) -> Say:
    return say(
        "learning-row", start=f"{row.start:.1f}", end=f"{row.end:.1f}", count=row.count,
        percent=round(100 * row.right), said=round(100 * row.mean),
    )  # fmt: skip


def _rounded(number: float) -> int | float:
    """A number as people say it: 4, 2.1, 0.07."""
    if number >= 10 or number == int(number):
        return round(number)
    return round(number, 1 if number >= 0.1 else 2)


def is_used(rules: RuleSet, head: str) -> bool:
    """Whether a rule asks from the wished level of this score."""
    said = [term.condition.says() for rule in rules.rules for term in (*rule.when, *rule.unless)]
    return any(_wishes(one, head) for one in said)


def _wishes(said: Say, head: str) -> bool:
    if said.key == "rule-score-wished":
        return dict(said.args).get("head") == head
    inside = [part for _, arg in said.args for part in (arg.items if isinstance(arg, Several) else (arg,))]
    return any(isinstance(one, Say) and _wishes(one, head) for one in inside)


async def versions(turn: Turn, press: Press) -> Reply:
    """The newest versions, each with its trial; a button puts an earlier one in force."""
    state = await learning_of(turn)
    rows = await turn.tx.find(ADAPTATIONS, *where(community=turn.id), order=("-version",), limit=MOST_VERSIONS)
    blocks: list[Block] = [Heading(say("learning-versions-title")), Line(say("learning-versions-what"), "quiet")]
    blocks += [Line(_version(one, state)) for one in rows] or [Line(say("learning-versions-none"))]
    buttons = [
        button(ABOUT, str(one.version), "back", say("press-learning-back", version=one.version))
        for one in rows
        if one.version != state.in_force
    ]
    buttons.append(button(ABOUT, "", "home", say("press-back")))
    return Reply(content=screen(blocks, buttons, "/learning versions"))


def _version(row: AdaptationRow, state: Learning) -> Say:
    parts: list[Say] = []
    if row.version == state.in_force:
        parts.append(say("learning-version-in-force"))
    elif row.aside:
        parts.append(say("learning-version-aside"))
    parts += [say("learning-version-of", count=row.lessons), say("learning-version-at", at=Moment(row.at))]
    if row.tried:
        losses = {"after": f"{row.after:.2f}", "before": f"{row.before:.2f}"}
        parts.append(say("learning-version-trial", count=row.tried, **losses))
    return say("learning-version", version=row.version, parts=Several(tuple(parts), "dot"))
