"""What the team does with a contest: open, close, reroll, hand over, look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from activities import calls
from activities.contests import drawing, forms, goingon, service, views
from activities.contests.model import Contest, Pick, State
from activities.contests.outcome import blocks_of, left_out, outcome_of, plain_words, recipe
from activities.contests.tables import CONTESTS, PICKS, REFUSALS
from activities.contests.telling import settle, tell_outcome
from activities.floor import Floor
from bot.domain.content import Block, Button, ButtonStyle, Content, Fact, Heading, Line, Look, plain
from bot.domain.messages import ChannelRef
from bot.domain.text import Moment, Say, Several, say
from bot.ports.store import where


def fixed(one: Contest) -> Say:
    """Why an edit is refused: what was promised stays."""
    return say("contests-fixed", ref=one.ref) if one.state.is_running else say("contests-fixed-over")


async def open_draft(floor: Floor, one: Contest) -> Content:
    """Open it, or say what is missing."""
    if forms.missing(one):
        return await forms.draft(floor, one)
    refusal = await service.publish(floor, one)
    if refusal is not None:
        return plain(refusal)
    fresh = await service.get(floor, one.ref)
    asked = fresh is not None and fresh.state is State.OPENING
    words = say("contests-opening" if asked else "contests-opened", title=one.title, ref=one.ref)
    return plain(words, say("call-held")) if floor.is_held else plain(words)


async def discard(floor: Floor, one: Contest) -> Say:
    """Throw a draft away."""
    if one.state is not State.DRAFT:
        return fixed(one)
    await floor.tx.drop(CONTESTS, *where(community=floor.id, id=one.id))
    return say("contests-discarded")


async def freeze_now(floor: Floor, one: Contest, *, sure: bool) -> Say:
    """Close the list before its time."""
    if one.state is not State.OPEN:
        return service.closed(one) if one.state is not State.FROZEN else say("contests-frozen-already")
    if not sure:
        return say("contests-freeze-what", title=one.title)
    left = await service.waiting(floor, one)
    if left:
        return say("contests-freeze-review", count=left, ref=one.ref)
    frozen = await service.freeze(floor, one)
    return say("contests-frozen", count=frozen.entrants, at=Moment(frozen.draws_at, "datetime"))


async def pick_at(floor: Floor, one: Contest, rank: str) -> Pick | None:
    """Somebody of the ranking, by rank as text."""
    if not (rank.isascii() and rank.isdecimal() and len(rank) <= 9):
        return None
    return await floor.tx.get(PICKS, floor.id, one.id, int(rank))


async def holder(floor: Floor, one: Contest, place: str) -> Pick | None:
    """Who holds a place, by its number as text; the only one where no place is named."""
    held = [pick for pick in await drawing.picks_of(floor, one) if pick.is_winner]
    if not place.strip():
        return held[0] if len(held) == 1 else None
    return next((pick for pick in held if str(pick.place) == place.strip().lstrip("#№ ")), None)


async def reroll(floor: Floor, one: Contest, rank: str, by: int) -> Say:
    """A winner's place becomes free; the next of the same ranking moves up."""
    pick = await pick_at(floor, one, rank)
    if one.state not in (State.DRAWN, State.DONE) or pick is None or not pick.is_winner:
        return say("contests-reroll-gone")
    if pick.state == "given":
        return say("contests-reroll-given")
    await floor.never(service.CLAIM, f"{one.id}-{pick.rank}")
    await goingon.free_place(floor, one, pick, "replaced", "")
    await floor.audit("contest-reroll", by, pick.person, f"contest {one.id} place {pick.place}")
    return say("contests-reroll-done", place=pick.place)


async def hand_over(floor: Floor, one: Contest, rank: str, by: int, what: str) -> Say:
    """The prize was handed over: what, by whom, when."""
    pick = await pick_at(floor, one, rank)
    if pick is None or not pick.is_winner:
        return say("contests-reroll-gone")
    name = await floor.name_of(pick.person)
    if pick.state == "given" and not what:
        return say("contests-given-already", name=name, at=Moment(pick.given_at, "datetime"))
    prize = what or pick.prize or one.prize
    given = replace(
        pick,
        state="given",
        prize=prize,
        given_by=by,
        given_at=floor.now,
        claimed_at=pick.claimed_at or floor.now,
        until=0,
    )
    await floor.tx.put(PICKS, given)
    await floor.never(service.CLAIM, f"{one.id}-{pick.rank}")
    await floor.audit("contest-prize", by, pick.person, f"contest {one.id} place {pick.place}")
    await settle(floor, one)
    await calls.refresh(floor, service.NAME, one.ref)
    return say("contests-given", name=name, prize=prize or say("contests-choice-none"))


