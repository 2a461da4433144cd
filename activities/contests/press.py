"""Presses and forms of contests: whatever is pressed, and in whatever state it is, the presser alone is answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from activities.asked import Asked
from activities.contests import forms, goingon, judging, mine, service, staff, telling, works
from activities.contests.model import Contest, Deciding, Entering, State
from activities.contests.tables import CONTESTS
from activities.floor import Floor
from activities.gates import barred_now
from bot.domain.buttons import Token
from bot.domain.content import Button, ButtonStyle, Content, Line
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Say, say

Deed: TypeAlias = Callable[[Floor, Asked, Contest, str], Awaitable[Reply]]


async def press(floor: Floor, asked: Asked) -> Reply:
    """Somebody pressed a button of a contest, or sent one of its forms in."""
    token = asked.token or Token("", "", "")
    one = await service.get(floor, token.ref)
    if one is None:
        return Reply(say("contests-unknown", ref=token.ref))
    deed = DEEDS.get(token.verb)
    if deed is None:
        return Reply(say("press-unknown"))
    if token.verb in STAFF and (refusal := asked.lacks(Standing.MODERATOR)) is not None:
        return Reply(refusal)
    return await deed(floor, asked, one, token.arg)


async def _in(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    if one.state is not State.OPEN or floor.now >= one.ends:
        return Reply(service.closed(one))
    found = await service.bars(
        floor, one, asked.person, asked.standing, asked.roles, is_bot=asked.author.is_bot
    )  # fmt: skip
    if found is not None:
        await service.refuse(floor, one, asked.person.id, found.why)
        return Reply(found.words)
    known = await service.entry_of(floor, one, asked.person.id)
    if known is not None:
        return Reply(content=await mine.where_i_am(floor, one, known))
    if one.entering.is_written:
        return Reply(say(f"contests-how-{one.entering.value}", tag=one.hashtag))
    if one.entering is Entering.FORM and not asked.is_form:
        return Reply(form=forms.entry_form(one))
    text = asked.values.get("text", "").strip()
    if one.entering is Entering.FORM and not text:
        return Reply(say("contests-fault-entry"))
    return await _entered(floor, one, asked.person.id, text)


async def _entered(floor: Floor, one: Contest, person: int, text: str) -> Reply:
    result = await service.enter(floor, one, person, text=text)
    if isinstance(result, Say):
        return Reply(result)
    if result.entry.state == "review" and not result.again:
        await works.bring(floor, one, result.entry)
    return Reply(content=await mine.where_i_am(floor, one, result.entry, first=not result.again))


async def _out(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    if not one.state.is_running:
        return Reply(service.closed(one))
    gone = await service.withdraw(floor, one, asked.person.id)
    return Reply(say("contests-out-done" if gone else "contests-out-not-in", title=one.title))


async def _me(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    return Reply(content=await mine.am_i_in(floor, one, asked.person.id))


async def _claim(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    return Reply(content=await telling.claim(floor, one, asked.person.id))


async def _vote(floor: Floor, asked: Asked, one: Contest, arg: str) -> Reply:
    refusal = _may_vote(floor, asked, one)
    if refusal is not None:
        return Reply(refusal)
    start = int(arg) if arg.isascii() and arg.isdecimal() else 0
    return Reply(content=await judging.ballot(floor, one, asked.person.id, start))


def _may_vote(floor: Floor, asked: Asked, one: Contest) -> Say | None:
    """Who may vote: whoever could take part, and the team too."""
    closed = judging.judging_open(one, Deciding.VOTE, floor.now)
    if closed is not None:
        return closed
    found = barred_now(replace(one.gate, staff=True), asked, floor.now)
    return found.words if found is not None else None


async def _for(floor: Floor, asked: Asked, one: Contest, arg: str) -> Reply:
    refusal = _may_vote(floor, asked, one)
    return Reply(refusal or await judging.vote(floor, one, asked.person.id, arg))


async def _judge(floor: Floor, asked: Asked, one: Contest, arg: str) -> Reply:
    refusal = await _may_judge(floor, asked, one)
    if refusal is not None:
        return Reply(refusal)
    after = int(arg) if arg.isascii() and arg.isdecimal() else 0
    return Reply(content=await judging.next_work(floor, one, asked.person.id, after))


async def _may_judge(floor: Floor, asked: Asked, one: Contest) -> Say | None:
    if not await judging.is_juror(floor, one, asked.person.id):
        return say("contests-judge-not-you")
    return judging.judging_open(one, Deciding.JURY, floor.now)


async def _score(floor: Floor, asked: Asked, one: Contest, arg: str) -> Reply:
    refusal = await _may_judge(floor, asked, one)
    number, _, points = arg.partition("-")
    refusal = refusal or await judging.score(floor, one, asked.person.id, number, points)
    if refusal is not None:
        return Reply(refusal)
    return Reply(content=await judging.next_work(floor, one, asked.person.id, int(number)))


async def _rejudge(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    refusal = await _may_judge(floor, asked, one)
    return Reply(refusal) if refusal else Reply(content=await judging.rejudge(floor, one, asked.person.id))


async def _ok(floor: Floor, asked: Asked, one: Contest, arg: str) -> Reply:
    return await _review(floor, asked, one, arg, accept=True)


async def _no(floor: Floor, asked: Asked, one: Contest, arg: str) -> Reply:
    return await _review(floor, asked, one, arg, accept=False)


async def _review(floor: Floor, asked: Asked, one: Contest, arg: str, *, accept: bool) -> Reply:
    said = await works.review(floor, one, arg, accept=accept)
    if asked.message is None or said.key not in ("contests-review-yes", "contests-review-no"):
        return Reply(said)
    if asked.message.channel == floor.room():
        await _mark(floor, asked, one, arg, said)
        return Reply(said)
    left = await works.pending(floor, one)
    if not left:
        return Reply(said)
    following = await works.card(floor, one, left[0])
    return Reply(content=replace(following, blocks=(Line(said, "quiet"), *following.blocks)))


async def _mark(floor: Floor, asked: Asked, one: Contest, arg: str, said: Say) -> None:
    """On the work in the moderators' room stands what was decided and by whom; it can still be changed."""
    entry = await works.entry_numbered(floor, one, arg)
    if entry is None or asked.message is None:
        return
    who = say("contests-review-by", what=said, name=await floor.name_of(asked.person.id))
    card = await works.card(floor, one, entry)
    await floor.edit(asked.message, replace(card, blocks=(*card.blocks, Line(who, "strong"))))


