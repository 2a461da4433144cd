"""Notices: what a member is told about a decision, in their own language, with a way to have it looked at again."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import strikes
from bot.app.cardfacts import house_rule, house_title
from bot.app.evidence import evidence_of
from bot.app.people import account_of, language_of
from bot.app.plan import plan, post
from bot.app.turn import Turn
from bot.domain.actions import Act, SendDirect
from bot.domain.buttons import Token, write_token
from bot.domain.cases import Case
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Look, Quote
from bot.domain.decisions import Action, ActionState, Decision, Notice, Verb
from bot.domain.messages import ChannelRef
from bot.domain.people import Account, AccountRef
from bot.domain.signals import Topic
from bot.domain.text import Moment, Say, Spoken, say
from bot.domain.time import MINUTE
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, NOTICES

NEVER_IN_PUBLIC: Final = frozenset({Topic.SPAM, Topic.SCAM, Topic.INVITE, Topic.RAID, Topic.FLOOD})
UNTOLD: Final = frozenset({Topic.SPAM, Topic.SCAM, Topic.RAID})
"""Topics whose authors a rule tells nothing when it only deletes, since the answer to a bot is more of it."""
PUBLIC_LINE: Final = 2 * MINUTE
QUOTE_MAX: Final = 300
EMPTY: Final = Content(())
UNSEEN: Final = Where("state", "in", ["waiting", "public", "back"])


async def prepare(turn: Turn, case: Case, decision: Decision, length: int | None, grace: bool) -> None:
    """Plan the notice of a decision behind its deeds; its words are written when the deeds are known."""
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    if account is None or case.person is None or await _told_just_now(turn, case, decision):
        return
    if await _goes_untold(turn, case, decision):
        return
    kept = await evidence_of(turn, case.number)
    quote = next((text for one in kept[-1:] for _, text in one.surfaces), "")
    active = await strikes.active(turn, case.person)
    notice = Notice(
        community=turn.id, id=await turn.next("notice"), person=case.person, case=case.number, decision=decision.id,
        state="planned", language=language_of(account, turn.community.language), automated=decision.by is None,
        quote=quote[:QUOTE_MAX], verb="+".join(decision.verbs),
        until=turn.now + length if length and Verb.MUTE in decision.verbs else None,
        strike=sum(one.weight for one in active) if Verb.WARN in decision.verbs else 0,
        strikes_of=turn.community.settings.strikes_of, at=turn.now,
    )  # fmt: skip
    await turn.tx.add(NOTICES, notice)
    act = SendDirect(case.place, AccountRef(account.platform, account.id), EMPTY, notice.language)
    await plan(
        turn, act, verb="notice", lane=f"person:{account.platform}:{account.id}", case=case.number,
        decision=decision.id, person=case.person, grace=grace, follow=str(notice.id),
    )  # fmt: skip


async def _goes_untold(turn: Turn, case: Case, decision: Decision) -> bool:
    """Spam that a rule merely deletes goes without a word, unless the rule says `tell_author`."""
    if decision.by is not None or case.topic not in UNTOLD or set(decision.verbs) - {Verb.DELETE, Verb.SLOW}:
        return False
    rule = (await turn.desk.policies.rules(turn)).rule(decision.rule)
    return rule is None or not rule.then.tell_author


async def _told_just_now(turn: Turn, case: Case, decision: Decision) -> bool:
    """A rule that does the same again and again tells of it once in the time in which it counts as one."""
    if decision.by is not None or Verb.WARN in decision.verbs:
        return False
    same = where(community=turn.id, case=case.number, automated=True)
    earlier = await turn.tx.find(NOTICES, *same, order=("-id",), limit=1)
    verbs = set(decision.verbs)
    return any(
        one.at > turn.now - turn.community.settings.dedupe
        and one.state not in ("taken-back", "back", "none")
        and verbs <= set(one.verb.split("+"))
        for one in earlier
    )


async def write(turn: Turn, action: Action) -> Act | None:
    """The notice with its words; None (and the notice is dropped) when none of its deeds came about."""
    notice = await turn.tx.get(NOTICES, turn.id, int(action.follow))
    if notice is None or not isinstance(action.act, SendDirect):
        return None
    deeds = await turn.tx.find(ACTIONS, *where(community=turn.id, decision=notice.decision))
    deeds = [one for one in deeds if one.verb not in ("notice", "card", "correction")]
    worked = {one.verb for one in deeds if one.state is ActionState.APPLIED}
    verbs = tuple(verb for verb in notice.verb.split("+") if verb in worked or verb == Verb.WARN)
    if not verbs:
        await turn.tx.put(NOTICES, replace(notice, state="none"))
        return None
    told = replace(notice, verb="+".join(verbs))
    await turn.tx.put(NOTICES, told)
    return replace(action.act, content=await content_of(turn, told))


async def content_of(turn: Turn, notice: Notice) -> Content:
    """A notice as the member reads it."""
    case = await turn.tx.get(CASES, turn.id, notice.case)
    decision = await turn.tx.get(DECISIONS, turn.id, notice.decision)
    blocks: list[Block] = [Heading(_what(notice, await _where(turn, notice)))]
    if notice.quote:
        blocks.append(Quote(notice.quote))
    blocks += await _reasons(turn, case, decision)
    if notice.strike:
        until = decision.at + turn.community.settings.strike_life if decision else notice.at
        blocks.append(
            Line(say("notice-strike", n=notice.strike, of=notice.strikes_of, until=Moment(until, "date")), "pills")
        )
    blocks.append(Line(_may(notice)))
    blocks.append(Line(say("notice-automated" if notice.automated else "notice-by-person"), "quiet"))
    blocks.append(Line(say("notice-mistake"), "ask"))
    return Content(tuple(blocks), (_look_again(notice),), Look.NOTICE)


async def _where(turn: Turn, notice: Notice) -> Say:
    """The channel of the messages it is about, where all are from one and its name is known still."""
    names = {one.channel_name for one in await evidence_of(turn, notice.case) if one.message}
    if len(names) == 1 and "" not in names:
        return say("notice-in-channel", channel=names.pop())
    return say("notice-somewhere")


async def _reasons(turn: Turn, case: Case | None, decision: Decision | None) -> list[Block]:
    """Which house rule or topic, why (the rule that decided says it), and what the moderator wrote to it."""
    blocks: list[Block] = []
    number = case.house_rule if case else None
    if await house_rule(turn, number) is not None:
        blocks.append(Line(say("notice-rule", number=str(number), title=await house_title(turn, number))))
    elif case is not None:
        blocks.append(Line(say("notice-topic", topic=say(f"topic-{case.topic}"))))
    if decision is not None and decision.by is None:
        rule = (await turn.desk.policies.rules(turn)).rule(decision.rule)
        if rule is not None and rule.why.any:
            blocks.append(Line(Spoken(rule.why.texts)))
    elif decision is not None and decision.note:
        blocks.append(Line(say("notice-reason", text=decision.note)))
    return blocks


def _what(notice: Notice, place: Say) -> Say:
    verbs = notice.verb.split("+")
    heaviest = next((v for v in ("ban", "kick", "hold", "delete", "mute", "warn") if v in verbs), "warn")
    if heaviest == "delete" and "mute" in verbs:
        heaviest = "delete"
    who = "rule" if notice.automated else "person"
    key = f"notice-{heaviest}-{who}"
    return say(key, where=place) if heaviest in ("delete", "hold") else say(key)


def _may(notice: Notice) -> Say:
    if "ban" in notice.verb or "kick" in notice.verb:
        return say("notice-may-nothing" if "ban" in notice.verb else "notice-may-return")
    if notice.until is not None:
        return say("notice-may-read", until=Moment(notice.until, "datetime"))
    if "hold" in notice.verb:
        return say("notice-may-wait")
    return say("notice-may-write")


def _look_again(notice: Notice) -> Button:
    return Button(write_token(Token("notice", str(notice.id), "again")), say("press-look-again"), ButtonStyle.SOFT)


async def correct(turn: Turn, case: Case, notice: Notice) -> None:
    """The decision was taken back: whoever was told of it is told that too, and where it was said in public."""
    await turn.tx.put(NOTICES, replace(notice, state="taken-back"))
    account = await account_of(turn, notice.person, case.platform)
    if account is None or notice.state not in ("sent", "shown", "public"):
        return
    if notice.state == "public":
        await _correct_in_public(turn, case, notice, account.name)
        return
    act = SendDirect(case.place, AccountRef(account.platform, account.id), correction(notice), notice.language)
    await plan(
        turn, act, verb="correction", lane=f"person:{account.platform}:{account.id}", case=case.number,
        decision=notice.decision, person=notice.person, follow=str(notice.id),
    )  # fmt: skip


def correction(notice: Notice) -> Content:
    """What a member reads when a decision was taken back; whoever was removed comes back by themselves."""
    lines = [Line(say("correction-text"))]
    if Verb.KICK in notice.verb.split("+"):
        lines.append(Line(say("notice-may-return")))
    return Content((Heading(say("correction-title")), *lines), look=Look.NOTICE)


async def _correct_in_public(turn: Turn, case: Case, notice: Notice, name: str) -> None:
    """The line that waits is not posted; one that stands is answered by another, which goes away like it."""
    line = where(community=turn.id, verb="public", case=case.number, follow=str(notice.id))
    if await turn.tx.change(ACTIONS, (*line, *where(state=ActionState.PLANNED)), state=ActionState.CANCELLED):
        return
    content = Content((Line(say("notice-public-back", name=name)),), look=Look.PLAIN, rings=False)
    channel = ChannelRef(case.platform, case.place, case.channel)
    await post(turn, channel, content, verb="public", case=case.number, person=notice.person, follow=str(notice.id))


async def correction_refused(turn: Turn, action: Action) -> None:
    """They can't be told now that it was taken back: they are at the next contact."""
    if action.follow.isdigit():
        mine = where(community=turn.id, id=int(action.follow), state="taken-back")
        await turn.tx.change(NOTICES, mine, state="back")


