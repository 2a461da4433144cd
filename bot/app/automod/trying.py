"""Trying rules: on a text as if a newcomer or a member had written it, and on a message that stands in the chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.app.automod.listing import ABOUT
from bot.app.moderation import Said, Seen, scene_of
from bot.app.places import place_on
from bot.app.press import Press, Reply
from bot.app.screens import button, form, screen
from bot.app.turn import Turn
from bot.domain.content import Block, Field, FieldKind, Heading, Line, Quote
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.messages import Reply as Replying
from bot.domain.people import AccountRef, Author, Person, Standing
from bot.domain.records import StoredMessage
from bot.domain.text import Say, Several, say
from bot.ports.store import Where, where
from bot.ports.tables import ACCOUNTS, MESSAGES, PEOPLE
from rules.engine import Engine
from rules.explain import Row, RuleExplained, closest, explain
from rules.hits import Holds
from rules.language.adaptation import adapt
from rules.personas import persona_scene

WHO: Final = ("newcomer", "member")
MOST_SHOWN: Final = 6
MOST_TEXT: Final = 4000
_NUMBERS: Final = re.compile(r"[^/\s#?]+")


async def try_text(turn: Turn, press: Press, text: str = "", who: str = "") -> Reply:
    """A text against every rule; for staff too, since whoever writes it is made up."""
    text, who = (text or press.values.get("text", ""))[:MOST_TEXT], who or press.values.get("who", "")
    if not text.strip() and not press.is_form:
        return Reply(form=form(press, say("automod-test-title"), _fields(), say("press-automod-test-now")))
    if not text.strip():
        return Reply(say("automod-test-empty"))
    who = who if who in WHO else WHO[0]
    engine = await engine_of(turn)
    said = await said_of(turn, text)
    found = _explained(engine, text, who, said)
    language = press.author.language or turn.community.language
    blocks: list[Block] = [Heading(say("automod-tested", who=say(f"automod-who-{who}")))]
    blocks += told(found, text, language)
    other = next(one for one in WHO if one != who)
    blocks.append(Line(_compared(found, _explained(engine, text, other, said), other), "quiet"))
    buttons = [button(ABOUT, "", "test", say("press-automod-test-again")), button(ABOUT, "", "home", say("press-back"))]
    return Reply(content=screen(blocks, buttons, f"/automod test {text[:60]}"))


async def hits(turn: Turn, text: str) -> list[str]:
    """The rules that see something in a text of a newcomer's."""
    found = _explained(await engine_of(turn), text, WHO[0], await said_of(turn, text))
    return [one.rule for one in found if one.outcome == "hit"]


def _fields() -> tuple[Field, ...]:
    choices = tuple((one, say(f"automod-who-{one}")) for one in WHO)
    return (
        Field("text", say("automod-test-text"), FieldKind.LONG, max_length=MOST_TEXT),
        Field("who", say("automod-test-who"), FieldKind.CHOICE, choices=choices, value=WHO[0], required=False),
    )


def _explained(engine: Engine, text: str, who: str, said: Said) -> tuple[RuleExplained, ...]:
    scores = said.assessment.scores if said.assessment is not None else None
    return explain(engine, replace(persona_scene(text, who, scores=scores), levels=said.levels))


def _compared(here: Sequence[RuleExplained], there: Sequence[RuleExplained], other: str) -> Say:
    """How it would go for somebody else."""
    mine = {(one.rule, one.mode) for one in here if one.outcome == "hit"}
    theirs = {(one.rule, one.mode) for one in there if one.outcome == "hit"}
    who = say(f"automod-who-{other}")
    if mine == theirs:
        return say("automod-same", who=who)
    if not theirs:
        return say("automod-differs-none", who=who)
    return say("automod-differs", who=who, rules=Several(tuple(sorted(rule for rule, _ in theirs)), "comma"))


async def said_of(turn: Turn, text: str) -> Said:
    """What the classifier says of a text here, as it would when the text is written; one that fails gives unknown."""
    taught = await turn.desk.learned.of(turn)
    model = turn.desk.scoring.assess_now([text])[0]
    return Said(adapt(model, taught.adaptation) if model is not None else None, taught.levels)


async def engine_of(turn: Turn) -> Engine:
    """The engine of the rules in force."""
    return turn.desk.policies.engine(await turn.desk.policies.source(turn))


def told(found: Sequence[RuleExplained], text: str, language: str) -> list[Block]:
    """Hits whole, the nearest misses after them, the rest as a number."""
    hits = [one for one in found if one.outcome == "hit"]
    near = closest(one for one in found if _is_near(one))
    marks = sorted({(s.start, s.end) for one in hits for row in one.rows for s in row.spans if s.surface == 0})
    blocks: list[Block] = [Quote(text[:MOST_TEXT], tuple(marks))]
    blocks.append(Line(say("automod-hit-count", count=len(hits)) if hits else say("automod-hit-none"), "strong"))
    for one in hits[:MOST_SHOWN]:
        blocks += _rule(one, language)
    for one in near:
        blocks += _rule(one, language)
    rest = len(found) - len(hits) - len(near)
    if rest:
        blocks.append(Line(say("automod-hit-rest", count=rest), "quiet"))
    return blocks