async def _words(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    if one.state is not State.DRAFT:
        return Reply(staff.fixed(one))
    if not asked.is_form:
        return Reply(form=forms.words_form(one))
    return await _kept(floor, *forms.read_words(one, asked.values, floor.now, floor.zone))


async def _who(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    if one.state is not State.DRAFT:
        return Reply(staff.fixed(one))
    if not asked.is_form:
        return Reply(form=forms.who_form(one))
    return await _kept(floor, *forms.read_who(one, asked.values))


async def _how(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    if one.state is not State.DRAFT:
        return Reply(staff.fixed(one))
    if not asked.is_form:
        return Reply(form=forms.how_form(one))
    return await _kept(floor, *forms.read_how(one, asked.values))


async def _kept(floor: Floor, changed: Contest, faults: list[Say]) -> Reply:
    """What could be read is kept, so that nothing has to be typed twice."""
    await floor.tx.put(CONTESTS, changed)
    return Reply(content=await forms.draft(floor, changed, faults))


async def _open(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    return Reply(content=await staff.open_draft(floor, one))


async def _discard(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    return Reply(await staff.discard(floor, one))


async def _fallback(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    return Reply(await goingon.fallback(floor, one, asked.person.id))


async def _unseen(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    return Reply(await goingon.pass_unseen(floor, one, asked.person.id))


async def _reroll(floor: Floor, asked: Asked, one: Contest, arg: str) -> Reply:
    return Reply(await staff.reroll(floor, one, arg, asked.person.id))


async def _given(floor: Floor, asked: Asked, one: Contest, arg: str) -> Reply:
    return Reply(await staff.hand_over(floor, one, arg, asked.person.id, ""))


async def _cancel(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    refusal = await service.call_off(floor, one, asked.person.id, asked.values.get("reason", "").strip()[:200])
    return Reply(refusal or say("contests-cancelled", title=one.title))


async def _freeze(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    return Reply(await staff.freeze_now(floor, one, sure=True))


async def _tell(floor: Floor, asked: Asked, one: Contest, _: str) -> Reply:
    return Reply(await staff.tell_again(floor, one))


def sure(one: Contest, verb: str, *lines: Say) -> Content:
    """What is about to happen, and the button that does it."""
    return Content(tuple(Line(line) for line in lines), (_danger(one, verb),))


def _danger(one: Contest, verb: str) -> Button:
    return Button(forms.token(one, verb), say(f"contests-press-{verb}"), ButtonStyle.DANGER)


DEEDS: Final[Mapping[str, Deed]] = {
    "in": _in, "out": _out, "me": _me, "claim": _claim, "vote": _vote, "for": _for, "judge": _judge, "score": _score,
    "rejudge": _rejudge, "ok": _ok, "no": _no, "words": _words, "who": _who, "how": _how, "open": _open,
    "discard": _discard, "fallback": _fallback, "unseen": _unseen, "reroll": _reroll, "given": _given,
    "cancel": _cancel, "freeze": _freeze, "tell": _tell,
}  # fmt: skip
STAFF: Final = frozenset({
    "ok", "no", "words", "who", "how", "open", "discard", "fallback", "unseen", "reroll", "given", "cancel", "freeze",
    "tell",
})  # fmt: skip