async def delivered(turn: Turn, action: Action) -> None:
    """The notice arrived. If its decision was taken back meanwhile, the correction follows at once."""
    notice = await turn.tx.get(NOTICES, turn.id, int(action.follow))
    case = await turn.tx.get(CASES, turn.id, notice.case) if notice else None
    if notice is None or case is None:
        return
    told = replace(notice, state="sent")
    await turn.tx.put(NOTICES, told)
    if notice.state == "taken-back":
        await correct(turn, case, told)


async def lost(turn: Turn, action: Action) -> None:
    """Nobody knows whether it arrived: it is shown at the next contact, once more at worst."""
    mine = where(community=turn.id, id=int(action.follow), state="planned")
    await turn.tx.change(NOTICES, mine, state="waiting")


async def refused(turn: Turn, action: Action) -> None:
    """The member can't be written to: one silent line in the chat that goes away, or it waits for the next contact."""
    notice = await turn.tx.get(NOTICES, turn.id, int(action.follow))
    case = await turn.tx.get(CASES, turn.id, notice.case) if notice else None
    if notice is None or case is None or notice.state == "taken-back":
        return
    gone = {"ban", "kick"} & set(notice.verb.split("+"))
    if case.topic in NEVER_IN_PUBLIC or gone or not case.channel:
        await turn.tx.put(NOTICES, replace(notice, state="waiting"))
        return
    await turn.tx.put(NOTICES, replace(notice, state="public"))
    button = Button(write_token(Token("notice", str(notice.id), "show")), say("press-show-notice"), ButtonStyle.SOFT)
    account = await account_of(turn, notice.person, case.platform)
    name = account.name if account else ""
    content = Content((Line(say("notice-public", name=name)),), (button,), Look.PLAIN, rings=False)
    channel = ChannelRef(case.platform, case.place, case.channel)
    await post(turn, channel, content, verb="public", case=case.number, person=notice.person, follow=action.follow)


async def waiting(turn: Turn, person: int) -> list[Content]:
    """What this person could not be told until now, oldest first; from now on it counts as shown."""
    found = []
    for row in await turn.tx.find(NOTICES, *where(community=turn.id, person=person), UNSEEN, order=("id",)):
        found.append(correction(row) if row.state == "back" else await content_of(turn, row))
        await turn.tx.put(NOTICES, replace(row, state="taken-back" if row.state == "back" else "shown"))
    return found


async def may_see(turn: Turn, number: int, account: Account | None) -> Notice | None:
    """The notice, if it is this account's own."""
    notice = await turn.tx.get(NOTICES, turn.id, number)
    return notice if notice and account and account.person == notice.person else None
