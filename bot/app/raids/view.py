"""How an incident's card looks: pure, from facts to blocks and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.app.cardbuttons import case_button
from bot.app.raids.facts import Failure, RaidFacts
from bot.app.raids.steps import CALM_FOR
from bot.app.raids.verbs import BACK, BAN, CLEAN, CONTAINS, UNDONE
from bot.domain.buttons import Token, write_token
from bot.domain.content import Block, Button, ButtonStyle, Content, Countdown, Fact, Heading, Line, Look
from bot.domain.raids import RaidState
from bot.domain.text import Arg, Length, Moment, Several, Words, say

if TYPE_CHECKING:
    from bot.app.cardfacts import CardFacts

MOST_CHANNELS: Final = 4
ICONS: Final = {"strike": "ban"}


def draw(facts: CardFacts, raid: RaidFacts, quote: list[Block]) -> Content:
    """The card of an incident in its present state."""
    if raid.raid.strike_at:
        return _grace(facts, raid)
    if not raid.raid.state.is_live:
        return _decided(facts, raid)
    blocks: list[Block] = [_heading(facts, raid), Line(_counts(facts, raid), "quiet"), *quote, *_signs(raid)]
    blocks += [*_done(raid), *_proposed(raid), *_who(raid)]
    if raid.asker is not None:
        blocks.append(Line(say("raid-asked", name=raid.asker), "strong"))
    if facts.case.note:
        blocks.append(Line(say("card-note", note=facts.case.note), "quiet"))
    blocks += [Line(_failure(one), "warn") for one in raid.failures]
    return Content(tuple(blocks), _buttons(facts, raid), Look.CARD)


def _heading(facts: CardFacts, raid: RaidFacts) -> Heading:
    case = facts.case
    aside = say(f"raid-state-{raid.raid.state}")
    icon = "warning" if raid.raid.state is RaidState.SEEN else ""
    number = say("card-number", number=str(case.number))
    return Heading(_title(facts, raid), number, case.severity.value, aside, icon)


def _title(facts: CardFacts, raid: RaidFacts) -> Words:
    return say("topic-raid") if raid.raid.sure else facts.rule_name or say("topic-raid")


def _counts(facts: CardFacts, raid: RaidFacts) -> Words:
    parts: list[Arg] = [say("card-channel", channel=one) for one in raid.channels[:MOST_CHANNELS]]
    if len(raid.channels) > MOST_CHANNELS:
        parts.append(say("raid-more-channels", count=len(raid.channels) - MOST_CHANNELS))
    if raid.raid.joins:
        parts.append(say("raid-joins", count=raid.raid.joins))
    if raid.raid.messages:
        parts.append(say("card-messages", count=raid.raid.messages))
    parts += _crowd(raid)
    parts.append(Moment(facts.case.opened_at, "ago"))
    return say("card-who", parts=Several(tuple(parts), "dot"))


def _crowd(raid: RaidFacts) -> list[Arg]:
    """How many write it; whoever merely came at the same time is counted apart. A crowd is counted once."""
    people = raid.raid.people
    if 0 < raid.writers < people:
        return [say("raid-writers", count=raid.writers), say("raid-others", count=people - raid.writers)]
    return [say("card-people", count=people)] if people != raid.raid.joins else []


def _signs(raid: RaidFacts) -> list[Block]:
    found = tuple(say(f"raid-sign-{one}") for one in raid.raid.signs)
    if found:
        return [Fact(say("raid-signs"), say("card-who", parts=Several(found, "comma")))]
    return [Line(say("raid-only-crowd"), "quiet")]


def _proposed(raid: RaidFacts) -> list[Block]:
    if raid.raid.state is not RaidState.SEEN:
        return []
    blocks: list[Block] = []
    if raid.can:
        steps = tuple(_step(raid, verb) for verb in raid.can)
        blocks.append(Fact(say("raid-proposed"), say("card-who", parts=Several(steps, "comma"))))
    blocks += [Line(say(f"raid-cannot-{verb.removeprefix('raid-')}"), "quiet") for verb in raid.cannot]
    return blocks


def _step(raid: RaidFacts, verb: str) -> Arg:
    return say(f"raid-step-{verb.removeprefix('raid-')}", channels=max(1, len(raid.channels)), people=raid.holds)


def _done(raid: RaidFacts) -> list[Block]:
    """What is in force, what is on its way, and when it ends."""
    blocks: list[Block] = []
    done = [
        say(f"raid-did-{verb.removeprefix('raid-')}", count=raid.done[verb])
        for verb in (*CONTAINS, CLEAN, BAN) if raid.done[verb]
    ]  # fmt: skip
    if done:
        blocks.append(Fact(say("card-done"), say("card-who", parts=Several(tuple(done), "comma"))))
    left = sum(raid.waiting[verb] for verb in (*CONTAINS, CLEAN, BAN))
    if left:
        blocks.append(Line(say("raid-going-on", count=left), "quiet"))
    if raid.waiting[BACK]:
        blocks.append(Line(say("raid-putting-back", count=raid.waiting[BACK]), "quiet"))
    blocks += [Line(one, "quiet") for one in _story(raid)]
    return blocks


def _story(raid: RaidFacts) -> list[Words]:
    """Who contained it, and what happens by itself."""
    one = raid.raid
    lines: list[Words] = []
    if one.state is RaidState.SEEN and one.how == UNDONE:
        lines.append(say("raid-undone-by", name=raid.by if raid.by is not None else say("someone")))
    if one.state is RaidState.CONTAINED:
        key = f"raid-by-{one.how}"
        lines.append(say(key, name=raid.by) if raid.by is not None else say(key))
        lines.append(
            say("raid-ends-morning", until=Moment(one.until, "time"), length=Length(CALM_FOR))
            if one.until else say("raid-ends-calm", length=Length(CALM_FOR))
        )  # fmt: skip
    return lines


def _decided(facts: CardFacts, raid: RaidFacts) -> Content:
    """One line about what it came to, and what is still to be put back."""
    one = raid.raid
    parts: list[Arg] = [say("card-number", number=str(facts.case.number)), _title(facts, raid), *_end(raid)]
    parts += [
        say(f"raid-did-{verb.removeprefix('raid-')}", count=raid.done[verb]) for verb in (CLEAN, BAN) if raid.done[verb]
    ]
    if not raid.waiting[BACK] and not raid.failures:  # that all is as before is said only once it is
        parts.append(say("raid-all-back"))
    blocks: list[Block] = [Line(say("card-who", parts=Several(tuple(parts), "dot")))]
    if raid.waiting[BACK]:
        blocks.append(Line(say("raid-putting-back", count=raid.waiting[BACK]), "quiet"))
    if one.state is RaidState.PEOPLE and raid.done[CLEAN]:
        blocks.append(Line(say("raid-words-stay", count=raid.done[CLEAN]), "quiet"))
    blocks += [Line(_failure(failed), "warn") for failed in raid.failures]
    return Content(tuple(blocks), _buttons(facts, raid), Look.DECIDED, rings=False)


def _end(raid: RaidFacts) -> list[Arg]:
    if raid.raid.state is RaidState.PEOPLE:
        return [say("raid-people-by", name=raid.by if raid.by is not None else say("someone"))]
    return [say("raid-over-by", name=raid.by) if raid.by is not None else say("raid-over-itself")]


def _who(raid: RaidFacts) -> list[Block]:
    if not raid.named:
        return []
    names = Several(raid.named, "comma")
    more = raid.raid.people - len(raid.named)
    line = say("raid-who-more", names=names, count=more) if more > 0 else say("raid-who", names=names)
    return [Line(line, "quiet")]


def _failure(one: Failure) -> Words:
    verb = one.verb.removeprefix("raid-")
    what = say(f"raid-could-not-{verb}", count=one.count)
    if not one.why:
        return say("raid-unsure", what=what)
    return say("card-failed", what=what, why=say(f"why-{one.why}"), remedy=say(f"remedy-{one.why}"))


def _buttons(facts: CardFacts, raid: RaidFacts) -> tuple[Button, ...]:
    number, state = facts.case.number, raid.raid.state
    face: list[Button] = [raid_button(number, "retry")] if raid.failures else []
    if state is RaidState.SEEN:
        face += [raid_button(number, "people"), raid_button(number, "contain")]
        face.append(raid_button(number, "end", more=not raid.raid.struck))
    elif state is RaidState.CONTAINED:
        face += [raid_button(number, "end"), raid_button(number, "people")]
    elif state is RaidState.OVER:
        face.append(raid_button(number, "people", ButtonStyle.QUIET))
        face += [case_button(number, "keep", ButtonStyle.QUIET)] if facts.case.held else []
    if raid.struck and state is not RaidState.PEOPLE:
        face.append(raid_button(number, "strike", ButtonStyle.DANGER, more=not state.is_live))
    face.append(raid_button(number, "who", ButtonStyle.QUIET, more=state.is_live))
    face.append(case_button(number, "explain", ButtonStyle.QUIET, more=state.is_live))
    if state.is_live:
        face.append(case_button(number, "note", more=True))
    return tuple(face)


def _grace(facts: CardFacts, raid: RaidFacts) -> Content:
    by = raid.striker if raid.striker is not None else say("someone")
    soon = say("raid-ban-soon", name=by, people=raid.struck)
    line = Countdown(soon, raid.raid.strike_at, facts.settings.grace)
    blocks = (_heading(facts, raid), Line(_counts(facts, raid), "quiet"), line)
    return Content(blocks, (raid_button(facts.case.number, "stop"),), Look.CARD, rings=False)


def raid_button(number: int, verb: str, style: ButtonStyle = ButtonStyle.SAFE, *, more: bool = False) -> Button:
    """A button of an incident's card; its label is the Fluent key `press-raid-<verb>`."""
    token = write_token(Token("raid", str(number), verb))
    return Button(token, say(f"press-raid-{verb}"), style, more, ICONS.get(verb, ""))
