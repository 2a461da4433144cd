"""Entries that are something made: by reply, by hashtag or by a form, looked at by a moderator before they count."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls, ears
from activities.activity import Heard
from activities.contests.model import WORDS_MOST, Contest, Entering, Entry, State
from activities.contests.service import NAME, bars, enter, freeze, get, refuse, waiting, withdraw
from activities.contests.tables import CONTESTS, ENTRIES
from activities.contests.views import button
from activities.floor import Floor
from bot.domain.actions import SendMessage
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Quote, plain
from bot.domain.decisions import Action
from bot.domain.events import MessageDeleted
from bot.domain.people import Standing
from bot.domain.results import Done, Result
from bot.domain.text import Say, say
from bot.ports.store import where

SHOWN: Final = 10
"""How many works that wait stand in the moderators' room at once."""
EACH: Final = 50
"""Each so many-eth that waits beyond them is told of."""


async def heard(floor: Floor, heard: Heard) -> None:
    """A message met an ear: it is somebody's entry, if they may."""
    if heard.edited:
        return
    for ref, listens in heard.ears:
        one = await get(floor, ref)
        if one is None or one.state is not State.OPEN or floor.now >= one.ends:
            continue
        if listens != "reply" or await _is_to_call(floor, one, heard):
            await _by_message(floor, one, heard)


async def _is_to_call(floor: Floor, one: Contest, heard: Heard) -> bool:
    """Ids of messages are a chat's own on some platforms: does the reply stand where the call does?"""
    answers, here = heard.message.reply, heard.message.ref.channel
    stands = await calls.stands_of(floor, NAME, one.ref)
    return answers is not None and any(
        (stand.platform, stand.message) == (here.platform, answers.message_id)
        and stand.channel in (here.id, here.parent)
        for stand in stands
    )


async def _by_message(floor: Floor, one: Contest, heard: Heard) -> None:
    author = heard.message.author
    found = await bars(
        floor, one, heard.person, Standing(heard.standing), author.roles or frozenset(), is_bot=author.is_bot
    )
    if found is not None:
        await refuse(floor, one, heard.person.id, found.why)
        await floor.write_to(heard.person.id, plain(say("contests-heard-no", title=one.title), found.words), holds=True)
        return
    text = heard.message.text[:WORDS_MOST]
    result = await enter(floor, one, heard.person.id, text=text, message=heard.message.ref)
    if isinstance(result, Say) or result.again:
        return
    key = "contests-heard-review" if result.entry.state == "review" else "contests-heard-yes"
    yes = Content((Line(say(key, title=one.title)),), (button(one, "me"),))
    await floor.write_to(heard.person.id, yes, holds=True)
    if result.entry.state == "review":
        await bring(floor, one, result.entry)


async def bring(floor: Floor, one: Contest, entry: Entry) -> None:
    """Show a work to the team; of a rush of them only the first, for `/contest review` brings them one by one."""
    left = await waiting(floor, one)
    if left <= SHOWN:
        await floor.tell_staff(await card(floor, one, entry))
    elif left % EACH == SHOWN + 1:
        await floor.tell_staff(plain(say("contests-show-review", count=left, ref=one.ref)))


async def card(floor: Floor, one: Contest, entry: Entry) -> Content:
    """A work with its two buttons."""
    heading = say("contests-review-title", title=one.title, number=entry.number)
    blocks: list[Block] = [Heading(heading), Line(await floor.name_of(entry.person))]
    if entry.text:
        blocks.append(Quote(entry.text))
    number = str(entry.number)
    buttons = [button(one, "ok", number, ButtonStyle.SOFT), button(one, "no", number, ButtonStyle.DANGER)]
    link = link_of(floor, entry)
    if link is not None:
        buttons.append(link)
    return Content(tuple(blocks), tuple(buttons))


def link_of(floor: Floor, entry: Entry) -> Button | None:
    """A button that leads to the message that an entry is."""
    url = floor.link(entry.message) if entry.message is not None else ""
    return Button("", say("contests-press-open-message"), ButtonStyle.SAFE, url=url) if url else None


async def entry_numbered(floor: Floor, one: Contest, number: str) -> Entry | None:
    """An entry by its number as text."""
    if not (number.isascii() and number.isdecimal() and len(number) <= 9):
        return None
    mine = where(community=floor.id, contest=one.id, number=int(number))
    found: list[Entry] = await floor.tx.find(ENTRIES, *mine, limit=1)
    return found[0] if found else None


async def review(floor: Floor, one: Contest, number: str, *, accept: bool) -> Say:
    """A moderator lets a work count, or leaves it out; its author is told. What to say to the moderator."""
    entry = await entry_numbered(floor, one, number)
    if entry is None:
        return say("contests-review-gone")
    if one.state is not State.OPEN:
        return say("contests-review-late", title=one.title)
    state = "in" if accept else "out"
    if entry.state == state:
        return say("contests-review-same")
    await floor.tx.put(ENTRIES, replace(entry, state=state))
    told = say("contests-review-in" if accept else "contests-review-out", title=one.title)
    await floor.write_to(entry.person, Content((Line(told),), (button(one, "me"),)), holds=True)
    await calls.refresh(floor, NAME, one.ref)
    if floor.now >= one.ends and not await waiting(floor, one):
        await freeze(floor, one)
    return say("contests-review-yes" if accept else "contests-review-no", number=entry.number)


async def pending(floor: Floor, one: Contest) -> list[Entry]:
    """Works that nobody has looked at, the oldest first."""
    mine = where(community=floor.id, contest=one.id, state="review")
    return await floor.tx.find(ENTRIES, *mine, order=("number",), limit=SHOWN)


async def arrived(floor: Floor, action: Action, result: Result) -> None:
    """The call stands: replies to it are entries from now on, where that is the way in."""
    if not isinstance(action.act, SendMessage) or not isinstance(result, Done) or result.ref is None:
        return
    one = await get(floor, action.follow.partition(":")[2])
    if one is not None and one.entering is Entering.REPLY and one.state is State.OPEN:
        await ears.listen(floor, NAME, one.ref, "reply", result.ref.id, until=one.ends)


async def deleted(floor: Floor, event: MessageDeleted) -> None:
    """A message that was an entry is gone, and the entry with it; out of a closed list it can't win any more."""
    found: list[Entry] = await floor.tx.find(ENTRIES, *where(community=floor.id, message_id=event.ref.id))
    for entry in found:
        one = await floor.tx.get(CONTESTS, floor.id, entry.contest)
        if entry.message == event.ref and one is not None and one.state.is_running:
            await withdraw(floor, one, entry.person)
