"""Every button and form of events. Whatever is pressed is answered to the presser alone, also when it is too late."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from activities import gates
from activities.asked import Asked
from activities.events import (
    attendance,
    cards,
    commands,
    dates,
    duties,
    feedback,
    forms,
    lifecycle,
    notes,
    picking,
    publishing,
    questions,
    reminding,
    seats,
    settling,
)
from activities.events.finding import event_of, house_of, is_host
from activities.events.model import BEFORE, Answer, Event, State
from activities.events.tables import EVENTS, HOUSES
from activities.floor import Floor
from bot.domain.content import Content
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Length, Say, say

Deed = Callable[[Floor, Asked, Event, str], Awaitable[Reply]]


async def press(floor: Floor, asked: Asked) -> Reply:
    """A button or a form."""
    token = asked.token
    verb = token.verb if token is not None else ""
    refused = gates.barred_now(gates.Gate(), asked, floor.now)
    if refused is not None:
        return Reply(refused.words)
    if verb == "new":
        return await commands.new(floor, asked, asked.values) if asked.is_form else Reply(say("events-gone"))
    event = await event_of(floor, token.ref) if token is not None else None
    if event is None or token is None or (verb not in MEMBERS and verb not in HOSTS):
        return Reply(say("events-gone"))
    if verb in MEMBERS:
        hidden = event.state is State.DRAFT and verb != "can" and not is_host(event, asked)
        return Reply(say("events-gone")) if hidden else await MEMBERS[verb](floor, asked, event, token.arg)
    if not is_host(event, asked):
        return Reply(asked.lacks(Standing.MODERATOR))
    return await HOSTS[verb](floor, asked, event, token.arg)


def _answer(wanted: Answer) -> Deed:
    async def deed(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
        if not event.is_on:
            return Reply(settling.over(event) if event.state is not State.DRAFT else say("events-gone"))
        if floor.now >= event.ends:
            return Reply(say("events-over"))
        row = await seats.answer(floor, event, asked.person.id, wanted, asked.roles)
        return Reply(content=await cards.answered(floor, event, row))

    return deed


async def _remind(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    """The first press is enough: an hour before, unless they choose otherwise."""
    if not event.is_ahead or not (left := reminding.possible(event, floor.now)):
        return Reply(settling.over(event) if not event.is_ahead and not event.is_on else say("events-remind-late"))
    chosen = await reminding.chosen(floor, event, asked.person.id)
    usual = reminding.usual(event, floor.now)
    if chosen or usual is None:
        return Reply(content=notes.reminders(event, chosen, left, say("events-remind-which")))
    return await _wish(floor, asked, event, usual)


async def _wish(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if not event.is_ahead or arg not in reminding.possible(event, floor.now):
        return Reply(say("events-remind-late"))
    await reminding.wish(floor, event, asked.person.id, arg)
    return await _wishes(floor, asked, event, say("events-remind-done", length=Length(BEFORE[arg])))


async def _unwish(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    await reminding.unwish(floor, event, asked.person.id, arg)
    return await _wishes(floor, asked, event, say("events-remind-which"))


async def _wishes(floor: Floor, asked: Asked, event: Event, words: Say) -> Reply:
    chosen = await reminding.chosen(floor, event, asked.person.id)
    return Reply(content=notes.reminders(event, chosen, reminding.possible(event, floor.now), words))


async def _quiet(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    await reminding.unwish(floor, event, asked.person.id)
    return Reply(say("events-quiet", title=event.title))


async def _more(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if event.state is State.DRAFT:
        return Reply(content=await cards.checklist(floor, event, asked))
    return Reply(content=await cards.more(floor, event, asked))


async def _ics(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if not event.starts:
        return Reply(say("events-dateless"))
    content = Content(notes.plain_line(say("events-ics")), files=(cards.calendar_file(floor, event),))
    return Reply(content=content)


async def _ask(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if asked.is_form:
        return await settling.ask(floor, asked, event, asked.values.get("text", ""))
    return Reply(form=forms.ask(event)) if event.is_on else Reply(settling.over(event))


async def _questions(floor: Floor, asked: Asked, event: Event, arg: str, said: Say | None = None) -> Reply:
    host = is_host(event, asked)
    return Reply(content=await questions.listed(floor, event, asked.person.id, host=host, said=said))


async def _vote(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    question = await questions.find(floor, event, arg)
    if question is None or not event.is_on:
        return Reply(say("events-question-over"))
    said = await questions.vote(floor, event, question, asked.person.id)
    return await _questions(floor, asked, event, arg, said)


async def _duties(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    return Reply(content=await duties.listed(floor, event, asked.person.id))


async def _duty(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if not (event.is_ahead or event.is_on):
        return Reply(settling.over(event))
    said = await duties.take(floor, event, arg, asked.person.id)
    return Reply(content=await duties.listed(floor, event, asked.person.id, said))


async def _here(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if asked.is_form:
        return Reply(await attendance.type_code(floor, event, asked.person.id, asked.values.get("code", "")))
    if not attendance.is_open(event, floor.now):
        return Reply(attendance.shut(event, floor.now))
    return Reply(form=forms.here(event))


async def _feedback(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    refused = await feedback.may(floor, event, asked.person.id)
    if refused is not None:
        return Reply(refused)
    if asked.is_form:
        return Reply(await feedback.give(floor, event, asked.person.id, asked.values))
    return Reply(form=feedback.form(event))


async def _can(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    options = {str(one.id): one for one in await dates.options_of(floor, event)}
    if arg not in options or not dates.is_asking(event):
        return Reply(say("events-dates-over"))
    picks = await dates.toggle(floor, event, asked.person.id, options[arg].id)
    return Reply(notes.picked([one.starts for one in options.values() if one.id in picks]))


async def _people(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    return Reply(content=await cards.people(floor, event))


async def _brief(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    return Reply(content=await cards.checklist(floor, event, asked))


async def _edit(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if not (event.is_ahead or event.is_on):
        return Reply(settling.over(event))
    if not asked.is_form:
        return Reply(form=forms.basics(event, floor.zone))
    event, wrong = await forms.save_basics(floor, event, asked.values)
    return Reply(content=await cards.checklist(floor, event, asked, wrong))


async def _plan(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if not asked.is_form:
        return Reply(form=forms.plan(event))
    return Reply(content=await cards.checklist(floor, await forms.save_plan(floor, event, asked.values), asked))


async def _own(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    mine = await lifecycle.change(floor, event, replace(event, owner=asked.person.id))
    return Reply(content=await cards.checklist(floor, mine, asked))


async def _publish(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    return Reply(asked.lacks(Standing.MODERATOR) or await publishing.publish(floor, asked, event, (asked.channel,)))


async def _short(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if (refused := asked.lacks(Standing.LEAD)) is not None:
        return Reply(refused)
    await floor.tx.put(HOUSES, replace(await house_of(floor), short=True))
    return Reply(content=await cards.checklist(floor, event, asked, say("events-brief-short")))


async def _cancel(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if not (event.is_ahead or event.is_on):
        return Reply(settling.over(event))
    if not asked.is_form:
        return Reply(form=forms.cancel(event))
    return Reply(await settling.cancel(floor, asked, event, asked.values.get("reason", "")))


async def _code(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    return Reply(settling.code(event) if event.is_on else settling.over(event))


async def _finish(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if event.state is not State.RUNNING:
        return Reply(settling.over(event))
    await lifecycle.finish(floor, event)
    return Reply(say("events-finished", title=event.title))


async def _report(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if event.state is not State.OVER:
        return Reply(say("events-report-early"))
    return Reply(content=await cards.report(floor, event))


async def _met(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if event.state is not State.OVER or arg not in ("yes", "partly", "no"):
        return Reply(say("events-report-early"))
    known = replace(event, met=arg)
    await floor.tx.put(EVENTS, known)
    return Reply(content=await cards.report(floor, known))


def _settle(state: str) -> Deed:
    async def deed(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
        question = await questions.find(floor, event, arg)
        if question is None or question.state in ("answered", "hidden"):
            return Reply(say("events-question-over"))
        await questions.settle(floor, question, state)
        return await _questions(floor, asked, event, arg)

    return deed


async def _pick(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    found = await picking.pick(floor, asked, event, arg)
    return Reply(found) if isinstance(found, Say) else Reply(content=found)


async def _dates(floor: Floor, asked: Asked, event: Event, arg: str) -> Reply:
    if event.state is not State.DRAFT:
        return Reply(say("events-dates-over"))
    if not asked.is_form:
        return Reply(form=forms.dates(event))
    return await commands.ask_dates(floor, asked, event, asked.values.get("times", ""), (asked.channel,))


MEMBERS: Final[dict[str, Deed]] = {
    "yes": _answer(Answer.YES), "maybe": _answer(Answer.MAYBE), "no": _answer(Answer.NO), "remind": _remind,
    "wish": _wish, "unwish": _unwish, "quiet": _quiet, "more": _more, "ics": _ics, "ask": _ask,
    "questions": _questions, "vote": _vote, "duties": _duties, "duty": _duty, "here": _here, "feedback": _feedback,
    "can": _can,
}  # fmt: skip
HOSTS: Final[dict[str, Deed]] = {
    "people": _people, "brief": _brief, "edit": _edit, "plan": _plan, "own": _own, "publish": _publish,
    "short": _short, "cancel": _cancel, "code": _code, "finish": _finish, "report": _report, "met": _met,
    "qshow": _settle("shown"), "qdone": _settle("answered"), "qhide": _settle("hidden"), "pick": _pick,
    "dates": _dates,
}  # fmt: skip
