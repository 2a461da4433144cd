"""The join gate: newcomers are quiet until they have pressed a button or answered a question, in private where that
is possible, for a day at most. Nobody is ever banned for it; staff see a count."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.app import audit
from bot.app.people import account_hash, account_of, language_of, person_of
from bot.app.plan import plan, post
from bot.app.press import Press, Reply
from bot.app.raids.incident import raid_at
from bot.app.turn import Turn
from bot.domain.actions import Act, AnswerJoin, Mute, SendDirect, SetRole, Unmute
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, Content, Field, Form, Line
from bot.domain.decisions import ActionState
from bot.domain.events import JoinAsked, MemberJoined
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Author, Person
from bot.domain.raids import Entry, EntryState, RaidState
from bot.domain.records import Due, Mark
from bot.domain.text import Length, Say, say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, ACTIONS, DUE, ENTRIES, MARKS, RAIDERS, SANCTIONS

LAPSE: Final = "gate"
"""The due item with which the gate gives up on somebody."""
TOLD: Final = "gate-told"
"""The due item that looks whether somebody could be written to."""
ASK: Final = "gate-ask"
HOLD: Final = "gate-hold"
OPEN: Final = "gate-open"
OPEN_FOR: Final = DAY
LOOK_AFTER: Final = 20 * SECOND
TRIES: Final = 3
PAUSE: Final = 10 * MINUTE
POST_EVERY: Final = 6 * HOUR
_WORD: Final = re.compile(r"\w+")


async def came(turn: Turn, event: MemberJoined, person: Person, is_staff: bool) -> None:
    """Somebody joined: they are quiet from now on, and asked in private."""
    settings = turn.community.settings
    if settings.gate == "off" or is_staff or event.author.is_bot:
        return
    known = await turn.tx.get(ENTRIES, turn.id, person.id)
    if known is not None and known.state is EntryState.PASSED:
        return  # once is enough; also whoever was let in after asking to join comes through here
    entry = Entry(
        turn.id, person.id, event.platform, event.place, EntryState.WAITING, turn.now, turn.now + OPEN_FOR
    )  # fmt: skip
    if not settings.gate_role:
        act = Mute(event.place, event.author.account, entry.until, _reason(turn))
        await plan(turn, act, verb=HOLD, lane=_lane(event.author.account))
    await _ask(turn, entry, event.author)


async def asked(turn: Turn, event: JoinAsked) -> None:
    """Somebody asks to be let in: whoever answers comes in by themselves. Without a gate people decide."""
    if turn.community.settings.gate == "off" or event.author.is_bot:
        return
    person = await person_of(turn, event.author)
    entry = Entry(
        turn.id, person.id, event.platform, event.place, EntryState.WAITING, turn.now, turn.now + OPEN_FOR, asked=True
    )  # fmt: skip
    await _ask(turn, entry, event.author)


def _reason(turn: Turn) -> str:
    return turn.desk.texts.say(say("gate-reason"), turn.community.language)


def _lane(account: AccountRef) -> str:
    return f"gate:{account.platform}:{account.id}"


async def _ask(turn: Turn, entry: Entry, author: Author) -> None:
    await turn.tx.put(ENTRIES, entry)
    row = await turn.tx.get(ACCOUNTS, entry.platform, author.account.id, turn.id)
    language = author.language or language_of(row, turn.community.language)
    act = SendDirect(entry.place, author.account, _content(entry.asked), language)
    await plan(turn, act, verb=ASK, lane=f"{_lane(author.account)}:ask", person=entry.person)
    await turn.later(LAPSE, str(entry.person), entry.until)
    await turn.later(TOLD, str(entry.person), turn.now + LOOK_AFTER)


def _content(outside: bool) -> Content:
    token = write_token(Token("gate", "0", "in"))
    line = say("gate-hello-asked") if outside else say("gate-hello", length=Length(OPEN_FOR))
    return Content((Line(line),), (Button(token, say("press-gate-in")),))


async def look(turn: Turn, due: Due) -> None:
    """Who can't be written to is asked where everybody is, once for many; where that can't be, they are let go."""
    entry = await turn.tx.get(ENTRIES, turn.id, int(due.ref))
    if entry is None or entry.state is not EntryState.WAITING:
        return
    rows = await turn.tx.find(
        ACTIONS, *where(community=turn.id, person=entry.person, verb=ASK), order=("-id",), limit=1
    )
    if not rows or rows[0].state is ActionState.APPLIED:
        return
    if rows[0].state in (ActionState.PLANNED, ActionState.SENDING):
        await turn.later(TOLD, due.ref, turn.now + MINUTE)
    elif not entry.asked and not await _in_public(turn, entry):
        await release(turn, entry, EntryState.LAPSED)


async def _in_public(turn: Turn, entry: Entry) -> bool:
    """One silent line for everybody who waits, now and then; none while a raid is on. False where it has no place."""
    channel = turn.community.settings.gate_channel or (entry.place if entry.platform == "telegram" else "")
    if not channel:
        return False
    raid = await raid_at(turn, entry.platform, entry.place)
    name = f"gate-post:{entry.platform}:{entry.place}"
    last = await turn.tx.get(MARKS, turn.id, name)
    if raid is None and (last is None or turn.now - last.at >= POST_EVERY):
        await turn.tx.put(MARKS, Mark(turn.id, name, "", turn.now))
        room = ChannelRef(entry.platform, entry.place, channel)
        token = write_token(Token("gate", "0", "in"))
        button = Button(token, say("press-gate-in"))
        await post(turn, room, Content((Line(say("gate-public")),), (button,), rings=False))
    return True


async def lapse(turn: Turn, due: Due) -> None:
    """A day is over: who waits outside may ask again, who is inside is a newcomer like any other."""
    entry = await turn.tx.get(ENTRIES, turn.id, int(due.ref))
    if entry is not None and entry.state is EntryState.WAITING:
        await release(turn, entry, EntryState.LAPSED)


async def press_gate(turn: Turn, press: Press) -> Reply:
    """The button at the door, or the answer to its question."""
    person = await person_of(turn, press.author)
    entry = await turn.tx.get(ENTRIES, turn.id, person.id)
    if entry is None or entry.state is EntryState.PASSED:
        return Reply(say("gate-already"))
    settings = turn.community.settings
    if settings.gate == "question" and settings.gate_question and settings.gate_answers:
        refusal = await _answered(turn, press, entry)
        if refusal is not None:
            return refusal
    await release(turn, entry, EntryState.PASSED)
    await audit.record(turn, "gate:passed", None, person.id)
    return Reply(say("gate-welcome-asked" if entry.asked else "gate-welcome"))


async def _answered(turn: Turn, press: Press, entry: Entry) -> Reply | None:
    """None when the question is answered; else the question, or a word about the answer."""
    if entry.tries >= TRIES and turn.now - entry.at < PAUSE:
        return Reply(say("gate-later", length=Length(PAUSE)))
    settings = turn.community.settings
    if not press.is_form:
        field = Field("answer", settings.gate_question[:100], max_length=200)
        token = write_token(Token("gate", "0", "in"))
        return Reply(form=Form(token, say("gate-question"), (field,), say("gate-send")))
    said = _plain(press.values.get("answer", ""))
    if said and said in {_plain(one) for one in settings.gate_answers}:
        return None
    tries = 1 if entry.tries >= TRIES else entry.tries + 1
    await turn.tx.put(ENTRIES, replace(entry, tries=tries, at=turn.now))
    return Reply(_wrong(tries))


def _wrong(tries: int) -> Say:
    return say("gate-wrong", left=TRIES - tries) if tries < TRIES else say("gate-later", length=Length(PAUSE))


def _plain(text: str) -> str:
    """Words alone, in small letters: how somebody spells an answer does not matter."""
    return " ".join(_WORD.findall(text.casefold().replace("ё", "е")))


async def release(turn: Turn, entry: Entry, state: EntryState) -> None:
    """The door opens, or the gate gives up; whoever is held for another reason stays held."""
    await turn.tx.put(ENTRIES, replace(entry, state=state))
    for kind in (LAPSE, TOLD):
        await turn.tx.drop(DUE, *where(community=turn.id, kind=kind, ref=str(entry.person)))
    row = await account_of(turn, entry.person, entry.platform)
    if row is None:
        return
    account = AccountRef(row.platform, row.id)
    role = turn.community.settings.gate_role
    acts: list[Act] = []
    if entry.asked:
        acts.append(AnswerJoin(entry.place, account, state is EntryState.PASSED))
    elif role and state is EntryState.PASSED:
        acts.append(SetRole(entry.place, account, role, True))
    elif not role and not await _held_elsewhere(turn, entry, account):
        acts.append(Unmute(entry.place, account))
    for act in acts:
        await plan(turn, act, verb=OPEN, lane=_lane(account), person=None)


async def _held_elsewhere(turn: Turn, entry: Entry, account: AccountRef) -> bool:
    """Whether a moderator has muted them, or a raid that is contained holds them."""
    own = await turn.tx.get(SANCTIONS, turn.id, account_hash(account, turn.id), "mute")
    if own is not None and (own.until is None or own.until > turn.now):
        return True
    raid = await raid_at(turn, entry.platform, entry.place, RaidState.CONTAINED)
    return raid is not None and await turn.tx.get(RAIDERS, turn.id, raid.case, entry.person) is not None


DEEDS: Final = {LAPSE: lapse, TOLD: look}
