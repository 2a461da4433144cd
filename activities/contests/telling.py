"""Telling an outcome: in the channels, to the winners, and what begins once it could be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from activities import calls
from activities.contests.model import Contest, Deciding, Pick, State
from activities.contests.outcome import Outcome, blocks_of, files_of, outcome_of, picture, plain_words, recipe
from activities.contests.service import CLAIM, NAME, TIDY, get
from activities.contests.tables import CONTESTS, LOTS, PICKS
from activities.floor import Floor
from bot.domain.buttons import Token, write_token
from bot.domain.content import Block, Button, ButtonStyle, Content, File, Heading, Line, plain
from bot.domain.decisions import Action
from bot.domain.results import Refused, Result
from bot.domain.text import Length, Words, say
from bot.ports.store import where

TOLD: Final = "told"
DROPPED: Final = "crisis"
"""What the core says of an announcement that was held and then dropped by somebody."""


async def tell_outcome(floor: Floor, one: Contest, new: Sequence[Pick], *, is_first: bool) -> None:
    """Plan everything that is said of it: held in crisis mode, while what was decided stands."""
    found = await outcome_of(floor, one)
    if is_first or new:
        content = await public(floor, found, is_first=is_first)
        for channel in one.channels:
            await floor.announce(channel, content, follow=f"{NAME}:{one.ref}:{TOLD}")
    for pick in new:
        await _tell_winner(floor, one, pick)


async def public(floor: Floor, found: Outcome, *, is_first: bool) -> Content:
    """The message with an outcome."""
    one = found.contest
    title = say("contests-result-title" if is_first else "contests-moved-title", title=one.title)
    blocks: list[Block] = [Heading(title), *blocks_of(found), *plain_words(one), *recipe(found)]
    if any(pick.state == "waiting" for pick in found.winners):
        blocks.insert(1 + len(found.winners), Line(say("contests-claim-call", length=Length(one.claim)), "ask"))
    files: tuple[File, ...] = ()
    if one.entrants:
        painted = picture(found, await _all_names(floor, found))
        files = (*((painted,) if painted is not None else ()), *files_of(found))
    return Content(tuple(blocks), buttons_after(found), files=files)


async def _all_names(floor: Floor, found: Outcome) -> dict[int, Words]:
    if found.contest.deciding is Deciding.CHANCE:
        return {}
    best = sorted(found.lots, key=lambda lot: -lot.sum)[:50]
    return {lot.person: await floor.name_of(lot.person) for lot in best if lot.person}


def buttons_after(found: Outcome) -> tuple[Button, ...]:
    """What members can press under an outcome."""
    ref = found.contest.ref
    shown = [Button(write_token(Token(NAME, ref, "me")), say("contests-press-me"), ButtonStyle.SAFE)]
    if any(pick.state == "waiting" for pick in found.winners):
        shown.insert(0, Button(write_token(Token(NAME, ref, "claim")), say("contests-press-claim")))
    return tuple(shown)


async def _tell_winner(floor: Floor, one: Contest, pick: Pick) -> None:
    if pick.person is None:
        return
    lines: list[Block] = [Heading(say("contests-you-won", title=one.title))]
    if one.prize:
        lines.append(Line(say("contests-you-won-prize", prize=one.prize), "strong"))
    buttons: tuple[Button, ...] = ()
    if one.claim:
        lines.append(Line(say("contests-you-won-claim", length=Length(one.claim)), "ask"))
        buttons = (Button(write_token(Token(NAME, one.ref, "claim")), say("contests-press-claim")),)
    else:
        lines.append(Line(say("contests-you-won-soon")))
    await floor.write_to(pick.person, Content(tuple(lines), buttons), holds=True)


async def told(floor: Floor, action: Action, result: Result) -> None:
    """An outcome could be read for the first time, or its channel is gone: claims run from now on. What staff dropped
    after crisis mode was not told: it waits for /contest show."""
    parts = action.follow.split(":")
    if len(parts) != 3 or parts[2] != TOLD or (isinstance(result, Refused) and result.detail == DROPPED):
        return
    one = await get(floor, parts[1])
    if one is not None:
        await start_claims(floor, one)


async def start_claims(floor: Floor, one: Contest) -> None:
    """Who has to come forward has their time from now on; the call shows the outcome."""
    await floor.tx.put(CONTESTS, replace(one, told_at=floor.now))
    waiting: list[Pick] = await floor.tx.find(
        PICKS, *where(community=floor.id, contest=one.id, state="waiting", until=0)
    )
    for pick in waiting:
        until = floor.now + one.claim
        await floor.tx.put(PICKS, replace(pick, until=until))
        await floor.later(CLAIM, f"{one.id}-{pick.rank}", until)
    await calls.refresh(floor, NAME, one.ref, at_once=True)


async def claim(floor: Floor, one: Contest, person: int) -> Content:
    """A winner comes forward."""
    mine: list[Pick] = await floor.tx.find(
        PICKS, *where(community=floor.id, contest=one.id, person=person), order=("rank",)
    )
    pick = next((pick for pick in mine if pick.is_winner), None)
    if pick is None:
        lapsed = any(pick.state == "lapsed" for pick in mine)
        return plain(say("contests-claim-lapsed" if lapsed else "contests-claim-not-you", title=one.title))
    if pick.state != "waiting":
        return plain(say("contests-claim-already", title=one.title))
    await floor.tx.put(PICKS, replace(pick, state="claimed", claimed_at=floor.now, until=0))
    await floor.never(CLAIM, f"{one.id}-{pick.rank}")
    await calls.refresh(floor, NAME, one.ref)
    await floor.tell_staff(plain(say("contests-claimed-staff", title=one.title, name=await floor.name_of(person))))
    await settle(floor, one)
    return plain(say("contests-claim-done", title=one.title))


async def settle(floor: Floor, one: Contest) -> None:
    """A contest is done once every place is held by somebody who need not come forward any more, or nobody is left."""
    fresh = await get(floor, one.ref)
    if fresh is None or fresh.state is not State.DRAWN:
        return
    picks: list[Pick] = await floor.tx.find(PICKS, *where(community=floor.id, contest=one.id))
    held = [pick for pick in picks if pick.is_winner]
    is_full = len(held) >= fresh.places or fresh.spent
    if is_full and all(pick.state != "waiting" for pick in held):
        await floor.tx.put(CONTESTS, replace(fresh, state=State.DONE))
        await floor.later(TIDY, one.ref, floor.now + floor.settings.keep_text)
        gone = where(community=floor.id, contest=one.id, person=None)  # their lines were kept for the check alone
        await floor.tx.drop(LOTS, *gone)
        await floor.tx.change(PICKS, gone, line="")
