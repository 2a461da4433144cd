"""Linking: two accounts prove to be one person's, two places become one community's, by a code that is used once.

Whoever enters a code on one side confirms it there, since an account that counts as mine may do what I may. The code
holds for ten minutes, and stands in the store with the account that asked for it and nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Final

from bot.app import audit, uniting
from bot.app.authorize import authorize
from bot.app.commands.ask import Ask
from bot.app.desk import Desk
from bot.app.natives.sentences import platform_word
from bot.app.oneperson import links_of, separate, unite
from bot.app.people import accounts_of, find_person, person_of
from bot.app.plan import plan, write_direct
from bot.app.powers import power_of
from bot.app.press import Press, Reply
from bot.app.screens import button, screen
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn, take_turn
from bot.domain.actions import SendDirect
from bot.domain.content import Block, ButtonStyle, Content, Heading, Line, plain
from bot.domain.decisions import Action
from bot.domain.people import AccountRef, Author
from bot.domain.records import AdapterNote, Mark
from bot.domain.text import Say, say
from bot.domain.time import MINUTE
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, ADAPTER_NOTES, COMMUNITIES, MARKS

ABOUT: Final = "link"
KIND: Final = "link"
LINKED: Final = "linked"
"""The errand that finds out whether somebody who was linked is staff."""
LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
HOLDS: Final = 10 * MINUTE
TRIES: Final = 5
PERSON, COMMUNITY = "person", "community"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a code stands for: somebody of a community offers an account of theirs, or the community itself."""

    code: str
    what: str
    community: int
    account: AccountRef
    name: str


async def issue(turn: Turn, ask: Ask, what: str) -> Reply:
    """A new code for the asker; an earlier one holds no longer."""
    account = ask.author.account
    await turn.tx.drop(ADAPTER_NOTES, *where(platform=account.platform, kind=KIND, about=account.id))
    code = "".join(LETTERS[turn.desk.dice.below(len(LETTERS))] for _ in range(LENGTH))
    value = json.dumps({"what": what, "community": turn.id, "name": ask.author.name or account.id})
    await turn.tx.put(ADAPTER_NOTES, AdapterNote(account.platform, KIND, code, value, account.id, turn.now))
    person = await person_of(turn, ask.author)
    await audit.record(turn, f"link-code:{what}", person.id, None)
    blocks: list[Block] = [
        Heading(code),
        Line(say(f"link-code-{what}", code=code)),
        Line(say("link-code-once"), "quiet"),
    ]
    if what == COMMUNITY:
        blocks.append(Line(say("link-code-new"), "quiet"))
    return Reply(content=screen(blocks))


async def enter(turn: Turn, ask: Ask, text: str) -> Reply:
    """A code was given: show what it would do, and ask."""
    offer = await _offer(turn, text)
    if await _too_many(turn, ask, wrong=offer is None):
        return Reply(say("link-too-many"))
    if offer is None:
        return Reply(say("link-unknown"))
    refused = await _refused(turn, ask.as_press("yes", ABOUT, offer.code), offer)
    if refused is not None:
        return Reply(refused)
    blocks: list[Block] = [
        Heading(say("link-title")),
        Line(await _question(turn, offer)),
        Line(say(f"link-means-{offer.what}")),
    ]
    yes = button(ABOUT, offer.code, "yes", say(f"press-link-{offer.what}"))
    no = button(ABOUT, offer.code, "no", say("press-link-no"), style=ButtonStyle.QUIET)
    return Reply(content=screen(blocks, (yes, no)))


async def _question(turn: Turn, offer: Offer) -> Say:
    platform = platform_word(turn, offer.account.platform)
    if offer.what == PERSON:
        return say("link-ask-person", name=offer.name, platform=platform)
    there = await turn.tx.get(COMMUNITIES, offer.community)
    return say("link-ask-community", name=there.name or offer.name if there else offer.name, platform=platform)


async def press_link(turn: Turn, press: Press) -> Reply:
    """[Both are mine], [One community] or [No]."""
    offer = await _offer(turn, press.token.ref)
    if offer is None:
        return Reply(say("link-unknown"))
    if press.token.verb == "no":
        await _use_up(turn, offer)
        return Reply(say("link-not"))
    refused = await _refused(turn, press, offer) if press.token.verb == "yes" else say("press-unknown")
    if refused is not None:
        return Reply(refused)
    await _use_up(turn, offer)
    return await (_one_person if offer.what == PERSON else _one_community)(turn, press, offer)


async def _offer(turn: Turn, text: str) -> Offer | None:
    """The offer behind a code that holds still."""
    code = "".join(letter for letter in text.upper() if letter.isalnum())
    for platform in sorted(turn.desk.platforms):
        note = await turn.tx.get(ADAPTER_NOTES, platform, KIND, code) if len(code) == LENGTH else None
        if note is not None and 0 <= turn.now - note.at <= HOLDS:
            kept = json.loads(note.value)
            account = AccountRef(platform, note.about)
            return Offer(code, kept["what"], kept["community"], account, kept["name"])
    return None