def _is_near(one: RuleExplained) -> bool:
    """A miss worth reading: its words were found, or an exception or something unknown stood between."""
    worded = any(row.side == "when" and row.holds is Holds.YES and row.spans for row in one.rows)
    return one.outcome in ("cancelled", "undecided") or (one.outcome == "no" and worded)


def _rule(one: RuleExplained, language: str) -> list[Block]:
    name = one.name.in_language(language) or one.rule
    if one.mode is not None:
        head = say("automod-explained-hit", name=name, rule=one.rule, mode=say(f"mode-{one.mode}"))
    else:
        head = say("automod-explained", name=name, rule=one.rule, outcome=one.said)
    blocks: list[Block] = [Line(head, "strong")]
    blocks += [Line(_row(row)) for row in one.rows]
    return blocks + [Line(why, "quiet") for why in one.why_mode]


def _row(row: Row) -> Say:
    return say(f"automod-row-{row.side}-{row.holds.value}", condition=row.condition, found=row.found)


@dataclass(frozen=True, slots=True)
class Stored:
    """A message to explain, with whoever wrote it."""

    message: Message
    person: Person
    standing: Standing


async def explain_message(turn: Turn, press: Press, link: str, target: Message | None) -> Reply:
    """Every rule against a message of this chat, whether it fired or not; as things are known now."""
    stored = await _stored(turn, press, link, target)
    if stored is None:
        return Reply(say("automod-explain-unknown" if link or target else "automod-explain-how"))
    session = await turn.desk.policies.session(turn)
    text = "\n".join(one.text for one in stored.message.surfaces())
    seen = Seen(stored.message, stored.person, stored.standing, await said_of(turn, text), False, False)
    scene = replace(await scene_of(turn, seen, session.windows), now=stored.message.at)
    found = explain(session.engine, scene, None, session.windows)
    language = press.author.language or turn.community.language
    who = stored.message.author.name or say("someone")
    blocks: list[Block] = [Heading(say("automod-explain-title", name=who))]
    blocks += told(found, stored.message.text, language)
    blocks.append(Line(say("automod-explain-now"), "quiet"))
    return Reply(content=screen(blocks, (), "/automod explain"))


async def _stored(turn: Turn, press: Press, link: str, target: Message | None) -> Stored | None:
    row = await _row_of(turn, press, link) if link else None
    if row is None and target is not None:
        row = await turn.tx.get(MESSAGES, turn.id, target.ref.channel.platform, target.ref.channel.id, target.ref.id)
    person = await turn.tx.get(PEOPLE, turn.id, row.person) if row is not None else None
    if row is None or person is None:
        return None
    message = target if target is not None and target.ref.id == row.message else await message_of(turn, press, row)
    rights = press.looked.rights.get(message.author.account)
    standing = rights.standing if rights is not None else Standing.MEMBER
    return Stored(message, await _as_then(turn, person, row), standing)


async def _as_then(turn: Turn, person: Person, row: StoredMessage) -> Person:
    """Their message count as it was with this message, as far as later ones are still kept."""
    if person.messages is None:
        return person
    later = await turn.tx.count(MESSAGES, *where(community=turn.id, person=person.id), Where("at", ">", row.at))
    return replace(person, messages=max(1, person.messages - later))


async def _row_of(turn: Turn, press: Press, link: str) -> StoredMessage | None:
    """The message of a link or id: its last part is the message, the part before it the channel where one is named."""
    parts = _NUMBERS.findall(link.strip())
    if not parts:
        return None
    found = await turn.tx.find(MESSAGES, *where(community=turn.id, message=parts[-1]))
    channels = [*reversed(parts[:-1]), press.channel.id]
    named = [one for one in found for channel in channels if one.channel == channel]
    return named[0] if named else (found[0] if len(found) == 1 else None)


async def message_of(turn: Turn, press: Press, row: StoredMessage) -> Message:
    """A stored message as rules judge it; what is not kept (files, mentions) is not there."""
    accounts = await turn.tx.find(ACCOUNTS, *where(community=turn.id, person=row.person))
    mine = next((one for one in accounts if one.platform == row.platform), None)
    author = Author(AccountRef(row.platform, mine.id if mine else ""), row.name, mine.is_bot if mine else False)
    place = await place_on(turn, row.platform, press.channel.place, row.channel)
    ref = MessageRef(ChannelRef(row.platform, place, row.channel), row.message)
    reply = Replying(row.reply_to) if row.reply_to else None
    return Message(ref, author, row.text, row.at, reply=reply)
