"""What a contest looks like in public: its call at every moment of its life."""

from __future__ import annotations

from activities.contests.model import Contest, Deciding, Entering, State
from activities.contests.outcome import blocks_of, outcome_of
from activities.contests.record import DRAND
from activities.contests.service import NAME, entered, get, waiting
from activities.contests.telling import buttons_after
from activities.floor import Floor
from activities.gates import Gate
from bot.domain.buttons import Token, write_token
from bot.domain.content import Block, Button, ButtonStyle, Content, Fact, Heading, Line, Look
from bot.domain.text import Length, Moment, Say, Several, Words, say
from bot.ports.beacon import QUICKNET


def button(one: Contest, verb: str, arg: str = "", style: ButtonStyle = ButtonStyle.SAFE, label: Words = "") -> Button:
    """A button of a contest; without a label of its own its text is "contests-press-<verb>"."""
    return Button(write_token(Token(NAME, one.ref, verb, arg)), label or say(f"contests-press-{verb}"), style)


def moment(at: int) -> Say:
    """A moment as the value of a fact."""
    return say("contests-moment", at=Moment(at, "datetime"))


async def call(floor: Floor, ref: str) -> Content | None:
    """What the public message says now; None for a draft, which has none."""
    one = await get(floor, ref)
    if one is None or one.state in (State.DRAFT, State.OPENING):
        return None
    if one.state is State.CANCELLED:
        why = [Line(say("contests-call-why", why=one.reason))] if one.reason else []
        return Content((Heading(title(one)), Line(say("contests-call-cancelled"), "strong"), *why))
    if one.told_at:
        return await _decided(floor, one)
    if one.state is State.OPEN and floor.now < one.ends:
        return await standing_open(floor, one)
    return await _standing_closed(floor, one)


def title(one: Contest) -> Say:
    """The kind and the name: "Draw · Lantern"."""
    return say(f"contests-title-{one.deciding.value}", title=one.title)


async def _decided(floor: Floor, one: Contest) -> Content:
    found = await outcome_of(floor, one, with_lots=False)
    shown = tuple(pick for pick in found.picks if pick.at <= one.told_at or not pick.is_winner)
    blocks = [Heading(say("contests-result-title", title=one.title)), *blocks_of(found, shown)]
    return Content((*blocks, Line(say("contests-call-below"), "quiet")), buttons_after(found), look=Look.CARD)


async def standing_open(floor: Floor, one: Contest) -> Content:
    """The call while people may come in: what, until when, how, who asks, what is kept."""
    count = await entered(floor, one)
    blocks: list[Block] = [
        Heading(title(one)),
        *promise(one),
        Line(say(f"contests-how-{one.entering.value}", tag=one.hashtag)),
    ]
    asks = say("contests-who-asks", name=await floor.name_of(one.by))
    blocks += [Line(say("contests-count", count=count), "strong"), Line(asks, "quiet"), Line(_kept(one), "quiet")]
    buttons = [button(one, "me")]
    if not one.entering.is_written:
        buttons.insert(0, button(one, "in", style=ButtonStyle.SOFT))
    return Content((*blocks, *codes(one)), tuple(buttons), look=Look.CARD)


async def _standing_closed(floor: Floor, one: Contest) -> Content:
    """The call while the list is closed and nothing is decided (or told) yet."""
    blocks: list[Block] = [Heading(title(one)), *promise(one)]
    if one.state is State.OPEN:
        blocks.append(Line(say("contests-looking-at", count=await waiting(floor, one)), "strong"))
        return Content((*blocks, *codes(one)), (button(one, "me"),), look=Look.CARD)
    blocks.append(Line(say("contests-closed-count", count=one.entrants), "strong"))
    buttons = [button(one, "me")]
    if one.state is State.FROZEN and not one.counted:
        blocks.append(Line(say(f"contests-soon-{one.deciding.value}", at=Moment(one.draws_at, "datetime"))))
        if one.deciding is Deciding.VOTE:
            buttons.insert(0, button(one, "vote", style=ButtonStyle.SOFT))
        if one.deciding is Deciding.JURY:
            buttons.append(button(one, "judge"))
    else:
        blocks.append(Line(say("contests-decided-soon")))
    return Content((*blocks, *codes(one)), tuple(buttons), look=Look.CARD)


def promise(one: Contest) -> list[Block]:
    """What can be won, until when, who may."""
    blocks: list[Block] = [Line(one.about)] if one.about else []
    if one.prize:
        blocks.append(Fact(say("contests-fact-prize"), one.prize))
    if one.places > 1:
        blocks.append(Fact(say("contests-fact-places"), str(one.places)))
    if one.ends:
        blocks.append(Fact(say("contests-fact-ends"), moment(one.ends)))
    conditions = gate_words(one.gate)
    if conditions:
        blocks.append(Fact(say("contests-fact-who"), say("contests-parts", parts=Several(conditions, "comma"))))
    return blocks


def gate_words(gate: Gate) -> tuple[Say, ...]:
    """Who may take part, part by part; nothing where everybody may."""
    parts: list[Say] = []
    if gate.tenure:
        parts.append(say("contests-gate-tenure", length=Length(gate.tenure)))
    if gate.messages:
        parts.append(say("contests-gate-messages", count=gate.messages))
    if gate.roles:
        parts.append(say("contests-gate-role"))
    if gate.winners:
        parts.append(say("contests-gate-winners", length=Length(gate.winners)))
    if not gate.staff:
        parts.append(say("contests-gate-staff"))
    return tuple(parts)


def _kept(one: Contest) -> Say:
    return say("contests-kept-works" if one.kind.has_works or one.entering is not Entering.BUTTON else "contests-kept")


def codes(one: Contest) -> list[Block]:
    """What is published so that everybody can check later: before the draw, in full."""
    blocks: list[Block] = []
    if one.deciding is not Deciding.CHANCE:
        blocks.append(Line(say("contests-by-people"), "quiet"))
    if one.source == DRAND:
        at = Moment(QUICKNET.published_at(one.round), "datetime")
        blocks.append(Line(say("contests-by-beacon", round=str(one.round), at=at), "quiet"))
    else:
        blocks.append(Line(say("contests-by-seal"), "quiet"))
    blocks.append(Line(say("contests-code-rules", code=one.rules), "quiet"))
    blocks.append(Line(say("contests-code-seal", code=one.commitment), "quiet"))
    if one.list_hash:
        blocks.append(Line(say("contests-code-list", code=one.list_hash), "quiet"))
    return blocks