async def post_again(floor: Floor, one: Contest, channels: Sequence[ChannelRef]) -> Say:
    """Put the call up in more channels, or again where it was deleted."""
    wanted = tuple(dict.fromkeys((*one.channels, *channels)))
    await floor.tx.put(CONTESTS, replace(one, channels=wanted))
    await calls.post(floor, service.NAME, one.ref, wanted)
    return say("contests-posted", title=one.title)


async def tell_again(floor: Floor, one: Contest) -> Say:
    """Post the outcome once more, for one that was dropped or deleted."""
    if not one.drawn_at:
        return say("contests-not-drawn")
    untold = [pick for pick in await drawing.picks_of(floor, one) if pick.state == "waiting" and not pick.until]
    await tell_outcome(floor, one, untold, is_first=True)
    return say("contests-told-again")


async def show(floor: Floor, one: Contest) -> Content:
    """Everything the team may know of a contest, and what can be done with it now."""
    if one.state is State.DRAFT:
        return await forms.draft(floor, one)
    head = say("contests-show-head", ref=one.ref, state=say(f"contests-state-{one.state.value}"))
    blocks: list[Block] = [Line(head, "quiet"), Heading(views.title(one)), *views.promise(one)]
    if one.drawn_at:
        return await _show_drawn(floor, one, blocks)
    count = await service.entered(floor, one) if one.state is State.OPEN else one.entrants
    blocks.append(Fact(say("contests-fact-in"), str(count)))
    refused = left_out((), await floor.tx.find(REFUSALS, *where(community=floor.id, contest=one.id)))
    if refused:
        blocks.append(Line(say("contests-left-out", parts=Several(refused, "comma")), "quiet"))
    if one.state is State.FROZEN:
        blocks.append(Fact(say("contests-fact-draw"), views.moment(one.draws_at)))
    left = await service.waiting(floor, one) if one.state is State.OPEN else 0
    if left:
        blocks.append(Line(say("contests-show-review", count=left, ref=one.ref), "ask"))
    verbs = {State.OPEN: ("freeze", "cancel"), State.FROZEN: ("cancel",)}.get(one.state, ())
    buttons = tuple(views.button(one, verb, style=ButtonStyle.DANGER) for verb in verbs)
    return Content((*blocks, *views.codes(one)), buttons, Look.LIST)


async def _show_drawn(floor: Floor, one: Contest, blocks: list[Block]) -> Content:
    found = await outcome_of(floor, one)
    blocks += [*blocks_of(found), *plain_words(one), *recipe(found)]
    buttons: list[Button] = []
    for pick in found.winners[:10]:
        blocks.append(await _prize_line(floor, pick))
        if pick.state != "given":
            label = say("contests-press-given-place", place=pick.place)
            buttons.append(views.button(one, "given", str(pick.rank), ButtonStyle.SOFT, label))
            label = say("contests-press-reroll-place", place=pick.place)
            buttons.append(views.button(one, "reroll", str(pick.rank), ButtonStyle.DANGER, label))
    buttons.append(views.button(one, "tell", style=ButtonStyle.QUIET))
    return Content(tuple(blocks), tuple(buttons), Look.LIST)


async def _prize_line(floor: Floor, pick: Pick) -> Line:
    name = await floor.name_of(pick.person)
    if pick.state == "given":
        by, at = await floor.name_of(pick.given_by), Moment(pick.given_at, "datetime")
        prize = pick.prize or say("contests-choice-none")
        return Line(say("contests-prize-given", name=name, prize=prize, by=by, at=at))
    if pick.state == "claimed":
        return Line(say("contests-prize-claimed", name=name))
    if pick.until:
        return Line(say("contests-prize-waiting", name=name, at=Moment(pick.until, "datetime")))
    return Line(say("contests-prize-untold", name=name))