async def _use_up(turn: Turn, offer: Offer) -> None:
    await turn.tx.drop(ADAPTER_NOTES, *where(platform=offer.account.platform, kind=KIND, key=offer.code))


async def _too_many(turn: Turn, ask: Ask, *, wrong: bool) -> bool:
    """Whether somebody guesses; a few slips are nothing."""
    person = await person_of(turn, ask.author)
    name = tries_mark(person.id)
    known = await turn.tx.get(MARKS, turn.id, name)
    tries = int(known.value) if known is not None and turn.now - known.at <= HOLDS else 0
    if wrong:
        await turn.tx.put(MARKS, Mark(turn.id, name, str(tries + 1), known.at if known and tries else turn.now))
    return tries >= TRIES


def tries_mark(person: int) -> str:
    """The name of the mark that counts wrong codes."""
    return f"link-tries:{person}"


async def _refused(turn: Turn, press: Press, offer: Offer) -> Say | None:
    """Why this code does nothing for whoever enters it; None when it may."""
    mine = press.author.account
    if offer.what == COMMUNITY:
        if offer.community == turn.id:
            return say("link-same-community")
        return authorize(await press.actor(turn), "setup") or await uniting.refused(turn, offer.community)
    there = await _in(turn, offer.community)
    other = await find_person(there, offer.account) if there is not None else None
    if there is None or other is None:
        return say("link-unknown")
    if mine == offer.account:
        return say("link-own")
    me = await find_person(there, mine)
    if me is not None and me.id == other.id:
        return say("link-already")
    theirs = {one.platform for one in await accounts_of(there, other.id)}
    own = {one.platform for one in await accounts_of(there, me.id)} if me is not None else {mine.platform}
    return say("link-same-platform") if theirs & own else None


async def _in(turn: Turn, community: int) -> Turn | None:
    """The same transaction seen from another community."""
    if community == turn.id:
        return turn
    row = await turn.tx.get(COMMUNITIES, community)
    return replace(turn, community=row) if row is not None else None


async def _one_person(turn: Turn, press: Press, offer: Offer) -> Reply:
    there = await _in(turn, offer.community)
    other = await find_person(there, offer.account) if there is not None else None
    if there is None or other is None:
        return Reply(say("link-unknown"))
    me = await person_of(there, press.author)
    keep, gone = (other, me) if other.first_seen <= me.first_seen else (me, other)
    await unite(there, keep.id, gone.id)
    await audit.record(there, "link", keep.id, keep.id)
    await _tell(there, press, offer)
    turn.rings = turn.rings or there.rings
    return Reply(say("link-done", name=offer.name, platform=platform_word(turn, offer.account.platform)))


async def _tell(turn: Turn, press: Press, offer: Offer) -> None:
    """The other account hears of it, so that nobody is linked unawares; where staff is involved the team does too."""
    row = await turn.tx.get(ACCOUNTS, offer.account.platform, offer.account.id, turn.id)
    name, platform = press.author.name or press.author.account.id, platform_word(turn, press.author.account.platform)
    words = say("link-told", name=name, platform=platform)
    place = await uniting.place_for(turn, offer.account.platform)
    if row is not None:
        language = row.language or turn.community.language
        await write_direct(turn, place, offer.account, plain(words), language, person=row.person)
    told = plain(say("link-staff", name=name, platform=platform, other=offer.name))
    errand = SendDirect(place, offer.account, told, turn.community.language)
    await plan(turn, errand, verb=LINKED, lane=f"linked:{offer.code}", person=row.person if row else None)


async def tell_team(desk: Desk, action: Action) -> None:
    """The errand: who they are to the community is asked now that both accounts count."""
    act = action.act
    if not isinstance(act, SendDirect):
        return
    rights = await power_of(desk, action.community, act.account, (act.account.platform, act.place))
    if rights is not None and rights.standing.is_staff:
        await take_turn(desk, action.community, lambda turn: tell_staff(turn, act.content))


async def _one_community(turn: Turn, press: Press, offer: Offer) -> Reply:
    there = await _in(turn, offer.community)
    if there is None:
        return Reply(say("link-unknown"))
    person = await person_of(turn, press.author)
    await uniting.unite(turn, there)
    await audit.record(there, "link:community", person.id, None)
    await tell_staff(
        there, Content((Line(say("link-community-told", platform=platform_word(turn, press.channel.platform))),))
    )
    turn.rings = turn.rings or there.rings
    return Reply(say("link-community-done", name=there.community.name or offer.name))


async def unlink(turn: Turn, author: Author) -> Reply:
    """The last link of the asker's is taken back."""
    person = await person_of(turn, author)
    links = await links_of(turn, person.id)
    if not links:
        return Reply(say("unlink-nothing"))
    near = [one for one in links if author.account.platform in one.platforms]
    link = (near or links)[0]
    await separate(turn, link)
    await audit.record(turn, "unlink", person.id, person.id)
    return Reply(say("unlink-done"))
